"""Sentences with what is known of them: their hits, and their neighbours' in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from framing.lexicon import CompiledLexicons
from framing.records import Hit, ScoredArticle, Span

MODEL_ENTRY = "(model)"
"""The entry of a hit that stands for a sentence accepted without a word of the lexicon."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence in its article.

    Attributes:
        text: The sentence.
        hits: The lexicons' hits in it, of all frames.
        lexicons: Hash of each frame's lexicon.
        before: Frames that have a hit in the sentence before.
        after: Frames that have a hit in the sentence after.
        shares: Share of the article's other sentences that have a hit, by frame.
        is_first: It opens the article.
        article: The article's id: passages of one article are no independent draws.
        number: Of the sentence in its article.
    """

    text: str
    hits: tuple[Hit, ...]
    lexicons: Mapping[str, str]
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    shares: Mapping[str, float] = field(default_factory=dict)
    is_first: bool = False
    article: str = ""
    number: int = 0


def passages(scored: ScoredArticle) -> list[Passage]:
    """Return the sentences of a scored article, boilerplate left out, in order.

    Only the lexicons' hits count: what a classifier has dropped is there again, and what it has
    added is not.
    """
    numbers = _running_text(scored)
    hits = _by_sentence(lexicon_hits(scored))
    around = [_frames(hits.get(number, ())) for number in numbers]
    counts = {frame: sum(frame in found for found in around) for frame in scored.frames}
    return [
        Passage(
            text=scored.article.text[slice(*scored.sentences[number])],
            hits=tuple(hits.get(number, ())),
            lexicons=scored.provenance["lexicons"],
            before=around[place - 1] if place else frozenset(),
            after=around[place + 1] if place + 1 < len(around) else frozenset(),
            shares=_shares(counts, around[place], len(numbers)),
            is_first=place == 0,
            article=scored.doc_id,
            number=number,
        )
        for place, number in enumerate(numbers)
    ]


def lone_passage(text: str, lexicons: CompiledLexicons) -> Passage:
    """Return a sentence of which nothing is known but its words."""
    hits = lexicons.find(text, [(0, len(text))])
    return Passage(text, tuple(hits), lexicons.hashes, is_first=True)


def lexicon_hits(scored: ScoredArticle) -> Iterator[Hit]:
    """Yield the lexicons' hits, also those that a classifier has dropped."""
    yield from (hit for hit in scored.hits if hit.entry != MODEL_ENTRY)
    for judgement in scored.judgements:
        yield from judgement.dropped


def _running_text(scored: ScoredArticle) -> list[int]:
    """Return the numbers of the sentences that touch no boilerplate."""
    spans = enumerate(scored.sentences)
    return [number for number, span in spans if not _overlaps(span, scored.boilerplate)]


def _frames(hits: Iterable[Hit]) -> frozenset[str]:
    return frozenset(hit.frame for hit in hits)


def _by_sentence(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.sentence, []).append(hit)
    return found


def _shares(counts: Mapping[str, int], here: frozenset[str], total: int) -> dict[str, float]:
    others = max(total - 1, 1)
    return {frame: (count - (frame in here)) / others for frame, count in counts.items()}


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
