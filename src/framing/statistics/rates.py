"""Rates per 1,000 tokens, and how two of them compare."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from framing.statistics.arrays import Floats, floats

PER = 1000.0


def per_1000(hits: ArrayLike, tokens: ArrayLike) -> Floats:
    """Return 1,000 · hits / tokens, element by element; `nan` where there are no tokens.

    Args:
        hits: Counts, any shape.
        tokens: Counts, a shape that broadcasts with `hits`.
    """
    return PER * ratio(hits, tokens)


def ratio(numerator: ArrayLike, denominator: ArrayLike) -> Floats:
    """Return numerator / denominator, element by element; `nan` where the denominator is 0."""
    above, below = np.broadcast_arrays(floats(numerator), floats(denominator))
    result = np.full(above.shape, np.nan)
    np.divide(above, below, out=result, where=below != 0)
    return result
