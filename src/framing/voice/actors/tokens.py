"""The words of a source phrase, known names as one word each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.voice.actors.forms import WORD, plain
from framing.voice.actors.lexicon import Name
from framing.voice.actors.names import NameFinder

_FEW_WORDS = 40


class Token(NamedTuple):
    """A word of the phrase, or a known name as one."""

    key: str
    text: str
    start: int
    end: int
    name: Name | None = None

    @property
    def capital(self) -> bool:
        """It begins with a capital."""
        return self.text[0].isupper()


def read_tokens(phrase: str, finder: NameFinder, limit: int | None = None) -> list[Token]:
    """Return the first words of `phrase`, by default as many as a source ever has."""
    folded = plain(phrase)
    tokens: list[Token] = []
    place = 0
    for start, end, name in finder.find(phrase, folded):
        tokens += split_tokens(phrase, folded, place, start)
        tokens.append(Token(folded[start:end], phrase[start:end], start, end, name))
        place = end
    return (tokens + split_tokens(phrase, folded, place, len(phrase)))[: limit or _FEW_WORDS]


def token_text(phrase: Sequence[Token]) -> str:
    """Return words as a name is written, elided ones joined."""
    words = [phrase[0].text]
    for before, token in pairwise(phrase):
        words.append(token.text if before.text.endswith("'") else " " + token.text)
    return "".join(words)


def split_tokens(phrase: str, folded: str, start: int, end: int) -> list[Token]:
    """Return the words of a stretch, without looking for names."""
    return [
        Token(folded[first:last], phrase[first:last], first, last)
        for first, last in map(re.Match.span, WORD.finditer(folded, start, end))
    ]
