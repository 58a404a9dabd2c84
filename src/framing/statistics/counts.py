r"""A negative-binomial model of hits, with the logarithm of the tokens as offset.

$h_i \sim NB(\mu_i, \alpha)$, $\log \mu_i = \log t_i + x_i^\top \beta$, variance
$\mu_i + \alpha\mu_i^2$ (Cameron & Trivedi 2013, *Regression Analysis of Count Data*, 2nd ed.,
§3.3). Fitted by `statsmodels`: the coefficients by iteratively reweighted least squares with
$\alpha$ from its moment equation. The covariance is the HC3 sandwich (MacKinnon & White 1985), so
that intervals do not lean on all outlets' being equally overdispersed or on the counts' being
negative binomial: with the model's own covariance they do not hold (docs/methods.md).
"""

from __future__ import annotations

import warnings
from typing import NamedTuple, Protocol

import numpy as np
import statsmodels.api as sm
from statsmodels.tools.sm_exceptions import PerfectSeparationError

from framing.statistics.arrays import Floats

_ROUNDS = 25
_SETTLED = 1e-4
_LARGEST = 1e4


class CountModel(NamedTuple):
    """A fitted model, or the reason why there is none.

    Attributes:
        coefficients: Logarithms of rates per token and of ratios, shape (k,); `nan` if not fitted.
        covariance: HC3, shape (k, k).
        dispersion: α, 0 for counts that vary as Poisson counts do.
        reason: Why it failed; empty if it did not.
    """

    coefficients: Floats
    covariance: Floats
    dispersion: float
    reason: str = ""


class _Fit(Protocol):
    params: Floats
    fittedvalues: Floats
    converged: bool


def negative_binomial(hits: Floats, tokens: Floats, design: Floats) -> CountModel:
    """Fit the model.

    Args:
        hits: Counts, shape (n,).
        tokens: Counts, shape (n,); articles without tokens are left out.
        design: Predictors, shape (n, k), a column of ones or one of zeros and ones for each
            outlet among them.
    """
    kept = tokens > 0
    h, t, x = hits[kept], tokens[kept], design[kept]
    width = design.shape[1]
    if len(h) <= width:
        return _failed(width, f"{len(h)} articles for {width} coefficients")
    if np.linalg.matrix_rank(x.T @ x) < width:
        return _failed(width, "the predictors repeat one another")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _settle(h, t, x)
    except (np.linalg.LinAlgError, ValueError, PerfectSeparationError) as error:
        return _failed(width, f"the fit failed: {error}")


def _failed(width: int, reason: str) -> CountModel:
    nothing = np.full((width, width), np.nan)
    return CountModel(nothing[0], nothing, float("nan"), reason)


def _settle(h: Floats, t: Floats, x: Floats) -> CountModel:
    """Alternate between coefficients and dispersion until neither moves."""
    alpha, fit = 1.0, _fit(h, t, x, 1.0, None)
    for _ in range(_ROUNDS):
        update = _dispersion(h, fit.fittedvalues, x.shape[1])
        settled = abs(update - alpha) <= _SETTLED * max(alpha, 1e-3)
        alpha = update
        if settled:
            break
        fit = _fit(h, t, x, alpha, fit)
    else:
        return _failed(x.shape[1], f"no convergence in {_ROUNDS} rounds")
    if not fit.converged or not np.isfinite(fit.params).all():
        return _failed(x.shape[1], "no convergence")
    return CountModel(fit.params, _sandwich(h, fit.fittedvalues, x, alpha), alpha)


def _fit(h: Floats, t: Floats, x: Floats, alpha: float, last: _Fit | None) -> _Fit:
    family = sm.families.NegativeBinomial(alpha=max(alpha, 1e-8))
    model = sm.GLM(h, x, family=family, offset=np.log(t), hasconst=False)
    fit: _Fit = model.fit(start_params=None if last is None else last.params)
    return fit


def _dispersion(h: Floats, mu: Floats, width: int) -> float:
    """Solve Σ (h − μ)² / (μ + αμ²) = n − k for α ≥ 0 by Newton steps from below."""
    squares, alpha = (h - mu) ** 2, 0.0
    for _ in range(100):
        variance = mu + alpha * mu**2
        excess = (squares / variance).sum() - (len(h) - width)
        if excess <= _SETTLED:
            break
        alpha += excess / (squares * mu**2 / variance**2).sum()
    return float(min(alpha, _LARGEST))


def _sandwich(h: Floats, mu: Floats, x: Floats, alpha: float) -> Floats:
    weight = mu / (1 + alpha * mu)
    bread = np.linalg.inv((x * weight[:, None]).T @ x)
    leverage = weight * np.einsum("ij,jk,ik->i", x, bread, x)
    score = (h - mu) / (1 + alpha * mu) / np.maximum(1 - leverage, 1e-9)
    meat = (x * (score**2)[:, None]).T @ x
    return np.asarray(bread @ meat @ bread)
