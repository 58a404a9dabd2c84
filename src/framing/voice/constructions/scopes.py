"""Which clause an adverbial modifies: the words around *selon X*, less the phrase itself."""

from __future__ import annotations

import re

from framing.records import Span
from framing.voice.constructions.inversions import inverted
from framing.voice.extents import content_span
from framing.voice.scene import Scene

_RELATIVE = re.compile(r",?P?[RQ][^,;:.]*?[VHE][^,;:.]*,")
"""*, qui a requis l'anonymat,*: what is told of the source."""
_TOLD_OF_SOURCE = re.compile(r",?P?[RQ]")
_UNFINISHED = frozenset("VHEGK")
_FINITE = frozenset("VHE")
_VERB = frozenset("VHEFT")


def modified(scene: Scene, first: int, last: int, *, sure: bool = False) -> tuple[Span, ...]:
    """Return the parts of the clause around the adverbial at words `first` to `last`.

    `sure`: it ends there, so that what follows without a comma belongs to the clause again.
    """
    parts = []
    left = None if joins(scene, first) else _left_part(scene, first, last)
    if left:
        parts.append(left)
    right = right_part(scene, first, last, had_left=bool(left), sure=sure)
    if right:
        parts.append(right)
    return tuple(parts)


def joins(scene: Scene, first: int) -> bool:
    """Tell whether a conjunction right before makes the adverbial belong to what follows."""
    tags = scene.words.tags[:first].rstrip(",A")
    return tags.endswith(("C", "q", "Q", "R"))


def awaits_rest(scene: Scene, first: int) -> bool:
    """Tell whether the clause before word `first` goes on behind: *ont, selon X, donné*."""
    tags = scene.words.tags[:first].rstrip(",")
    return bool(tags) and tags[-1] in _UNFINISHED


def _left_part(scene: Scene, first: int, behind: int) -> Span | None:
    words, last = scene.words, first - 1
    while last >= 0 and (words.tags[last] in ",C-" or _introduces(words.tags, last)):
        last -= 1
    if last < 0 or words.tags[last] in ";:.":
        return None
    begin, depth = last, 0
    while begin >= 0:
        tag = words.tags[begin]
        depth += (tag in "»)") - (tag in "«(")
        if depth < 0 or (depth == 0 and tag in ";:.-"):
            break
        begin -= 1
    begin = _apposed(scene, begin + 1, last, behind)
    while begin < last and words.tags[begin] in "C,-":
        begin += 1
    return content_span(words, begin, last) if begin <= last else None


def _apposed(scene: Scene, begin: int, last: int, behind: int) -> int:
    """Return where a qualification begins that alone is modified: *Paris, coupable, à ses yeux, de*."""
    tags = scene.words.tags
    comma = tags.rfind(",", begin, last)
    goes_on = tags[behind + 1 : behind + 2] == "," and tags[behind + 2 : behind + 3] in {"d", "P"}
    alone = comma > 0 and goes_on and tags[comma + 1] in "wBA" and last - comma < 6
    if not alone or _VERB & set(tags[comma + 1 : last + 1]) or not _VERB & set(tags[begin:comma]):
        return begin
    return comma + 1


def _introduces(tags: str, index: int) -> bool:
    """Tell whether an adverb belongs to what follows: *, toujours selon X*."""
    return tags[index] == "A" and (index == 0 or tags[index - 1] in ",.")


def _is_complete(tags: str) -> bool:
    """Tell whether the clause before the adverbial has its verb and awaits nothing."""
    before = tags[max(map(tags.rfind, ";:.")) + 1 :].rstrip(",")
    return not _FINITE.isdisjoint(before) and before[-1] not in _UNFINISHED


def right_part(
    scene: Scene, start: int, last: int, *, had_left: bool, sure: bool = False
) -> Span | None:
    """Return what goes on behind the adverbial at words `start` to `last`."""
    words, first = scene.words, last + 1
    if had_left and inverted(scene, first + 1):
        return None
    if _TOLD_OF_SOURCE.match(words.tags, first):
        told = _RELATIVE.match(words.tags, first)
        if told is None or (had_left and _is_complete(words.tags[:start])):
            return None
        first = told.end() - 1
    if first >= len(words) or (had_left and not sure and words.tags[first] not in ","):
        return None
    while first < len(words) and words.tags[first] in ",:":
        first += 1
    if first >= len(words) or words.tags[first] in ";.»":
        return None
    relative = words.tags[:start].rstrip(",").endswith("R")
    return scene.clause(first, embedded=relative, whole=not relative)
