"""Rules: entries of several parts that must be found in reach of each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from framing.lexicon.placement import Placement, Sentence
from framing.lexicon.program import Plan
from framing.records import Span

# Of each part, so many matches on either side of the anchor are tried in one sentence.
_NEAREST = 4


class Window(NamedTuple):
    """One match of a rule: from its first part to its last, and its anchor (the part listed first)."""

    span: Span
    anchor: Span


def windows(placement: Placement, plan: Plan, sentence: Sentence) -> list[Window]:
    """Return a rule's matches in a sentence, the smallest first taken, none of which overlap."""
    parts: list[list[Span]] = []
    for part in plan.parts:
        parts.append(placement.matches(part, sentence))
        if not parts[-1]:
            return []
    anchors, *others = parts
    found = ((_smallest(placement, plan, anchor, others), anchor) for anchor in anchors)
    return _disjoint([Window(span, anchor) for span, anchor in found if span])


def _smallest(
    placement: Placement, plan: Plan, anchor: Span, others: list[list[Span]]
) -> Span | None:
    """Return the smallest window around an anchor that holds one match of every other part."""
    best: Span | None = None
    for chosen in _choices([anchor], others):
        if not _in_reach(placement, plan, chosen):
            continue
        span = (min(start for start, _ in chosen), max(end for _, end in chosen))
        if best is None or span[1] - span[0] < best[1] - best[0]:
            best = span
    return best


def _choices(chosen: list[Span], others: list[list[Span]]) -> Iterator[list[Span]]:
    """Yield the ways to take one match of each part, none sharing a word with another."""
    if not others:
        yield chosen
        return
    anchor = chosen[0]
    middle = bisect_left(others[0], anchor)
    for span in others[0][max(0, middle - _NEAREST) : middle + _NEAREST]:
        if all(span[1] <= start or span[0] >= end for start, end in chosen):
            yield from _choices([*chosen, span], others[1:])


def _in_reach(placement: Placement, plan: Plan, chosen: list[Span]) -> bool:
    in_order = sorted(chosen)
    if plan.ordered and in_order != chosen:
        return False
    if plan.within < 0:
        return True
    distance = placement.scan.distance
    return all(distance(left[1], right[0]) <= plan.within for left, right in pairwise(in_order))


def _disjoint(found: list[Window]) -> list[Window]:
    """Keep the smallest of windows that overlap, the leftmost of equal ones."""
    taken: list[Span] = []
    kept: list[Window] = []
    for window in sorted(found, key=lambda item: (item.span[1] - item.span[0], item.span)):
        place = bisect_left(taken, window.span)
        before = taken[place - 1][1] if place else 0
        after = taken[place][0] if place < len(taken) else window.span[1]
        if before <= window.span[0] and window.span[1] <= after:
            taken.insert(place, window.span)
            kept.append(window)
    return kept
