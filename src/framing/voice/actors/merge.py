"""One reading of a source from the noun phrases that commas set apart in it."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.voice.actors.kinds import (
    ORGANISED,
    author_of,
    decided_type,
    is_orphan,
    is_stateless,
    lends_only,
    phrase_country,
    phrase_type,
    unnamed_type,
)
from framing.voice.actors.lexicon import Head, Name
from framing.voice.actors.nouns import NounPhrase
from framing.voice.actors.readings import Reading, reading_of

_AGE = re.compile(r", \d{1,2} ans\b")
"""What a passer-by is introduced with, and nothing else."""


def _names_body(phrase: NounPhrase | None) -> bool:
    return phrase is not None and phrase.name is not None and phrase.name.kind in ORGANISED


def _is_roaming(head: Head | None) -> bool:
    """Tell whether one has a country only where the phrase says so (*un spécialiste du Sahel*)."""
    return head is not None and (head.landless or head.subject_complement)


class Merge:
    """One reading from the noun phrases that commas set apart."""

    def __init__(self, text: str, parts: list[NounPhrase]) -> None:
        self.text = text
        self.parts = parts
        self.first = parts[0]
        self.office = self._office()

    def reading(self) -> Reading:
        """Return what the parts say together: of a person, an organisation, or a description."""
        for part in self.parts:
            if part.name is not None and part.name.kind == "person":
                if not self._is_namesake(part.name):
                    return self._known_person(part.name)
                part.name, part.person = None, self.text[part.start : part.end]
        if person := self._person():
            return self._unlisted_person(person)
        if joint := self._joint():
            return joint
        if name := self._organisation():
            return reading_of(name)
        return self._described()

    def _office(self) -> NounPhrase:
        """Return the part that says what the speaker is: a head noun, else an affiliation."""
        headed = [part for part in self.parts if part.head is not None]
        if headed:
            return next((part for part in headed if decided_type(part)), headed[0])
        bound = [self.first.complement] if self.first.complement else []
        for part in (*self.parts, *bound):
            if part.name is not None or part.complement is not None:
                return part
        return self.first

    def _person(self) -> str:
        for part in self.parts:
            if part.person:
                return part.person
        office = self.office
        if office.belonging and self.first.proper and not self.first.determined:
            return self.first.proper
        if office.head is not None and office.head.human:
            for part in self.parts:
                if part.proper and part is not office and part.head is None:
                    return part.proper
        return ""

    def _is_namesake(self, name: Name) -> bool:
        """Tell whether a known surname alone is borne by somebody else (*Deby, cultivateur*)."""
        bears = self.office.head is not None and phrase_type(self.office) == "citizen"
        return name.surname and bears and name.actor.type != "citizen"

    def _known_person(self, name: Name) -> Reading:
        reading = reading_of(name)
        kind = decided_type(self.office)
        if kind is None or not self.office.head or not self.office.head.human:
            return replace(reading, heads=self._heads())
        if reading.type == "state" and lends_only(self.office) and kind != "international_org":
            kind = "state"
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
        if self.first.lawyer and not (self.office.head and self.office.head.human):
            kind = "other"
        if kind is None and _AGE.search(self.text):
            kind = "citizen"
        holder = next((part for part in self.parts if part.person or part.proper), self.first)
        return Reading(
            person,
            kind,
            self._country(kind),
            stateless=self._stateless(kind) or (kind == "expert" and _is_roaming(self.office.head)),
            person=True,
            heads=self._heads(),
            gender=holder.gender or self.office.gender,
            kinds=self.office.head.via if self.office.head else frozenset(),
            bound=self._bound(),
            owned=self.office.owned,
            unbound=self._unbound(),
            plural=self.office.plural and self.office is self.first and "," in self.text,
        )

    def _joint(self) -> Reading | None:
        """Return several named states or organisations as one (*Paris, Londres et Berlin*)."""
        parts = [*self.parts, *(part.complement for part in self.parts)]
        names = [
            part.name.actor
            for part in parts
            if part and part.name and not part.head and (part.joined or not part.preposition)
        ]
        if len(names) < 2 or not any(part and part.joined for part in parts):
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
            if part.head is None or (not part.head.human and name.kind in ORGANISED):
                return name
        return None

    def _described(self) -> Reading:
        first = self.first
        kind = unnamed_type(first) or phrase_type(first)
        author = author_of(first)
        country = self._country(kind)
        head = first.head
        name = author.name if author else self.text[first.start : first.end].strip()
        ours = first.ours and head and (head.type == "media" or head.document == "issued")
        homeless = bool(ours) or (head is not None and head.landless)
        if ours and not _names_body(first.complement):
            kind, country = "media", None
        stands = head is not None and head.stands_for_state and kind == "state"
        if stands and country:
            name = country
        elif kind == "media" and head and first.proper and first.complement is None:
            name = first.proper
        return Reading(
            name,
            kind,
            country,
            stateless=self._stateless(kind) or (country is None and homeless),
            heads=self._heads(),
            gender=first.gender,
            plural=first.plural,
            human=bool(head and head.human),
            stands_for_state=stands,
            pointing=self._points(first),
            document=head.document if head and is_orphan(first) and not first.seen else "",
            kinds=head.via | {head.type} if head else frozenset(),
            bound=self._bound(),
            owned=self.office.owned,
            unbound=self._unbound(),
            abroad=bool(head and head.abroad) and country is None,
            proper=bool(first.proper) and head is None,
            indefinite=not first.definite and not first.citizen,
        )

    def _unbound(self) -> str:
        """Return of which body an office is that says nothing of it."""
        office = self.office
        says = office.complement or office.modifier or office.demonym or office.place or office.name
        return office.head.of_body if office.head and office.definite and not says else ""

    def _points(self, phrase: NounPhrase) -> bool:
        """Tell whether *le ministre*, or *professeur* cut off from its name, may point back."""
        bare = phrase.complement is None and phrase.name is None
        if phrase.head is not None and not phrase.head.human and (phrase.place or phrase.proper):
            return False
        cut = not phrase.determined and phrase.head is not None and phrase.head.human
        return bare and (phrase.definite or (cut and not phrase.plural))

    def _bound(self) -> str:
        """Return the complement that may name the speaker's body without naming it."""
        head, bound = self.office.head, self.office.complement
        if (
            head is None
            or not (head.via or head.type == "anonymous")
            or bound is None
            or not bound.binding
            or self.office.former
        ):
            return ""
        definite = bound.definite or bound.contracted
        if bound.head is None or not definite or bound.head.human or bound.head.document:
            return ""
        if (
            bound.name
            or bound.demonym
            or bound.place
            or bound.modifier
            or (bound.complement and bound.complement.binding)
        ):
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
        return kind == "international_org" or is_stateless(self.office)

    def _heads(self) -> frozenset[str]:
        return frozenset(part.head.noun for part in self.parts if part.head is not None)
