"""Quotations behind a colon: *X explique : « … »*, *Et de conclure : « … »*, *X : « … »*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.text.quotations import Quotation
from framing.voice.constructions.adverbials import adverbial_contents
from framing.voice.constructions.narrators import narrator
from framing.voice.constructions.quoting import given, is_sentence, said
from framing.voice.groups import Group, verb_group
from framing.voice.links import load_links
from framing.voice.phrases import Range, phrase_end
from framing.voice.scene import Proposal, Scene

_NOUN_REACH = 30
_ADJECTIVE = re.compile("[wA]{1,2}(?=d)")


def after_colon(
    scene: Scene, last: int, quotation: Quotation, *, at: Scene, before: Scene | None
) -> Iterator[Proposal]:
    """Read *X explique :* leftwards from the word before the colon."""
    for index in range(last, max(-1, last - 30), -1):
        cue = scene.saying(index, "quote", "colon", "que", "np", "si", "inf", "de_inf")
        if cue:
            group = verb_group(scene.words, index)
            if group.form == "participle":
                continue
            elsewhere = before if at is scene else None
            source = _source(scene, group, last, elsewhere)
            yield said(given(at, quotation, "colon", source), scene, cue, group)
            return
        if scene.words.tags[index] in ";»":
            break
    yield from _bare_colon(scene, last, quotation, at)


def _source(scene: Scene, group: Group, last: int, before: Scene | None) -> Span | None:
    """Return who speaks; in *Et de conclure :* the subject of the sentence before."""
    return scene.span(_inverted_source(scene, group, last)) or narrator(scene, group, before)


def _inverted_source(scene: Scene, group: Group, last: int) -> Range | None:
    """*ce qu'explique X :*, *comme le précise X :* have their subject behind the verb."""
    if group.first == 0 or scene.words.tags[group.first - 1] not in "Qq":
        return None
    first = scene.adjuncts(group.verb + 1, "[DNw]")
    return (first, last) if first is not None and first <= last else None


def _bare_colon(scene: Scene, last: int, quotation: Quotation, at: Scene) -> Iterator[Proposal]:
    """Yield *X : « … »*, and *le propos de X est clair : « … »* through its noun of saying."""
    words = scene.words
    first = 0
    while first < last and words.tags[first] in "CA,-.":
        first += 1
    verbless = not set("VHEQRq") & set(words.tags[first : last + 1])
    named = verbless and 0 <= last - first <= 12
    named = named and (scene.is_speaker((first, last)) or is_sentence(at, quotation))
    adverbial = _leading_adverbial(scene, last)
    nearest = range(last, max(first - 1, last - _NOUN_REACH), -1)
    noun = next((index for index in nearest if _is_saying_noun(scene, index)), None)
    if adverbial is not None:
        yield given(at, quotation, "name-colon", adverbial.source, adverbial.cue)
    elif noun is not None:
        end = noun + _length(scene, noun) - 1
        source = scene.span(_speaker_of_noun(scene, noun, end))
        yield given(at, quotation, "noun-colon", source, words.slice(noun, end))
    elif named and phrase_end(words, first) is not None:
        yield given(at, quotation, "name-colon", words.slice(first, last))
    elif is_sentence(at, quotation) and (acting := _acting(scene, last)):
        yield given(at, quotation, "act-colon", scene.span(acting[0]), words.slice(*acting[1]))


def _acting(scene: Scene, last: int) -> tuple[Range, Range] | None:
    """Return who acts before the colon behind word `last`, and the verb: *X hausse le ton : « … »*."""
    words = scene.words
    for index in range(last, -1, -1):
        if words.tags[index] in ";»":
            return None
        if words.tags[index] in "VBHE":
            group = verb_group(words, index)
            subject = scene.speaker(group) if group.asserts else None
            if subject and _is_somebody(scene, group, subject):
                first = group.auxiliary if group.auxiliary >= 0 else index
                return subject, (first, index)
    return None


def _is_somebody(scene: Scene, group: Group, subject: Range) -> bool:
    """Tell whether a person acts: *il* does, and not in *il faut*, *il y a*."""
    words = scene.words
    if words.tags[subject[0]] in "SI":
        exists = group.auxiliary > 0 and words.forms[group.auxiliary - 1] == "y"
        return not exists and words.forms[group.verb] not in load_links().impersonals
    return scene.is_speaker(subject)


def _leading_adverbial(scene: Scene, last: int) -> Proposal | None:
    """Return *selon X* where it opens the sentence whose colon stands behind word `last`."""
    for proposal in adverbial_contents(scene):
        opens = proposal.cue is not None and proposal.cue[0] <= scene.words.starts[0] + 2
        if opens and proposal.source and proposal.source[1] <= scene.words.ends[last]:
            return proposal
    return None


def _speaker_of_noun(scene: Scene, noun: int, end: int) -> Range | None:
    """Return who speaks in *son mot d'ordre*, *le message de X*."""
    tags = scene.words.tags
    if noun and scene.words.forms[noun - 1] in scene.cues.pronouns["possessive"]:
        acting = _acting(scene, noun)
        return acting[0] if acting else _opening(scene) or (noun - 1, noun - 1)
    adjective = _ADJECTIVE.match(tags, end + 1)
    return scene.speaker_of_noun(adjective.end() - 1 if adjective else end)


def _opening(scene: Scene) -> Range | None:
    """Return who opens a sentence without a verb: *L'évêque, dans sa lettre :*."""
    last = phrase_end(scene.words, 0)
    opens = last is not None and scene.words.tags[last + 1 : last + 2] == ","
    return (0, last) if opens and last is not None and scene.is_speaker((0, last)) else None


def _is_saying_noun(scene: Scene, index: int) -> bool:
    names = scene.words.tags[index] == "N" and index > 0
    return not names and _length(scene, index) > 0


def _length(scene: Scene, index: int) -> int:
    """Return how many words the noun of saying at `index` has, 0 when there is none."""
    forms = scene.words.forms
    fitting = (
        1 + len(cue.words)
        for cue in scene.cues.nouns.get(forms[index], ())
        if forms[index + 1 : index + 1 + len(cue.words)] == tuple(cue.words)
    )
    return max(fitting, default=0)
