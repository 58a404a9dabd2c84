"""Agreement of two coders."""

from __future__ import annotations

from numpy.typing import ArrayLike

from framing.statistics.arrays import floats


def cohens_kappa(table: ArrayLike) -> float:
    """Return Cohen's κ: agreement beyond what the coders' habits give by chance; 1 is perfect.

    (p₀ − pₑ) / (1 − pₑ) (Cohen 1960, *Educational and Psychological Measurement* 20, 37–46). `nan` for an empty table or when chance alone agrees always.

    Args:
        table: Counts, shape (k, k): first coder's categories by second coder's.
    """
    counts = floats(table)
    total = counts.sum()
    if not total:
        return float("nan")
    agreed = counts.trace() / total
    chance = float(counts.sum(axis=0) @ counts.sum(axis=1)) / total**2
    return float((agreed - chance) / (1 - chance)) if chance < 1 else float("nan")
