"""The kernels against a second implementation, and at their borders."""

from itertools import permutations

import numpy as np
import pytest
from scipy import stats
from scipy.spatial import distance
from statsmodels.discrete.discrete_model import NegativeBinomial

from framing.statistics.correspondence import correspondence
from framing.statistics.counts import negative_binomial
from framing.statistics.dispersion import deviation_of_proportions
from framing.statistics.distances import cosine, debiased_interval, jensen_shannon
from framing.statistics.effects import cliffs_delta
from framing.statistics.intervals import (
    Estimate,
    difference_ends,
    estimate,
    rate_ends,
    symmetric_interval,
)
from framing.statistics.keyness import log_odds, specificity
from framing.statistics.moments import (
    CUBE_ROOT,
    LOG_ODDS,
    LOG_RATE,
    LOG_RATIO,
    RATE,
    delta_error,
    jackknife_error,
    moment_columns,
    split_moments,
    total_moments,
)
from framing.statistics.multiplicity import benjamini_hochberg, holm
from framing.statistics.permutation import permutation_test
from framing.statistics.rates import per_1000, ratio
from framing.statistics.resampling import resampled_parts, resampled_sums
from framing.statistics.smoothing import smoothed


def corpus(seed, n, *, rate=10.0, alpha=1.0, cells=1, width=2):
    rng = np.random.default_rng(seed)
    tokens = np.round(400 * np.exp(0.6 * rng.standard_normal((n, cells)))) + 30
    parts = []
    for _ in range(width // 2):
        inclined = rng.gamma(1 / alpha, alpha, (n, cells))
        parts += [rng.poisson(rate / 1000 * tokens * inclined).astype(float), tokens]
    return np.stack(parts, axis=-1)


# Rates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hits", "tokens", "expected"), [(3, 1000, 3.0), (0, 500, 0.0), (1, 0, np.nan), (0, 0, np.nan)]
)
def test_a_rate_is_per_thousand_and_nan_without_tokens(hits, tokens, expected):
    assert float(per_1000(hits, tokens)) == pytest.approx(expected, nan_ok=True)


def test_ratio_broadcasts():
    assert ratio([[1, 2], [3, 0]], [2, 0]) == pytest.approx(
        np.array([[0.5, np.nan], [1.5, np.nan]]), nan_ok=True
    )


# Errors of ratios ----------------------------------------------------------------------------

SCALES = {"rate": (RATE, 2), "log": (LOG_RATE, 2), "cube root": (CUBE_ROOT, 2)}
SCALES |= {"log ratio": (LOG_RATIO, 4), "log odds": (LOG_ODDS, 4)}


@pytest.mark.parametrize("name", SCALES)
def test_gradients_are_those_of_finite_differences(name):
    scale, width = SCALES[name]
    sums = corpus(3, 12, width=width).sum(axis=0)
    for place in range(width):
        step = np.zeros_like(sums)
        step[..., place] = 1e-4
        numeric = (scale.value(sums + step) - scale.value(sums - step)) / 2e-4
        assert scale.gradient(sums)[..., place] == pytest.approx(numeric, rel=1e-5, abs=1e-12)


def test_the_linearised_error_is_cochrans():
    counts = corpus(1, 15)
    hits, tokens = counts[:, 0, 0], counts[:, 0, 1]
    residuals = hits - hits.sum() / tokens.sum() * tokens
    expected = np.sqrt(15 / 14 * (residuals**2).sum()) / tokens.sum()
    assert delta_error(total_moments(counts), RATE, 15)[0] == pytest.approx(expected)


def test_the_jackknife_error_is_that_of_a_loop():
    counts = corpus(2, 9)
    hits, tokens = counts[:, 0, 0], counts[:, 0, 1]
    without = [
        np.log(np.delete(hits, i).sum() / np.delete(tokens, i).sum()) for i in range(len(hits))
    ]
    assert jackknife_error(counts, LOG_RATE)[0] == pytest.approx(np.std(without) * np.sqrt(8))


def test_errors_agree_in_large_samples():
    counts = corpus(4, 4000)
    linear = delta_error(total_moments(counts), LOG_RATE, 4000)[0]
    assert jackknife_error(counts, LOG_RATE)[0] == pytest.approx(linear, rel=0.02)


def test_the_error_is_nan_when_one_article_holds_all_hits():
    counts = np.array([[[3.0, 100.0]], [[0.0, 100.0]], [[0.0, 100.0]]])
    assert np.isnan(jackknife_error(counts, LOG_RATE)).all()
    assert np.isfinite(jackknife_error(counts, RATE)).all()


# Resampling ----------------------------------------------------------------------------------


def test_resamples_have_as_many_articles_and_the_right_mean():
    columns = np.stack([np.ones(30), np.arange(30.0)], axis=1)
    sums = resampled_sums(columns, 4000, np.random.default_rng(0))
    assert (sums[:, 0] == 30).all()
    assert sums[:, 1].mean() == pytest.approx(30 * 14.5, rel=0.01)
    assert sums[:, 1].std() == pytest.approx(np.sqrt(30) * np.arange(30).std(), rel=0.05)


def test_parts_add_up_to_a_sample_of_the_whole():
    columns = np.stack([np.ones(30), np.arange(30.0)], axis=1)
    parts = resampled_parts(columns, np.array([0, 10, 30]), 500, np.random.default_rng(0))
    assert parts.shape == (2, 500, 2)
    assert (parts[..., 0].sum(axis=0) == 30).all()
    assert parts[1, :, 0].std() == pytest.approx(np.sqrt(30 / 3 * 2 / 3), rel=0.1)


def test_the_same_seed_gives_the_same_bytes_in_any_chunks():
    columns = corpus(5, 40)[:, 0]
    first, second = (resampled_sums(columns, 50, np.random.default_rng(7)) for _ in range(2))
    assert first.tobytes() == second.tobytes()
    assert first.tobytes() != resampled_sums(columns, 50, np.random.default_rng(8)).tobytes()


# Intervals -----------------------------------------------------------------------------------


def interval(counts, scale, draws=1999, seed=0):
    sums = resampled_sums(moment_columns(counts), draws, np.random.default_rng(seed))
    moments = split_moments(sums, counts.shape[1], counts.shape[2])
    return symmetric_interval(estimate(counts, moments, scale))


def test_resampled_rates_are_those_of_scipy():
    counts = corpus(6, 60, cells=1)
    sums = resampled_sums(moment_columns(counts), 4000, np.random.default_rng(0))
    ours = estimate(counts, split_moments(sums, 1, 2), RATE).draws[:, 0]
    theirs = stats.bootstrap(
        (counts[:, 0, 0], counts[:, 0, 1]),
        lambda hits, tokens, axis: hits.sum(axis=axis) / tokens.sum(axis=axis),
        paired=True,
        n_resamples=4000,
        random_state=0,
    ).bootstrap_distribution
    assert np.quantile(ours, [0.05, 0.5, 0.95]) == pytest.approx(
        np.quantile(theirs, [0.05, 0.5, 0.95]), rel=0.02
    )


def test_in_large_samples_the_interval_is_the_normal_one():
    counts = corpus(7, 3000)
    low, high = interval(counts, RATE)
    error = delta_error(total_moments(counts), RATE, 3000)[0]
    rate = counts[..., 0].sum() / counts[..., 1].sum()
    assert [low[0], high[0]] == pytest.approx([rate - 1.96 * error, rate + 1.96 * error], rel=0.02)


def test_an_interval_is_nan_when_all_articles_have_one_rate():
    counts = np.stack([np.full((12, 1), 4.0), np.full((12, 1), 400.0)], axis=-1)
    assert np.isnan(interval(counts, LOG_RATE)).all()


def test_undefined_draws_count_as_far_away():
    draws = np.full((99, 1), np.nan)
    of = Estimate(np.zeros(1), np.ones(1), draws, np.ones((99, 1)))
    assert symmetric_interval(of)[1][0] == np.inf


def test_the_cube_root_goes_back_to_rates():
    low, high = rate_ends(np.array([-5.0, -5.0]), np.array([-4.0, 0.1]))
    assert low == pytest.approx([1 / 125, 1 / 125])
    assert high[0] == pytest.approx(1 / 64)
    assert high[1] == np.inf


def test_the_difference_leans_as_its_terms_do():
    """The ends of Zou and Donner's interval, by hand."""
    one = tuple(np.array([value]) for value in (5.0, 4.0, 9.0))
    two = tuple(np.array([value]) for value in (3.0, 2.0, 3.5))
    low, high = difference_ends(one, two)
    assert low[0] == pytest.approx(2 - np.hypot(1, 0.5))
    assert high[0] == pytest.approx(2 + np.hypot(4, 1))


# Permutation ---------------------------------------------------------------------------------


def by_hand(target, reference):
    """Count the arrangements in a plain loop, with the statistic written out for one cell."""
    every = np.concatenate([target, reference])[:, 0]
    n, rate = len(target), every[:, 0].sum() / every[:, 1].sum()

    def log_rate_and_variance(rows):
        hits, tokens = rows.sum(axis=0)
        squares = ((rows[:, 0] - hits / tokens * rows[:, 1]) ** 2).sum()
        spread = max(squares * len(rows) / (len(rows) - 1), hits + 0.5)
        return np.log((hits + 0.5) / (tokens + 0.5 / rate)), spread / (hits + 0.5) ** 2

    def statistic(order):
        one, two = (log_rate_and_variance(every[part]) for part in (order[:n], order[n:]))
        return abs(one[0] - two[0]) / np.sqrt(one[1] + two[1])

    orders = [np.array(order) for order in permutations(range(len(every)))]
    values = np.array([statistic(order) for order in orders])
    return (values >= statistic(np.arange(len(every))) - 1e-9).mean()


@pytest.mark.parametrize("seed", range(4))
def test_exact_p_values_are_those_of_a_plain_loop(seed):
    target, reference = corpus(seed, 3, rate=30), corpus(seed + 10, 4, rate=10)
    test = permutation_test(target, reference, draws=99, rng=np.random.default_rng(0))
    assert (test.exact, test.arrangements) == (True, 35)
    assert test.p[0] == pytest.approx(by_hand(target, reference))


@pytest.mark.parametrize(("n", "smallest"), [(2, 1 / 3), (3, 1 / 10), (4, 2 / 70), (5, 2 / 252)])
def test_the_smallest_possible_p(n, smallest):
    """Two articles against two cannot be significant; see `comparison.limits`."""
    many = np.stack([np.arange(50.0, 50 + n), np.full(n, 400.0)], axis=-1)[:, None]
    none = np.stack([np.zeros(n), np.full(n, 400.0)], axis=-1)[:, None]
    test = permutation_test(many, none, draws=99, rng=np.random.default_rng(0))
    assert test.p[0] >= smallest - 1e-12
    assert test.p[0] <= 2 * smallest + 1e-12


def test_random_arrangements_come_near_all_of_them():
    target, reference = corpus(1, 7, rate=20), corpus(2, 8, rate=10)
    exact = permutation_test(target, reference, draws=9, rng=np.random.default_rng(0))
    wide = np.concatenate([corpus(3, 12, rate=20)]), corpus(4, 12, rate=10)
    random = permutation_test(*wide, draws=999, rng=np.random.default_rng(0))
    again = permutation_test(*wide, draws=999, rng=np.random.default_rng(1))
    assert exact.exact
    assert not random.exact
    assert random.arrangements == 1000
    assert random.p[0] == pytest.approx(again.p[0], abs=0.06)
    assert random.p[0] >= 1 / 1000


def test_p_is_nan_without_a_hit_or_without_tokens():
    target, reference = corpus(1, 6, cells=3), corpus(2, 6, cells=3)
    target[:, 0, 0] = reference[:, 0, 0] = 0
    target[:, 1] = 0
    p = permutation_test(target, reference, draws=99, rng=np.random.default_rng(0)).p
    assert np.isnan(p[:2]).all()
    assert 0 < p[2] <= 1


def test_equal_rates_have_p_one():
    same = np.stack([np.full((6, 1), 4.0), np.full((6, 1), 400.0)], axis=-1)
    assert permutation_test(same, same, draws=99, rng=np.random.default_rng(0)).p[0] == 1.0


def test_the_sides_may_be_exchanged():
    target, reference = corpus(1, 10, rate=20), corpus(2, 30)
    one = permutation_test(target, reference, draws=1999, rng=np.random.default_rng(0)).p[0]
    two = permutation_test(reference, target, draws=1999, rng=np.random.default_rng(1)).p[0]
    assert one == pytest.approx(two, abs=0.04)


# Many tests ----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_q_values_are_those_of_scipy(seed):
    p = np.random.default_rng(seed).random(40) ** 3
    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])


@pytest.mark.parametrize("adjust", [benjamini_hochberg, holm])
def test_nan_is_no_member_of_the_family(adjust):
    adjusted = adjust([0.01, np.nan, 0.04])
    assert adjusted[[0, 2]] == pytest.approx(adjust([0.01, 0.04]))
    assert np.isnan(adjusted[1])
    assert adjust([]).shape == (0,)


# Effects, dispersion, keyness, distances -------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_cliffs_delta_is_that_of_mann_and_whitney(seed):
    rng = np.random.default_rng(seed)
    ours, theirs = rng.integers(0, 6, 17).astype(float), rng.integers(0, 5, 23).astype(float)
    u = stats.mannwhitneyu(ours, theirs).statistic
    assert cliffs_delta(ours, theirs) == pytest.approx(2 * u / (17 * 23) - 1)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [([3, 4], [1, 2], 1.0), ([1], [1], 0.0), ([], [1], np.nan), ([2, np.nan], [1], 1.0)],
)
def test_cliffs_delta_at_its_borders(ours, theirs, expected):
    found = cliffs_delta(np.array(ours, dtype=float), np.array(theirs, dtype=float))
    assert found == pytest.approx(expected, nan_ok=True)


def test_dispersion_is_even_or_not():
    assert float(deviation_of_proportions([2, 4], [100, 200])) == pytest.approx(0.0)
    assert float(deviation_of_proportions([0, 0, 0, 9], [1, 1, 1, 1])) == pytest.approx(0.75)
    assert np.isnan(deviation_of_proportions([0, 0], [10, 10]))


@pytest.mark.parametrize(("hits", "tokens"), [([3], [10]), ([3, 0], [10, 0]), ([0, 0], [0, 0])])
def test_nothing_is_spread_over_one_part(hits, tokens):
    assert np.isnan(deviation_of_proportions(hits, tokens))


def test_a_strong_prior_pulls_log_odds_to_zero():
    weak = log_odds([9], [1], [0.1], sizes=(100, 100, 1))
    strong = log_odds([9], [1], [50], sizes=(100, 100, 500))
    assert weak.delta[0] > strong.delta[0] > 0
    assert log_odds([1], [9], [0.1], sizes=(100, 100, 1)).z[0] == pytest.approx(-weak.z[0])


def test_specificities_sum_the_tail():
    for count in range(12):
        tail = stats.hypergeom.pmf(np.arange(count, 31), 500, 30, 100).sum()
        head = stats.hypergeom.pmf(np.arange(count + 1), 500, 30, 100).sum()
        expected = -np.log10(tail) if count > 6 else np.log10(head)
        assert float(specificity([count], 100, [30], 500)[0]) == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(3))
def test_distances_are_those_of_scipy(seed):
    left, right = np.random.default_rng(seed).random((2, 6))
    left[0] = right[1] = 0
    assert float(jensen_shannon(left, right)) == pytest.approx(
        distance.jensenshannon(left, right, base=2)
    )
    assert float(cosine(left, right)) == pytest.approx(distance.cosine(left, right))


def test_distances_at_their_borders():
    one, other, none = np.array([1.0, 0]), np.array([0, 3.0]), np.zeros(2)
    assert float(jensen_shannon(one, 5 * one)) == 0.0
    assert float(jensen_shannon(one, other)) == pytest.approx(1.0)
    assert float(cosine(one, other)) == pytest.approx(1.0)
    assert np.isnan(jensen_shannon(one, none))
    assert np.isnan(cosine(one, none))


def test_a_distance_that_chance_makes_is_corrected_to_nothing():
    draws = np.random.default_rng(0).normal(0.3, 0.05, 500)
    without = (np.full(20, 0.2) + 0.001 * np.arange(20), np.full(20, 0.2))
    assert debiased_interval(0.2, draws, without).low == 0.0
    assert np.isnan(debiased_interval(np.nan, draws, without).low)
    assert np.isnan(debiased_interval(0.2, np.full(9, 0.2), without).low)


# Map, model, line ----------------------------------------------------------------------------


def test_the_map_reproduces_chi_square_distances():
    table = np.array([[20.0, 5, 8], [4, 18, 7], [9, 9, 20], [3, 1, 12]])
    found = correspondence(table)
    profiles, masses = table / table.sum(axis=1, keepdims=True), table.sum(axis=0) / table.sum()
    for i in range(4):
        for j in range(4):
            apart = ((profiles[i] - profiles[j]) ** 2 / masses).sum()
            assert ((found.rows[i] - found.rows[j]) ** 2).sum() == pytest.approx(apart, abs=1e-12)


def test_rows_of_zeros_have_no_place_and_axes_have_a_fixed_sign():
    table = np.array([[20.0, 5, 8], [0, 0, 0], [9, 9, 20], [3, 12, 1]])
    found = correspondence(table)
    assert np.isnan(found.rows[1]).all()
    seen = np.delete(found.rows, 1, axis=0)
    assert (seen.max(axis=0) == np.abs(seen).max(axis=0)).all()


def test_the_model_of_two_groups_gives_the_ratio_of_rates():
    """With one length and two groups the fitted means are the groups' means whatever α is."""
    rng = np.random.default_rng(0)
    hits = np.concatenate([rng.negative_binomial(1, 0.1, 60), rng.negative_binomial(1, 0.2, 60)])
    design = np.repeat(np.eye(2), 60, axis=0)
    fit = negative_binomial(hits.astype(float), np.full(120, 400.0), design)
    assert fit.reason == ""
    assert np.exp(fit.coefficients) * 400 == pytest.approx(
        [hits[:60].mean(), hits[60:].mean()], rel=1e-6
    )
    assert fit.dispersion == pytest.approx(1.0, abs=0.5)


def test_the_model_is_near_statsmodels_maximum_likelihood():
    counts = np.concatenate([corpus(1, 200, rate=20)[:, 0], corpus(2, 200)[:, 0]])
    design = np.repeat(np.eye(2), 200, axis=0)
    ours = negative_binomial(counts[:, 0], counts[:, 1], design)
    theirs = NegativeBinomial(counts[:, 0], design, offset=np.log(counts[:, 1])).fit(disp=0)
    assert ours.coefficients == pytest.approx(theirs.params[:2], abs=0.03)
    assert ours.dispersion == pytest.approx(theirs.params[2], rel=0.15)
    assert np.sqrt(np.diag(ours.covariance)) == pytest.approx(theirs.bse[:2], rel=0.2)


@pytest.mark.parametrize(
    ("hits", "design", "said"),
    [
        ([1.0, 2], np.eye(2), "2 articles for 2"),
        ([1.0, 2, 3, 4], np.ones((4, 2)), "repeat"),
        ([np.nan, 2, 3, 4], np.repeat(np.eye(2), 2, axis=0), "fail"),
    ],
)
def test_a_model_that_cannot_be_fitted_says_why(hits, design, said):
    fit = negative_binomial(np.array(hits), np.full(len(hits), 100.0), design)
    assert said in fit.reason
    assert np.isnan(fit.coefficients).all()


def test_poisson_counts_have_no_dispersion():
    hits = np.array([4.0, 4, 4, 4, 5, 4, 4, 5])
    fit = negative_binomial(hits, np.full(8, 100.0), np.ones((8, 1)))
    assert (fit.dispersion, fit.reason) == (0.0, "")


def test_a_line_through_a_line_is_that_line():
    line = smoothed(np.arange(12.0))
    assert line == pytest.approx(np.arange(12.0), abs=1e-6)


def test_a_line_needs_five_points_and_skips_what_is_missing():
    assert np.isnan(smoothed(np.array([1.0, 2, 3, 4]))).all()
    line = smoothed(np.array([1.0, 2, np.nan, 4, 5, 6]))
    assert np.isnan(line[2])
    assert line[[0, 5]] == pytest.approx([1, 6], abs=1e-6)
