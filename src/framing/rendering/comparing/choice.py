"""Which tables of a comparison an output shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from framing.errors import FramingError
from framing.rendering.comparing.labels import Labels
from framing.rendering.comparing.layouts import LAYOUTS

if TYPE_CHECKING:
    from framing.comparison.summary import Summary, Table

PORTRAITS = "portraits"
NAMES = (*LAYOUTS, PORTRAITS)
"""What can be asked for: the tables, and each group told in sentences."""
_MOST_REASONS = 3


def checked(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names.

    Raises:
        FramingError: One is no table.
    """
    found = tuple(names)
    for name in found:
        if name not in NAMES:
            near = get_close_matches(name, NAMES, n=1)
            hint = f"; nearest is {near[0]}" if near else ""
            raise FramingError(
                f"table {name!r}: there is none; allowed are {', '.join(NAMES)}{hint}"
            )
    return found


def chosen(
    summary: Summary, asked: Sequence[str], default: Sequence[str], labels: Labels
) -> tuple[tuple[str, ...], list[str]]:
    """Return which tables to show, and notes on what is left out.

    Contrasts of which none could be tested are not shown unless they are asked for: a ratio of
    two rates that nothing backs would be read as a finding.
    """
    if asked:
        return checked(asked), []
    found = summary.table("contrasts")
    if found is None or is_tested(found):
        return tuple(default), []
    reasons = list(dict.fromkeys(str(row[-1]) for row in found.rows))
    why = "; ".join(reasons[:_MOST_REASONS]) + ("; …" if len(reasons) > _MOST_REASONS else "")
    names = tuple(name for name in default if name != "contrasts")
    return names, [labels.text("no contrast", why=why)]


def is_tested(table: Table) -> bool:
    """Tell whether any row of contrasts has a p value."""
    place = [column.name for column in table.columns].index("p")
    return any(row[place] is not None for row in table.rows)
