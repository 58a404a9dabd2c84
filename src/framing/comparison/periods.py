"""The same rates by month or by year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import numpy as np
from pandas import Series

from framing.comparison.panel import Panel
from framing.comparison.rows import Period
from framing.comparison.sampling import bearing, generator, rate_interval
from framing.comparison.wording import Phrase, say
from framing.errors import CorpusError
from framing.statistics.arrays import Floats
from framing.statistics.intervals import estimate
from framing.statistics.moments import CUBE_ROOT, LOG_RATE, moment_columns, split_moments
from framing.statistics.rates import PER, per_1000
from framing.statistics.resampling import resampled_sums
from framing.statistics.smoothing import smoothed

Over = Literal["date", "month", "year"]
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")
_MOST_MONTHS = 36


def dated(panel: Panel, over: Over) -> tuple[Series, Phrase]:
    """Return the period of each article, missing where its date is, and a note on what is missing.

    `date` takes months when the articles span at most three years, else years.

    Raises:
        CorpusError: No article has a date, or `over` is not known.
    """
    if over not in ("date", "month", "year"):
        raise CorpusError(f"over={over!r}: not known; one of date, month, year")
    if "date" not in panel.articles:
        raise CorpusError(f"over={over!r}: the scores have no column 'date'; add the dates")
    dates = panel.articles["date"].astype("str").str.extract(_DATE)
    years, months = dates[0], dates[0] + "-" + dates[1]
    unit = _unit(months) if over == "date" else over
    found = months if unit == "month" else years
    if found.isna().all():
        raise CorpusError(f"over={over!r}: no article has a date; give ISO dates such as 2023-02")
    lost = int(found.isna().sum())
    return found, say("undated", n=lost, unit=say(unit)) if lost else Phrase()


def _unit(months: Series) -> str:
    known = sorted(set(months.dropna()))
    if not known:
        return "year"
    first, last = (12 * int(month[:4]) + int(month[5:7]) for month in (known[0], known[-1]))
    return "month" if last - first < _MOST_MONTHS else "year"


def periods(panel: Panel, when: Series, *, seed: int, draws: int) -> Iterator[Period]:
    """Yield a row for each group, period with articles, frame and voice."""
    labels = when.to_numpy(dtype=object)
    every = sorted({str(label) for label in labels if isinstance(label, str)})
    for group in panel.groups:
        rows = panel.side(group)
        mine = {label: rows[labels[rows] == label] for label in every}
        lines = _lines(panel, list(mine.values()))
        for place, (label, chosen) in enumerate(mine.items()):
            if len(chosen):
                rng = generator(seed, "periods", group, label)
                yield from _rows(panel, (group, label), chosen, lines[place], (draws, rng))


def _lines(panel: Panel, chosen: list[np.ndarray]) -> Floats:
    """Return the smoothed rates, shape (periods, cells)."""
    sums = np.array([panel.counts[rows].sum(axis=0) for rows in chosen])
    rates = per_1000(sums[..., 0], sums[..., 1])
    return np.stack([smoothed(column) for column in rates.T], axis=1)


def _rows(
    panel: Panel,
    what: tuple[str, str],
    chosen: np.ndarray,
    line: Floats,
    drawing: tuple[int, np.random.Generator],
) -> Iterator[Period]:
    counts = panel.counts[chosen]
    sums = counts.sum(axis=0)
    rates, (low, high) = per_1000(sums[:, 0], sums[:, 1]), ends(counts, *drawing)
    for cell, (frame, voice) in enumerate(panel.cells):
        yield Period(
            group=what[0],
            period=what[1],
            frame=frame,
            voice=voice,
            articles=len(chosen),
            tokens=int(sums[cell, 1]),
            hits=int(sums[cell, 0]),
            per_1000=float(rates[cell]),
            low=float(low[cell]),
            high=float(high[cell]),
            smoothed=float(line[cell]),
        )


def ends(counts: Floats, draws: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return the interval of the rates per 1,000 tokens, `nan` where refused; shapes (cells,).

    Args:
        counts: Hits and tokens of each article, or sentence, shape (n, cells, 2).
        draws: Resamples.
        rng: Source of chance.
    """
    bears = bearing(counts)
    nothing = np.full(counts.shape[1], np.nan)
    if not bears.any():
        return nothing, nothing
    sums = resampled_sums(moment_columns(counts), draws, rng)
    moments = split_moments(sums, counts.shape[1], 2)
    scales = (estimate(counts, moments, scale) for scale in (CUBE_ROOT, LOG_RATE))
    low, high = rate_interval(*scales)
    return np.where(bears, PER * low, np.nan), np.where(bears, PER * high, np.nan)
