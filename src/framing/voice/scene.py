"""What a construction sees: one sentence, its quotations, the cue lists; and what it proposes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from framing.records import Endorsement, Kind, Span
from framing.text.quotations import Quotation
from framing.voice.actors import Gazetteer
from framing.voice.cues import Adverbial, Cues, VerbCue
from framing.voice.drafts import Draft
from framing.voice.extents import Extents, content_span
from framing.voice.groups import Group, verb_group
from framing.voice.phrases import Range, main_subject, phrase_end, subject
from framing.voice.places import place_before

_HEAD = r"[DA#]*(?:[wNB#]+|«[^«»]{1,10}»)"
_ADJUNCT = (
    r"(?:[AI,]|PT(?=Q)|(?:P?d|P|D(?=[#A])|P?T(?:[Pd]|D))[DA#]*[wNB#A]+"
    rf"(?:d{_HEAD}|\([^()]*\))*|(?<=A)[#w]+"
    r"|\([^()]*\)|,[^,;:.VHEQRq«»]{1,14},)*?A*"
)
_VERB = re.compile("[VBTF]")
_OBJECT = rf"[AI]*{_HEAD}(?:d{_HEAD}|C[dDP]?{_HEAD}|,[^,;:.VHE«»]{{1,14}},)*?"


class Proposal(NamedTuple):
    """An attribution that one construction proposes; the engine chooses among them.

    Attributes:
        rule: Name of the construction.
        content: Parts of what is said.
        cue: The words that mark it.
        source: The words that name who says it.
        kind: Base kind; quotation marks inside the content may change it.
        endorsement: From the cue's class.
        sentence: Index of the sentence that holds the cue.
        lemma: The cue's dictionary form.
        strength: `strong` or `weak`: how surely the cue reports speech in this construction.
        verb: The cue list's entry, when the cue is a verb.
        group: Its verb group.
        confidence: How surely it is an attribution, between 0 and 1.
        inserted: The clause between commas in which the outlet tells it: no part of what somebody
            else says around it.
    """

    rule: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    kind: Kind
    endorsement: Endorsement
    sentence: int
    lemma: str = ""
    strength: str = "strong"
    verb: VerbCue | None = None
    group: Group | None = None
    confidence: float = 1.0
    inserted: Span | None = None


@dataclass(frozen=True, slots=True)
class Reads:
    """What every sentence of an article is read with."""

    cues: Cues
    extents: Extents
    gazetteer: Gazetteer


class Scene:
    """One sentence with all that is needed to read it; what several constructions ask is kept.

    Attributes:
        words: The sentence's words and tags.
        sentence: Its number in the article.
        quotations: The article's quotations.
        cues: The cue lists.
        extents: Finds where contents end.
        gazetteer: Knows who can speak.
        line: The words put together again, for patterns over characters.
        present: The words as a set.
        verbs: Each verb of saying with its group: the first cue that fits the words.
    """

    def __init__(
        self, draft: Draft, tags: str, quotations: tuple[Quotation, ...], reads: Reads
    ) -> None:
        self.words = draft.words(tags)
        self.sentence = draft.number
        self.quotations = quotations
        self.cues = reads.cues
        self.extents = reads.extents
        self.gazetteer = reads.gazetteer
        self.line = draft.line
        self.present = draft.line.present
        self._blocked: dict[int, str] = {}
        self._said = self._read_verbs()
        self.verbs = tuple([(cues[0], group) for cues, group in self._said.values()])

    def _read_verbs(self) -> dict[int, tuple[list[VerbCue], Group]]:
        said: dict[int, tuple[list[VerbCue], Group]] = {}
        forms, known, accompanied = self.words.forms, self.cues.verbs, self.cues.accompanied
        if known.keys().isdisjoint(self.present):
            return said
        for match in _VERB.finditer(self.words.tags):
            index = match.start()
            form = forms[index]
            if form not in known or not accompanied(form, self.present):
                continue
            group = verb_group(self.words, index)
            fitting = [cue for cue in known[form] if self._fits(cue, group)]
            if fitting:
                said[index] = (fitting, group)
        return said

    @cached_property
    def adverbials(self) -> tuple[tuple[int, Adverbial], ...]:
        """The prepositions that give a clause to a source, with their first word."""
        return tuple(self.cues.adverbials(self.line))

    def _fits(self, cue: VerbCue, group: Group) -> bool:
        """Tell whether the locution's words follow the verb, and *se* stands where it must."""
        if cue.words and cue.words[0] not in self.present:
            return False
        if cue.reflexive and not group.reflexive and group.form not in {"participle", "shared"}:
            return False
        if cue.clitic and cue.clitic not in self.words.forms[group.first : group.verb]:
            return False
        return not cue.words or self.locution_end(cue, group) is not None

    def locution_end(self, cue: VerbCue, group: Group) -> int | None:
        """Return the last word of the locution, adverbs and inverted pronouns skipped, or None."""
        index = group.verb
        for word in cue.words:
            index += 1
            while index < len(self.words) and self.words.forms[index] != word:
                if self.words.tags[index] not in "AI":
                    return None
                index += 1
            if index >= len(self.words):
                return None
        return index

    def adjuncts(self, index: int, target: str) -> int | None:
        """Return where the tag pattern `target` begins at or after `index`, adverbials skipped."""
        match = _behind(_ADJUNCT, target).match(self.words.tags, index)
        return match.end() if match else None

    def past_object(self, index: int, target: str) -> int | None:
        """Return where `target` begins behind a direct object: *invite les élus à voter*."""
        match = _behind(_OBJECT, target).match(self.words.tags, index)
        return match.end() if match else None

    def speaker(self, group: Group) -> Range | None:
        """Return the words that name who speaks: the subject of `group`."""
        after = group.auxiliary + 1 if group.auxiliary >= 0 else group.verb + 1
        if after < len(self.words) and self.words.tags[after] == "I":
            return (after, after)
        if group.asserts or group.form == "passive":
            found = subject(self.words, group.first)
        else:
            found = main_subject(self.words, group.first)
        return self.voice_of_place(found[0]) or found if found else None

    def voice_of_place(self, pronoun: int) -> Range | None:
        """Return whose *on* word `pronoun` is: *au ministère, on assure*; *Rome, où l'on dit*."""
        place = place_before(self.words, pronoun)
        return place if place and self.is_speaker(place) else None

    def saying(self, index: int, *takes: str) -> VerbCue | None:
        """Return the cue of the verb at word `index` if it takes one of these constructions."""
        found = self._said.get(index)
        if found:
            for cue in found[0]:
                if not cue.takes.keys().isdisjoint(takes):
                    return cue
        return None

    def blocked(self, group: Group) -> str:
        """Return the name of what keeps the verb from reporting anything, or nothing."""
        if group.verb not in self._blocked:
            self._blocked[group.verb] = self.cues.blocker(self.line, group.verb)
        return self._blocked[group.verb]

    def quotation_at(self, index: int) -> Quotation | None:
        """Return the quotation whose mark is word `index`."""
        number = self.words.quoted[index]
        return self.quotations[number] if number >= 0 else None

    def is_speaker(self, phrase: Range) -> bool:
        """Tell whether the phrase can name who speaks: a known actor, office, or proper name."""
        first, last = phrase
        if "N" in self.words.tags[first : last + 1]:
            return True
        if not _documents(self.cues).isdisjoint(self.words.forms[first : min(last + 1, first + 4)]):
            return True
        start, end = self.words.slice(first, last)
        return self.gazetteer.is_actor(self.words.text[start:end])

    def is_person(self, phrase: Range, apposed: int) -> bool:
        """Tell whether the words from `apposed` on can describe the person named in `phrase`."""
        words = self.words
        if words.tags[apposed] in "wT":
            return True
        end = words.tags.find(",", apposed)
        return self.is_speaker((apposed, (end if end > 0 else len(words)) - 1))

    def speaker_of_noun(self, noun: int) -> Range | None:
        """Return who speaks in *la déclaration de X*: the complement, else the clause's subject."""
        if self.words.tags[noun + 1 : noun + 2] in {"d", "D"}:
            last = phrase_end(self.words, noun + 2)
            if last is not None:
                return (noun + 2, last)
        return main_subject(self.words, noun)

    def agent(self, first: int) -> Range | None:
        """Return the agent behind *par*, a few words after a participle."""
        words = self.words
        for index in range(first, min(first + 6, len(words) - 1)):
            if words.forms[index] == "par":
                last = phrase_end(words, index + 1)
                return (index + 1, last) if last is not None else None
            if words.tags[index] in ",;:.VHEQR«»":
                return None
        return None

    def span(self, phrase: Range | None) -> Span | None:
        """Return the characters of a phrase."""
        return self.words.slice(*phrase) if phrase else None

    def cue_span(self, cue: VerbCue, group: Group) -> Span:
        """Return the characters of the auxiliary, the verb and the locution's words."""
        first = group.auxiliary if group.auxiliary >= 0 else group.verb
        return self.words.slice(first, self.after(cue, group) - 1)

    def after(self, cue: VerbCue, group: Group) -> int:
        """Return the word behind the verb or locution."""
        end = self.locution_end(cue, group)
        return (group.verb if end is None else end) + 1

    def clause(
        self, first: int, *, finite: bool = True, embedded: bool = False, whole: bool = False
    ) -> Span:
        """Return the reported clause that begins at word `first` (see `Extents.clause_end`)."""
        extents = self.extents
        last = extents.clause_end(self.words, first, finite=finite, embedded=embedded, whole=whole)
        return content_span(self.words, first, last)

    def opening_clause(self, first: int) -> Span:
        """Return the reported clause that begins at word `first` and ends at the next comma."""
        last, depth = first, 0
        while last < len(self.words) and (depth or self.words.tags[last] not in ",;"):
            depth += (self.words.tags[last] == "«") - (self.words.tags[last] == "»")
            last += 1
        return content_span(self.words, first, max(first, last - 1))

    def phrase(self, first: int) -> Span:
        """Return the reported noun phrase that begins at word `first`."""
        return content_span(self.words, first, self.extents.phrase_end(self.words, first))


@lru_cache(maxsize=256)
def _behind(skipped: str, target: str) -> re.Pattern[str]:
    return re.compile(f"{skipped}(?={target})")


@lru_cache(maxsize=4)
def _documents(cues: Cues) -> frozenset[str]:
    """Return the nouns of what speaks by itself: *communiqué*, *rapport*."""
    return frozenset(
        form for form, group in cues.nouns.items() if any(cue.document for cue in group)
    )
