"""What a full stop after a word means: the lists that a linguist edits, read once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

import yaml

from framing.data import lexicon_dir


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The lists of `lexicons/text/abbreviations.yaml`, in which each is explained."""

    titles: frozenset[str]
    numbered: frozenset[str]
    inner: frozenset[str]
    era_words: frozenset[str]
    letter_nouns: frozenset[str]
    starters: frozenset[str]
    name_particles: frozenset[str]
    domains: frozenset[str]


@cache
def load_abbreviations() -> Abbreviations:
    """Return the lists of this installation.

    Raises:
        KeyError: The file lacks one of the lists.
    """
    path = lexicon_dir("text", "abbreviations.yaml")
    lists = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Abbreviations(
        **{field.name: frozenset(lists[field.name]) for field in fields(Abbreviations)}
    )


@cache
def listed_words() -> frozenset[str]:
    """Return the words of all the lists after which a full stop may end nothing."""
    lists = load_abbreviations()
    return lists.titles | lists.inner | lists.numbered
