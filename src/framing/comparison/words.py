"""Which entries of the lexicons set two sides apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from framing.comparison.evidence import Evidence
from framing.comparison.panel import Panel
from framing.comparison.rows import Word
from framing.comparison.sampling import Side
from framing.statistics.arrays import Floats, Integers
from framing.statistics.keyness import log_odds, specificity

# The prior weighs as much as a text of 1,000 tokens with the corpus' own mix of entries.
PRIOR_TOKENS = 1000.0


def words(panel: Panel, evidence: Evidence, pairs: Sequence[Side]) -> Iterator[Word]:
    """Yield a row for each pair and entry found in it, the most telling first.

    Log-odds and specificities count hits among the tokens of the voices that are compared. The
    articles beside the hits show whether one article alone makes the difference.
    """
    if not evidence.articles:
        return
    counts, entries = entry_counts(panel, evidence)
    tokens = panel.by_voice(panel.tokens).sum(axis=1)
    totals = Totals(
        *(np.add.reduceat(part, panel.borders[:-1]) for part in (counts, counts > 0, tokens))
    )
    for target, reference in pairs:
        sides = totals.of(panel, target), totals.of(panel, reference, target)
        found = _compared((target, reference), *sides, entries)
        yield from sorted(found, key=lambda row: (-abs(row.z), row.frame, row.entry))


class Totals(NamedTuple):
    """Sums over groups: hits and articles by entry, shape (groups, entries); tokens (groups,)."""

    hits: Floats
    articles: Integers
    tokens: Floats

    def of(self, panel: Panel, name: str, against: str = "") -> Totals:
        """Return the sums of one side, without the axis of the groups."""
        own = panel.groups.index(against if panel.is_rest(name) else name)
        if panel.is_rest(name):
            return Totals(*(part.sum(axis=0) - part[own] for part in self))
        return Totals(*(part[own] for part in self))


def entry_counts(panel: Panel, evidence: Evidence) -> tuple[Floats, list[tuple[str, str]]]:
    """Return hits by article and entry, shape (n, entries), and the frame and name of each."""
    shown = set(panel.voices)
    found = [
        Counter(
            (hit.frame, hit.entry)
            for hit in evidence.articles[doc_id].hits
            if hit.voice in shown or panel.voice == "all"
        )
        for doc_id in panel.articles.index
    ]
    entries = sorted({entry for counter in found for entry in counter})
    places = {entry: place for place, entry in enumerate(entries)}
    counts = np.zeros((len(found), len(entries)))
    for row, counter in enumerate(found):
        for entry, count in counter.items():
            counts[row, places[entry]] = count
    return counts, entries


def _compared(
    side: Side, ours: Totals, theirs: Totals, entries: Sequence[tuple[str, str]]
) -> Iterator[Word]:
    n, m, whole = float(ours.tokens), float(theirs.tokens), ours.hits + theirs.hits
    prior = PRIOR_TOKENS * whole / max(n + m, 1.0)
    odds = log_odds(ours.hits, theirs.hits, prior, sizes=(n, m, PRIOR_TOKENS))
    special = specificity(ours.hits, n, whole, n + m)
    for place in np.flatnonzero(whole).tolist():
        yield Word(
            target=side[0],
            reference=side[1],
            frame=entries[place][0],
            entry=entries[place][1],
            hits_target=int(ours.hits[place]),
            hits_reference=int(theirs.hits[place]),
            articles_target=int(ours.articles[place]),
            articles_reference=int(theirs.articles[place]),
            log_odds=float(odds.delta[place]),
            z=float(odds.z[place]),
            specificity=float(special[place]),
        )
