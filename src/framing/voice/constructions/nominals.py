"""Reported noun phrases: *annonce la création de*, *présenté comme utile*, *dénoncé par X*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from framing.records import Span
from framing.voice.constructions.clauses import is_asserted, propose
from framing.voice.cues import VerbCue
from framing.voice.extents import content_span
from framing.voice.groups import Group
from framing.voice.links import line_at, load_links
from framing.voice.phrases import Range, phrase_end
from framing.voice.scene import Proposal, Scene

_ADDRESSEE = re.compile(r"D[A#]*[wNB]+(?:d[DA#]*[wNB]+)*(?=[D#])")
_ADVERBIAL = re.compile("A+[,.]")


def reported_nouns(scene: Scene) -> Iterator[Proposal]:
    """Yield the noun phrases that verbs of saying and judging govern."""
    for cue, group in scene.verbs:
        if not group.is_active:
            yield from _by_agent(scene, cue, group)
        elif objects := _objects(cue):
            yield from _governed(scene, cue, group, objects)


def reported_labels(scene: Scene) -> Iterator[Proposal]:
    """Yield the qualifications that are reported: *qualifie X de Y*, *présenté comme Y*."""
    for cue, group in scene.verbs:
        found = _label_start(scene, cue, group) if "comme" in cue.takes else None
        if found is None:
            continue
        preposition, first = found
        yield Proposal(
            rule="comme",
            content=(content_span(scene.words, first, label_end(scene, first)),),
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
    behind = scene.words.forms[group.verb + 1 : group.verb + 2]
    if group.form in {"passive", "participle"} or behind == (load_links().agent,):
        return scene.agent(group.verb + 1) or scene.agent(label_end(scene, first) + 1)
    return scene.speaker(group)


def _label_cue(scene: Scene, cue: VerbCue, group: Group, preposition: int) -> Span:
    """Return *présenté comme* when the two adjoin, else the verb alone."""
    start, end = scene.cue_span(cue, group)
    adjoins = preposition == scene.after(cue, group)
    return (start, scene.words.ends[preposition]) if adjoins else (start, end)


def _governed(
    scene: Scene, cue: VerbCue, group: Group, objects: Mapping[str, frozenset[str]]
) -> Iterator[Proposal]:
    """Yield the first of the verb's objects, which may have several prepositions."""
    behind = scene.after(cue, group)
    found = None
    for rule, prepositions in objects.items():
        start = _object_start(scene, cue, behind, prepositions)
        if start is not None and (found is None or (start, rule) < found):
            found = start, rule
    if found is not None and is_asserted(scene, cue, group):
        first, rule = found
        yield propose(scene, cue, group, rule=rule, content=scene.phrase(first))


@cache
def _objects(cue: VerbCue) -> Mapping[str, frozenset[str]]:
    """Return by construction the prepositions of the objects that a verb takes."""
    return {rule: each for rule, each in load_links().objects.items() if rule in cue.takes}


def _object_start(
    scene: Scene, cue: VerbCue, first: int, prepositions: frozenset[str]
) -> int | None:
    """Return where an object of the verb can begin, behind its preposition."""
    if prepositions:
        return _prepositional_start(scene, first, prepositions)
    if cue.words and "de_np" not in cue.takes and _is_article(scene, first):
        return first
    return _direct_start(scene, first)


def _is_article(scene: Scene, index: int) -> bool:
    """Tell whether *des* opens the object of a locution: *met en cause des juges*."""
    return scene.words.forms[index : index + 1] == (load_links().several,)


def _direct_start(scene: Scene, first: int) -> int | None:
    words, found = scene.words, scene.adjuncts(first, r"[DN#«]|(?<=[wNA])d")
    if found is None or (words.forms[found] == "ce" and words.tags[found + 1 : found + 2] == "Q"):
        return None
    if words.tags[found] == "«" and found > first and _names(scene, found):
        return None
    if words.tags[found] == "d":
        return found if _follows_addressee(scene, first, found) else None
    return _past_addressee(scene, found) or found


def _past_addressee(scene: Scene, first: int) -> int | None:
    """Return where the object begins in *exige du ministre un calendrier*."""
    words = scene.words
    addressed = _ADDRESSEE.match(words.tags, first)
    if addressed is None or words.forms[first] not in load_links().partitives:
        return None
    last = addressed.end() - 1
    return last + 1 if scene.is_speaker((first + 1, last)) else None


def _names(scene: Scene, mark: int) -> bool:
    """Tell whether marks hold the name of the thing before them: *à la mosquée « Patience »*."""
    words = scene.words
    capital = words.text[words.ends[mark] :].lstrip()[:1].isupper()
    return capital and words.tags[mark - 1] in "wN"


def _prepositional_start(scene: Scene, first: int, prepositions: frozenset[str]) -> int | None:
    target = "[dD]" if "de" in prepositions else "[PD]"
    found = scene.adjuncts(first, f"{target}[DA#]*[wNBA«#]")
    if found is None or scene.words.forms[found] not in prepositions:
        return None
    return None if line_at(scene.words, found).startswith(load_links().settings) else found + 1


def _follows_addressee(scene: Scene, first: int, found: int) -> bool:
    """*demande au gouvernement des mesures*: *des* is an article behind an addressee."""
    return found > first and scene.words.forms[found] in load_links().partitives


def _by_agent(scene: Scene, cue: VerbCue, group: Group) -> Iterator[Proposal]:
    """Yield *la mesure annoncée par X*: the phrase before the participle is what is said."""
    agent = scene.agent(group.verb + 1)
    if "np" not in cue.takes or agent is None:
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
    while first >= 0 and words.tags[first] not in ";:.VHEQRqSF«,T":
        opening = words.tags.rfind("«", 0, first) if words.tags[first] == "»" else first
        first = opening - 1 if opening >= 0 else first - 1
    first += 1
    while first <= last and words.tags[first] in "CAPd,K-G":
        first += 1
    return words.slice(first, last) if first <= last and words.tags[first] != "B" else None


def _label_start(scene: Scene, cue: VerbCue, group: Group) -> tuple[int, int] | None:
    """Return the word *comme* or *de* of the label, and the label's first word."""
    words, first = scene.words, scene.after(cue, group)
    links = load_links().labels.get(cue.label_prep, frozenset())
    for index in range(first, min(first + 14, len(words) - 1)):
        if words.forms[index] in links and words.tags[index] != "A":
            return _labelled_by(scene, cue, first, index)
        if words.tags[index] in ";:.VHEQR":
            return None
    return None


def _labelled_by(scene: Scene, cue: VerbCue, behind: int, link: int) -> tuple[int, int] | None:
    """Return the link and the label's first word; *dans N* names what is labelled itself."""
    if cue.label_prep == "dans" and scene.words.forms[link] in load_links().beholding:
        first = _past_place(scene, link + 1)
        return (link, first) if first is not None else None
    return (link, link + 1) if _can_label(scene, behind, link) else None


def _past_place(scene: Scene, first: int) -> int | None:
    """Return where the label begins behind *dans ce texte*, *en lui*."""
    words = scene.words
    last = first if words.tags[first] in "KS" else phrase_end(words, first)
    if last is None:
        return None
    quoted = words.tags.find("«", first, last + 1)
    behind = quoted if quoted > 0 else last + 1
    return behind if words.tags[behind : behind + 1] in {"D", "«", "#"} else None


def _can_label(scene: Scene, behind: int, link: int) -> bool:
    """Tell whether a qualification follows: no mere adverb, behind *de* no quantity or known thing."""
    words, links = scene.words, load_links()
    following = words.tags[link + 1]
    if words.forms[link] in links.labels["pour"]:
        if behind == link:
            return following in "wB«T" or words.forms[link + 1] in links.indefinites
        return following in "wB«T" and words.forms[behind] not in links.indefinites
    if words.forms[link] in links.labels["à"]:
        several = links.indefinites | links.partitives
        return following == "«" or words.forms[link + 1] in several
    if words.tags[link] == "d" and following != "«":
        known = following == "D" and words.forms[link + 1] not in links.indefinites
        return not (known or following == "#" or words.forms[link] in links.partitives)
    return not _ADVERBIAL.match(words.tags, link + 1)


def label_end(scene: Scene, first: int) -> int:
    """Return the last word of the qualification that begins at word `first`."""
    words = scene.words
    if words.tags[first] in "dP" and words.tags[first + 1 : first + 2] == "«":
        first += 1
    if words.tags[first] == "«":
        close = words.tags.find("»", first)
        return close if close > 0 else len(words) - 1
    index = first
    while index < len(words) and words.tags[index] not in ",;:.VHEQqR»":
        if index > first and words.forms[index] == load_links().agent:
            break
        close = words.tags.find("»", index) if words.tags[index] == "«" else -1
        index = max(index, close) + 1
    return max(first, index - 1)
