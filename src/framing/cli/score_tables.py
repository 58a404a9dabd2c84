"""Tables of scores that `framing score --tidy` wrote, read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.corpus.files import TABLES, kind_of
from framing.corpus.metadata import read_metadata
from framing.corpus.tables import column_names, read_rows
from framing.errors import CorpusError

if TYPE_CHECKING:
    from pandas import DataFrame

_SCORES = frozenset({"doc_id", "frame", "voice", "hits", "tokens"})
_ARTICLES = frozenset({"doc_id", "frames", "attributions"})


def score_tables(paths: Iterable[str]) -> list[Path]:
    """Return the paths if all are tables of scores, none if none is.

    Raises:
        CorpusError: Some are and others are not, or one holds whole articles as JSON.
    """
    items = [Path(path) for path in paths]
    tables = [path for path in items if _is_scores(path)]
    if tables and len(tables) < len(items):
        other = next(path for path in items if path not in tables)
        raise CorpusError(
            f"{tables[0]}: a table of scores, {other}: none; compare either tables or articles"
        )
    return tables


def _is_scores(path: Path) -> bool:
    kind = kind_of(path)
    if kind not in TABLES or not path.is_file():
        return False
    columns = set(_columns(path, str(kind)))
    if columns >= _ARTICLES:
        raise CorpusError(
            f"{path}: holds whole articles with their evidence; compare the articles themselves, "
            "or write their scores with `framing score --tidy`"
        )
    return columns >= _SCORES


def _columns(path: Path, kind: str) -> tuple[str, ...]:
    try:
        return column_names(path, kind)
    except (OSError, EOFError, ValueError) as error:
        raise CorpusError(f"{path}: cannot be read ({error})") from error


def read_scores(paths: Iterable[Path], *, metadata: Path | None = None) -> DataFrame:
    """Return the tables below each other, with what the metadata table says beside them.

    Raises:
        CorpusError: A row cannot be read, or two tables were made with different lexicons.
    """
    from pandas import concat  # noqa: PLC0415 - slow to load

    read = [(path, _read(path)) for path in paths]
    origin = _origin(read)
    table = concat([table for _, table in read], ignore_index=True)
    table.attrs = {"provenance": origin} if origin else {}
    return table if metadata is None else _with_metadata(table, metadata)


def _read(path: Path) -> DataFrame:
    from pandas import DataFrame, read_parquet  # noqa: PLC0415

    kind = str(kind_of(path))
    if kind == "parquet" and path.suffix.lower() == ".parquet":
        return read_parquet(path)
    return DataFrame(list(_rows(path, kind)))


def _rows(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    for row in read_rows(path, kind):
        if row.error:
            raise CorpusError(f"{path}:{row.line}: {row.error}")
        yield {str(name): None if value == "" else value for name, value in row.values.items()}


def _origin(read: Iterable[tuple[Path, DataFrame]]) -> dict[str, Any]:
    """Return the provenance that the tables share, as far as they carry one."""
    from framing.comparison.reading_scores import lexicons_of  # noqa: PLC0415 - loads pandas

    origin: dict[str, Any] = {}
    first = Path()
    for path, table in read:
        known = table.attrs.get("provenance") or {"lexicons": lexicons_of(table)}
        _check_lexicons((first, origin), (path, known))
        if known.get("lexicons") and not origin:
            first, origin = path, dict(known)
    return origin


def _check_lexicons(one: tuple[Path, dict[str, Any]], two: tuple[Path, dict[str, Any]]) -> None:
    for frame, version in two[1].get("lexicons", {}).items():
        before = one[1].get("lexicons", {}).get(frame, version)
        if before != version:
            raise CorpusError(
                f"lexicon {frame!r} is {before} in {one[0]} and {version} in {two[0]}; score all "
                "articles again with one version"
            )


def _with_metadata(table: DataFrame, path: Path) -> DataFrame:
    """Return the table with the columns of the metadata table; what a row says itself stays."""
    known = read_metadata(path)
    rows = [known.find(None, str(doc_id)) for doc_id in table["doc_id"]]
    names = dict.fromkeys(name for row in rows for name in row if name != "doc_id")
    for name in names:
        given = [row.get(name) for row in rows]
        own = table[name] if name in table else [None] * len(rows)
        table[name] = [mine if _is_said(mine) else other for mine, other in zip(own, given, strict=True)]  # fmt: skip
    return table


def _is_said(value: object) -> bool:
    return value is not None and value == value and value != ""  # noqa: PLR0124 - nan is not nan
