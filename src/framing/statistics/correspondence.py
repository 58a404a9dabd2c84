"""Correspondence analysis: a table of counts as a map."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from framing.statistics.arrays import Floats, floats


class Map(NamedTuple):
    """Principal coordinates and what each axis holds.

    Attributes:
        rows: Shape (rows, axes); rows of zeros are `nan`.
        columns: Shape (columns, axes).
        inertia: Principal inertias, shape (axes,); their sum is χ² / n.
    """

    rows: Floats
    columns: Floats
    inertia: Floats


def correspondence(table: ArrayLike) -> Map:
    """Return the map of a contingency table.

    The singular value decomposition of the standardised residuals (P − rcᵀ) / √(rcᵀ); principal
    coordinates of rows and columns (Greenacre 2017, *Correspondence Analysis in Practice*, 3rd
    ed., appendix A). The sign of an axis, which is arbitrary, is set so that the row farthest
    from the middle is on its positive side.

    Args:
        table: Counts, shape (rows, columns).
    """
    counts = floats(table)
    kept_rows, kept_columns = counts.sum(axis=1) > 0, counts.sum(axis=0) > 0
    shares = counts[kept_rows][:, kept_columns] / max(counts.sum(), 1.0)
    r, c = shares.sum(axis=1), shares.sum(axis=0)
    axes = max(min(shares.shape) - 1, 0)
    residuals = (shares - np.outer(r, c)) / np.sqrt(np.outer(r, c))
    left, values, right = np.linalg.svd(residuals, full_matrices=False)
    left, values, right = left[:, :axes], values[:axes], right[:axes].T
    rows, columns = left * values / np.sqrt(r)[:, None], right * values / np.sqrt(c)[:, None]
    signs = _signs(rows)
    return Map(_spread(rows * signs, kept_rows), _spread(columns * signs, kept_columns), values**2)


def _signs(rows: Floats) -> Floats:
    if not rows.size:
        return np.ones(rows.shape[1])
    farthest = rows[np.abs(rows).argmax(axis=0), np.arange(rows.shape[1])]
    return np.where(farthest < 0, -1.0, 1.0)


def _spread(points: Floats, kept: ArrayLike) -> Floats:
    mask = np.asarray(kept, dtype=np.bool_)
    result = np.full((len(mask), points.shape[1]), np.nan)
    result[mask] = points
    return result
