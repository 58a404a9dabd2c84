"""What no source in the sentence speaks: hearsay, floating quotations, scare quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.records import Span
from framing.text.quotations import Quotation
from framing.voice.extents import content_span
from framing.voice.scene import Proposal, Scene

FOLLOWS = 2
LONG = 6
SHORT = 3
_CONDITIONAL = re.compile(r"rai(?:t|ent)$")
_CLAUSE_EDGE = frozenset(";:.«»")


def hearsay(scene: Scene) -> Iterator[Proposal]:
    """Yield clauses in the conditional of unverified news, and *il semblerait que*."""
    yield from _impersonal(scene)
    words = scene.words
    for index, form in enumerate(words.forms):
        if words.tags[index] in "VHE" and _CONDITIONAL.search(form) and _is_hearsay(scene, index):
            first, last = _clause(scene, index)
            yield Proposal(
                rule="conditional",
                content=(content_span(words, first, last),),
                cue=words.slice(index, index),
                source=None,
                kind="hearsay",
                endorsement="distancing",
                sentence=scene.sentence,
                lemma=form,
            )
            return


def _impersonal(scene: Scene) -> Iterator[Proposal]:
    words = scene.words
    for first, cue in scene.cues.hearsay_phrases(words.forms):
        after = first + len(cue)
        if after < len(words) and words.tags[after - 1] == "Q":
            yield Proposal(
                rule="impersonal",
                content=(scene.clause(after),),
                cue=words.slice(first, after - 2),
                source=None,
                kind="hearsay",
                endorsement="distancing",
                sentence=scene.sentence,
                lemma=" ".join(cue),
            )


def _is_hearsay(scene: Scene, index: int) -> bool:
    words, blockers = scene.words, scene.cues.hearsay_blockers
    if words.quoted[index] >= 0 or words.forms[index] in blockers.verbs:
        return False
    compound = words.tags[index] in "HE" and "B" in words.tags[index + 1 : index + 4]
    participle = words.tags.find("B", index)
    modal = words.tags[index] == "H" and words.forms[participle] in blockers.participles
    if compound and modal:
        return False
    context = set(words.forms[max(0, index - 12) : index + 12])
    return compound and not context & blockers.words


def _clause(scene: Scene, index: int) -> tuple[int, int]:
    tags = scene.words.tags
    first = index
    while first > 0 and tags[first - 1] not in _CLAUSE_EDGE:
        first -= 1
    while first < index and tags[first] in "C,-":
        first += 1
    return first, scene.extents.clause_end(scene.words, index)


def unclaimed(
    scene: Scene, claimed: Sequence[Span], last: Proposal | None
) -> Iterator[Proposal]:
    """Yield the quotations that open here and that no construction took.

    A quotation that is a clause, soon after one that has a speaker, goes on with that speaker
    (`floating`); a word or two that the outlet keeps at a distance is `scare`; names and titles
    are nothing.
    """
    for index, tag in enumerate(scene.words.tags):
        quotation = scene.quotation_at(index) if tag == "«" else None
        if quotation is None or quotation.depth or _within(quotation.inner, claimed):
            continue
        if _is_name(scene, index, quotation):
            continue
        if _floats(scene, index, quotation, last):
            yield _residual(scene, quotation, "floating", last)
        else:
            yield _residual(scene, quotation, "scare", None)


def _within(inner: Span, claimed: Sequence[Span]) -> bool:
    return any(start <= inner[0] and inner[1] <= end for start, end in claimed)


def _floats(scene: Scene, mark: int, quotation: Quotation, last: Proposal | None) -> bool:
    if last is None or last.source is None or scene.sentence - last.sentence > FOLLOWS:
        return False
    inside = sum(number == scene.words.quoted[mark] for number in scene.words.quoted) - 2
    return inside >= LONG or (mark == 0 and inside >= SHORT)


def _is_name(scene: Scene, mark: int, quotation: Quotation) -> bool:
    """Tell whether the marks hold a title or a name: a capital, or a noun of naming before."""
    words = scene.words
    before = words.forms[mark - 1] if mark else ""
    if quotation.inner[0] >= quotation.inner[1] or before in scene.cues.naming:
        return True
    woven = mark > 0 and words.tags[mark - 1] not in ".,:;("
    return woven and words.text[quotation.inner[0]].isupper()


def _residual(
    scene: Scene, quotation: Quotation, rule: str, last: Proposal | None
) -> Proposal:
    return Proposal(
        rule=rule,
        content=tuple(quotation.paragraphs or (quotation.inner,)),
        cue=None,
        source=last.source if last else None,
        kind="direct" if last else "scare",
        endorsement=last.endorsement if last else "distancing",
        sentence=scene.sentence,
        lemma="",
        strength="weak",
    )
