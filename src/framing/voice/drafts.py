"""Sentences that are worth reading, as words that wait for their tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.records import Span
from framing.text.normalise import fold
from framing.voice.cues import Cues
from framing.voice.cues.lookup import Line
from framing.voice.grammar import load_grammar
from framing.voice.links import load_links
from framing.voice.marks import Marks
from framing.voice.skips import Skips
from framing.voice.words import Tagged, Words, cut, edges_of, forms_of

LONGEST = 2000
"""Characters: what is longer is no sentence but a list or a table, and is read in stretches."""


class Draft(NamedTuple):
    """A sentence before its tags are known."""

    number: int
    span: Span
    tagged: Tagged
    quoted: tuple[int, ...]
    line: Line

    def words(self, tags: str) -> Words:
        """Return the sentence's words with these tags."""
        tagged = self.tagged
        return Words(
            tagged.text,
            self.span,
            self.line.forms,
            tagged.starts,
            tagged.ends,
            tags,
            self.quoted,
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

        The one before a sentence with a quotation mark is among them: it may introduce it; so is
        the one before *Et de conclure*.
        """
        folded, held = fold(text), None
        for number, span in self._spans(folded, sentences):
            pieces = cut(folded, span)
            if self.marks.any_in(span):
                if held:
                    yield self._unmarked(text, *held)
                yield self._marked(text, number, span, pieces)
                held = None
                continue
            line = Line(forms_of(pieces))
            if self._is_worth(line):
                if held and _continues(line):
                    yield self._unmarked(text, *held)
                yield self._unmarked(text, number, span, pieces, line)
                held = None
            else:
                held = number, span, pieces, line

    def _spans(self, folded: str, sentences: Sequence[Span]) -> Iterator[tuple[int, Span]]:
        """Yield the sentences of running text with their numbers, in stretches where too long."""
        for number, sentence in enumerate(sentences):
            if self.skips.touch(sentence):
                continue
            if sentence[1] - sentence[0] <= LONGEST:
                yield number, sentence
                continue
            for stretch in _stretches(folded, sentence):
                yield number, stretch

    def _marked(self, text: str, number: int, span: Span, pieces: list[str]) -> Draft:
        forms = forms_of(pieces)
        starts, ends = edges_of(pieces, forms, span[0])
        quoted = self.marks.place(forms, starts, ends)
        return Draft(number, span, Tagged(text, forms, starts, ends), quoted, Line(forms))

    def _unmarked(self, text: str, number: int, span: Span, pieces: list[str], line: Line) -> Draft:
        starts, ends = edges_of(pieces, line.forms, span[0])
        quoted = (self.marks.around(span[0]),) * len(pieces)
        return Draft(number, span, Tagged(text, line.forms, starts, ends), quoted, line)

    def _is_worth(self, line: Line) -> bool:
        if ":" in line.present and not load_links().certain.isdisjoint(line.present):
            return True
        return self.cues.may_hold(line) or not self.conditionals.isdisjoint(line.present)


def _continues(line: Line) -> bool:
    """Tell whether a sentence takes its subject from the one before: *Et de s'interroger :*."""
    resumes = line.forms[0] in load_links().resuming
    return resumes and not load_grammar().de.isdisjoint(line.forms[1:2])


def _stretches(folded: str, sentence: Span) -> Iterator[Span]:
    """Yield the sentence, or what it is cut into at spaces if it is too long for one."""
    start, end = sentence
    while end - start > LONGEST:
        space = folded.rfind(" ", start, start + LONGEST)
        cut = space if space > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
