"""Sentences that are worth reading, as words that wait for their tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.records import Span
from framing.text.normalise import fold
from framing.text.tokens import WORD
from framing.voice.marks import Marks
from framing.voice.skips import Skips
from framing.voice.words import Tagged, Words, tokenise

LONGEST = 4000
"""Characters: what is longer is no sentence but a list or a table, and is read in stretches."""

_CONDITIONAL = re.compile(r"rai(?:en)?t\b")


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before its tags are known."""

    number: int
    span: Span
    tagged: Tagged
    quoted: Sequence[int]

    def words(self, tags: str) -> Words:
        """Return the sentence's words with these tags."""
        tagged = self.tagged
        return Words(
            text=tagged.text,
            span=self.span,
            forms=tuple(tagged.forms),
            starts=tagged.starts,
            ends=tagged.ends,
            tags=tags,
            quoted=tuple(self.quoted),
        )


@dataclass(frozen=True, slots=True)
class Drafting:
    """Chooses and cuts the sentences of one article.

    Attributes:
        triggers: Runs of letters, one of which every cue brings.
        marks: The article's quotation marks.
        skips: What of it holds no running text.
    """

    triggers: frozenset[str]
    marks: Marks
    skips: Skips

    def drafts(self, text: str, sentences: Sequence[Span]) -> Iterator[Draft]:
        """Yield the sentences in which an attribution can begin or end."""
        folded = fold(text)
        for number, sentence in enumerate(sentences):
            if self.skips.touch(sentence):
                continue
            for span in _stretches(folded, sentence):
                if self._is_worth(folded, span):
                    yield self._draft(text, folded, number, span)

    def _is_worth(self, folded: str, span: Span) -> bool:
        if self.marks.any_in(span) or _CONDITIONAL.search(folded, *span):
            return True
        return not self.triggers.isdisjoint(WORD.findall(folded, *span))

    def _draft(self, text: str, folded: str, number: int, span: Span) -> Draft:
        forms, starts, ends = tokenise(folded, span)
        quoted = self.marks.place(forms, starts, ends)
        return Draft(number, span, Tagged(text, forms, starts, ends), quoted)


def _stretches(folded: str, sentence: Span) -> Iterator[Span]:
    """Yield the sentence, or what it is cut into at spaces if it is too long for one."""
    start, end = sentence
    while end - start > LONGEST:
        space = folded.rfind(" ", start, start + LONGEST)
        cut = space if space > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
