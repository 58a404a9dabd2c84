"""Which countries an article is about, so that *le gouvernement* can be told from another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from framing.records import Actor
from framing.voice.actors.readings import Reading

_LEAD = 400
_LEAD_WEIGHT = 2
_LEAST_WEIGHT = 2
_LEADING, _SOLE = 0.5, 0.7
_PEOPLED = 4
_MUCH, _AHEAD = 6, 1.5
_HEADLINE, _HEADLINE_WEIGHT, _DATELINE_WEIGHT = 120, 4, 8
_DATELINE = re.compile(
    r", (?:le )?\d{1,2}(?:er)? [a-z]{3,9}\.?(?: \d{4})? ?(?:\(|[–—-])|,? \([a-z -]{2,20}\) ?[–—-]"
)
_OPENING, _SCENE = 14, 400
_OPENS = re.compile(
    r"(?:\A|[.!?…»\"”\n]\s*|[-–—] )(?:a|au|aux|en|direction|depuis) (?:la |l'|le |les )?\Z"
)
_AT = re.compile(r"(?<!\w)(?:a|au|aux|en|direction) (?:la |l'|le |les )?\Z")
_WHERE = re.compile(r",? ou ")
_HEADS = re.compile(r" ?: ")
_LOCATIVE = tuple(f"{edge}{word} " for edge in " \n'" for word in ("a", "au", "aux", "en"))

# Whose country may go without saying; of the others only where a single country is spoken of.
_AT_HOME = frozenset({"state", "political", "citizen", "civil_society", "religious", "business"})
_OF_THE_PLACE = frozenset({"expert", "media"})
_NOWHERE = frozenset({"anonymous", "international_org"})


class Home(NamedTuple):
    """What goes without saying in an article.

    Attributes:
        leading: The country that it names at least as often as all others.
        sole: The same, where others are hardly named.
    """

    leading: str | None = None
    sole: str | None = None

    def of(self, kind: str) -> str | None:
        """Return the country of an actor of the codebook type `kind` that is said to have none."""
        if kind in _NOWHERE:
            return None
        return self.leading if kind in _AT_HOME else self.sole


class Setting(NamedTuple):
    """Where a sentence says that what follows happens (*À Dakar, le palais se tait*)."""

    start: int
    end: int
    home: Home


def settings(
    text: str, folded: str, places: Iterable[tuple[int, int, str | None]]
) -> list[Setting]:
    """Return the places that set the scene for what follows, up to the end of the paragraph.

    Args:
        text: The article.
        folded: `plain(text)`.
        places: Where a place is named, and its country.
    """
    found = []
    for start, end, country in places:
        opens = _OPENS.search(folded, max(0, start - _OPENING), start)
        if opens or (
            _AT.search(folded, max(0, start - _OPENING), start) and _WHERE.match(folded, end)
        ):
            close = text.find("\n", end, end + _SCENE)
            close = close if close >= 0 else end + _SCENE
            found.append(Setting(start, close, Home(country, country)))
    return found


class CountryCounts:
    """Weighs the countries of an article: what places it weighs more than what it talks about."""

    def __init__(self) -> None:
        self._named: Counter[str] = Counter()
        self._weights: Counter[str] = Counter()
        self._places: set[str] = set()

    def name(self, country: str | None, position: int, *, placing: int = 0) -> None:
        """Weigh that a country or place of it is named at a character of the article.

        Args:
            country: The country.
            position: Where it is named.
            placing: What the words beside the name add (see `placing`).
        """
        if country:
            self._places.add(country)
            self._weights[country] += placing
            self.people(country, position)

    def people(self, country: str, position: int) -> None:
        """Weigh a word for what or who is of a country."""
        self._named[country] += _LEAD_WEIGHT if position < _LEAD else 1

    @property
    def home(self) -> Home:
        """The countries that go without saying, not one of which a mere adjective or two speak."""
        weights = self._named + self._weights
        named = [item for item in weights.items() if item[0] in self._places or item[1] >= _PEOPLED]
        if not named:
            return Home()
        country, weight = max(named, key=lambda item: item[1])
        leads = weight / weights.total() >= _LEADING or _outweighs(weights)
        if self._named[country] < _LEAST_WEIGHT or not leads:
            return Home()
        sole = self._named[country] / self._named.total() >= _SOLE
        return Home(country, country if sole else None)


def _outweighs(weights: Counter[str]) -> bool:
    """Tell whether one country is far ahead of each other one, if not of all together."""
    (_, most), *others = weights.most_common(2)
    return bool(others) and most >= _MUCH and most >= _AHEAD * others[0][1]


def placing(folded: str, start: int, end: int, *, within: bool) -> int:
    """Return what the words beside a name add to its weight: *à Gao* counts more than *Gao*.

    Args:
        folded: The article, folded.
        start: Where the name begins.
        end: Where it ends.
        within: It names a place in a country, and cannot stand for the country itself.
    """
    if _DATELINE.match(folded, end) or (_HEADS.match(folded, end) and _begins(folded, start)):
        return _DATELINE_WEIGHT
    if start >= _LEAD or not folded[max(0, start - 8) : start].endswith(_LOCATIVE):
        return int(within)
    return _HEADLINE_WEIGHT if start < _HEADLINE else 1


def _begins(folded: str, start: int) -> bool:
    return not folded[max(0, start - 2) : start].strip(" ") or folded[start - 1] == "\n"


def actor_of(reading: Reading, at_home: Callable[[str], str | None]) -> Actor:
    """Return the actor that a reading names.

    Args:
        reading: What the phrase says.
        at_home: Gives the country of an actor of some type that is said to have none.
    """
    kind = reading.type or "other"
    country = reading.country
    if country is None and not reading.stateless:
        country = at_home("citizen" if reading.person and kind in _OF_THE_PLACE else kind)
    if country and reading.country is None and reading.stands_for_state:
        return Actor(country, kind, country)
    return Actor(reading.name, "anonymous" if reading.hidden else kind, country)
