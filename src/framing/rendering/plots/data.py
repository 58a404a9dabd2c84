"""The rows that plots are drawn from, words in the language of the plot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError
from framing.rendering.comparing.labels import Labels, labels
from framing.rendering.plain import one_line

if TYPE_CHECKING:
    from pandas import DataFrame

    from framing.comparison.summary import Cell, Summary

_NAMED = ("frame", "voice")


@dataclass(frozen=True)
class Source:
    """A summary to draw from."""

    summary: Summary

    @property
    def labels(self) -> Labels:
        """The words of its language."""
        return labels(self.summary.language)

    def records(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a table; `group` is its first column, `key` the voice as it is stored.

        Raises:
            FramingError: It has no rows.
        """
        table = self.summary.table(name)
        if table is None:
            hint = "compare over time, too (`over`), or " if name == "periods" else ""
            raise FramingError(f"plot: there are no {name} to draw; {hint}choose another kind")
        names = [column.name for column in table.columns]
        return [self._record(names, row) for row in table.rows]

    def _record(self, names: Sequence[str], row: Sequence[Cell]) -> dict[str, Any]:
        known: dict[str, Any] = {
            name: one_line(cell) if isinstance(cell, str) else cell
            for name, cell in zip(names, row, strict=True)
        }
        shown = {name: self.labels.value(name, known[name]) for name in _NAMED if name in known}
        return {**known, **shown, "group": known[names[0]], "key": known.get("voice")}

    def rate(self, value: float | None) -> str:
        """Return a rate as it is written beside a mark."""
        return self.labels.number(value, 1)


def finite(value: object) -> float | None:
    """Return a number that can be drawn, None for any other."""
    return value if isinstance(value, float) and math.isfinite(value) else None


def has_ends(records: Sequence[dict[str, Any]]) -> bool:
    """Tell whether any row has an interval to draw."""
    return any(record["low"] is not None for record in records)


def order(records: Sequence[dict[str, Any]], name: str) -> list[str]:
    """Return the values of a column in the order of the rows."""
    return list(dict.fromkeys(str(record[name]) for record in records))


def frame(records: Sequence[dict[str, Any]]) -> DataFrame:
    """Return rows as a DataFrame."""
    from pandas import DataFrame  # noqa: PLC0415 - slow to load

    return DataFrame(list(records))
