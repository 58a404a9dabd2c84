"""What a source phrase says by itself of who is meant, before the article is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from framing.records import Actor
from framing.voice.actor_forms import plain
from framing.voice.actor_lexicon import ActorLexicon, Name, Pronoun
from framing.voice.actor_phrases import NounPhrase, PhraseReader

_ORGANISED = frozenset({"organisation", "media"})
_HOLDS_COUNTRY = frozenset({"expert", "media", "business", "civil_society"})
_AFFILIATING = frozenset({"", "de", "d'", "du", "des", "chez", "avec", "par", "a", "au", "aux"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A source phrase as it explains itself.

    Attributes:
        name: Canonical name, or the phrase without its determiner.
        type: Codebook type, or None when nothing in the phrase gives it.
        country: Country that the phrase gives, or None.
        stateless: It is known to belong to no single country.
        person: It names a person; known: the lexicon holds that name.
        heads: Head nouns in it, folded.
        gender: `m`, `f` or empty; plural: several are meant.
        human: Its head noun is a person's.
        stands_for_state: Its head noun is an organ that its country names.
        pointing: Definite and without a name or complement: it may point back.
        document: It speaks for an author whom it does not name: `issued`, `spoken` or empty.
        kinds: All types that its head noun can take.
        bound: Its complement, where that may point back (*le porte-parole du parti*).
        pronoun: It is a pronoun.
    """

    name: str
    type: str | None = None
    country: str | None = None
    stateless: bool = False
    person: bool = False
    known: bool = False
    heads: frozenset[str] = frozenset()
    gender: str = ""
    plural: bool = False
    human: bool = False
    stands_for_state: bool = False
    pointing: bool = False
    document: str = ""
    kinds: frozenset[str] = frozenset()
    bound: str = ""
    pronoun: Pronoun | None = None


class ReadingRoom:
    """Reads source phrases; remembers what it has read, since sources come back."""

    def __init__(self, lexicon: ActorLexicon, reader: PhraseReader) -> None:
        self.lexicon = lexicon
        self.reader = reader
        self.read = lru_cache(maxsize=8192)(self._read)

    def _read(self, phrase: str) -> Reading:
        bare = plain(phrase).strip(" -–—«»\"'“”,.;:")
        if pronoun := self._pronoun(bare):
            return Reading(phrase, pronoun=pronoun, plural=pronoun.number == "p")
        if name := self._whole_name(phrase, bare):
            return _named(name)
        parts = self.reader.segments(phrase)
        if not parts:
            return Reading(phrase)
        if self._is_indefinite(bare, parts[0]):
            return Reading(phrase.strip(), "anonymous", plural=True)
        return _Merge(phrase, parts).reading()

    def _pronoun(self, bare: str) -> Pronoun | None:
        """Return the pronoun that a phrase is, also with a verb or preposition (*selon elle*)."""
        pronouns = self.lexicon.pronouns
        if found := pronouns.get(bare):
            return found
        words = bare.replace("t-", " ", 1).replace("-", " ").split()
        if not words or len(words) > 2 or any(word in self.lexicon.heads for word in words):
            return None
        return pronouns.get(words[-1]) or pronouns.get(words[0])

    def _whole_name(self, phrase: str, bare: str) -> Name | None:
        for article in ("", "le ", "la ", "les ", "l'"):
            if bare.startswith(article):
                name = self.lexicon.names.get(bare.removeprefix(article))
                if name and _written_as(name, phrase):
                    return name
        return None

    def _is_indefinite(self, bare: str, first: NounPhrase) -> bool:
        speakers = self.lexicon.words["indefinite_speaker"]
        named = first.head or first.name or first.person or first.citizen
        words = bare.split(" ")
        of_them = words[0] in speakers and words[1:2] in (["d'entre"], ["parmi"], ["qui"])
        return bare in speakers or (of_them and not named)


def _written_as(name: Name, phrase: str) -> bool:
    """Tell whether the name's first capital stands in the phrase."""
    return name.form[:1].upper() in phrase or not name.form[:1].isupper()


def _named(name: Name) -> Reading:
    actor = name.actor
    return Reading(
        actor.name,
        actor.type,
        actor.country,
        stateless=actor.country is None,
        person=name.kind == "person",
        known=True,
        gender=name.gender,
    )


class _Merge:
    """One reading from the noun phrases that commas set apart."""

    def __init__(self, text: str, parts: list[NounPhrase]) -> None:
        self.text = text
        self.parts = parts
        self.first = parts[0]
        self.office = self._office()

    def reading(self) -> Reading:
        for part in self.parts:
            if part.name is not None and part.name.kind == "person":
                return self._known_person(part.name)
        if person := self._person():
            return self._unlisted_person(person)
        if joint := self._joint():
            return joint
        if name := self._organisation():
            return _named(name)
        return self._described()

    def _office(self) -> NounPhrase:
        """Return the part that says what the speaker is: a head noun, else an affiliation."""
        for part in self.parts:
            if part.head is not None:
                return part
        for part in (*self.parts, self.first.complement):
            if part is not None and (part.name is not None or part.complement):
                return part
        return self.first

    def _person(self) -> str:
        for part in self.parts:
            if part.person:
                return part.person
        office = self.office
        if office.head is not None and office.head.human:
            for part in self.parts:
                if part.proper and part is not office and part.head is None:
                    return part.proper
        return ""

    def _known_person(self, name: Name) -> Reading:
        reading = _named(name)
        kind = _decided_type(self.office)
        if kind is None or not self.office.head or not self.office.head.human:
            return replace(reading, heads=self._heads())
        country = reading.country or (None if reading.stateless else phrase_country(self.office))
        return Reading(
            reading.name,
            kind,
            None if kind == "international_org" else country,
            stateless=reading.stateless,
            person=True,
            known=True,
            heads=self._heads(),
            gender=name.gender,
        )

    def _unlisted_person(self, person: str) -> Reading:
        kind = phrase_type(self.office)
        kind = None if kind == "citizen" and self.office.citizen else kind
        holder = next((part for part in self.parts if part.person or part.proper), self.first)
        return Reading(
            person,
            kind,
            self._country(kind),
            stateless=self._stateless(kind),
            person=True,
            heads=self._heads(),
            gender=holder.gender or self.office.gender,
            kinds=self.office.head.via if self.office.head else frozenset(),
            bound=self._bound(),
            plural=self.office.plural and self.office is self.first and "," in self.text,
        )

    def _joint(self) -> Reading | None:
        """Return several named states or organisations as one (*Paris, Londres et Berlin*)."""
        parts = [*self.parts, *(part.complement for part in self.parts)]
        names = [
            part.name.actor
            for part in parts
            if part and part.name and not part.head and part.preposition in ("", "et")
        ]
        if len(names) < 2 or not any(part and part.preposition == "et" for part in parts):
            return None
        countries = {actor.country for actor in names}
        return Reading(
            " et ".join(actor.name for actor in names),
            names[0].type,
            names[0].country if len(countries) == 1 else None,
            stateless=len(countries) > 1,
            known=True,
            plural=True,
        )

    def _organisation(self) -> Name | None:
        """Return the organisation that the phrase is, in apposition or in brackets."""
        for part in self.parts:
            if part is not self.first and (self.first.head is None or self.first.head.human):
                return None
            name = part.name
            if name is None or (part is not self.first and part.preposition):
                continue
            if part.head is None or (not part.head.human and name.kind in _ORGANISED):
                return name
        return None

    def _described(self) -> Reading:
        first = self.first
        kind = phrase_type(first)
        author = _author(first)
        country = self._country(kind)
        head = first.head
        name = author.name if author else self.text[first.start : first.end].strip()
        stands = head is not None and head.stands_for_state and kind == "state"
        if stands and country:
            name = country
        return Reading(
            name,
            kind,
            country,
            stateless=self._stateless(kind),
            heads=self._heads(),
            gender=first.gender,
            plural=first.plural,
            human=bool(head and head.human),
            stands_for_state=stands,
            pointing=first.definite and first.complement is None and first.name is None,
            document=head.document if head and _is_orphan(first) else "",
            kinds=head.via | {head.type} if head else frozenset(),
            bound=self._bound(),
        )

    def _bound(self) -> str:
        """Return the complement that may name the speaker's body without naming it."""
        head, bound = self.office.head, self.office.complement
        if head is None or not head.via or bound is None or bound.preposition not in _AFFILIATING:
            return ""
        if bound.head is None or not bound.definite or bound.head.human or self.office.former:
            return ""
        if bound.name or bound.demonym or bound.place or bound.modifier or _binds(bound.complement):
            return ""
        return f"{'la' if bound.gender == 'f' else 'le'} {bound.head.noun}"

    def _country(self, kind: str | None) -> str | None:
        if kind == "international_org" or self._stateless(kind):
            return None
        for part in (self.office, *self.parts):
            if country := phrase_country(part):
                return country
        return None

    def _stateless(self, kind: str | None) -> bool:
        return kind == "international_org" or _is_stateless(self.office)

    def _heads(self) -> frozenset[str]:
        return frozenset(part.head.noun for part in self.parts if part.head is not None)


def phrase_type(phrase: NounPhrase) -> str | None:
    """Return the codebook type that a noun phrase gives, or None."""
    head, name = phrase.head, phrase.name
    if head is None:
        return _headless_type(phrase)
    if phrase.former and head.type == "state":
        return head.former or "expert"
    if name is not None and name.kind in _ORGANISED and not head.human:
        return name.actor.type
    return _via_type(phrase) or head.type


def _headless_type(phrase: NounPhrase) -> str | None:
    if phrase.name is not None:
        return phrase.name.actor.type
    if phrase.citizen:
        return "citizen"
    bound = phrase.complement
    if bound is None or not _binds(bound):
        return None
    named = bound.name is not None and bound.name.kind in _ORGANISED
    body = bound.head is not None and (not bound.head.human or bound.preposition == "par")
    return phrase_type(bound) if named or body else None


def _via_type(phrase: NounPhrase) -> str | None:
    """Return the type that adjectives, names or the complement give to a head that lets them."""
    head = phrase.head
    if head is None or not head.via:
        return None
    named = phrase.name.actor.type if phrase.name and phrase.name.kind in _ORGANISED else ""
    bound = phrase.complement
    within = phrase_type(bound) if bound is not None and _binds(bound) else None
    if within == "other" and bound is not None and bound.head and bound.head.document:
        within = None
    for kind in (phrase.modifier, named, within):
        if kind and kind in head.via:
            return kind
    return None


def _binds(bound: NounPhrase | None) -> bool:
    """Tell whether a complement says whose the noun before it is."""
    return bound is not None and bound.preposition in _AFFILIATING


def _decided_type(phrase: NounPhrase) -> str | None:
    """Return the type of a noun phrase, None where only its complement could tell."""
    undecided = phrase.head is None or (phrase.head.via and not _via_type(phrase))
    return None if undecided and not phrase.former else phrase_type(phrase)


def phrase_country(phrase: NounPhrase) -> str | None:
    """Return the country that a noun phrase gives, or None."""
    name = phrase.name
    if phrase.demonym or phrase.place:
        return phrase.demonym or phrase.place
    if name is not None:
        return name.actor.country
    bound = phrase.complement
    if bound is None:
        return None
    if phrase.head is not None and phrase.head.subject_complement and not _holds_country(bound):
        return None
    return phrase_country(bound)


def _holds_country(bound: NounPhrase) -> bool:
    if bound.name is not None:
        return bound.name.kind in _ORGANISED
    return bound.head is not None and bound.head.type in _HOLDS_COUNTRY and not bound.head.human


def _is_stateless(phrase: NounPhrase) -> bool:
    """Tell whether the first known name of a phrase belongs to no single country."""
    if phrase.demonym or phrase.place:
        return False
    if phrase.name is not None:
        return phrase.name.actor.country is None
    if phrase.many or _via_type(phrase) == "international_org":
        return True
    return phrase.complement is not None and _is_stateless(phrase.complement)


def _author(phrase: NounPhrase) -> Actor | None:
    """Return the known author of a document (*le rapport du Fonds monétaire international*)."""
    bound = phrase.complement
    if phrase.head is None or not phrase.head.document or bound is None or bound.name is None:
        return None
    return bound.name.actor if bound.head is None else None


def _is_orphan(phrase: NounPhrase) -> bool:
    """Tell whether a document's phrase says nothing of its author."""
    bound = phrase.complement
    return bound is None or (bound.head is None and bound.name is None and not bound.person)
