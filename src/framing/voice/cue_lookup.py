"""Finding phrase cues in the words of a sentence, by a word that each of them must bring."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import sub
from typing import Protocol, TypeVar

from framing.records import Span
from framing.voice.cue_patterns import CuePattern, needed_words, needle_words


class PhraseCue(Protocol):
    """A cue of one or several words, found by its pattern."""

    @property
    def pattern(self) -> CuePattern:
        """Its words."""

    def find(self, folded: str) -> Iterator[Span]:
        """Yield where it stands in a folded sentence."""


Cue = TypeVar("Cue", bound=PhraseCue)

_UNSPACED = frozenset("-,.;:")


class Line:
    """The words of a sentence, put together again when somebody asks for their characters.

    Attributes:
        forms: The words, folded.
        present: The same as a set.
        announced: The phrase cues whose words it has all, once somebody has looked.
    """

    def __init__(self, forms: Sequence[str]) -> None:
        self.forms = tuple(forms)
        self.present = frozenset(forms)
        self.announced: tuple[PhraseCue, ...] | None = None

    @classmethod
    def of(cls, forms: Sequence[str]) -> Line:
        """Return the line of words: elided ones and inverted pronouns without a space."""
        return cls(forms)

    @property
    def text(self) -> str:
        """The line itself."""
        return self._joined[0]

    @property
    def starts(self) -> list[int]:
        """Where each word begins in `text`."""
        return self._joined[1]

    @property
    def ends(self) -> list[int]:
        """Where each word ends in `text`."""
        return self._joined[2]

    @cached_property
    def _joined(self) -> tuple[str, list[int], list[int]]:
        forms = self.forms
        elided = [True, *(form[-1] == "'" for form in forms)]
        parts = [
            form if glued or form[0] in _UNSPACED else " " + form
            for glued, form in zip(elided, forms, strict=False)
        ]
        ends = list(accumulate(map(len, parts)))
        return "".join(parts), list(map(sub, ends, map(len, forms))), ends

    def words(self, span: Span) -> tuple[int, int]:
        """Return the first and last word of a span of the line."""
        return bisect_right(self.starts, span[0]) - 1, bisect_left(self.ends, span[1])


@dataclass(frozen=True, slots=True)
class Lookup:
    """Phrase cues by their rarest word.

    Attributes:
        by_word: A word, folded as a sentence's words are, to the cues that may hold there.
        any_word: Cues that no single word announces.
        words: The words of `by_word`.
    """

    by_word: Mapping[str, tuple[PhraseCue, ...]]
    any_word: tuple[PhraseCue, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, cues: Iterable[PhraseCue]) -> Lookup:
        """Return the lookup of cues."""
        by_word: dict[str, list[PhraseCue]] = defaultdict(list)
        any_word: list[PhraseCue] = []
        for cue in cues:
            words = needle_words(cue.pattern)
            if not words:
                any_word.append(cue)
            for word in words:
                by_word[word].append(cue)
        table = {word: tuple(found) for word, found in by_word.items()}
        return cls(table, tuple(any_word), frozenset(table))

    def announced(self, line: Line) -> tuple[PhraseCue, ...]:
        """Return the cues whose words the sentence has all; asked for once a sentence."""
        if line.announced is None:
            line.announced = self._announced(line.present)
        return line.announced

    def _announced(self, present: frozenset[str]) -> tuple[PhraseCue, ...]:
        if self.words.isdisjoint(present):
            return self.any_word
        cues: dict[int, PhraseCue] = {}
        for word in sorted(self.words & present):
            for cue in self.by_word[word]:
                needed = needed_words(cue.pattern.source)
                if not any(words.isdisjoint(present) for words in needed):
                    cues[id(cue)] = cue
        return (*cues.values(), *self.any_word)

    def search(self, line: Line, kind: type[Cue]) -> list[tuple[int, int, Cue]]:
        """Return the cues of a kind with their first and last word, in order.

        Of two that overlap, the longer.
        """
        found = [
            (*line.words(span), cue)
            for cue in self.announced(line)
            if isinstance(cue, kind)
            for span in cue.find(line.text)
        ]
        return _longest(found) if len(found) > 1 else found


def _longest(found: list[tuple[int, int, Cue]]) -> list[tuple[int, int, Cue]]:
    kept: list[tuple[int, int, Cue]] = []
    for first, last, cue in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
        if all(last < low or high < first for low, high, _ in kept):
            kept.append((first, last, cue))
    return sorted(kept, key=lambda item: item[0])
