"""Encodings and titles that several plots share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from framing.rendering.plots.data import Source, order
from framing.rendering.plots.palette import VOICE_SHAPES, VOICES

if TYPE_CHECKING:
    import altair as alt

Records = Sequence[dict[str, Any]]


def by_voice(records: Records, colors: dict[str, str]) -> alt.Scale:
    """Return a scale from the voices that occur to what `colors` has for them."""
    import altair as alt  # noqa: PLC0415 - slow to load

    keys = dict(zip(order(records, "voice"), order(records, "key"), strict=True))
    return alt.Scale(domain=list(keys), range=[colors[key] for key in keys.values()])


def voice_color(records: Records) -> alt.Color:
    """Return the voices as colours of different lightness."""
    import altair as alt  # noqa: PLC0415

    return alt.Color("voice:N", scale=by_voice(records, VOICES))


def voice_shape(records: Records) -> alt.Shape:
    """Return the voices as shapes."""
    import altair as alt  # noqa: PLC0415

    return alt.Shape("voice:N", scale=by_voice(records, VOICE_SHAPES))


def by_frame(records: Records) -> alt.Row:
    """Return a panel for each frame, its name above it."""
    import altair as alt  # noqa: PLC0415

    header = alt.Header(orient="top", labelAnchor="start", labelPadding=4)
    return alt.Row("frame:N", sort=order(records, "frame"), header=header, title=None)


def title(source: Source, kind: str, *more: str) -> alt.TitleParams:
    """Return the title of a plot with what was drawn below it."""
    import altair as alt  # noqa: PLC0415

    from framing.rendering.comparing.notes import headline  # noqa: PLC0415

    said = [headline(source.summary, source.labels), *filter(None, more)]
    return alt.TitleParams(text=source.labels.plot(f"{kind} title"), subtitle=said)
