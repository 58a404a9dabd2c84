"""Patterns of our own language → the terms that a dictionary without inflection needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import NamedTuple

from framing.lexicon.conjugation import tables
from framing.lexicon.inflection import forms, function_word
from framing.lexicon.patterns import Choice, Gap, Glob, Maybe, Node, Sequence, SetRef, Word, parse

MAX_TERMS = 5_000
_ITEM = r'"[^"]*\w[^"]*"|[\w*]*\*[\w*]*|~\d+'
_ITEMS = re.compile(rf"(?:{_ITEM})(?: (?:{_ITEM}))*")
_GLUED = re.compile(r"(?=(?<![\w*])([\w*]+)([-'’])([\w*]+))")
_VOWELS = frozenset("aàâeéèêëhiîïoôœuùûy")
_WILD = "*"


class TooManyError(ValueError):
    """A pattern stands for more terms than a dictionary can sensibly list."""


class _Part(NamedTuple):
    """A word of a term: as it is written, as the pattern has it, the mark before it."""

    text: str
    word: str
    mark: str = ""
    is_elided: bool = False


_Term = tuple[_Part, ...]
_Glue = Mapping[tuple[str, str], str]


class Expander:
    """Writes patterns out as terms.

    Args:
        sets: The named sets that the patterns use.
        gaps: Whether a lone `*` may stand for a word; without it a gap is written as nothing.
    """

    def __init__(self, sets: Mapping[str, tuple[str, ...]], *, gaps: bool = False) -> None:
        self._sets = sets
        self._gaps = gaps
        self._known: dict[str, list[_Term]] = {}
        self._set_glue = dict(_glue(pattern for patterns in sets.values() for pattern in patterns))

    def terms(self, pattern: str) -> tuple[str, ...]:
        """Return the terms of a pattern, in lower case, sorted and unique.

        Raises:
            TooManyError: There are more than `MAX_TERMS`.
        """
        if _ITEMS.fullmatch(pattern):
            return self._uninflected(re.findall(_ITEM, pattern.lower()))
        glue = self._set_glue | dict(_glue([pattern]))
        terms = self._expand(parse(pattern))
        return tuple(sorted({text for term in terms if (text := _text(term, glue))}))

    def _uninflected(self, items: list[str]) -> tuple[str, ...]:
        """Return the terms of exact forms, globs and gaps, which stay as they are written."""
        terms = [""]
        for item in items:
            words = int(item[1:]) if item[0] == "~" and self._gaps else 0
            texts = [f" {_WILD}" * count for count in range(words + 1)]
            if item[0] != "~":
                texts = [" " + item.strip('"')]
            if len(terms) * len(texts) > MAX_TERMS:
                raise TooManyError
            terms = [term + text for term in terms for text in texts]
        return tuple(sorted(term.strip() for term in terms))

    def _expand(self, node: Node) -> list[_Term]:
        match node:
            case Word() | Glob():
                return _word_forms(node)
            case Gap():
                return self._gap(node.words)
            case SetRef():
                return self._set(node.name)
            case Choice():
                return _limited([term for option in node.options for term in self._expand(option)])
            case Maybe():
                return [(), *self._expand(node.node)]
            case Sequence():
                return self._sequence(node)

    def _gap(self, words: int) -> list[_Term]:
        if not self._gaps:
            return [()]
        return [(_Part(_WILD, _WILD),) * count for count in range(words + 1)]

    def _set(self, name: str) -> list[_Term]:
        if name not in self._known:
            found = (term for item in self._sets[name] for term in self._expand(parse(item)))
            self._known[name] = _limited(list(found))
        return self._known[name]

    def _sequence(self, node: Sequence) -> list[_Term]:
        options = [
            [_marked(term, mark) for term in self._expand(item)]
            for item, mark in zip(node.items, node.joints, strict=True)
        ]
        return reduce(_product, options)


def _text(term: _Term, glue: _Glue) -> str:
    """Return a term as text, empty when an elided word stands where it can't."""
    text = ""
    for position, part in enumerate(term):
        before = term[position - 1] if position else None
        if before and before.is_elided and part.text[0] not in _VOWELS:
            return ""
        text += (_between(before, part, glue) if before else "") + part.text
    alone = len(term) > 1 and term[-1].is_elided
    return "" if alone else text


def _between(before: _Part, part: _Part, glue: _Glue) -> str:
    if before.is_elided:
        return "'"
    if part.mark:
        return f"{part.mark} " if part.mark in ",;" else part.mark
    mark = glue.get((before.word, part.word), " ")
    return " " if mark == "'" and before.text != before.word.lower() else mark


def _glue(patterns: Iterable[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the pairs of words that a hyphen or an apostrophe joins in `patterns`."""
    for pattern in patterns:
        for before, mark, after in _GLUED.findall(pattern):
            yield (before, after), mark.replace("’", "'")


def _word_forms(word: Word | Glob) -> list[_Term]:
    text = word.text.strip("'")
    if isinstance(word, Glob) or word.exact:
        return [(_Part(text.lower(), text),)]
    elided = tables()["elisions"]
    found: list[_Term] = [
        (_Part(form, text, is_elided=form in elided and len(form) < 6),)
        for form in sorted(forms(word.text))
    ]
    row = function_word(word.text.lower()) or {}
    for article in row.get("then", ()):
        found.append((_Part(row["forms"][0], text), _Part(article, article, "", article == "l")))
    return found


def _marked(term: _Term, mark: str) -> _Term:
    return (term[0]._replace(mark=mark), *term[1:]) if term and mark else term


def _product(left: list[_Term], right: list[_Term]) -> list[_Term]:
    if len(left) * len(right) > MAX_TERMS:
        raise TooManyError
    return [first + second for first in left for second in right]


def _limited(terms: list[_Term]) -> list[_Term]:
    if len(terms) > MAX_TERMS:
        raise TooManyError
    return list(dict.fromkeys(terms))
