"""Where known names stand in a text, whatever the case of its accents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from framing.records import Actor
from framing.voice.actors.forms import plain
from framing.voice.actors.lexicon import ActorLexicon, Name

_TITLE_CASED_FROM = 4
_REACH = 40
_SHORT = re.compile(r"[A-ZÀ-Ý0-9](?<![^\W_].)\w{1,2}+(?![^\W_])")
_BEFORE = re.compile(r"(?<![\w'’.-])([A-ZÀ-Ý][\w'’-]*\.?)[ \u00a0]\Z")
_AFTER = re.compile(r"[ \u00a0]([A-ZÀ-Ý][\w'’-]+)")
_GOES_ON = re.compile(r" (?:du |des |de la |d['’]|de l['’])[A-ZÀ-Ý]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Found(NamedTuple):
    """A known name at its place."""

    start: int
    end: int
    name: Name


class WordFinder:
    """One automaton over words and phrases, all in the form of `plain`."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(keys))

    def find(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Yield number, start and end of each one in `folded`, whole words only."""
        for number, start, end in self._matches(folded):
            before, after = folded[start - 1 : start], folded[end : end + 1]
            if before.isalnum() or after.isalnum():
                continue
            if (before + after).isspace() or _is_word(folded, start, end):
                yield number, start, end

    def _matches(self, folded: str) -> list[tuple[int, int, int]]:
        try:
            return self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:
            whole = _SURROGATE.sub("\ufffd", folded)
            return self._automaton.find_matches_as_indexes(whole, overlapping=True)


class NameFinder:
    """Finds all names and places of a lexicon."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        places = {
            key: Name("", Actor(key, "other", country), "place")
            for key, country in lexicon.places.items()
            if key not in lexicon.names
        }
        table = {**places, **lexicon.names}
        self._short = {key: name for key, name in table.items() if _is_short(key, name)}
        long = {key: name for key, name in table.items() if key not in self._short}
        self._names = tuple(long.values())
        self._nations = [demonym.country for demonym in lexicon.demonyms.values()]
        self._words = WordFinder([*long, *lexicon.demonyms])
        self._neighbours = Neighbours(lexicon)

    def find(self, text: str, folded: str | None = None) -> list[Found]:
        """Return the names in `text`, the longest where several begin, in order, none overlapping.

        Args:
            text: As it was read.
            folded: `plain(text)` where the caller has it.
        """
        return self.sight(text, plain(text) if folded is None else folded)[0]

    def sight(self, text: str, folded: str) -> tuple[list[Found], list[tuple[int, str]]]:
        """Return the names in `text` as `find` does, and where demonyms name which country.

        Args:
            text: As it was read.
            folded: `plain(text)`.
        """
        found, nations, names = list(self._short_names(text, folded)), [], len(self._names)
        for number, start, end in self._words.find(folded):
            if number >= names:
                nations.append((start, self._nations[number - names]))
            elif has_case(self._names[number], text[start:end]):
                found.append(Found(start, end, self._names[number]))
        own = self._neighbours
        kept = [one for one in _longest(found) if own.leave(text, one) and not _goes_on(text, one)]
        return kept, nations

    def _short_names(self, text: str, folded: str) -> Iterator[Found]:
        """Yield the names of two or three letters, looked up: they lie in too many words."""
        for match in _SHORT.finditer(text):
            start, end = match.span()
            name = self._short.get(folded[start:end])
            if name and _is_word(folded, start, end) and has_case(name, match.group()):
                yield Found(start, end, name)


class Neighbours:
    """Tells a known surname from the same one borne by somebody else (*Salif Ouattara*)."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self._nouns = frozenset().union(
            *lexicon.words.values(), lexicon.heads, lexicon.modifiers, lexicon.demonyms
        )
        self._first_names = lexicon.first_names

    def leave(self, text: str, found: Found) -> bool:
        """Tell whether the words beside a surname leave it to its known bearer."""
        if not found.name.surname or text[found.start : found.end].isupper():
            return True
        own = plain(found.name.actor.name).replace("-", " ").split()
        before = _BEFORE.search(text, max(0, found.start - _REACH), found.start)
        after = _AFTER.match(text, found.end)
        return all(self._fits(plain(word.group(1)), own) for word in (before, after) if word)

    def _fits(self, word: str, own: list[str]) -> bool:
        """Tell whether a capitalised word can stand beside a surname and be no other name."""
        if word in own or word.partition("-")[0] in own:
            return True
        if word in self._first_names:
            return False
        if word.endswith(".") and word.rstrip(".") not in self._nouns:
            return own[0].startswith(word[0])
        return word.rstrip(".") in self._nouns or word.removeprefix("ex-") in self._nouns


def _goes_on(text: str, found: Found) -> bool:
    """Tell whether a newspaper's name is the beginning of another one's (*La Dépêche du Kassaï*)."""
    titled = found.name.kind == "media" and found.name.form.istitle()
    return titled and _GOES_ON.match(text, found.end) is not None


def _is_short(key: str, name: Name) -> bool:
    """Tell whether `_SHORT` finds a name wherever its capitals stand."""
    return bool(_SHORT.fullmatch(name.form or key.capitalize())) and len(key) == len(
        name.form or key
    )


def _longest(found: list[Found]) -> list[Found]:
    if len(found) < 2:
        return found
    found.sort(key=lambda one: (one.start, -one.end))
    kept, reached = [], 0
    for one in found:
        if one.start >= reached:
            kept.append(one)
            reached = one.end
    return kept


def _is_word(folded: str, start: int, end: int) -> bool:
    """Tell whether neither an underscore nor a compound's hyphen goes on with the word."""
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if before == "_" or after == "_":
        return False
    return not (
        (before == "-" and folded[start - 2 : start - 1].isalpha())
        or (after == "-" and folded[end + 1 : end + 2].isalpha() and not _is_inverted(folded, end))
    )


def _is_inverted(folded: str, end: int) -> bool:
    return folded.startswith(("-t-", "-il", "-elle", "-ils", "-elles", "-on"), end)


def has_case(name: Name, written: str) -> bool:
    """Tell whether the capitals of a name stand in the text (*le Point*, not *le point*)."""
    form = name.form
    if not form:
        return written[0].isupper()
    capitals = _capitals(form)
    if capitals is None:
        return written.isupper() or (len(form) >= _TITLE_CASED_FROM and written.istitle())
    return all(written[place].isupper() for place in capitals)


@lru_cache(maxsize=16384)
def _capitals(form: str) -> tuple[int, ...] | None:
    """Return where the words of a form begin with a capital, None where all letters are."""
    if form.isupper() and len(form) > 1:
        return None
    places = (i for i, char in enumerate(form) if char.isupper())
    return tuple(i for i in places if i == 0 or form[i - 1] in " -'")
