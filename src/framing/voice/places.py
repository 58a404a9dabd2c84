"""The place whose people *on* means: *au ministère, on assure que*; *à Rome, où l'on craint*."""

from __future__ import annotations

import re

from framing.voice.links import load_links
from framing.voice.phrases import Range, phrase_end
from framing.voice.words import Words

_SET_OFF = re.compile(r"[CA]*(?=[PdDA]).*?(?=,[A,]*$)")
_WHERE = re.compile(r"([^VHE,;:.«»QR]+),?R[DK]?$")
_START = frozenset(";:.«")


def place_before(words: Words, pronoun: int) -> Range | None:
    """Return the place that stands at the head of the clause of *on*, or that *où* takes up."""
    first = pronoun
    while first > 0 and words.tags[first - 1] not in _START:
        first -= 1
    return _taken_up(words, first, pronoun) or _set_off(words, first, pronoun)


def _taken_up(words: Words, first: int, pronoun: int) -> Range | None:
    match = _WHERE.search(words.tags, first, pronoun)
    if match is None or load_links().where not in words.forms[match.end(1) : pronoun]:
        return None
    return _noun_phrase(words, match.start(1), match.end(1) - 1)


def _set_off(words: Words, first: int, pronoun: int) -> Range | None:
    match = _SET_OFF.match(words.tags[first:pronoun])
    if match is None or _has_verb(match.group()):
        return None
    return _noun_phrase(words, first, first + match.end() - 1)


def _noun_phrase(words: Words, first: int, last: int) -> Range | None:
    """Return the noun phrase behind the prepositions of a place, which the stretch must be."""
    places = load_links().offices
    index = first
    while index < last and words.forms[index] not in places:
        index += 1
    start = index + 1 + (words.tags[index + 1 : index + 2] == "d")
    found = phrase_end(words, start) if index < last else None
    return (start, min(found, last)) if found is not None else None


def _has_verb(tags: str) -> bool:
    return not {"V", "H", "E", "Q", "R"}.isdisjoint(tags)
