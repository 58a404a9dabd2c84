"""French words and their forms: nouns, adjectives, verbs.

The endings, paradigms and exceptions are in `lexicons/inflection.yaml`; the form list of `simplemma`
settles what a word is (*pétrolier* is no verb) and keeps two words apart (*retrait*, *retraite*).
It is read only when a word is first inflected, never for `verb_forms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from framing.lexicon.conjugation import VerbForms, tables, verb_forms

__all__ = ["VerbForms", "forms", "function_word", "is_function_word", "is_verb", "verb_forms"]

_LETTERS = re.compile(r"^[a-zà-öø-ÿœ]+$")
_INFINITIVE = ("er", "ir", "ïr", "re")


@lru_cache(maxsize=1)
def _lemmas() -> Mapping[str, str]:
    """Return the form list: each form's lemma."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415  (slow)
        DefaultDictionaryFactory,
    )

    lemmas: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("fr")
    return lemmas


def function_word(word: str) -> Mapping[str, Any] | None:
    """Return the row of a contracting word (`de`, `à`, `le` …; also `d'`), or None.

    Its `forms` are single words; `then` are words that may follow one of them (*de la*).
    """
    if word.endswith("'"):
        word = tables()["elisions"].get(word[:-1], word)
    found: Mapping[str, Any] | None = tables()["contractions"].get(word)
    return found


def is_function_word(word: str) -> bool:
    """Tell whether `word` is a grammatical word, found on every page: *de, sur, avoir*."""
    named = word in _named("invariable") or word in _named("auxiliaries")
    return named or function_word(word) is not None


@lru_cache(maxsize=8)
def _named(table: str) -> frozenset[str]:
    return frozenset(tables()[table])


@lru_cache(maxsize=65536)
def forms(word: str) -> frozenset[str]:
    """Return the lower-case forms of a word as a lexicon entry means it.

    A noun or adjective gives its number and gender forms, an infinitive its conjugation and its
    agreed participles. Acronyms (`ONU`), function words and anything with a digit stay as they are.

    Example:
        >>> sorted(forms("national"))
        ['national', 'nationale', 'nationales', 'nationals', 'nationaux']
    """
    folded = word.lower()
    if function := function_word(folded):
        return frozenset(function["forms"])
    folded = folded.rstrip("'")
    acronym = word.isupper() and len(word) > 1
    if acronym or _is_invariable(folded):
        return frozenset({folded})
    if is_verb(folded):
        return verb_forms(folded).all | {folded + "s"}
    return frozenset({folded, *_noun_forms(folded)})


def _is_invariable(word: str) -> bool:
    named = any(word in _named(table) for table in ("invariable", "prefixes", "adverbs"))
    return named or not _LETTERS.match(word)


def _noun_forms(word: str) -> Iterator[str]:
    for table in ("nouns", "irregular"):
        if word in tables()[table]:
            yield from tables()[table][word]
            return
    candidates, free = _by_ending(word)
    free = free or word in _named("adjectives")
    for candidate in candidates:
        if free or _same_word(candidate, word):
            yield candidate


def _by_ending(word: str) -> tuple[list[str], bool]:
    """Return the forms by the longest ending that fits, and whether they are sure."""
    for row in tables()["endings"]:
        if word.endswith(row["from"]):
            stem = word[: len(word) - len(row["from"])]
            return [stem + ending for ending in row["to"]], row.get("free", False)
    return [word], False


def _same_word(candidate: str, word: str) -> bool:
    """Refuse a form that the form list gives to another word, the plain plural apart."""
    lemma = _lemmas()
    owner = lemma.get(candidate)
    if owner is None or owner in (word, lemma.get(word)):
        return True
    return candidate in (word + "s", word + "x") or _share_verb(candidate, word, owner)


def _share_verb(candidate: str, word: str, owner: str) -> bool:
    """Tell whether both are participles of the verb `owner` (*détruit*, *détruite*)."""
    if not is_verb(owner):
        return False
    return {candidate, word} <= verb_forms(owner).participle


@lru_cache(maxsize=65536)
def is_verb(word: str) -> bool:
    """Tell whether a lower-case word is an infinitive rather than a noun in -er, -ir or -re."""
    verbs = tables()["verbs"]
    if word in verbs["never"] or not word.endswith(_INFINITIVE):
        return False
    if word in verbs["more"] or word.endswith(tuple(verbs["sure"])):
        return True
    return _has_verb_forms(word) or (word not in _lemmas() and _is_prefixed_verb(word))


def _has_verb_forms(word: str) -> bool:
    """Tell whether the form list gives a conjugated form to this infinitive."""
    lemmas = _lemmas()
    try:
        known = verb_forms(word)
    except ValueError:
        return False
    return word in lemmas and any(lemmas.get(form) == word for form in known.all - {word})


def _is_prefixed_verb(word: str) -> bool:
    if not word.endswith("er"):
        return False
    rests = (word.removeprefix(prefix) for prefix in tables()["verbs"]["prefixes"])
    return any(rest != word and len(rest) > 4 and _has_verb_forms(rest) for rest in rests)
