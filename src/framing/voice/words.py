"""One sentence as columns: words, their places, their tags.

Columns and not objects, because a sentence is looked at many times and made once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple

from framing.records import Span

_PRONOUN = r"-(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu)\b"
_TOKEN = re.compile(
    r"(\s*+)("  # what lies between two words, then a word
    r"[a-zß-öø-ÿœæ]{2,}+(?![\w'.-])|[,;:()]"  # most words and marks, found without the cases below
    r"|aujourd'hui"
    r"|\d+(?:[.,h:]\d+)*"
    rf"|{_PRONOUN}"
    r"|(?:(?:qu|lorsqu|puisqu|quoiqu|jusqu)|\b[a-zç])'(?=\S)"
    r"|\b[a-zà-ÿ]\.(?=\s*\w)"
    rf"|\w+(?:(?!{_PRONOUN})[-.]\w+)*"
    r"|\.\.\.|''|<<|>>|\S)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence.

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


def tokenise(folded: str, span: Span) -> tuple[list[str], tuple[int, ...], tuple[int, ...]]:
    """Return forms, starts and ends of the words of `folded` in `span`."""
    pieces = [*chain.from_iterable(_TOKEN.findall(folded, *span))]
    edges = tuple(accumulate(map(len, pieces), initial=span[0]))
    return pieces[1::2], edges[1::2], edges[2::2]
