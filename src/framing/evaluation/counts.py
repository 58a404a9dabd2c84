"""Units in both, found and coded, and the measures over them."""

from __future__ import annotations

from dataclasses import dataclass

from framing.statistics.agreement import cohens_kappa


@dataclass(frozen=True, slots=True)
class Counts:
    """Units in both, found, coded, and looked at (`total` is 0 where nothing is left to count)."""

    both: int = 0
    found: int = 0
    coded: int = 0
    total: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.both + other.both,
            self.found + other.found,
            self.coded + other.coded,
            self.total + other.total,
        )

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

    @property
    def kappa(self) -> float:
        """Cohen's κ between found and coded over `total` units; `nan` without a total."""
        if not self.total:
            return float("nan")
        neither = self.total - self.found - self.coded + self.both
        return cohens_kappa(
            [[self.both, self.found - self.both], [self.coded - self.both, neither]]
        )
