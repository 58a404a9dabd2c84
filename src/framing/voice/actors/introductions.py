"""Where a text introduces persons that no lexicon holds: a name beside an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from framing.voice.actors.forms import WORD
from framing.voice.actors.lexicon import Head
from framing.voice.actors.phrases import PhraseReader
from framing.voice.actors.tokens import Token, split_tokens

Chunk = re.Match[str]

_NAME = r"[A-ZÀ-Ý](?<!\w.)[\w'’-]++"
_CHUNK = r"[^.;:!?«»\"“”(),\n]"
_BORDER = re.compile(r".*[.;:!?«»\"“”()\n]", re.DOTALL)
_FIRST_NAME = re.compile(r"[^ -]*")
_APPOSED = re.compile(rf",\s{_CHUNK}{{3,100}}(?=[,.\n])")
_BRACKETED = re.compile(r"\s\([A-ZÀ-Ý][^()\n]{1,30}\)")
_REACH = 120
_FEW_CHARS = 60


class Introduction(NamedTuple):
    """Where a phrase that may introduce somebody begins, its words, and the name in it."""

    position: int
    phrase: str
    name: str


class Introductions:
    """Finds the names that stand beside an office, or behind a first name."""

    def __init__(self, reader: PhraseReader) -> None:
        self._reader = reader
        self._words = reader.words
        self._lexicon = reader.lexicon
        linked = "|".join(sorted(reader.words["particle"]))
        tail = rf"(?: (?:(?:{linked}) )?{_NAME})"
        self._human = frozenset(
            key for key, forms in reader.lexicon.heads.items() if any(h.human for _, h in forms)
        )
        article = "|".join(sorted(reader.words["definite"], key=len, reverse=True))
        self._direct = re.compile(rf"\s(?:{article})(?<=['’\w])\s?{_CHUNK}{{4,60}}(?=[,.])")
        self._run = re.compile(rf"{_NAME}(?:{tail}{{1,3}}|(?=, [a-zà-ÿ]))")

    def find(self, text: str, folded: str) -> Iterator[Introduction]:
        """Yield each introduction (*l'imam de Kita, Bakary Sidibé*).

        Args:
            text: The article.
            folded: `plain(text)`.
        """
        for match in self._run.finditer(text):
            if " " in match.group():
                yield from self._full_name(text, folded, *match.span())
            elif self._is_unlisted(folded, *match.span()):
                after = _APPOSED.match(text, match.end())
                if after and self._opens_with_trade(text, folded, after):
                    phrase = text[match.start() : after.end()]
                    yield Introduction(match.start(), phrase, match.group())

    def _full_name(self, text: str, folded: str, start: int, end: int) -> Iterator[Introduction]:
        if folded.count(" ", start, end) > 1:
            start = self._behind_body(folded, start, end)
        name = text[start:end]
        if _first_name(folded, start) in self._lexicon.first_names:
            yield Introduction(start, name, name)
        if after := self._office_behind(text, folded, end):
            yield Introduction(start, text[start:after], name)
        left = _phrase_begin(text, start)
        head = self._last_head(folded, left, start)
        if head < 0:
            return
        left = max(left, folded.rfind(" ", 0, max(head - _FEW_CHARS, 0)) + 1)
        tokens = split_tokens(text, folded, left, start)
        if (begin := self._office_begin(tokens)) is not None:
            yield Introduction(begin, text[begin:end], name)

    def _behind_body(self, folded: str, start: int, end: int) -> int:
        """Return where in a run of capitals the person begins (*l'AFP Anne Claes*)."""
        words = folded[start:end].split(" ")
        for count in range(1, len(words) - 1):
            body = " ".join(words[:count])
            name = self._lexicon.names.get(body)
            if name is not None and name.kind != "person":
                return start + len(body) + 1
        return start

    def _is_unlisted(self, folded: str, start: int, end: int) -> bool:
        """Tell whether a capitalised word can be a name that only this text knows."""
        if start and folded[start - 1] in "'.-":
            return False
        word = folded[start:end]
        known = word in self._lexicon.names or word in self._lexicon.places
        return not known and word not in self._reader.openings

    def _office_behind(self, text: str, folded: str, end: int) -> int:
        """Return where the office or affiliation that follows a name ends, 0 where none does."""
        if text.startswith(",", end):
            after = _APPOSED.match(text, end)
            return after.end() if after and self._is_office(text, folded, after) else 0
        if text.startswith(" (", end):
            after = _BRACKETED.match(text, end)
            return after.end() if after and self._is_affiliation(after.group()) else 0
        after = self._direct.match(text, end)
        return after.end() if after and self._is_direct(text, folded, after) else 0

    def _is_office(self, text: str, folded: str, after: Chunk) -> bool:
        """Tell whether *, ministre …* or *, de la CGT* follows, before any clause."""
        first = self._first_words(text, folded, after, 3)
        if first and first[0] in self._words["affiliation"]:
            return any(self._is_body(token) for token in self._reader.tokens(after.group())[2:4])
        return any(word in self._lexicon.heads for word in first)

    def _is_affiliation(self, brackets: str) -> bool:
        """Tell whether brackets name what a person belongs to, and not who pays (*(Safran)*)."""
        tokens = self._reader.tokens(brackets)
        named = tokens[1].name if len(tokens) > 1 else None
        return named is not None and named.actor.type != "business"

    def _is_direct(self, text: str, folded: str, after: Chunk) -> bool:
        """Tell whether an office follows with no comma (*Anne Claes la présidente de l'ONG*)."""
        first = self._first_words(text, folded, after, 2)
        return (
            len(first) == 2
            and first[0] in self._words["definite"]
            and any(head.human for head in self._heads(first[1]))
        )

    def _opens_with_trade(self, text: str, folded: str, after: Chunk) -> bool:
        """Tell whether *, éleveuse* or *, un autre manifestant* follows, and no clause (*, le roi*)."""
        first = self._first_words(text, folded, after, 3)
        if not first or first[0] in self._words["definite"]:
            return False
        places = first if first[0] in self._words["indefinite"] else first[:1]
        return any(head.human for word in places for head in self._heads(word))

    def _first_words(self, text: str, folded: str, after: Chunk, count: int) -> list[str]:
        """Return the first words of a chunk, up to one that begins a clause."""
        words: list[str] = []
        start = after.start() + 1
        for match in WORD.finditer(folded, start, min(after.end(), start + _FEW_CHARS)):
            key = match.group()
            if key in self._words["clause_break"] and text[match.start()] != "à":
                break
            words.append(key)
            if len(words) == count:
                break
        return words

    def _heads(self, key: str) -> Iterator[Head]:
        return (head for _, head in self._lexicon.heads.get(key, ()))

    def _is_body(self, token: Token) -> bool:
        if token.name is not None:
            return token.name.kind in {"organisation", "media"}
        return any(not head.human and not head.document for head in self._heads(token.key))

    def _last_head(self, folded: str, start: int, end: int) -> int:
        """Return where the last noun for a person stands before a name and its clause, or -1."""
        human, breaks = self._human, self._words["clause_break"]
        words = folded[start:end].replace("'", " ").replace(",", " ").split()
        for word in reversed(words):
            if word in human:
                return folded.rfind(word, start, end)
            if word in breaks and word != "a":
                return -1
        return -1

    def _office_begin(self, tokens: Sequence[Token]) -> int | None:
        """Return where, in the words before a name, the phrase with its office begins."""
        tokens = tokens[:-1] if tokens and tokens[-1].key == "," else tokens
        begin = None
        for index in range(len(tokens) - 1, -1, -1):
            token = tokens[index]
            if token.key in self._human:
                if self._is_one_phrase(tokens[index + 1 :]):
                    begin = tokens[max(index - 1, 0)].start
                    if index == 0 or tokens[index - 1].key not in self._words["of_several"]:
                        return begin
            elif token.key == "," or self._breaks(token):
                break
        return begin

    def _breaks(self, token: Token) -> bool:
        return token.key in self._words["clause_break"] and token.text != "à"

    def _is_one_phrase(self, tokens: Sequence[Token]) -> bool:
        """Tell whether the words between an office and a name can all belong to the office."""
        bound = False
        for token in tokens:
            if token.key in self._words["preposition"] and token.text != "a":
                bound = True
            elif not (bound or token.capital or self._describes(token.key)):
                return False
        return True

    def _describes(self, key: str) -> bool:
        lexicon, words = self._lexicon, self._words
        known = key in lexicon.demonyms or key in lexicon.modifiers or key in words["institution"]
        return known or key in words["definite"] or key in words["rank"]


def _first_name(folded: str, start: int) -> str:
    match = _FIRST_NAME.match(folded, start)
    return match.group() if match else ""


def _phrase_begin(text: str, name: int) -> int:
    """Return where the words before a name begin that no final punctuation or mark parts from it."""
    reach = max(0, name - _REACH)
    border = _BORDER.match(text, reach, name)
    return border.end() if border else reach
