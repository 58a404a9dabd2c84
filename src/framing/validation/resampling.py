"""Percentile intervals of precision, recall and F1 for very many keys at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from framing.evaluation.counts import Counts
from framing.statistics.arrays import Floats

Key = tuple[str, str, str]

_ENDS = (2.5, 97.5)


class Interval(NamedTuple):
    """The ends of a 95 % interval; `nan` where too few resamples have a value."""

    low: float
    high: float


class Intervals(NamedTuple):
    """The intervals of one key."""

    precision: Interval
    recall: Interval
    f1: Interval


def intervals(
    tables: Sequence[Mapping[Key, Counts]], keys: Sequence[Key], *, draws: int, seed: int
) -> dict[Key, Intervals]:
    """Return the percentile intervals of each key, articles resampled with replacement.

    Args:
        tables: Counts by key, one mapping an article; `coded` is read from the key's frame.
        keys: The keys wanted.
        draws: Bootstrap samples; the same ones for all keys.
        seed: Of the generator.
    """
    both, found, coded = (_array(tables, keys, name) for name in ("both", "found", "coded"))
    generator = np.random.default_rng(seed)
    articles = len(tables)
    times = generator.multinomial(articles, np.full(articles, 1 / articles), size=draws)
    sums = [times @ part for part in (both, found, coded)]
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = (
            _ends(sums[0] / sums[1]),
            _ends(sums[0] / sums[2]),
            _ends(2 * sums[0] / (sums[1] + sums[2])),
        )
    return {
        key: Intervals(*(Interval(float(low[at]), float(high[at])) for low, high in ends))
        for at, key in enumerate(keys)
    }


def _array(tables: Sequence[Mapping[Key, Counts]], keys: Sequence[Key], name: str) -> Floats:
    """Return one kind of count, shape (articles, keys)."""
    homes = [_home(key, name) for key in keys]
    rows = [[getattr(table.get(home, Counts()), name) for home in homes] for table in tables]
    return np.array(rows, dtype=np.float64)


def _home(key: Key, name: str) -> Key:
    return (key[0], "", "") if name == "coded" else key


def _ends(values: Floats) -> tuple[Floats, Floats]:
    """Return the ends for each key; resamples in which the figure has no value are left out."""
    known = np.isfinite(values).any(axis=0)
    low, high = np.full(values.shape[1], np.nan), np.full(values.shape[1], np.nan)
    if known.any():
        low[known], high[known] = np.nanpercentile(values[:, known], _ENDS, axis=0)
    return low, high
