"""Which entries of the lexicons set two sides apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from framing.comparison.evidence import Evidence
from framing.comparison.panel import Panel
from framing.comparison.rows import Word
from framing.comparison.sampling import Side
from framing.statistics.arrays import Floats
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
    for target, reference in pairs:
        sides = panel.side(target), panel.side(reference, target)
        found = sorted(
            _compared((target, reference), sides, (counts, tokens), entries),
            key=lambda row: (-abs(row.z), row.frame, row.entry),
        )
        yield from found


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
    side: Side,
    rows: tuple[np.ndarray, np.ndarray],
    data: tuple[Floats, Floats],
    entries: Sequence[tuple[str, str]],
) -> Iterator[Word]:
    counts, tokens = data
    ours, theirs = (counts[part].sum(axis=0) for part in rows)
    articles = [(counts[part] > 0).sum(axis=0) for part in rows]
    n, m = (float(tokens[part].sum()) for part in rows)
    whole = ours + theirs
    prior = PRIOR_TOKENS * whole / max(n + m, 1.0)
    odds = log_odds(ours, theirs, prior, sizes=(n, m, PRIOR_TOKENS))
    special = specificity(ours, n, whole, n + m)
    for place in np.flatnonzero(whole):
        yield Word(
            target=side[0],
            reference=side[1],
            frame=entries[place][0],
            entry=entries[place][1],
            hits_target=int(ours[place]),
            hits_reference=int(theirs[place]),
            articles_target=int(articles[0][place]),
            articles_reference=int(articles[1][place]),
            log_odds=float(odds.delta[place]),
            z=float(odds.z[place]),
            specificity=float(special[place]),
        )
