"""The frozen records that flow through the library.

Offsets count characters (code points) of the text as it was read, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Span = tuple[int, int]
Voice = Literal["editorial", "attributed"]
Kind = Literal["direct", "mixed", "indirect", "nominal", "label", "hearsay", "scare", "block"]
Endorsement = Literal["neutral", "committed", "factive", "distancing", "denial"]

VOICES: tuple[Voice, ...] = ("editorial", "attributed")


@dataclass(frozen=True, slots=True)
class Article:
    """One text with an id and what is known of it.

    Attributes:
        doc_id: Unique in a corpus.
        text: The text as read; never edited.
        outlet: Who publishes it.
        date: ISO date, possibly partial (`2023-02`).
        title: Its headline.
        url: Where it was found.
        language: ISO 639-1 code when known.
        metadata: Anything else that came with it.
        skip: Spans of `text` that the reader knows to be no running text (front matter, headers).
        notes: What the reader had to do to read it (an encoding guessed, a character replaced).
        place: The file it was read from, with the line or row; empty when it came from no file.
    """

    doc_id: str
    text: str
    outlet: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    skip: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a lexicon entry: exact characters, sentence, polarity, weight and voice."""

    frame: str
    category: str
    entry: str
    text: str
    start: int
    end: int
    sentence: int
    negated: bool = False
    weight: float = 1.0
    voice: Voice = "editorial"
    attribution: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a source really is: canonical name, type, French country name."""

    name: str
    type: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The words in the text that name who says it."""

    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content tied to a source by a cue.

    Attributes:
        kind: One of the codebook's eight kinds.
        content: The parts of what is said.
        cue: The words that mark it as said, or None.
        source: The words that name who says it, or None.
        actor: Who that really is, or None.
        endorsement: How far the cue makes the outlet share the content.
        nested: It lies inside another attribution's content.
        rule: Name of the construction that found it.
        confidence: Between 0 and 1.
    """

    kind: Kind
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Source | None = None
    actor: Actor | None = None
    endorsement: Endorsement = "neutral"
    nested: bool = False
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What a construction proposed, or a cue might have begun, and was not taken.

    Attributes:
        rule: The construction, or the cue's dictionary form when nothing was proposed.
        cue: The words that mark it.
        content: What would have been said; empty when nothing was proposed.
        reason: Why it was dropped, in words.
    """

    rule: str
    cue: Span | None
    content: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class FrameScore:
    """Hits of one frame in one article, split by voice; rates are per 1,000 tokens.

    `editorial_per_1000` divides by the editorial tokens, `attributed_per_1000` by the attributed
    ones; a rate over no tokens is `nan`. `weighted` sums the weights of the hits, and
    `endorsements` counts the attributed hits by how far the cue makes the outlet share them.
    """

    hits: int
    per_1000: float
    editorial: int
    attributed: int
    editorial_per_1000: float
    attributed_per_1000: float
    weighted: float = 0.0
    endorsements: Mapping[Endorsement, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """What moved a decision: a feature, and by how much, in log-odds."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """A classifier's decision about one sentence and frame.

    Attributes:
        frame: The frame.
        sentence: Number of the sentence.
        probability: That the sentence carries the frame, between 0 and 1.
        accepted: Whether it is taken to.
        dropped: The lexicon's hits that don't count, since the sentence was not accepted.
        reasons: What moved the decision most, either way.
    """

    frame: str
    sentence: int
    probability: float
    accepted: bool
    dropped: tuple[Hit, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """An article with everything that was found in it.

    `judgements` is empty unless a classifier was asked.
    """

    article: Article
    sentences: tuple[Span, ...]
    boilerplate: tuple[Span, ...]
    n_tokens: int
    n_attributed_tokens: int
    frames: Mapping[str, FrameScore]
    hits: tuple[Hit, ...]
    attributions: tuple[Attribution, ...]
    provenance: Mapping[str, Any]
    judgements: tuple[Judgement, ...] = ()

    @property
    def doc_id(self) -> str:
        """The article's id."""
        return self.article.doc_id

    @property
    def n_sentences(self) -> int:
        """Sentences that were scored."""
        return len(self.sentences)
