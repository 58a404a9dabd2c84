"""The body that a text named before it says *son porte-parole* or *la société*."""

from __future__ import annotations

from collections.abc import Sequence

from framing.voice.actor_lexicon import Head
from framing.voice.actor_phrases import PhraseReader
from framing.voice.actor_tokens import Token

_REACH = 500


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

    def before(
        self, text: str, position: int, *, kinds: frozenset[str], noun: str = ""
    ) -> tuple[int, str] | None:
        """Return where the last such phrase before a character begins, and the phrase.

        Args:
            text: The article.
            position: Where what belongs to the body stands.
            kinds: Codebook types that the body may have.
            noun: Its head noun, where that is known; then it must stand with a name or complement.
        """
        begin = max(0, position - _REACH)
        tokens = self._reader.tokens(text[begin:position], limit=_REACH)
        for index in range(len(tokens) - 1, -1, -1):
            if not self._heads_body(tokens, index, kinds, noun):
                continue
            end = self._end(tokens, index)
            if end > index + 1:
                start = begin + tokens[index].start
                return start, text[start : begin + tokens[end - 1].end]
        return None

    def _heads_body(
        self, tokens: Sequence[Token], index: int, kinds: frozenset[str], noun: str
    ) -> bool:
        forms = self._reader.lexicon.heads.get(tokens[index].key, ())
        return any(
            (not noun or head.noun == noun) and _is_body(head) and kinds & {head.type, *head.via}
            for words, head in forms
            if len(words) == 1
        )

    def _end(self, tokens: Sequence[Token], index: int) -> int:
        """Return where the phrase that begins at `index` ends: before its verb or punctuation."""
        end, linked = index + 1, False
        for place in range(index + 1, len(tokens)):
            token = tokens[place]
            if token.key in self._linking:
                linked = True
            elif linked or token.name or token.capital or token.key in self._describing:
                linked, end = False, place + 1
            else:
                break
        return end


def _is_body(head: Head) -> bool:
    return not head.human and not head.document and not head.plural
