"""A saying with its subject behind it: *a déclaré X*, *dit-il*."""

from __future__ import annotations

import re

from framing.voice.cues import VerbCue
from framing.voice.groups import Group, verb_group
from framing.voice.links import load_links
from framing.voice.phrases import Range, phrase_end, with_apposition
from framing.voice.places import place_at
from framing.voice.scene import Scene

BEGINS = "[KGHEIAPdwDN,]{0,8}[VBTF]"
"""Tags of a verb group that begins here, subject pronouns and adverbials in it, up to its verb."""
_BEGINS = re.compile(BEGINS)
_NEAR = 6
"""Words in which the subject pronoun stands before an infinitive: *s'est-il borné à dire*."""
_CARRIED = re.compile("[VB](?:I|I?A*[dP]K*)F")
_ANY = re.compile("K*(?P<verb>V(?P<pronoun>I)?|[HE](?P<inner>I)?A*B)")


def inverted(scene: Scene, first: int) -> tuple[VerbCue, Group, Range] | None:
    """Return cue, group and source of *a déclaré X*, *dit-il*, *lit-on dans X* at word `first`."""
    verb, carried = _verb_at(scene, first)
    cue = scene.saying(verb, "quote", "colon") if verb >= 0 else None
    if cue is None:
        return None
    group = verb_group(scene.words, verb)
    if group.first > first + 1 and not carried:
        return None
    behind = scene.after(cue, group)
    source = _located(scene, cue, group, behind)
    if source is None and (group.asserts or carried):
        source = _inverted_subject(scene, group, behind)
    return (cue, group, source) if source else None


def any_inverted(scene: Scene, first: int) -> tuple[Range, Range] | None:
    """Return verb and subject of *a imagé X*, *s'amuse-t-elle*, whatever the verb, or None."""
    match = _ANY.match(scene.words.tags, first)
    if match is None:
        return None
    verb = match.span("verb")
    at = max(match.start("pronoun"), match.start("inner"))
    if at >= 0 and scene.words.forms[at] in load_links().anybodies:
        return None
    if at >= 0:
        return (verb[0], verb[1] - 1), (at, at)
    last = phrase_end(scene.words, match.end())
    if last is None or scene.words.tags[match.end()] == "S":
        return None
    source = (match.end(), last)
    named = scene.is_speaker(source)
    return ((verb[0], verb[1] - 1), with_apposition(scene.words, source)) if named else None


def _verb_at(scene: Scene, first: int) -> tuple[int, bool]:
    """Return the verb of a group that begins at word `first`, or -1, and whether it is carried.

    Another verb carries *lire* in *peut-on lire*, *ajouter* in *s'empresse d'ajouter*.
    """
    begins = _BEGINS.match(scene.words.tags, first)
    if begins is None:
        return -1, False
    verb = begins.end() - 1
    if scene.saying(verb, "quote"):
        return verb, False
    carried = _CARRIED.match(scene.words.tags, verb)
    if carried is None or not _carries(scene, verb, carried):
        return verb, False
    return carried.end() - 1, True


def _carries(scene: Scene, verb: int, carried: re.Match[str]) -> bool:
    """Tell whether the verb leaves its subject behind the infinitive: *s'empresse d'ajouter X*."""
    if "I" in carried.group() or scene.words.forms[verb] in load_links().carriers:
        return True
    return verb_group(scene.words, verb).reflexive


def _located(scene: Scene, cue: VerbCue, group: Group, behind: int) -> Range | None:
    """Return who speaks in *lit-on dans X*, *apprend-on de X*, *est-il écrit dans X*."""
    words, links = scene.words, load_links()
    pronoun = next(
        (at for at in range(group.first, behind + 1) if words.tags[at : at + 1] == "I"), -1
    )
    if scene.words.tags[group.verb - 1 : group.verb + 1] == "IF":
        pronoun = group.verb - 1
    if pronoun < 0 or words.forms[pronoun] not in links.nobodies:
        return None
    if group.form != "passive" and words.forms[pronoun] not in links.anybodies:
        return None
    start = max(behind, pronoun + 1)
    while words.tags[start : start + 1] == "A":
        start += 1
    found = place_at(words, start)
    return found[1] if found and _speaks_there(scene, cue, *found) else None


def _speaks_there(scene: Scene, cue: VerbCue, place: tuple[str, ...], phrase: Range) -> bool:
    """Tell whether a place or a paper can speak; *de X* only where one learns something."""
    links = load_links()
    named = scene.words.forms[phrase[0] : phrase[1] + 1]
    if len(place) == 1 and place[0] in links.origins:
        return cue.lemma in links.learning or not links.informants.isdisjoint(named)
    if cue.lemma in links.reading:
        return True
    known = len(place) > 1 or scene.words.tags[phrase[0]] in "DN" or place[0] not in links.bare
    return known and scene.is_speaker(phrase)


def _inverted_subject(scene: Scene, group: Group, after: int) -> Range | None:
    words = scene.words
    if words.tags[group.verb] == "F":
        pronoun = words.tags.rfind("I", max(0, group.verb - _NEAR), group.verb)
        if pronoun > 0:
            return (pronoun, pronoun)
    for index in (group.auxiliary + 1, group.verb + 1):
        if 0 < index < len(words) and words.tags[index] == "I":
            return (index, index)
    first = scene.adjuncts(after, r"[DN]|w|S|#")
    last = phrase_end(words, first) if first is not None else None
    if first is None or last is None or words.tags[first] in "S":
        return None
    return with_apposition(words, (first, last))
