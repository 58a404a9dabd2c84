"""Which words of a sentence are quotation marks, and which words are quoted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

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
        self._openings = {item.start: number for number, item in enumerate(quotations)}
        self._closings = {item.end: number for number, item in enumerate(quotations) if item.closed}

    def any_in(self, span: Span) -> bool:
        """Tell whether a quotation begins or ends in `span`."""
        first = bisect_left(self._edges, span[0])
        return first < len(self._edges) and self._edges[first] <= span[1]

    def place(self, forms: list[str], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
        """Write « and » over the marks in `forms`; return each word's quotation or -1.

        A word quoted twice over belongs to the inner quotation; a mark to its own.
        """
        stack = self._open_at(starts[0]) if starts else []
        if not starts or not (stack or self.any_in((starts[0], ends[-1]))):
            return [-1] * len(starts)
        quoted = []
        for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
            opened, closed = self._openings.get(start), self._closings.get(end)
            if opened is not None:
                stack.append(opened)
                forms[index] = "«"
            quoted.append(stack[-1] if stack else -1)
            if closed is not None and opened is None:
                forms[index] = "»"
                quoted[-1] = closed
                stack = [number for number in stack if number != closed]
            while stack and self._quotations[stack[-1]].end <= end:
                stack.pop()
        return quoted

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
