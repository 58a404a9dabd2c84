"""Scores each coded article with a confidence model that has learnt nothing from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from framing.calibration import calibrated, cross_fitted, lessons, pair_lessons
from framing.evaluation import Evaluation, evaluate
from framing.gold import GoldArticle
from framing.records import Article, ScoredArticle
from framing.scorers import build_scorer, scorer_options
from framing.scoring import Scorer
from framing.voice.confidence import ConfidenceModel
from framing.voice.engine import VoiceEngine
from tools.places import PAIRS

Models = Mapping[str, ConfidenceModel]


def cross_fitted_models(coded: Sequence[GoldArticle], seeds: Sequence[GoldArticle]) -> Models:
    """Return a model for each article's id, learnt from the articles of the other folds.

    As for the weights that the package ships: from the surface engine's proposals, and from all
    minimal pairs; calibrated on `coded` alone.
    """
    build = VoiceEngine.surface
    taught = lessons([*coded, *seeds], build)
    models = cross_fitted(taught, always=pair_lessons(PAIRS, build))
    return calibrated(coded, build, models)


@dataclass(slots=True)
class Bench:
    """Scores coded articles and keeps what was found in them.

    Attributes:
        scorer: Finds frames and voices.
        models: The confidence model of each article; the scorer's own where there is none.
        found: Every scored article, by id.
    """

    scorer: Scorer
    models: Models = field(default_factory=dict)
    found: dict[str, ScoredArticle] = field(default_factory=dict)

    @classmethod
    def of(cls, engine: str, models: Models | None = None) -> Bench:
        """Return a bench for an engine and the packaged frames."""
        return cls(build_scorer(scorer_options(engine)), models or {})

    def evaluated(self, articles: Sequence[GoldArticle]) -> Evaluation:
        """Return what is found against what was coded."""
        return evaluate(articles, self.score)

    def score(self, article: Article) -> ScoredArticle:
        """Return one article scored."""
        scored = self._scorer(article.doc_id).score(article)
        self.found[article.doc_id] = scored
        return scored

    def _scorer(self, doc_id: str) -> Scorer:
        model, voice = self.models.get(doc_id), self.scorer.voice
        if model is None or voice is None:
            return self.scorer
        return replace(self.scorer, voice=replace(voice, confidence=model))
