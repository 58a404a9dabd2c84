"""How far two sets of articles overlap."""

from __future__ import annotations

import numpy as np

from framing.statistics.arrays import Floats


def cliffs_delta(target: Floats, reference: Floats) -> float:
    """Return how much more often a target's value is above a reference's than below it.

    P(x > y) − P(x < y), from −1 to 1; 0 when neither side tends to be higher (Cliff 1993,
    *Psychological Bulletin* 114, 494–509). `nan` values are left out; `nan` when a side
    has none left.

    Args:
        target: Shape (n,), such as the rate of each article.
        reference: Shape (m,).
    """
    ours, theirs = target[~np.isnan(target)], np.sort(reference[~np.isnan(reference)])
    if not len(ours) or not len(theirs):
        return float("nan")
    below = np.searchsorted(theirs, ours, side="left")
    above = len(theirs) - np.searchsorted(theirs, ours, side="right")
    return float((below - above).sum() / (len(ours) * len(theirs)))
