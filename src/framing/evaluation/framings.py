"""Counts of framings, found against coded, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from framing.evaluation.counts import Counts
from framing.gold import GoldArticle
from framing.records import Hit, ScoredArticle, Span

BOUND = 0.5
"""Least weight of a hit that makes its sentence carry the frame."""

Pair = tuple[int, str]
"""A sentence number and a frame."""


def frame_counts(gold: GoldArticle, found: ScoredArticle) -> dict[str, Counts]:
    """Return the figures of one article that are about framings."""
    coded, proposed = coded_framings(gold), found_framings(gold, found)
    sentences = len(gold.sentences) - len(gold.boilerplate)
    counts = {
        f"frame {frame}": _pair_counts(
            {pair for pair in coded if pair[1] == frame},
            {pair for pair in proposed if pair[1] == frame},
            sentences,
        )
        for frame in found.frames
    }
    return {**counts, "framing voice": _framing_voice(gold, found, coded, proposed)}


def _pair_counts(coded: set[Pair], found: set[Pair], total: int) -> Counts:
    return Counts(len(coded & found), len(found), len(coded), total)


def coded_framings(gold: GoldArticle) -> dict[Pair, tuple[Span, ...]]:
    """Return the coded framings with their evidence."""
    return {(item.sentence, item.frame): item.evidence for item in gold.frames}


def found_framings(gold: GoldArticle, found: ScoredArticle) -> dict[Pair, list[Hit]]:
    """Return the hits by coded sentence and frame; light hits and boilerplate left out."""
    starts = [start for start, _ in gold.sentences]
    pairs: dict[Pair, list[Hit]] = {}
    for hit in found.hits:
        number = bisect_right(starts, hit.start) - 1
        inside = number >= 0 and hit.start < gold.sentences[number][1]
        if inside and hit.weight >= BOUND and number not in gold.boilerplate:
            pairs.setdefault((number, hit.frame), []).append(hit)
    return pairs


def _framing_voice(
    gold: GoldArticle,
    found: ScoredArticle,
    coded: Mapping[Pair, Sequence[Span]],
    proposed: Mapping[Pair, Sequence[Hit]],
) -> Counts:
    shared = [pair for pair in coded if pair in proposed and coded[pair]]
    contents = [span for item in gold.assertions if item.kind != "scare" for span in item.content]
    same = sum(
        _mostly_inside(coded[pair], contents) == _mostly_attributed(proposed[pair])
        for pair in shared
    )
    return Counts(same, len(shared), len(shared))


def _mostly_inside(evidence: Sequence[Span], contents: Sequence[Span]) -> bool:
    inside = sum(any(s <= start and end <= e for s, e in contents) for start, end in evidence)
    return 2 * inside > len(evidence)


def _mostly_attributed(hits: Sequence[Hit]) -> bool:
    return 2 * sum(hit.voice == "attributed" for hit in hits) > len(hits)
