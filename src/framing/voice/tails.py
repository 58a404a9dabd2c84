"""What still belongs to a reported noun phrase behind a comma: a list, an apposition, a complement."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from framing.voice.grammar import load_grammar
from framing.voice.links import line_at, load_links
from framing.voice.words import Words

_ITEM = r"(?=[dPD«])[dP]?D?[A#]*(?:«[^»]*»|[wNB#]+)(?:[dP][DA#]*[wNB#]+)*"
_LIST = re.compile(rf"{_ITEM}(?:,{_ITEM})*,?C{_ITEM}[^VHE.;:,QRq]*(?=[.;:,QRq]|$)")
_INSERTED = re.compile(r"(?:[^,;:.«»VHEQRF]{1,14},){1,2}(?=[dD])")
_APPOSED = re.compile(r"D[A#]*[wN«][^,;:.VHEQR]*(?=[QR,;:.]|$)")
_PARTICIPLE = re.compile("[wB][dPAF]")
_LISTED = frozenset("DdwP#C")


@dataclass(frozen=True, slots=True)
class Media:
    """What is spoken or written in: *dans une lettre ouverte* tells where, and is not reported.

    Attributes:
        prepositions: Before it.
        determiners: Between the two.
        nouns: Its name, singular.
    """

    prepositions: frozenset[str]
    determiners: frozenset[str]
    nouns: frozenset[str]

    def begin(self, words: Words, index: int) -> bool:
        """Tell whether such a place begins at word `index`."""
        forms = words.forms[index : index + 4]
        if forms[0] not in self.prepositions or not self.determiners.issuperset(forms[1:2]):
            return False
        return any(form.removesuffix("s") in self.nouns for form in forms[2:])


Test = Callable[[Words, int], bool]


def past_comma(words: Words, first: int, comma: int, *, joins: tuple[str, ...]) -> int | None:
    """Return the word at which the phrase that begins at `first` goes on behind `comma`, or None.

    Args:
        words: The sentence.
        first: First word of the phrase.
        comma: The comma.
        joins: What opens a continuation: *notamment*, *au premier rang desquels*.

    Example:
        *les traités de 1961, ces chaînes* goes on at *ces*.
    """
    if words.tags[comma + 1 : comma + 3] == "C«":
        return comma + 2
    joined = line_at(words, comma + 1).startswith(joins)
    tests = (_is_apposed, _is_participle, _lists)
    if joined or _enumerates(words, first, comma) or any(test(words, comma) for test in tests):
        return comma + 1
    return None


def past_insertion(words: Words, comma: int) -> int | None:
    """Return where a complement begins behind what commas enclose, or None.

    Example:
        *la réouverture, à Ségou, d'un lycée* goes on at *d'*.
    """
    match = _INSERTED.match(words.tags, comma + 1)
    if match is None or words.forms[match.end()] not in load_links().complements:
        return None
    return match.end()


def _is_apposed(words: Words, comma: int) -> bool:
    """Tell whether the thing is named again: *les accords de 1961, ces chaînes qui nous lient*."""
    names_again = words.forms[comma + 1 : comma + 2]
    demonstrative = bool(names_again) and names_again[0] in load_links().demonstratives
    return demonstrative and bool(_APPOSED.match(words.tags, comma + 1))


def _is_participle(words: Words, comma: int) -> bool:
    """Tell whether a participle that no verb table knows goes on: *une monnaie, adossée à l'or*."""
    if not _PARTICIPLE.match(words.tags, comma + 1):
        return False
    return words.forms[comma + 1].endswith(load_grammar().participle_endings)


def _lists(words: Words, comma: int) -> bool:
    """Tell whether noun phrases follow up to *et* or *ou*, and no verb of which they are subject."""
    return bool(_LIST.match(words.tags, comma + 1))


def _enumerates(words: Words, first: int, comma: int) -> bool:
    """Tell whether the comma goes on with a list: same kind of word, then *et* or *ou*."""
    after = words.tags[comma + 1 : comma + 2]
    if after not in _LISTED:
        return False
    rest = re.split(r"[;:.«VHETRQ]", words.tags[comma + 1 :], maxsplit=1)[0]
    same = after == words.tags[first] or after in "dP" or after == "C"
    return same and bool(re.match(r"[^,]*(?:,[^,]*)*?C[dDPw#N]", rest))
