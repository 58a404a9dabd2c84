"""Words of a text → a pattern in the entry language that finds them and their other forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from framing.lexicon.conjugation import tables
from framing.lexicon.inflection import is_function_word
from framing.lexicon.spelling import lemma

LONGEST = 3
_SHORTEST = 3
_LINKS = frozenset({"de", "à"})


def phrases(words: Sequence[str]) -> Iterator[str]:
    """Yield the patterns of one to three content words in a sentence, function words between.

    Example:
        >>> sorted(set(phrases(["le", "départ", "des", "troupes"])))
        ['départ', 'départ de troupe', 'troupe']
    """
    for start in range(len(words)):
        if not is_content(words[start]):
            continue
        for end in range(start + 1, min(len(words), start + LONGEST + 2) + 1):
            if is_content(words[end - 1]):
                yield pattern(words[start:end])


def pattern(words: Iterable[str]) -> str:
    """Return words as an entry writes them: lemmas, `de` for *du, des, de la*."""
    kept: list[str] = []
    for word in words:
        plain = _plain(word)
        if not (plain == "le" and kept and kept[-1] in _LINKS):
            kept.append(plain)
    return " ".join(kept)


def _plain(word: str) -> str:
    """Return a word's lemma, a function word's base, a name as it is."""
    lower = word.lower()
    if base := _contractions().get(lower):
        return base
    if is_function_word(lower):
        return lower
    return lemma(word) if word.islower() else word


def is_content(word: str) -> bool:
    """Tell whether a word can begin or end an entry: no function word, number or letter."""
    lower = word.lower()
    if len(word) < _SHORTEST or any(map(str.isdigit, word)) or lower in _contractions():
        return False
    return not (is_function_word(lower) or is_function_word(lemma(lower)))


@lru_cache(maxsize=1)
def _contractions() -> dict[str, str]:
    """Return the function words that stand for others by their forms: *des* → *de*."""
    rows = tables()["contractions"]
    found = {form: base for base, row in reversed(rows.items()) for form in row["forms"]}
    return found | {form: base for base in _LINKS for form in rows[base]["forms"]}
