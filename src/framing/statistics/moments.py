r"""First and second moments of articles' counts, and the delta method on them.

An article is a row of `d` counts for each of `C` cells (frame × voice): hits and tokens, so that a
rate is a ratio of sums. Every statistic here is a function of the sums alone,
$\theta = f(\sum_i x_i)$, unchanged when all sums are multiplied by one factor; then
$\sum_i \nabla f \cdot x_i = 0$ and its variance over articles is
$\frac{n}{n-1} \sum_i (\nabla f \cdot x_i)^2 = \frac{n}{n-1} \nabla f^\top (\sum_i x_i x_i^\top)
\nabla f$ (Cochran 1977, *Sampling Techniques*, 3rd ed., ch. 6, for the ratio). Sums of products are
sums of whole numbers, hence exact in whatever order they are added.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from framing.statistics.arrays import Floats


class Moments(NamedTuple):
    """Sums over articles.

    Attributes:
        first: Sums of the counts, shape (…, C, d).
        second: Sums of their products, shape (…, C, d, d).
    """

    first: Floats
    second: Floats


class Scale(NamedTuple):
    """A function of sums, and its gradient.

    Attributes:
        value: (…, C, d) → (…, C).
        gradient: (…, C, d) → (…, C, d).
    """

    value: Callable[[Floats], Floats]
    gradient: Callable[[Floats], Floats]


def moment_columns(counts: Floats) -> Floats:
    """Return the counts and their products side by side.

    Args:
        counts: Shape (n, C, d).

    Returns:
        Shape (n, C · d · (1 + d)): what a weight vector over articles turns into `Moments`.
    """
    products = counts[..., :, None] * counts[..., None, :]
    n = len(counts)
    return np.concatenate([counts.reshape(n, -1), products.reshape(n, -1)], axis=1)


def split_moments(sums: Floats, cells: int, width: int) -> Moments:
    """Undo `moment_columns` for weighted sums of shape (…, C · d · (1 + d))."""
    head = sums.shape[:-1]
    border = cells * width
    first = sums[..., :border].reshape(*head, cells, width)
    second = sums[..., border:].reshape(*head, cells, width, width)
    return Moments(first, second)


def total_moments(counts: Floats) -> Moments:
    """Return the moments of articles each taken once; `counts` has shape (n, C, d)."""
    columns = moment_columns(counts)
    return split_moments(columns.sum(axis=0), counts.shape[1], counts.shape[2])


def delta_error(moments: Moments, scale: Scale, n: int) -> Floats:
    """Return the linearised standard error of `scale`, shape (…, C); formula above.

    Args:
        moments: Of `n` articles.
        scale: The statistic.
        n: Number of articles; fewer than two give `nan`.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = scale.gradient(moments.first)
        inner = np.matmul(moments.second, slope[..., None])[..., 0]
        spread = np.maximum((slope * inner).sum(axis=-1), 0.0)
        factor = n / (n - 1) if n > 1 else np.nan
        return np.asarray(np.sqrt(spread * factor))


def jackknife_error(counts: Floats, scale: Scale) -> Floats:
    r"""Return the delete-one jackknife standard error of `scale`, shape (C,).

    $\sqrt{\frac{n-1}{n} \sum_i (\theta_{(i)} - \bar\theta_{(\cdot)})^2}$ (Efron & Tibshirani 1993,
    *An Introduction to the Bootstrap*, ch. 11). `nan` where leaving one article out leaves the
    statistic undefined.

    Args:
        counts: Shape (n, C, d).
        scale: The statistic.
    """
    n = len(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        without = scale.value(counts.sum(axis=0) - counts)
        apart = without - without.mean(axis=0)
        error = np.sqrt((n - 1) / n * (apart**2).sum(axis=0))
    return np.asarray(np.where(np.isfinite(error), error, np.nan))


def _rate(first: Floats) -> Floats:
    return first[..., 0] / first[..., 1]


def _rate_slope(first: Floats) -> Floats:
    hits, tokens = first[..., 0], first[..., 1]
    return np.stack([1 / tokens, -hits / tokens**2], axis=-1)


def _log_slope(first: Floats) -> Floats:
    return np.stack([1 / first[..., 0], -1 / first[..., 1]], axis=-1)


def _cube_root(first: Floats) -> Floats:
    return -(_rate(first) ** (-1 / 3))


def _cube_root_slope(first: Floats) -> Floats:
    height = _rate(first) ** (-1 / 3) / 3
    return height[..., None] * _log_slope(first)


def _log_ratio(first: Floats) -> Floats:
    above, below = np.log(_rate(first[..., :2])), np.log(_rate(first[..., 2:]))
    return np.asarray(above - below)


def _log_ratio_slope(first: Floats) -> Floats:
    above, below = _log_slope(first[..., :2]), _log_slope(first[..., 2:])
    return np.concatenate([above, -below], axis=-1)


def _log_odds(first: Floats) -> Floats:
    return np.asarray(np.log(first[..., 0] / first[..., 2]))


def _log_odds_slope(first: Floats) -> Floats:
    slope = np.zeros_like(first)
    slope[..., 0], slope[..., 2] = 1 / first[..., 0], -1 / first[..., 2]
    return slope


# Counts (hits, tokens): R = Σ hits / Σ tokens, on four scales.
RATE = Scale(_rate, _rate_slope)
LOG_RATE = Scale(lambda first: np.log(_rate(first)), _log_slope)
# −R^(−1/3): rates of rare, clustered events are skewed to the right; on this scale they hardly are.
CUBE_ROOT = Scale(_cube_root, _cube_root_slope)
# Counts (hits, tokens, other hits, other tokens) of the same articles: log of the ratio of rates.
LOG_RATIO = Scale(_log_ratio, _log_ratio_slope)
# The same counts: log of the odds of hits over other hits.
LOG_ODDS = Scale(_log_odds, _log_odds_slope)
