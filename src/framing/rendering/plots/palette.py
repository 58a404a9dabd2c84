"""Colours, shapes and dashes.

The colours are those of Okabe and Ito (2008), *Color Universal Design*, in an order in which
neighbours differ in lightness; shapes and dashes tell the same apart without colour.
"""

from __future__ import annotations

from typing import Any

VOICES = {"editorial": "#0072B2", "attributed": "#E69F00", "all": "#0072B2"}
VOICE_SHAPES = {"editorial": "circle", "attributed": "triangle-up", "all": "circle"}
GROUPS = ("#000000", "#E69F00", "#0072B2", "#56B4E9", "#D55E00", "#CC79A7", "#009E73")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")
DASHES = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3), (4, 4), (1, 3), (10, 4))
INK = "#1b1b1b"
FAINT = "#767676"

LOOK: dict[str, Any] = {
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {"labelColor": INK, "titleColor": INK, "titleFontWeight": "normal", "gridColor": "#e4e4e4"},
    "header": {"labelColor": INK, "labelFontWeight": "bold", "labelFontSize": 12, "title": None},
    "legend": {"labelColor": INK, "titleColor": INK, "orient": "top", "title": None, "symbolSize": 80},
    "title": {"color": INK, "anchor": "start", "fontSize": 15, "subtitleColor": FAINT, "offset": 14},
}  # fmt: skip
"""The configuration of every plot."""


def cycled(items: tuple[Any, ...], count: int) -> list[Any]:
    """Return that many of the items, from the first again when they run out."""
    return [items[place % len(items)] for place in range(count)]
