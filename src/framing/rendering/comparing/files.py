"""A comparison for programs: CSV, JSON, Excel; all columns, by their names."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from framing.errors import FramingError
from framing.rendering.comparing.choice import PORTRAITS, checked
from framing.rendering.comparing.labels import labels
from framing.rendering.comparing.notes import headline, made_with, notes
from framing.rendering.formats import csv_line, to_json
from framing.rendering.plain import one_line, plain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from framing.comparison.summary import Cell, Summary, Table

CSV_TABLE = "contrasts"
_NOTES = "notes"
_WIDEST = 60


def to_csv(summary: Summary, asked: Sequence[str] = ()) -> str:
    """Return one table as CSV, its last column saying how it was made.

    Raises:
        FramingError: More than one table is asked for, or it has no rows.
    """
    names = checked(asked) or (CSV_TABLE,)
    if len(names) > 1:
        raise FramingError(
            f"CSV holds one table, not {len(names)}; name one, or write .xlsx or .json"
        )
    table = _tables(summary, names)[0]
    made = " ".join(made_with(summary, labels(summary.language)))
    lines = [csv_line([*(column.name for column in table.columns), "provenance"])]
    lines += [csv_line([*map(_plain, row), made]) for row in table.rows]
    return "".join(lines)


def to_document(summary: Summary, asked: Sequence[str] = ()) -> dict[str, Any]:
    """Return everything as one object for JSON; an end of an interval that is infinite is `"inf"`."""
    said = labels(summary.language)
    return {
        "title": headline(summary, said),
        "notes": list(summary.notes),
        "provenance": _listed(summary.provenance),
        "tables": {table.name: _records(table) for table in _tables(summary, checked(asked))},
    }


def to_json_text(summary: Summary, asked: Sequence[str] = ()) -> str:
    """Return everything as JSON."""
    return to_json(to_document(summary, asked), indent=1) + "\n"


def write_excel(summary: Summary, sink: BinaryIO, asked: Sequence[str] = ()) -> None:
    """Write a workbook: a sheet for each table, numbers as numbers, and one for the notes."""
    from pandas import DataFrame, ExcelWriter  # noqa: PLC0415 - slow to load

    said = labels(summary.language)
    buffer = io.BytesIO()
    with ExcelWriter(buffer, engine="openpyxl") as book:
        for table in _tables(summary, checked(asked)):
            rows = [[_plain(cell) for cell in row] for row in table.rows]
            frame = DataFrame(rows, columns=[column.name for column in table.columns])
            frame.to_excel(book, sheet_name=table.name, index=False, freeze_panes=(1, 0))
        told = DataFrame({headline(summary, said): notes(summary, said)})
        told.to_excel(book, sheet_name=_NOTES, index=False)
        for sheet in book.sheets.values():
            _settle(sheet)
    sink.write(buffer.getvalue())


def _listed(value: Any) -> Any:  # noqa: ANN401 - whatever the provenance holds
    """Return what JSON can hold."""
    if isinstance(value, list | tuple):
        return [_listed(item) for item in value]
    if hasattr(value, "items"):
        return {str(key): _listed(item) for key, item in value.items()}
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _tables(summary: Summary, names: Iterable[str]) -> list[Table]:
    """Return the tables of those names, all without names.

    Raises:
        FramingError: One of them has no rows, or is none.
    """
    found = []
    for name in names:
        table = summary.table(name)
        if name == PORTRAITS:
            raise FramingError(
                f"{PORTRAITS!r} are sentences; write them as table, markdown, html or latex"
            )
        if table is None:
            there = ", ".join(item.name for item in summary.tables)
            raise FramingError(f"table {name!r}: has no rows here; there are {there}")
        found.append(table)
    return found or list(summary.tables)


def _records(table: Table) -> list[dict[str, Cell]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, map(_plain, row), strict=True)) for row in table.rows]


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return one_line(cell)
    if isinstance(cell, float) and math.isinf(cell):
        return "inf" if cell > 0 else "-inf"
    value = plain(cell)
    return None if isinstance(value, bool) else value


def _settle(sheet: Worksheet) -> None:
    """Let no text be a formula; make columns as wide as what they hold."""
    for column in sheet.iter_cols():
        for cell in column:
            if cell.data_type == "f":
                cell.data_type = "s"
        widest = max(_widths(cell.value for cell in column), default=0)
        sheet.column_dimensions[column[0].column_letter].width = min(widest + 2, _WIDEST)


def _widths(values: Iterable[object]) -> Iterator[int]:
    return (len(str(value)) for value in values if value is not None)
