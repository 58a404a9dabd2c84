"""Articles drawn with replacement: sums under the bootstrap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from framing.statistics.arrays import Floats, Integers

# Weights held at once: 16 MiB.
_AT_ONCE = 2_097_152


def resampled_sums(columns: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """Return the column sums of `draws` samples of as many articles, with replacement.

    Args:
        columns: Shape (n, k); whole numbers give sums that are exact.
        draws: Number of samples.
        rng: Source of chance.

    Returns:
        Shape (draws, k).
    """
    weights = _weights(len(columns), draws, rng)
    return np.concatenate([chunk @ columns for chunk in weights])


def resampled_parts(
    columns: Floats, borders: Integers, draws: int, rng: np.random.Generator
) -> Floats:
    """Return the sums of each part of the corpus when the whole corpus is resampled.

    What is left of a draw when one part is taken out is a sample of the other parts together,
    whose sizes vary as they would in another sample of the corpus.

    Args:
        columns: Shape (n, k), articles of a part in consecutive rows.
        borders: Shape (parts + 1,): part g is rows borders[g] to borders[g + 1].
        draws: Number of samples.
        rng: Source of chance.

    Returns:
        Shape (parts, draws, k).
    """
    spans = list(pairwise(borders))
    sums = [
        np.stack([chunk[:, start:end] @ columns[start:end] for start, end in spans])
        for chunk in _weights(len(columns), draws, rng)
    ]
    return np.concatenate(sums, axis=1)


def _weights(n: int, draws: int, rng: np.random.Generator) -> Iterator[Floats]:
    """Yield how often each of `n` articles is drawn, some draws at a time: shape (draws, n)."""
    rows = max(1, _AT_ONCE // max(n, 1))
    for start in range(0, draws, rows):
        size = min(rows, draws - start)
        places = rng.integers(0, n, (size, n)) + n * np.arange(size)[:, None]
        counted = np.bincount(places.ravel(), minlength=size * n)
        yield counted.reshape(size, n).astype(np.float64)
