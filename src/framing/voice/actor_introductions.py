"""Where a text introduces persons that no lexicon holds: a name beside an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.voice.actor_forms import plain
from framing.voice.actor_phrases import PhraseReader
from framing.voice.actor_tokens import Token

_PERSON = re.compile(
    r"\b[A-ZÀ-Ý][\w'’-]+(?: (?:(?:de|d[aeiou]s?|al|el|ag|ben|ould|van|von|le|la) )?"
    r"[A-ZÀ-Ý][\w'’-]+){1,3}"
)
_BEFORE = re.compile(r"[^.;:!?«»\"“”()\n]*$")
_AFTER = re.compile(r",\s[^.;:!?«»\"“”(),\n]{3,100}(?=[,.\n])|\s\([A-ZÀ-Ý][^()\n]{1,30}\)")
_REACH = 120


def introductions(text: str, reader: PhraseReader) -> Iterator[tuple[int, str]]:
    """Yield where each introduction stands and its words (*l'imam de Kita, Bakary Sidibé*)."""
    for match in _PERSON.finditer(text):
        start, end = match.span()
        if plain(match.group()).split(" ")[0] in reader.lexicon.first_names:
            yield start, match.group()
        after = _AFTER.match(text, end)
        if after and _opens_with_office(reader, after.group()):
            yield start, text[start : after.end()]
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        if before and (begin := _office_begin(reader, before.group())) is not None:
            yield before.start() + begin, text[before.start() + begin : end]


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
