"""Reported clauses: *X affirme que P*, *X demande de partir*, *X accuse Y de mentir*."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from framing.records import Kind, Span
from framing.voice.cues import VerbCue
from framing.voice.groups import Group
from framing.voice.scene import Proposal, Scene

Finder = Callable[[Scene, VerbCue, Group], Span | None]


def reported_clauses(scene: Scene) -> Iterator[Proposal]:
    """Yield what the sentence's verbs of saying govern: the first construction that fits each."""
    for cue, group in scene.verbs():
        if not is_asserted(scene, cue, group):
            continue
        for rule, finder in _FINDERS.items():
            if rule in cue.takes and (content := finder(scene, cue, group)):
                yield propose(scene, cue, group, rule=rule, content=content)
                break


def propose(
    scene: Scene, cue: VerbCue, group: Group, *, rule: str, content: Span, kind: Kind = "indirect"
) -> Proposal:
    """Return the proposal of a construction headed by a verb."""
    return Proposal(
        rule=rule,
        content=(content,),
        cue=scene.cue_span(cue, group),
        source=scene.span(scene.speaker(group)),
        kind=kind,
        endorsement=cue.endorsement_in(rule),
        sentence=scene.sentence,
        lemma=cue.lemma,
        strength=cue.takes.get(rule, "weak"),
        verb=cue,
        group=group,
    )


def is_asserted(scene: Scene, cue: VerbCue, group: Group) -> bool:
    """Tell whether the saying is told as a fact: not denied, supposed, or asked."""
    if group.reflexive and not cue.reflexive and group.form in {"finite", "compound"}:
        return False
    if group.form == "passive" and not {"person_de", "comme"} & set(cue.takes):
        return _impersonal(scene, group)
    blocker = scene.cues.blocker(scene.words.forms, group.verb)
    if blocker is None:
        return True
    return cue.negatable and blocker.name.startswith("negation")


def _impersonal(scene: Scene, group: Group) -> bool:
    subject = scene.speaker(group)
    return bool(subject) and scene.words.forms[subject[0]] in {"il", "-t-il", "-il"}


def _que(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    found = scene.adjuncts(scene.after(cue, group), "Q")
    if found is None or found + 1 >= len(scene.words) or (group.negated and not cue.negatable):
        return None
    if group.form == "gerund" and _opens(scene, group):
        return scene.opening_clause(found + 1)
    return scene.clause(found + 1)


def _opens(scene: Scene, group: Group) -> bool:
    """Tell whether a gerund opens its sentence: *Estimant que P, X a refusé*."""
    return set(scene.words.tags[: group.first]) <= set("-.#w:")


def _infinitive(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    found = scene.adjuncts(scene.after(cue, group), r"[GK]*F")
    return scene.clause(found, finite=False) if found is not None else None


def _de_infinitive(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    found = _addressee(scene, scene.after(cue, group), r"d[GAK]*F")
    return scene.clause(found, finite=False) if found is not None else None


def _a_infinitive(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    found = _addressee(scene, scene.after(cue, group), r"P[GAK]*F")
    if found is None or scene.words.forms[found] != "à":
        return None
    return scene.clause(found, finite=False)


def _addressee(scene: Scene, first: int, target: str) -> int | None:
    """Return where `target` begins, after the person it is said to: *demande à X de*."""
    direct = scene.adjuncts(first, target)
    return direct if direct is not None else scene.past_object(first, target)


def _attribute(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    """*se dit prêt à partir*: the adjective and what hangs on it."""
    if not cue.reflexive:
        return None
    found = scene.adjuncts(scene.after(cue, group), "[wBA«]")
    return scene.clause(found, finite=False) if found is not None else None


def _person(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    """*accuse X de mentir*: the accused belongs to the content."""
    first = scene.after(cue, group)
    found = scene.adjuncts(first, "[DN#«]")
    if found is None or scene.past_object(found, "d") is None:
        return None
    return scene.clause(found, finite=False)


def _question(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    found = scene.adjuncts(scene.after(cue, group), "q")
    if found is None:
        return None
    keep = scene.words.forms[found] not in {"si", "s'il"}
    return scene.clause(found if keep else found + 1)


_FINDERS: dict[str, Finder] = {
    "que": _que,
    "si": _question,
    "inf": _infinitive,
    "person_de": _person,
    "de_inf": _de_infinitive,
    "a_inf": _a_infinitive,
    "person_a": _a_infinitive,
    "attr": _attribute,
}
