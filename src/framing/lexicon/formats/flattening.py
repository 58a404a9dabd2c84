"""A lexicon as plain terms by category: what most dictionary formats can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framing.lexicon.entries import Entry, Lexicon
from framing.lexicon.formats.assembly import SEPARATOR
from framing.lexicon.formats.expansion import Expander, TooManyError
from framing.lexicon.formats.losses import Losses

_GAP = re.compile(r"~\d")
_QUOTED = re.compile(r'"([^"]*)"')

Terms = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Written:
    """A file's text, and what it doesn't hold of the lexicon; one line each."""

    text: str
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """A category with the ones below it.

    Attributes:
        name: Its own name, the last part of the path.
        path: Its name in the lexicon.
        terms: Its own terms with their weights.
        below: The categories below it.
    """

    name: str
    path: str
    terms: dict[str, float]
    below: dict[str, Branch]


class Flattener:
    """Writes entries out as terms and notes what gets lost.

    Args:
        lexicon: The lexicon that is written.
        losses: Takes what is lost.
        gaps: Whether a lone `*` may stand for a word.
    """

    def __init__(self, lexicon: Lexicon, losses: Losses, *, gaps: bool = False) -> None:
        self._lexicon = lexicon
        self._losses = losses
        self._gaps = gaps
        self._expander = Expander(lexicon.sets, gaps=gaps)

    def categories(self) -> dict[str, dict[str, float]]:
        """Return the terms of each category with their weights, the first weight of a term."""
        found: dict[str, dict[str, float]] = {}
        for category in self._lexicon.categories:
            terms = found.setdefault(category.name, {})
            for entry in category.entries:
                if self._losses.entry(entry, category.name):
                    self._collect(entry, terms)
        return {name: terms for name, terms in found.items() if terms}

    def tree(self) -> dict[str, Branch]:
        """Return the categories as a hierarchy, split where their names have a `/`."""
        return branches(self.categories())

    def terms(self, pattern: str, *, name: str) -> tuple[str, ...]:
        """Return a pattern's terms; none, and a loss of the entry `name`, when they are too many."""
        if not self._gaps and _GAP.search(_QUOTED.sub("", pattern)):
            self._losses.add("gaps", name)
        if any(map(str.isupper, "".join(_QUOTED.findall(pattern)))):
            self._losses.add("capitals", name)
        try:
            return self._expander.terms(pattern)
        except TooManyError:
            self._losses.add("forms", name)
            return ()

    def _collect(self, entry: Entry, terms: dict[str, float]) -> None:
        for term in self.terms(entry.patterns[0], name=entry.name):
            terms.setdefault(term, entry.weight)


def branches(categories: Mapping[str, dict[str, float]]) -> dict[str, Branch]:
    """Return categories as a hierarchy, split where their names have a `/`."""
    top: dict[str, Branch] = {}
    for path, terms in categories.items():
        level = top
        parts = path.split(SEPARATOR)
        for depth, part in enumerate(parts, start=1):
            there = SEPARATOR.join(parts[:depth])
            branch = level.setdefault(part, Branch(part, there, {}, {}))
            level = branch.below
        branch.terms.update(terms)
    return top


def walk(level: Mapping[str, Branch], depth: int = 0) -> Iterator[tuple[int, Branch]]:
    """Yield the branches of a hierarchy, each before those below it, with their depth."""
    for branch in level.values():
        yield depth, branch
        yield from walk(branch.below, depth + 1)


def numeral(value: float) -> str:
    """Return a weight as the shortest text that reads back to it."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
