"""Rows to text and files: CSV, Markdown, JSON, JSON lines and Parquet, each as a stream."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from framing.records import ScoredArticle
from framing.rendering.document import to_document
from framing.rendering.plain import MISSING, Cell, decimal, one_line
from framing.rendering.tables import Column, Row, View, with_lexicon

if TYPE_CHECKING:
    import pyarrow as pa

Record = dict[str, Any]
FormatName = Literal["table", "json", "jsonl", "csv", "markdown", "parquet"]

ENDINGS: dict[str, FormatName] = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".parquet": "parquet",
}
_ROWS_AT_ONCE = 10_000
_DIGITS = 19


def write_text(
    articles: Iterable[ScoredArticle], view: View, form: FormatName, sink: BinaryIO
) -> None:
    """Write articles to `sink` as UTF-8, each as soon as it comes.

    Rows of a frame end in the hash of its lexicon (`with_lexicon`), whole articles and Markdown in
    their provenance.

    Args:
        articles: In the order in which they are written.
        view: Which rows; JSON formats of the summary hold one whole object per article instead.
        form: `csv`, `markdown`, `json` or `jsonl`.
        sink: Open for writing.
    """
    if view.name == "summary" and form in _JSON:
        _write_lines(_JSON[form](map(to_document, articles)), sink)
    elif form == "markdown":
        first, articles = peeked(articles)
        write_rows(view.columns, view.all_rows(articles), form, sink)
        _write_lines(_made_with(first.provenance if first else {}), sink)
    else:
        traced = with_lexicon(view)
        write_rows(traced.columns, traced.all_rows(articles), form, sink)


def _made_with(provenance: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line below a table of Markdown: version, engine, beginnings of the hashes."""
    lexicons = provenance.get("lexicons", {})
    if lexicons:
        hashes = ", ".join(
            f"{escaped(frame)} {value[:_DIGITS]}" for frame, value in lexicons.items()
        )
        made = f"framing {provenance['framing']}, engine {provenance['engine']}"
        yield f"\nMade with {made}; lexicons: {hashes}.\n"


def write_rows(
    columns: Sequence[Column], rows: Iterable[Row], form: FormatName, sink: BinaryIO
) -> None:
    """Write rows to `sink` as UTF-8, each as soon as it comes; `form` as in `write_text`."""
    if form in _JSON:
        names = [column.name for column in columns]
        lines = _JSON[form](dict(zip(names, row, strict=True)) for row in rows)
    else:
        lines = _TABULAR[form](columns, rows)
    _write_lines(lines, sink)


def _write_lines(lines: Iterable[str], sink: BinaryIO) -> None:
    for line in lines:
        sink.write(line.encode("utf-8"))
        sink.flush()


def csv_lines(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[str]:
    """Yield a head and a line per row; what is missing is empty."""
    yield csv_line(column.name for column in columns)
    for row in rows:
        yield csv_line(row)


def csv_line(cells: Iterable[Cell]) -> str:
    """Return one line of CSV, its end with it."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def markdown_lines(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[str]:
    """Yield a pipe table, numbers right-aligned, rates with one digit."""
    yield f"| {' | '.join(column.name for column in columns)} |\n"
    marks = ("---:" if column.type in {int, float} else "---" for column in columns)
    yield f"| {' | '.join(marks)} |\n"
    for row in rows:
        yield f"| {' | '.join(map(_markdown_cell, row))} |\n"


def _markdown_cell(cell: Cell) -> str:
    if cell is None:
        return MISSING
    return escaped(decimal(cell) if isinstance(cell, float) else one_line(str(cell)))


def escaped(text: str) -> str:
    """Return one line of text with nothing in it that Markdown takes for markup."""
    for mark in "\\|`*_[<":
        text = text.replace(mark, f"\\{mark}")
    return text


def json_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield one object a line."""
    for record in records:
        yield to_json(record) + "\n"


def json_array(records: Iterable[Record]) -> Iterator[str]:
    """Yield one array with an object a line."""
    separator = "[\n"
    for record in records:
        yield separator + to_json(record)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def to_json(record: Record, *, indent: int | None = None) -> str:
    """Return an object as strict JSON: no `nan`, letters as they are."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent)


def write_parquet(articles: Iterable[ScoredArticle], view: View, sink: BinaryIO) -> None:
    """Write the rows to `sink` as Parquet, in groups of 10,000.

    The provenance of the first article goes with them, where pandas looks for `DataFrame.attrs`.
    """
    import pyarrow as pa  # noqa: PLC0415 - slow to load
    from pyarrow import parquet  # noqa: PLC0415

    first, articles = peeked(articles)
    schema = _schema(view, first.provenance if first else {})
    rows = view.all_rows(articles)
    with parquet.ParquetWriter(sink, schema) as writer:
        while batch := list(islice(rows, _ROWS_AT_ONCE)):
            columns = [list(cells) for cells in zip(*batch, strict=True)]
            writer.write_table(pa.Table.from_arrays(_arrays(columns, schema), schema=schema))


def _arrays(columns: list[list[Cell]], schema: pa.Schema) -> list[pa.Array]:
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    return [pa.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]


def peeked(
    articles: Iterable[ScoredArticle],
) -> tuple[ScoredArticle | None, Iterator[ScoredArticle]]:
    """Return the first article, None if there is none, and all of them."""
    rest = iter(articles)
    head = list(islice(rest, 1))
    return (head[0] if head else None), chain(head, rest)


def _schema(view: View, provenance: Mapping[str, Any]) -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    known = {"PANDAS_ATTRS": to_json({"provenance": dict(provenance)})} if provenance else None
    return pa.schema([(column.name, kinds[column.type]) for column in view.columns], known)


_TABULAR: dict[str, Callable[[Sequence[Column], Iterable[Row]], Iterator[str]]] = {
    "csv": csv_lines,
    "markdown": markdown_lines,
}
_JSON: dict[str, Callable[[Iterable[Record]], Iterator[str]]] = {
    "json": json_array,
    "jsonl": json_lines,
}
