"""The forms under which actor words are looked up: folded, without accents, inflected."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from framing.text.normalise import fold

_LETTERS = "".join(map(chr, (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))))
_ACCENTS = {
    char: base
    for char in _LETTERS
    if len(base := unicodedata.normalize("NFD", char)[0]) == 1 and base != char
}
_ACCENTED = re.compile(f"[{''.join(_ACCENTS)}]")
WORD = re.compile(r"(?:[ldsnjcmt]|qu)'|\d+(?:[.,]\d+)?%?|[^\W_]+(?:-[^\W_]+)*|[^\w\s.'-]")
_EU_WITH_S = frozenset({"bleu", "pneu"})
_STOPS = frozenset({"de", "d'", "du", "des", "à", "au", "aux", "en", "sur", "pour", "par"})


def plain(text: str) -> str:
    """Return `text` folded and without accents, of the same length.

    Example:
        >>> plain("L’Élysée")
        "l'elysee"
    """
    folded = text.lower() if text.isascii() and text.isprintable() else fold(text)
    for char in () if folded.isascii() else set(_ACCENTED.findall(folded)):
        folded = folded.replace(char, _ACCENTS[char])
    return folded


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Return the plain words of a person's name (`("ibrahim", "boubacar", "keita")`)."""
    return tuple(plain(name).split())


def split_words(text: str) -> tuple[str, ...]:
    """Return the plain words of a short text, elided ones apart (`chef d'état`: chef, d', etat)."""
    return tuple(WORD.findall(plain(text)))


def inflected(noun: str) -> Iterator[tuple[str, bool]]:
    """Yield a noun's singular and plural and whether it is the plural.

    The words before a preposition vary: *chef d'état-major* gives *chefs d'état-major*.
    """
    yield noun, False
    words = noun.split(" ")
    stop = next((i for i, word in enumerate(words) if _is_stop(word)), len(words))
    yield " ".join([*map(_plural, words[:stop]), *words[stop:]]), True


def _is_stop(word: str) -> bool:
    return word in _STOPS or word.startswith(("d'", "l'"))


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    takes_x = word.endswith(("eau", "eu")) and word not in _EU_WITH_S
    return word + ("x" if takes_x else "s")
