"""What a whole article says of its actors, read no sooner than somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from framing.records import Actor
from framing.voice.actor_forms import plain
from framing.voice.actor_home import CountryCounts, Home, actor_of
from framing.voice.actor_introductions import Introductions
from framing.voice.actor_names import Found, NameFinder, WordFinder
from framing.voice.actor_readings import Reading, ReadingRoom, reading_of

NAMED, INTRODUCED, SPOKEN = range(3)

_TELLING = frozenset({"state", "place", "organisation"})
_REMEMBERED = frozenset({"person", "organisation", "media"})


class Mention(NamedTuple):
    """One actor at one place.

    Attributes:
        actor: Who.
        position: Character at which the mention begins.
        rank: `NAMED`, `INTRODUCED` with an office, or `SPOKEN`: the source of an attribution.
        reading: What the phrase there says.
    """

    actor: Actor
    position: int
    rank: int
    reading: Reading

    @property
    def speaker(self) -> bool:
        """It was the source of an attribution."""
        return self.rank == SPOKEN


class Surveyor:
    """Holds what it takes to survey articles."""

    def __init__(self, room: ReadingRoom, finder: NameFinder) -> None:
        self.room = room
        self.finder = finder
        self.introductions = Introductions(room.reader)
        self._demonyms = WordFinder(room.lexicon.demonyms)
        self._nations = [demonym.country for demonym in room.lexicon.demonyms.values()]

    def home(self, folded: str, found: list[Found]) -> Home:
        """Return the countries that go without saying in an article, given the names in it."""
        counts = CountryCounts()
        for start, _, name in found:
            if name.kind in _TELLING and name.actor.type != "business":
                counts.note(name.actor.country, start)
        for number, start, _ in self._demonyms.find(folded):
            counts.note(self._nations[number], start)
        return counts.home


class Survey:
    """The names, introductions and countries of one article, each looked for when asked for.

    Attributes:
        text: The article.
    """

    def __init__(self, surveyor: Surveyor, text: str) -> None:
        self.text = text
        self._surveyor = surveyor

    @cached_property
    def home(self) -> Home:
        """The countries that go without saying."""
        return self._surveyor.home(self._folded, self._found)

    def named(self) -> Iterator[Mention]:
        """Yield the persons, organisations and media that the lexicon knows, in order."""
        for start, _, name in self._found:
            if name.kind in _REMEMBERED and not name.ambiguous:
                yield Mention(name.actor, start, NAMED, reading_of(name))

    def introduced(self) -> list[Mention]:
        """Return the persons whom the article introduces by an office, in order."""
        mentions = []
        for position, phrase in self._surveyor.introductions.find(self.text, self._folded):
            reading = self._surveyor.room.read(phrase)
            if reading.person:
                actor = actor_of(reading, self.home.of)
                mentions.append(Mention(actor, position, INTRODUCED, reading))
        return sorted(mentions, key=lambda mention: mention.position)

    @cached_property
    def _folded(self) -> str:
        return plain(self.text)

    @cached_property
    def _found(self) -> list[Found]:
        return self._surveyor.finder.find(self.text, self._folded)
