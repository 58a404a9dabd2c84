"""Codebook type and country of one noun phrase, from its head, names and complement."""

from __future__ import annotations

from framing.records import Actor
from framing.voice.actors.lexicon import Head
from framing.voice.actors.nouns import NounPhrase

ORGANISED = frozenset({"organisation", "media"})
_NOT_THEIRS = frozenset(
    {(kind, body) for kind in ("business", "citizen") for body in ("civil_society", "business")}
)
_HOLDS_COUNTRY = frozenset({"expert", "media", "business", "civil_society"})


def phrase_type(phrase: NounPhrase) -> str | None:
    """Return the codebook type that a noun phrase gives, or None."""
    head, name = phrase.head, phrase.name
    if head is None:
        return _headless_type(phrase)
    if phrase.former and head.type == "state":
        return head.former or "expert"
    if name is not None and name.kind in ORGANISED and not head.human:
        return name.actor.type
    return _via_type(phrase) or head.type


def _headless_type(phrase: NounPhrase) -> str | None:
    if phrase.name is not None:
        return phrase.name.actor.type
    if phrase.citizen:
        return "citizen"
    if phrase.press or phrase.firm:
        return "media" if phrase.press else "business"
    bound = phrase.complement
    if bound is None or not bound.binding:
        return None
    named = bound.name is not None and bound.name.kind in ORGANISED
    body = bound.head is not None and (not bound.head.human or bound.preposition == "par")
    return phrase_type(bound) if named or body else None


def _via_type(phrase: NounPhrase) -> str | None:
    """Return the type that adjectives, names or the complement give to a head that lets them."""
    head = phrase.head
    if head is None or not head.via:
        return None
    named = phrase.name.actor.type if phrase.name and phrase.name.kind in ORGANISED else ""
    bound = phrase.complement
    within = phrase_type(bound) if bound is not None and bound.binding else None
    if bound is not None and bound.head and not _lends(head, bound.head, within):
        within = None
    for kind in (phrase.modifier, named, within):
        if kind and kind in head.via:
            return kind
    return None


def _lends(head: Head, bound: Head, kind: str | None) -> bool:
    """Tell whether a complement types its noun: no document does, nor members their union."""
    members = bound.human or bound.type == "citizen"
    if members and (kind, head.type) in _NOT_THEIRS and not head.human:
        return False
    return not (kind == "other" and bound.document)


def unnamed_type(phrase: NounPhrase) -> str:
    """Return the type of a speaker whom the text will not name (*un diplomate, un porte-parole*)."""
    head = phrase.head
    if head is None or phrase.definite or phrase.name or phrase.proper:
        return ""
    bare = not (phrase.complement or phrase.modifier or phrase.demonym or phrase.place)
    hidden = bare and phrase.determined and head.human and head.type == "state" and head.via
    return "anonymous" if hidden else head.unnamed


def decided_type(phrase: NounPhrase) -> str | None:
    """Return the type of a noun phrase, None where only its complement could tell."""
    undecided = phrase.head is None or (phrase.head.via and not _via_type(phrase))
    return None if undecided and not phrase.former else phrase_type(phrase)


def lends_only(phrase: NounPhrase) -> bool:
    """Tell whether an office takes its type from an unnamed body (*le président de la Confédération*)."""
    bound = phrase.complement
    takes = phrase.head is not None and bool(phrase.head.via) and not phrase.former
    return takes and phrase.name is None and bound is not None and bound.name is None


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
    subject = phrase.head is not None and phrase.head.subject_complement
    if subject and not bound.joined and not _holds_country(bound):
        return None
    return phrase_country(bound)


def _holds_country(bound: NounPhrase) -> bool:
    if bound.name is not None:
        return bound.name.kind in ORGANISED
    return bound.head is not None and bound.head.type in _HOLDS_COUNTRY and not bound.head.human


def is_stateless(phrase: NounPhrase) -> bool:
    """Tell whether the first known name of a phrase belongs to no single country."""
    if phrase.demonym or phrase.place:
        return False
    if phrase.name is not None:
        return phrase.name.actor.country is None
    if phrase.many or _via_type(phrase) == "international_org":
        return True
    return phrase.complement is not None and is_stateless(phrase.complement)


def author_of(phrase: NounPhrase) -> Actor | None:
    """Return the known author of a document (*le rapport du Fonds monétaire international*)."""
    bound = phrase.complement
    if phrase.head is None or not phrase.head.document or bound is None or bound.name is None:
        return None
    return bound.name.actor if bound.head is None else None


def is_orphan(phrase: NounPhrase) -> bool:
    """Tell whether a document's phrase says nothing of its author."""
    bound = phrase.complement
    return bound is None or (bound.head is None and bound.name is None and not bound.person)
