"""What the outlet inserts into somebody's words: *ces chiffres, que X jugent optimistes, suffiront*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from framing.records import Span
from framing.voice.scene import Proposal
from framing.voice.selection import Places

_EDGES = " ,\u00a0\u202f"


def without_insertions(chosen: Sequence[Proposal], text: str) -> list[Proposal]:
    """Return the proposals, what the outlet inserts of others left out of their contents.

    Args:
        chosen: Proposals that stand.
        text: The article.
    """
    inserting = [each for each in chosen if each.inserted is not None]
    if not inserting:
        return list(chosen)
    places = Places(inserting)
    return [_without(each, places.near(each), text) for each in chosen]


def _without(proposal: Proposal, others: Iterable[Proposal], text: str) -> Proposal:
    content = proposal.content
    for other in others:
        if other.inserted is not None and other.source != proposal.source:
            content = tuple(chain(*(_cut(part, other.inserted, text) for part in content)))
    return proposal if content == proposal.content else proposal._replace(content=content)


def _cut(part: Span, inserted: Span, text: str) -> Iterator[Span]:
    """Yield what is left of a part of a content without the insertion, if that lies inside."""
    start, end = inserted
    if not (part[0] < start and end <= part[1]):
        yield part
        return
    yield part[0], start
    behind = end + len(text[end : part[1]]) - len(text[end : part[1]].lstrip(_EDGES))
    if behind < part[1]:
        yield behind, part[1]
