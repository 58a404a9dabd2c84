"""What finds a pattern in a scanned text: one finder for each node of the graph.

Sets of positions in a text are integers, bit *n* standing for word *n*, so that one operation moves
all matches a word further. A finder is asked where matches end that start at any of some positions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from framing.records import Span


class Text(Protocol):
    """What finders ask of a scanned text."""

    at: Mapping[int, int]
    keys: set[int]
    live: dict[int, tuple[Finder, ...]]

    def joined(self, marks: str) -> int:
        """Return the words that follow the one before with nothing but `marks` between."""

    def across(self, reached: int, gap: int) -> int:
        """Return the positions at most `gap` words after any of `reached`."""


class Finder(Protocol):
    """Finds a pattern's matches."""

    def first(self, text: Text) -> int:
        """Return the positions at which a match may start."""

    def ends(self, text: Text, starts: int) -> int:
        """Return the positions after the last word of all matches that start at `starts`."""


def longest(finder: Finder, text: Text, starts: int, last: int) -> list[Span]:
    """Return the longest match from each of `starts` that ends at `last` or before, in order."""
    inside = ~(-2 << last)
    ends = finder.ends(text, starts) & inside
    if not ends:
        return []
    starts &= finder.first(text)
    if not starts & (starts - 1):
        return [(starts.bit_length() - 1, ends.bit_length() - 1)]
    found = ((start, finder.ends(text, 1 << start) & inside) for start in positions(starts))
    return [(start, ends.bit_length() - 1) for start, ends in found if ends]


def positions(bits: int) -> Iterator[int]:
    """Yield the positions in a set of them, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


@dataclass(frozen=True, slots=True, eq=False)
class WordFinder:
    """Finds the words of a class."""

    word_class: int

    def first(self, text: Text) -> int:
        """Return the positions of the words."""
        return text.at[self.word_class]

    def ends(self, text: Text, starts: int) -> int:
        """Return the positions after those of the words that stand at `starts`."""
        return (starts & text.at[self.word_class]) << 1


@dataclass(frozen=True, slots=True, eq=False)
class ChoiceFinder:
    """Finds any of several patterns; only those whose words are in the text are tried.

    Attributes:
        number: Its node in the graph.
        words: Those that are words.
        longer: Pairs of a key and a pattern, which needs a word of any class that is its key.
    """

    number: int
    words: tuple[Finder, ...]
    longer: tuple[tuple[int, Finder], ...]

    def first(self, text: Text) -> int:
        """Return the positions at which any of the patterns may start."""
        found = 0
        for option in self._live(text):
            found |= option.first(text)
        return found

    def ends(self, text: Text, starts: int) -> int:
        """Return where matches of any of the patterns end."""
        ends = 0
        for option in self._live(text):
            ends |= option.ends(text, starts)
        return ends

    def _live(self, text: Text) -> tuple[Finder, ...]:
        live = text.live.get(self.number)
        if live is None:
            keys = text.keys
            longer = [option for key, option in self.longer if key in keys]
            live = text.live[self.number] = (*self.words, *dict.fromkeys(longer))
        return live


class Place(NamedTuple):
    """One step of a sequence.

    Attributes:
        finder: Finds what must match here.
        optional: The place may stay empty.
        gap: So many words may stand before it.
        marks: Punctuation that may stand before it; `-` alone asks for a hyphen.
    """

    finder: Finder
    optional: bool
    gap: int
    marks: str


@dataclass(frozen=True, slots=True, eq=False)
class SequenceFinder:
    """Finds patterns that follow each other."""

    head: Finder
    places: tuple[Place, ...]

    def first(self, text: Text) -> int:
        """Return the positions at which the first pattern may start."""
        return self.head.first(text)

    def ends(self, text: Text, starts: int) -> int:
        """Return where the last pattern ends."""
        reached = self.head.ends(text, starts)
        for finder, optional, gap, marks in self.places:
            if not reached:
                return 0
            resting = text.across(reached, gap) if gap else reached & text.joined(marks)
            further = finder.ends(text, resting)
            reached = reached | further if optional else further
        return reached
