"""Hearsay: the conditional of unverified news, *il semblerait que*, *dit-on*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from framing.data import lexicon_dir
from framing.records import Span
from framing.voice.constructions.relatives import antecedent
from framing.voice.cues.lookup import Line
from framing.voice.cues.records import Formula
from framing.voice.extents import content_span
from framing.voice.grammar import load_grammar, read_yaml
from framing.voice.links import load_links
from framing.voice.scene import Proposal, Scene

_CONTEXT = 12
_FINITE = re.compile("[VHE]")
_BOUND = frozenset("QqR")
_CLAUSE_EDGE = frozenset(";:.«»")


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
        if scene.voice_of_place(first):
            continue
        if _is_relative(scene, first):
            yield from _told_by_document(scene, first, last, formula)
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


def _told_by_document(scene: Scene, first: int, last: int, formula: Formula) -> Iterator[Proposal]:
    """Yield what a document holds: *une note où il est question de « complot »*."""
    document = antecedent(scene, first - 1)
    if document is None or last + 1 >= len(scene.words) or not scene.is_speaker(document):
        return
    yield Proposal(
        rule="noun",
        content=(scene.phrase(last + 1),),
        cue=scene.words.slice(first, last),
        source=scene.span(document),
        kind="nominal",
        endorsement=formula.endorsement,
        sentence=scene.sentence,
        lemma=formula.pattern.source,
        strength=formula.strength,
    )


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
