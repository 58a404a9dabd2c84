"""Found against coded: precision, recall, F1 and agreement, with intervals over articles.

Every figure is a sum over articles of small counts (`Counts`), so that an interval can resample
whole articles: sentences of one article are no independent draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from framing.evaluation.counts import Counts
from framing.evaluation.differences import (
    Difference,
    attribution_differences,
    frame_differences,
)
from framing.evaluation.framings import coded_framings, found_framings, frame_counts
from framing.evaluation.matching import LOOSE, STRICT, content_tokens, match_contents
from framing.evaluation.voices import KINDS, attribution_counts
from framing.gold import GoldArticle
from framing.records import Article, ScoredArticle

__all__ = [
    "KINDS",
    "LOOSE",
    "STRICT",
    "Counts",
    "Difference",
    "Evaluation",
    "coded_framings",
    "content_tokens",
    "evaluate",
    "found_framings",
    "match_contents",
]

Score = Callable[[Article], ScoredArticle]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Counts of every figure for every article, and the differences.

    Attributes:
        articles: One mapping from figure to counts an article.
        differences: What to look at, in the order of the articles.
    """

    articles: tuple[Mapping[str, Counts], ...]
    differences: tuple[Difference, ...] = field(default=(), repr=False)

    def total(self, figure: str) -> Counts:
        """Return the counts of `figure` over all articles."""
        return sum((tally.get(figure, Counts()) for tally in self.articles), Counts())

    @property
    def figures(self) -> tuple[str, ...]:
        """Names of the figures, sorted."""
        return tuple(sorted({name for tally in self.articles for name in tally}))

    def macro_f1(self, prefix: str) -> float:
        """Return the mean F1 of the figures that begin with `prefix`."""
        names = [name for name in self.figures if name.startswith(prefix)]
        return float(np.mean([self.total(name).f1 for name in names])) if names else float("nan")

    def interval(
        self, figure: str, measure: str = "f1", *, draws: int = 2000, seed: int = 0
    ) -> tuple[float, float]:
        """Return the 95 % percentile interval of a measure, articles resampled.

        Args:
            figure: Name of the figure.
            measure: `precision`, `recall`, `f1` or `kappa`.
            draws: Bootstrap samples.
            seed: Of the generator.
        """
        rows = [self._row(tally.get(figure, Counts())) for tally in self.articles]
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        generator = np.random.default_rng(seed)
        picks = generator.integers(0, len(table), size=(draws, len(table)))
        sums = table[picks].sum(axis=1)
        values = [getattr(Counts(*(int(cell) for cell in row)), measure) for row in sums]
        low, high = np.nanpercentile(values, [2.5, 97.5])
        return float(low), float(high)

    @staticmethod
    def _row(counts: Counts) -> tuple[int, int, int, int]:
        return (counts.both, counts.found, counts.coded, counts.total)


def evaluate(gold: Iterable[GoldArticle], score: Score) -> Evaluation:
    """Compare what `score` finds in each coded article with what was coded.

    Figures:
        `voice`: word tokens that lie in a content of any kind but `scare`.
        `content .5`, `content .8`: contents matched one to one, greedily, by the intersection over
            union of their word tokens.
        `who said what`: a content match at .5 whose source spans overlap, or that both lack one.
        `kind …`: recall of the contents of one kind at .5 (`found` counts what matched).
        `actor type`, `actor country`: of the matched contents with a coded actor, the share whose
            found actor has the same one.
        `frame …`: sentences that carry the frame, boilerplate left out.
        `framing voice`: framings of a sentence that both saw, the share in the same voice.
    """
    tallies: list[Mapping[str, Counts]] = []
    differences: list[Difference] = []
    for item in gold:
        found = score(item.article)
        tallies.append({**attribution_counts(item, found), **frame_counts(item, found)})
        differences.extend((*attribution_differences(item, found), *frame_differences(item, found)))
    return Evaluation(tuple(tallies), tuple(differences))
