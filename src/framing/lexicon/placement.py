"""Matches in their sentences: which sentence holds them, what is near, what negates them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from framing.lexicon.program import Plan, Program
from framing.lexicon.scan import Scan
from framing.records import Span

_MAX_SPAN = 120


class Sentence(NamedTuple):
    """A sentence by its number, its characters and its words."""

    number: int
    start: int
    end: int
    words: Span


class Placement:
    """A scanned text with its sentences."""

    def __init__(self, scan: Scan, sentences: Sequence[Span]) -> None:
        self.scan = scan
        self._spans = sentences
        self._starts = [start for start, _ in sentences]
        self._known: dict[int, Sentence] = {}

    def sentence_of(self, position: int) -> Sentence | None:
        """Return the sentence that holds a word, or None between sentences."""
        offset = self.scan.starts[position]
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._spans[index][1]:
            return None
        if index not in self._known:
            start, end = self._spans[index]
            words = (self.scan.word_at(start), self.scan.word_at(end))
            self._known[index] = Sentence(index, start, end, words)
        return self._known[index]

    def matches(self, node: int) -> Iterator[tuple[Span, Sentence]]:
        """Yield a node's longest match at each word, none of which leaves its sentence."""
        for start, ends in self.scan.matches(node).items():
            sentence = self.sentence_of(start)
            if sentence is None:
                continue
            fitting = [end for end in ends if end <= sentence.words[1]]
            if fitting:
                yield (start, max(fitting)), sentence

    def overlaps(self, node: int, span: Span) -> bool:
        """Tell whether a match of a node shares a word with `span`."""
        spans = self.scan.spans(node)
        low = bisect_left(spans, (span[0] - _MAX_SPAN, 0))
        high = bisect_left(spans, (span[1], 0))
        return any(end > span[0] for _, end in spans[low:high])

    def is_near(self, node: int, span: Span, within: int) -> bool:
        """Tell whether a match of a node is at most `within` words before or after `span`."""
        spans = self.scan.spans(node)
        farthest = 2 * within + 2
        low = bisect_left(spans, (span[0] - farthest - _MAX_SPAN, 0))
        high = bisect_left(spans, (span[1] + farthest, 0))
        return any(self._apart(other, span) <= within for other in spans[low:high])

    def _apart(self, first: Span, second: Span) -> float:
        """Return the words between two stretches; infinity when they share one."""
        if first[1] <= second[0]:
            return self.scan.distance(first[1], second[0])
        if second[1] <= first[0]:
            return self.scan.distance(second[1], first[0])
        return inf

    def allowed(self, plan: Plan, span: Span, sentence: Sentence) -> bool:
        """Tell whether an entry's conditions let a match at `span` stand."""
        if plan.excluded >= 0 and self.overlaps(plan.excluded, span):
            return False
        if plan.unless >= 0 and self.scan.any_within(plan.unless, *sentence.words):
            return False
        return plan.near < 0 or self.is_near(plan.near, span, plan.near_within)


class Negation:
    """The negation cues of a placed text."""

    def __init__(self, placement: Placement, program: Program) -> None:
        self._scan = placement.scan
        self._marks = frozenset(program.clause_marks)
        self._words = frozenset(program.clause_words)
        self._cues: list[tuple[int, ...]] = [
            (*span, cue.reach)
            for cue in program.cues
            for span in self._scan.spans(cue.cue)
            if cue.excluded < 0 or not placement.overlaps(cue.excluded, span)
        ]
        self._cues.sort()
        self._farthest = 2 * max((cue.reach for cue in program.cues), default=0) + _MAX_SPAN

    def negates(self, span: Span, sentence: Sentence) -> bool:
        """Tell whether the words of `span`, which lie in `sentence`, are negated."""
        first, last = sentence.words
        low = bisect_left(self._cues, (max(first, span[0] - self._farthest),))
        high = bisect_left(self._cues, (span[0],))
        return any(
            end <= last and self._reaches((start, end), span, reach)
            for start, end, reach in self._cues[low:high]
        )

    def _reaches(self, cue: Span, span: Span, reach: int) -> bool:
        """Tell whether a hit lies inside a cue, or near enough after it in the same clause."""
        if cue[1] >= span[1]:
            return True
        if not cue[1] <= span[0] or self._scan.distance(cue[1], span[0]) > reach:
            return False
        return not self._clause_ends(cue[1], span[0])

    def _clause_ends(self, start: int, end: int) -> bool:
        scan = self._scan
        if any(
            not self._marks.isdisjoint(scan.before(position)) for position in range(start, end + 1)
        ):
            return True
        return any(word.lower() in self._words for word in scan.words[start:end])
