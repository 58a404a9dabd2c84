"""What stands in one noun phrase of a source."""

from __future__ import annotations

from dataclasses import dataclass

from framing.voice.actors.lexicon import Head, Name


@dataclass(slots=True)
class NounPhrase:
    """What stands in one noun phrase, up to a comma or relative clause.

    Attributes:
        start: Where it begins after its determiner; end: where it ends.
        determined: It has a determiner; definite: a definite one.
        owned: It is somebody's (*son porte-parole*); ours: the outlet's own (*notre correspondant*).
        former: It has *ancien* or *ex-*.
        belonging: It begins with *de*: what somebody belongs to (*Anne Claes, de l'Inserm*).
        plural: Several are meant.
        gender: `m`, `f` or empty.
        head: The noun that types it.
        name: A known name in its head zone.
        person: A person's name as written that no lexicon holds.
        proper: A capitalised word that is no known name.
        titled: *M., Mme, maître* stand before a name; lawyer: *maître* does.
        modifier: A type that an adjective gives.
        demonym: The country of an adjective or noun of the head zone.
        place: The country of a state or place named in the head zone.
        preposition: What stands between it and the phrase before.
        binding: That says whose the noun before is (*le chef du parti*); contracted: with its article;
            joined: that only adds another one (*et*).
        complement: The noun phrase bound to it by a preposition.
        many: It is of several countries (*occidental, les deux*).
        leading_person: It begins with its person, so that its complement's own is not meant.
        titular: Its determiner has a capital, as in a title.
        press: It is a name such as newspapers bear (*Le Courrier du Kassaï*).
        firm: It is a name such as firms bear (*Kasapo Mining*).
        seen: It has been *consulté* or *obtenu*, by somebody who is not its author.
        citizen: It is itself a demonym (*les Maliens*).
    """

    start: int = 0
    end: int = 0
    determined: bool = False
    definite: bool = False
    owned: bool = False
    ours: bool = False
    former: bool = False
    belonging: bool = False
    plural: bool = False
    gender: str = ""
    head: Head | None = None
    name: Name | None = None
    person: str = ""
    proper: str = ""
    titled: bool = False
    lawyer: bool = False
    modifier: str = ""
    demonym: str = ""
    place: str = ""
    preposition: str = ""
    binding: bool = False
    contracted: bool = False
    joined: bool = False
    complement: NounPhrase | None = None
    many: bool = False
    leading_person: bool = False
    titular: bool = False
    press: bool = False
    firm: bool = False
    seen: bool = False
    citizen: bool = False
