"""Outlets, frames and voices on one map."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from framing.comparison.panel import Panel
from framing.comparison.rows import Place
from framing.statistics.correspondence import Map, correspondence
from framing.statistics.rates import ratio


def places(panel: Panel) -> Iterator[Place]:
    """Yield the points of a correspondence analysis of hits, groups × (frame, voice).

    Points near each other have similar profiles; the middle is the average. Nothing with fewer
    than three groups or three columns that hold hits: such a table has no second axis.
    """
    table = np.array([panel.counts[panel.rows(name), :, 0].sum(axis=0) for name in panel.groups])
    if (table.sum(axis=1) > 0).sum() < 3 or (table.sum(axis=0) > 0).sum() < 3:
        return
    drawn = correspondence(table)
    shares = ratio(drawn.inertia[:2], drawn.inertia.sum())
    for place, group in enumerate(panel.groups):
        yield _place(drawn, shares.tolist(), ("group", group, ""), place, int(table[place].sum()))
    for place, (frame, voice) in enumerate(panel.cells):
        hits = int(table[:, place].sum())
        yield _place(drawn, shares.tolist(), ("frame", frame, voice), place, hits)


def _place(
    drawn: Map, shares: list[float], what: tuple[str, str, str], place: int, hits: int
) -> Place:
    kind, name, voice = what
    points = drawn.rows if kind == "group" else drawn.columns
    x, y = (float(value) for value in points[place, :2])
    return Place(kind, name, voice, x, y, hits, shares[0], shares[1])
