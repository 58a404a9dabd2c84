"""Which entries make a sentence carry a frame, and what would be left without one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from framing.evaluation.counts import Counts
from framing.evaluation.framings import BOUND
from framing.gold import GoldArticle
from framing.lexicon import CompiledLexicons
from framing.lexicon.matcher import Candidate, winners
from framing.lexicon.placement import Placement
from framing.scoring import Scorer

Carried = Mapping[int, frozenset[int]]
"""Numbers of the entries that hit, by sentence."""


@dataclass(frozen=True, slots=True)
class Contest:
    """One frame in one coded article: all matches, with what was coded.

    Attributes:
        candidates: Every match with the number of its coded sentence (-1: in none that counts).
        coded: Sentences that carry the frame.
        total: Sentences that could.
    """

    candidates: tuple[tuple[Candidate, int], ...]
    coded: frozenset[int]
    total: int

    def carried(self, *, without: int = -1) -> Carried:
        """Return which entries hit in which sentence, when entry number `without` is left out."""
        places = dict(self.candidates)
        kept = (item for item, _ in self.candidates if item.order != without)
        found: dict[int, set[int]] = {}
        for item in winners(kept):
            if places[item] >= 0 and _counts(item):
                found.setdefault(places[item], set()).add(item.order)
        return {number: frozenset(orders) for number, orders in found.items()}

    def counts(self, sentences: Iterable[int]) -> Counts:
        """Return the counts when `sentences` are found."""
        found = set(sentences)
        return Counts(len(found & self.coded), len(found), len(self.coded), self.total)


def _counts(item: Candidate) -> bool:
    return item.plan.weight >= BOUND and not item.plan.is_name


def contests(gold: GoldArticle, scorer: Scorer) -> dict[str, Contest]:
    """Return the contest of each frame of `scorer` in a coded article."""
    scored = scorer.score(gold.article)
    placement = scorer.lexicons.place(gold.article.text, scored.sentences)
    placed = [
        (item, _sentence(gold, placement, item))
        for item in scorer.lexicons.candidates(placement)
        if not _skipped(placement, item, scored.boilerplate)
    ]
    return {frame: _contest(gold, frame, placed) for frame in scorer.lexicons.frames}


def _contest(gold: GoldArticle, frame: str, placed: Iterable[tuple[Candidate, int]]) -> Contest:
    return Contest(
        candidates=tuple(pair for pair in placed if pair[0].plan.frame == frame),
        coded=frozenset(item.sentence for item in gold.frames if item.frame == frame),
        total=len(gold.sentences) - len(gold.boilerplate),
    )


def _sentence(gold: GoldArticle, placement: Placement, item: Candidate) -> int:
    """Return the number of the coded sentence in which a match starts, or -1."""
    start = placement.scan.starts[item.span[0]]
    number = bisect_right(gold.sentences, (start, len(gold.article.text))) - 1
    inside = number >= 0 and start < gold.sentences[number][1]
    return number if inside and number not in gold.boilerplate else -1


def _skipped(placement: Placement, item: Candidate, skip: Iterable[tuple[int, int]]) -> bool:
    start, end = placement.scan.starts[item.span[0]], placement.scan.ends[item.span[1] - 1]
    return any(first < end and start < last for first, last in skip)


def entry_numbers(lexicons: CompiledLexicons) -> Iterator[tuple[int, str, str, str]]:
    """Yield number, frame, category and name of each entry that is scored."""
    for order, plan in enumerate(lexicons.program.plans):
        if not plan.is_name:
            yield order, plan.frame, plan.category, plan.entry
