"""Where a text introduces persons that no lexicon holds: a name beside an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from framing.voice.actor_forms import WORD
from framing.voice.actor_lexicon import Head
from framing.voice.actor_phrases import PhraseReader
from framing.voice.actor_tokens import Token

_PERSON = re.compile(
    r"\b[A-ZÀ-Ý][\w'’-]+(?: (?:(?:de|d[aeiou]s?|al|el|ag|ben|ould|van|von|le|la) )?"
    r"[A-ZÀ-Ý][\w'’-]+){1,3}"
)
_FIRST_NAME = re.compile(r"[^ -]*")
_SINGLE = re.compile(r"(?<![\w'’.-])[A-ZÀ-Ý][\w'’-]+(?=, [a-zà-ÿ])")
_BORDER = re.compile(r".*[.;:!?«»\"“”()\n]", re.DOTALL)
_CHUNK = r"[^.;:!?«»\"“”(),\n]"
_AFTER = re.compile(
    rf",\s{_CHUNK}{{3,100}}(?=[,.\n])|\s\([A-ZÀ-Ý][^()\n]{{1,30}}\)|\sl(?:[ea]\s|['’]){_CHUNK}{{3,60}}(?=[,.])"
)
_REACH = 120
_OF_SEVERAL = frozenset({"des", "aux"})


def introductions(text: str, folded: str, reader: PhraseReader) -> Iterator[tuple[int, str]]:
    """Yield where each introduction stands and its words (*l'imam de Kita, Bakary Sidibé*).

    `folded` is `plain(text)`.
    """
    heads = reader.lexicon.heads.keys()
    ends = set()
    for match in _PERSON.finditer(text):
        ends.add(match.end())
        start, end = _behind_body(reader, folded, *match.span()), match.end()
        if _FIRST_NAME.match(folded, start)[0] in reader.lexicon.first_names:
            yield start, text[start:end]
        after = _AFTER.match(text, end)
        if after and _opens_with_office(reader, after.group()):
            yield start, text[start : after.end()]
        left = _phrase_begin(text, start)
        if heads.isdisjoint(WORD.findall(folded, left, start)):
            continue
        if (begin := _office_begin(reader, text[left:start])) is not None:
            yield left + begin, text[left + begin : end]
    for match in _SINGLE.finditer(text):
        if match.end() not in ends and _is_unlisted(reader, folded[match.start() : match.end()]):
            after = _AFTER.match(text, match.end())
            if after and _opens_with_trade(reader, after.group()):
                yield match.start(), text[match.start() : after.end()]


def _behind_body(reader: PhraseReader, folded: str, start: int, end: int) -> int:
    """Return where in a run of capitals the person begins (*l'AFP Anne Claes*)."""
    words = folded[start:end].split(" ")
    for count in range(1, len(words) - 1):
        body = " ".join(words[:count])
        name = reader.lexicon.names.get(body)
        if name is not None and name.kind != "person":
            return start + len(body) + 1
    return start


def _is_unlisted(reader: PhraseReader, word: str) -> bool:
    lexicon = reader.lexicon
    return word not in lexicon.names and word not in lexicon.places and word not in reader.openings


def _phrase_begin(text: str, name: int) -> int:
    """Return where the words before a name begin that no final punctuation or mark parts from it."""
    reach = max(0, name - _REACH)
    border = _BORDER.match(text, reach, name)
    return border.end() if border else reach


def _opens_with_office(reader: PhraseReader, chunk: str) -> bool:
    """Tell whether what follows a name begins with an office or names whom it belongs to."""
    tokens = reader.tokens(chunk)
    if chunk.startswith(" ("):
        named = tokens[1].name if len(tokens) > 1 else None
        return named is not None and named.actor.type != "business"
    skipped = 1 if chunk.startswith(",") else 0
    first = tokens[skipped : skipped + 3]
    first = list(takewhile(lambda token: not _breaks(reader, token), first))
    if not skipped:
        return any(head.human for token in first[:2] for head in _heads(reader, token))
    if first and first[0].key in {"de", "du", "d'"}:
        return any(_is_body(reader, token) for token in first[1:])
    return any(token.key in reader.lexicon.heads for token in first)


def _opens_with_trade(reader: PhraseReader, chunk: str) -> bool:
    """Tell whether *, éleveuse* or *, un autre manifestant* follows, and no clause (*, le roi*)."""
    first = list(takewhile(lambda token: not _breaks(reader, token), reader.tokens(chunk)[1:4]))
    if not first or first[0].key in reader.words["definite"]:
        return False
    determined = first[0].key in reader.words["indefinite"]
    return any(head.human for token in (first if determined else first[:1]) for head in _heads(reader, token))


def _heads(reader: PhraseReader, token: Token) -> list[Head]:
    return [head for _, head in reader.lexicon.heads.get(token.key, ())]


def _is_body(reader: PhraseReader, token: Token) -> bool:
    if token.name is not None:
        return token.name.kind in {"organisation", "media"}
    return any(not head.human and not head.document for head in _heads(reader, token))


def _office_begin(reader: PhraseReader, chunk: str) -> int | None:
    """Return where, in the words before a name, the phrase with its office begins."""
    tokens = reader.tokens(chunk)
    comma = bool(tokens) and tokens[-1].key == ","
    tokens = tokens[:-1] if comma else tokens
    begin = None
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.name is None and any(head.human for head in _heads(reader, token)):
            if _is_one_phrase(reader, tokens[index + 1 :]):
                begin = tokens[max(index - 1, 0)].start
                if index == 0 or tokens[index - 1].key not in _OF_SEVERAL:
                    return begin
        elif token.key == "," or _breaks(reader, token):
            break
    return begin


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
