"""French verbs and their forms, from the models of `lexicons/inflection.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from framing.data import lexicon_dir

_REFLEXIVE = re.compile(r"^(?:se\s+|s['’])")
_FRONT_VOWELS = ("e", "è", "i")


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of one verb; every set holds single lower-case words.

    Attributes:
        infinitive: The verb itself.
        finite: All conjugated forms, future and conditional among them.
        participle: The past participle, agreed (*dit, dite, dits, dites*).
        present_participle: *disant*.
        future: *dira, diront* …
        conditional: *dirait, diraient* …
    """

    infinitive: str
    finite: frozenset[str]
    participle: frozenset[str]
    present_participle: str
    future: frozenset[str]
    conditional: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every form, the infinitive among them."""
        return self.finite | self.participle | {self.infinitive, self.present_participle}


@lru_cache(maxsize=1)
def tables() -> Mapping[str, Any]:
    """Return `lexicons/inflection.yaml`, its endings and models sorted longest first."""
    path = lexicon_dir("inflection.yaml")
    loaded: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    loaded["endings"].sort(key=lambda row: -len(row["from"]))
    loaded["verbs"]["models"].sort(key=lambda row: (-len(row["ending"]), not row.get("only")))
    return loaded


@lru_cache(maxsize=8192)
def verb_forms(infinitive: str) -> VerbForms:
    """Return the forms of a verb, regular or not; a leading *se* or *s'* is ignored.

    Raises:
        ValueError: The word has no ending of a French infinitive.

    Example:
        >>> sorted(verb_forms("dire").participle)
        ['dit', 'dite', 'dites', 'dits']
    """
    verb = _REFLEXIVE.sub("", infinitive.lower())
    model = _model(verb)
    stem = verb[: len(verb) - len(model["ending"])]
    future, conditional = (frozenset(_future(verb, stem, model, tense)) for tense in _FUTURES)
    present = {stem + form for form in model["present"]}
    others = {stem + form for form in model.get("also", ())}
    return VerbForms(
        infinitive=verb,
        finite=future | conditional | present | others | frozenset(_built(verb, stem, model)),
        participle=frozenset(_agreed(stem, model)),
        present_participle=stem + model.get("present_participle", _root(model) + "ant"),
        future=future,
        conditional=conditional,
    )


_FUTURES = ("future", "conditional")


def _model(verb: str) -> Mapping[str, Any]:
    verbs = tables()["verbs"]
    if verb in verbs["like_finir"]:
        verb = "finir"
    for model in verbs["models"]:
        if verb == model["ending"] or (verb.endswith(model["ending"]) and not model.get("only")):
            found: Mapping[str, Any] = model
            return found
    raise ValueError(f"{verb!r} is no French infinitive: it must end in -er, -ir, -oir or -re")


def _root(model: Mapping[str, Any]) -> str:
    """Return what the imperfect is built on: the present's fourth form less -ons."""
    root: str = model["present"][3].removesuffix("ons")
    return root


def _future(verb: str, stem: str, model: Mapping[str, Any], tense: str) -> Iterator[str]:
    bases = [stem + model["future"], *(mute + "er" for mute in _mute_stems(verb))]
    for base in bases:
        for ending in tables()["verbs"][tense]:
            yield base + ending


def _built(verb: str, stem: str, model: Mapping[str, Any]) -> Iterator[str]:
    """Yield the imperfect, both subjunctives, the simple past, and the forms with a mute e."""
    verbs = tables()["verbs"]
    imperfect = model.get("imperfect", _root(model))
    yield from _softened(stem, imperfect, verbs["imperfect"], model)
    subjunctive = model.get("subjunctive", model["present"][5].removesuffix("ent"))
    if subjunctive is not None:
        yield from (stem + subjunctive + ending for ending in verbs["subjunctive"])
    if plural := model.get("subjunctive_plural"):
        yield from (stem + plural + ending for ending in ("ions", "iez"))
    yield from _past(stem, model)
    for mute in _mute_stems(verb):
        yield from (mute + ending for ending in verbs["subjunctive"])


def _past(stem: str, model: Mapping[str, Any]) -> Iterator[str]:
    first = model["past"]
    if first is None:
        return
    for ending, endings in tables()["verbs"]["past"].items():
        if first.endswith(ending):
            yield from _softened(stem, first.removesuffix(ending), endings, model)
            return


def _softened(stem: str, root: str, endings: list[str], model: Mapping[str, Any]) -> Iterator[str]:
    """Join root and endings; *commenç-* and *mange-* lose their mark before e and i."""
    for ending in endings:
        soft = model.get("soft", root) if ending.startswith(_FRONT_VOWELS) else root
        yield stem + soft + ending


def _mute_stems(verb: str) -> list[str]:
    """Return the stems of a verb in -er before a mute ending: *lèv-*, *jett-*, *cèd-*."""
    if not verb.endswith("er"):
        return []
    stem = verb[:-2]
    rows = tables()["verbs"]["mute"]
    stems = [re.sub(row["from"], row["to"], stem) for row in rows]
    return [mute for mute in stems if mute != stem]


def _agreed(stem: str, model: Mapping[str, Any]) -> Iterator[str]:
    """Yield the past participle in gender and number; one in -s has no plural of its own."""
    for participle in model["participle"]:
        for ending in tables()["verbs"]["agreement"]:
            if not (ending == "s" and participle.endswith("s")):
                yield (stem + participle + ending).replace("ûe", "ue").replace("ûs", "us")
