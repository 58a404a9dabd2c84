"""Which countries an article is about, so that *le gouvernement* can be told from another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from framing.records import Actor
from framing.voice.actors.readings import Reading

LEAD = 400
"""Characters in which a headline and a lead stand."""
_LEAD_WEIGHT = 2
_LEAST_WEIGHT = 2
_LEADING, _SOLE = 0.5, 0.7
_PEOPLED = 4
_MUCH, _AHEAD = 6, 1.5

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
            placing: What the words beside the name add (see `Locations.weight`).
        """
        if country:
            self._places.add(country)
            self._weights[country] += placing
            self.people(country, position)

    def people(self, country: str, position: int) -> None:
        """Weigh a word for what or who is of a country."""
        self._named[country] += _LEAD_WEIGHT if position < LEAD else 1

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
