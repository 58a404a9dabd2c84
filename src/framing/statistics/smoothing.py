"""A line through points in time."""

from __future__ import annotations

import numpy as np
from statsmodels.nonparametric.smoothers_lowess import lowess

from framing.statistics.arrays import Floats

FEWEST_POINTS = 5


def smoothed(values: Floats, *, share: float = 0.6) -> Floats:
    """Return a locally weighted line through equally spaced values, shape (n,).

    Cleveland 1979, *Journal of the American Statistical Association* 74, 829–836, with two
    robustifying rounds. `nan` values are left out and stay `nan`; fewer than five others give
    `nan` throughout, for a line through four points is the points.

    Args:
        values: In order of time, shape (n,).
        share: Of the points that each place of the line looks at, at least four.
    """
    known = np.flatnonzero(~np.isnan(values))
    line = np.full(values.shape, np.nan)
    if len(known) < FEWEST_POINTS:
        return line
    window = min(1.0, max(share, 4 / len(known)))
    fitted = lowess(values[known], known, frac=window, it=2, return_sorted=False)
    line[known] = np.maximum(fitted, 0.0)
    return line
