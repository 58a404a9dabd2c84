"""The small words that join a cue to what is said and to who says it: `lexicons/voice/links.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from framing.data import lexicon_dir
from framing.voice.grammar import read_yaml
from framing.voice.words import Words


@dataclass(frozen=True, slots=True)
class Links:
    """Folded words, as the file names them.

    Attributes:
        objects: By construction, what stands between a verb and the noun phrase that it reports.
        labels: By `label_prep`, what stands between a verb and a qualification.
        complements: Between a noun of saying and what is said.
        complete: Nouns that need no complement: *de X* behind them names an author.
        infinitives: Between a noun of saying and its infinitive, by construction.
        agent: Before who acts in a passive.
        anyone: Who speaks in *on dirait que*: nobody.
        relative: Before the relative that takes up a noun of saying (*selon laquelle*).
        demonstratives: What names a thing again behind a comma.
        of_which: The relative of what a verb has with *de* (*dont X se félicite*).
                third_persons: Subject pronouns that stand for somebody.
        beholding: What stands before the thing in which a qualification is seen (*y voit, dans*).
        object_pronouns: What stands for what is judged (*le juge trop mou*).
        consecutives: Behind one of these, *que* opens a consequence.
        indefinites: Articles that a qualification may have behind *de*.
        naming: What opens a name that somebody gives (*ce que Moscou appelle*).
        partitives: What is an article behind an addressee.
        several: The article that a locution's object may have (*met en cause des juges*).
        settings: What looks like an object and sets the scene (*au nom de*).
        mutual: What makes a reflexive say something of somebody else.
        perfects: What makes a participle a past infinitive or gerund.
        reflexives: Reflecting pronouns, with the subjects that they must have, if any.
        singulars: Verb forms in *-ent* that are singular.
        blaming: Verbs whose addressee belongs to what is said (*reproche à X de*); blamed: what
            stands before that addressee.
        nobodies: Inverted pronouns that name nobody (*dit-on*, *est-il écrit*); anybodies: those of
            them that do so whatever the verb.
        places: What stands before who speaks in *dit-on à X*, longest first; bare: those of them
            that need an article or a name behind (*à la mairie*, not *à voix basse*).
        origins: Those that bring in a speaker only where one learns something.
        reading: Verbs behind which any place holds the words.
        learning: Verbs behind which *de X* names who speaks; informants: nouns that *de* may
            bring in behind any verb (*dit-on de source sûre*).
        certain: What one is who says something behind a colon (*est formel : P*).
        carriers: Verb forms behind which an infinitive of saying may have its subject
            (*tient à préciser X*).
        resuming: What opens *Et de conclure*, *Et X d'ajouter*.
        objective: Pronouns that stand for a direct object (*l'accuse de*).
        intransitives: Participles that *être* makes a perfect and no passive (*sont convenus de*).
        impersonals: Verb forms of which *il* names nobody.
        foretelling: The object that stands for what comes behind a colon (*l'a reconnu : P*).
        gerunds: What stands before a gerund, the longest first.
        tails: What ends the name of an office behind its head (*en chef*), by its first word.
    """

    objects: Mapping[str, frozenset[str]]
    labels: Mapping[str, frozenset[str]]
    complements: frozenset[str]
    complete: frozenset[str]
    infinitives: Mapping[str, frozenset[str]]
    agent: str
    anyone: str
    relative: str
    demonstratives: frozenset[str]
    of_which: str
    third_persons: frozenset[str]
    beholding: frozenset[str]
    object_pronouns: frozenset[str]
    consecutives: frozenset[str]
    indefinites: frozenset[str]
    naming: frozenset[tuple[str, ...]]
    partitives: frozenset[str]
    several: str
    settings: tuple[str, ...]
    mutual: frozenset[str]
    perfects: frozenset[str]
    reflexives: Mapping[str, frozenset[str]]
    singulars: frozenset[str]
    blaming: frozenset[str]
    blamed: frozenset[str]
    nobodies: frozenset[str]
    anybodies: frozenset[str]
    bare: frozenset[str]
    origins: frozenset[str]
    reading: frozenset[str]
    certain: frozenset[str]
    objective: frozenset[str]
    resuming: frozenset[str]
    carriers: frozenset[str]
    intransitives: frozenset[str]
    places: tuple[tuple[str, ...], ...]
    learning: frozenset[str]
    informants: frozenset[str]
    impersonals: frozenset[str]
    foretelling: frozenset[str]
    gerunds: tuple[tuple[str, ...], ...]
    tails: Mapping[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=1)
def load_links() -> Links:
    """Return the links of `lexicons/voice/links.yaml`, read once."""
    data = read_yaml(lexicon_dir("voice", "links.yaml"))
    special: dict[str, Any] = {
        "gerunds": _phrases(data["gerunds"]),
        "naming": frozenset(_phrases(data["naming"])),
        "nobodies": frozenset([*data["nobodies"], *data["anybodies"]]),
        "places": tuple(sorted(_phrases(data["places"]), key=len)[::-1]),
        "settings": tuple(f"{words} " for words in data["settings"]),
        "tails": _by_first_word(data["tails"]),
    }
    return Links(**{name: _words(value) for name, value in data.items()} | special)


def _words(value: str | list[str] | dict[str, list[str]]) -> object:
    """Return a word as it is, a list of words as a set, and a mapping of lists as one of sets."""
    if isinstance(value, str):
        return value
    return _sets(value) if isinstance(value, dict) else frozenset(value)


def _phrases(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in phrases)


def line_at(words: Words, index: int) -> str:
    """Return three words as written, from word `index` on, to compare with phrases of a lexicon."""
    return " ".join(words.forms[index : index + 3]).replace("' ", "'") + " "


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    split = _phrases(phrases)
    return {words[0]: tuple(each for each in split if each[0] == words[0]) for words in split}


def _sets(lists: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists.items()}
