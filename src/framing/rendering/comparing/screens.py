"""A comparison for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.rendering.comparing.choice import is_tested
from framing.rendering.comparing.exhibit import Exhibit
from framing.rendering.comparing.labels import Labels
from framing.rendering.comparing.layouts import BRIEF
from framing.rendering.comparing.report import Report, report
from framing.rendering.console import Screen, empty_table, listed, rendered

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table as RichTable

    from framing.comparison.summary import Summary, Table

_ALPHA = 0.05
_HIDDEN = frozenset({"contrasts"})
_READING = "reading"
_SAID = {
    "contrasts": frozenset({"pair", "estimate", "interval", "p", "effect"}),
    "models": frozenset({"pair", "estimate", "interval", "p", "effect"}),
    "within": frozenset({"sentences", "tokens"}),
}
"""Columns that the readings of a table say in words."""


def render_comparison(summary: Summary, asked: Sequence[str] = (), *, screen: Screen) -> str:
    """Return the tables that are asked for, else a short choice of them.

    Without a choice only the contrasts that stand after correction are shown, as sentences, and
    it is said how many were tested.
    """
    found = report(summary, asked, default=BRIEF)
    shown = found if asked else replace(found, exhibits=tuple(_short(found)))
    return rendered(*_items(shown, _standing(summary, found, asked)), screen=screen)


def _short(found: Report) -> Iterator[Exhibit]:
    return (item for item in found.exhibits if item.name not in _HIDDEN)


def _standing(summary: Summary, found: Report, asked: Sequence[str]) -> list[str]:
    """Return the readings of the contrasts that stand, and how many were tested."""
    table = summary.table("contrasts")
    if asked or table is None or not is_tested(table):
        return []
    said = list(_readings(table, found.labels))
    tested = sum(row[_place(table, "q")] is not None for row in table.rows)
    key = {0: "none stand", 1: "one stands"}.get(len(said), "some stand")
    return [*said, found.labels.text(key, n=len(said), tests=tested)]


def _readings(table: Table, labels: Labels) -> Iterator[str]:
    q, reading, frame = (_place(table, name) for name in ("q", _READING, "frame"))
    for row in table.rows:
        value = row[q]
        if isinstance(value, float) and value <= _ALPHA:
            yield labels.renamed(str(row[reading]), [str(row[frame])])


def _place(table: Table, name: str) -> int:
    return [column.name for column in table.columns].index(name)


def _items(found: Report, standing: Sequence[str]) -> Iterator[RenderableType]:
    from rich.text import Text  # noqa: PLC0415 - only for what is shown to a person

    yield Text(found.headline, "bold")
    for portrait in found.portraits:
        size = f" ({portrait.aside}). {' '.join(portrait.sentences)}"
        yield Text.assemble("\n", (portrait.name, "bold"), size)
    for item in found.exhibits:
        yield Text.assemble("\n", (item.title, "italic"))
        yield _table(item)
        yield from (Text(note, "dim") for note in item.notes)
    yield Text()
    yield from (listed(Text("·", "bold"), Text(text)) for text in standing)
    yield from (listed(Text("-", "dim"), Text(note, "dim")) for note in found.notes)


def _table(item: Exhibit) -> RichTable:
    """Return the table without the columns that its readings say, each section named once."""
    said = _SAID.get(item.name, frozenset())
    places = [place for place, head in enumerate(item.heads) if head.name not in said]
    table = empty_table()
    for head in (item.heads[place] for place in places):
        table.add_column(head.label, justify="right" if head.is_number else "left")
    above: tuple[str, ...] = ()
    for row in item.rows:
        covered = row[: item.covered]
        shown = ("",) * item.covered if covered == above else covered
        table.add_row(*shown, *(row[place] for place in places[item.covered :]))
        above = covered
    return table
