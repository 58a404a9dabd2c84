"""The draws that intervals are made of, once for each group and for what is left without it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from zlib import crc32

import numpy as np

from framing.comparison.limits import FEWEST_FOR_INTERVAL, FEWEST_WITH_HITS
from framing.comparison.panel import Panel
from framing.comparison.wording import say
from framing.statistics.arrays import Bools, Floats
from framing.statistics.intervals import Estimate, estimate, rate_ends, symmetric_interval
from framing.statistics.moments import (
    CUBE_ROOT,
    LOG_RATE,
    Moments,
    moment_columns,
    split_moments,
)
from framing.statistics.rates import ratio
from framing.statistics.resampling import resampled_parts, resampled_sums

Side = tuple[str, str]
_FARTHEST = 1.5
STUDENTISED = say("studentised")


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
    """Draws articles of a panel; keeps what it has drawn.

    Attributes:
        panel: The corpus.
        seed: Seed.
        draws: Resamples for each interval.
    """

    panel: Panel
    seed: int
    draws: int
    _samples: dict[Side, Sample] = field(default_factory=dict, repr=False, compare=False)

    def sample(self, name: str, against: str = "") -> Sample:
        """Return the sample of a group, or of `the rest` without the group `against`."""
        side = (name, against if self.panel.is_rest(name) else "")
        if side not in self._samples:
            self._samples[side] = self._sample(*side)
        return self._samples[side]

    def _sample(self, name: str, against: str) -> Sample:
        counts = self.panel.counts[self.panel.side(name, against)]
        sums, bears = counts.sum(axis=0), bearing(counts)
        rate = ratio(sums[:, 0], sums[:, 1])
        nothing = np.full(rate.shape, np.nan)
        if not bears.any():
            return Sample(rate, nothing, nothing, None, bears)
        moments = self._moments(name, against)
        log_rate = estimate(counts, moments, LOG_RATE)
        ends = rate_interval(estimate(counts, moments, CUBE_ROOT), log_rate)
        low, high = (np.where(bears, end, np.nan) for end in ends)
        return Sample(rate, low, high, log_rate, bears)

    def _moments(self, name: str, against: str) -> Moments:
        cells = len(self.panel.cells)
        if self.panel.is_rest(name):
            own = self._parts[self.panel.groups.index(against)]
            return split_moments(self._parts.sum(axis=0) - own, cells, 2)
        columns = moment_columns(self.panel.counts[self.panel.rows(name)])
        rng = generator(self.seed, "bootstrap", name)
        return split_moments(resampled_sums(columns, self.draws, rng), cells, 2)

    @cached_property
    def _parts(self) -> Floats:
        """The sums of each group when the whole corpus is resampled."""
        rng = generator(self.seed, "bootstrap of the whole")
        columns = moment_columns(self.panel.counts)
        return resampled_parts(columns, self.panel.borders, self.draws, rng)


def bearing(counts: Floats) -> Bools:
    """Return which cells have enough articles, and enough with a hit, for an interval.

    Args:
        counts: Hits and tokens, shape (n, cells, 2).
    """
    articles = (counts[..., 1] > 0).sum(axis=0)
    with_hits = (counts[..., 0] > 0).sum(axis=0)
    return np.asarray((articles >= FEWEST_FOR_INTERVAL) & (with_hits >= FEWEST_WITH_HITS))


def rate_interval(cube_root: Estimate, log_rate: Estimate) -> tuple[Floats, Floats]:
    """Return the ends for a rate, from −R^(−1/3).

    That scale has hardly any upper end when a few articles hold most hits: the upper end is at
    most one and a half times the logarithm's, which costs no coverage (docs/methods.md).
    """
    low, high = rate_ends(*symmetric_interval(cube_root))
    other = np.exp(symmetric_interval(log_rate)[1])
    return low, np.fmin(high, _FARTHEST * other)
