"""Closed word classes and verb forms: what the surface tagger looks a word up in.

A tag is one character, so that the tags of a sentence are a string and a construction can be a
regular expression over it:

| tag | class | tag | class |
|---|---|---|---|
| `D` | determiner | `H` | *avoir*, finite |
| `d` | *de, du, des* as preposition | `E` | *être*, finite |
| `P` | other preposition | `V` | other finite verb |
| `S` | subject pronoun | `B` | past participle |
| `I` | inverted pronoun | `T` | present participle |
| `K` | clitic | `F` | infinitive |
| `G` | *ne* | `N` | capitalised name |
| `C` | coordinator | `w` | other word: noun, adjective |
| `Q` | *que* | `#` | number |
| `q` | other subordinator | `A` | adverb |
| `R` | relative | `«` `»` | quotation marks |

Punctuation is its own tag; `.` stands for every mark that ends a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from framing.data import lexicon_dir
from framing.voice.verb_tables import load_verb_tables

_CLASSES = (
    ("subject_pronouns", "S"),
    ("inverted_pronouns", "I"),
    ("subordinators", "q"),
    ("relatives", "R"),
    ("coordinators", "C"),
    ("determiners", "D"),
    ("prepositions", "P"),
    ("clitics", "K"),
    ("adverbs", "A"),
    ("days", "A"),
    ("months", "w"),
    ("number_words", "#"),
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Lookup tables over folded words.

    Attributes:
        closed: Word to its tag, for the closed classes.
        verbs: Verb form to the tags it may have (a string out of `VBTF`).
        etre: Finite forms of *être*; avoir: of *avoir*.
        negations: What denies, with *ne* or without.
        homographs: Verb forms that are nouns as often.
        nouns_in_ment: Nouns that end like an adverb.
        de_determiners: What makes *de* a determiner (*de nombreux témoins*).
        recent_past: Verb and preposition before an infinitive that is a tense (*vient de*).
        interrogatives: What opens a reported question.
        articles: Determiners that are clitics before a verb; persons: subjects that are clitics,
            too; adverbial_clitics: prepositions that are (*en*).
        auxiliary_forms: Other forms of *être* and *avoir*, each with its name.
        auxiliary_homographs: Finite forms of the two that are also nouns.
        de: *de* as written; contracted: *du, des*, with the tags behind which they are it, too.
        merged: Prepositions with an article in them (*au*).
        ne: *ne* as written; que: *que*; to: *à*; comparing: *comme*.
        infinitive_prepositions: What stands between a word and the infinitive that it governs.
        conditionals: Forms of the conditional.
        infinitive_endings: How infinitives end that no list names; participle_endings, tense_endings
            and adverb_endings: how others do; we_endings: how verbs with *nous* do; unreal_endings:
            how those do that tell no fact.
        phrases: Adverbs of several words, by their first word, longest first.
    """

    closed: Mapping[str, str]
    verbs: Mapping[str, str]
    avoir: frozenset[str]
    etre: frozenset[str]
    negations: frozenset[str]
    homographs: frozenset[str]
    nouns_in_ment: frozenset[str]
    de_determiners: frozenset[str]
    recent_past: frozenset[str]
    interrogatives: frozenset[str]
    conditionals: frozenset[str]
    articles: frozenset[str]
    persons: frozenset[str]
    adverbial_clitics: frozenset[str]
    auxiliary_forms: Mapping[str, str]
    auxiliary_homographs: frozenset[str]
    de: frozenset[str]
    contracted: Mapping[str, str]
    merged: frozenset[str]
    ne: frozenset[str]
    que: frozenset[str]
    comparing: frozenset[str]
    to: frozenset[str]
    infinitive_prepositions: frozenset[str]
    infinitive_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    tense_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    we_endings: tuple[str, ...]
    unreal_endings: tuple[str, ...]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return the parsed YAML file `path`."""
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """Return the grammar of `lexicons/voice/grammar.yaml`, read once."""
    data = read_yaml(lexicon_dir("voice", "grammar.yaml"))
    tables = load_verb_tables()
    return Grammar(
        closed=_closed(data),
        verbs=tables.tags,
        avoir=frozenset(data["avoir"]),
        etre=frozenset(data["etre"]),
        negations=frozenset(data["negations"]),
        homographs=frozenset(data["noun_homographs"]),
        nouns_in_ment=frozenset(data["not_adverbs_in_ment"]),
        de_determiners=frozenset(data["de_determiners"]),
        recent_past=frozenset(data["recent_past"]),
        interrogatives=frozenset(data["interrogatives"]),
        conditionals=tables.conditionals | _auxiliary_conditionals(data),
        articles=_both(data, "determiners", "clitics"),
        persons=_both(data, "subject_pronouns", "clitics"),
        adverbial_clitics=_both(data, "prepositions", "clitics"),
        auxiliary_forms={
            form: name for name, forms in data["auxiliary_forms"].items() for form in forms
        },
        auxiliary_homographs=frozenset(data["auxiliary_homographs"]),
        de=frozenset(data["de"]),
        contracted=data["contracted"],
        merged=frozenset(data["merged"]),
        ne=frozenset(data["ne"]),
        que=frozenset(data["que"]),
        comparing=frozenset(data["comparing"]),
        to=frozenset(data["to"]),
        infinitive_prepositions=frozenset(data["infinitive_prepositions"]),
        infinitive_endings=tuple(data["infinitive_endings"]),
        participle_endings=tuple(data["participle_endings"]),
        tense_endings=tuple(data["tense_endings"]),
        adverb_endings=tuple(data["adverb_endings"]),
        we_endings=tuple(data["we_endings"]),
        unreal_endings=tuple(data["unreal_endings"]),
        phrases=_by_first_word(data["adverbial_phrases"]),
    )


def _closed(data: dict[str, list[str]]) -> dict[str, str]:
    closed: dict[str, str] = {}
    for name, tag in _CLASSES:
        for word in data[name]:
            closed.setdefault(word, tag)
    return closed


def _both(data: dict[str, list[str]], one: str, other: str) -> frozenset[str]:
    return frozenset(data[one]) & frozenset(data[other])


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.replace("'", "' ").split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def _auxiliary_conditionals(data: dict[str, list[str]]) -> set[str]:
    forms = (*data["avoir"], *data["etre"])
    return {form for form in forms if form.endswith(tuple(data["conditional_endings"]))}
