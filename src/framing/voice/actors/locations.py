"""Where an article says that things happen: datelines, headlines, places that open a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from framing.voice.actors.home import LEAD, Home

_HEADLINE, _HEADLINE_WEIGHT, _DATELINE_WEIGHT = 120, 4, 8
_OPENING, _SCENE = 14, 400
_DATELINE = re.compile(
    r", (?:[a-z]{2} )?\d{1,2}(?:er)? [a-z]{3,9}\.?(?: \d{4})? ?(?:\(|[–—-])"
    r"|,? \([a-z -]{2,20}\) ?[–—-]"
)
_COLON = re.compile(r" ?: ")


class Setting(NamedTuple):
    """Where a sentence says that what follows happens (*À Dakar, le palais se tait*)."""

    start: int
    end: int
    home: Home


class Locations:
    """Reads the words beside the names of places."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        locative, heading = words["locative"], words["locative"] | words["heading"]
        article = "|".join(sorted(words["article"], key=len, reverse=True))
        before = rf"(?:{'|'.join(sorted(heading))}) (?:(?:{article})(?<=['a-z]) ?)?\Z"
        self._locative = tuple(f"{edge}{word} " for edge in " \n'" for word in sorted(locative))
        self._opens = re.compile(rf"(?:\A|[.!?…»\"”\n]\s*|[-–—] ){before}")
        self._at = re.compile(rf"(?<!\w){before}")
        self._where = re.compile(rf",? (?:{'|'.join(sorted(words['where']))}) ")

    def weight(self, folded: str, start: int, end: int, *, within: bool) -> int:
        """Return what the words beside a name add to its weight: *à Gao* counts more than *Gao*.

        Args:
            folded: The article, folded.
            start: Where the name begins.
            end: Where it ends.
            within: It names a place in a country, and cannot stand for the country itself.
        """
        if _DATELINE.match(folded, end) or (_COLON.match(folded, end) and _begins(folded, start)):
            return _DATELINE_WEIGHT
        if start >= LEAD or not folded[max(0, start - 8) : start].endswith(self._locative):
            return int(within)
        return _HEADLINE_WEIGHT if start < _HEADLINE else 1

    def settings(
        self, text: str, folded: str, places: Iterable[tuple[int, int, str | None]]
    ) -> list[Setting]:
        """Return the places that set the scene for what follows, up to the end of the paragraph.

        Args:
            text: The article.
            folded: `plain(text)`.
            places: Where a place is named, and its country.
        """
        found = []
        for start, end, country in places:
            if self._sets(folded, start, end):
                close = text.find("\n", end, end + _SCENE)
                close = close if close >= 0 else end + _SCENE
                found.append(Setting(start, close, Home(country, country)))
        return found

    def _sets(self, folded: str, start: int, end: int) -> bool:
        left = max(0, start - _OPENING)
        if self._at.search(folded, left, start) is None:
            return False
        opens = self._opens.search(folded, left, start) is not None
        return opens or self._where.match(folded, end) is not None


def _begins(folded: str, start: int) -> bool:
    """Tell whether a name is the first word of the article or of a line."""
    return not folded[max(0, start - 2) : start].strip(" ") or folded[start - 1] == "\n"
