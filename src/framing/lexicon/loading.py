"""Lexicon files → `Lexicon` records, read once and kept in the cache."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from framing.data import lexicon_dir
from framing.errors import FramingWarning, LexiconError
from framing.lexicon.cache import cached, digest
from framing.lexicon.entries import Lexicon, content_hash, from_plain, to_plain

_SETS = "_sets.yaml"
_YAML = (".yaml", ".yml")
_OWN_YAML = re.compile(rb"^(?:frame:[ \t]*[^\s\[{]|categories:)", re.MULTILINE)


def load_lexicon(path: Path | str) -> Lexicon:
    """Return the lexicon of one YAML file, or of a dictionary in a known format of another program.

    Named sets come from the file itself, from `_sets.yaml` beside it, and from the packaged
    `_sets.yaml`, in this order. What a foreign dictionary holds and a lexicon can't is told in
    `FramingWarning`s.

    Raises:
        LexiconError: The file can't be read or isn't valid; one line with file, line and remedy.
    """
    path = Path(path)
    content = _read(path)
    if not (path.suffix.lower() in _YAML and _OWN_YAML.search(content)):
        from framing.lexicon.formats import is_foreign  # noqa: PLC0415 - a warm start does without

        if is_foreign(path):
            return _foreign(path)
    sets = _shared_files(path)
    shared = [_read(file) for file in sets]
    return cached(
        "lexicon",
        digest(str(path).encode(), content, *shared),
        build=lambda: _parse(path, content, dict(zip(sets, shared, strict=True))),
        encode=to_plain,
        decode=from_plain,
    )


def _foreign(path: Path) -> Lexicon:
    from framing.lexicon.formats import read_dictionary  # noqa: PLC0415

    reading = read_dictionary(path)
    for note in reading.notes:
        warnings.warn(f"{path}: {note}", FramingWarning, stacklevel=3)
    return reading.lexicon


def load_lexicons(paths: Iterable[Path | str] | None = None) -> tuple[Lexicon, ...]:
    """Return several lexicons, the packaged frames when `paths` is None.

    Raises:
        LexiconError: One of them isn't valid, or two have one frame's name.
    """
    chosen = packaged_paths() if paths is None else [Path(path) for path in paths]
    lexicons = tuple(load_lexicon(path) for path in chosen)
    first: dict[str, str] = {}
    for lexicon in lexicons:
        if lexicon.frame in first:
            raise LexiconError(
                f"{lexicon.path}: frame {lexicon.frame!r} is already in {first[lexicon.frame]}; "
                "rename one or leave it out"
            )
        first[lexicon.frame] = lexicon.path
    return lexicons


def packaged_paths() -> list[Path]:
    """Return the packaged frames' files, in order of their names."""
    files = sorted(lexicon_dir("frames").glob("*.yaml"))
    return [file for file in files if not file.name.startswith("_")]


def _shared_files(path: Path) -> list[Path]:
    """Return the files of shared sets, the packaged one first and the nearest last."""
    candidates = [lexicon_dir("frames", _SETS), path.parent / _SETS]
    return [file for file in dict.fromkeys(candidates) if file.is_file()]


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise LexiconError(f"{path}: is a folder; give the path of a file in it")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise LexiconError(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); check its rights") from None


def _parse(path: Path, content: bytes, shared: Mapping[Path, bytes]) -> Lexicon:
    """Read a file in full; the schema is imported only here, for a warm start does without it."""
    from framing.lexicon.document import read_yaml  # noqa: PLC0415
    from framing.lexicon.schema import lexicon_from, sets_from  # noqa: PLC0415

    sets: dict[str, tuple[str, ...]] = {}
    for file, text in shared.items():
        sets |= sets_from(read_yaml(text, name=str(file)))
    lexicon = lexicon_from(read_yaml(content, name=str(path)), shared=sets)
    return replace(lexicon, hash=content_hash(lexicon))
