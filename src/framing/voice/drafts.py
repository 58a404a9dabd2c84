"""Sentences that are worth reading, as words that wait for their tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.records import Span
from framing.text.normalise import fold
from framing.voice.cues import Cues
from framing.voice.cues.lookup import Line
from framing.voice.marks import Marks
from framing.voice.skips import Skips
from framing.voice.words import Tagged, Words, tokenise

LONGEST = 2000
"""Characters: what is longer is no sentence but a list or a table, and is read in stretches."""


class Draft(NamedTuple):
    """A sentence before its tags are known."""

    number: int
    span: Span
    tagged: Tagged
    quoted: Sequence[int]
    line: Line

    def words(self, tags: str) -> Words:
        """Return the sentence's words with these tags."""
        tagged = self.tagged
        return Words(
            text=tagged.text,
            span=self.span,
            forms=self.line.forms,
            starts=tagged.starts,
            ends=tagged.ends,
            tags=tags,
            quoted=tuple(self.quoted),
        )


@dataclass(frozen=True, slots=True)
class Drafting:
    """Chooses and cuts the sentences of one article.

    Attributes:
        cues: The cue lists.
        conditionals: Verb forms that may be hearsay by themselves.
        marks: The article's quotation marks.
        skips: What of it holds no running text.
    """

    cues: Cues
    conditionals: frozenset[str]
    marks: Marks
    skips: Skips

    def drafts(self, text: str, sentences: Sequence[Span]) -> Iterator[Draft]:
        """Yield the sentences in which an attribution can begin or end.

        The one before a sentence with a quotation mark is among them: it may introduce it.
        """
        held: Draft | None = None
        for draft in self._all(text, sentences):
            is_marked = self.marks.any_in(draft.span)
            if is_marked and held:
                yield held
            held = None
            if is_marked or self._is_worth(draft.line):
                yield draft
            else:
                held = draft

    def _all(self, text: str, sentences: Sequence[Span]) -> Iterator[Draft]:
        folded = fold(text)
        for number, sentence in enumerate(sentences):
            if self.skips.touch(sentence):
                continue
            for span in _stretches(folded, sentence):
                forms, starts, ends = tokenise(folded, span)
                quoted = self.marks.place(forms, starts, ends)
                yield Draft(number, span, Tagged(text, forms, starts, ends), quoted, Line(forms))

    def _is_worth(self, line: Line) -> bool:
        return self.cues.may_hold(line) or not self.conditionals.isdisjoint(line.present)


def _stretches(folded: str, sentence: Span) -> Iterator[Span]:
    """Yield the sentence, or what it is cut into at spaces if it is too long for one."""
    start, end = sentence
    while end - start > LONGEST:
        space = folded.rfind(" ", start, start + LONGEST)
        cut = space if space > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
