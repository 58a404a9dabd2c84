"""Reads source phrases by themselves; remembers what it has read, since sources come back."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from framing.voice.actors.forms import plain, split_words
from framing.voice.actors.lexicon import ActorLexicon, Name, Pronoun
from framing.voice.actors.merge import Merge
from framing.voice.actors.names import has_case
from framing.voice.actors.nouns import NounPhrase
from framing.voice.actors.phrases import PhraseReader
from framing.voice.actors.readings import Reading, reading_of

_DATELINE = re.compile(r"\A[^–—\n]{0,60}\([A-Z]{2,12}\)\s*[–—-]\s*")


_BRACKET_LEFT = re.compile(r"\A([^()]*)\).*", re.DOTALL)
_HYPHENED = re.compile(r"\A-?t-")
_OFFICIALS = frozenset({"state", "political"})


class ReadingRoom:
    """Reads source phrases; remembers what it has read, since sources come back."""

    def __init__(self, lexicon: ActorLexicon, reader: PhraseReader) -> None:
        self.lexicon = lexicon
        self.reader = reader
        self._articles = [
            word if word.endswith("'") else f"{word} " for word in lexicon.words["article"]
        ]
        self._no_pronouns = lexicon.words["article"].union(lexicon.heads)
        self.read = lru_cache(maxsize=8192)(self._read)

    def _read(self, phrase: str) -> Reading:
        phrase = _BRACKET_LEFT.sub(r"\1", _DATELINE.sub("", phrase))
        bare = plain(phrase).strip(" -–—«»\"'“”,.;:")
        if bare in self.lexicon.words["taking_up"]:
            return Reading(phrase, relative=True)
        pronoun = self.lexicon.pronouns.get(plain(phrase).strip()) or self._pronoun(bare)
        if pronoun:
            return Reading(phrase, pronoun=pronoun, plural=pronoun.number == "p")
        if name := self._whole_name(phrase, bare):
            return reading_of(name)
        parts = self.reader.segments(phrase)
        return self._described(phrase, bare, parts) if parts else Reading(phrase)

    def _described(self, phrase: str, bare: str, parts: list[NounPhrase]) -> Reading:
        if self._is_indefinite(bare, parts[0]):
            anyone = bare in self.lexicon.words["anyone"]
            name = _HYPHENED.sub("", phrase.strip())
            return Reading(name, "anonymous", plural=True, anyone=anyone)
        reading = Merge(phrase, parts).reading()
        if reading.indefinite and self._hides(reading, split_words(bare)):
            return replace(reading, hidden=True)
        return reading

    def _hides(self, reading: Reading, words: Collection[str]) -> bool:
        """Tell whether a speaker is not to be named: *sous couvert d'anonymat*, an official *joint*."""
        grammar = self.lexicon.words
        official = reading.type in _OFFICIALS and not grammar["reached"].isdisjoint(words)
        return official or not grammar["anonymity"].isdisjoint(words)

    def _pronoun(self, bare: str) -> Pronoun | None:
        """Return the pronoun that a phrase is, also with a verb or preposition (*selon elle*)."""
        pronouns = self.lexicon.pronouns
        if found := pronouns.get(bare):
            return found
        words = bare.replace("t-", " ", 1).replace("-", " ").split()
        if not words or len(words) > 2 or any(word in self._no_pronouns for word in words):
            return None
        return pronouns.get(words[-1]) or pronouns.get(words[0])

    def _whole_name(self, phrase: str, bare: str) -> Name | None:
        for article in ("", *self._articles):
            if bare.startswith(article):
                key = bare.removeprefix(article)
                name = self.lexicon.names.get(key)
                start = plain(phrase).find(key)
                if name and has_case(name, phrase[start : start + len(key)]):
                    return name
        return None

    def _is_indefinite(self, bare: str, first: NounPhrase) -> bool:
        speakers = self.lexicon.words["indefinite_speaker"]
        named = first.head or first.name or first.person or first.citizen
        words = bare.split(" ")
        among = self.lexicon.words["among"]
        of_them = words[0] in speakers and not among.isdisjoint(words[1:2])
        return bare in speakers or (of_them and not named)
