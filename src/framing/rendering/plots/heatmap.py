"""Heat map: the rate of each group in each frame, a panel for each voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.rendering.plots.channels import title
from framing.rendering.plots.data import Source, finite, frame, order
from framing.rendering.plots.palette import INK

if TYPE_CHECKING:
    import altair as alt

_WIDTH, _HEIGHT = 92, 34
_DARK = 0.55
_BROKEN = "length(datum.label) > 14 ? split(datum.label, ' ') : datum.label"


def heatmap(source: Source) -> alt.FacetChart:
    """Return the plot; the darker, the higher the rate, which stands in each cell."""
    import altair as alt  # noqa: PLC0415 - slow to load, and only needed here

    records = source.records("profiles")
    highest = max((finite(record["per_1000"]) or 0.0 for record in records), default=0.0) or 1.0
    shown = [_record(record, source, highest) for record in records]
    base = alt.Chart().encode(
        x=alt.X("frame:N", sort=order(shown, "frame"), title=None, axis=_axis(labelExpr=_BROKEN)),
        y=alt.Y("group:N", sort=order(shown, "group"), title=None, axis=_axis()),
    )
    shade = alt.Color(
        "per_1000:Q",
        title=source.labels.plot("heatmap"),
        scale=alt.Scale(range=["#f7fbff", "#08306b"], domain=[0, highest], interpolate="lab"),
        legend=alt.Legend(orient="bottom", gradientLength=220),
    )
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(color=shade)
    ink = alt.condition("datum.is_dark", alt.value("white"), alt.value(INK))
    numbers = base.mark_text(fontSize=12).encode(text="shown:N", color=ink)
    columns = alt.Column(
        "voice:N", sort=order(shown, "voice"), title=None, header=alt.Header(labelAnchor="start")
    )
    plot: alt.FacetChart = (
        alt.layer(cells, numbers)
        .properties(width=alt.Step(_WIDTH), height=alt.Step(_HEIGHT))
        .facet(column=columns, data=frame(shown))
        .resolve_scale(x="independent")
        .properties(title=title(source, "heatmap"))
    )
    return plot


def _axis(**more: Any) -> alt.Axis:  # noqa: ANN401 - altair's own options
    import altair as alt  # noqa: PLC0415

    return alt.Axis(labelAngle=0, ticks=False, domain=False, labelLimit=260, **more)


def _record(record: dict[str, Any], source: Source, highest: float) -> dict[str, Any]:
    rate = finite(record["per_1000"])
    return {
        **{name: record[name] for name in ("group", "frame", "voice")},
        "per_1000": rate,
        "shown": source.rate(rate),
        "is_dark": (rate or 0.0) / highest > _DARK,
    }
