"""Matches in their sentences: which sentence holds them, what is near, what negates them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framing.lexicon.finders import longest
from framing.lexicon.graph import Graph
from framing.lexicon.program import Plan, Program
from framing.lexicon.scan import Scan
from framing.records import Span

_MAX_SPAN = 120
_ANYWHERE = -1


class Sentence(NamedTuple):
    """A sentence by its number and its words, `bits` being the set of them."""

    number: int
    words: Span
    bits: int


class Placement:
    """A scanned text with its sentences."""

    def __init__(self, scan: Scan, sentences: Iterable[tuple[int, Span]], graph: Graph) -> None:
        self.scan = scan
        self.sentences = list(_placed(scan, sentences))
        self._finders = graph.finders

    def matches(self, node: int, sentence: Sentence) -> list[Span]:
        """Return a node's longest match at each word of a sentence, none of which leaves it."""
        return longest(self._finders[node], self.scan, sentence.bits, sentence.words[1])

    def has(self, node: int) -> bool:
        """Tell whether a match of a node is anywhere in the text."""
        return self._ends(node, _ANYWHERE) != 0

    def holds(self, sentence: Sentence, node: int) -> bool:
        """Tell whether a match of a node lies in a sentence."""
        return bool(self._ends(node, sentence.bits) & _between(0, sentence.words[1] + 1))

    def overlaps(self, node: int, span: Span) -> bool:
        """Tell whether a match of a node shares a word with `span`."""
        starts = _between(max(0, span[0] - _MAX_SPAN), span[1])
        return self._ends(node, starts) >> span[0] + 1 != 0

    def is_near(self, node: int, span: Span, within: int) -> bool:
        """Tell whether a match of a node is at most `within` words before or after `span`."""
        return self._is_before(node, span[0], within) or self._is_after(node, span[1], within)

    def _is_before(self, node: int, position: int, within: int) -> bool:
        farthest = 2 * within + 2 + _MAX_SPAN
        starts = _between(max(0, position - farthest), position)
        ends = self._ends(node, starts) & _between(0, position + 1)
        return bool(ends) and self.scan.distance(ends.bit_length() - 1, position) <= within

    def _is_after(self, node: int, position: int, within: int) -> bool:
        return self._ends(node, self.scan.across(1 << position, within)) != 0

    def _ends(self, node: int, starts: int) -> int:
        return self._finders[node].ends(self.scan, starts)

    def allowed(self, plan: Plan, span: Span, sentence: Sentence) -> bool:
        """Tell whether an entry's conditions let a match at `span` stand."""
        if plan.excluded >= 0 and self.overlaps(plan.excluded, span):
            return False
        if plan.unless >= 0 and self.holds(sentence, plan.unless):
            return False
        return plan.near < 0 or self.is_near(plan.near, span, plan.near_within)


def _placed(scan: Scan, sentences: Iterable[tuple[int, Span]]) -> Iterator[Sentence]:
    """Yield each sentence by its words."""
    word_at = scan.word_at
    for number, (first, last) in sentences:
        start, end = word_at(first), word_at(last)
        yield Sentence(number, (start, end), (1 << end) - (1 << start))


def _between(start: int, end: int) -> int:
    """Return the set of positions from `start` up to `end`, itself left out."""
    return (1 << end) - (1 << start)


class Negation:
    """The negation cues of a placed text."""

    def __init__(self, placement: Placement, program: Program) -> None:
        self._placement = placement
        self._marks = frozenset(program.clause_marks)
        self._words = frozenset(program.clause_words)
        self._plans = [cue for cue in program.cues if placement.has(cue.cue)]
        self._farthest = 2 * max((cue.reach for cue in program.cues), default=0) + _MAX_SPAN
        self._cues: dict[Span, list[tuple[int, int, int]]] = {}

    def negates(self, span: Span, sentence: Sentence) -> bool:
        """Tell whether the words of `span`, which lie in `sentence`, are negated."""
        cues = self._cues.get(sentence.words)
        if cues is None:
            cues = self._cues[sentence.words] = sorted(self._found(sentence))
        low = bisect_left(cues, (span[0] - self._farthest,))
        high = bisect_left(cues, (span[0],))
        return any(self._reaches((start, end), span, reach) for start, end, reach in cues[low:high])

    def _found(self, sentence: Sentence) -> Iterator[tuple[int, int, int]]:
        for plan in self._plans:
            for cue in self._placement.matches(plan.cue, sentence):
                if plan.excluded < 0 or not self._placement.overlaps(plan.excluded, cue):
                    yield *cue, plan.reach

    def _reaches(self, cue: Span, span: Span, reach: int) -> bool:
        """Tell whether a hit lies inside a cue, or near enough after it in the same clause."""
        if cue[1] >= span[1]:
            return True
        if not cue[1] <= span[0] or self._placement.scan.distance(cue[1], span[0]) > reach:
            return False
        return not self._clause_ends(cue[1], span[0])

    def _clause_ends(self, start: int, end: int) -> bool:
        scan = self._placement.scan
        if any(
            not self._marks.isdisjoint(scan.before(position)) for position in range(start, end + 1)
        ):
            return True
        return any(word.lower() in self._words for word in scan.words[start:end])
