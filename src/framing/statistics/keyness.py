"""Which words set two texts apart. Rankings, not tests: tokens of one article go together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import xlogy
from scipy.stats import hypergeom

from framing.statistics.arrays import Floats, floats


class LogOdds(NamedTuple):
    """Log-odds ratio of each word, and the same over its standard deviation."""

    delta: Floats
    z: Floats


def log_odds(
    target: ArrayLike, reference: ArrayLike, prior: ArrayLike, *, sizes: tuple[float, float, float]
) -> LogOdds:
    r"""Return the log-odds ratios of words with an informative Dirichlet prior.

    $\delta_w = \log\frac{y^t_w + \alpha_w}{n^t + \alpha_0 - y^t_w - \alpha_w} -
    \log\frac{y^r_w + \alpha_w}{n^r + \alpha_0 - y^r_w - \alpha_w}$, with variance
    $1/(y^t_w + \alpha_w) + 1/(y^r_w + \alpha_w)$ (Monroe, Colaresi & Quinn 2008, *Political
    Analysis* 16, 372–403, eqs. 16, 20 and 22).

    Args:
        target: Counts, shape (w,).
        reference: Counts, shape (w,).
        prior: Pseudo-counts, shape (w,).
        sizes: Tokens of target, reference and prior in all, words that are not listed included.
    """
    ours, theirs, alpha = floats(target), floats(reference), floats(prior)
    n, m, whole = sizes
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log((ours + alpha) / (n + whole - ours - alpha)) - np.log(
            (theirs + alpha) / (m + whole - theirs - alpha)
        )
        z = delta / np.sqrt(1 / (ours + alpha) + 1 / (theirs + alpha))
    return LogOdds(delta, z)


def specificity(count: ArrayLike, size: float, total_count: ArrayLike, total_size: float) -> Floats:
    """Return Lafon's specificity: the power of ten by which a count is too high or too low.

    −log₁₀ P(X ≥ f) when the count f is above the hypergeometric mode, log₁₀ P(X ≤ f) below it,
    for X words among the t tokens of a part when the corpus holds F among T (Lafon 1980, *Mots*
    1, 127–165). Positive: more than expected.

    Args:
        count: f, shape (w,).
        size: t.
        total_count: F, shape (w,).
        total_size: T.
    """
    found, whole = floats(count), floats(total_count)
    mode = np.floor((whole + 1) * (size + 1) / (total_size + 2))
    above, sizes = found > mode, (total_size, whole, size)
    with np.errstate(divide="ignore"):
        more = -np.log10(hypergeom.sf(found - 1, *sizes))
        less = np.log10(hypergeom.cdf(found, *sizes))
    # Below the smallest float the logarithms are summed, which is slow.
    if np.isinf(more[above]).any() or np.isinf(less[~above]).any():
        more = -hypergeom.logsf(found - 1, *sizes) / np.log(10)
        less = hypergeom.logcdf(found, *sizes) / np.log(10)
    return np.asarray(np.where(above, more, less), dtype=np.float64)


def log_likelihood_ratio(hits: ArrayLike, tokens: ArrayLike) -> Floats:
    """Return G² of two rates, as if every token were drawn on its own: here to show why not.

    2 Σ O · ln(O / E) over hits and other tokens of both sides (Dunning 1993, *Computational
    Linguistics* 19, 61–74); χ² with one degree of freedom under independence, which hits of one
    article do not have.

    Args:
        hits: Shape (2, C).
        tokens: Shape (2, C).
    """
    found, size = floats(hits), floats(tokens)
    share = found.sum(axis=0) / size.sum(axis=0)
    table = np.stack([found, size - found])
    expected = np.stack([size * share, size * (1 - share)])
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = xlogy(table, table / expected)
    return np.asarray(2 * np.nansum(parts, axis=(0, 1)))
