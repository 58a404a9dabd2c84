"""A quotation as a proposal: given to a source, said with a verb."""

from __future__ import annotations

from framing.records import Span
from framing.text.quotations import Quotation
from framing.voice.cues import VerbCue
from framing.voice.groups import Group
from framing.voice.scene import Proposal, Scene


def given(
    scene: Scene, quotation: Quotation, rule: str, source: Span | None, cue: Span | None = None
) -> Proposal:
    """Return a quotation of `scene` given to a source, by layout or by a noun."""
    return Proposal(
        rule=rule,
        content=contents(quotation),
        cue=cue,
        source=source,
        kind="direct",
        endorsement="neutral",
        sentence=scene.sentence,
    )


def said(proposal: Proposal, place: Scene, cue: VerbCue, group: Group) -> Proposal:
    """Return the proposal with its verb of saying, which stands in `place`."""
    return proposal._replace(
        cue=place.cue_span(cue, group),
        endorsement=cue.endorsement_in("quote"),
        lemma=cue.lemma,
        strength=cue.takes.get("quote", "weak"),
        verb=cue,
        group=group,
    )


def contents(quotation: Quotation) -> tuple[Span, ...]:
    """Return the parts of a quotation, one a paragraph, final full stops left out."""
    return tuple(quotation.paragraphs or (quotation.inner,))


def is_sentence(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether the quotation holds a finite verb: a title hardly does."""
    words = scene.words
    return any(
        quotation.start < start < quotation.end and tag in "VHEG"
        for start, tag in zip(words.starts, words.tags, strict=True)
    )
