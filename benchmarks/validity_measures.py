"""False positives, coverage, power, false discoveries and speed, measured on corpora."""

from __future__ import annotations

import resource
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.stats import bootstrap, chi2
from scipy.stats import t as student
from validity_corpora import BATCH, DRAWS, Array, Outlet, Plan, Share, share, table_of, total

from framing.comparison import compare, contrasts
from framing.comparison.distances import MEASURES
from framing.comparison.limits import (
    ALPHA,
    FEWEST_FOR_MODEL,
    FEWEST_WITH_HITS,
    FEWEST_WITH_HITS_FOR_MODEL,
)
from framing.comparison.reading_scores import read_panel
from framing.comparison.sampling import Sampler, bearing, rate_interval
from framing.gold import load_gold
from framing.statistics.counts import negative_binomial
from framing.statistics.distances import debiased_interval
from framing.statistics.intervals import difference_ends, estimate, symmetric_interval
from framing.statistics.keyness import log_likelihood_ratio
from framing.statistics.moments import (
    CUBE_ROOT,
    LOG_RATE,
    LOG_RATIO,
    moment_columns,
    split_moments,
)
from framing.statistics.multiplicity import benjamini_hochberg
from framing.statistics.permutation import permutation_test
from framing.statistics.resampling import resampled_sums
from framing.text.tokens import count_words

# False positives ----------------------------------------------------------------------------


def false_positives(plan: Plan, one: Outlet, two: Outlet) -> dict[str, Share]:
    """Return how often each test says that two outlets of one rate differ."""
    found: dict[str, list[Share]] = {"permutation": [], "plain": [], "model": [], "G²": []}
    for rng in plan.batches(one, two):
        ours, theirs = one.draw(rng, BATCH), two.draw(rng, BATCH)
        with_hits = sum((part[..., 0] > 0).sum(axis=0) for part in (ours, theirs))
        enough = np.asarray(with_hits >= FEWEST_WITH_HITS)
        p = permutation_test(ours, theirs, draws=DRAWS, rng=rng).p
        found["permutation"].append(share(p <= ALPHA, enough))
        found["plain"].append(share(plain_permutation(ours, theirs, rng) <= ALPHA, enough))
        sums = np.stack([ours.sum(axis=0), theirs.sum(axis=0)])
        g2 = log_likelihood_ratio(sums[..., 0], sums[..., 1])
        found["G²"].append(share(chi2.sf(g2, 1) <= ALPHA, enough))
        found["model"].append(model_share(ours, theirs, copies=80))
    return {name: total(shares) for name, shares in found.items()}


def plain_permutation(ours: Array, theirs: Array, rng: np.random.Generator) -> Array:
    """Return p of a permutation test of the plain difference of rates, for comparison."""
    counts, n = np.concatenate([ours, theirs]), len(ours)
    keys = rng.random((DRAWS, len(counts)))
    sides = keys.argsort(axis=1).argsort(axis=1) < n
    sides = np.concatenate([(np.arange(len(counts)) < n)[None], sides]).astype(float)
    here = np.tensordot(sides, counts, axes=1)
    there = counts.sum(axis=0) - here
    apart = np.abs(here[..., 0] / here[..., 1] - there[..., 0] / there[..., 1])
    return np.asarray((apart >= apart[0] - 1e-12).sum(axis=0) / (DRAWS + 1))


def model_ends(ours: Array, theirs: Array) -> tuple[float, float, float]:
    """Return log ratio, its error by the model, and the reach of Student's t."""
    counts = np.concatenate([ours, theirs])
    design = np.zeros((len(counts), 2))
    design[: len(ours), 0], design[len(ours) :, 1] = 1, 1
    fit = negative_binomial(counts[:, 0], counts[:, 1], design)
    apart = float(fit.coefficients[0] - fit.coefficients[1])
    error = float(np.sqrt(fit.covariance.trace() - 2 * fit.covariance[0, 1]))
    return apart, error, float(student.ppf(0.975, len(counts) - 2))


def model_share(ours: Array, theirs: Array, copies: int, true: float = 0.0) -> Share:
    """Return how often the model's interval misses the true log ratio, where it is printed."""
    misses = among = 0
    for place in range(copies):
        sides = ours[:, place], theirs[:, place]
        if all(
            len(side) >= FEWEST_FOR_MODEL and (side[:, 0] > 0).sum() >= FEWEST_WITH_HITS_FOR_MODEL
            for side in sides
        ):
            apart, error, reach = model_ends(*sides)
            among += bool(np.isfinite(error))
            misses += bool(abs(apart - true) > reach * error)
    return Share(misses, among)


# Coverage -----------------------------------------------------------------------------------


def inside(ends: Sequence[Array], true: float) -> Array:
    """Return where the truth lies between the ends."""
    return np.asarray((ends[0] <= true) & (true <= ends[1]))


def estimates(counts: Array, rng: np.random.Generator) -> list:
    """Return the estimates on the scales of the rate, as the library makes them."""
    sums = resampled_sums(moment_columns(counts), DRAWS, rng)
    moments = split_moments(sums, counts.shape[1], counts.shape[2])
    return [estimate(counts, moments, scale) for scale in (CUBE_ROOT, LOG_RATE)]


def coverage(plan: Plan, one: Outlet, two: Outlet) -> dict[str, Share]:
    """Return how often each interval holds the truth, where the library prints it."""
    names = ("rate", "ratio", "difference", "model", "percentile", "BCa")
    found: dict[str, list[Share]] = {name: [] for name in names}
    true, apart = one.rate / 1000, float(np.log(one.rate / two.rate))
    for rng in plan.batches(one, two, "coverage"):
        ours, theirs = one.draw(rng, BATCH), two.draw(rng, BATCH)
        mine, other = estimates(ours, rng), estimates(theirs, rng)
        bears = bearing(ours)
        both = bears & bearing(theirs)
        found["rate"].append(share(inside(rate_interval(*mine), true), bears))
        ends = symmetric_interval(mine[1] - other[1])
        found["ratio"].append(share(inside(ends, apart), both))
        ends = difference_ends(*(log_ends(item[1]) for item in (mine, other)))
        found["difference"].append(share(inside(ends, true - two.rate / 1000), both))
        ends = np.quantile(mine[1].draws, [0.025, 0.975], axis=0, method="nearest")
        found["percentile"].append(share(inside(ends, np.log(true)), bears))
        found["BCa"].append(bca_share(ours[:, bears][:, :20], true))
        missed = model_share(ours, theirs, copies=80, true=apart)
        found["model"].append(Share(missed.among - missed.happened, missed.among))
    return {name: total(shares) for name, shares in found.items()}


def log_ends(of: object) -> tuple[Array, Array, Array]:
    """Return a rate and its ends, from its logarithm."""
    low, high = symmetric_interval(of)
    return np.exp(of.value), np.exp(low), np.exp(high)


def bca_share(counts: Array, true: float) -> Share:
    """Return how often SciPy's BCa interval of a rate holds the truth."""
    covered = 0
    for place in range(counts.shape[1]):
        data = (counts[:, place, 0], counts[:, place, 1])
        ends = bootstrap(
            data,
            lambda h, t, axis: h.sum(axis=axis) / t.sum(axis=axis),
            paired=True,
            n_resamples=DRAWS,
            method="BCa",
            random_state=place,
        ).confidence_interval
        covered += bool(ends.low <= true <= ends.high)
    return Share(covered, counts.shape[1])


def voice_coverage(plan: Plan, articles: int) -> dict[str, Share]:
    """Return how often the interval of attributed over editorial rate holds the truth."""
    found = []
    for rng in plan.batches(articles, "voices"):
        editorial = Outlet(articles, 8, 1, 280).draw(rng, BATCH)
        said = Outlet(articles, 12, 1, 120).draw(rng, BATCH)
        counts = np.concatenate([said, editorial], axis=-1)
        sums = resampled_sums(moment_columns(counts), DRAWS, rng)
        of = estimate(counts, split_moments(sums, BATCH, 4), LOG_RATIO)
        bears = bearing(said) & bearing(editorial)
        found.append(share(inside(symmetric_interval(of), float(np.log(1.5))), bears))
    return {"attributed over editorial": total(found)}


def distance_coverage(plan: Plan, articles: int, apart: float) -> dict[str, Share]:
    """Return how often the intervals of distances hold the truth, four frames in two voices."""
    rates = np.array([10, 5, 2, 8, 12, 6, 2, 10.0])
    others = rates * np.exp(apart * np.array([1, -1, 0.5, -0.5, 1, -1, 0.5, -0.5]))
    found: dict[str, list[bool]] = {name: [] for name in MEASURES}
    rng = np.random.default_rng([plan.seed, articles, int(10 * apart)])
    for _ in range(max(20, plan.replications // 10)):
        sides = [profile_sample(rng, articles, mix) for mix in (rates, others)]
        sums = [side.sum(axis=0) for side in sides]
        draws = [
            resampled_sums(side.reshape(articles, -1), DRAWS, rng).reshape(-1, 8, 2)
            for side in sides
        ]
        for name, measure in MEASURES.items():

            def far(a: Array, b: Array, measure: Callable = measure) -> Array:
                return measure(a[..., 0] / a[..., 1], b[..., 0] / b[..., 1])

            without = far(sums[0] - sides[0], sums[1]), far(sums[0], sums[1] - sides[1])
            ends = debiased_interval(float(far(*sums)), far(*draws), without)
            found[name].append(ends.low <= float(measure(rates, others)) <= ends.high)
    return {name: Share(sum(hits), len(hits)) for name, hits in found.items()}


def profile_sample(rng: np.random.Generator, articles: int, rates: Array) -> Array:
    """Return hits and tokens of articles in eight cells, shape (articles, 8, 2)."""
    length = np.maximum(np.round(400 * np.exp(0.6 * rng.standard_normal((articles, 1)))), 30)
    tokens = np.concatenate([np.repeat(0.7 * length, 4, 1), np.repeat(0.3 * length, 4, 1)], axis=1)
    inclined = np.tile(rng.gamma(1, 1, (articles, 4)), 2)
    return np.stack([rng.poisson(rates / 1000 * tokens * inclined).astype(float), tokens], axis=-1)


# Power, many outlets, coded articles, speed ---------------------------------------------------


def power(plan: Plan, articles: int, ratio: float) -> Share:
    """Return how often a true ratio is found at 5 %."""
    found = []
    one, two = Outlet(articles, 10 * ratio), Outlet(articles)
    for rng in plan.batches(articles, ratio, "power"):
        p = permutation_test(one.draw(rng, BATCH), two.draw(rng, BATCH), draws=DRAWS, rng=rng).p
        found.append(share(p <= ALPHA, np.ones(BATCH, dtype=bool)))
    return total(found)


def false_discoveries(plan: Plan, differing: int) -> tuple[float, float, int]:
    """Return the mean share of false claims, the share of true ones found, and the corpora.

    Twelve outlets of twenty articles, four frames, two voices; `differing` of them at three times
    the rate. Each pair, and each against the rest, is one test; against the rest nobody is equal
    once some differ, so that only pairs count then.
    """
    false, found, corpora = [], [], max(20, plan.replications // (20 if differing else 10))
    for number in range(corpora):
        rng = np.random.default_rng([plan.seed, differing, number])
        outlets = [Outlet(20, 30 if name < differing else 10) for name in range(12)]
        panel, _ = read_panel(table_of(rng, outlets), by="outlet", voice="split")
        pairs = contrasts.sides(panel, None, None)
        tested = contrasts.tested(Sampler(panel, number, DRAWS), pairs)
        q = benjamini_hochberg(np.array([item.p for item in tested]).ravel()).reshape(
            len(pairs), -1
        )
        number_of = {name: place for place, name in enumerate(panel.groups)}
        true = np.array([differs(number_of, pair, differing) for pair in pairs])
        claimed = q <= ALPHA
        false.append(claimed[~true].sum() / max(claimed.sum(), 1))
        found.append(claimed[true].mean() if true.any() else np.nan)
    return float(np.mean(false)), float(np.mean(found)), corpora


def differs(number_of: dict[str, int], pair: tuple[str, str], differing: int) -> bool:
    """Return whether the two sides of a pair have different rates."""
    sides = [number_of.get(name) for name in pair]
    if None in sides:
        return differing > 0
    return (sides[0] < differing) != (sides[1] < differing)


def coded(folder: Path, plan: Plan) -> Iterator[tuple[str, int, Share, Share]]:
    """Yield for each frame the false positives on random splits of coded articles."""
    articles = list(load_gold(folder))
    tokens = np.array([count_words(item.article.text) for item in articles], dtype=float)
    frames = sorted({coding.frame for item in articles for coding in item.frames})
    for frame in frames:
        hits = np.array([sum(c.frame == frame for c in item.frames) for item in articles])
        counts = np.stack([hits.astype(float), tokens], axis=-1)[:, None]
        yield (frame, int((hits > 0).sum()), *split_coded(counts, plan))


def split_coded(counts: Array, plan: Plan) -> tuple[Share, Share]:
    """Return how often test and G² find a difference between random halves."""
    rng, ours, theirs = np.random.default_rng(plan.seed), [], []
    for _ in range(max(100, plan.replications // 4)):
        order, half = rng.permutation(len(counts)), len(counts) // 2
        one, two = counts[order[:half]], counts[order[half:]]
        ours.append(float(permutation_test(one, two, draws=DRAWS, rng=rng).p[0]))
        sums = np.stack([one.sum(axis=0), two.sum(axis=0)])
        theirs.append(float(chi2.sf(log_likelihood_ratio(sums[..., 0], sums[..., 1]), 1)[0]))
    every = np.ones(len(ours), dtype=bool)
    return tuple(share(np.array(p) <= ALPHA, every) for p in (ours, theirs))


def speed(seed: int) -> tuple[float, float]:
    """Return seconds and peak MiB of a whole comparison: 10,000 articles, 12 outlets."""
    rng = np.random.default_rng(seed)
    sizes = [834] * 4 + [833] * 8
    scores = table_of(rng, [Outlet(size, 10 + number % 3) for number, size in enumerate(sizes)])
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compare(scores)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return time.perf_counter() - start, peak
