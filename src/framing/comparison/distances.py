"""How far apart the groups' profiles are, and which go together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform

from framing.comparison import wording
from framing.comparison.limits import FEWEST_FOR_DISTANCE
from framing.comparison.panel import Panel
from framing.comparison.rows import Distance, Merge
from framing.comparison.sampling import Sampler, generator
from framing.comparison.wording import Number, Phrase
from framing.statistics.arrays import Floats
from framing.statistics.distances import (
    DistanceInterval,
    cosine,
    debiased_interval,
    jensen_shannon,
)
from framing.statistics.rates import ratio
from framing.statistics.resampling import resampled_sums

Measure = Callable[[Floats, Floats], Floats]
MEASURES: dict[str, Measure] = {"Jensen–Shannon": jensen_shannon, "cosine": cosine}
METHOD = wording.say("debiased")


class ProfileDraws(NamedTuple):
    """The profile of a group: observed, resampled, and with each article left out.

    Attributes:
        observed: Rates, shape (cells,); a voice without tokens counts as no hits.
        draws: Shape (draws, cells), or None with too few articles.
        without: Shape (n, cells).
        articles: Number of articles that hold a hit.
    """

    observed: Floats
    draws: Floats | None
    without: Floats
    articles: int


def profile_draws(sampler: Sampler, group: str) -> ProfileDraws:
    """Return the profile of one group and how it varies."""
    counts = sampler.panel.counts[sampler.panel.rows(group)]
    n, cells = counts.shape[:2]
    with_hits = int((counts[..., 0].sum(axis=1) > 0).sum())
    draws = None
    if with_hits >= FEWEST_FOR_DISTANCE:
        rng = generator(sampler.seed, "distances", group)
        sums = resampled_sums(counts.reshape(n, -1), sampler.draws, rng)
        draws = _rates(sums.reshape(-1, cells, 2))
    total = counts.sum(axis=0)
    return ProfileDraws(_rates(total), draws, _rates(total - counts), with_hits)


def _rates(sums: Floats) -> Floats:
    return np.nan_to_num(ratio(sums[..., 0], sums[..., 1]))


def distances(sampler: Sampler) -> Iterator[Distance]:
    """Yield a row for each measure and pair of groups."""
    panel = sampler.panel
    drawn = {group: profile_draws(sampler, group) for group in panel.groups}
    for name, measure in MEASURES.items():
        for target, reference in combinations(panel.groups, 2):
            one, two = drawn[target], drawn[reference]
            interval = _interval(measure, one, two)
            yield Distance(
                measure=name,
                target=target,
                reference=reference,
                observed=float(measure(one.observed, two.observed)),
                estimate=interval.estimate,
                low=interval.low,
                high=interval.high,
                n_target=panel.sizes[target],
                n_reference=panel.sizes[reference],
                method=METHOD if np.isfinite(interval.low) else Phrase(),
                reading=_reading(interval, min(one.articles, two.articles)),
            )


def _interval(measure: Measure, one: ProfileDraws, two: ProfileDraws) -> DistanceInterval:
    if one.draws is None or two.draws is None:
        return DistanceInterval(float("nan"), float("nan"), float("nan"))
    return debiased_interval(
        float(measure(one.observed, two.observed)),
        measure(one.draws, two.draws),
        (measure(one.without, two.observed), measure(one.observed, two.without)),
    )


def _reading(interval: DistanceInterval, fewest: int) -> Phrase:
    if np.isnan(interval.low):
        return wording.say("few for distance", n=fewest, needed=FEWEST_FOR_DISTANCE)
    values = {name: Number(value, 2) for name, value in interval._asdict().items()}
    return wording.say("apart" if interval.low > 0 else "not apart", **values)


def merges(panel: Panel) -> Iterator[Merge]:
    """Yield the steps of an average-linkage clustering by Jensen–Shannon distance.

    From three groups on; groups without a hit are left out (Sokal & Michener 1958 for the
    linkage).
    """
    names = [group for group in panel.groups if panel.counts[panel.rows(group), :, 0].any()]
    if len(names) < 3:
        return
    shown = np.array([_rates(panel.counts[panel.rows(name)].sum(axis=0)) for name in names])
    apart = jensen_shannon(shown[:, None], shown[None, :])
    np.fill_diagonal(apart, 0.0)
    steps = linkage(squareform(apart, checks=False), method="average")
    yield from _steps([[name] for name in names], steps)


def _steps(members: list[list[str]], steps: Sequence[Floats]) -> Iterator[Merge]:
    for left, right, distance, size in steps:
        one, two = members[int(left)], members[int(right)]
        members.append([*one, *two])
        yield Merge(" + ".join(one), " + ".join(two), float(distance), int(size))
