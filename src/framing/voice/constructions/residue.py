"""Quotations that no construction took: what goes on with a speaker, and scare quotes."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence

from framing.records import Endorsement, Span
from framing.text.quotations import Quotation
from framing.voice.constructions.quoting import is_sentence
from framing.voice.links import load_links
from framing.voice.phrases import Range, main_subject, subject
from framing.voice.scene import Proposal, Scene

FOLLOWS = 4
"""Sentences that may stand between a quotation with no cue and who spoke last."""
NEAR = 40
"""Contents before a place that may still reach it: they are sorted by where they begin."""
LONG = 6
SHORT = 3
_VERBAL = frozenset("VHEGK")
_OPENING = re.compile("«")
_ALONE: dict[bool, Endorsement] = {True: "neutral", False: "distancing"}


def unclaimed(scene: Scene, claimed: Sequence[Span]) -> list[int]:
    """Return the marks of the quotations that open here, hold no name, and are not in `claimed`."""
    return [
        match.start()
        for match in _OPENING.finditer(scene.words.tags)
        if (quotation := scene.quotation_at(match.start()))
        and not quotation.depth
        and not _within(quotation.inner, claimed)
        and not _is_name(scene, match.start(), quotation)
    ]


def left_over(scene: Scene, mark: int, last: Proposal | None, before: Scene | None) -> Proposal:
    """Return the quotation that no construction took and that opens with word `mark`.

    One that is a clause goes on with who spoke or acted last (`floating`); a word or two that the
    outlet keeps at a distance is `scare`.

    Args:
        scene: The sentence.
        mark: The opening mark.
        last: The last proposal that has a source.
        before: The sentence before.
    """
    source = _goes_on(scene, mark, last, before) if _is_long(scene, mark) else _own(scene, mark)
    return _residual(scene, scene.quotations[scene.words.quoted[mark]], source, last)


def _is_long(scene: Scene, mark: int) -> bool:
    inside = scene.words.quoted.count(scene.words.quoted[mark]) - 2
    return inside >= LONG or (mark == 0 and inside >= SHORT)


def _own(scene: Scene, mark: int) -> Span | None:
    """Return who acts, if the quotation is a short clause or the verb of its own subject.

    Example:
        *il a eu un bref « on verra »*; *Paris « regrette » ce vote*.
    """
    quotation = scene.quotation_at(mark)
    if not mark or quotation is None or not is_sentence(scene, quotation):
        return None
    predicate = scene.words.tags[mark + 1] in _VERBAL
    acting = subject(scene.words, mark) if predicate else main_subject(scene.words, mark)
    return scene.span(acting) if acting and _is_human(scene, acting) else None


def _is_human(scene: Scene, phrase: Range) -> bool:
    stands_for_one = scene.words.forms[phrase[0]] in load_links().third_persons
    return stands_for_one or _is_somebody(scene, phrase)


def _goes_on(scene: Scene, mark: int, last: Proposal | None, before: Scene | None) -> Span | None:
    """Return who says a quotation that has no cue: the sentence's own speaker, else the last."""
    if last is not None and (last.sentence == scene.sentence or _resumes(mark, last, before)):
        return last.source
    place = scene if mark else before
    acting = main_subject(place.words, mark or len(place.words.tags.rstrip("."))) if place else None
    if place and acting and _is_somebody(place, acting):
        return place.span(acting)
    if last is None or scene.sentence - last.sentence > FOLLOWS:
        return None
    return last.source


def _resumes(mark: int, last: Proposal, before: Scene | None) -> bool:
    """Tell whether a quotation goes on with the one before it: *« P », raconte X. « P. »*."""
    follows = mark == 0 and before is not None and last.sentence == before.sentence
    return follows and last.kind == "direct" and last.rule != "floating"


def _is_somebody(scene: Scene, phrase: Range) -> bool:
    return scene.words.forms[phrase[0]] != load_links().anyone and scene.is_speaker(phrase)


def _within(inner: Span, claimed: Sequence[Span]) -> bool:
    place = bisect_right(claimed, (inner[0], sys.maxsize))
    return any(start <= inner[0] < end for start, end in claimed[max(0, place - NEAR) : place])


def _is_name(scene: Scene, mark: int, quotation: Quotation) -> bool:
    """Tell whether the marks hold a title or a name: a capital, or a noun of naming before."""
    words = scene.words
    before = words.forms[mark - 1] if mark else ""
    if quotation.inner[0] >= quotation.inner[1] or before in scene.cues.naming:
        return True
    initial = words.text[quotation.inner[0]]
    if not (initial.isupper() or initial.isdigit()):
        return False
    woven = mark > 0 and words.tags[mark - 1] not in ".,:;("
    return woven or _heads_clause(scene, mark)


def _heads_clause(scene: Scene, mark: int) -> bool:
    """Tell whether a verbless quotation is what the sentence is about: *« Le Fleuve » est un film*."""
    tags = scene.words.tags
    close = tags.find("»", mark)
    if close < 0 or set("VHE") & set(tags[mark:close]) or tags[:mark].strip("-.w#") != "":
        return False
    return tags[close + 1 : close + 2] in {"V", "E", "H", ":", "(", ","}


def _residual(
    scene: Scene, quotation: Quotation, source: Span | None, last: Proposal | None
) -> Proposal:
    goes_on = last is not None and source == last.source
    return Proposal(
        rule="floating" if source else "scare",
        content=tuple(quotation.paragraphs or (quotation.inner,)),
        cue=None,
        source=source,
        kind="direct" if source else "scare",
        endorsement=last.endorsement if last and goes_on and source else _ALONE[source is not None],
        sentence=scene.sentence,
        lemma="",
        strength="weak",
    )
