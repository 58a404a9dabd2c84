"""Found against coded: precision, recall, F1 and agreement.

Every figure is a sum over articles of small counts, so that intervals can resample articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from framing.gold import GoldArticle
from framing.records import Attribution, Hit, ScoredArticle, Span

_WORD = re.compile(r"\w+")
KINDS = ("direct", "mixed", "indirect", "nominal", "label", "hearsay", "scare", "block")


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false alarms and misses of one figure."""

    both: int = 0
    found: int = 0
    coded: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.both + other.both, self.found + other.found, self.coded + other.coded)

    @property
    def precision(self) -> float:
        """Share of what was found that is coded; `nan` when nothing was found."""
        return self.both / self.found if self.found else float("nan")

    @property
    def recall(self) -> float:
        """Share of what is coded that was found; `nan` when nothing is coded."""
        return self.both / self.coded if self.coded else float("nan")

    @property
    def f1(self) -> float:
        """Harmonic mean of the two: 2 both / (found + coded)."""
        total = self.found + self.coded
        return 2 * self.both / total if total else float("nan")


def content_tokens(attribution: Attribution, text: str) -> frozenset[int]:
    r"""Return the start offsets of the word tokens (`\w+`) inside the attribution's content."""
    return frozenset(
        match.start()
        for start, end in attribution.content
        for match in _WORD.finditer(text, start, end)
    )
