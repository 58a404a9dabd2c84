"""The whole pass: sentences → scenes → proposals → chosen attributions with their actors."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap
from operator import lt
from typing import Protocol

from framing.records import Attribution, Span
from framing.text.quotations import Quotation, quotation_spans
from framing.voice import constructions, selection
from framing.voice.actors import Gazetteer
from framing.voice.confidence import ConfidenceModel, load_confidence
from framing.voice.constructions import residue
from framing.voice.constructions.blocks import blocks
from framing.voice.cues import Cues, load_cues
from framing.voice.drafts import Drafting
from framing.voice.extents import Extents
from framing.voice.grammar import load_grammar
from framing.voice.insertions import without_insertions
from framing.voice.marks import Marks
from framing.voice.recording import Recorder
from framing.voice.scene import Proposal, Reads, Scene
from framing.voice.skips import Skips
from framing.voice.tagger import SurfaceTagger
from framing.voice.words import Tagged

_FORMULAS = frozenset({"impersonal", "inserted-hearsay"})


class Tagger(Protocol):
    """Gives each word of a sentence its tag (see `framing.voice.grammar`)."""

    def tag(self, sentences: Sequence[Tagged]) -> list[str]:
        """Return the tags of each sentence, one a word."""
        ...


@dataclass(frozen=True, slots=True)
class VoiceEngine:
    """Finds who is made to say what; holds everything that is loaded once."""

    cues: Cues
    gazetteer: Gazetteer
    tagger: Tagger
    confidence: ConfidenceModel

    @classmethod
    def surface(cls, confidence: ConfidenceModel | None = None) -> VoiceEngine:
        """Return the engine that needs no model of the language."""
        model = confidence or load_confidence()
        return cls(load_cues(), Gazetteer.load(), SurfaceTagger(), model)

    @classmethod
    def parse(cls, confidence: ConfidenceModel | None = None) -> VoiceEngine:
        """Return the engine that asks a trained model what the surface leaves open."""
        from framing.nlp.tagging import ModelTagger  # noqa: PLC0415 - loads spaCy

        return cls(load_cues(), Gazetteer.load(), ModelTagger(), confidence or load_confidence())

    def attribute(
        self, text: str, sentences: Sequence[Span], skip: Sequence[Span] = ()
    ) -> tuple[Attribution, ...]:
        """Return the attributions of `text`, in its order.

        Args:
            text: The article as read.
            sentences: Its sentence spans.
            skip: Spans that hold no running text.
        """
        skips, quotations = Skips(skip), tuple(quotation_spans(text))
        marks = Marks(quotations)
        scenes = list(self._scenes(text, sentences, skips, quotations, marks))
        spoken = [item for item in blocks(text, sentences) if not skips.touch(item.content[0])]
        chosen = sorted([*self._choose(scenes, marks), *spoken], key=lambda found: found.content[0])
        return tuple(Recorder(text, quotations, self.gazetteer).record(chosen))

    def proposals(
        self, text: str, sentences: Sequence[Span], skip: Sequence[Span] = ()
    ) -> list[tuple[Proposal, Scene]]:
        """Return everything that a construction proposes, with the sentence it was read in."""
        scenes, marks = self.scenes(text, sentences, skip)
        return list(proposed(scenes, marks))

    def scenes(
        self, text: str, sentences: Sequence[Span], skip: Sequence[Span] = ()
    ) -> tuple[list[Scene], Marks]:
        """Return the sentences that can hold an attribution, read, and the article's marks."""
        quotations = tuple(quotation_spans(text))
        marks = Marks(quotations)
        return list(self._scenes(text, sentences, Skips(skip), quotations, marks)), marks

    def _scenes(
        self,
        text: str,
        sentences: Sequence[Span],
        skips: Skips,
        quotations: tuple[Quotation, ...],
        marks: Marks,
    ) -> Iterator[Scene]:
        reads = _reads(self.cues, self.gazetteer)
        drafting = Drafting(self.cues, load_grammar().conditionals, marks, skips)
        drafts = list(drafting.drafts(text, sentences))
        tags = self.tagger.tag([draft.tagged for draft in drafts])
        for draft, found in zip(drafts, tags, strict=True):
            yield Scene(draft, found, quotations, reads)

    def _choose(self, scenes: Sequence[Scene], marks: Marks) -> list[Proposal]:
        told = self.confidence.told
        kept = selection.choose(self.confidence.sure(proposed(scenes, marks)))
        chosen = without_insertions(kept, scenes[0].words.text) if kept else kept
        known = [found._replace(confidence=told(found.confidence)) for found in chosen]
        return self._with_residue(known, scenes)

    def _with_residue(self, chosen: list[Proposal], scenes: Sequence[Scene]) -> list[Proposal]:
        """Return `chosen` with the quotations that nothing claimed."""
        claimed = sorted(span for proposal in chosen for span in proposal.content)
        left = [
            (before, scene, marks)
            for before, scene in zip([None, *scenes], scenes, strict=False)
            if "«" in scene.words.tags and (marks := residue.unclaimed(scene, claimed))
        ]
        if not left:
            return chosen
        places, queue = selection.Places(chosen), deque(chosen)
        found, last = list[Proposal](), None
        for before, scene, marks in left:
            while queue and queue[0].sentence <= scene.sentence:
                proposal = queue.popleft()
                if proposal.source is not None and not places.is_nested(proposal):
                    last = proposal
            adjoining = before if before and before.sentence == scene.sentence - 1 else None
            for proposal in [residue.left_over(scene, each, last, adjoining) for each in marks]:
                share = self.confidence.residue.get(proposal.rule, 1.0)
                found.append(proposal._replace(confidence=share))
                last = proposal if proposal.source else last
        return sorted(chosen + found, key=lambda proposal: proposal.content[0])


@lru_cache(maxsize=4)
def _reads(cues: Cues, gazetteer: Gazetteer) -> Reads:
    return Reads(cues, Extents(cues), gazetteer)


def proposed(scenes: Iterable[Scene], marks: Marks) -> Iterator[tuple[Proposal, Scene]]:
    """Yield what the constructions propose, sentence by sentence."""
    before: Scene | None = None
    for scene in scenes:
        adjoining = before if before and before.sentence == scene.sentence - 1 else None
        found = list(constructions.proposals(scene, adjoining))
        formulas = [item.cue for item in found if item.rule in _FORMULAS]
        for proposal in _once(found, formulas) if formulas else found:
            ends = proposal.rule == "incise"  # « P, dit X. » ends before the saying
            content = proposal.content if ends else marks.extended(proposal.content)
            if all(starmap(lt, content)):
                same = content == proposal.content
                yield proposal if same else proposal._replace(content=content), scene
        before = scene


def _once(found: Sequence[Proposal], formulas: Sequence[Span | None]) -> Iterator[Proposal]:
    """Yield the proposals, formulas of hearsay read once: as somebody's saying if it is named.

    *dit-on* is hearsay, *dit-on à la mairie* and *À la mairie, on dit* are not.
    """
    for proposal in found:
        if proposal.rule in _FORMULAS:
            if not any(_names(other, proposal) for other in found):
                yield proposal
        elif proposal.kind == "hearsay" or _is_apart(proposal, formulas):
            yield proposal


def _is_apart(proposal: Proposal, formulas: Sequence[Span | None]) -> bool:
    """Tell whether cue or source lies outside the formulas."""
    named = proposal.source is not None and not _lies_in_any(proposal.source, formulas)
    return named or not _lies_in_any(proposal.cue, formulas)


def _names(proposal: Proposal, formula: Proposal) -> bool:
    """Tell whether a proposal gives the formula's verb to somebody outside it."""
    source = proposal.source
    inside = _lies_in_any(proposal.cue, [formula.cue]) and proposal.rule not in _FORMULAS
    return inside and source is not None and not _lies_in_any(source, [formula.cue])


def _lies_in_any(cue: Span | None, others: Sequence[Span | None]) -> bool:
    return cue is not None and any(
        other and other[0] <= cue[0] and cue[1] <= other[1] for other in others
    )
