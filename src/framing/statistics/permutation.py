r"""Do two sets of articles have the same pooled rate? A permutation test of whole articles.

Statistic: with $R_g = \sum h_i / \sum t_i$ on side $g$, the absolute difference of the logarithms
of the two rates over its linearised standard error. Each side is given half a hit at the common
rate, so that a side without a hit has a logarithm, and no less variance than a Poisson count has,
so that articles which happen to be alike do not pass for certainty. Dividing by the error of each side, as computed
anew for each arrangement, keeps the test's level in large samples even when the two sides differ
in article length or overdispersion, where the plain difference of rates does not (Janssen 1997,
*Statistics & Probability Letters* 36, 9–21; Neubert & Brunner 2007, *Computational Statistics &
Data Analysis* 51, 5192–5204; Chung & Romano 2013, *Annals of Statistics* 41, 484–507). When the
articles of the two sides are alike, the test is exact at any size.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np

from framing.statistics.arrays import Bools, Floats
from framing.statistics.moments import moment_columns, split_moments

EXACT_UP_TO = 20_000
_HALF_A_HIT = 0.5
_TINY = 1e-9
# Keys held at once: 16 MiB.
_AT_ONCE = 2_097_152


class PermutationTest(NamedTuple):
    """What came out.

    Attributes:
        p: Two-sided, shape (C,); `nan` for a cell without a hit or without tokens on a side.
        arrangements: How many were looked at, the observed one included.
        exact: They were all that there are.
    """

    p: Floats
    arrangements: int
    exact: bool


def permutation_test(
    target: Floats, reference: Floats, *, draws: int, rng: np.random.Generator
) -> PermutationTest:
    """Test whether two sets of articles have the same pooled rate in each cell.

    All arrangements are looked at when there are at most 20,000; else `draws` random ones, and
    p = (1 + those at least as extreme) / (1 + draws) (Phipson & Smyth 2010, *Statistical
    Applications in Genetics and Molecular Biology* 9, art. 39).

    Args:
        target: Hits and tokens, shape (n, C, 2).
        reference: Shape (m, C, 2).
        draws: Number of random arrangements.
        rng: Source of chance.
    """
    counts = np.concatenate([target, reference])
    n, total = len(target), len(target) + len(reference)
    data = moment_columns(counts), counts.sum(axis=0)
    seen = _statistic((np.arange(total) < n)[None, :], *data)[0]
    exact = comb(total, n) <= EXACT_UP_TO
    sides = _all_sides(total, n) if exact else _random_sides(total, n, draws, rng)
    beyond = sum(
        (np.asarray(_statistic(side, *data) >= seen - _TINY).sum(axis=0) for side in sides),
        start=np.zeros(counts.shape[1]),
    )
    count = comb(total, n) if exact else draws + 1
    p = beyond / count if exact else (beyond + 1) / count
    return PermutationTest(np.where(_answerable(target, reference), p, np.nan), count, exact)


def _answerable(target: Floats, reference: Floats) -> Bools:
    sums = np.stack([target.sum(axis=0), reference.sum(axis=0)])
    return np.asarray((sums[..., 0].sum(axis=0) > 0) & (sums[..., 1] > 0).all(axis=0))


def _all_sides(total: int, n: int) -> Iterator[Bools]:
    chosen = np.array(list(combinations(range(total), n)))
    sides = np.zeros((len(chosen), total), dtype=np.bool_)
    np.put_along_axis(sides, chosen, values=True, axis=1)
    yield sides


def _random_sides(total: int, n: int, draws: int, rng: np.random.Generator) -> Iterator[Bools]:
    rows = max(1, _AT_ONCE // total)
    for start in range(0, draws, rows):
        keys = rng.random((min(rows, draws - start), total))
        # The n articles with the smallest keys: several times as fast as shuffling.
        yield keys <= np.partition(keys, n - 1, axis=1)[:, n - 1 : n]


def _statistic(sides: Bools, columns: Floats, sums: Floats) -> Floats:
    """Return the statistic of each arrangement, shape (arrangements, C).

    Args:
        sides: Which articles are on the target's side, shape (arrangements, n + m).
        columns: Counts and their products, shape (n + m, 6 C).
        sums: Of the counts, shape (C, 2).
    """
    everything = columns.sum(axis=0)
    here = sides.astype(np.float64) @ columns
    n = int(sides[0].sum())
    common = sums[:, 0] / np.maximum(sums[:, 1], 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        one = _side(here, n, common)
        two = _side(everything - here, len(columns) - n, common)
        apart = np.abs(one[0] - two[0])
        value = apart / np.sqrt(one[1] + two[1])
    return np.where(apart > _TINY, np.nan_to_num(value, nan=0.0, posinf=np.inf), 0.0)


def _side(sums: Floats, n: int, common: Floats) -> tuple[Floats, Floats]:
    """Return the log rate and its variance for one side: two arrays (arrangements, C)."""
    first, second = split_moments(sums, len(common), 2)
    hits, tokens = first[..., 0], first[..., 1]
    rate = hits / tokens
    squares = second[..., 0, 0] - 2 * rate * second[..., 0, 1] + rate**2 * second[..., 1, 1]
    tokens = tokens + _HALF_A_HIT / common
    hits = hits + _HALF_A_HIT
    spread = np.maximum(np.nan_to_num(squares) * n / max(n - 1, 1), hits)
    return np.log(hits / tokens), spread / hits**2
