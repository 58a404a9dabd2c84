"""Each pair of groups, and each group against the rest: ratio, difference, test, effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from framing.comparison import wording
from framing.comparison.limits import ALPHA, too_few_to_test
from framing.comparison.panel import REST, Panel
from framing.comparison.rows import Contrast
from framing.comparison.sampling import STUDENTISED, Sampler, Side, generator
from framing.comparison.wording import Number, Phrase, significant
from framing.statistics.arrays import Floats, Integers
from framing.statistics.effects import cliffs_delta
from framing.statistics.intervals import Estimate, difference_ends, symmetric_interval
from framing.statistics.multiplicity import benjamini_hochberg
from framing.statistics.permutation import PermutationTest, permutation_test
from framing.statistics.rates import PER, ratio

# Articles × arrangements that a closer look at one contrast may cost.
_BUDGET = 60_000_000


@dataclass(frozen=True)
class Tested:
    """One pair with everything that was computed for it; arrays of shape (cells,).

    `ratio` and `difference` hold estimate, lower and upper end; differences are per 1,000 tokens.
    """

    side: Side
    n: tuple[Integers, Integers]
    with_hits: Integers
    rates: tuple[Floats, Floats]
    ratio: tuple[Floats, Floats, Floats]
    difference: tuple[Floats, Floats, Floats]
    effect: Floats
    p: Floats
    arrangements: Integers
    exact: bool


def sides(panel: Panel, target: str | None, reference: str | None) -> list[Side]:
    """Return which groups are held against which, in the order of the table.

    Without target and reference: each pair and, from three groups on, each against the rest.
    """
    others = [group for group in panel.groups if group not in (target, reference)]
    rest = [REST] if len(panel.groups) > 2 and REST not in panel.groups else []
    if target and reference:
        return [(target, reference)]
    if target:
        return [(target, other) for other in (*others, *rest)]
    if reference:
        return [(other, reference) for other in others]
    pairs = list(combinations(panel.groups, 2))
    return pairs + [(group, REST) for group in panel.groups if rest]


def tested(sampler: Sampler, pairs: Sequence[Side]) -> list[Tested]:
    """Return every pair with its estimates, intervals and p values.

    Where the p value is the smallest that so many arrangements can give, and too large to stand
    beside so many tests, more arrangements are looked at (Besag & Clifford 1991, *Biometrika* 78,
    301–304, stop as early on the other side).
    """
    found = [_tested(sampler, pair) for pair in pairs]
    family = int(sum(np.isfinite(item.p).sum() for item in found))
    q = _q(found)
    return [
        _closer(sampler, item, family) if _at_floor(item, q[place]) else item
        for place, item in enumerate(found)
    ]


def _q(found: Sequence[Tested]) -> Floats:
    p = np.array([item.p for item in found])
    return benjamini_hochberg(p.ravel()).reshape(p.shape) if p.size else p


def _at_floor(item: Tested, q: Floats) -> bool:
    if item.exact:
        return False
    return bool(((item.p <= 1.001 / item.arrangements) & (q > ALPHA)).any())


def _closer(sampler: Sampler, item: Tested, family: int) -> Tested:
    articles = len(sampler.panel.side(*item.side)) + len(sampler.panel.side(*item.side[::-1]))
    draws = int(min(4 * family / ALPHA, _BUDGET / articles))
    if draws <= sampler.draws:
        return item
    more = _permuted(sampler, item.side, draws, "closer")
    refined = item.p <= 1.001 / item.arrangements
    return replace(
        item,
        p=np.where(refined, more.p, item.p),
        arrangements=np.where(refined, more.arrangements, item.arrangements),
    )


def _permuted(sampler: Sampler, side: Side, draws: int, task: str = "test") -> PermutationTest:
    panel, (target, reference) = sampler.panel, side
    return permutation_test(
        panel.counts[panel.side(target)],
        panel.counts[panel.side(reference, target)],
        draws=draws,
        rng=generator(sampler.seed, "permutation", task, target, reference),
    )


def _tested(sampler: Sampler, side: Side) -> Tested:
    panel, (target, reference) = sampler.panel, side
    ours, theirs = panel.counts[panel.side(target)], panel.counts[panel.side(reference, target)]
    n, m = ((counts[..., 1] > 0).sum(axis=0) for counts in (ours, theirs))
    hits = _with_hits(ours) + _with_hits(theirs)
    few = np.array([too_few_to_test(*sizes) for sizes in zip(n, m, hits, strict=True)])
    nothing = PermutationTest(np.full(len(few), np.nan), 0, exact=True)
    test = nothing if few.all() else _permuted(sampler, side, sampler.draws)
    return Tested(
        side=side,
        n=(n, m),
        with_hits=hits,
        rates=(sampler.sample(target).rate, sampler.sample(reference, target).rate),
        ratio=_ratio(sampler, side),
        difference=_difference(sampler, side),
        effect=np.where(few, np.nan, _effects(ours, theirs)),
        p=np.where(few, np.nan, test.p),
        arrangements=np.full(len(few), test.arrangements),
        exact=test.exact,
    )


def _with_hits(counts: Floats) -> Integers:
    return np.asarray((counts[..., 0] > 0).sum(axis=0), dtype=np.int64)


def _ratio(sampler: Sampler, side: Side) -> tuple[Floats, Floats, Floats]:
    one, two = sampler.sample(side[0]), sampler.sample(side[1], side[0])
    estimate = ratio(one.rate, two.rate)
    if one.log_rate is None or two.log_rate is None:
        nothing = np.full(estimate.shape, np.nan)
        return estimate, nothing, nothing
    with np.errstate(invalid="ignore"):
        ends = symmetric_interval(one.log_rate - two.log_rate)
    bears = one.bears & two.bears
    low, high = (np.where(bears, np.exp(end), np.nan) for end in ends)
    return estimate, low, high


def _difference(sampler: Sampler, side: Side) -> tuple[Floats, Floats, Floats]:
    one, two = sampler.sample(side[0]), sampler.sample(side[1], side[0])
    estimate = PER * (one.rate - two.rate)
    nothing = np.full(estimate.shape, np.nan)
    if one.log_rate is None or two.log_rate is None:
        return estimate, nothing, nothing
    terms = _per_1000(one.log_rate), _per_1000(two.log_rate)
    bears = one.bears & two.bears
    low, high = (np.where(bears, end, np.nan) for end in difference_ends(*terms))
    return estimate, low, high


def _per_1000(log_rate: Estimate) -> tuple[Floats, Floats, Floats]:
    low, high = symmetric_interval(log_rate)
    return PER * np.exp(log_rate.value), PER * np.exp(low), PER * np.exp(high)


def _effects(ours: Floats, theirs: Floats) -> Floats:
    one, two = ratio(ours[..., 0], ours[..., 1]), ratio(theirs[..., 0], theirs[..., 1])
    return np.array([cliffs_delta(one[:, cell], two[:, cell]) for cell in range(one.shape[1])])


def rows(panel: Panel, found: Sequence[Tested]) -> Iterator[tuple[Contrast, Contrast]]:
    """Yield for each pair and cell its row of ratios and its row of differences."""
    q = _q(found)
    family = int(np.isfinite(q).sum())
    for place, item in enumerate(found):
        for cell, (frame, voice) in enumerate(panel.cells):
            of_ratio = _row(item, cell, frame, voice, float(q[place, cell]))
            of_ratio = of_ratio._replace(reading=reading(of_ratio, item, cell, family))
            estimate, low, high = (float(part[cell]) for part in item.difference)
            yield of_ratio, of_ratio._replace(estimate=estimate, low=low, high=high)


def _row(item: Tested, cell: int, frame: str, voice: str, q: float) -> Contrast:
    estimate, low, high = (float(part[cell]) for part in item.ratio)
    return Contrast(
        frame=frame,
        voice=voice,
        target=item.side[0],
        reference=item.side[1],
        estimate=estimate,
        low=low,
        high=high,
        p=float(item.p[cell]),
        q=q,
        effect=float(item.effect[cell]),
        n_target=int(item.n[0][cell]),
        n_reference=int(item.n[1][cell]),
        method=_method(
            item, cell, known_p=bool(np.isfinite(item.p[cell])), known=bool(np.isfinite(low))
        ),
        reading=Phrase(),
    )


def _method(item: Tested, cell: int, *, known_p: bool, known: bool) -> Phrase:
    interval = STUDENTISED if known else Phrase()
    if not known_p:
        return interval
    how = wording.say("exact" if item.exact else "drawn")
    test = wording.say("permutation", n=Number(float(item.arrangements[cell]), 0), how=how)
    return wording.say("both methods", one=interval, two=test) if known else test


def reading(row: Contrast, item: Tested, cell: int, family: int) -> Phrase:
    """Return the direction as a sentence, or why nothing is claimed."""
    names = {"target": wording.name(row.target), "reference": wording.name(row.reference)}
    for n, name in ((row.n_target, "target"), (row.n_reference, "reference")):
        if n == 0:
            return wording.say("no token", name=names[name])
    if np.isnan(row.p):
        return wording.too_few(row.n_target, row.n_reference, int(item.with_hits[cell]))
    return _claim(row, item, cell, family)


def _claim(row: Contrast, item: Tested, cell: int, family: int) -> Phrase:
    one, two = (float(rate[cell]) for rate in item.rates)
    values = {
        "target": wording.name(row.target),
        "reference": wording.name(row.reference),
        "frame": row.frame,
        "voice": wording.say(row.voice),
        "sides": wording.sides(PER * one, PER * two),
        "ratio": wording.ratio(row.estimate, row.low, row.high),
        "n": row.n_target,
        "m": row.n_reference,
        "tests": family,
    }
    verdict = significant(row.p, row.q)
    if verdict == "no":
        return wording.say("same", **values)
    if verdict == "lost":
        more = wording.say("higher" if one > two else "lower", **values)
        return wording.say("lost", more=more, **values)
    return wording.say("more" if one > two else "less", **values)
