"""What no source in the sentence speaks: hearsay, floating quotations, scare quotes."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from framing.data import lexicon_dir
from framing.records import Endorsement, Span
from framing.text.quotations import Quotation
from framing.voice.constructions.quoting import is_sentence
from framing.voice.cues.lookup import Line
from framing.voice.extents import content_span
from framing.voice.grammar import load_grammar, read_yaml
from framing.voice.links import load_links
from framing.voice.phrases import Range, main_subject
from framing.voice.scene import Proposal, Scene

FOLLOWS = 2
NEAR = 40
"""Contents before a place that may still reach it: they are sorted by where they begin."""
LONG = 6
SHORT = 3
_CONTEXT = 12
_OPENING = re.compile("«")
_FINITE = re.compile("[VHE]")
_BOUND = frozenset("QqR")
_CLAUSE_EDGE = frozenset(";:.«»")
_ALONE: dict[bool, Endorsement] = {True: "neutral", False: "distancing"}


def conditionals(scene: Scene) -> Iterator[Proposal]:
    """Yield the first clause in the conditional of unverified news."""
    words, known = scene.words, load_grammar().conditionals
    if known.isdisjoint(scene.present) or _supposes(scene):
        return
    for index, form in enumerate(words.forms):
        if form in known and words.tags[index] in "VHE" and _is_hearsay(scene, index):
            first, last = _clause(scene, index)
            if _opens(scene, first, index):
                continue
            yield Proposal(
                rule="conditional",
                content=(content_span(words, first, last),),
                cue=words.slice(index, index),
                source=None,
                kind="hearsay",
                endorsement="distancing",
                sentence=scene.sentence,
                lemma=form,
                strength="strong" if words.tags[index] in "HE" else "weak",
            )
            return


def _supposes(scene: Scene) -> bool:
    """Tell whether the sentence opens with a supposition: *Sans ce pont, la ville serait perdue*."""
    first = next((form for form in scene.words.forms if form[0].isalnum()), "")
    return first in _openers()


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset(read_yaml(lexicon_dir("voice", "boundaries.yaml"))["counterfactual_openers"])


def impersonal(scene: Scene) -> Iterator[Proposal]:
    """Yield *il semblerait que P*, and *P, dit-on, P*."""
    words = scene.words
    for first, last, formula in scene.cues.hearsay(scene.line):
        end = last + (words.tags[last + 1 : last + 2] == "Q")
        if scene.voice_of_place(first) or _is_relative(scene, first):
            continue
        heads = words.tags[end] == "Q" and end + 1 < len(words)
        content = (scene.clause(end + 1),) if heads else _sides(scene, first, last)
        if content:
            yield Proposal(
                rule="impersonal" if heads else "inserted-hearsay",
                content=content,
                cue=words.slice(first, end - 1 if heads else last),
                source=None,
                kind="hearsay",
                endorsement=formula.endorsement,
                sentence=scene.sentence,
                lemma=formula.pattern.source,
                strength=formula.strength,
            )


def _is_relative(scene: Scene, first: int) -> bool:
    """Tell whether the formula says what a thing is about: *une note où il est question de*."""
    return first > 0 and scene.words.tags[first - 1] == "R"


def _sides(scene: Scene, first: int, last: int) -> tuple[Span, ...]:
    """Return the clause around words `first` to `last`, set off by commas."""
    words, parts = scene.words, []
    left = first - 1
    while left >= 0 and words.tags[left] in ",C":
        left -= 1
    begin = left
    while begin > 0 and words.tags[begin - 1] not in ";:.":
        begin -= 1
    if left >= 0 and words.tags[left] not in ";:.":
        parts.append(content_span(words, begin, left))
    comma = words.tags.find(",", last + 1)
    follows = words.tags[last + 1 : last + 2] == "," or (not parts and comma < 0)
    right = (comma if 0 <= comma <= last + 4 else last) + 1
    if right < len(words) - 1 and (follows or 0 <= comma <= last + 4):
        parts.append(scene.clause(right))
    return tuple(parts)


def _is_hearsay(scene: Scene, index: int) -> bool:
    words, blockers = scene.words, scene.cues.hearsay_blockers
    if words.quoted[index] >= 0 or words.forms[index] in blockers.verbs:
        return False
    participle = words.tags.find("B", index, index + 5)
    modal = participle < 0 or words.forms[participle] in blockers.participles
    if words.tags[index] == "H" and modal:
        return False
    if words.tags[index] == "V" and (_is_subordinate(scene, index) or _imagines(scene, index)):
        return False
    context = words.forms[max(0, index - _CONTEXT) : index + _CONTEXT]
    line = f" {Line(context).text} "
    set_phrase = any(f" {phrase} " in line for phrase in blockers.phrases)
    return blockers.words.isdisjoint(context) and not set_phrase


def _imagines(scene: Scene, index: int) -> bool:
    """Tell whether it is a comparison: *on jurerait que la statue respire*."""
    anyone = index > 0 and scene.words.forms[index - 1] == load_links().anyone
    return anyone and scene.words.tags[index + 1 : index + 2] == "Q"


def _is_subordinate(scene: Scene, index: int) -> bool:
    """Tell whether a relative or a conjunction stands between the clause's start and its verb."""
    tags = scene.words.tags
    first = index
    while first > 0 and tags[first - 1] not in _CLAUSE_EDGE:
        first -= 1
    return bool(set("QqR") & set(tags[first:index]))


def _clause(scene: Scene, index: int) -> tuple[int, int]:
    tags = scene.words.tags
    first = index
    while first > 0 and tags[first - 1] not in _CLAUSE_EDGE:
        first -= 1
    first = max(first, _past_coordinator(tags, first, index))
    while first < index and tags[first] in "C,-":
        first += 1
    return first, scene.extents.clause_end(scene.words, index)


def _past_coordinator(tags: str, first: int, index: int) -> int:
    """Return where the clause begins behind another: *la route est coupée, et le pont aurait*."""
    coordinator = tags.rfind("C", first, index)
    before = tags[first:coordinator] if coordinator > 0 else ""
    coordinates = _FINITE.search(before) and _BOUND.isdisjoint(before)
    return coordinator if coordinates else first


def _opens(scene: Scene, first: int, index: int) -> bool:
    """Tell whether the verb opens its clause behind a quotation: *« P », aurait soufflé X*."""
    tags = scene.words.tags
    return tags[first:index].strip("KG") == "" and "»" in tags[max(0, first - 2) : first]


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
    """Return who acts, if the quotation is a short clause: *il a eu un bref « on verra »*."""
    quotation = scene.quotation_at(mark)
    if not mark or quotation is None or not is_sentence(scene, quotation):
        return None
    acting = main_subject(scene.words, mark)
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
