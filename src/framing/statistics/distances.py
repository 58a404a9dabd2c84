"""How far apart two profiles are."""

from __future__ import annotations

import numpy as np
from scipy.special import xlogy

from framing.statistics.arrays import Floats


def jensen_shannon(left: Floats, right: Floats) -> Floats:
    """Return the Jensen–Shannon distance of two profiles taken as shares, from 0 to 1.

    The square root of the divergence to base 2 (Lin 1991, *IEEE Transactions on Information
    Theory* 37, 145–151; Endres & Schindelin 2003, ibid. 49, 1858–1860, for its being a metric).
    The same as `scipy.spatial.distance.jensenshannon(base=2)`, along the last axis and `nan` for
    a profile of zeros.

    Args:
        left: Not negative, shape (…, k).
        right: Likewise.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        p = left / left.sum(axis=-1, keepdims=True)
        q = right / right.sum(axis=-1, keepdims=True)
        middle = (p + q) / 2
        parts = xlogy(p, _over(p, middle)) + xlogy(q, _over(q, middle))
        return np.asarray(np.sqrt(np.maximum(parts.sum(axis=-1) / 2 / np.log(2), 0.0)))


def _over(part: Floats, middle: Floats) -> Floats:
    """Return part / middle, 1 where both are 0 and `nan` where there is no profile."""
    return np.where(middle == 0, 1.0, part / middle)


def cosine(left: Floats, right: Floats) -> Floats:
    """Return 1 − cosine of the angle between two profiles: 0 for the same mix, 1 for no overlap.

    Args:
        left: Not negative, shape (…, k).
        right: Likewise.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        lengths = np.linalg.norm(left, axis=-1) * np.linalg.norm(right, axis=-1)
        return np.asarray(np.maximum(1 - (left * right).sum(axis=-1) / lengths, 0.0))
