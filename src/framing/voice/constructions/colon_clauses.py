"""Clauses behind a colon without quotation marks: *X prévient : P*, *X s'interroge : P ?*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.voice.constructions.clauses import is_asserted
from framing.voice.constructions.narrators import narrator
from framing.voice.cues import VerbCue
from framing.voice.groups import Group, verb_group
from framing.voice.links import load_links
from framing.voice.phrases import Range
from framing.voice.scene import Proposal, Scene

_IS = re.compile("EA*[wB]$")


def colon_clauses(scene: Scene, before: Scene | None) -> Iterator[Proposal]:
    """Yield *X prévient : P*, *Et de s'interroger : P ?* with no quotation marks."""
    words = scene.words
    for colon in _colons(scene):
        for index in range(colon - 1, max(-1, colon - 8), -1):
            cue = scene.saying(index, *_takes(scene, index))
            if cue and scene.adjuncts(scene.after(cue, verb_group(words, index)), ":") == colon:
                group = verb_group(words, index)
                if group.is_active and is_asserted(scene, cue, group, asks=colon):
                    yield _colon_clause(scene, cue, group, colon, before)
                break
        else:
            yield from _certainty(scene, colon)


def _certainty(scene: Scene, colon: int) -> Iterator[Proposal]:
    """Yield *Les experts sont formels : P*."""
    words = scene.words
    verb = _IS.search(words.tags, 0, colon)
    if verb is None or words.forms[colon - 1] not in load_links().certain:
        return
    group = verb_group(words, verb.start())
    source = scene.speaker(group)
    if group.negated or source is None or not _is_somebody(scene, source):
        return
    yield Proposal(
        rule="colon-clause",
        content=(scene.clause(colon + 1, whole=True),),
        cue=words.slice(verb.start(), colon - 1),
        source=scene.span(source),
        kind="indirect",
        endorsement="committed",
        sentence=scene.sentence,
        lemma=words.forms[colon - 1],
    )


def _is_somebody(scene: Scene, source: Range) -> bool:
    return scene.words.tags[source[0]] == "S" or scene.is_speaker(source)


def _takes(scene: Scene, verb: int) -> tuple[str, ...]:
    """Return what a verb must take: any that reports a clause will do in *l'a reconnu : P*."""
    near = scene.words.forms[max(0, verb - 2) : verb]
    return ("colon",) if load_links().foretelling.isdisjoint(near) else ("colon", "que")


def _colons(scene: Scene) -> Iterator[int]:
    """Yield the colons behind which a clause or a question stands, and no quotation."""
    tags = scene.words.tags
    asks = scene.words.forms[-1] == "?"
    for match in re.finditer(":(?=[^«])", tags):
        if asks or not {"V", "H", "E"}.isdisjoint(tags[match.end() :]):
            yield match.start()


def _colon_clause(
    scene: Scene, cue: VerbCue, group: Group, colon: int, before: Scene | None
) -> Proposal:
    return Proposal(
        rule="colon-clause",
        content=(scene.clause(colon + 1, whole=True),),
        cue=scene.cue_span(cue, group),
        source=narrator(scene, group, before),
        kind="indirect",
        endorsement=cue.endorsement_in("colon"),
        sentence=scene.sentence,
        lemma=cue.lemma,
        strength=cue.takes.get("colon", "weak"),
        verb=cue,
        group=group,
    )
