"""A small, seeded piece of `benchmarks/validity.py`, with loose bounds."""

import numpy as np
import pytest
from scipy.stats import chi2

from framing.comparison.sampling import bearing, rate_interval
from framing.statistics.intervals import difference_ends, estimate, symmetric_interval
from framing.statistics.keyness import log_likelihood_ratio
from framing.statistics.moments import CUBE_ROOT, LOG_RATE, moment_columns, split_moments
from framing.statistics.permutation import permutation_test
from framing.statistics.resampling import resampled_sums

COPIES = 600


def draw(rng, articles, *, rate=10.0, alpha=1.0):
    """Return hits and tokens of many samples of one outlet, shape (articles, COPIES, 2)."""
    shape = (articles, COPIES)
    tokens = np.round(400 * np.exp(0.6 * rng.standard_normal(shape))) + 30
    hits = rng.poisson(rate / 1000 * tokens * rng.gamma(1 / alpha, alpha, shape))
    return np.stack([hits.astype(float), tokens], axis=-1)


@pytest.mark.parametrize(("n", "m", "alpha"), [(5, 5, 1), (20, 20, 1), (10, 40, 1), (20, 20, 3)])
def test_random_splits_are_rarely_significant(n, m, alpha):
    rng = np.random.default_rng([n, m, alpha])
    ours, theirs = draw(rng, n, alpha=alpha), draw(rng, m, alpha=alpha)
    p = permutation_test(ours, theirs, draws=499, rng=rng).p
    assert 0.02 < (p <= 0.05).mean() < 0.085


def test_tokens_as_units_are_often_significant():
    rng = np.random.default_rng(0)
    sums = np.stack([draw(rng, 20).sum(axis=0), draw(rng, 20).sum(axis=0)])
    g2 = log_likelihood_ratio(sums[..., 0], sums[..., 1])
    assert (chi2.sf(g2, 1) <= 0.05).mean() > 0.3


@pytest.mark.parametrize(("articles", "alpha"), [(10, 1), (20, 1), (20, 2)])
def test_intervals_cover(articles, alpha):
    rng = np.random.default_rng([articles, alpha])
    samples = draw(rng, articles, rate=20, alpha=alpha), draw(rng, articles, alpha=alpha)
    scales = []
    for counts in samples:
        sums = resampled_sums(moment_columns(counts), 299, rng)
        moments = split_moments(sums, COPIES, 2)
        scales.append([estimate(counts, moments, scale) for scale in (CUBE_ROOT, LOG_RATE)])
    (root, log), (_, other) = scales
    bears = bearing(samples[0]) & bearing(samples[1])
    assert bears.mean() > 0.8

    def covers(ends, true):
        return ((ends[0] <= true) & (true <= ends[1]))[bears].mean()

    assert 0.92 < covers(rate_interval(root, log), 0.02) < 0.985
    assert 0.92 < covers(symmetric_interval(log - other), np.log(2)) < 0.985
    terms = [
        (np.exp(item.value), *(np.exp(end) for end in symmetric_interval(item)))
        for item in (log, other)
    ]
    assert 0.92 < covers(difference_ends(*terms), 0.01) < 0.99
