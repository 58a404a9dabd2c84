"""What a classifier has learnt: the features, and the decision of each frame."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.classifier.decisions import Decision, Learner, lexicon_decision
from framing.classifier.features import FeatureSpace, Shared, Vectorize
from framing.classifier.passages import Passage
from framing.classifier.traits import A_HIT, Rules
from framing.errors import FramingError, FramingWarning

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Coded:
    """Passages to learn from.

    Attributes:
        passages: The sentences.
        labels: Whether each carries each frame: shape (passages, frames).
        articles: The article of each.
    """

    passages: Sequence[Passage]
    labels: NDArray[np.bool_]
    articles: NDArray[np.str_]


@dataclass(frozen=True)
class Learnt:
    """Everything that decides a probability; what is saved.

    Attributes:
        lexicons: Hash of each frame's lexicon; its frames are the columns.
        space: The features.
        decisions: The model of each frame.
        vectors: Name and version of the model that the vectors are from, or None.
    """

    lexicons: Mapping[str, str]
    space: FeatureSpace
    decisions: Mapping[str, Decision]
    vectors: str | None = None

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames, in the order of the columns."""
        return tuple(self.lexicons)

    def shared(self, found: Sequence[Passage]) -> Shared:
        """Return the features of passages that are the same for every frame."""
        return self.space.shared(found, _vectorizer(self.vectors) if self.vectors else None)

    def probabilities(self, shared: Shared) -> NDArray[np.float64]:
        """Return that each passage carries each frame: shape (passages, frames)."""
        columns = [
            self.decisions[frame].probabilities(self.space.matrix(shared, frame))
            for frame in self.frames
        ]
        return np.column_stack(columns)

    @property
    def thresholds(self) -> NDArray[np.float64]:
        """Least probability of an accepted passage, for each frame."""
        return np.array([self.decisions[frame].threshold for frame in self.frames])


def learn(
    coded: Coded,
    lexicons: Mapping[str, str],
    *,
    rules: Rules,
    learner: Learner,
    with_vectors: bool = False,
) -> Learnt:
    """Return what is learnt from coded passages.

    A frame with too few of them keeps to its lexicon, with a `FramingWarning`.

    Args:
        coded: What to learn from.
        lexicons: Hash of each frame's lexicon, in the order of the labels' columns.
        rules: Frame and entry of each rule.
        learner: How.
        with_vectors: Also use the model's vectors.

    Raises:
        ModelMissingError: Vectors are asked for and the model is not installed.
    """
    vectors, width = _vectors() if with_vectors else (None, 0)
    space = FeatureSpace.learn(coded.passages, tuple(lexicons), rules, width=width)
    shared = space.shared(coded.passages, _vectorizer(vectors) if vectors else None)
    decisions = {
        frame: _decision(frame, coded.labels[:, column], coded.articles, space, shared, learner)
        for column, frame in enumerate(lexicons)
    }
    return Learnt(dict(lexicons), space, decisions, vectors)


def _decision(  # noqa: PLR0913, PLR0917 - what one frame is learnt from
    frame: str,
    labels: NDArray[np.bool_],
    articles: NDArray[np.str_],
    space: FeatureSpace,
    shared: Shared,
    learner: Learner,
) -> Decision:
    if learner.can_learn(labels, articles):
        return learner.learn(space.matrix(shared, frame), labels, articles)
    warnings.warn(
        f"frame {frame!r}: {int(labels.sum())} of the coded sentences carry it, in too few "
        f"articles (at least {learner.least} are needed), so that it keeps to its lexicon",
        FramingWarning,
        stacklevel=5,
    )
    return lexicon_decision(space.size(frame), space.traits[frame].index(A_HIT))


def _vectors() -> tuple[str, int]:
    from framing.nlp.vectors import vector_width, vectors_name  # noqa: PLC0415 - loads a model

    return vectors_name(), vector_width()


def _vectorizer(trained_with: str) -> Vectorize:
    from framing.nlp.vectors import mean_vectors, vectors_name  # noqa: PLC0415 - loads a model

    if vectors_name() != trained_with:
        raise FramingError(
            f"the classifier was trained with vectors of {trained_with!r}, and "
            f"{vectors_name()!r} is installed; install that one or train anew"
        )
    return mean_vectors
