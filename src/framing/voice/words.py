"""One sentence as columns: words, their places, their tags.

Columns and not objects, because a sentence is looked at many times and made once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from framing.records import Span

_PRONOUN = r"-(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu)\b"
_PIECE = re.compile(
    r"\s*+(?:"  # what lies between two words, then a word
    r"[a-zß-öø-ÿœæ]{2,}+(?![\w'.-])|[,;:()]"  # most words and marks, found without the cases below
    r"|aujourd'hui"
    r"|\d+(?:[.,h:]\d+)*"
    rf"|{_PRONOUN}"
    r"|(?:(?:qu|lorsqu|puisqu|quoiqu|jusqu)|\b[a-zç])'(?=\S)"
    r"|\b[a-zà-ÿ]\.(?=\s*\w)"
    rf"|\w+(?:(?!{_PRONOUN})[-.]\w+)*"
    r"|\.\.\.|''|<<|>>|\S)"
)


@dataclass(slots=True, eq=False)
class Words:
    """The words of one sentence, never changed; freezing them would take longer than making them.

    Attributes:
        text: The whole article.
        span: The sentence.
        forms: Folded words and punctuation.
        starts: Where each begins in `text`; ends: where each ends.
        tags: One character each, see `grammar`.
        quoted: For each, the index of the innermost quotation that holds it, or -1.
    """

    text: str
    span: Span
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: str
    quoted: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def slice(self, first: int, last: int) -> Span:
        """Return the characters from word `first` up to and with word `last`."""
        return (self.starts[first], self.ends[last])


class Tagged(NamedTuple):
    """A sentence that waits for its tags.

    Attributes:
        text: The whole article.
        forms: The sentence's words, folded.
        starts: Where each begins in `text`; ends: where each ends.
    """

    text: str
    forms: Sequence[str]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def written(self) -> list[str]:
        """The words as they stand in the text."""
        text = self.text
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    @property
    def model_words(self) -> list[str]:
        """The words for a trained model, every quotation mark in one shape."""
        pairs = zip(self.forms, self.written, strict=True)
        return [form if form in "«»" else written for form, written in pairs]


def cut(folded: str, span: Span) -> list[str]:
    """Return the words of `folded` in `span`, each with what lies before it."""
    return _PIECE.findall(folded, *span)


def forms_of(pieces: Sequence[str]) -> list[str]:
    """Return the words that `cut` gave without what lies before them."""
    return [*map(str.lstrip, pieces)]


def edges_of(
    pieces: Sequence[str], forms: Sequence[str], start: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the words that were cut from `start` on begin, and where they end."""
    ends = tuple(accumulate(map(len, pieces), initial=start))[1:]
    return tuple(map(sub, ends, map(len, forms))), ends


def tokenise(folded: str, span: Span) -> tuple[list[str], tuple[int, ...], tuple[int, ...]]:
    """Return forms, starts and ends of the words of `folded` in `span`."""
    pieces = cut(folded, span)
    forms = forms_of(pieces)
    return forms, *edges_of(pieces, forms, span[0])
