"""Who a source really is: canonical name, type and country."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from framing.records import Actor
from framing.voice.actor_bodies import Bodies
from framing.voice.actor_forms import plain
from framing.voice.actor_home import CountryCounts, Home
from framing.voice.actor_introductions import introductions
from framing.voice.actor_lexicon import ActorLexicon
from framing.voice.actor_memory import ActorMemory
from framing.voice.actor_names import Found, NameFinder, WordFinder
from framing.voice.actor_phrases import PhraseReader
from framing.voice.actor_readings import Reading, ReadingRoom
from framing.voice.actor_storage import packaged_actors

__all__ = ["ActorMemory", "Gazetteer"]

_BODIES = frozenset(
    {"armed_group", "political", "international_org", "civil_society", "business", "religious"}
)
_END = 1 << 60
_TELLING = frozenset({"state", "place", "organisation"})
_REMEMBERED = frozenset({"person", "organisation", "media"})


class Gazetteer:
    """Resolves source phrases to actors and finds known names in texts.

    Example:
        >>> gazetteer = Gazetteer.load()
        >>> gazetteer.resolve("la diplomatie russe")
        Actor(name='Russie', type='state', country='Russie')
        >>> gazetteer.resolve("le ministre malien des Affaires étrangères, Abdoulaye Diop").name
        'Abdoulaye Diop'
    """

    def __init__(self, lexicon: ActorLexicon | None = None) -> None:
        self.lexicon = lexicon or packaged_actors()
        self._finder = NameFinder(self.lexicon)
        self._demonyms = WordFinder(self.lexicon.demonyms)
        self._nations = [demonym.country for demonym in self.lexicon.demonyms.values()]
        self._reader = PhraseReader(self.lexicon, self._finder)
        self._room = ReadingRoom(self.lexicon, self._reader)
        self._bodies = Bodies(self._reader)

    @classmethod
    def load(cls) -> Gazetteer:
        """Return the gazetteer over the packaged lexicon, made once."""
        return _packaged()

    def read(self, phrase: str) -> Reading:
        """Return what a source phrase says by itself, before the article is asked."""
        return self._room.read(phrase)

    def resolve(
        self,
        phrase: str,
        *,
        memory: ActorMemory | None = None,
        home: str | None = None,
        position: int | None = None,
    ) -> Actor | None:
        """Return who a source phrase names, or None for a pronoun that nothing explains.

        Args:
            phrase: The source as it stands in the text.
            memory: What the article has said so far; it is read, not written.
            home: Country that is meant when neither phrase nor article names one (*le ministre*).
            position: Character of the article at which the phrase begins; its end by default.
        """
        reading = self.read(phrase)
        place = position if position is not None else _END
        if reading.pronoun is not None:
            return memory.pronoun(*reading.pronoun, place) if memory else None
        if memory is None:
            return _actor(reading, Home(home))
        earlier = self._in_article(phrase, reading, memory, place)
        if earlier is not None:
            return earlier
        at_home = _home(memory, home)
        if reading.pointing and not reading.human and reading.kinds & _BODIES:
            if named := self._named_before(reading, memory, place):
                return _actor(named, at_home)
        return _actor(self._explained(reading, memory, place, at_home), at_home)

    def _named_before(self, reading: Reading, memory: ActorMemory, place: int) -> Reading | None:
        """Return the body that *la société* takes up (*la société canadienne Northgate*)."""
        (noun,) = reading.heads or ("",)
        found = self._bodies.before(memory.text, place, kinds=reading.kinds, noun=noun)
        return self.read(found[1]) if found else None

    def _explained(
        self, reading: Reading, memory: ActorMemory, place: int, home: Home
    ) -> Reading:
        """Return the reading with the body whose spokesman or president it is."""
        if reading.owned and (owner := self._owner(reading, memory, place, home)):
            return _belonging(reading, owner)
        body = memory.recall(reading.bound, place) if reading.bound else None
        return _belonging(reading, body) if body else reading

    def _owner(
        self, reading: Reading, memory: ActorMemory, place: int, home: Home
    ) -> Actor | None:
        """Return the body that was named last before *son porte-parole*."""
        kinds = reading.kinds & (_BODIES | {"state"})
        known = memory.body(kinds, place)
        found = self._bodies.before(memory.text, place, kinds=kinds)
        if found and (known is None or found[0] > known[1]):
            return _actor(self.read(found[1]), home)
        return known[0] if known else None

    def _in_article(
        self, phrase: str, reading: Reading, memory: ActorMemory, place: int
    ) -> Actor | None:
        """Return the actor that the article has named before and the phrase takes up."""
        if reading.known:
            return None
        earlier = memory.recall(phrase, place)
        return earlier if earlier is not None and _may_be(reading, earlier) else None

    def is_actor(self, phrase: str) -> bool:
        """Tell whether a word or phrase names somebody who can speak: a name or an office."""
        reading = self.read(phrase)
        if reading.known or reading.person or reading.pronoun is not None:
            return True
        return reading.type is not None and not reading.document

    def scan(self, text: str) -> list[tuple[int, int, Actor]]:
        """Return the known names in a text as `(start, end, actor)`, the longest ones, in order.

        Names that are also common words (*Le Point*, *Maurice*) are left out, and so are places.
        """
        return [
            (start, end, name.actor)
            for start, end, name in self._finder.find(text)
            if name.kind != "place" and not name.ambiguous
        ]

    def survey(self, text: str) -> ActorMemory:
        """Return a memory of the persons and countries that a whole article names.

        Persons are those that the lexicon knows and those whom the text introduces with an office
        (*le directeur de l'hôpital, Seydou Coulibaly*); none of them counts as a speaker yet.
        """
        folded = plain(text)
        found = self._finder.find(text, folded)
        home = self._home(folded, found)
        memory = ActorMemory(self, home, text)
        mentions = [
            (start, text[start:end], name.actor)
            for start, end, name in found
            if name.kind in _REMEMBERED and not name.ambiguous
        ]
        mentions += self._introduced(text, folded, home)
        for position, phrase, actor in sorted(mentions, key=lambda mention: mention[0]):
            memory.remember(phrase, actor, position, speaker=False)
        return memory

    def _home(self, folded: str, found: list[Found]) -> Home:
        counts = CountryCounts()
        for start, _, name in found:
            if name.kind in _TELLING and name.actor.type != "business":
                counts.note(name.actor.country, start)
        for number, start, _ in self._demonyms.find(folded):
            counts.note(self._nations[number], start)
        return counts.home

    def _introduced(self, text: str, folded: str, home: Home) -> list[tuple[int, str, Actor]]:
        found = []
        for position, phrase in introductions(text, folded, self._reader):
            reading = self.read(phrase)
            if reading.person:
                found.append((position, phrase, _actor(reading, home)))
        return found


@lru_cache(maxsize=1)
def _packaged() -> Gazetteer:
    return Gazetteer()


def _home(memory: ActorMemory, given: str | None) -> Home:
    return memory.home if memory.home.leading else Home(given)


def _actor(reading: Reading, home: Home) -> Actor:
    kind = reading.type or "other"
    country = reading.country
    if country is None and not reading.stateless:
        country = home.of(kind)
    name = reading.name
    if country and reading.country is None and reading.stands_for_state:
        name = country
    return Actor(name, kind, country)


def _belonging(reading: Reading, body: Actor) -> Reading:
    """Return the reading with the type and country of the body that it belongs to."""
    kind = body.type if body.type in reading.kinds else reading.type
    stateless = reading.stateless or body.country is None
    return replace(reading, type=kind, country=reading.country or body.country, stateless=stateless)


def _may_be(reading: Reading, earlier: Actor) -> bool:
    """Tell whether what the phrase says does not speak against an earlier actor."""
    if reading.person and reading.heads:
        return reading.type == earlier.type
    return reading.country in (None, earlier.country)
