"""What a source phrase says by itself of who is meant, before the article is asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from framing.voice.actors.lexicon import Name, Pronoun


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
        owned: It is somebody's, named before (*son porte-parole*); unbound: it is of the body that
            spoke last (`spoken`) or was named last (`named`).
        abroad: It is of some other country than the article's (*l'ambassade*).
        proper: It is a proper name that nothing explains; anyone: it is *on*.
        indefinite: It is one of several (*un élu*); hidden: it asks not to be named.
        pronoun: It is a pronoun; relative: one that takes up the noun before it.
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
    owned: bool = False
    unbound: str = ""
    abroad: bool = False
    proper: bool = False
    anyone: bool = False
    indefinite: bool = False
    hidden: bool = False
    pronoun: Pronoun | None = None
    relative: bool = False


@lru_cache(maxsize=4096)
def reading_of(name: Name) -> Reading:
    """Return what a known name says."""
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
