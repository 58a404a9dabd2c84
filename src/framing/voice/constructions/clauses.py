"""Reported clauses: *X affirme que P*, *X demande de partir*, *X accuse Y de mentir*."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from framing.records import Span
from framing.voice.constructions.narrators import goes_on, narrator
from framing.voice.cues import VerbCue
from framing.voice.grammar import load_grammar
from framing.voice.groups import Group
from framing.voice.links import load_links
from framing.voice.phrases import Range, subject
from framing.voice.scene import Proposal, Scene
from framing.voice.senses import has_other_sense, load_senses

_INFINITIVE = r"d«?[GAK]*F"
"""*de* and an infinitive: *de partir*, *de « ne plus y aller »*."""
_TO_INFINITIVE = r"P«?[GAK]*F"
_SEQUENCE = "before"
"""What blocks *avant de dire*, but not *avant d'ajouter*: that was said, too."""
_QUESTIONS = ("[qR]", "D[QR]", "w", "[PD]")
_PASSIVE = frozenset({"person_de", "person_a", "de_inf", "a_inf", "comme"})

Finder = Callable[[Scene, VerbCue, Group], Span | None]


def reported_clauses(scene: Scene, before: Scene | None) -> Iterator[Proposal]:
    """Yield what the sentence's verbs of saying govern: the first construction that fits each."""
    tags = scene.words.tags
    for cue, group in scene.verbs:
        for rule, needed, finder in _finders(cue):
            if tags.find(needed, group.verb) >= 0 and (content := finder(scene, cue, group)):
                if is_asserted(scene, cue, group):
                    found = propose(scene, cue, group, rule=rule, content=content)
                    yield _told_on(found, scene, group, before)
                break


def _told_on(found: Proposal, scene: Scene, group: Group, before: Scene | None) -> Proposal:
    """Give *Et de conclure que P* to who acts in the sentence before."""
    if not goes_on(scene, group):
        return found
    return found._replace(source=narrator(scene, group, before))


@cache
def _finders(cue: VerbCue) -> tuple[tuple[str, str, Finder], ...]:
    return tuple(row[1:] for row in _FINDERS if row[0] in cue.takes)


def propose(scene: Scene, cue: VerbCue, group: Group, *, rule: str, content: Span) -> Proposal:
    """Return the proposal of a construction headed by a verb."""
    charged = rule == "person_de" and group.form == "participle"
    return Proposal(
        rule=rule,
        content=(content,),
        cue=scene.cue_span(cue, group),
        source=scene.span(source_of(scene, group, charged=charged)),
        kind="nominal" if rule.endswith("np") else "indirect",
        endorsement=cue.endorsement_in(rule),
        sentence=scene.sentence,
        lemma=cue.lemma,
        strength=cue.takes.get(rule, "weak"),
        verb=cue,
        group=group,
    )


def source_of(scene: Scene, group: Group, *, charged: bool = False) -> Range | None:
    """Return who speaks: the subject, or the agent of a passive; nobody in *il est précisé que*.

    `charged`: a participle tells of what somebody is accused (*accusé par X de*).
    """
    if charged or group.form == "passive":
        return scene.agent(group.verb + 1)
    return scene.speaker(group)


def is_asserted(scene: Scene, cue: VerbCue, group: Group, *, asks: int = -1) -> bool:
    """Tell whether the saying is told as a fact: not denied, supposed, or asked.

    `asks`: the colon behind it, if what is said there may itself be a question.
    """
    reflects = group.reflexive and not cue.reflexive and group.form in {"finite", "compound"}
    if (reflects and not _is_mutual(scene, group)) or _imagines(scene, group):
        return False
    if group.form == "passive" and _PASSIVE.isdisjoint(cue.takes) and not _impersonal(scene, group):
        return False
    if (asks < 0 and _is_asked(scene, group)) or _has_other_sense(scene, cue, group):
        return False
    blocked = scene.blocked(group)
    if blocked == _SEQUENCE and cue.follow:
        return True
    return not blocked or (cue.negatable and blocked.startswith("negation"))


def _has_other_sense(scene: Scene, cue: VerbCue, group: Group) -> bool:
    """Tell whether the object makes it an act: *rappelle hier son ambassadeur*."""
    if cue.lemma not in load_senses():
        return False
    behind = scene.after(cue, group)
    while scene.words.tags[behind : behind + 1] == "A":
        behind += 1
    return has_other_sense(cue.lemma, scene.line, behind - 1)


def _is_mutual(scene: Scene, group: Group) -> bool:
    """Tell whether the reflexive says something of others: *s'accusent mutuellement de*."""
    return not load_links().mutual.isdisjoint(scene.words.forms[group.verb : group.verb + 4])


def _imagines(scene: Scene, group: Group) -> bool:
    """Tell whether nobody speaks: *on dirait que*, *on aurait dit que*."""
    words, head = scene.words, group.auxiliary if group.auxiliary >= 0 else group.verb
    seems = group.asserts and words.forms[head] in load_grammar().conditionals
    return seems and words.forms[group.first - 1] == load_links().anyone


def _is_asked(scene: Scene, group: Group) -> bool:
    """Tell whether the verb stands in a question of the outlet's own."""
    words = scene.words
    return words.forms[-1] == "?" and words.tags[-1] == "." and words.quoted[group.verb] == -1


def _impersonal(scene: Scene, group: Group) -> bool:
    subject = scene.speaker(group)
    return subject is not None and scene.words.forms[subject[0]] in {"il", "-t-il", "-il"}


def _que(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    found = scene.adjuncts(scene.after(cue, group), "Q")
    if found is None or found + 1 >= len(scene.words) or (group.negated and not cue.negatable):
        return None
    if "de_np" in cue.takes and scene.words.tags[scene.after(cue, group)] == "d":
        return None  # se félicite d'une réforme qu'il attendait
    if group.form == "gerund" and _opens(scene, group):
        return scene.opening_clause(found + 1)
    return scene.clause(found + 1, embedded=_is_relative(scene, group))


def _that(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    """*demande à ce que P*, *se plaint de ce que P*."""
    found = scene.adjuncts(scene.after(cue, group), "[Pd]DQ")
    if found is None or found + 3 >= len(scene.words):
        return None
    return scene.clause(found + 3, embedded=_is_relative(scene, group))


def _is_relative(scene: Scene, group: Group) -> bool:
    """Tell whether the saying is told of the subject of another verb: *ceux qui disent que*."""
    return group.first > 0 and scene.words.tags[group.first - 1] == "R"


def _deed(scene: Scene, group: Group, first: int) -> Span:
    """Return the infinitive that begins at word `first`."""
    return scene.clause(first, finite=False, embedded=_is_relative(scene, group))


def _opens(scene: Scene, group: Group) -> bool:
    """Tell whether a gerund opens its sentence: *Estimant que P, X a refusé*."""
    return set(scene.words.tags[: group.first].removesuffix("D")) <= set("-.#w:A")


def _infinitive(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    found = scene.adjuncts(scene.after(cue, group), r"«?(?:[GAK]|(?<=G)w)*F")
    if found is None:
        return None
    if group.form == "gerund" and _opens(scene, group):
        return scene.opening_clause(found)
    return _deed(scene, group, found)


def _de_infinitive(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    behind = scene.after(cue, group)
    found = _addressee(scene, behind, _INFINITIVE)
    if found is None:
        return None
    blames = group.is_active and cue.lemma in load_links().blaming
    if blames and scene.words.forms[behind] in load_links().blamed:
        found = behind
    return _deed(scene, group, found)


def _a_infinitive(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    behind = scene.after(cue, group)
    found = _addressee(scene, behind, _TO_INFINITIVE)
    if found is None or not _leads_to(scene, behind, found):
        return None
    return _deed(scene, group, found)


def _leads_to(scene: Scene, first: int, found: int) -> bool:
    """Tell whether *à* and no other preposition stands before the infinitive."""
    place = found if scene.words.tags[found] == "P" else scene.past_object(first, _TO_INFINITIVE)
    return place is not None and scene.words.forms[place] in load_links().infinitives["a_inf"]


def _addressee(scene: Scene, first: int, target: str) -> int | None:
    """Return where the content begins that `target` closes.

    Whom it is said to stays outside (*demande à X de*); who shall do it belongs to it
    (*exhorte les élus à*).
    """
    while scene.words.tags[first : first + 1] in {"A", "I"}:
        first += 1
    if scene.words.tags[first : first + 1] in {"D", "N"} and scene.past_object(first, target):
        return first
    return scene.adjuncts(first, target)


def _attribute(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    """*se dit prêt à partir*: the adjective and what hangs on it."""
    if not (cue.reflexive and group.reflexive):
        return None
    found = scene.adjuncts(scene.after(cue, group), "[wBA«]")
    return scene.clause(found, finite=False) if found is not None else None


def _person(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    """*accuse X de mentir*: the accused belongs to the content."""
    first = scene.after(cue, group)
    if not group.is_active or group.reflexive:
        found = scene.adjuncts(first, _INFINITIVE if group.form == "participle" else "d")
        if found is not None and group.form == "participle":
            return scene.opening_clause(found)
        return _deed(scene, group, found) if found is not None else None
    found = scene.adjuncts(first, "[DN#«]")
    charge = _INFINITIVE if cue.takes.get("np") == "strong" else "d"
    if found is not None and scene.past_object(found, charge) is not None:
        return _deed(scene, group, found)
    found = scene.adjuncts(first, _INFINITIVE) if _has_object_before(scene, group) else None
    return _deed(scene, group, found) if found is not None else None


def _has_object_before(scene: Scene, group: Group) -> bool:
    """Tell whether the accused stands before the verb: *l'accuse de*, *que X soupçonne de*."""
    words = scene.words
    if not load_links().objective.isdisjoint(words.forms[group.first : group.verb]):
        return True
    who = subject(words, group.first)
    return who is not None and who[0] > 1 and words.tags[who[0] - 1] == "Q"


def _question(scene: Scene, cue: VerbCue, group: Group) -> Span | None:
    first = scene.after(cue, group)
    for target in _QUESTIONS:
        found = scene.adjuncts(first, target)
        if found is not None and scene.words.tags[found - 1] != "," and _asks(scene, found):
            return scene.clause(found + (scene.words.forms[found] == "si"))
    return None


def _asks(scene: Scene, index: int) -> bool:
    """Tell whether a reported question begins at word `index`: *si, pourquoi, ce qui*."""
    forms, known = scene.words.forms, load_grammar().interrogatives
    return forms[index] in known or " ".join(forms[index : index + 2]) in known


_FINDERS: tuple[tuple[str, str, str, Finder], ...] = (
    ("que", "que", "Q", _que),
    ("que", "que", "Q", _that),
    ("a_inf", "que", "Q", _that),
    ("de_np", "que", "Q", _that),
    ("si", "si", "", _question),
    ("inf", "inf", "F", _infinitive),
    ("person_de", "person_de", "", _person),
    ("de_inf", "de_inf", "F", _de_infinitive),
    ("a_inf", "a_inf", "F", _a_infinitive),
    ("person_a", "person_a", "F", _a_infinitive),
    ("attr", "attr", "", _attribute),
)
"""What a verb takes, the construction, a tag that it needs behind the verb, what finds the content."""
