"""Which files to read: paths, folders and globs to a list, and what each file is."""

from __future__ import annotations

import glob
import os
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from framing.corpus.tables import column_names, find_column
from framing.corpus.vocabulary import vocabulary
from framing.errors import CorpusError, FramingWarning

KINDS = {
    ".txt": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
TABLES = frozenset({"csv", "tsv", "jsonl", "parquet"})
_ALLOWED = f"allowed are {' '.join(KINDS)}, and .gz of these"
_DOCUMENTS = frozenset([".doc", ".docx", ".epub", ".odt", ".pdf", ".rtf", ".xls", ".xlsx", ".zip"])
"""What may hold articles, and is not read."""
_NOT_ARTICLES = ("readme", "license", "licence", "changelog", "contributing")


@dataclass(frozen=True, slots=True)
class File:
    """One file to read.

    Attributes:
        path: Where it is.
        kind: What it is, one of the values of `KINDS`.
        stem: The id of its article, distinct from that of every other file of the corpus.
        named: It was named itself, not found in a folder.
    """

    path: Path
    kind: str
    stem: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The files that hold articles, and the tables in their folders that hold their metadata."""

    files: tuple[File, ...]
    tables: tuple[Path, ...]


def list_files(paths: Iterable[Path | str], *, text_column: str, without: Path | None) -> Listing:
    """Return every file that `paths` name, once, folders and globs in sorted order.

    A table without the text column, but with a column of file names, beside other files is the
    metadata table of these. `without` is left out.

    Raises:
        CorpusError: A path does not exist, a glob or folder holds no article, an ending is not
            supported, or a table that was named has no text column.
    """
    found = _distinct(file for path in paths for file in _found(path))
    if without is not None:
        found = [file for file in found if not _is_same(file.path, without)]
    tables = [file for file in found if _is_metadata(file, found, text_column)]
    files = [file for file in found if file not in tables]
    for file in files:
        if file.named and file.kind in TABLES:
            check_columns(file, text_column)
    return Listing(tuple(_with_stems(files)), tuple(file.path for file in tables))


def kind_of(path: Path) -> str | None:
    """Return what the ending of `path` says it is, or None if that is not supported."""
    name = path.name.lower().removesuffix(".gz")
    return KINDS.get(Path(name).suffix)


def stem_of(path: Path) -> str:
    """Return the file name without its endings (`a.txt.gz` → `a`)."""
    name = path.name
    if name.lower().endswith(".gz"):
        name = name[:-3]
    return Path(name).stem if kind_of(path) else name


def check_columns(file: File, text_column: str) -> None:
    """Raise CorpusError if a table has no text column; a file that is no table is left alone."""
    columns = _columns(file)
    if columns and find_column(columns, text_column) is None:
        listed = ", ".join(columns[:30])
        raise CorpusError(
            f"{file.path}: no column {text_column!r}; its columns are {listed}; "
            "name the one that holds the text with --text-column"
        )


def _found(path: Path | str) -> Iterator[File]:
    one = Path(path)
    if one.is_dir():
        yield from _folder_files(one)
    elif one.exists() or one.is_symlink():
        yield _named_file(one)
    elif glob.has_magic(str(path)):
        yield from _globbed(str(path))
    else:
        raise CorpusError(f"{path}: no such file or folder; check the path")


def _named_file(path: Path) -> File:
    kind = kind_of(path)
    if kind is None:
        raise CorpusError(f"{path}: ending {path.suffix!r} is not supported; {_ALLOWED}")
    return File(path, kind, named=True)


def _folder_files(folder: Path) -> list[File]:
    files = list(_walk(folder))
    _tell_documents(folder)
    if not files:
        raise CorpusError(f"{folder}: no article in this folder; {_ALLOWED}")
    return files


def _tell_documents(folder: Path) -> None:
    """Warn of documents in a folder that people take for articles, and that are not read."""
    endings = (Path(name).suffix.lower() for _, _, names in os.walk(folder) for name in names)
    passed = Counter(ending for ending in endings if ending in _DOCUMENTS)
    if passed:
        counts = ", ".join(f"{count} {ending}" for ending, count in sorted(passed.items()))
        warnings.warn(
            f"{folder}: passed over {counts}; save them as .txt to have them read",
            FramingWarning,
            stacklevel=2,
        )


def _walk(folder: Path) -> Iterator[File]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        yield from _readable(Path(parent, name) for name in sorted(names))


def _readable(paths: Iterable[Path]) -> Iterator[File]:
    for path in paths:
        hidden = path.name.startswith(".") or path.name.lower().startswith(_NOT_ARTICLES)
        kind = None if hidden else kind_of(path)
        if kind is not None and (path.is_file() or path.is_symlink()):
            yield File(path, kind)


def _globbed(pattern: str) -> list[File]:
    paths = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207
    groups = (_walk(path) if path.is_dir() else _readable([path]) for path in paths)
    files = [file for group in groups for file in group]
    if not files:
        raise CorpusError(f"{pattern}: matches no article; {_ALLOWED}")
    return files


def _distinct(files: Iterable[File]) -> list[File]:
    by_path: dict[str, File] = {}
    for file in files:
        by_path.setdefault(os.path.realpath(file.path), file)
    return list(by_path.values())


def _is_same(path: Path, other: Path) -> bool:
    return os.path.realpath(path) == os.path.realpath(other)


def _is_metadata(file: File, files: list[File], text_column: str) -> bool:
    if file.kind not in TABLES:
        return False
    folder = file.path.parent
    if not any(folder in other.path.parents for other in files if other is not file):
        return False
    columns = _columns(file)
    names = {column.strip().lower() for column in columns}
    keys = {name for name, field in vocabulary().columns.items() if field == "file"}
    return find_column(columns, text_column) is None and bool(names & keys)


def _columns(file: File) -> tuple[str, ...]:
    try:
        return column_names(file.path, file.kind)
    except (OSError, EOFError, ValueError):  # the reader sets it aside with its reason
        return ()


def _with_stems(files: list[File]) -> Iterator[File]:
    """Yield the files with distinct stems, qualified by their folders where names are shared."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        groups[stem_of(file.path)].append(file.path)
    stems = {
        path: stem
        for name, paths in groups.items()
        for path, stem in zip(paths, _qualified(paths) if len(paths) > 1 else [name], strict=True)
    }
    for file in files:
        yield File(file.path, file.kind, stems[file.path], file.named)


def _qualified(paths: list[Path]) -> list[str]:
    """Return the shortest ends of the paths that tell them apart, endings left off if possible."""
    whole = [Path(os.path.realpath(path)) for path in paths]
    for depth in range(1, max(len(path.parts) for path in whole)):
        for last in (stem_of, _name):
            stems = ["/".join((*path.parts[-depth:-1], last(path))) for path in whole]
            if len(set(stems)) == len(stems):
                return stems
    return [path.as_posix() for path in whole]


def _name(path: Path) -> str:
    return path.name
