"""The body that a text named before it says *son porte-parole* or *la société*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from framing.voice.actors.forms import plain
from framing.voice.actors.lexicon import Head
from framing.voice.actors.phrases import PhraseReader
from framing.voice.actors.tokens import Token

_REACH, _MEMORY = 500, 2000
_LENGTH = 80


class Place(NamedTuple):
    """A phrase and where it begins."""

    start: int
    phrase: str


class Bodies:
    """Finds the noun phrases of a text that name a body: a party, a firm, a ministry."""

    def __init__(self, reader: PhraseReader) -> None:
        self._reader = reader
        words = reader.words
        adjectives = words["body_adjective"] | words["institution"] | words["many_countries"]
        self._describing = adjectives | frozenset(
            (*reader.lexicon.demonyms, *reader.lexicon.modifiers)
        )
        self._linking = words["binding"] | words["definite"]

    def before(self, text: str, position: int, *, kinds: frozenset[str]) -> Place | None:
        """Return the last phrase before a character that names a body of one of these types."""
        begin = max(0, position - _REACH)
        tokens = self._reader.tokens(text[begin:position], limit=_REACH)
        for index in range(len(tokens) - 1, -1, -1):
            fits = any(_is_body(one) and _may_be(one, kinds) for one in self._heads(tokens[index]))
            if fits and (place := self._place(text, begin, tokens[index:])):
                return place
        return None

    def called(self, text: str, folded: str, position: int, *, noun: str) -> Place | None:
        """Return the last phrase before a character in which a noun stands with more than itself.

        Args:
            text: The article.
            folded: `plain(text)`.
            position: Where the noun comes back alone.
            noun: A head noun.
        """
        key, begin, end = plain(noun), max(0, position - _MEMORY), position
        while (start := folded.rfind(key, begin, end)) >= 0:
            tokens = self._reader.tokens(text[start : min(position, start + _LENGTH)])
            whole = start == 0 or not folded[start - 1].isalnum()
            fits = whole and any(head.noun == noun for head in self._heads(tokens[0]))
            if fits and (place := self._place(text, start, tokens)):
                return place
            end = start
        return None

    def _place(self, text: str, offset: int, tokens: Sequence[Token]) -> Place | None:
        end = self._end(tokens)
        start = offset + tokens[0].start
        return Place(start, text[start : offset + tokens[end - 1].end]) if end > 1 else None

    def _heads(self, token: Token) -> Iterator[Head]:
        forms = self._reader.lexicon.heads.get(token.key, ())
        return (head for words, head in forms if len(words) == 1 and not head.plural)

    def _end(self, tokens: Sequence[Token]) -> int:
        """Return where the phrase that the tokens begin with ends: before verb or punctuation."""
        end, linked = 1, False
        for place, token in enumerate(tokens[1:], start=1):
            if token.key in self._linking and token.text != "a":
                linked = True
            elif linked or token.name or token.capital or token.key in self._describing:
                linked, end = False, place + 1
            else:
                break
        return end


def _is_body(head: Head) -> bool:
    return not head.human and not head.document


def _may_be(head: Head, kinds: frozenset[str]) -> bool:
    return head.type in kinds or not head.via.isdisjoint(kinds)
