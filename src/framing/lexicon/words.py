"""A text cut into words, and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left
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


class _Separators(dict[str, str]):
    """What stands between two words, less blanks and quotation marks; `-` for a hyphen."""

    def __missing__(self, between: str) -> str:
        if len(self) > _MAX_KNOWN:
            self.clear()
        core = self[between] = _core(between)
        return core


def _core(between: str) -> str:
    core = between.translate(_IGNORED).strip()
    if core in _HYPHENS:
        return "–" if between[0].isspace() else "-"
    return "\n" if not core and _BLANK_LINE.search(between) else core


_SEPARATORS = _Separators()


class Words:
    """The words of a region of a text.

    Positions count words from the region's start, offsets count characters from the text's.

    Attributes:
        words: As written.
        starts: Offset of each word's first character.
        ends: Offset after each word's last one.
    """

    def __init__(self, text: str, region: Span) -> None:
        parts = _WORD.split(text[region[0] : region[1]])
        edges = list(accumulate(map(len, parts), initial=region[0]))
        self.words = parts[1::2]
        self.starts = edges[1:-1:2]
        self.ends = edges[2::2]
        self._between = parts[0::2]

    def before(self, position: int) -> str:
        """Return the characters between a word and the one before it."""
        return self._between[position]

    def joined(self, position: int, marks: str) -> bool:
        """Tell whether only blanks, quotation marks or a hyphen are before a word.

        Args:
            position: The word.
            marks: Punctuation that may stand there too; `-` alone asks for a hyphen.
        """
        core = _SEPARATORS[self._between[position]]
        if marks == "-":
            return core == "-"
        return core in ("", "-") or core == marks

    @cached_property
    def _elided(self) -> list[int]:
        return list(accumulate(map(_ELIDED.__contains__, self.words), initial=0))

    def distance(self, start: int, end: int) -> int:
        """Return the words from one position to another, elided ones (*l'*) left out."""
        return end - start - self._elided[end] + self._elided[start]

    def word_at(self, offset: int) -> int:
        """Return the position of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)
