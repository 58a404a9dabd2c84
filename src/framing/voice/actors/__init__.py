"""Who a source really is: canonical name, type and country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from framing.records import Actor, Span
from framing.voice.actors.agreement import takes_up
from framing.voice.actors.antecedents import Antecedents
from framing.voice.actors.bodies import Bodies
from framing.voice.actors.forms import split_words
from framing.voice.actors.home import Home, actor_of
from framing.voice.actors.lexicon import ActorLexicon, Pronoun
from framing.voice.actors.memory import ActorMemory
from framing.voice.actors.names import NameFinder
from framing.voice.actors.phrases import PhraseReader
from framing.voice.actors.readings import Reading
from framing.voice.actors.room import ReadingRoom
from framing.voice.actors.storage import packaged_actors
from framing.voice.actors.survey import Survey, Surveyor

__all__ = ["ActorMemory", "Gazetteer"]

_BODIES = frozenset(
    {"armed_group", "political", "international_org", "civil_society", "business", "religious"}
)
_END = 1 << 60
_SENTENCE, _BEFORE = 240, 12
_ANYBODY = Pronoun("", "s")


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
        self._reader = PhraseReader(self.lexicon, self._finder)
        self._room = ReadingRoom(self.lexicon, self._reader)
        self._bodies = Bodies(self._reader)
        self._antecedents = Antecedents(self._reader)
        self._whose = tuple(f"{word} " for word in self.lexicon.words["of_which"])
        self._surveyor = Surveyor(self._room, self._finder)

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
            home: Country that goes without saying (*le ministre*) where there is no memory.
            position: Character of the article at which the phrase begins; its end by default.
        """
        reading = self.read(phrase)
        place = position if position is not None else _END
        if memory is None:
            points = reading.pronoun or reading.relative
            return None if points else actor_of(reading, Home(home).of)
        asked = _Asked(phrase, reading, memory, place)
        return self._pointed(asked) if _points(reading) else self._named(asked)

    def _pointed(self, asked: _Asked) -> Actor | None:
        """Return whom a word that names nobody means by where it stands."""
        phrase, reading, memory, place = asked
        if reading.anyone:
            there = self._antecedents.place(memory.text, place)
            if there is None:
                return actor_of(reading, memory.at_home)
            return self.resolve(there.phrase, memory=memory, position=there.start)
        if reading.relative:
            return self._before_relative(memory, place)
        return self._taken_up(phrase, reading.pronoun or _ANYBODY, memory, place)

    def _named(self, asked: _Asked) -> Actor | None:
        """Return whom a noun or name means, by what it says and what the article said before."""
        phrase, reading, memory, place = asked
        if reading.known and (namesake := memory.namesake(phrase, place)):
            return namesake
        if not reading.known and not self._is_whose(reading, memory.folded, place):
            earlier = memory.recall(phrase, place)
            if earlier is not None and _may_be(reading, earlier):
                return earlier
        reading = self._explained(reading, memory, place)
        if reading.indefinite and self._is_hidden(memory.folded, place):
            reading = replace(reading, hidden=True)
        return actor_of(reading, partial(memory.at_home, position=place))

    def _before_relative(self, memory: ActorMemory, place: int) -> Actor | None:
        """Return whom *qui* takes up: the noun before it, else who spoke last."""
        found = self._antecedents.of_relative(memory.text, place)
        if found is None:
            return memory.pronoun(*_ANYBODY, place)
        return self.resolve(found.phrase, memory=memory, position=found.start)

    def _taken_up(
        self, phrase: str, pronoun: Pronoun, memory: ActorMemory, place: int
    ) -> Actor | None:
        """Return whom a pronoun takes up: the subject before it where that came after who spoke."""
        said = memory.spoken(*pronoun, place)
        subjects = self._antecedents.subjects(
            memory.text,
            place,
            since=said.position + 1 if said else 0,
            quoted=memory.quoted,
            own=self._antecedents.looks_back(memory.folded, phrase, place),
        )
        for found in subjects:
            reading = self.read(found.phrase)
            if takes_up(pronoun, reading) and (reading.person or reading.human or said is None):
                return self.resolve(found.phrase, memory=memory, position=found.start)
        return said.actor if said else memory.pronoun(*pronoun, place)

    def _explained(self, reading: Reading, memory: ActorMemory, place: int) -> Reading:
        """Return the reading with what the article said of the body that it is or belongs to."""
        if (reading.proper or reading.type == "media") and not reading.known:
            reading = memory.reviewed(reading, place)
        if owner := self._of_body(reading, memory, place):
            return _belonging(reading, owner)
        if called := self._called_before(reading, memory, place):
            return called
        if reading.abroad:
            return replace(reading, country=memory.abroad(place), stateless=True)
        body = self._body(reading, memory, place) if reading.bound else None
        return _belonging(reading, body) if body else reading

    def _called_before(self, reading: Reading, memory: ActorMemory, place: int) -> Reading | None:
        if reading.pointing and reading.heads and reading.country is None:
            return self._called(min(reading.heads), memory, place)
        return None

    def _of_body(self, reading: Reading, memory: ActorMemory, place: int) -> Actor | None:
        """Return the body of *son porte-parole*, *dont le porte-parole*, or of a bare *porte-parole*."""
        if reading.owned or self._is_whose(reading, memory.folded, place):
            return self._owner(reading.kinds, memory, place)
        if not reading.unbound:
            return None
        kinds = reading.kinds & (_BODIES | {"state"})
        body = memory.body(kinds, place, spoken=True)
        if body is None and reading.unbound == "named":
            body = memory.body(kinds, place)
        return body.actor if body else None

    def _is_whose(self, reading: Reading, folded: str, place: int) -> bool:
        """Tell whether an office is that of what stands before *dont*."""
        before = folded[max(0, place - _BEFORE) : place]
        return bool(reading.kinds) and not reading.bound and before.endswith(self._whose)

    def _is_hidden(self, folded: str, place: int) -> bool:
        """Tell whether the sentence says that who speaks in it is not to be named."""
        hiding, first = self.lexicon.words["anonymity"], max(0, place - _SENTENCE)
        near, at = folded[first : place + _SENTENCE], place - first
        if place == _END or not any(word in near for word in hiding):
            return False
        begin = max(near.rfind(mark, 0, at) for mark in (". ", "\n"))
        end = near.find(". ", at)
        return not hiding.isdisjoint(split_words(near[max(begin, 0) : end if end > 0 else None]))

    def _body(self, reading: Reading, memory: ActorMemory, place: int) -> Actor | None:
        """Return the body that a complement takes up (*le chef de la mission*)."""
        if known := memory.recall(reading.bound, place):
            return known
        noun = reading.bound.partition(" ")[2]
        called = self._called(noun, memory, place)
        return actor_of(called, partial(memory.at_home, position=place)) if called else None

    def _called(self, noun: str, memory: ActorMemory, place: int) -> Reading | None:
        """Return what the article called by a noun that comes back alone (*la police espagnole*)."""
        found = self._bodies.called(memory.text, memory.folded, place, noun=noun)
        return self.read(found.phrase) if found else None

    def _owner(self, kinds: frozenset[str], memory: ActorMemory, place: int) -> Actor | None:
        """Return the body that was named last before *son porte-parole*."""
        kinds &= _BODIES | {"state"}
        known = memory.body(kinds, place)
        found = self._bodies.before(memory.text, place, kinds=kinds)
        if found and (known is None or found.start > known.position):
            return actor_of(self.read(found.phrase), partial(memory.at_home, position=place))
        return known.actor if known else None

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

    def survey(self, text: str, quoted: Sequence[Span] = ()) -> ActorMemory:
        """Return a memory of the persons and countries that a whole article names.

        Persons are those that the lexicon knows and those whom the text introduces with an office
        (*le directeur de l'hôpital, Seydou Coulibaly*); none of them counts as a speaker yet.

        Args:
            text: The article.
            quoted: The spans of its quotations: who is spoken of in them is no subject of the text.
        """
        return ActorMemory(self, Survey(self._surveyor, text, quoted))


class _Asked(NamedTuple):
    """A source phrase, what it says, and where in which article it stands."""

    phrase: str
    reading: Reading
    memory: ActorMemory
    place: int


def _points(reading: Reading) -> bool:
    """Tell whether a phrase names nobody: a pronoun, *on*, or what somebody says (*ses calculs*)."""
    told = bool(reading.document) and reading.owned
    return reading.anyone or reading.relative or reading.pronoun is not None or told


@lru_cache(maxsize=1)
def _packaged() -> Gazetteer:
    return Gazetteer()


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
