"""How evenly hits are spread over articles."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from framing.statistics.arrays import Floats, floats


def deviation_of_proportions(hits: ArrayLike, tokens: ArrayLike) -> Floats:
    """Return Gries' DP: 0 when hits are spread as the tokens are, near 1 when all are in one part.

    ½ Σ |share of the hits − share of the tokens| over the parts (Gries 2008, *International
    Journal of Corpus Linguistics* 13, 403–437). `nan` where there is no hit, or where fewer
    than two parts have a token: nothing can be spread over one part.

    Args:
        hits: Counts by part, shape (parts,) or (parts, C).
        tokens: Sizes of the parts, a shape that broadcasts with `hits`.
    """
    counts, sizes = np.broadcast_arrays(floats(hits), floats(tokens))
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.abs(counts / counts.sum(axis=0) - sizes / sizes.sum(axis=0))
    return np.where((sizes > 0).sum(axis=0) > 1, apart.sum(axis=0) / 2, np.nan)
