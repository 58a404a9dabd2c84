"""Whom a pronoun takes up by where it stands: the subject before it, the noun before *qui*."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from framing.records import Span
from framing.voice.actors.bodies import Place
from framing.voice.actors.phrases import PhraseReader
from framing.voice.actors.tokens import Token

_REACH, _BEFORE = 600, 12
_CLAUSE = 120
_OPENINGS = 3
_DEPTH = 4
_BORDER = re.compile(r"(?:(?<![A-ZÀ-Ý]\.)(?<=[.!?…;:])[»\"”)]*\s|\n)[\s–—-]*")
_END = re.compile(r"[.!?…;:«»\"“”()\n]")
_OPENING_WORDS, _LONGEST_HEAD = 4, 8


class Antecedents:
    """Finds the noun phrases that a text's clauses open with, and those before a relative."""

    def __init__(self, reader: PhraseReader) -> None:
        self._reader = reader
        words, lexicon = reader.words, reader.lexicon
        self._heads = lexicon.heads
        self._opening = (words["opening"] | words["joining"]) - words["definite"]
        self._determiners = (
            words["definite"] | words["indefinite"] | words["possessive"] | words["number"]
        )
        self._starts = self._determiners | words["title"]
        self._linking = words["binding"] | words["definite"]
        describing = ("body_adjective", "institution", "many_countries", "rank", "former")
        self._describing = frozenset().union(
            *(words[role] for role in describing), lexicon.demonyms, lexicon.modifiers
        )
        self._giving = ("-", *(f"{word} " for word in words["giving"]))
        self._pronouns = tuple(sorted(lexicon.pronouns, key=len, reverse=True))

    def looks_back(self, folded: str, phrase: str, position: int) -> bool:
        """Tell whether a pronoun may mean its own clause's subject (not *dit-il*, not *selon lui*)."""
        before = folded[max(0, position - _BEFORE) : position]
        return not (phrase.startswith("-") or before.endswith(self._giving))

    def subjects(
        self, text: str, position: int, *, since: int, quoted: Sequence[Span], own: bool
    ) -> Iterator[Place]:
        """Yield the phrases with which the clauses before a character open, the nearest first.

        Args:
            text: The article.
            position: Where the pronoun stands.
            since: Clauses that begin before it are not looked at.
            quoted: What the article quotes, in order; nobody is taken up from inside it.
            own: The subject of the clause that the pronoun stands in may be meant.
        """
        starts = [start for start in _clause_starts(text, position) if not _lies_in(start, quoted)]
        starts = starts if own else starts[1:]
        for start in starts[:_DEPTH]:
            if start < since:
                break
            if place := self._subject(text, start, position):
                yield place

    def _subject(self, text: str, start: int, position: int) -> Place | None:
        border = _END.search(text, start, min(position, start + _CLAUSE))
        end = border.start() if border else min(position, start + _CLAUSE)
        tokens = self._reader.tokens(text[start:end], limit=_CLAUSE)
        for index in self._phrase_starts(tokens):
            last = self._phrase_end(tokens, index)
            if last is not None:
                begin = start + tokens[index].start
                return Place(begin, text[begin : start + tokens[last].end])
        return None

    def _phrase_starts(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Yield where a subject may begin: first, or behind what opens the sentence."""
        first = 1 if tokens and tokens[0].key in self._opening else 0
        commas = [place + 1 for place, token in enumerate(tokens) if token.key == ","]
        yield from (place for place in [first, *commas[:_OPENINGS]] if place < len(tokens))

    def _phrase_end(self, tokens: Sequence[Token], index: int) -> int | None:
        """Return the last word of the noun phrase that begins at `index`, None where none does."""
        token = tokens[index]
        if token.name is not None:
            return self._tail(tokens, index) if token.name.kind != "place" else None
        if token.key in self._starts:
            for place in range(index + 1, min(index + _OPENING_WORDS, len(tokens))):
                word = tokens[place]
                if length := self._head_length(tokens, place):
                    return self._tail(tokens, place + length - 1)
                if word.name is not None or self._is_named(tokens, place):
                    return self._tail(tokens, place)
                if word.key in self._linking:
                    return None
            return None
        return self._tail(tokens, index) if self._is_named(tokens, index) else None

    def _head_length(self, tokens: Sequence[Token], index: int) -> int:
        """Return how many words the noun for somebody has that begins at `index`, 0 for none."""
        keys = tuple(token.key for token in tokens[index : index + _LONGEST_HEAD])
        forms = self._heads.get(keys[0], ())
        return next((len(words) for words, _ in forms if keys[: len(words)] == words), 0)

    def _is_named(self, tokens: Sequence[Token], index: int) -> bool:
        """Tell whether a name of several words, or with a trade behind it, begins at `index`."""
        token, after = tokens[index], tokens[index + 1 : index + 3]
        if not token.capital or token.key in self._reader.openings or not after:
            return False
        if after[0].key == ",":
            return len(after) > 1 and after[1].key in self._heads
        return after[0].capital

    def _tail(self, tokens: Sequence[Token], index: int) -> int:
        """Return where a phrase ends behind its noun: complement, adjectives, apposed name."""
        last, linked = index, False
        for place in range(index + 1, len(tokens)):
            token = tokens[place]
            if self._links(tokens, place):
                linked = True
            elif linked or token.name or token.capital or token.key in self._describing:
                linked, last = False, place
            else:
                break
        return last

    def _links(self, tokens: Sequence[Token], index: int) -> bool:
        token = tokens[index]
        if token.key == ",":
            return self._is_apposed(tokens, index + 1)
        return token.key in self._linking and token.text != "a"

    def _is_apposed(self, tokens: Sequence[Token], index: int) -> bool:
        after = tokens[index : index + 2]
        if not after:
            return False
        word = after[-1] if after[0].key in self._determiners else after[0]
        return (
            word.capital
            or bool(word.name)
            or any(h.human for _, h in self._heads.get(word.key, ()))
        )

    def place(self, text: str, position: int) -> Place | None:
        """Return the body in which *on* speaks (*au ministère, on assure*; *à Bamako, où l'on craint*)."""
        start = next(_clause_starts(text, position), position)
        if position - start > _CLAUSE:
            return None
        tokens = self._reader.tokens(text[start:position])
        if not tokens or tokens[0].key not in self._reader.words["within"]:
            return None
        first = 1 + (tokens[1:2] != [] and tokens[1].key in self._linking)
        if first >= len(tokens):
            return None
        last = self._tail(tokens, first)
        begin = start + tokens[first].start
        phrase = text[begin : start + tokens[last].end]
        found = self._reader.segments(phrase)[0]
        body = found.head is not None and not found.head.document and found.head.type != "business"
        named = found.name is not None and found.name.kind != "place"
        return Place(begin, phrase) if body or named else None

    def of_relative(self, text: str, position: int) -> Place | None:
        """Return the noun phrase before a relative pronoun and its preposition."""
        starts = list(_clause_starts(text, position))
        begin = max(starts[0] if starts else 0, position - _CLAUSE)
        tokens = self._reader.tokens(text[begin:position], limit=_CLAUSE)
        while tokens and (
            tokens[-1].key == "," or tokens[-1].key in self._reader.words["preposition"]
        ):
            tokens.pop()
        if not tokens:
            return None
        end = begin + tokens[-1].end
        if pronoun := self._pronoun_before(text, begin, end):
            return pronoun
        start = self._noun_start(tokens)
        return Place(begin + start, text[begin + start : end]) if start is not None else None

    def _pronoun_before(self, text: str, begin: int, end: int) -> Place | None:
        folded = text[begin:end].lower().replace("’", "'")
        for word in self._pronouns:
            if folded.endswith(word) and not folded[: -len(word)][-1:].isalnum():
                return Place(end - len(word), text[end - len(word) : end])
        return None

    def _noun_start(self, tokens: Sequence[Token]) -> int | None:
        """Return where the phrase begins that ends with the tokens and names somebody."""
        body = None
        for index in range(len(tokens) - 1, -1, -1):
            opens = index == 0 or tokens[index].key in self._starts or not tokens[index - 1].capital
            if not opens or self._phrase_end(tokens, index) is None:
                continue
            found = self._reader.read(tokens[index:])
            if (
                found.person
                or (found.head and found.head.human)
                or (found.name and found.name.kind == "person")
            ):
                return tokens[index].start
            body = tokens[index].start if body is None else body
        return body


def _clause_starts(text: str, position: int) -> Iterator[int]:
    """Yield where the clauses before a character begin, the nearest first."""
    begin = max(0, position - _REACH)
    found = [match.end() for match in _BORDER.finditer(text, begin, position)]
    if begin == 0:
        found.insert(0, 0)
    return reversed([place for place in found if place < position])


def _lies_in(place: int, spans: Sequence[Span]) -> bool:
    at = bisect_left(spans, (place,)) - 1
    return at >= 0 and place < spans[at][1]
