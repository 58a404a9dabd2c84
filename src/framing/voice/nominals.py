"""Reported noun phrases: *annonce la création de*, *présenté comme utile*, *dénoncé par X*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.voice.clauses import is_asserted, propose
from framing.voice.cues import VerbCue
from framing.voice.extents import content_span
from framing.voice.groups import Group
from framing.voice.phrases import Range
from framing.voice.scene import Proposal, Scene

_PREPOSED = {
    "np": "",
    "de_np": "d",
    "a_np": "à",
    "sur_np": "sur",
    "contre_np": "contre",
    "pour_np": "pour",
}
_LINKS = {"comme": {"comme"}, "de": {"de", "d'", "du"}, "en": {"en"}, "": set()}
_AGENT = re.compile(r"(?:A|[PdD#wN]){0,6}?P")


def reported_nouns(scene: Scene) -> Iterator[Proposal]:
    """Yield the noun phrases that verbs of saying and judging govern."""
    for cue, group in scene.verbs:
        if group.form in {"passive", "participle"}:
            yield from _by_agent(scene, cue, group)
        else:
            yield from _governed(scene, cue, group)


def reported_labels(scene: Scene) -> Iterator[Proposal]:
    """Yield the qualifications that are reported: *qualifie X de Y*, *présenté comme Y*."""
    for cue, group in scene.verbs:
        found = _label_start(scene, cue, group) if "comme" in cue.takes else None
        if found is None:
            continue
        preposition, first = found
        yield Proposal(
            rule="comme",
            content=(content_span(scene.words, first, _label_end(scene, first)),),
            cue=_label_cue(scene, cue, group, preposition),
            source=scene.span(_labeller(scene, group, first)),
            kind="label",
            endorsement=cue.endorsement_in("comme"),
            sentence=scene.sentence,
            lemma=cue.lemma,
            strength=cue.takes["comme"],
            verb=cue,
            group=group,
        )


def _labeller(scene: Scene, group: Group, first: int) -> Range | None:
    """Return who qualifies: the subject, or the agent of a passive."""
    if group.form in {"passive", "participle"}:
        return scene.agent(group.verb + 1) or scene.agent(_label_end(scene, first) + 1)
    return scene.speaker(group)


def _label_cue(scene: Scene, cue: VerbCue, group: Group, preposition: int) -> Span:
    """Return *présenté comme* when the two adjoin, else the verb alone."""
    start, end = scene.cue_span(cue, group)
    adjoins = preposition == scene.after(cue, group)
    return (start, scene.words.ends[preposition]) if adjoins else (start, end)


def _governed(scene: Scene, cue: VerbCue, group: Group) -> Iterator[Proposal]:
    for rule, preposition in _PREPOSED.items():
        if rule not in cue.takes:
            continue
        first = _object_start(scene, scene.after(cue, group), preposition)
        if first is not None:
            if not is_asserted(scene, cue, group):
                return
            content = scene.phrase(first)
            yield propose(scene, cue, group, rule=rule, content=content)
            return


def _object_start(scene: Scene, first: int, preposition: str) -> int | None:
    """Return where the object begins, after its preposition if there is one."""
    words = scene.words
    if not preposition:
        found = scene.adjuncts(first, r"[DN#«]|d")
        if found is None or (
            words.forms[found] == "ce" and words.tags[found + 1 : found + 2] == "Q"
        ):
            return None
        direct = words.tags[found] != "d"
        return found if direct or _follows_addressee(scene, first, found) else None
    target = "[dD]" if preposition == "d" else "[PD]"
    found = scene.adjuncts(first, f"{target}[DA#]*[wNBA«#]")
    if found is None or not _is_preposition(words.forms[found], preposition):
        return None
    return found + 1


def _follows_addressee(scene: Scene, first: int, found: int) -> bool:
    """*demande au gouvernement des mesures*: *des* is an article behind an addressee."""
    return found > first and scene.words.forms[found] in {"des", "du"}


def _is_preposition(form: str, preposition: str) -> bool:
    if preposition == "d":
        return form in {"de", "d'", "du", "des"}
    return form in {"à", "au", "aux"} if preposition == "à" else form == preposition


def _by_agent(scene: Scene, cue: VerbCue, group: Group) -> Iterator[Proposal]:
    """Yield *la mesure annoncée par X*: the phrase before the participle is what is said."""
    if "np" not in cue.takes:
        return
    agent = scene.agent(group.verb + 1)
    if agent is None:
        return
    content = _patient(scene, group)
    if content:
        yield Proposal(
            rule="agent",
            content=(content,),
            cue=scene.cue_span(cue, group),
            source=scene.span(agent),
            kind="nominal",
            endorsement=cue.endorsement_in("np"),
            sentence=scene.sentence,
            lemma=cue.lemma,
            strength=cue.takes["np"],
            verb=cue,
            group=group,
        )


def _patient(scene: Scene, group: Group) -> Span | None:
    words = scene.words
    last = group.first - 1
    if last >= 0 and words.tags[last] == ",":
        last -= 1
    first = last
    while first >= 0 and words.tags[first] not in ";:.VHEQRqSF«»,T":
        first -= 1
    first += 1
    while first <= last and words.tags[first] in "CAPd,K-G":
        first += 1
    return words.slice(first, last) if first <= last else None


def _label_start(scene: Scene, cue: VerbCue, group: Group) -> tuple[int, int] | None:
    """Return the word *comme* or *de* of the label, and the label's first word."""
    words, first = scene.words, scene.after(cue, group)
    for index in range(first, min(first + 14, len(words) - 1)):
        if words.forms[index] in _LINKS[cue.label_prep]:
            return index, index + 1
        if words.tags[index] in ";:.VHEQR":
            return None
    return None


def _label_end(scene: Scene, first: int) -> int:
    words = scene.words
    if words.tags[first] in "dP" and words.tags[first + 1 : first + 2] == "«":
        first += 1
    if words.tags[first] == "«":
        close = words.tags.find("»", first)
        return close if close > 0 else len(words) - 1
    index = first
    while index < len(words) and words.tags[index] not in ",;:.VHEQqR»":
        if index > first and words.forms[index] == "par":
            break
        index += 1
    return max(first, index - 1)
