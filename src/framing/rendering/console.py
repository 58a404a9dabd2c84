"""Tables for the terminal, and as plain text where there is none."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, repeat
from typing import TYPE_CHECKING

from framing.records import ScoredArticle
from framing.rendering.plain import MISSING, Cell, decimal, one_line
from framing.rendering.summary import SummaryRow, summary_rows
from framing.rendering.tables import View

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

_SUMMARY = ("article", "outlet", "frame", "hits", "/1,000", "editorial", "attributed", "said by")
_NUMBERS = frozenset({"hits", "/1,000", "editorial", "attributed"})
_SHOWN = {
    "scores": ("doc_id", "outlet", "frame", "voice", "hits", "tokens", "per_1000", "weighted"),
    "hits": ("doc_id", "frame", "category", "text", "voice", "actor", "context"),
    "attributions": ("doc_id", "kind", "source", "actor", "cue", "content", "endorsement"),
}
_LONGEST_NAME = 28
_NARROW = frozenset({"frame", "kind", "voice", "category", "endorsement", "cue"})


@dataclass(frozen=True, slots=True)
class Screen:
    """Where text goes.

    Attributes:
        width: In columns.
        is_terminal: A person looks at it: an article is named once, not in each row.
        color: Colours and weights are understood.
    """

    width: int = 120
    is_terminal: bool = False
    color: bool = False


def rendered(*items: RenderableType, screen: Screen) -> str:
    """Return what rich makes of `items`."""
    from rich.console import Console  # noqa: PLC0415 - only for what is shown to a person

    buffer = io.StringIO()
    console: Console = Console(
        file=buffer,
        width=screen.width,
        force_terminal=screen.color,
        color_system="standard" if screen.color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for item in items:
        console.print(item)
    lines = (line.rstrip() for line in buffer.getvalue().split("\n"))
    return "\n".join(lines)


def render_table(articles: Iterable[ScoredArticle], view: View, *, screen: Screen) -> str:
    """Return the rows of all articles as a table that fits the screen."""
    if view.name == "summary":
        return rendered(_summary_table(articles, screen), screen=screen)
    return rendered(_evidence_table(articles, view, screen), screen=screen)


def frame_table(scored: ScoredArticle) -> Table:
    """Return one article's summary, a row per frame."""
    table = _table(_SUMMARY[2:], Screen())
    for row in summary_rows(scored):
        table.add_row(*_summary_cells(row), style=None if row.hits else "dim")
    return table


def _summary_table(articles: Iterable[ScoredArticle], screen: Screen) -> Table:
    heads = _labels if screen.is_terminal else _names
    columns = _SUMMARY if not screen.is_terminal else tuple(c for c in _SUMMARY if c != "outlet")
    table = _table(columns, screen)
    for scored in articles:
        for head, row in zip(heads(scored), summary_rows(scored), strict=False):
            table.add_row(*head, *_summary_cells(row), style=None if row.hits else "dim")
        if screen.is_terminal:
            table.add_section()
    return table


def _names(scored: ScoredArticle) -> Iterator[tuple[str, ...]]:
    """Yield id and outlet for each row, so that any row can be read, or searched, alone."""
    yield from repeat((one_line(scored.doc_id), one_line(scored.article.outlet or MISSING)))


def _labels(scored: ScoredArticle) -> Iterator[tuple[str, ...]]:
    """Yield what names an article, one thing a row: id, outlet, date."""
    article = scored.article
    for label in (article.doc_id, article.outlet, article.date):
        if label:
            yield (one_line(label),)
    yield from repeat(("",))


def _summary_cells(row: SummaryRow) -> tuple[str, ...]:
    return (
        row.frame,
        str(row.hits),
        decimal(row.per_1000),
        f"{row.editorial} ({decimal(row.editorial_per_1000)})",
        f"{row.attributed} ({decimal(row.attributed_per_1000)})",
        "; ".join(_shortened(actor) for actor in one_line(row.actors).split("; ")),
    )


def _shortened(actor: str) -> str:
    """Return `name (count)`, a long name cut."""
    name, space, count = actor.rpartition(" ")
    cut = f"{name[: _LONGEST_NAME - 1].rstrip()}…" if len(name) > _LONGEST_NAME else name
    return f"{cut}{space}{count}"


def _table(columns: Iterable[str], screen: Screen) -> Table:
    table = empty_table()
    widths = {"article": screen.width // 5, "outlet": screen.width // 6}
    for name in columns:
        is_number = name in _NUMBERS
        table.add_column(
            name,
            justify="right" if is_number else "left",
            no_wrap=is_number or name == "frame" or name in widths,
            overflow="ellipsis" if name in widths else "fold",
            max_width=widths.get(name),
        )
    return table


def listed(mark: Text, item: Text) -> Table:
    """Return `item` with `mark` before it and its further lines indented."""
    from rich.table import Table  # noqa: PLC0415

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row(mark, item)
    return grid


def empty_table() -> Table:
    """Return a table without columns, in the look that all tables share."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))


def _evidence_table(articles: Iterable[ScoredArticle], view: View, screen: Screen) -> Table:
    places = [view.names.index(name) for name in _SHOWN[view.name]]
    table = empty_table()
    for column in (view.columns[place] for place in places):
        is_number = column.type in {int, float}
        table.add_column(
            column.name,
            justify="right" if is_number else "left",
            no_wrap=column.name in _NARROW,
        )
    rows = ([_cell(row[place]) for place in places] for row in view.all_rows(articles))
    for _, group in groupby(rows, key=lambda row: row[0]):
        for position, row in enumerate(group):
            table.add_row("" if position and screen.is_terminal else row[0], *row[1:])
        if screen.is_terminal:
            table.add_section()
    return table


def _cell(cell: Cell) -> str:
    if cell is None:
        return MISSING
    return decimal(cell) if isinstance(cell, float) else one_line(str(cell))
