"""Counts of attributions, found against coded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.evaluation.counts import Counts
from framing.evaluation.matching import (
    LOOSE,
    STRICT,
    asserted,
    content_tokens,
    match_contents,
    same_source,
)
from framing.gold import GoldArticle
from framing.records import Attribution, ScoredArticle

KINDS = ("direct", "mixed", "indirect", "nominal", "label", "hearsay", "scare", "block")
_WORD = re.compile(r"\w+")


def attribution_counts(gold: GoldArticle, found: ScoredArticle) -> dict[str, Counts]:
    """Return the figures of one article that are about who says what."""
    text = gold.article.text
    coded, proposed = list(gold.assertions), asserted(found.attributions)
    matches = match_contents(coded, proposed, text)
    loose = [(i, j) for overlap, i, j in matches if overlap >= LOOSE]
    strict = [(i, j) for overlap, i, j in matches if overlap >= STRICT]
    said = [(i, j) for i, j in loose if same_source(coded[i], proposed[j])]
    sizes = {"found": len(proposed), "coded": len(coded)}
    return {
        "voice": _voice_counts(coded, proposed, text),
        "content .5": Counts(both=len(loose), **sizes),
        "content .8": Counts(both=len(strict), **sizes),
        "who said what": Counts(both=len(said), **sizes),
        **_kind_counts(coded, loose),
        **_actor_counts(coded, proposed, loose),
    }


def _voice_counts(coded: Sequence[Attribution], found: Sequence[Attribution], text: str) -> Counts:
    left, right = _attributed(coded, text), _attributed(found, text)
    words = sum(1 for _ in _WORD.finditer(text))
    return Counts(len(left & right), len(right), len(left), words)


def _attributed(attributions: Sequence[Attribution], text: str) -> frozenset[int]:
    spoken = [content_tokens(item, text) for item in attributions if item.kind != "scare"]
    return frozenset().union(*spoken)


def _kind_counts(
    coded: Sequence[Attribution], loose: Sequence[tuple[int, int]]
) -> dict[str, Counts]:
    matched = [coded[i].kind for i, _ in loose]
    present = {item.kind for item in coded}
    return {
        f"kind {kind}": Counts(
            both=matched.count(kind),
            found=matched.count(kind),
            coded=sum(item.kind == kind for item in coded),
        )
        for kind in KINDS
        if kind in present
    }


def _actor_counts(
    coded: Sequence[Attribution], found: Sequence[Attribution], loose: Sequence[tuple[int, int]]
) -> dict[str, Counts]:
    pairs = [(coded[i].actor, found[j].actor) for i, j in loose if coded[i].actor]
    size = {"found": len(pairs), "coded": len(pairs)}
    types = sum(bool(b) and a.type == b.type for a, b in pairs if a and b)
    countries = sum(a.country == b.country for a, b in pairs if a and b)
    return {
        "actor type": Counts(both=types, **size),
        "actor country": Counts(both=countries, **size),
    }
