"""Finding phrase cues in the words of a sentence, by a word that each of them must bring."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from framing.records import Span
from framing.voice.cue_patterns import needle_words
from framing.voice.cue_records import Formula, Label, Preposition

Cue = TypeVar("Cue", Preposition, Label, Formula)

_UNSPACED = re.compile(r"[-,.;:]")


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence put together again, and where each stands."""

    forms: tuple[str, ...]
    present: frozenset[str]
    text: str
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, forms: Sequence[str]) -> Line:
        """Return the line of words: elided ones and inverted pronouns without a space."""
        parts: list[str] = []
        starts, ends, place, glue = [], [], 0, True
        for form in forms:
            if not (glue or _UNSPACED.match(form)):
                parts.append(" ")
                place += 1
            starts.append(place)
            parts.append(form)
            place += len(form)
            ends.append(place)
            glue = form[-1] == "'"
        return cls(tuple(forms), frozenset(forms), "".join(parts), starts, ends)

    def words(self, span: Span) -> tuple[int, int]:
        """Return the first and last word of a span of the line."""
        return bisect_right(self.starts, span[0]) - 1, bisect_left(self.ends, span[1])


@dataclass(frozen=True, slots=True)
class Lookup(Generic[Cue]):
    """Phrase cues by their rarest word.

    Attributes:
        by_word: A word, folded as a sentence's words are, to the cues that may hold there.
        any_word: Cues that no single word announces.
    """

    by_word: Mapping[str, tuple[Cue, ...]]
    any_word: tuple[Cue, ...]

    @classmethod
    def of(cls, cues: Iterable[Cue]) -> Lookup[Cue]:
        """Return the lookup of cues."""
        by_word: dict[str, list[Cue]] = defaultdict(list)
        any_word: list[Cue] = []
        for cue in cues:
            words = needle_words(cue.pattern)
            if not words:
                any_word.append(cue)
            for word in words:
                by_word[word].append(cue)
        return cls({word: tuple(found) for word, found in by_word.items()}, tuple(any_word))

    def search(self, line: Line) -> list[tuple[int, int, Cue]]:
        """Return cues with their first and last word, in order; of two that overlap, the longer."""
        shared = self.by_word.keys() & line.present
        candidates = {id(cue): cue for form in shared for cue in self.by_word[form]}
        if not (candidates or self.any_word):
            return []
        found = [
            (*line.words(span), cue)
            for cue in (*candidates.values(), *self.any_word)
            for span in cue.find(line.text)
        ]
        return _longest(found) if len(found) > 1 else found


def _longest(found: list[tuple[int, int, Cue]]) -> list[tuple[int, int, Cue]]:
    kept: list[tuple[int, int, Cue]] = []
    for first, last, cue in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
        if all(last < low or high < first for low, high, _ in kept):
            kept.append((first, last, cue))
    return sorted(kept, key=lambda item: item[0])
