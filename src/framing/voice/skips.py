"""Spans that hold no running text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from framing.records import Span


class Skips:
    """The spans of one article to leave out, in any order, indexed by where they begin."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reached = list(accumulate((end for _, end in ordered), max))

    def touch(self, span: Span) -> bool:
        """Tell whether one of them overlaps `span`."""
        place = bisect_left(self._starts, span[1])
        return place > 0 and self._reached[place - 1] > span[0]
