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
from framing.voice.cues.patterns import CuePattern, needed_words, needle_words


class PhraseCue(Protocol):
    """A cue of one or several words, found by its pattern."""

    @property
    def pattern(self) -> CuePattern:
        """Its words."""

    @property
    def trap(self) -> bool:
        """It looks like a cue and is none."""

    def find(self, folded: str) -> Iterator[Span]:
        """Yield where it stands in a folded sentence."""


Cue = TypeVar("Cue", bound=PhraseCue)
Found = tuple[int, int, PhraseCue]
"""The first and the last word of a cue, and the cue."""

_UNSPACED = "-,.;:"


class Line:
    """The words of a sentence, put together again when somebody asks for their characters.

    Attributes:
        forms: The words, folded.
        present: The same as a set.
        phrases: The phrase cues in it, by their kind, once somebody has looked.
    """

    def __init__(self, forms: Sequence[str]) -> None:
        self.forms = tuple(forms)
        self.present = frozenset(forms)
        self.phrases: Mapping[type[PhraseCue], list[Found]] | None = None

    @classmethod
    def of(cls, forms: Sequence[str]) -> Line:
        """Return the line of words: elided ones and inverted pronouns without a space."""
        return cls(forms)

    @cached_property
    def text(self) -> str:
        """The line itself."""
        return _joined(self.forms)

    def span(self, word: int) -> Span:
        """Return the characters of one word."""
        end = len(_joined(self.forms[: word + 1]))
        return end - len(self.forms[word]), end

    def words(self, span: Span) -> tuple[int, int]:
        """Return the first and last word of a span of the line."""
        return bisect_right(self._starts, span[0]) - 1, bisect_left(self._ends, span[1])

    @cached_property
    def _starts(self) -> list[int]:
        return list(map(sub, self._ends, map(len, self.forms)))

    @cached_property
    def _ends(self) -> list[int]:
        forms = self.forms
        elided = [True, *[form[-1] == "'" for form in forms]]
        lengths = [
            len(form) + (not glued and form[0] not in _UNSPACED)
            for glued, form in zip(elided, forms, strict=False)
        ]
        return list(accumulate(lengths))


def _joined(forms: Sequence[str]) -> str:
    """Return words with spaces between them, none behind an elision or before a mark."""
    text = " ".join(forms).replace("' ", "'")
    for mark in _UNSPACED:
        text = text.replace(f" {mark}", mark)
    return text


@dataclass(frozen=True, slots=True)
class Lookup:
    """Phrase cues by their rarest word.

    Attributes:
        by_word: A word, folded as a sentence's words are, to the cues that may hold there, each
            with the sets of words of which it needs one each.
        any_word: Cues that no single word announces.
    """

    by_word: Mapping[str, tuple[tuple[PhraseCue, tuple[frozenset[str], ...]], ...]]
    any_word: tuple[PhraseCue, ...]

    @classmethod
    def of(cls, cues: Iterable[PhraseCue]) -> Lookup:
        """Return the lookup of cues."""
        by_word: dict[str, list[tuple[PhraseCue, tuple[frozenset[str], ...]]]] = defaultdict(list)
        any_word: list[PhraseCue] = []
        for cue in cues:
            words, needed = needle_words(cue.pattern), needed_words(cue.pattern.source)
            if not words:
                any_word.append(cue)
            for word in words:
                by_word[word].append((cue, needed))
        return cls({word: tuple(found) for word, found in by_word.items()}, tuple(any_word))

    def search(self, line: Line, kind: type[Cue]) -> list[tuple[int, int, Cue]]:
        """Return the cues of a kind with their first and last word, in order.

        Of two that overlap, the longer.
        """
        found = self.found(line).get(kind, [])
        return found  # type: ignore[return-value]

    def found(self, line: Line) -> Mapping[type[PhraseCue], list[Found]]:
        """Return the cues of every kind; looked for once a sentence."""
        if line.phrases is None:
            line.phrases = self._found(line)
        return line.phrases

    def _found(self, line: Line) -> Mapping[type[PhraseCue], list[Found]]:
        found: dict[type[PhraseCue], list[Found]] = {}
        for cue in self._announced(line.present):
            for span in cue.find(line.text):
                found.setdefault(type(cue), []).append((*line.words(span), cue))
        return {kind: _longest(each) if len(each) > 1 else each for kind, each in found.items()}

    def _announced(self, present: frozenset[str]) -> Iterable[PhraseCue]:
        """Return the cues whose words the sentence has all."""
        if self.by_word.keys().isdisjoint(present):
            return self.any_word
        cues = {
            id(cue): cue
            for word in sorted(self.by_word.keys() & present)
            for cue, needed in self.by_word[word]
            if not any(words.isdisjoint(present) for words in needed)
        }
        return (*cues.values(), *self.any_word)


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for first, last, cue in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
        if all(last < low or high < first for low, high, _ in kept):
            kept.append((first, last, cue))
    return sorted(kept, key=lambda item: item[0])
