"""Scores by outlet → profiles, contrasts, distances, each with its uncertainty and its reading.

`compare` is the one function; `Comparison` is what it returns.
"""

from framing.comparison.comparing import compare
from framing.comparison.result import Comparison
from framing.comparison.summary import Column, Summary, Table

__all__ = ["Column", "Comparison", "Summary", "Table", "compare"]
