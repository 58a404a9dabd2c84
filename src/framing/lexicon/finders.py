"""What finds a pattern's matches in a scanned text: one finder for each node of the graph.

Matches are kept as `{first word: (ends,)}`, each end being the position after the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

Matches = dict[int, tuple[int, ...]]
Pairs = set[tuple[int, int]]

NOWHERE: Matches = {}


class Text(Protocol):
    """What finders ask of a scanned text."""

    words: list[str]
    places: dict[int, list[int]]
    present: set[int]

    def matches(self, node: int) -> Matches:
        """Return all matches of a node."""

    def function_words(self, word_class: int) -> Matches:
        """Return the words of a class of function words."""

    def joined(self, position: int, marks: str) -> bool:
        """Tell whether a word follows the one before it with nothing but `marks` between."""

    def distance(self, start: int, end: int) -> int:
        """Return the words between two positions."""


class Finder(Protocol):
    """Finds a pattern's matches."""

    def find(self, text: Text) -> Matches:
        """Return all matches in a text."""


@dataclass(frozen=True, slots=True)
class WordFinder:
    """Finds the words of a class."""

    word_class: int

    def find(self, text: Text) -> Matches:
        """Return all matches in a text."""
        places = text.places.get(self.word_class, ())
        return {place: (place + 1,) for place in places}


@dataclass(frozen=True, slots=True)
class FunctionWordFinder:
    """Finds function words, which texts don't list by class unless asked."""

    word_class: int

    def find(self, text: Text) -> Matches:
        """Return all matches in a text."""
        return text.function_words(self.word_class)


@dataclass(frozen=True, slots=True)
class ChoiceFinder:
    """Finds any of several patterns.

    Attributes:
        words: Classes that are alternatives by themselves.
        classes: Classes that the longer alternatives need.
        by_class: The longer alternatives by the classes that they need.
    """

    words: frozenset[int]
    classes: frozenset[int]
    by_class: Mapping[int, tuple[int, ...]]

    def find(self, text: Text) -> Matches:
        """Return all matches in a text; only alternatives whose words are in it are tried."""
        present, places, by_class = text.present, text.places, self.by_class
        words: Matches = {at: (at + 1,) for found in present & self.words for at in places[found]}
        longer = {option for found in present & self.classes for option in by_class[found]}
        tables = [table for option in longer if (table := text.matches(option))]
        return _merged([words, *tables] if words else tables)


class Place(NamedTuple):
    """One step of a sequence.

    Attributes:
        node: The pattern that must match here.
        function_word: Its word class if it is a single function word, else -1.
        optional: The place may stay empty.
        gap: So many words may stand before it.
        marks: Punctuation that may stand before it; `-` alone asks for a hyphen.
    """

    node: int
    function_word: int
    optional: bool
    gap: int
    marks: str


@dataclass(frozen=True, slots=True)
class SequenceFinder:
    """Finds patterns that follow each other.

    They are joined from the pivot on, the first that isn't a function word; what is before it is
    looked for backwards, word by word.

    Attributes:
        required: Nodes that must match somewhere, the quickest to rule out first.
        places: All the steps; those before the pivot are function words.
        pivot: Index of a step.
    """

    required: Sequence[int]
    places: Sequence[Place]
    pivot: int

    def find(self, text: Text) -> Matches:
        """Return all matches in a text."""
        for node in self.required:
            if not text.matches(node):
                return NOWHERE
        table = text.matches(self.places[self.pivot].node)
        reached = {(start, end) for start, ends in table.items() for end in ends}
        if self.pivot:
            reached = self._backward(text, reached)
        for place in self.places[self.pivot + 1 :]:
            if not reached:
                return NOWHERE
            further = _advance(text, reached, place)
            reached = reached | further if place.optional else further
        return _table(reached)

    def _backward(self, text: Text, reached: Pairs) -> Pairs:
        """Move each start back over the function words before the pivot."""
        resting = _before(text, reached, self.places[self.pivot])
        moved: Pairs = set()
        for index in range(self.pivot - 1, -1, -1):
            place = self.places[index]
            known = text.function_words(place.function_word)
            moved = {(at - 1, end) for at, end in resting if at - 1 in known}
            if index:
                before = _before(text, moved, place)
                resting = resting | before if place.optional else before
        return moved


def _before(text: Text, reached: Pairs, place: Place) -> Pairs:
    """Return where the words before `place`, which starts each pair, may end."""
    if not place.gap:
        return {pair for pair in reached if text.joined(pair[0], place.marks)}
    return {
        (at, end)
        for start, end in reached
        for at in range(max(0, start - 2 * place.gap - 1), start + 1)
        if text.distance(at, start) <= place.gap
    }


def _advance(text: Text, reached: Pairs, place: Place) -> Pairs:
    """Return where each match ends that goes on with `place`."""
    table = text.matches(place.node)
    if not table:
        return set()
    if place.gap:
        return _advance_over(text, reached, table, place.gap)
    return {
        (start, last)
        for start, end in reached
        if end in table and text.joined(end, place.marks)
        for last in table[end]
    }


def _advance_over(text: Text, reached: Pairs, table: Matches, gap: int) -> Pairs:
    """Advance over a gap; elided words don't count, so it may hold twice as many in all."""
    farthest = 2 * gap + 1
    return {
        (start, last)
        for start, end in reached
        for position in _from(table, end, end + farthest)
        if text.distance(end, position) <= gap
        for last in table[position]
    }


def _from(table: Matches, first: int, last: int) -> Iterable[int]:
    """Return the positions of a table between two, the short way round."""
    if len(table) <= last - first:
        return [position for position in table if first <= position <= last]
    return [position for position in range(first, last + 1) if position in table]


def _merged(tables: list[Matches]) -> Matches:
    if len(tables) < 2:
        return tables[0] if tables else NOWHERE
    merged: Matches = {}
    for table in tables:
        if merged.keys().isdisjoint(table):
            merged.update(table)
            continue
        for start, ends in table.items():
            merged[start] = tuple({*merged[start], *ends}) if start in merged else ends
    return merged


def _table(pairs: Pairs) -> Matches:
    table: Matches = {}
    for start, end in pairs:
        table[start] = (*table[start], end) if start in table else (end,)
    return table
