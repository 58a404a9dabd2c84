"""Chosen proposals → attributions: kinds, nesting, sources as actors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from framing.records import Actor, Attribution, Kind, Source, Span
from framing.text.quotations import Quotation
from framing.voice.actors import ActorMemory, Gazetteer
from framing.voice.scene import Proposal
from framing.voice.selection import Places, lies_in

_FIXED = frozenset({"label", "hearsay", "scare", "block"})
"""Kinds that quotation marks do not change, and whose source is in the text or nobody."""


class Recorder:
    """Writes the attributions of one article; remembers its actors on the way."""

    def __init__(self, text: str, quotations: Sequence[Quotation], gazetteer: Gazetteer) -> None:
        self._text = text
        self._quotations = [item for item in quotations if item.depth == 0]
        self._starts = [item.start for item in self._quotations]
        self._gazetteer = gazetteer

    def record(self, proposals: Sequence[Proposal]) -> Iterator[Attribution]:
        """Yield one attribution a proposal, in their order."""
        places = Places(proposals)
        for proposal in proposals:
            content = proposal.content
            yield Attribution(
                kind=self._kind(proposal.kind, content, proposal.cue),
                content=content,
                cue=proposal.cue,
                source=self._source(proposal.source),
                actor=self._actor(proposal),
                endorsement=proposal.endorsement,
                nested=places.is_nested(proposal),
                rule=proposal.rule,
                confidence=round(proposal.confidence, 3),
            )

    def _kind(self, kind: Kind, content: tuple[Span, ...], cue: Span | None) -> Kind:
        """Return `direct` when all of it is quoted, `mixed` when part of it is."""
        if kind in _FIXED:
            return kind
        quoted = [
            item.inner
            for item in self._touching(content)
            if not (cue and item.start < cue[0] < item.end)
        ]
        if lies_in(content, quoted):
            return "direct"
        partly = any(s < e2 and s2 < e for s, e in content for s2, e2 in quoted)
        return "mixed" if partly else kind

    def _touching(self, content: tuple[Span, ...]) -> Iterator[Quotation]:
        """Yield the outermost quotations that overlap a part of `content`."""
        for start, end in content:
            for place in range(bisect_left(self._starts, end) - 1, -1, -1):
                if self._quotations[place].end <= start:
                    break
                yield self._quotations[place]

    @cached_property
    def _memory(self) -> ActorMemory:
        """What the article says of its actors: asked for when the first source is read."""
        return self._gazetteer.survey(
            self._text, [(item.start, item.end) for item in self._quotations]
        )

    def _source(self, span: Span | None) -> Source | None:
        return Source(self._text[span[0] : span[1]], *span) if span else None

    def _actor(self, proposal: Proposal) -> Actor | None:
        span = proposal.source
        if span is None:
            return self._unnamed(proposal)
        phrase = self._text[span[0] : span[1]]
        actor = self._gazetteer.resolve(phrase, memory=self._memory, position=span[0])
        if actor is not None:
            self._memory.remember(phrase, actor, span[0])
        return actor

    def _unnamed(self, proposal: Proposal) -> Actor | None:
        """Return the last speaker where the clause leaves its subject out: *avant d'ajouter que*."""
        if proposal.kind in _FIXED or proposal.group is None or not proposal.group.is_active:
            return None
        return self._memory.pronoun("", "s", proposal.content[0][0])
