"""The words of patterns against the French form list: unknown spellings, forms left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache

import yaml

from framing.data import lexicon_dir
from framing.lexicon.entries import Entry, Lexicon
from framing.lexicon.inflection import forms, is_function_word, is_verb
from framing.lexicon.patterns import Choice, Maybe, Node, Sequence, Word, parse

_PARTICIPLE = re.compile(r"(?:ée?s?|ante?s?)$")
_SHORTEST = 3
_FIRST = 2
_REGULAR = (("", ("e", "es", "s", "x", "ne", "nes")), ("x", ("se", "ses")), ("f", ("ve", "ves")))


def lemma(word: str) -> str:
    """Return the lemma of a lower-case word, the word itself where the form list has none."""
    return _lemmas().get(word, word)


def all_patterns(entry: Entry) -> tuple[str, ...]:
    """Return the patterns of an entry, those of its conditions among them."""
    near = entry.only_near.patterns if entry.only_near else ()
    return (*entry.patterns, *entry.excluded, *entry.unless, *near)


def unknown_words(patterns: Iterable[str]) -> Iterator[str]:
    """Yield the words of patterns that no French form list knows; names and globs are let be."""
    seen: set[str] = set()
    for pattern in patterns:
        for word in _words(parse(pattern)):
            text = word.text.rstrip("'")
            if text not in seen and not _is_known(text):
                seen.add(text)
                yield text


def nearest_words(word: str) -> list[str]:
    """Return known words that look like a misspelt one, the nearest first."""
    alike = [
        item for item in _by_initial().get(word[:_FIRST], ()) if abs(len(item) - len(word)) < 3
    ]
    return get_close_matches(word, alike, n=2, cutoff=0.84)


def partial_words(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield the words that stand alone in a pattern in some inflected form, with their lemma.

    `armes` finds no *arme*; among other words a form is taken to be meant (*prendre les armes*),
    and so is one beside its lemma (`arme|armes`).
    """
    for options in _alternatives(parse(pattern)):
        written = {option.text for option in options}
        for word in options:
            base = lemma(word.text)
            if not (word.exact or base in written or _covers(word.text, base)):
                yield word.text, base


def missing_forms(patterns: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the words whose expansion lacks feminines or plurals that the form list has."""
    seen: set[str] = set()
    for pattern in patterns:
        for word in _words(parse(pattern)):
            if word.exact or word.text in seen or is_function_word(word.text):
                continue
            seen.add(word.text)
            if lacking := sorted(_regular_forms(word.text) - forms(word.text)):
                yield word.text, lacking


def words_of(lexicon: Lexicon) -> list[str]:
    """Return the patterns of a lexicon's named sets."""
    return [pattern for patterns in lexicon.sets.values() for pattern in patterns]


def _regular_forms(word: str) -> set[str]:
    """Return the feminine and plural forms that the form list gives to a noun or adjective."""
    if is_verb(word) or not word.islower():
        return set()
    made = {
        word[: len(word) - len(end)] + new
        for end, endings in _REGULAR
        if word.endswith(end)
        for new in endings
    }
    doubtful = _tables()["doubtful"]
    return {form for form in made if _lemmas().get(form) == word and form not in doubtful}


def _words(node: Node) -> Iterator[Word]:
    match node:
        case Word():
            yield node
        case Maybe():
            yield from _words(node.node)
        case Choice():
            for option in node.options:
                yield from _words(option)
        case Sequence():
            for item in node.items:
                yield from _words(item)


def _alternatives(node: Node) -> Iterator[list[Word]]:
    """Yield the single words of the pattern itself, and of each of its groups."""
    options = node.options if isinstance(node, Choice) else (node,)
    yield [option for option in options if isinstance(option, Word)]
    for option in options:
        if isinstance(option, Sequence):
            for item in option.items:
                if isinstance(item, Choice):
                    yield from _alternatives(item)


def _covers(word: str, base: str) -> bool:
    """Tell whether a word's forms hold its lemma, or it has none of which it would be a form."""
    if word in _tables()["plural_only"] or is_function_word(word) or is_function_word(base):
        return True
    return is_verb(base) or base in forms(word) or word not in forms(base)


def _is_known(word: str) -> bool:
    named = any(map(str.isupper, word)) or any(map(str.isdigit, word))
    if named or len(word) < _SHORTEST or is_function_word(word) or word.endswith("ment"):
        return True
    return not _known().isdisjoint({word, _without_prefix(word), _infinitive(word)})


def _infinitive(word: str) -> str:
    """Return the infinitive in -er that a word would be a participle of."""
    return _PARTICIPLE.sub("er", word)


def _without_prefix(word: str) -> str:
    prefixes = _tables()["prefixes"]
    found = max((item for item in prefixes if word.startswith(item)), key=len, default="")
    rest = word.removeprefix(found)
    return rest if found and len(rest) > _SHORTEST else ""


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, list[str]]:
    tables: Mapping[str, list[str]] = yaml.safe_load(lexicon_dir("spelling.yaml").read_bytes())
    return tables


@lru_cache(maxsize=1)
def _lemmas() -> Mapping[str, str]:
    """Return the form list: each form's lemma."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415  (slow)
        DefaultDictionaryFactory,
    )

    return dict(DefaultDictionaryFactory().get_dictionary("fr").items())


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    lemmas = _lemmas()
    return frozenset([*lemmas, *lemmas.values(), *_tables()["words"], *_tables()["prefixes"]])


@lru_cache(maxsize=1)
def _by_initial() -> Mapping[str, list[str]]:
    """Return the known words by their first letters."""
    index: dict[str, list[str]] = {}
    for word in sorted(_known()):
        index.setdefault(word[:_FIRST], []).append(word)
    return index
