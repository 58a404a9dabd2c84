"""Who has spoken or been named so far in one article."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import Protocol

from framing.records import Actor, Span
from framing.voice.actors.agreement import (
    MANY_SPEAK,
    agrees,
    has_gender,
    is_somebody,
    may_name,
    same_gender,
    same_kind,
    same_office,
)
from framing.voice.actors.forms import name_words, plain
from framing.voice.actors.lexicon import Pronoun
from framing.voice.actors.readings import Reading
from framing.voice.actors.survey import INTRODUCED, NAMED, SPOKEN, Mention, Sighting, Survey

_REACH = 200
_BODIES = frozenset(
    {"armed_group", "political", "civil_society", "international_org", "business", "media"}
)


class Reads(Protocol):
    """Reads a source phrase by itself (a `Gazetteer` does)."""

    def read(self, phrase: str) -> Reading:
        """Return what `phrase` says by itself."""
        ...


class ActorMemory:
    """Remembers the actors of one article, to resolve surnames, descriptions and pronouns.

    Feed it in the order of the text; each question is answered by what stands before its position.
    The survey is asked only for what an answer needs.
    """

    def __init__(self, reads: Reads, survey: Survey | None = None) -> None:
        self._reads = reads
        self._survey = survey
        self._mentions: list[Mention] = []
        self._surnames: dict[str, list[Mention]] = {}
        self._knows_names = self._knows_persons = survey is None

    @property
    def text(self) -> str:
        """The article, empty where there is none."""
        return self._survey.text if self._survey else ""

    @property
    def quoted(self) -> Sequence[Span]:
        """The spans of the article's quotations."""
        return self._survey.quoted if self._survey else ()

    @property
    def folded(self) -> str:
        """The article, folded for matching."""
        return self._survey.folded if self._survey else ""

    def at_home(self, kind: str, position: int = 0) -> str | None:
        """Return the country that goes without saying for an actor of a codebook type."""
        return self._survey.home_at(position).of(kind) if self._survey else None

    def remember(self, phrase: str, actor: Actor, position: int) -> None:
        """Keep that `phrase` at `position` means `actor`, who spoke there."""
        reading = self._reads.read(phrase)
        if earlier := self._last_of(actor):
            names = reading.person or reading.known
            kept, added = (reading, earlier.reading) if names else (earlier.reading, reading)
            reading = _with_heads(kept, added.heads)
        if reading.pronoun is None:
            self._keep(Sighting(actor, position, SPOKEN, reading))

    def recall(self, description: str, position: int) -> Actor | None:
        """Return whom a surname (*Diop*) or definite description (*le ministre*) points back to."""
        reading = self._reads.read(description)
        named = reading.person or (reading.type is None and not reading.heads)
        self._load(persons=named or (reading.human and reading.pointing))
        if named:
            return self._by_surname(reading.name, position, ahead=not reading.heads)
        if reading.document and reading.type == "other":
            return self._author(reading, position)
        return self._by_description(reading, position) if reading.pointing else None

    def spoken(self, gender: str, number: str, position: int) -> Mention | None:
        """Return the last fitting speaker before `position` (see `pronoun`)."""
        asked = Pronoun(gender, number)

        def fits(mention: Mention) -> bool:
            return mention.rank == SPOKEN and agrees(asked, mention.reading)

        return self._last(position, lambda m: fits(m) and has_gender(m)) or self._last(
            position, lambda m: fits(m) and is_somebody(m)
        )

    def namesake(self, phrase: str, position: int) -> Actor | None:
        """Return who the article has introduced by a single name that somebody known bears, too."""
        name = plain(phrase)
        if " " in name or not self._survey:
            return None
        self._load(persons=True)
        bearers = _last_before(self._surnames.get(name, []), position)
        alone = (m.actor for m in bearers if m.rank != NAMED and m.reading.person)
        return next((actor for actor in alone if plain(actor.name) == name), None)

    def pronoun(self, gender: str, number: str, position: int) -> Actor | None:
        """Return the last fitting actor before `position`, speakers first.

        Args:
            gender: `m`, `f`, or empty when the pronoun does not show it.
            number: `s` or `p`.
            position: Where the pronoun stands.
        """
        asked = Pronoun(gender, number)

        def fits(mention: Mention) -> bool:
            return agrees(asked, mention.reading)

        def is_body(mention: Mention) -> bool:
            return number == "p" and not mention.person and mention.actor.type in _BODIES

        said = self.spoken(gender, number, position)
        if said is not None:
            return said.actor
        self._load(persons=True)
        return (
            self._first(position, lambda m: fits(m) and m.actor.type != "other")
            or self._first(position, lambda m: m.rank == SPOKEN and is_body(m))
            or self._first(position, is_body)
            or self._first(position, fits)
        )

    def body(self, kinds: frozenset[str], position: int, *, spoken: bool = False) -> Mention | None:
        """Return the last mention of a party, firm or other body before `position`.

        Args:
            kinds: Codebook types that it may have.
            position: Where it is asked for.
            spoken: It must have spoken.
        """
        self._load()
        bodies = (m for m in self._before(position) if not m.person and m.actor.type in kinds)
        return next((m for m in bodies if not spoken or m.rank == SPOKEN), None)

    def reviewed(self, reading: Reading, position: int) -> Reading:
        """Return an unknown name as a newspaper's where the article reviews the press."""
        if self._survey is None or not self._survey.is_press_review:
            return reading
        place = self._survey.place_at(position) or self._survey.last_country(position)
        country = reading.country or place
        return replace(reading, type="media", country=country)

    def abroad(self, position: int) -> str | None:
        """Return the country other than the article's own that it named last before `position`."""
        if self._survey is None:
            return None
        return self._survey.last_country(position, other_than=self._survey.home.leading)

    def _author(self, document: Reading, position: int) -> Actor | None:
        spoken = document.document == "spoken"
        self._load(persons=spoken or document.human)

        def fits(mention: Mention) -> bool:
            kind = mention.actor.type
            return mention.person == spoken and kind not in MANY_SPEAK - {"state"}

        return (
            self._first(position, lambda m: m.rank == SPOKEN and fits(m))
            or self._first(position, fits)
            or self._first(position, lambda m: m.rank == SPOKEN)
        )

    def _last_of(self, actor: Actor) -> Mention | None:
        """Return the last mention of an actor; of the introduced only those of that name."""
        name = actor.name
        bearers = self._surnames.get(next(reversed(name_words(name)), ""), [])
        known = [m for m in self._mentions[: -_REACH - 1 : -1] if m.rank != INTRODUCED]
        for mention in chain(reversed(bearers), known):
            its = mention.actor
            if its.name == name and its == actor:
                return mention
        return None

    def _load(self, *, persons: bool = False) -> None:
        """Take from the survey the names in the article, and those whom it introduces."""
        if self._survey and not self._knows_names:
            self._knows_names = True
            self._take(self._survey.named())
        if self._survey and persons and not self._knows_persons:
            self._knows_persons = True
            self._take(self._survey.introduced())

    def _take(self, mentions: Iterable[Mention]) -> None:
        taken = list(mentions)
        self._mentions.extend(taken)
        self._mentions.sort(key=_place)
        for mention in taken:
            self._list_names(mention)

    def _keep(self, mention: Mention) -> None:
        """Put a mention in its place; of those at one place the speaker comes last."""
        insort(self._mentions, mention, key=_place)
        self._list_names(mention)

    def _list_names(self, mention: Mention) -> None:
        for name in mention.names:
            insort(self._surnames.setdefault(name, []), mention, key=_place)

    def _before(self, position: int) -> Iterator[Mention]:
        return _last_before(self._mentions, position)

    def _first(self, position: int, fits: Callable[[Mention], bool]) -> Actor | None:
        mention = self._last(position, fits)
        return mention.actor if mention else None

    def _last(self, position: int, fits: Callable[[Mention], bool]) -> Mention | None:
        return next((m for m in self._before(position) if fits(m) and _counts(m)), None)

    def _by_surname(self, name: str, position: int, *, ahead: bool) -> Actor | None:
        words = name_words(name.replace(".", " "))
        if not words:
            return None
        bearers = self._surnames.get(words[-1], [])
        found = [
            mention.actor
            for mention in (
                *_last_before(bearers, position),
                *(_after(bearers, position) if ahead else ()),
            )
            if _counts(mention) and may_name(words, name_words(mention.actor.name))
        ]
        return next(
            (actor for actor in found if actor.type != "other"), found[0] if found else None
        )

    def _by_description(self, reading: Reading, position: int) -> Actor | None:
        office = self._first(position, lambda m: same_office(reading, m))
        if office is not None or reading.unbound:
            return office
        return self._first(
            position, lambda m: same_kind(reading, m) and same_gender(reading, m)
        ) or self._first(position, lambda m: same_kind(reading, m))


def _with_heads(reading: Reading, heads: frozenset[str]) -> Reading:
    return reading if heads <= reading.heads else replace(reading, heads=reading.heads | heads)


_place, _position = attrgetter("position", "rank"), attrgetter("position")


def _last_before(mentions: list[Mention], position: int) -> Iterator[Mention]:
    """Yield the mentions before `position`, the last first, as far back as a reader remembers."""
    end = bisect_left(mentions, position, key=_position)
    return reversed(mentions[max(0, end - _REACH) : end])


def _after(mentions: list[Mention], position: int) -> list[Mention]:
    """Return the mentions from `position` on: a headline names whom the lead introduces."""
    return mentions[bisect_left(mentions, position, key=_position) :]


def _counts(mention: Mention) -> bool:
    """Tell whether a mention is what it was taken for: an introduced person is one."""
    return mention.rank != INTRODUCED or mention.reading.person
