"""Which columns of a comparison's tables are printed; files for programs hold them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

GROUP = "group"
"""Stands for the first column, which is called like what is compared."""

Style = Literal["plain", "share", "p"]


@dataclass(frozen=True)
class Show:
    """One printed column.

    Attributes:
        name: Column of the table, or a name of its own for two columns in one.
        parts: The columns that it joins; empty for `name` alone.
        joined: As an interval (`1.2–3.4`) or as two sides (`6 / 4`).
        style: How its numbers are written.
        like: Column whose decimals it takes.
    """

    name: str
    parts: tuple[str, ...] = ()
    joined: Literal["interval", "sides"] = "interval"
    style: Style = "plain"
    like: str = ""


@dataclass(frozen=True)
class Layout:
    """How one table is printed.

    Attributes:
        columns: In order; a column without any value is left out.
        covered: How many of the first columns a table with sections puts above its rows.
        opposed: These are a target and a reference.
        aside: Cells of this column get a mark that leads to the row's reading, where the row has
            no interval.
        first: Show at most so many rows of each part.
        part: How many of the first columns make a part.
    """

    columns: tuple[Show, ...]
    covered: int = 0
    opposed: bool = False
    aside: str = ""
    first: int = 0
    part: int = 0


def _shows(names: str) -> tuple[Show, ...]:
    return tuple(_SPECIAL.get(name, Show(name)) for name in names.split())


_SPECIAL = {
    "interval": Show("interval", ("low", "high"), like="estimate per_1000"),
    "ratio_interval": Show("ratio_interval", ("ratio_low", "ratio_high")),
    "share_interval": Show("share_interval", ("share_low", "share_high"), style="share"),
    "share": Show("share", style="share"),
    "with_frame": Show("with_frame", style="share"),
    "p": Show("p", style="p"),
    "q": Show("q", style="p"),
    "pair": Show("pair", ("n_target", "n_reference"), "sides"),
    "hits_pair": Show("hits_pair", ("hits_target", "hits_reference"), "sides"),
    "articles_pair": Show("articles_pair", ("articles_target", "articles_reference"), "sides"),
}
_CONTRAST = _shows("target reference frame voice pair estimate interval p q effect reading")

LAYOUTS: dict[str, Layout] = {
    "profiles": Layout(
        _shows(
            "group frame voice articles tokens hits per_1000 interval with_frame share dispersion"
        ),
        covered=1,
        aside="per_1000",
    ),
    "voices": Layout(
        _shows(
            "group frame editorial_per_1000 attributed_per_1000 ratio ratio_interval share "
            "share_interval"
        ),
        covered=1,
    ),
    "contrasts": Layout(_CONTRAST, covered=2, opposed=True),
    "differences": Layout(_CONTRAST[:-1], covered=2, opposed=True),
    "models": Layout(_CONTRAST, covered=2, opposed=True),
    "distances": Layout(
        _shows("measure target reference pair observed estimate interval"),
        covered=1,
        aside="observed",
    ),
    "words": Layout(
        _shows("target reference frame entry hits_pair articles_pair log_odds z specificity"),
        covered=2,
        opposed=True,
        first=10,
        part=2,
    ),
    "actors": Layout(
        _shows("group frame actor country hits share articles"), covered=1, first=3, part=2
    ),
    "endorsements": Layout(_shows("group frame endorsement hits share"), covered=1),
    "within": Layout(
        _shows("group doc_id frame voice sentences tokens hits per_1000 interval reading"),
        covered=2,
    ),
    "periods": Layout(
        _shows("group period frame voice articles tokens hits per_1000 interval smoothed"),
        covered=1,
    ),
    "clusters": Layout(_shows("left right distance groups")),
    "map": Layout(_shows("kind name voice x y hits"), covered=1),
}
"""Every table of `framing.comparison`, by name."""

BRIEF = ("voices", "contrasts", "models", "within", "periods")
"""What a terminal shows unless tables are named."""
PRINTED = ("profiles", "voices", "contrasts", "models", "distances", "within", "periods")
"""What a page shows unless tables are named."""
