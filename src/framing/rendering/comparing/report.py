"""What a page or a screen shows of a comparison: headline, exhibits, portraits, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.rendering.comparing.choice import PORTRAITS, chosen
from framing.rendering.comparing.exhibit import Exhibit, exhibits
from framing.rendering.comparing.labels import Labels, labels
from framing.rendering.comparing.layouts import PRINTED
from framing.rendering.comparing.notes import headline, notes
from framing.rendering.comparing.portraits import Portrait, portraits

if TYPE_CHECKING:
    from framing.comparison.summary import Summary


@dataclass(frozen=True)
class Report:
    """A comparison ready to be set.

    Attributes:
        headline: Title, number of articles and tokens.
        portraits: Each group in sentences, if asked for.
        exhibits: Tables.
        notes: Of the whole.
        labels: Of its language.
    """

    headline: str
    portraits: tuple[Portrait, ...]
    exhibits: tuple[Exhibit, ...]
    notes: tuple[str, ...]
    labels: Labels


def report(
    summary: Summary, asked: Sequence[str] = (), *, default: Sequence[str] = PRINTED
) -> Report:
    """Return the tables that are asked for, else those of `default`.

    Raises:
        FramingError: There is no table of that name.
    """
    said = labels(summary.language)
    names, left_out = chosen(summary, asked, default, said)
    return Report(
        headline(summary, said),
        tuple(portraits(summary, said)) if PORTRAITS in names else (),
        tuple(exhibits(summary, names, said)),
        (*left_out, *notes(summary, said)),
        said,
    )
