"""What stands before its verb: *un bilan que conteste X*, *la hausse que X réclame*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from framing.voice.constructions.clauses import is_asserted
from framing.voice.cues import VerbCue
from framing.voice.groups import Group
from framing.voice.links import load_links
from framing.voice.phrases import Range, phrase_end
from framing.voice.scene import Proposal, Scene

_SUBJECT = re.compile("Q[^VHEFQRq;:.]{0,14}$")
_BETWEEN = re.compile("[^VHEFQRq;:.]{0,14}")
_OBJECT = re.compile("A*[DN#«QFqB]")
_BACKWARDS = frozenset("wNdDA#»)(")
_LEADING = frozenset("dAP")


def relative_objects(scene: Scene) -> Iterator[Proposal]:
    """Yield the noun phrases that a relative clause says somebody reports."""
    for cue, group in scene.verbs:
        taken = next((rule for rule in ("np", "de_np") if rule in cue.takes), None)
        if taken is None or not group.asserts:
            continue
        pronoun = _PRONOUNS[taken](scene, group)
        content = antecedent(scene, pronoun) if pronoun is not None else None
        if pronoun is None or content is None:
            continue
        source = (
            _inverted(scene, cue, group) if group.first == pronoun + 1 else _own(scene, cue, group)
        )
        if source is not None and is_asserted(scene, cue, group):
            found = _proposal(scene, cue, group, content=content, source=source)
            yield found._replace(strength=cue.takes[taken], endorsement=cue.endorsement_in(taken))


def _dont_before(scene: Scene, group: Group) -> int | None:
    """Return the *dont* of *l'accord dont X se félicite*."""
    place = scene.words.tags.rfind("R", 0, group.first)
    if place < 1 or scene.words.forms[place] != load_links().of_which:
        return None
    return place if _BETWEEN.fullmatch(scene.words.tags, place + 1, group.first) else None


def relative_before(scene: Scene, group: Group) -> int | None:
    """Return the *que* of which the verb's object is, only a subject between the two."""
    match = _SUBJECT.search(scene.words.tags, 0, group.first)
    if match is None or not match.start() or scene.words.tags[match.start() - 1] not in "wNB#»),":
        return None
    return match.start()


_PRONOUNS: dict[str, Callable[[Scene, Group], int | None]] = {
    "np": relative_before,
    "de_np": _dont_before,
}


def antecedent(scene: Scene, pronoun: int) -> Range | None:
    """Return the noun phrase before a relative pronoun, its preposition skipped."""
    tags = scene.words.tags
    last = len(tags[:pronoun].rstrip(",P")) - 1
    first = last
    while first > 0 and _goes_back(tags, first - 1):
        first -= 1
    while first < last and tags[first] in _LEADING:
        first += 1
    named = set("wNB") & set(tags[first : last + 1])
    return (first, last) if named and tags[first] in "D#Nw«" else None


def _goes_back(tags: str, index: int) -> bool:
    """Tell whether the word can belong to a noun phrase that ends behind it."""
    qualifies = tags[index] == "B" and index > 0 and tags[index - 1] in "wN"
    return qualifies or tags[index] in _BACKWARDS


def _inverted(scene: Scene, cue: VerbCue, group: Group) -> Range | None:
    """Return the subject behind the verb: *que contestent, selon lui, deux élus*."""
    first = scene.adjuncts(scene.after(cue, group), "[DN#]")
    last = phrase_end(scene.words, first) if first is not None else None
    return (first, last) if first is not None and last is not None else None


def _own(scene: Scene, cue: VerbCue, group: Group) -> Range | None:
    """Return the subject before the verb, which must have no other object."""
    behind = scene.words.tags[group.verb + 1 :]
    accused = "person_de" in cue.takes and behind.startswith("d")
    return None if accused or _OBJECT.match(behind) else scene.speaker(group)


def _proposal(
    scene: Scene, cue: VerbCue, group: Group, *, content: Range, source: Range
) -> Proposal:
    return Proposal(
        rule="relative",
        content=(scene.words.slice(*content),),
        cue=scene.cue_span(cue, group),
        source=scene.span(source),
        kind="nominal",
        endorsement="neutral",
        sentence=scene.sentence,
        lemma=cue.lemma,
        verb=cue,
        group=group,
    )
