"""The draws that intervals are made of, once for each group and for what is left without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np

from framing.comparison.limits import FEWEST_FOR_INTERVAL, FEWEST_WITH_HITS
from framing.comparison.panel import REST, Panel
from framing.statistics.arrays import Bools, Floats
from framing.statistics.intervals import Estimate, estimate, rate_ends, symmetric_interval
from framing.statistics.moments import (
    CUBE_ROOT,
    LOG_RATE,
    Moments,
    moment_columns,
    split_moments,
)
from framing.statistics.resampling import resampled_parts, resampled_sums

Side = tuple[str, str]
STUDENTISED = "symmetric studentised bootstrap over articles"


def generator(seed: int, *names: str) -> np.random.Generator:
    """Return a source of chance of its own for one task.

    It depends on the seed and the names alone, so that a contrast comes out the same whatever
    else is compared beside it.
    """
    key = tuple(crc32(name.encode()) for name in names)
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=key))


@dataclass(frozen=True)
class Sample:
    """What one side of a contrast shows, and its intervals, all of shape (cells,).

    Attributes:
        rate: Hits per token; `nan` without tokens.
        low: Lower end of the rate's interval; `nan` where refused.
        high: Upper end.
        log_rate: The logarithm of the rate with its draws, or None with too few articles.
        bears: Cells whose articles can bear an interval.
    """

    rate: Floats
    low: Floats
    high: Floats
    log_rate: Estimate | None
    bears: Bools


@dataclass(frozen=True)
class Sampler:
    """Draws articles of a panel.

    Attributes:
        panel: The corpus.
        seed: Seed.
        draws: Resamples for each interval.
    """

    panel: Panel
    seed: int
    draws: int

    def sample(self, name: str, against: str = "") -> Sample:
        """Return the sample of a group, or of `the rest` without the group `against`."""
        return _sample(self, name, against)

    def moments(self, name: str, against: str) -> Moments:
        """Return the resampled moments of one side."""
        cells = len(self.panel.cells)
        if name == REST and REST not in self.panel.groups:
            parts = _parts(self)
            own = parts[self.panel.groups.index(against)]
            return split_moments(parts.sum(axis=0) - own, cells, 2)
        columns = moment_columns(self.panel.counts[self.panel.rows(name)])
        rng = generator(self.seed, "bootstrap", name)
        return split_moments(resampled_sums(columns, self.draws, rng), cells, 2)

    def __hash__(self) -> int:
        return id(self)


@cache
def _parts(sampler: Sampler) -> Floats:
    panel = sampler.panel
    rng = generator(sampler.seed, "bootstrap of the whole")
    return resampled_parts(moment_columns(panel.counts), panel.borders, sampler.draws, rng)


@cache
def _sample(sampler: Sampler, name: str, against: str) -> Sample:
    counts = sampler.panel.counts[sampler.panel.side(name, against)]
    bears = bearing(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        sums = counts.sum(axis=0)
        rate = sums[:, 0] / sums[:, 1]
    nothing = np.full(rate.shape, np.nan)
    if not bears.any():
        return Sample(rate, nothing, nothing, None, bears)
    moments = sampler.moments(name, against)
    log_rate = estimate(counts, moments, LOG_RATE)
    low, high = rate_interval(estimate(counts, moments, CUBE_ROOT), log_rate)
    low, high = (np.where(bears, end, np.nan) for end in (low, high))
    return Sample(rate, low, high, log_rate, bears)


def bearing(counts: Floats) -> Bools:
    """Return which cells have enough articles, and enough with a hit, for an interval.

    Args:
        counts: Hits and tokens, shape (n, cells, 2).
    """
    articles = (counts[..., 1] > 0).sum(axis=0)
    with_hits = (counts[..., 0] > 0).sum(axis=0)
    return np.asarray((articles >= FEWEST_FOR_INTERVAL) & (with_hits >= FEWEST_WITH_HITS))


def rate_interval(cube_root: Estimate, log_rate: Estimate) -> tuple[Floats, Floats]:
    """Return the ends for a rate; the logarithm's upper end where the other scale has none."""
    low, high = rate_ends(*symmetric_interval(cube_root))
    fallback = np.exp(symmetric_interval(log_rate)[1])
    return low, np.where(np.isinf(high), fallback, high)


def as_mapping(sample: Sample) -> Mapping[str, Floats]:
    """Return rate and ends per 1,000 tokens."""
    return {"rate": 1000 * sample.rate, "low": 1000 * sample.low, "high": 1000 * sample.high}
