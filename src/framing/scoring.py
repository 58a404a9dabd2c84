"""Hits and attributions → counts and rates for one article, by frame and voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal, Protocol

from framing._version import __version__
from framing.corpus.boilerplate import find_boilerplate
from framing.lexicon import CompiledLexicons
from framing.lexicon.words import Words
from framing.records import (
    Article,
    Attribution,
    FrameScore,
    Hit,
    NearMiss,
    ScoredArticle,
    Span,
)
from framing.text.decoding import replace_surrogates
from framing.text.sentences import sentence_spans
from framing.text.tokens import count_words, has_joiners
from framing.voice.engine import VoiceEngine
from framing.voice.near_misses import near_misses

EngineName = Literal["surface", "parse"]

# Whichever scores better on the coded articles.
DEFAULT_ENGINE: EngineName = "surface"


class Reviewer(Protocol):
    """Decides which hits of a scored article count."""

    @property
    def hash(self) -> str:
        """`sha256:…` of what decides."""

    @property
    def lexicons(self) -> Mapping[str, str]:
        """Hash of each frame's lexicon that it knows."""

    def review(self, scored: ScoredArticle) -> ScoredArticle:
        """Return the article with the hits that count, and with its judgements."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores articles; holds the compiled lexicons and the voice engine, loaded once.

    Attributes:
        lexicons: What to look for.
        voice: Finds who says it; None counts every hit as editorial (frames only).
        engine: Name of the engine, for the provenance.
        model: Name and version of the trained model, or None.
        min_confidence: Attributions that are less sure count as the outlet's own voice.
        reviewer: Decides which hits count; None counts them all.
    """

    lexicons: CompiledLexicons
    voice: VoiceEngine | None
    engine: str = "surface"
    model: str | None = None
    min_confidence: float = 0.0
    reviewer: Reviewer | None = None

    def score(self, article: Article) -> ScoredArticle:
        """Return `article` with its hits, attributions, counts and rates."""
        scored = self._found(article)
        return self.reviewer.review(scored) if self.reviewer else scored

    def _found(self, article: Article) -> ScoredArticle:
        article = readable(article)
        text = article.text
        sentences = sentence_spans(text)
        boilerplate = merged((*article.skip, *find_boilerplate(text, sentences)))
        attributions = self._attributions(text, sentences, boilerplate)
        found = self.lexicons.search(text, sentences, skip=boilerplate)
        voiced = tuple(with_voice(found.hits, attributions))
        tokens = count_tokens(text, boilerplate, attributions, words=found.words)
        return ScoredArticle(
            article=article,
            sentences=tuple(sentences),
            boilerplate=boilerplate,
            n_tokens=tokens.all,
            n_attributed_tokens=tokens.attributed,
            frames=frame_scores(voiced, attributions, frames=self.lexicons.frames, tokens=tokens),
            hits=voiced,
            attributions=attributions,
            provenance=self.provenance,
        )

    def near_misses(self, article: Article) -> tuple[NearMiss, ...]:
        """Return what was nearly an attribution in `article`, each with the reason it is none."""
        if self.voice is None:
            return ()
        text = readable(article).text
        sentences = sentence_spans(text)
        skip = merged((*article.skip, *find_boilerplate(text, sentences)))
        return tuple(near_misses(self.voice, text, sentences, skip))

    def _attributions(
        self, text: str, sentences: Sequence[Span], skip: Sequence[Span]
    ) -> tuple[Attribution, ...]:
        found = self.voice.attribute(text, sentences, skip) if self.voice else ()
        return tuple(item for item in found if item.confidence >= self.min_confidence)

    @property
    def provenance(self) -> Mapping[str, Any]:
        """What the numbers depend on: versions, engine, model, hash of each lexicon."""
        return {
            "framing": __version__,
            "engine": self.engine,
            "model": self.model,
            **({"min_confidence": self.min_confidence} if self.min_confidence else {}),
            "lexicons": dict(self.lexicons.hashes),
        }


@dataclass(frozen=True, slots=True)
class TokenCounts:
    r"""Word tokens (`\w+`) of an article, boilerplate left out."""

    all: int
    attributed: int

    @property
    def editorial(self) -> int:
        """Tokens in the outlet's own voice."""
        return self.all - self.attributed


def count_tokens(
    text: str,
    boilerplate: Sequence[Span],
    attributions: Sequence[Attribution],
    *,
    words: Words | None = None,
) -> TokenCounts:
    """Count the tokens of `text`, and those that lie in what somebody is made to say.

    Args:
        text: The text.
        boilerplate: What of it doesn't count, in order and without overlap.
        attributions: What is said in it.
        words: Its words, if they have been found already.
    """
    contents = merged(
        span for item in attributions if item.kind != "scare" for span in item.content
    )
    kept = complement(boilerplate, len(text))
    # Words are tokens, except that soft hyphens and combining accents don't part them.
    found = None if has_joiners(text) else words
    count = found.count if found is not None else partial(count_words, text)
    return TokenCounts(
        sum(count(start, end) for start, end in kept),
        sum(count(start, end) for start, end in common(contents, kept)),
    )


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the union of `spans`, in order and without overlap."""
    union: list[Span] = []
    for start, end in sorted(spans):
        if union and start <= union[-1][1]:
            union[-1] = (union[-1][0], max(end, union[-1][1]))
        else:
            union.append((start, end))
    return tuple(union)


def complement(spans: Sequence[Span], length: int) -> list[Span]:
    """Return what of `0 … length` lies in none of the ordered, disjoint `spans`."""
    edges = [0, *(edge for span in spans for edge in span), length]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if start < end]


def common(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """Return what two lists of ordered, disjoint spans have in common."""
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return found


def readable(article: Article) -> Article:
    """Return the article with each lone surrogate as U+FFFD: same length, so that offsets hold."""
    try:
        article.text.encode()
    except UnicodeEncodeError:
        text, notes = replace_surrogates(article.text)
        return replace(article, text=text, notes=(*article.notes, *notes))
    return article


def with_voice(hits: Sequence[Hit], attributions: Sequence[Attribution]) -> Iterable[Hit]:
    """Yield the hits with the voice that carries them.

    A hit is attributed when its middle lies in the content of an attribution that is neither a
    scare quote nor nested: the outermost speaker is the one whom the outlet quotes.
    """
    contents = sorted(
        (start, end, number)
        for number, item in enumerate(attributions)
        if item.kind != "scare" and not item.nested
        for start, end in item.content
    )
    starts = [start for start, _, _ in contents]
    for hit in hits:
        place = bisect_right(starts, (hit.start + hit.end - 1) // 2) - 1
        holds = place >= 0 and (hit.start + hit.end - 1) // 2 < contents[place][1]
        if holds:
            yield replace(hit, voice="attributed", attribution=contents[place][2])
        else:
            yield hit


def frame_scores(
    hits: Sequence[Hit],
    attributions: Sequence[Attribution],
    *,
    frames: Iterable[str],
    tokens: TokenCounts,
) -> dict[str, FrameScore]:
    """Return the score of each frame; one with no hit is there with zeros."""
    by_frame: dict[str, list[Hit]] = {frame: [] for frame in frames}
    for hit in hits:
        by_frame[hit.frame].append(hit)
    return {
        frame: frame_score(found, attributions, tokens=tokens) for frame, found in by_frame.items()
    }


def frame_score(
    hits: Sequence[Hit], attributions: Sequence[Attribution], *, tokens: TokenCounts
) -> FrameScore:
    """Return counts and rates per 1,000 tokens of the hits of one frame."""
    attributed = [hit.voice for hit in hits].count("attributed")
    endorsed = [
        attributions[hit.attribution].endorsement for hit in hits if hit.attribution is not None
    ]
    return FrameScore(
        hits=len(hits),
        per_1000=rate(len(hits), tokens.all),
        editorial=len(hits) - attributed,
        attributed=attributed,
        editorial_per_1000=rate(len(hits) - attributed, tokens.editorial),
        attributed_per_1000=rate(attributed, tokens.attributed),
        weighted=sum([hit.weight for hit in hits]),
        endorsements={each: endorsed.count(each) for each in sorted(set(endorsed))},
    )


def rate(hits: float, tokens: int) -> float:
    """Return hits per 1,000 tokens; `nan` where there is no token."""
    return 1000 * hits / tokens if tokens else float("nan")
