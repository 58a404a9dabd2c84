"""A comparison as a plot, and a plot as a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, get_args

from framing.errors import FramingError
from framing.rendering.comparing.choice import is_tested
from framing.rendering.comparing.notes import notes
from framing.rendering.plots.bars import bars
from framing.rendering.plots.data import Source
from framing.rendering.plots.forest import forest
from framing.rendering.plots.heatmap import heatmap
from framing.rendering.plots.lines import lines
from framing.rendering.plots.palette import LOOK

if TYPE_CHECKING:
    import altair as alt

    from framing.comparison.summary import Summary

PlotKind = Literal["forest", "heatmap", "bars", "lines"]
KINDS: tuple[PlotKind, ...] = get_args(PlotKind)
ENDINGS = (".svg", ".png", ".pdf")
_LOCALES = {"fr": "fr-FR", "en": "en-US"}
_DOTS_PER_INCH = 200
_DRAWN: dict[str, Callable[[Source], alt.FacetChart]] = {
    "forest": forest,
    "heatmap": heatmap,
    "bars": bars,
    "lines": lines,
}


def draw(summary: Summary, kind: str | None = None) -> alt.FacetChart:
    """Return a plot of a comparison.

    Args:
        summary: Its language is that of the plot.
        kind: `forest` (ratios of rates), `heatmap` (rates), `bars` (own voice beside attributed
            words) or `lines` (over time); None for the one that serves best.

    Raises:
        FramingError: There is no such kind, or nothing to draw.
    """
    chosen = kind or default_kind(summary)
    if chosen not in _DRAWN:
        raise FramingError(f"plot kind {chosen!r}: there is none; allowed are {', '.join(KINDS)}")
    source = Source(summary)
    said = " ".join(notes(summary, source.labels))
    plot: alt.FacetChart = _DRAWN[chosen](source).configure(**LOOK).properties(description=said)
    return plot


def default_kind(summary: Summary) -> PlotKind:
    """Return `lines` over time, `forest` where contrasts were tested, else `bars`."""
    if summary.table("periods"):
        return "lines"
    found = summary.table("contrasts")
    return "forest" if found and is_tested(found) else "bars"


def write_plot(chart: alt.FacetChart, ending: str, sink: BinaryIO, *, language: str = "en") -> None:
    """Write a plot as `.svg`, `.png` (200 dots per inch) or `.pdf`.

    Raises:
        FramingError: The ending is another one.
    """
    import vl_convert  # noqa: PLC0415 - a program of its own, loaded only to draw

    spec = chart.to_json()
    options: dict[str, Any] = {"format_locale": _LOCALES[language]}
    if ending == ".svg":
        sink.write(vl_convert.vegalite_to_svg(spec, **options).encode("utf-8"))
    elif ending == ".png":
        sink.write(vl_convert.vegalite_to_png(spec, ppi=_DOTS_PER_INCH, **options))
    elif ending == ".pdf":
        sink.write(vl_convert.vegalite_to_pdf(spec, **options))
    else:
        raise FramingError(f"plot ending {ending!r}: not known; allowed are {' '.join(ENDINGS)}")
