"""Plots of a comparison, readable in grey and without telling colours apart."""

from framing.rendering.plots.drawing import KINDS, PlotKind, default_kind, draw, write_plot

__all__ = ["KINDS", "PlotKind", "default_kind", "draw", "write_plot"]
