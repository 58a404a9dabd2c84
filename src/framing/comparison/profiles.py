"""What each group does: rates by frame and voice, and how much of them is attributed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from framing.comparison import wording
from framing.comparison.limits import FEWEST_FOR_INTERVAL
from framing.comparison.panel import Panel
from framing.comparison.rows import Profile, VoiceMix
from framing.comparison.sampling import STUDENTISED, Sample, Sampler, bearing, generator
from framing.comparison.wording import Phrase
from framing.statistics.arrays import Bools, Floats
from framing.statistics.dispersion import deviation_of_proportions
from framing.statistics.intervals import estimate, symmetric_interval
from framing.statistics.moments import LOG_ODDS, LOG_RATIO, Scale, moment_columns, split_moments
from framing.statistics.rates import PER, per_1000, ratio
from framing.statistics.resampling import resampled_sums


def profiles(sampler: Sampler) -> Iterator[Profile]:
    """Yield a row for each group, frame and voice."""
    for group in sampler.panel.groups:
        yield from _of_group(sampler.panel, group, sampler.sample(group))


def _of_group(panel: Panel, group: str, sample: Sample) -> Iterator[Profile]:
    rows = panel.rows(group)
    counts, weights = panel.counts[rows], panel.weights[rows].sum(axis=0)
    sums, with_hits = counts.sum(axis=0), (counts[..., 0] > 0).sum(axis=0)
    shares = shares_of_voice(sums[:, 0], len(panel.voices))
    dispersion = deviation_of_proportions(counts[..., 0], counts[..., 1])
    for cell, (frame, voice) in enumerate(panel.cells):
        rate, low, high = (PER * float(end[cell]) for end in (sample.rate, sample.low, sample.high))
        refusal = refused(counts[:, cell], group)
        yield Profile(
            group=group,
            frame=frame,
            voice=voice,
            articles=len(counts),
            with_frame=float(with_hits[cell] / len(counts)),
            tokens=int(sums[cell, 1]),
            hits=int(sums[cell, 0]),
            per_1000=rate,
            low=low,
            high=high,
            share=float(shares[cell]),
            dispersion=float(dispersion[cell]),
            weighted=float(weights[cell]),
            method=STUDENTISED if np.isfinite(low) else Phrase(),
            reading=refusal or wording.rate(rate, low, high),
        )


def shares_of_voice(hits: Floats, voices: int) -> Floats:
    """Return which part each frame is of the hits in its voice, shape (cells,)."""
    table = hits.reshape(-1, voices)
    return ratio(table, table.sum(axis=0)).ravel()


def refused(counts: Floats, group: str) -> Phrase:
    """Return why one cell of one group has no interval; nothing when it has one.

    Args:
        counts: Hits and tokens, shape (n, 2).
        group: Its name.
    """
    if not counts[:, 1].any():
        return wording.say("no token", name=group)
    return wording.refusal(int((counts[:, 1] > 0).sum()), int((counts[:, 0] > 0).sum()))


def voice_mixes(sampler: Sampler) -> Iterator[VoiceMix]:
    """Yield a row for each group and frame: its attributed against its editorial rate."""
    for group in sampler.panel.groups:
        yield from _mix_of_group(sampler, group)


def _mix_of_group(sampler: Sampler, group: str) -> Iterator[VoiceMix]:
    counts = sampler.panel.contrasted[sampler.panel.rows(group)]
    ratios, shares = _mix_intervals(sampler, group, counts)
    said, mine = counts[..., 0].sum(axis=0), counts[..., 2].sum(axis=0)
    rates = per_1000(said, counts[..., 1].sum(axis=0)), per_1000(mine, counts[..., 3].sum(axis=0))
    share, rate_ratio = ratio(said, said + mine), ratio(rates[0], rates[1])
    for place, frame in enumerate(sampler.panel.frames):
        known = not np.isnan(shares[0][place])
        words = wording.share(*(float(part[place]) for part in (share, *shares)))
        yield VoiceMix(
            group=group,
            frame=frame,
            articles=len(counts),
            editorial_per_1000=float(rates[1][place]),
            attributed_per_1000=float(rates[0][place]),
            ratio=float(rate_ratio[place]),
            ratio_low=float(ratios[0][place]),
            ratio_high=float(ratios[1][place]),
            share=float(share[place]),
            share_low=float(shares[0][place]),
            share_high=float(shares[1][place]),
            method=STUDENTISED if known else Phrase(),
            reading=words if said[place] + mine[place] else wording.say("no hits"),
        )


def _mix_intervals(
    sampler: Sampler, group: str, counts: Floats
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Return the ends for the ratio of the two rates, and for the attributed share."""
    nothing = np.full(counts.shape[1], np.nan)
    bears = bearing(counts[..., :2]) & bearing(counts[..., 2:])
    if len(counts) < FEWEST_FOR_INTERVAL or not bears.any():
        return (nothing, nothing), (nothing, nothing)
    rng = generator(sampler.seed, "voices", group)
    sums = resampled_sums(moment_columns(counts), sampler.draws, rng)
    low, high = _ends(counts, sums, LOG_ODDS, bears)
    share = low / (1 + low), np.where(np.isinf(high), 1.0, high / (1 + high))
    return _ends(counts, sums, LOG_RATIO, bears), share


def _ends(counts: Floats, sums: Floats, scale: Scale, bears: Bools) -> tuple[Floats, Floats]:
    moments = split_moments(sums, counts.shape[1], counts.shape[2])
    low, high = symmetric_interval(estimate(counts, moments, scale))
    return np.where(bears, np.exp(low), np.nan), np.where(bears, np.exp(high), np.nan)
