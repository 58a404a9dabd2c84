"""The negative-binomial model beside the permutation test: pairs, with covariates if wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import t as student

from framing.comparison import wording
from framing.comparison.limits import (
    FEWEST_FOR_MODEL,
    FEWEST_WITH_HITS_FOR_MODEL,
    LEVEL,
)
from framing.comparison.panel import Panel
from framing.comparison.rows import Contrast
from framing.comparison.sampling import Side
from framing.comparison.wording import Number, Phrase
from framing.errors import CorpusError
from framing.statistics.arrays import Floats, floats
from framing.statistics.counts import CountModel, negative_binomial
from framing.statistics.multiplicity import benjamini_hochberg

METHOD = wording.say("negative binomial")
LENGTH = "tokens"


@dataclass(frozen=True)
class FittedCell:
    """The model of one frame and voice, over the groups that have enough articles for it."""

    cell: int
    groups: tuple[str, ...]
    model: CountModel
    articles: dict[str, int]


def models(panel: Panel, pairs: Sequence[Side], covariates: Sequence[str]) -> list[Contrast]:
    """Return a row for each pair, frame and voice whose articles can bear a model."""
    extra = design_of(panel, covariates)
    fits = [fit for cell in range(len(panel.cells)) if (fit := fitted(panel, cell, extra))]
    found = [row for fit in fits for row in _rows(panel, fit, pairs, covariates)]
    q = benjamini_hochberg([row.p for row in found])
    return [row._replace(q=float(value)) for row, value in zip(found, q, strict=True)]


def design_of(panel: Panel, covariates: Sequence[str]) -> Floats:
    """Return the columns of the covariates, centred, shape (n, k).

    Numbers are one column each, other values one column for each value but the first; `tokens`
    is the logarithm of the article's length.

    Raises:
        CorpusError: A covariate is unknown or missing in some articles.
    """
    columns = [_covariate(panel, name) for name in covariates]
    table = np.concatenate([np.empty((len(panel.hits), 0)), *columns], axis=1)
    return floats(table - table.mean(axis=0))


def _covariate(panel: Panel, name: str) -> Floats:
    if name == LENGTH:
        return floats(np.log(np.maximum(panel.tokens.sum(axis=1), 1.0)))[:, None]
    if name not in panel.articles or name == panel.by:
        known = [str(column) for column in panel.articles if column != panel.by]
        raise CorpusError(
            f"covariates: {name!r} is no column of the articles; allowed are "
            f"{', '.join([LENGTH, *known])}"
        )
    values = panel.articles[name]
    if values.isna().any():
        first = str(values.index[values.isna()][0])
        raise CorpusError(
            f"covariates: article {first!r} has no {name!r}; fill it in or leave the column out"
        )
    if pd.api.types.is_numeric_dtype(values):
        return floats(values.to_numpy(dtype=np.float64))[:, None]
    return floats(pd.get_dummies(values, drop_first=True).to_numpy(dtype=np.float64))


def fitted(panel: Panel, cell: int, extra: Floats) -> FittedCell | None:
    """Fit one frame and voice; None with fewer than two groups that have enough articles."""
    counts = panel.counts[:, cell]
    able = tuple(group for group in panel.groups if _enough(counts[panel.rows(group)]))
    if len(able) < 2:
        return None
    kept = np.concatenate([panel.side(group) for group in able])
    dummies = np.zeros((len(panel.hits), len(able)))
    for place, group in enumerate(able):
        dummies[panel.rows(group), place] = 1.0
    design = np.concatenate([dummies, extra], axis=1)[kept]
    model = negative_binomial(counts[kept, 0], counts[kept, 1], design)
    articles = {group: int((counts[panel.rows(group), 1] > 0).sum()) for group in able}
    return FittedCell(cell, able, model, articles)


def _enough(counts: Floats) -> bool:
    articles, with_hits = (counts[:, 1] > 0).sum(), (counts[:, 0] > 0).sum()
    return bool(articles >= FEWEST_FOR_MODEL and with_hits >= FEWEST_WITH_HITS_FOR_MODEL)


def _rows(
    panel: Panel, fit: FittedCell, pairs: Sequence[Side], covariates: Sequence[str]
) -> Iterator[Contrast]:
    frame, voice = panel.cells[fit.cell]
    adjusted = wording.say("adjusted", method=METHOD, names=", ".join(covariates))
    method = adjusted if covariates else METHOD
    for target, reference in pairs:
        if target in fit.groups and reference in fit.groups:
            estimate, low, high, p = _wald(fit, target, reference)
            yield Contrast(
                frame=frame,
                voice=voice,
                target=target,
                reference=reference,
                estimate=estimate,
                low=low,
                high=high,
                p=p,
                q=float("nan"),
                effect=float("nan"),
                n_target=fit.articles[target],
                n_reference=fit.articles[reference],
                method=method,
                reading=_reading(fit.model.reason, estimate, low, high),
            )


def _wald(fit: FittedCell, target: str, reference: str) -> tuple[float, float, float, float]:
    """Return ratio, lower and upper end and p, by Student's t on n − k degrees of freedom."""
    one, two = fit.groups.index(target), fit.groups.index(reference)
    weights = np.zeros(len(fit.model.coefficients))
    weights[one], weights[two] = 1.0, -1.0
    apart = float(weights @ fit.model.coefficients)
    error = float(np.sqrt(weights @ fit.model.covariance @ weights))
    freedom = sum(fit.articles.values()) - len(weights)
    reach = float(student.ppf((1 + LEVEL) / 2, freedom)) * error
    p = float(2 * student.sf(abs(apart) / error, freedom)) if error > 0 else float("nan")
    return float(np.exp(apart)), float(np.exp(apart - reach)), float(np.exp(apart + reach)), p


def _reading(reason: str, estimate: float, low: float, high: float) -> Phrase:
    if reason:
        return wording.say("failed", reason=reason)
    values = {"value": estimate, "low": low, "high": high}
    return wording.say("model", **{key: Number(value, 2) for key, value in values.items()})
