"""Negation: the rules of `lexicons/negation.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from framing.data import lexicon_dir


@dataclass(frozen=True, slots=True)
class NegationRule:
    """One cue of negation.

    Attributes:
        name: Names the rule in tests.
        cue: A pattern, in the language of entries.
        reach: A hit is negated when it starts at most so many words after the cue.
        excluded: A cue that overlaps one of these patterns negates nothing.
        match: Sentences with the words in [brackets] that are negated.
        no_match: Sentences with the words in [brackets] that aren't.
    """

    name: str
    cue: str
    reach: int
    excluded: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NegationRules:
    """All cues, and what ends the clause that a cue reaches into."""

    rules: tuple[NegationRule, ...]
    clause_marks: str
    clause_words: tuple[str, ...]


@lru_cache(maxsize=1)
def negation_rules() -> NegationRules:
    """Return the packaged rules; read only when lexicons are compiled."""
    data = yaml.load(lexicon_dir("negation.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return NegationRules(
        rules=tuple(map(_rule, data["rules"])),
        clause_marks=data["clause"]["marks"],
        clause_words=tuple(data["clause"]["words"]),
    )


def _rule(row: dict[str, Any]) -> NegationRule:
    return NegationRule(
        name=row["rule"],
        cue=row["cue"],
        reach=row["reach"],
        excluded=tuple(row.get("except", ())),
        match=tuple(row["match"]),
        no_match=tuple(row["not"]),
    )
