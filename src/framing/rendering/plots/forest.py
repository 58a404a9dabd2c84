"""Forest plot: the ratio of each contrast with its interval, a panel for each frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.errors import FramingError
from framing.rendering.plots.channels import Records, by_frame, title, voice_color, voice_shape
from framing.rendering.plots.data import Source, finite, frame, has_ends, order
from framing.rendering.plots.palette import FAINT

if TYPE_CHECKING:
    import altair as alt

_ALPHA = 0.05
_WIDTH = 420
_STEP = 13
_ROOM = 1.15
_DECADE = 10.0


def forest(source: Source) -> alt.FacetChart:
    """Return the plot; filled marks stand after correction, open ones do not.

    Raises:
        FramingError: No contrast could be tested.
    """
    import altair as alt  # noqa: PLC0415 - slow to load, and only needed here

    every = source.records("contrasts")
    if all(record["p"] is None for record in every):
        raise FramingError(
            "plot: no contrast could be tested, so there is nothing to show; choose another kind"
        )
    drawn = [record for record in every if _is_drawn(record)]
    left_out = len(every) - len(drawn)
    low, high = _domain(drawn)
    records = [_record(record, (low, high)) for record in drawn]
    layers = alt.layer(_unity(), _intervals(records), _marks(records, source, (low, high)))
    said = [source.labels.plot("filled ends" if has_ends(records) else "filled")]
    said += [source.labels.plot("not drawn", n=left_out)] if left_out else []
    return (
        layers.properties(width=_WIDTH, height=alt.Step(_STEP, **{"for": "offset"}))
        .facet(row=by_frame(records), data=frame(records))
        .properties(title=title(source, "forest", *said))
    )


def _is_drawn(record: dict[str, Any]) -> bool:
    return record["p"] is not None and (finite(record["estimate"]) or 0) > 0


def _record(record: dict[str, Any], domain: tuple[float, float]) -> dict[str, Any]:
    """Return what is drawn of one contrast; ends beyond the axis stop at it."""
    low, high = finite(record["low"]), record["high"]
    q = record["q"]
    return {
        **{name: record[name] for name in ("frame", "voice", "key", "estimate")},
        "pair": f"{record['target']} / {record['reference']}",
        "low": None if low is None else max(low, domain[0]),
        "high": None if low is None or high is None else min(high, domain[1]),
        "stands": q is not None and q <= _ALPHA,
    }


def _domain(records: Records) -> tuple[float, float]:
    """Return a range around 1 that holds all ratios, and the ends of intervals within reason."""
    ratios = [record["estimate"] for record in records] or [1.0]
    ends = [end for record in records for name in ("low", "high") if (end := finite(record[name]))]
    reach = max(*ratios, 1 / min(ratios), 2.0)
    wide = max([reach, *ends, *(1 / end for end in ends if end > 0)])
    limit = min(wide, max(reach**2, _DECADE)) * _ROOM
    return 1 / limit, limit


def _unity() -> alt.Chart:
    import altair as alt  # noqa: PLC0415

    one: alt.Chart = alt.Chart().mark_rule(color=FAINT, strokeDash=[4, 3]).encode(x=alt.datum(1))
    return one


def _rows(records: Records) -> dict[str, Any]:
    """Return where a contrast stands: a line for each pair, one below the other for each voice."""
    import altair as alt  # noqa: PLC0415

    axis = alt.Axis(labelLimit=340, ticks=False, domain=False, grid=False)
    return {
        "y": alt.Y("pair:N", sort=order(records, "pair"), title=None, axis=axis),
        "yOffset": alt.YOffset("voice:N", sort=order(records, "voice")),
        "color": voice_color(records),
    }


def _intervals(records: Records) -> alt.Chart:
    import altair as alt  # noqa: PLC0415

    known: alt.Chart = alt.Chart().transform_filter("isValid(datum.low)")
    rules = known.mark_rule(strokeWidth=1.5)
    known = rules.encode(x=alt.X("low:Q"), x2=alt.X2("high:Q"), **_rows(records))
    return known


def _marks(records: Records, source: Source, domain: tuple[float, float]) -> alt.Chart:
    import altair as alt  # noqa: PLC0415

    x = alt.X(
        "estimate:Q",
        title=source.labels.plot("forest"),
        scale=alt.Scale(type="log", domain=list(domain), nice=False),
        axis=alt.Axis(tickCount=6, format="~g"),
    )
    color = voice_color(records)
    inside = alt.Fill("voice:N", scale=color["scale"])
    marks: alt.Chart = (
        alt.Chart()
        .mark_point(size=48, strokeWidth=1.5, opacity=1)
        .encode(
            x=x,
            shape=voice_shape(records),
            fill=alt.condition("datum.stands", inside, alt.value("white")),
            **_rows(records),
        )
    )
    return marks
