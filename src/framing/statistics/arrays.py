"""The one array type that the kernels share."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]


def floats(values: ArrayLike) -> Floats:
    """Return `values` as an array of 64-bit floats."""
    return np.asarray(values, dtype=np.float64)
