"""Verb groups: clitics, negation, auxiliary and verb that belong to one cue."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from framing.voice.grammar import load_grammar
from framing.voice.links import load_links
from framing.voice.words import Words

_AUXILIARY = re.compile(r"[HE](?:[IAGK,]|[Pd]D?[wN]{1,2}(?![wN])|B(?=[AB]*$))*$")

Form = Literal["finite", "compound", "passive", "participle", "gerund", "infinitive"]


class Group(NamedTuple):
    """The verb group of one cue.

    Attributes:
        first: Its first word, clitics and negation included; verb: the cue word itself.
        form: `finite` (*dit*), `compound` (*a dit A et affirmé B*), `passive` (*est accusé*),
            `participle` (*annoncé par*), `gerund` (*affirmant*), `infinitive`.
        auxiliary: Index of the auxiliary or -1.
        negated: *ne* stands in the group.
        reflexive: *se* stands in the group.
    """

    first: int
    verb: int
    form: Form
    auxiliary: int = -1
    negated: bool = False
    reflexive: bool = False

    @property
    def asserts(self) -> bool:
        """The group has a tense of its own."""
        return self.form in {"finite", "compound"}

    @property
    def is_active(self) -> bool:
        """Its subject, named or not, is who speaks."""
        return self.form not in {"passive", "participle"}


def verb_group(words: Words, verb: int) -> Group:
    """Return the group around the cue word `verb` (its tag is one of `V H E B T F`)."""
    tag = words.tags[verb]
    if tag == "B":
        return _participle(words, verb)
    if tag == "F" and (carrier := _carrier(words, verb)) is not None:
        carried = _group(words, _clitics(words, carrier), verb, "compound")
        return carried._replace(negated=False)  # ne cesse de dire: blockers tell what denies
    first = _clitics(words, verb)
    form: Form = "gerund" if tag == "T" else "infinitive" if tag == "F" else "finite"
    return _group(words, first, verb, form)


def _carrier(words: Words, verb: int) -> int | None:
    """Return the verb that makes an infinitive a tense: *vient* in *vient d'annoncer*."""
    first = verb
    while first > 0 and words.tags[first - 1] in "KGA":
        first -= 1
    if first < 2:
        return None
    pair = " ".join(words.forms[first - 2 : first])
    return first - 2 if pair in load_grammar().recent_past else None


def _participle(words: Words, verb: int) -> Group:
    low = max(0, verb - 9)
    match = _AUXILIARY.search(words.tags[low:verb])
    if match:
        auxiliary = low + match.start()
        first = _clitics(words, auxiliary)
        been = not load_grammar().etre.isdisjoint(words.forms[auxiliary:verb])
        perfect = words.forms[verb] in load_links().intransitives
        passive = been and not perfect and not _is_reflexive(words, first, auxiliary)
        return _group(words, first, verb, "passive" if passive else "compound", auxiliary)
    if carried := _perfect(words, verb):
        return _group(words, _clitics(words, carried[0]), verb, carried[1], carried[0])
    if _is_shared(words, verb):
        return _group(words, verb, verb, "compound")
    return _group(words, verb, verb, "participle")


def _perfect(words: Words, verb: int) -> tuple[int, Form] | None:
    """Return where *avoir* stands in *avoir annoncé*, *ayant annoncé*, and the group's form."""
    before = verb - 1
    while before >= 0 and words.tags[before] == "A":
        before -= 1
    if before < 0 or words.forms[before] not in load_links().perfects:
        return None
    return before, "gerund" if words.tags[before] == "T" else "infinitive"


def _is_shared(words: Words, verb: int) -> bool:
    before = verb - 1
    while before >= 0 and words.tags[before] == "A":
        before -= 1
    return before >= 0 and words.tags[before] == "C" and bool(re.search("H", words.tags[:before]))


def _clitics(words: Words, verb: int) -> int:
    first = verb
    while first > 0 and words.tags[first - 1] in "KG":
        first -= 1
    if first > 0 and words.tags[first - 1] == "D" and words.forms[first - 1] in {"l'", "le", "la"}:
        first -= 1
    if words.tags[verb] == "T" and first > 0 and words.forms[first - 1] == "en":
        first -= 1
    return first


def _group(words: Words, first: int, verb: int, form: Form, auxiliary: int = -1) -> Group:
    negated, reflexive = "G" in words.tags[first:verb], _is_reflexive(words, first, verb)
    return Group(first, verb, form, auxiliary, negated, reflexive)


def _is_reflexive(words: Words, first: int, last: int) -> bool:
    """Tell whether an object pronoun means the subject: *se*; *nous* only behind *nous*."""
    forms, reflexives = words.forms, load_links().reflexives
    for index in range(first, last):
        subjects = reflexives.get(forms[index])
        if subjects is not None and (not subjects or forms[index - 1] in subjects):
            return True
    return False
