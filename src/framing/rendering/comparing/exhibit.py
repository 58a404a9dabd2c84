"""A table of a comparison as it is printed: heads, cells of text, notes; the same for all outputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from framing.rendering.comparing.labels import Labels
from framing.rendering.comparing.layouts import GROUP, LAYOUTS, Layout, Show
from framing.rendering.plain import MISSING, Cell, one_line

if TYPE_CHECKING:
    from framing.comparison.summary import Column, Summary, Table

RAISED = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
"""The marks that lead to notes; no raised q exists in common fonts."""
_MOST_METHODS = 4

Record = dict[str, Cell]


@dataclass(frozen=True)
class Head:
    """The head of a column: its name in the layout, and what people read."""

    name: str
    label: str
    is_number: bool


@dataclass(frozen=True)
class Exhibit:
    """A printed table.

    Attributes:
        name: Of the table that it shows.
        title: Its caption.
        heads: One for each column.
        rows: Cells of text, as many in each as there are heads.
        notes: To stand below it.
        covered: How many of the first columns may stand above their rows instead.
        sections: What stands above them then, for each row.
    """

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    covered: int = 0
    sections: tuple[str, ...] = ()


def exhibits(summary: Summary, names: Iterable[str], labels: Labels) -> list[Exhibit]:
    """Return the tables of those names that have rows, in the order of the summary."""
    wanted = set(names)
    return [exhibit(table, labels) for table in summary.tables if table.name in wanted]


def exhibit(table: Table, labels: Labels) -> Exhibit:
    """Return one table as it is printed."""
    layout = LAYOUTS[table.name]
    shown, most = _first(table, layout, labels)
    asides = _asides(shown, layout)
    marks = _marks(asides)
    columns = [column for column in _columns(table, layout, labels) if column.is_known(shown)]
    rows = [
        tuple(column.cell(record) + (marks.get(aside, "") if column.marked else "") for column in columns)
        for record, aside in zip(shown, asides, strict=True)
    ]  # fmt: skip
    notes = [*_aside_notes(asides, marks, labels), *most, *_methods(shown, labels)]
    return Exhibit(
        table.name,
        table.title,
        tuple(column.head for column in columns),
        tuple(rows),
        tuple(notes),
        layout.covered,
        tuple(_section(row[: layout.covered], layout, labels) for row in rows),
    )


def _section(cells: Sequence[str], layout: Layout, labels: Labels) -> str:
    if layout.opposed:
        return labels.text("against", target=cells[0], reference=cells[1])
    return " · ".join(cells)


@dataclass(frozen=True)
class _Printed:
    """One printed column, ready to write the cells of any row."""

    head: Head
    names: tuple[str, ...]
    cell: Callable[[Record], str]
    marked: bool

    def is_known(self, records: Sequence[Record]) -> bool:
        """Tell whether any row has a value."""
        return any(record[name] not in (None, "") for record in records for name in self.names)


def _columns(table: Table, layout: Layout, labels: Labels) -> Iterator[_Printed]:
    known = {column.name: column for column in table.columns}
    for show in layout.columns:
        name = table.columns[0].name if show.name == GROUP else show.name
        names = show.parts or (name,)
        first = known[names[0]]
        label = labels.head(table.name, name, first.label)
        yield _Printed(
            Head(name, label, is_number=first.kind != "text"),
            names,
            _writer(names, show, known, labels),
            marked=name == layout.aside,
        )


def _writer(
    names: tuple[str, ...], show: Show, known: dict[str, Column], labels: Labels
) -> Callable[[Record], str]:
    like = next((known[name] for name in show.like.split() if name in known), known[names[0]])

    def write(record: Record) -> str:
        cells = [_written(record[name], like, show, labels) for name in names]
        if names == ("reading",):
            return labels.renamed(one_line(str(record["reading"])), [str(record.get("frame"))])
        if len(cells) == 1:
            return cells[0]
        if show.joined == "interval":
            return labels.interval(*cells)
        return labels.text("of", one=cells[0], two=cells[1])

    return write


def _written(cell: Cell, column: Column, show: Show, labels: Labels) -> str:
    if isinstance(cell, str):
        return labels.value(column.name, cell) or MISSING
    if show.style == "share":
        return labels.share(cell)
    if show.style == "p":
        return labels.probability(cell)
    return labels.number(cell, column.digits)


def _first(table: Table, layout: Layout, labels: Labels) -> tuple[list[Record], list[str]]:
    """Return the rows to show, and a note when not all are."""
    names = [column.name for column in table.columns]
    records = [dict(zip(names, row, strict=True)) for row in table.rows]
    if not layout.first:
        return records, []
    parts = groupby(records, key=lambda record: tuple(record.values())[: layout.part])
    shown = [record for _, part in parts for record in list(part)[: layout.first]]
    if len(shown) == len(records):
        return records, []
    total = labels.count(len(records))
    return shown, [labels.text("most", shown=layout.first, total=total)]


def _asides(records: Sequence[Record], layout: Layout) -> list[str]:
    """Return what is to be said of each row below the table, often nothing."""
    if not layout.aside:
        return [""] * len(records)
    return [one_line(str(record["reading"])) if record["low"] is None else "" for record in records]


def _marks(asides: Sequence[str]) -> dict[str, str]:
    """Return a raised letter for each note; none where one note is of all rows."""
    distinct = list(dict.fromkeys(filter(None, asides)))
    if len(distinct) == 1 and all(asides):
        return {distinct[0]: ""}
    return {text: _mark(place) for place, text in enumerate(distinct)}


def _mark(place: int) -> str:
    more, last = divmod(place, len(RAISED))
    return (_mark(more - 1) if more else "") + list(RAISED.values())[last]


def _aside_notes(asides: Sequence[str], marks: dict[str, str], labels: Labels) -> Iterator[str]:
    counts = Counter(asides)
    for text, mark in marks.items():
        every = not mark and counts[text] == len(asides)
        yield labels.text("all rows", text=text) if every else f"{mark} {text}"


def _methods(records: Sequence[Record], labels: Labels) -> list[str]:
    parts = (part for record in records for part in str(record.get("method") or "").split("; "))
    distinct = list(dict.fromkeys(filter(None, parts)))
    if not distinct:
        return []
    more = ["…"] if len(distinct) > _MOST_METHODS else []
    return [
        labels.text(
            "method", methods=labels.said["separator"].join([*distinct[:_MOST_METHODS], *more])
        )
    ]
