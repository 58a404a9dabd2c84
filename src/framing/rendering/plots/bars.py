"""Bars: what each group says itself beside what it lets others say, a panel for each frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.rendering.plots.channels import Records, by_frame, title, voice_color
from framing.rendering.plots.data import Source, finite, frame, has_ends, order
from framing.rendering.plots.palette import INK

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 420
_STEP = 15


def bars(source: Source) -> alt.FacetChart:
    """Return the plot: rates over the tokens of each voice, with intervals where there are any."""
    import altair as alt  # noqa: PLC0415 - slow to load, and only needed here

    records = [_record(record, source) for record in source.records("profiles")]
    layers = alt.layer(_bars(records, source), _ends(records), _numbers(records))
    return (
        layers.properties(width=_WIDTH, height=alt.Step(_STEP, **{"for": "offset"}))
        .facet(row=by_frame(records), data=frame(records))
        .properties(title=title(source, "bars"))
    )


def _record(record: dict[str, Any], source: Source) -> dict[str, Any]:
    rate, high = finite(record["per_1000"]), finite(record["high"])
    return {
        **{name: record[name] for name in ("group", "frame", "voice", "key")},
        "per_1000": rate,
        "low": finite(record["low"]),
        "high": high,
        "end": max(rate or 0.0, high or 0.0),
        "shown": source.rate(rate),
    }


def _places(records: Records) -> dict[str, Any]:
    import altair as alt  # noqa: PLC0415

    axis = alt.Axis(labelLimit=260, ticks=False, domain=False)
    return {
        "y": alt.Y("group:N", sort=order(records, "group"), title=None, axis=axis),
        "yOffset": alt.YOffset("voice:N", sort=order(records, "voice")),
    }


def _bars(records: Records, source: Source) -> alt.Chart:
    import altair as alt  # noqa: PLC0415

    x = alt.X(
        "per_1000:Q",
        title=source.labels.plot("bars ends" if has_ends(records) else "bars"),
        scale=alt.Scale(zero=True),
    )
    outlined: alt.Chart = alt.Chart().mark_bar(stroke=INK, strokeWidth=0.6)
    outlined = outlined.encode(x=x, color=voice_color(records), **_places(records))
    return outlined


def _ends(records: Records) -> alt.Chart:
    import altair as alt  # noqa: PLC0415

    known: alt.Chart = alt.Chart().transform_filter("isValid(datum.low)")
    rules = known.mark_rule(color=INK, strokeWidth=1.5)
    known = rules.encode(x=alt.X("low:Q"), x2=alt.X2("high:Q"), **_places(records))
    return known


def _numbers(records: Records) -> alt.Chart:
    import altair as alt  # noqa: PLC0415

    beside: alt.Chart = alt.Chart().mark_text(align="left", dx=4, fontSize=10, color=INK)
    beside = beside.encode(x=alt.X("end:Q"), text=alt.Text("shown:N"), **_places(records))
    return beside
