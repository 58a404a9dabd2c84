"""Qualifications with no preposition: *jugé utile par X*, *que X jugent trop chers*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.voice.constructions.clauses import is_asserted
from framing.voice.constructions.nominals import label_end
from framing.voice.constructions.relatives import relative_before
from framing.voice.cues import VerbCue
from framing.voice.extents import content_span
from framing.voice.groups import Group
from framing.voice.links import load_links
from framing.voice.phrases import Range
from framing.voice.scene import Proposal, Scene

_ADJECTIVE = re.compile(r"A*(?=[wBT«])")
_FRONTED = re.compile(r"A*[wBT]{1,2}(?=D)")


def predicatives(scene: Scene) -> Iterator[Proposal]:
    """Yield the qualifications that verbs of judging give their object."""
    for cue, group in scene.verbs:
        if "attr" not in cue.takes or cue.reflexive or group.reflexive:
            continue
        found = _passive(scene, cue, group) if not group.is_active else _active(scene, cue, group)
        if found is not None and is_asserted(scene, cue, group):
            content, source = found
            yield _proposal(scene, cue, group, content=content, source=source)


def _active(scene: Scene, cue: VerbCue, group: Group) -> tuple[Range, Range | None] | None:
    """Return what *que X juge*, *X le juge*, *X juge illégale la loi* say, and X."""
    words, behind = scene.words, scene.after(cue, group)
    if _has_object_before(scene, group):
        first = _qualification(scene, behind)
        return ((first, label_end(scene, first)), scene.speaker(group)) if first else None
    fronted = _FRONTED.match(words.tags, behind)
    if fronted is None or cue.takes["attr"] != "strong":
        return None
    return (behind, scene.extents.phrase_end(words, fronted.end())), scene.speaker(group)


def _has_object_before(scene: Scene, group: Group) -> bool:
    """Tell whether what is judged stands before the verb: *que X juge*, *X le juge*."""
    if group.asserts and relative_before(scene, group) is not None:
        return True
    between = scene.words.forms[group.first : group.verb]
    return not load_links().object_pronouns.isdisjoint(between)


def _passive(scene: Scene, cue: VerbCue, group: Group) -> tuple[Range, Range | None] | None:
    """Return what *jugé utile par X*, *jugé par X trop cher* say, and X."""
    if cue.takes["attr"] != "strong":
        return None
    behind = scene.after(cue, group)
    agent = scene.agent(behind) if scene.words.forms[behind : behind + 1] == _by() else None
    first = _qualification(scene, agent[1] + 1 if agent else behind)
    if first is None:
        return None
    last = label_end(scene, first)
    return (first, last), agent or scene.agent(last + 1)


def _by() -> tuple[str]:
    return (load_links().agent,)


def _qualification(scene: Scene, first: int) -> int | None:
    """Return where an adjective or a quotation begins at `first`, adverbs before it included."""
    match = _ADJECTIVE.match(scene.words.tags, first)
    return first if match else None


def _proposal(
    scene: Scene, cue: VerbCue, group: Group, *, content: Range, source: Range | None
) -> Proposal:
    return Proposal(
        rule="comme",
        content=(content_span(scene.words, *content),),
        cue=scene.cue_span(cue, group),
        source=scene.span(source),
        kind="label",
        endorsement=cue.endorsement_in("attr"),
        sentence=scene.sentence,
        lemma=cue.lemma,
        strength=cue.takes["attr"],
        verb=cue,
        group=group,
        inserted=_insertion(scene, group, max(content[1], source[1] if source else 0)),
    )


def _insertion(scene: Scene, group: Group, last: int) -> Span | None:
    """Return the stretch behind a comma that ends with word `last`: *, que X jugent optimistes*."""
    pronoun = relative_before(scene, group) if group.asserts else None
    first = group.first if pronoun is None else pronoun
    closed = scene.words.tags[last + 1 : last + 2] in {",", ".", ";"}
    if not closed or scene.words.tags[first - 1 : first] != ",":
        return None
    return scene.words.slice(first - 1, last)
