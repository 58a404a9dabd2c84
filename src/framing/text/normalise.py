"""Folding a text for matching without moving a single offset."""

from __future__ import annotations

import re
import unicodedata

_SAME = {
    "'": "’ʼ′`´‘",
    "-": "‐‑‒",
    " ": "\t\n\r\v\f\x85\u00a0\u202f\u2028\u2029\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
}
_FOLDED = {char: target for target, chars in _SAME.items() for char in chars}
_DASH_IN_WORD = re.compile(r"(?<=\w)–(?=\w)")
_GROWS = "İ"


def fold(text: str) -> str:
    """Return `text` in the form in which it is matched, of the same length.

    Letters are lower-cased one by one (the one letter whose lower case is longer is left),
    apostrophes become `'`, every kind of space or line break a space, hyphens `-`, and so does a
    dash between two letters. Accents stay: see `strip_accents`.

    Example:
        >>> fold("L’armée Russo‑Malienne")
        "l'armée russo-malienne"
    """
    folded = _lower(text)
    if folded.isalpha():
        return folded
    for char, target in _FOLDED.items():
        folded = folded.replace(char, target)
    return _DASH_IN_WORD.sub("-", folded) if "–" in folded else folded


def strip_accents(word: str) -> str:
    """Return `word` without its diacritics, as words in capitals are often written.

    Example:
        >>> strip_accents("ÉTAT")
        'ETAT'
    """
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return _GROWS.join(part.lower() for part in text.split(_GROWS))
