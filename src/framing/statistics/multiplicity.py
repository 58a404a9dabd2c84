"""Many tests at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from framing.statistics.arrays import Floats, floats


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """Return q values: the false discovery rate at which each test would just be rejected.

    The smallest over i ≥ rank of p₍ᵢ₎ · m / i (Benjamini & Hochberg 1995, *Journal of the Royal
    Statistical Society B* 57, 289–300). Valid for independent and positively dependent tests, and
    in practice for pairwise comparisons; a `nan` is no member of the family and stays `nan`.

    Args:
        p: Shape (m,).
    """
    return _adjusted(floats(p), _step_up)


def holm(p: ArrayLike) -> Floats:
    """Return p values adjusted so that the chance of one false rejection is at most α.

    The largest over i ≤ rank of p₍ᵢ₎ · (m − i + 1) (Holm 1979, *Scandinavian Journal of
    Statistics* 6, 65–70). A `nan` is no member of the family and stays `nan`.

    Args:
        p: Shape (m,).
    """
    return _adjusted(floats(p), _step_down)


def _step_up(ordered: Floats) -> Floats:
    size = len(ordered)
    scaled = ordered * size / np.arange(1, size + 1)
    return np.asarray(np.minimum.accumulate(scaled[::-1])[::-1])


def _step_down(ordered: Floats) -> Floats:
    return np.asarray(np.maximum.accumulate(ordered * np.arange(len(ordered), 0, -1)))


def _adjusted(p: Floats, steps: Callable[[Floats], Floats]) -> Floats:
    result = np.full(p.shape, np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    result[order] = np.minimum(steps(p[order]), 1.0)
    return result
