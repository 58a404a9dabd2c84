"""Sayings inserted in, or closing, what they report: *P, indique X, suite*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.voice.constructions.inversions import BEGINS, inverted
from framing.voice.cues import VerbCue
from framing.voice.groups import Group
from framing.voice.links import load_links
from framing.voice.phrases import Range
from framing.voice.scene import Proposal, Scene
from framing.voice.words import Words

_DATELINE = re.compile(r"N[Nw#,()dDP]{0,24}-")
"""*Lomé, 4 juin (Agence X) –*."""
_GOES_ON = re.compile(",[GKA]*[VHE]")
_SETTING = re.compile(r"(?:[Pd][^,;:.VHETFQRq«»]*|A+)(?=,)")
"""Where or when it is said: *a-t-il dit devant la presse,*."""
_RELATIVE = re.compile(",P?R")
_PAUSE = re.compile(f"[,.](?<=..)(?={BEGINS})")


def inserted_clauses(scene: Scene) -> Iterator[Proposal]:
    """Yield *P, indique X, suite*: a saying inserted in, or closing, what it reports."""
    for pause in _PAUSE.finditer(scene.words.tags):
        found = inverted(scene, pause.start() + 1)
        if found:
            yield from _around_saying(scene, pause.start(), *found)


def _around_saying(
    scene: Scene, pause: int, cue: VerbCue, group: Group, source: Range
) -> Iterator[Proposal]:
    """Yield what stands around the saying that begins behind the word `pause`."""
    quoted = scene.words.quoted[pause] >= 0
    last = max(source[1], scene.after(cue, group) - 1)
    parts: tuple[Span, ...] = ()
    if quoted:
        parts = _around_in_marks(scene, pause, last)
    elif _is_subject(scene, pause, group, source):
        parts = _around(scene, pause, last, pronoun=scene.words.tags[source[0]] == "I")
    if parts:
        yield Proposal(
            rule="incise" if quoted else "inserted",
            content=parts,
            cue=scene.cue_span(cue, group),
            source=scene.span(source),
            kind="direct" if quoted else "indirect",
            endorsement=cue.endorsement_in("quote"),
            sentence=scene.sentence,
            lemma=cue.lemma,
            strength=cue.takes.get("quote", "weak"),
            verb=cue,
            group=group,
        )


def _is_subject(scene: Scene, pause: int, group: Group, source: Range) -> bool:
    """Tell whether what stands behind the verb is its subject and not its object.

    *Le port rouvre, annonce la mairie*, and not *Le port rouvre, annonce la couleur*: a pronoun,
    somebody who can speak, a subject whose verb comes later (*Le port, annonce un docker, rouvre*),
    or a verb of another number than the one before the comma.
    """
    words = scene.words
    if words.tags[pause] != ",":
        return False
    if words.tags[source[0]] == "I" or scene.is_speaker(source):
        return True
    before = max(words.tags.rfind(tag, 0, pause) for tag in "VHE")
    if before < 0:
        return bool(_GOES_ON.match(words.tags, source[1] + 1))
    verb = group.auxiliary if group.auxiliary >= 0 else group.verb
    return _is_plural(words, before) != _is_plural(words, verb)


def _is_plural(words: Words, verb: int) -> bool:
    form = words.forms[verb]
    return form.endswith(("ent", "ont")) and form not in load_links().singulars


def _around_in_marks(scene: Scene, comma: int, last: int) -> tuple[Span, ...]:
    """Return the two parts of a quotation that a saying interrupts."""
    words = scene.words
    quotation = scene.quotations[words.quoted[comma]]
    parts = [(quotation.inner[0], words.ends[comma - 1])]
    setting = _SETTING.match(words.tags, last + 1) if words.tags[last] in "IB" else None
    after = setting.end() if setting else last + 1
    while after < len(words) and words.tags[after] in ",.":
        after += 1
    resumes = words.starts[after] if after < len(words) else words.ends[-1]
    if resumes < quotation.inner[1] - 1:
        rest = scene.words.text[resumes : quotation.inner[1]]
        parts.append((resumes + len(rest) - len(rest.lstrip()), quotation.inner[1]))
    return tuple(parts)


def _around(scene: Scene, comma: int, last: int, *, pronoun: bool) -> tuple[Span, ...]:
    """Return the clause before the comma, and what follows the inserted clause."""
    words = scene.words
    first = max(words.tags.rfind(mark, 0, comma) for mark in ";:.") + 1
    dateline = _DATELINE.match(words.tags, first, comma)
    first = dateline.end() if dateline else first
    setting = _SETTING.match(words.tags, last + 1) if pronoun else None
    last = setting.end() - 1 if setting else last
    behind = words.tags[last + 1 : last + 4]
    told_of_source = not pronoun and _RELATIVE.match(behind)
    goes_on = behind[:1] == "," and behind[1:2] not in "T" and not told_of_source
    if not (pronoun or goes_on or told_of_source or set("VHE") & set(words.tags[first:comma])):
        return ()
    while first < comma - 1 and words.tags[first] in "C,-":
        first += 1
    parts = [words.slice(first, comma - 1)]
    if goes_on:
        parts.append(scene.clause(last + 2, whole=True))
    return tuple(parts)
