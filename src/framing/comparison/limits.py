"""How much data a number needs, and what is said when there is less.

The figures come from counting arrangements and from the simulation in `benchmarks/validity.py`.
"""

from __future__ import annotations

ALPHA = 0.05
LEVEL = 0.95

# Two articles against two: 6 arrangements, the smallest two-sided p is 1/3; three against three
# 1/10; four against four .029 and next .057, so that a test at .05 rejects in 2.9 % of cases. From
# five against five (252 arrangements) the attainable levels are dense enough to reach 4.8 %.
FEWEST_TO_TEST = 5

# Studentised intervals cover 93–97 % from ten articles a side; below, the error itself is too
# uncertain (eight articles: an upper end is missing in one of thirteen).
FEWEST_FOR_INTERVAL = 10

# With fewer articles that hold a hit, one of every 150 resamples or more has none at all.
FEWEST_WITH_HITS = 5

# The model's robust covariance is right in large samples only: with 20 articles a side its
# intervals cover 91 %, from 40 on 93 % and more.
FEWEST_FOR_MODEL = 40
FEWEST_WITH_HITS_FOR_MODEL = 10

# Distances of profiles are biased upwards by chance; the correction needs this many articles.
FEWEST_FOR_DISTANCE = 20


def too_few_to_test(n_target: int, n_reference: int, with_hits: int) -> bool:
    """Return whether a test at 5 % could hardly ever reject, or would hang on a few hits.

    Args:
        n_target: Articles of the target with tokens in that voice.
        n_reference: Of the reference.
        with_hits: Articles of both that hold a hit.
    """
    return min(n_target, n_reference) < FEWEST_TO_TEST or with_hits < FEWEST_WITH_HITS


def too_few_for_interval(articles: int, with_hits: int) -> bool:
    """Return whether an interval would not cover as often as it says."""
    return articles < FEWEST_FOR_INTERVAL or with_hits < FEWEST_WITH_HITS
