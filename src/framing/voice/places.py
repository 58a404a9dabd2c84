"""Who speaks where nobody is named: *dit-on à la mairie*, *À Lomé, on assure*."""

from __future__ import annotations

import re

from framing.voice.links import load_links
from framing.voice.phrases import Range, phrase_end
from framing.voice.words import Words

_CLOSED = re.compile(r",(?:R(?:,|D)?)?$")
"""What stands between the place and *on*: a comma, or *, où l'*."""


def place_at(words: Words, first: int) -> tuple[tuple[str, ...], Range] | None:
    """Return the preposition at word `first` that brings in who speaks, and the phrase behind."""
    for place in load_links().places:
        end = first + len(place)
        if words.forms[first:end] == place:
            last = phrase_end(words, end)
            return (place, (end, last)) if last is not None else None
    return None


def place_before(words: Words, anyone: int) -> Range | None:
    """Return the place that opens the clause of *on*: *À Lomé, on assure*, *à Lomé, où l'on dit*."""
    if words.forms[anyone] != load_links().anyone:
        return None
    closing = _CLOSED.search(words.tags[:anyone])
    first = max(words.tags.rfind(mark, 0, anyone) for mark in ";:.»«") + 1
    while closing and words.tags[first] in "CA,-" and first < closing.start():
        first += 1
    found = place_at(words, first) if closing else None
    if closing is None or found is None or not _is_place(words, *found):
        return None
    return found[1] if found[1][1] == closing.start() - 1 else None


def _is_place(words: Words, place: tuple[str, ...], phrase: Range) -> bool:
    """Tell whether the preposition leads to a place that can speak, by its first words."""
    links = load_links()
    if len(place) == 1 and place[0] in links.origins:
        return False
    return len(place) > 1 or place[0] not in links.bare or words.tags[phrase[0]] in "DN"
