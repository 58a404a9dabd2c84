"""Where found and coded disagree, each in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.evaluation.framings import coded_framings, found_framings
from framing.evaluation.matching import LOOSE, STRICT, asserted, match_contents, same_source
from framing.gold import GoldArticle
from framing.records import Attribution, ScoredArticle


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement, for the error table.

    Attributes:
        what: `miss`, `false alarm`, `source` (content right, source wrong), `extent` (IoU under
            .8), `frame miss`, `frame false alarm`.
        doc_id: The article.
        construction: The rule that found it, or the kind that was coded.
        coded: The coded words, or empty.
        found: The found words, or empty.
        sentence: The sentence around them.
    """

    what: str
    doc_id: str
    construction: str
    coded: str
    found: str
    sentence: str


def attribution_differences(gold: GoldArticle, found: ScoredArticle) -> Iterator[Difference]:
    """Yield the misses, false alarms, wrong sources and wrong extents of one article."""
    coded, proposed = list(gold.assertions), asserted(found.attributions)
    matches = match_contents(coded, proposed, gold.article.text)
    good = [(overlap, i, j) for overlap, i, j in matches if overlap >= LOOSE]
    for overlap, i, j in good:
        if not same_source(coded[i], proposed[j]):
            yield _difference("source", gold, coded[i], proposed[j])
        elif overlap < STRICT:
            yield _difference("extent", gold, coded[i], proposed[j])
    for i, item in enumerate(coded):
        if i not in {i for _, i, _ in good}:
            yield _difference("miss", gold, item, None)
    for j, item in enumerate(proposed):
        if j not in {j for _, _, j in good}:
            yield _difference("false alarm", gold, None, item)


def _difference(
    what: str, gold: GoldArticle, coded: Attribution | None, found: Attribution | None
) -> Difference:
    either = coded or found
    start = either.content[0][0] if either else 0
    return Difference(
        what=what,
        doc_id=gold.article.doc_id,
        construction=found.rule if found else coded.kind if coded else "",
        coded=_described(coded, gold.article.text),
        found=_described(found, gold.article.text),
        sentence=_sentence_at(gold, start),
    )


def _described(item: Attribution | None, text: str) -> str:
    if item is None:
        return ""
    content = " … ".join(text[start:end] for start, end in item.content)
    cue = text[item.cue[0] : item.cue[1]] if item.cue else "-"
    return f"{item.kind}: ({item.source or '-'}) <{cue}> [{content}]"


def _sentence_at(gold: GoldArticle, offset: int) -> str:
    for start, end in gold.sentences:
        if start <= offset < end:
            return gold.article.text[start:end]
    return ""


def frame_differences(gold: GoldArticle, found: ScoredArticle) -> Iterator[Difference]:
    """Yield the framings of sentences that only one of the two saw."""
    coded, proposed = coded_framings(gold), found_framings(gold, found)
    text = gold.article.text
    for pair in sorted({*coded} ^ {*proposed}):
        number, frame = pair
        start, end = gold.sentences[number]
        evidence = " | ".join(text[s:e] for s, e in coded.get(pair, ()))
        hits = " | ".join(f"{hit.text} ({hit.entry})" for hit in proposed.get(pair, ()))
        what = "frame miss" if pair in coded else "frame false alarm"
        yield Difference(what, gold.article.doc_id, frame, evidence, hits, text[start:end])
