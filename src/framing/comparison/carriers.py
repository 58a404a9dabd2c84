"""Who carries the attributed part of a frame, and how far the outlet goes along."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from framing.comparison.evidence import Evidence, attribution
from framing.comparison.panel import Panel
from framing.comparison.rows import Carrier, EndorsementShare
from framing.records import Attribution

Who = tuple[str, str, str]
UNNAMED = "unnamed"


def carriers(panel: Panel, evidence: Evidence) -> Iterator[Carrier]:
    """Yield a row for each group, frame and actor, those with most hits first."""
    for group in panel.groups if evidence.articles else ():
        hits: defaultdict[str, Counter[Who]] = defaultdict(Counter)
        articles: defaultdict[tuple[str, Who], set[str]] = defaultdict(set)
        for doc_id, frame, said in _attributed(panel, evidence, group):
            hits[frame][who(said)] += 1
            articles[frame, who(said)].add(doc_id)
        for frame in panel.frames:
            total = hits[frame].total()
            for name, count in sorted(hits[frame].items(), key=lambda item: (-item[1], item[0])):
                seen = len(articles[frame, name])
                yield Carrier(group, frame, *name, count, count / total, seen)


def endorsements(panel: Panel, evidence: Evidence) -> Iterator[EndorsementShare]:
    """Yield a row for each group, frame and class of endorsement that occurs."""
    for group in panel.groups if evidence.articles else ():
        hits: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for _, frame, said in _attributed(panel, evidence, group):
            hits[frame][said.endorsement] += 1
        for frame in panel.frames:
            total = hits[frame].total()
            for name, count in sorted(hits[frame].items(), key=lambda item: (-item[1], item[0])):
                yield EndorsementShare(group, frame, name, count, count / total)


def who(said: Attribution) -> Who:
    """Return name, type and country: of the actor, else the source's words, else unnamed."""
    if said.actor:
        return said.actor.name, said.actor.type, said.actor.country or ""
    return (said.source.text if said.source else UNNAMED), "", ""


def _attributed(
    panel: Panel, evidence: Evidence, group: str
) -> Iterator[tuple[str, str, Attribution]]:
    for doc_id in panel.articles.index[panel.rows(group)]:
        item = evidence.articles[str(doc_id)]
        for hit in item.hits:
            said = attribution(item, hit)
            if said:
                yield str(doc_id), hit.frame, said
