"""Words and numbers of a comparison in English or French, from `labels.yaml`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from framing.errors import FramingError
from framing.rendering.plain import MISSING, one_line

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_FILE = Path(__file__).with_name("labels.yaml")
_SMALLEST_P = 0.001


@dataclass(frozen=True)
class Labels:
    """How one language says it.

    Attributes:
        language: Which.
        said: Its part of `labels.yaml`.
    """

    language: Language
    said: Mapping[str, Any]

    def value(self, column: str, cell: str) -> str:
        """Return a cell of text as people read it; what is not known stays."""
        return str(self.said["values"].get(column, {}).get(cell, one_line(cell)))

    def renamed(self, text: str, frames: Iterable[str]) -> str:
        """Return a sentence in which those frames are called as in the tables."""
        for frame in frames:
            name = self.value("frame", frame)
            if name != frame:
                text = re.sub(rf"(?<!\w){re.escape(frame)}(?!\w)", name, text)
        return text

    def head(self, table: str, column: str, label: str) -> str:
        """Return the head of a column; `label` is what the summary calls it."""
        columns = self.said["columns"]
        return str(columns.get(table, {}).get(column) or columns["any"].get(column) or label)

    def text(self, key: str, **values: object) -> str:
        """Return a sentence with its places filled."""
        return str(self.said["texts"][key]).format(**values)

    def portrait(self, key: str, **values: object) -> str:
        """Return a part of a portrait with its places filled."""
        return str(self.said["portraits"][key]).format(**values)

    def plot(self, key: str, **values: object) -> str:
        """Return words of a plot with their places filled."""
        return str(self.said["plots"][key]).format(**values)

    def count(self, value: float) -> str:
        """Return a whole number."""
        return f"{value:,.0f}".replace(",", self.said["thousands"])

    def number(self, value: float | None, digits: int) -> str:
        """Return a number with so many decimals, a dash when there is none."""
        if value is None or math.isnan(value):
            return MISSING
        if math.isinf(value):
            return "∞" if value > 0 else "−∞"
        text = f"{value:,.{digits}f}".translate(
            {ord(","): self.said["thousands"], ord("."): self.said["decimal"], ord("-"): "−"}
        )
        return text.removeprefix("−") if not any(mark in text for mark in "123456789") else text

    def share(self, value: float | None) -> str:
        """Return a share as a percentage."""
        return MISSING if value is None else f"{self.number(100 * value, 0)}\u00a0%"

    def probability(self, value: float | None) -> str:
        """Return a p or q value with three decimals; never 0."""
        if value is not None and value < _SMALLEST_P:
            return self.text("below", value=self.number(_SMALLEST_P, 3))
        return self.number(value, 3)

    def interval(self, low: str, high: str) -> str:
        """Return two ends, as they are written, as one cell."""
        if MISSING in (low, high):
            return MISSING
        if low.startswith("−"):
            return self.text("to", low=low, high=high)
        return f"{low}–{high}"


@cache
def labels(language: str = "en") -> Labels:
    """Return the labels of a language.

    Raises:
        FramingError: It has none.
    """
    import yaml  # noqa: PLC0415 - the command starts without it

    for known in LANGUAGES:
        if language == known:
            return Labels(known, yaml.safe_load(_FILE.read_text(encoding="utf-8"))[known])
    raise FramingError(f"lang={language!r}: no such labels; allowed are {' and '.join(LANGUAGES)}")
