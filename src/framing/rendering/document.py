"""A scored article as one JSON object."""

from __future__ import annotations

from typing import Any

from framing.records import Attribution, FrameScore, Hit, Judgement, ScoredArticle, Span
from framing.rendering.plain import plain


def to_document(scored: ScoredArticle) -> dict[str, Any]:
    """Return the object that stands for an article in the JSON formats, keys in their order.

    Offsets count characters of the text as it was read, end exclusive; `nan` is None.
    """
    article = scored.article
    return {
        "doc_id": plain(article.doc_id),
        "outlet": plain(article.outlet),
        "date": plain(article.date),
        "title": plain(article.title),
        "n_tokens": scored.n_tokens,
        "n_sentences": scored.n_sentences,
        "boilerplate": [list(span) for span in scored.boilerplate],
        "frames": {frame: _frame(found) for frame, found in scored.frames.items()},
        "hits": [_hit(hit) for hit in scored.hits],
        "attributions": [_attribution(item) for item in scored.attributions],
        **_judgements(scored),
        "provenance": dict(scored.provenance),
    }


def _judgements(scored: ScoredArticle) -> dict[str, Any]:
    """Return a classifier's decisions; nothing when none was asked."""
    if "classifier" not in scored.provenance:
        return {}
    return {"judgements": [_judgement(item) for item in scored.judgements]}


def _judgement(item: Judgement) -> dict[str, Any]:
    return {
        "frame": item.frame,
        "sentence": item.sentence,
        "probability": item.probability,
        "accepted": item.accepted,
        "dropped": [_hit(hit) for hit in item.dropped],
        "reasons": [[plain(reason.feature), reason.weight] for reason in item.reasons],
    }


def _frame(found: FrameScore) -> dict[str, Any]:
    return {
        "hits": found.hits,
        "per_1000": plain(found.per_1000),
        "editorial": found.editorial,
        "attributed": found.attributed,
        "editorial_per_1000": plain(found.editorial_per_1000),
        "attributed_per_1000": plain(found.attributed_per_1000),
        "endorsements": dict(found.endorsements),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "frame": hit.frame,
        "category": hit.category,
        "entry": plain(hit.entry),
        "text": plain(hit.text),
        "start": hit.start,
        "end": hit.end,
        "sentence": hit.sentence,
        "negated": hit.negated,
        "weight": hit.weight,
        "voice": hit.voice,
        "attribution": hit.attribution,
    }


def _attribution(said: Attribution) -> dict[str, Any]:
    source, actor = said.source, said.actor
    return {
        "kind": said.kind,
        "content": [list(span) for span in said.content],
        "cue": _span(said.cue),
        "source": [source.start, source.end] if source else None,
        "source_text": plain(source.text) if source else None,
        "actor": {"name": plain(actor.name), "type": actor.type, "country": actor.country}
        if actor
        else None,
        "endorsement": said.endorsement,
        "nested": said.nested,
        "rule": said.rule,
        "confidence": plain(said.confidence),
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
