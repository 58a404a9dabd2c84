"""A scored article as plain rows, one kind of row for each table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from framing.records import VOICES, Attribution, Hit, ScoredArticle, Voice

_UNNAMED = {"hearsay": "hearsay", "scare": "scare quotes"}
_MOST_ACTORS = 2


class SummaryRow(NamedTuple):
    """One article and frame, both voices side by side."""

    doc_id: str
    outlet: str | None
    date: str | None
    title: str | None
    frame: str
    tokens: int
    hits: int
    per_1000: float
    editorial: int
    editorial_per_1000: float
    attributed: int
    attributed_per_1000: float
    actors: str


class ScoreRow(NamedTuple):
    """One article, frame and voice."""

    doc_id: str
    outlet: str | None
    date: str | None
    frame: str
    voice: str
    hits: int
    tokens: int
    per_1000: float
    weighted: float


class HitRow(NamedTuple):
    """One hit in its sentence; `attribution` numbers the row of the attributions table."""

    doc_id: str
    outlet: str | None
    date: str | None
    frame: str
    category: str
    entry: str
    text: str
    start: int
    end: int
    sentence: int
    negated: bool
    weight: float
    voice: str
    attribution: int | None
    actor: str | None
    context: str


class AttributionRow(NamedTuple):
    """One attribution; `start` and `end` span all parts of its content."""

    doc_id: str
    outlet: str | None
    date: str | None
    attribution: int
    kind: str
    source: str | None
    actor: str | None
    actor_type: str | None
    country: str | None
    cue: str | None
    content: str
    start: int
    end: int
    endorsement: str
    nested: bool
    rule: str
    confidence: float


def summary_rows(scored: ScoredArticle) -> Iterator[SummaryRow]:
    """Yield one row per frame, in the order of the frames."""
    article = scored.article
    for frame, found in scored.frames.items():
        yield SummaryRow(
            article.doc_id,
            article.outlet,
            article.date,
            article.title,
            frame,
            scored.n_tokens,
            found.hits,
            found.per_1000,
            found.editorial,
            found.editorial_per_1000,
            found.attributed,
            found.attributed_per_1000,
            "; ".join(f"{name} ({count})" for name, count in top_actors(scored, frame)),
        )


def score_rows(scored: ScoredArticle) -> Iterator[ScoreRow]:
    """Yield one row per frame and voice."""
    article = scored.article
    for frame, found in scored.frames.items():
        rates = (found.editorial_per_1000, found.attributed_per_1000)
        for voice, rate in zip(VOICES, rates, strict=True):
            hits = [hit for hit in scored.hits if hit.frame == frame and hit.voice == voice]
            yield ScoreRow(
                article.doc_id,
                article.outlet,
                article.date,
                frame,
                voice,
                len(hits),
                voice_tokens(scored, voice),
                rate,
                float(sum(hit.weight for hit in hits)),
            )


def hit_rows(scored: ScoredArticle) -> Iterator[HitRow]:
    """Yield one row per hit, in the order of the text."""
    article = scored.article
    for hit in scored.hits:
        said = attribution_of(scored, hit)
        start, end = scored.sentences[hit.sentence]
        yield HitRow(
            article.doc_id,
            article.outlet,
            article.date,
            hit.frame,
            hit.category,
            hit.entry,
            hit.text,
            hit.start,
            hit.end,
            hit.sentence,
            hit.negated,
            hit.weight,
            hit.voice,
            hit.attribution,
            speaker(said) if said else None,
            article.text[start:end],
        )


def attribution_rows(scored: ScoredArticle) -> Iterator[AttributionRow]:
    """Yield one row per attribution, in the order of their numbers."""
    article = scored.article
    for number, said in enumerate(scored.attributions):
        parts = [article.text[start:end] for start, end in said.content]
        yield AttributionRow(
            article.doc_id,
            article.outlet,
            article.date,
            number,
            said.kind,
            said.source.text if said.source else None,
            said.actor.name if said.actor else None,
            said.actor.type if said.actor else None,
            said.actor.country if said.actor else None,
            article.text[slice(*said.cue)] if said.cue else None,
            " […] ".join(parts),
            min((start for start, _ in said.content), default=0),
            max((end for _, end in said.content), default=0),
            said.endorsement,
            said.nested,
            said.rule,
            said.confidence,
        )


def voice_tokens(scored: ScoredArticle, voice: Voice) -> int:
    """Return the number of tokens in that voice."""
    attributed = scored.n_attributed_tokens
    return attributed if voice == "attributed" else scored.n_tokens - attributed


def attribution_of(scored: ScoredArticle, hit: Hit) -> Attribution | None:
    """Return the attribution that the hit lies in."""
    return None if hit.attribution is None else scored.attributions[hit.attribution]


def speaker(said: Attribution) -> str:
    """Return the actor's name, else the source's words, else what kind of speech it is."""
    if said.actor:
        return said.actor.name
    return said.source.text if said.source else _UNNAMED.get(said.kind, "unnamed")


def top_actors(scored: ScoredArticle, frame: str) -> list[tuple[str, int]]:
    """Return the two who carry most of a frame's attributed hits, with their counts."""
    said = (attribution_of(scored, hit) for hit in scored.hits if hit.frame == frame)
    counts = Counter(speaker(item) for item in said if item)
    return counts.most_common(_MOST_ACTORS)
