"""What a whole article says of its actors, read no sooner than somebody asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Protocol

from framing.records import Actor, Span
from framing.voice.actors.forms import WORD, name_words, plain
from framing.voice.actors.home import CountryCounts, Home, actor_of
from framing.voice.actors.introductions import Introduction, Introductions
from framing.voice.actors.locations import Locations, Setting
from framing.voice.actors.names import Found, NameFinder
from framing.voice.actors.readings import Reading, reading_of
from framing.voice.actors.room import ReadingRoom

NAMED, INTRODUCED, SPOKEN = range(3)

_TELLING = frozenset({"state", "place", "organisation"})
_REVIEW, _FAR = 3, 200
_SETTING = frozenset({"state", "place"})
_REMEMBERED = frozenset({"person", "organisation", "media"})


class Mention(Protocol):
    """One actor at one place.

    Attributes:
        position: Character at which the mention begins.
        rank: `NAMED`, `INTRODUCED` with an office, or `SPOKEN`: the source of an attribution.
    """

    position: int
    rank: int

    @property
    def person(self) -> bool:
        """It is of a person."""

    @property
    def actor(self) -> Actor:
        """Who."""

    @property
    def reading(self) -> Reading:
        """What the phrase there says."""

    @property
    def names(self) -> Collection[str]:
        """The words, folded, under one of which a person may come back."""


class Sighting:
    """A mention that has been read: a known name, or a speaker."""

    __slots__ = ("actor", "position", "rank", "reading")

    def __init__(self, actor: Actor, position: int, rank: int, reading: Reading) -> None:
        self.actor = actor
        self.position = position
        self.rank = rank
        self.reading = reading

    @property
    def person(self) -> bool:
        """It is of a person."""
        return self.reading.person

    @property
    def names(self) -> Collection[str]:
        """The words, folded, under one of which a person may come back."""
        return _last_names(self.actor.name) if self.reading.person else ()


class Introduced:
    """A mention of somebody whom the text introduces, read when it is looked at."""

    rank = INTRODUCED
    person = True

    def __init__(self, survey: Survey, found: Introduction) -> None:
        self.position = found.position
        self._survey = survey
        self._found = found

    @cached_property
    def reading(self) -> Reading:
        """What the phrase there says."""
        return self._survey.read(self._found.phrase)

    @cached_property
    def actor(self) -> Actor:
        """Who."""
        return actor_of(self.reading, self._survey.home_at(self.position).of)

    @property
    def names(self) -> Collection[str]:
        """The words, folded, under one of which a person may come back."""
        words = name_words(self._found.name)
        first = () if self._survey.is_first_name(words[0]) else words[:1]
        return _last_names(self._found.name).union(first)


class Surveyor:
    """Holds what it takes to survey articles."""

    def __init__(self, room: ReadingRoom, finder: NameFinder) -> None:
        self.room = room
        self.finder = finder
        self.introductions = Introductions(room.reader)
        self.locations = Locations(room.lexicon.words)


class Survey:
    """The names, introductions and countries of one article, each looked for when asked for.

    Attributes:
        text: The article.
        quoted: The spans of its quotations.
    """

    def __init__(self, surveyor: Surveyor, text: str, quoted: Sequence[Span] = ()) -> None:
        self.text = text
        self.quoted = quoted
        self._surveyor = surveyor

    @cached_property
    def home(self) -> Home:
        """The countries that go without saying."""
        names, demonyms = self._sighted
        counts, weight = CountryCounts(), self._surveyor.locations.weight
        for start, end, name in names:
            if name.kind in _TELLING and name.actor.type != "business":
                within = name.kind == "place"
                placing = weight(self.folded, start, end, within=within)
                counts.name(name.actor.country, start, placing=placing)
        for start, country in demonyms:
            counts.people(country, start)
        return counts.home

    def home_at(self, position: int) -> Home:
        """Return the countries that go without saying at a character of the article."""
        return self._setting_at(position) or self.home

    def place_at(self, position: int) -> str | None:
        """Return the country where the scene is set at a character of the article."""
        setting = self._setting_at(position)
        return setting.leading if setting else None

    def _setting_at(self, position: int) -> Home | None:
        at = bisect_left(self._settings, (position,))
        setting = self._settings[at - 1] if at else None
        return setting.home if setting and position < setting.end else None

    def last_country(self, position: int, *, other_than: str | None = None) -> str | None:
        """Return the country that was named last before a character."""
        at = bisect_left(self._countries, (position,))
        before = reversed(self._countries[max(0, at - _FAR) : at])
        return next((country for _, country in before if country != other_than), None)

    @cached_property
    def _countries(self) -> list[tuple[int, str]]:
        """Where which country is named, in order."""
        names, demonyms = self._sighted
        telling = [(start, name.actor.country) for start, _, name in names if name.kind in _TELLING]
        return sorted([*demonyms, *((start, land) for start, land in telling if land)])

    def is_first_name(self, word: str) -> bool:
        """Tell whether a word is a first name that is listed: *Mme Lin* may be *Lin Yuexia*."""
        return word in self._surveyor.room.lexicon.first_names

    @cached_property
    def is_press_review(self) -> bool:
        """It tells what the newspapers write."""
        words = self._surveyor.room.lexicon.words["press"]
        return sum(word in words for word in WORD.findall(self.folded)) >= _REVIEW

    @cached_property
    def _settings(self) -> list[Setting]:
        """The places that set the scene for what follows, in order."""
        places = [(s, e, n.actor.country) for s, e, n in self._sighted[0] if n.kind in _SETTING]
        return self._surveyor.locations.settings(self.text, self.folded, places)

    def named(self) -> Iterator[Sighting]:
        """Yield the persons, organisations and media that the lexicon knows, in order."""
        for start, _, name in self._sighted[0]:
            if name.kind in _REMEMBERED and not name.ambiguous:
                yield Sighting(name.actor, start, NAMED, reading_of(name))

    def introduced(self) -> list[Introduced]:
        """Return those whom the article introduces by an office, in order."""
        found = self._surveyor.introductions.find(self.text, self.folded)
        return [Introduced(self, one) for one in sorted(found)]

    def read(self, phrase: str) -> Reading:
        """Return what a phrase of the article says by itself."""
        return self._surveyor.room.read(phrase)

    @cached_property
    def folded(self) -> str:
        """The article, folded for matching."""
        return plain(self.text)

    @cached_property
    def _sighted(self) -> tuple[list[Found], list[tuple[int, str]]]:
        """The known names, and the demonyms with their countries."""
        return self._surveyor.finder.sight(self.text, self.folded)


@lru_cache(maxsize=4096)
def _last_names(name: str) -> frozenset[str]:
    words = name_words(name)
    return frozenset(words[1:] or words)
