"""Which words of a sentence are quotation marks, and which words are quoted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain

from framing.records import Span
from framing.text.quotations import Quotation

_BESIDE = 3
"""Characters before an opening mark in which a content that it opens may begin."""


class Marks:
    """Quotations of one article, indexed by place; they nest and never cross."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._starts = [item.start for item in quotations]
        self._around = _around(quotations)
        self._edges = sorted(edge for item in quotations for edge in (item.start, item.end))
        self._openings = frozenset(self._starts)

    def any_in(self, span: Span) -> bool:
        """Tell whether a quotation begins or ends in `span`."""
        first = bisect_left(self._edges, span[0])
        return first < len(self._edges) and self._edges[first] <= span[1]

    def around(self, start: int) -> int:
        """Return the innermost quotation that began before `start` and goes on over it, or -1."""
        return [-1, *self._open_at(start)][-1]

    def place(
        self, forms: list[str], starts: tuple[int, ...], ends: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Write « and » over the marks in `forms`; return each word's quotation or -1.

        A word quoted twice over belongs to the inner quotation; a mark to its own.
        """
        if not forms:
            return ()
        quoted, closings = [-1] * len(forms), {}
        for number in self._touching(starts[0], ends[-1]):
            item = self._quotations[number]
            first, last = bisect_left(starts, item.start), bisect_left(ends, item.end)
            opens = starts[first : first + 1] == (item.start,)
            if opens:
                forms[first] = "«"
            if opens or item.start < starts[0]:
                quoted[first : last + 1] = [number] * len(quoted[first : last + 1])
            if item.closed and ends[last : last + 1] == (item.end,):
                closings[last] = number
        for last, number in closings.items():
            if starts[last] not in self._openings:
                forms[last], quoted[last] = "»", number
        return tuple(quoted)

    def _touching(self, start: int, end: int) -> Iterable[int]:
        """Return the quotations that reach into what lies between, outer ones first."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return chain(self._open_at(start), range(first, last))

    def extended(self, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """Let a content that ends inside a quotation that it opened run to that quotation's end."""
        start, end = content[-1]
        for number in self._open_at(end):
            item = self._quotations[number]
            if start - _BESIDE <= item.start and end < item.inner[1]:
                return (*content[:-1], (start, item.inner[1]))
        return content

    def _open_at(self, start: int) -> list[int]:
        """Return the quotations that began before `start` and go on over it, outer ones first."""
        found, place = [], bisect_left(self._starts, start) - 1
        while place >= 0:
            if start < self._quotations[place].end:
                found.append(place)
            place = self._around[place]
        return found[::-1]


def _around(quotations: Sequence[Quotation]) -> list[int]:
    """Return for each quotation the number of the one right around it, or -1."""
    around, stack = [], list[int]()
    for number, item in enumerate(quotations):
        while stack and quotations[stack[-1]].end <= item.start:
            stack.pop()
        around.append(stack[-1] if stack else -1)
        stack.append(number)
    return around
