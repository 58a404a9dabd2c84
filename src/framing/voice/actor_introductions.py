"""Where a text introduces persons that no lexicon holds: a name beside an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.voice.actor_forms import WORD
from framing.voice.actor_phrases import PhraseReader
from framing.voice.actor_tokens import Token

_PERSON = re.compile(
    r"\b[A-ZÀ-Ý][\w'’-]+(?: (?:(?:de|d[aeiou]s?|al|el|ag|ben|ould|van|von|le|la) )?"
    r"[A-ZÀ-Ý][\w'’-]+){1,3}"
)
_BORDER = re.compile(r".*[.;:!?«»\"“”()\n]", re.DOTALL)
_AFTER = re.compile(r",\s[^.;:!?«»\"“”(),\n]{3,100}(?=[,.\n])|\s\([A-ZÀ-Ý][^()\n]{1,30}\)")
_REACH = 120


def introductions(text: str, folded: str, reader: PhraseReader) -> Iterator[tuple[int, str]]:
    """Yield where each introduction stands and its words (*l'imam de Kita, Bakary Sidibé*).

    `folded` is `plain(text)`.
    """
    heads = reader.lexicon.heads.keys()
    for match in _PERSON.finditer(text):
        start, end = match.span()
        if folded[start:end].split(" ", 1)[0] in reader.lexicon.first_names:
            yield start, match.group()
        after = _AFTER.match(text, end)
        if after and _opens_with_office(reader, after.group()):
            yield start, text[start : after.end()]
        left = _phrase_begin(text, start)
        if heads.isdisjoint(WORD.findall(folded, left, start)):
            continue
        if (begin := _office_begin(reader, text[left:start])) is not None:
            yield left + begin, text[left + begin : end]


def _phrase_begin(text: str, name: int) -> int:
    """Return where the words before a name begin that no final punctuation or mark parts from it."""
    reach = max(0, name - _REACH)
    border = _BORDER.match(text, reach, name)
    return border.end() if border else reach


def _opens_with_office(reader: PhraseReader, chunk: str) -> bool:
    """Tell whether what follows a name begins with an office or is an organisation in brackets."""
    tokens = reader.tokens(chunk)[1:4]
    if chunk.startswith(" ("):
        return bool(tokens) and tokens[0].name is not None
    return any(token.key in reader.lexicon.heads for token in tokens) and not any(
        token.key in reader.words["clause_break"] for token in tokens
    )


def _office_begin(reader: PhraseReader, chunk: str) -> int | None:
    """Return where, in the words before a name, the phrase with its office begins."""
    tokens = reader.tokens(chunk)
    comma = bool(tokens) and tokens[-1].key == ","
    tokens = tokens[:-1] if comma else tokens
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.key in reader.lexicon.heads and token.name is None:
            if _is_one_phrase(reader, tokens[index + 1 :]):
                return tokens[max(index - 1, 0)].start
        elif token.key == "," or _breaks(reader, token):
            return None
    return None


def _breaks(reader: PhraseReader, token: Token) -> bool:
    return token.key in reader.words["clause_break"] and token.text != "à"


def _is_one_phrase(reader: PhraseReader, tokens: Sequence[Token]) -> bool:
    """Tell whether the words between an office and a name can all belong to the office."""
    bound = False
    for token in tokens:
        if token.key in reader.words["preposition"] and token.text != "a":
            bound = True
        elif not (bound or token.name or token.capital or _describes(reader, token.key)):
            return False
    return True


def _describes(reader: PhraseReader, key: str) -> bool:
    lexicon, words = reader.lexicon, reader.words
    known = key in lexicon.demonyms or key in lexicon.modifiers or key in words["institution"]
    return known or key in words["definite"] or key in words["rank"]
