"""A text cut into words, and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from framing.records import Span

# Soft hyphens and combining accents are parts of words.
_WORD = re.compile("([\\w\u00ad\u0300-\u036f]+)")
_ELISIONS = [*"cdjlmnst", "qu", "jusqu", "lorsqu", "puisqu"]
_ELIDED = frozenset([*_ELISIONS, *map(str.capitalize, _ELISIONS)])
_IGNORED = str.maketrans(dict.fromkeys("'’ʼ´`\"«»“”„‹›‘", " "))
_HYPHENS = frozenset("-‐‑")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\r")
_MAX_KNOWN = 20_000


class _Joints(dict[str, str]):
    """What stands between two words → `1` if it joins them, else `0`."""

    def __init__(self, marks: str) -> None:
        super().__init__()
        self._allowed = {"-"} if marks == "-" else {"", "-", marks}

    def __missing__(self, between: str) -> str:
        if len(self) > _MAX_KNOWN:
            self.clear()
        flag = self[between] = "1" if _core(between) in self._allowed else "0"
        return flag


class _AllJoints(dict[str, _Joints]):
    """What joins two words, by the marks that may stand between them."""

    def __missing__(self, marks: str) -> _Joints:
        joints = self[marks] = _Joints(marks)
        return joints


def _core(between: str) -> str:
    """Return what stands between two words less blanks and quotation marks; `-` for a hyphen."""
    core = between.translate(_IGNORED).strip()
    if core in _HYPHENS:
        return "–" if between[0].isspace() else "-"
    return "\n" if not core and _BLANK_LINE.search(between) else core


_JOINTS = _AllJoints()


def _flooded(reached: int, passable: int) -> int:
    """Return positions with all those that follow them over runs of passable ones.

    A carry runs through each run and stops at the position after it.
    """
    return reached | (((reached & passable) + passable) ^ passable)


def _places(words: Iterable[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    bit = 1
    for word in words:
        if word in places:
            places[word] |= bit
        else:
            places[word] = bit
        bit <<= 1
    return places


class Words:
    """The words of a region of a text.

    Positions count words from the region's start, offsets count characters from the text's. A set
    of positions is an integer: bit *n* is set when it holds word *n*.

    Attributes:
        words: As written.
        starts: Offset of each word's first character.
        ends: Offset after each word's last one.
        places: The positions of each word.
        distinct: The words, each once.
    """

    def __init__(self, text: str, region: Span) -> None:
        parts = _WORD.split(text[region[0] : region[1]])
        edges = list(accumulate(map(len, parts), initial=region[0]))
        self.words = parts[1::2]
        self.starts = edges[1:-1:2]
        self.ends = edges[2::2]
        self._between = parts[0::2]
        self._joined: dict[str, int] = {}
        self.places = _places(self.words)
        self.distinct = set(self.places)

    def count(self, start: int, end: int) -> int:
        """Return how many words lie, wholly or in part, between two offsets."""
        return bisect_left(self.starts, end) - bisect_right(self.ends, start)

    def before(self, position: int) -> str:
        """Return the characters between a word and the one before it."""
        return self._between[position]

    def joined(self, marks: str) -> int:
        """Return the words before which only blanks, quotation marks or a hyphen are.

        Args:
            marks: Punctuation that may stand there too; `-` alone asks for a hyphen.
        """
        found = self._joined.get(marks)
        if found is None:
            flags = map(_JOINTS[marks].__getitem__, reversed(self._between))
            found = self._joined[marks] = int("".join(flags), 2)
        return found

    @cached_property
    def _elided(self) -> int:
        return sum(self.places[word] for word in self.distinct & _ELIDED)

    def across(self, reached: int, gap: int) -> int:
        """Return the positions at most `gap` words after any of `reached`, elided ones left out."""
        elided = self._elided
        reached = _flooded(reached, elided)
        for _ in range(gap):
            reached = _flooded(reached | reached << 1, elided)
        return reached

    def distance(self, start: int, end: int) -> int:
        """Return the words from one position to another, elided ones (*l'*) left out."""
        elided = self._elided >> start & ~(-1 << end - start)
        return end - start - elided.bit_count()

    def word_at(self, offset: int) -> int:
        """Return the position of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)
