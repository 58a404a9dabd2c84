"""Time lines: rates by month or year, a panel for each frame and voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.rendering.plots.channels import Records, title
from framing.rendering.plots.data import Source, finite, frame, order
from framing.rendering.plots.palette import DASHES, GROUPS, SHAPES, cycled

if TYPE_CHECKING:
    import altair as alt

_WIDTH, _HEIGHT = 300, 120
_YEAR = 4


def lines(source: Source) -> alt.FacetChart:
    """Return the plot: a point for each period, and the smoothed line through them."""
    import altair as alt  # noqa: PLC0415 - slow to load, and only needed here

    records = [_record(record) for record in source.records("periods")]
    x = alt.X("period:T", title=None, scale=alt.Scale(type="utc"), axis=_axis(records))
    base = alt.Chart().encode(x=x, color=_channel(alt.Color, records, GROUPS))
    smooth = base.mark_line(strokeWidth=1.8).encode(
        y=alt.Y("smoothed:Q", title=None),
        strokeDash=_channel(alt.StrokeDash, records, tuple(map(list, DASHES))),
    )
    points = base.mark_point(size=34, filled=True, opacity=1).encode(
        y=alt.Y("per_1000:Q", scale=alt.Scale(zero=True)),
        shape=_channel(alt.Shape, records, SHAPES),
    )
    return (
        alt.layer(smooth, points)
        .properties(width=_WIDTH, height=_HEIGHT)
        .facet(
            row=_panel(alt.Row, records, "frame"),
            column=_panel(alt.Column, records, "voice"),
            data=frame(records),
        )
        .properties(title=title(source, "lines", source.labels.plot("lines")))
    )


def _record(record: dict[str, Any]) -> dict[str, Any]:
    known = {name: record[name] for name in ("group", "frame", "voice")}
    period = str(record["period"])
    first = f"{period}-01-01" if len(period) == _YEAR else f"{period}-01"
    rates = {name: finite(record[name]) for name in ("per_1000", "smoothed")}
    return {**known, **rates, "period": f"{first}T00:00:00Z", "unit": len(period)}


def _axis(records: Records) -> alt.Axis:
    import altair as alt  # noqa: PLC0415

    is_year = all(record["unit"] == _YEAR for record in records)
    return alt.Axis(format="%Y" if is_year else "%Y-%m", labelAngle=0, tickCount=5)


def _channel(channel: Any, records: Records, items: tuple[Any, ...]) -> Any:  # noqa: ANN401
    """Return the groups as colours, shapes or dashes; one legend for all of them."""
    import altair as alt  # noqa: PLC0415

    groups = order(records, "group")
    scale = alt.Scale(domain=groups, range=cycled(items, len(groups)))
    return channel("group:N", scale=scale, legend=alt.Legend(symbolStrokeWidth=0))


def _panel(channel: Any, records: Records, name: str) -> Any:  # noqa: ANN401
    import altair as alt  # noqa: PLC0415

    return channel(f"{name}:N", sort=order(records, name), title=None, header=alt.Header())
