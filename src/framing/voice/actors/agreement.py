"""Whether words that point back and somebody named before can mean the same."""

from __future__ import annotations

from framing.records import Actor
from framing.voice.actors.forms import name_words, plain
from framing.voice.actors.lexicon import Pronoun
from framing.voice.actors.readings import Reading
from framing.voice.actors.survey import Mention

MANY_SPEAK = frozenset({"state", "citizen", "anonymous", "other"})


def agrees(pronoun: Pronoun, reading: Reading) -> bool:
    """Tell whether a pronoun agrees with a phrase in gender and number."""
    agrees = not pronoun.gender or reading.gender in ("", "b", pronoun.gender)
    return agrees and reading.plural == (pronoun.number == "p")


def takes_up(pronoun: Pronoun, reading: Reading) -> bool:
    """Tell whether a pronoun may take up a phrase that names somebody."""
    somebody = reading.person or reading.known or reading.type not in (None, "other")
    gendered = reading.person or reading.human or bool(reading.gender) or not pronoun.gender
    points = reading.pronoun is not None or bool(reading.document)
    return agrees(pronoun, reading) and somebody and gendered and not points


def has_gender(mention: Mention) -> bool:
    """Tell whether *il* or *elle* says something of a mention: not of *BFM TV*, nor of a thing."""
    return mention.person or (bool(mention.reading.gender) and is_somebody(mention))


def is_somebody(mention: Mention) -> bool:
    """Tell whether a mention is of a person, or of a body whose kind is known."""
    return mention.person or mention.actor.type != "other"


def may_name(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Tell whether *Obama*, *B. Obama* or *De Santis* may be somebody of the name `own`."""
    if own[-len(words) :] == words or (len(words) == 1 and words[0] in own):
        return True
    return len(words) > 1 and own[-1:] == words[-1:] and own[0].startswith(words[0][:1])


def same_office(asked: Reading, mention: Mention) -> bool:
    """Tell whether *le ministre*, *le Conseil* may take up a mention with the same noun."""
    if asked.human != mention.person:
        return False
    said = mention.reading
    if asked.plural != said.plural:
        return False
    if asked.country not in (None, mention.actor.country):
        return False
    if asked.human and asked.kinds and mention.actor.type not in asked.kinds:
        return False
    shared = asked.heads & said.heads
    return bool(shared) or (not mention.person and _names_noun(asked, mention.actor))


def _names_noun(asked: Reading, actor: Actor) -> bool:
    words = name_words(actor.name)
    return any(plain(noun) in words for noun in asked.heads)


def same_kind(asked: Reading, mention: Mention) -> bool:
    """Tell whether *l'expert* or *l'organisation* may take up a mention with another noun."""
    if asked.human != mention.person:
        return False
    said, kind = mention.reading, mention.actor.type
    if asked.plural != said.plural:
        return False
    if asked.country not in (None, mention.actor.country):
        return False
    if asked.human:
        return kind == asked.type and not (kind in MANY_SPEAK and said.heads)
    return kind in asked.kinds and kind not in MANY_SPEAK and asked.type not in MANY_SPEAK


def same_gender(asked: Reading, mention: Mention) -> bool:
    """Tell whether nothing in the gender of two phrases keeps them apart."""
    genders = {asked.gender, mention.reading.gender} - {"", "b"}
    return len(genders) < 2
