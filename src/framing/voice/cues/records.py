"""What a cue list tells of one cue: which constructions it takes, how far it commits the outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from framing.records import Endorsement, Span
from framing.voice.cues.patterns import CuePattern, beginning, ending

Strength = Literal["strong", "weak"]
Place = Literal["after", "inside", "possessive", "relative", "agent", "none"]

_OPENING = re.compile(
    r"(?:^|[.!?;:…»”\",(\[–—-])\s*(?:(?:mais|et|or|car|donc|ainsi|enfin|puis)\s+)?$"
)
_NEAR = 40  # characters in which a clause opens before its first word
_REACH = 90  # characters before a verb that can still negate it
_COMMA = re.compile(r"(?:[^,.;:!?]|(?<=\b\w)\.){1,160}[,:«\"]")


@dataclass(frozen=True, slots=True, eq=False)
class VerbCue:
    """A verb or verbal locution of saying, judging or demanding.

    Attributes:
        lemma: The entry as a dictionary has it: *faire savoir*, *se féliciter*.
        verb: The infinitive that inflects: *faire*, *féliciter*.
        words: What must follow it in a locution, as the sentence's words are cut (`("l'", "accent")`).
        takes: Constructions, each `strong` or `weak` there (see `lexicons/voice/verbs.yaml`).
        endorsement: The class of each construction that it takes.
        reflexive: *se* must stand before it.
        clitic: *en* or *y* must stand before it, or "".
        human: A subject that neither is a person, an institution nor a document makes it no saying.
        follow: It goes on with the speaker before.
        negatable: Its negation is a position too (*ne croit pas que*).
        label_prep: What links the label under `comme`: *comme*, *de*, *en*, *à*, *pour*, *dans* (the
            thing judged, then the label); else "".
    """

    lemma: str
    verb: str
    words: tuple[str, ...]
    takes: Mapping[str, Strength]
    endorsement: Mapping[str, Endorsement]
    reflexive: bool = False
    clitic: str = ""
    human: bool = False
    follow: bool = False
    negatable: bool = False
    label_prep: str = ""

    def endorsement_in(self, construction: str) -> Endorsement:
        """Return the class in `construction`; its commonest class in one that it doesn't take."""
        found = self.endorsement.get(construction)
        return found or _commonest(list(self.endorsement.values()))


def _commonest(classes: list[Endorsement]) -> Endorsement:
    return max(classes, key=classes.count)


@dataclass(frozen=True, slots=True, eq=False)
class NounCue:
    """A noun of saying, or a medium that speaks.

    Attributes:
        lemma: The entry: *mise en garde*.
        words: What must follow its first word.
        gender: `m` or `f`.
        takes: How the content attaches, `strong` or `weak`.
        endorsement: Its class.
        document: It speaks by itself (*le rapport indique*).
    """

    lemma: str
    words: tuple[str, ...]
    gender: str
    takes: Mapping[str, Strength]
    endorsement: Endorsement
    document: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Preposition:
    """Words that give a clause to a source without a verb: *selon*, *aux yeux de*.

    Attributes:
        pattern: Its words.
        endorsement: Its class.
        position: `initial` (first in its clause), `final` or `any`.
        source: Where the source stands: `after`, `inside` (*de source policière*), `possessive`
            (*à ses yeux*), `relative` (*pour qui*, its last word) or `none`.
        comma: A comma closes the phrase.
        needs: `speaker`, `document` or "": what the source must be.
        trap: It looks like one and is none.
    """

    pattern: CuePattern
    endorsement: Endorsement
    position: str
    source: Place
    comma: bool = False
    needs: str = ""
    trap: bool = False

    @property
    def initial(self) -> bool:
        """It counts only at the start of its clause."""
        return self.position == "initial"

    @property
    def needs_actor(self) -> bool:
        """Not any noun may follow."""
        return self.needs == "speaker"

    def find(self, folded: str) -> Iterator[Span]:
        """Yield where it stands in a folded sentence, position and comma respected."""
        for start, end in self.pattern.matches(folded):
            if self.initial and not _OPENING.search(folded, max(0, start - _NEAR), start):
                continue
            if self.comma and not _COMMA.match(folded, end):
                continue
            if not self.pattern.undone(folded, (start, end)):
                yield start, end


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """Words that report a qualification: *soi-disant*, *présenté comme*.

    Attributes:
        pattern: Its words.
        endorsement: Its class.
        content: Where the qualification stands: `after`, `before` or `quoted` (only quoted words).
        source: Where the source stands.
        strength: How surely it is a label.
        trap: It looks like one and is none (*surnommé*).
    """

    pattern: CuePattern
    endorsement: Endorsement
    content: str
    source: Place
    strength: Strength
    trap: bool = False

    def find(self, folded: str) -> Iterator[Span]:
        """Yield where it stands in a folded sentence."""
        return self.pattern.find(folded)


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A phrase of hearsay: *il semblerait que*, *dit-on*; `content` is `after` or `any` side."""

    pattern: CuePattern
    endorsement: Endorsement
    content: str
    strength: Strength = "strong"
    trap: bool = False

    def find(self, folded: str) -> Iterator[Span]:
        """Yield where it stands in a folded sentence."""
        return self.pattern.find(folded)


@dataclass(frozen=True, slots=True)
class Conditional:
    """What keeps a conditional from being hearsay.

    Attributes:
        verbs: Conditional forms of wish, duty and possibility.
        participles: After *aurait, serait*: *pu, dû* …
        words: Single words near it: conditions and subjects of the first two persons.
        phrases: Fixed phrases of several words.
    """

    verbs: frozenset[str]
    participles: frozenset[str]
    words: frozenset[str]
    phrases: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Blocker:
    """Where a verb of saying reports nothing: negated, asked, supposed.

    Attributes:
        name: Its name.
        effect: `drop` (no report) or `keep` (undoes the others: *ne … que*).
        before: Pattern of what ends right before the verb, or "".
        after: Pattern of what begins right after it, or "".
        unless: Pattern that undoes it in the place of `before`, or "".
        needs: Words, one of which a sentence must hold; empty when none is needed.
        hints: Strings, one of which `before` matches: a quick test before the search.
    """

    name: str
    effect: str
    before: str
    after: str
    unless: str = ""
    needs: frozenset[str] = frozenset()
    hints: tuple[str, ...] = ("",)

    def blocks(self, folded: str, verb: Span) -> bool:
        """Tell whether it holds at the verb form that spans `verb` in a folded sentence."""
        start, end = verb
        head = folded[max(0, start - _REACH) : start]
        if self.before and not self._ends(head):
            return False
        if self.after and not beginning(self.after).match(folded, end):
            return False
        return not (self.unless and ending(self.unless).search(head))

    def _ends(self, head: str) -> bool:
        return any(hint in head for hint in self.hints) and bool(ending(self.before).search(head))


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A word that stands for a speaker; `gender` m, f or None, `number` sg, pl or None."""

    word: str
    gender: str | None
    number: str | None
    role: str
    group: str = field(default="")
