"""Which found content is which coded one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from framing.records import Attribution

LOOSE, STRICT = 0.5, 0.8
"""Least intersection over union of a match, and of a close one."""

_WORD = re.compile(r"\w+")


def content_tokens(attribution: Attribution, text: str) -> frozenset[int]:
    r"""Return the start offsets of the word tokens (`\w+`) inside the attribution's content."""
    return frozenset(
        match.start()
        for start, end in attribution.content
        for match in _WORD.finditer(text, start, end)
    )


def match_contents(
    coded: Sequence[Attribution], found: Sequence[Attribution], text: str
) -> list[tuple[float, int, int]]:
    """Pair contents one to one, greedily, by intersection over union of their tokens.

    Returns:
        `(IoU, index in coded, index in found)`, best first.
    """
    left = [content_tokens(item, text) for item in coded]
    right = [content_tokens(item, text) for item in found]
    pairs = sorted(
        ((_iou(one, other), -i, -j) for i, one in enumerate(left) for j, other in enumerate(right)),
        reverse=True,
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    matches = []
    for overlap, minus_i, minus_j in pairs:
        if overlap > 0 and -minus_i not in used_left and -minus_j not in used_right:
            used_left.add(-minus_i)
            used_right.add(-minus_j)
            matches.append((overlap, -minus_i, -minus_j))
    return matches


def _iou(one: frozenset[int], other: frozenset[int]) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def asserted(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return the attributions that lie in no other one."""
    return [item for item in attributions if not item.nested]


def same_source(coded: Attribution, found: Attribution) -> bool:
    """Tell whether the source spans overlap, or both have none."""
    one, other = coded.source, found.source
    if one is None or other is None:
        return one is other
    return one.start < other.end and other.start < one.end
