"""What a coded sample says: agreement of coders, and the share that is right, with an interval."""

from __future__ import annotations

import math
from typing import NamedTuple

from numpy.typing import ArrayLike

from framing.statistics.arrays import floats


class Share(NamedTuple):
    """A proportion with the ends of its 95 % interval."""

    value: float
    low: float
    high: float


def krippendorff_alpha(values: ArrayLike) -> float:
    """Return Krippendorff's α for nominal codes: 1 perfect, 0 what chance gives, below 0 worse.

    1 − Dₒ / Dₑ, observed over expected disagreement (Krippendorff 2011, *Computing
    Krippendorff's Alpha-Reliability*, University of Pennsylvania); by the package `krippendorff`.
    `nan` where fewer than two units are coded twice or all codes are one and the same.

    Args:
        values: Shape (units, codes): how many coders gave each unit each code.
    """
    import krippendorff  # noqa: PLC0415 - only needed here

    counts = floats(values)
    used = counts.sum(axis=0) > 0 if len(counts) else counts
    if len(counts) < 2 or used.sum() < 2:
        return math.nan
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def wilson(successes: int, trials: int) -> Share:
    """Return a proportion with its 95 % Wilson score interval; `nan` without trials.

    Wilson (1927), *Journal of the American Statistical Association* 22, 209–212; it keeps its
    level for few trials and for proportions near 0 and 1, where the usual interval fails.
    """
    from scipy.stats import binomtest  # noqa: PLC0415 - slow to load

    if not trials:
        return Share(math.nan, math.nan, math.nan)
    interval = binomtest(successes, trials).proportion_ci(method="wilson")
    return Share(successes / trials, float(interval.low), float(interval.high))
