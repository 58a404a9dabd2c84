"""Which countries an article is about, so that *le gouvernement* can be told from another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from framing.records import Actor
from framing.voice.actors.readings import Reading

_LEAD = 400
_LEAD_WEIGHT = 2
_LEAST_WEIGHT = 2
_LEADING, _SOLE = 0.5, 0.7

# Whose country may go without saying; of the others only where a single country is spoken of.
_AT_HOME = frozenset({"state", "political", "citizen", "civil_society", "religious", "business"})
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
    """Counts the countries of an article, those of its headline and lead twice."""

    def __init__(self) -> None:
        self._weights: Counter[str] = Counter()

    def note(self, country: str | None, position: int) -> None:
        """Count that a country is named at a character of the article."""
        if country:
            self._weights[country] += _LEAD_WEIGHT if position < _LEAD else 1

    @property
    def home(self) -> Home:
        """The countries that go without saying."""
        if not self._weights:
            return Home()
        country, weight = max(self._weights.items(), key=lambda item: item[1])
        share = weight / self._weights.total()
        if weight < _LEAST_WEIGHT or share < _LEADING:
            return Home()
        return Home(country, country if share >= _SOLE else None)


def actor_of(reading: Reading, at_home: Callable[[str], str | None]) -> Actor:
    """Return the actor that a reading names.

    Args:
        reading: What the phrase says.
        at_home: Gives the country of an actor of some type that is said to have none.
    """
    kind = reading.type or "other"
    country = reading.country
    if country is None and not reading.stateless:
        country = at_home(kind)
    if country and reading.country is None and reading.stands_for_state:
        return Actor(country, kind, country)
    return Actor(reading.name, kind, country)
