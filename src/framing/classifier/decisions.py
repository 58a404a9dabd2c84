"""One frame's linear model: its weights, in calibrated log-odds, and where it says yes.

A logistic regression, fitted on all passages, is calibrated by Platt's method on the scores that
passages get from models fitted on other articles. As its calibration is linear, too, it is folded
into the weights: one vector and one intercept are all there is to save.

References:
    Platt, J. (1999). Probabilistic outputs for support vector machines and comparisons to
    regularized likelihood methods. In *Advances in Large Margin Classifiers*. MIT Press.
    Lipton, Z., Elkan, C. & Naryanaswamy, B. (2014). Optimal thresholding of classifiers to
    maximize F1 measure. In *ECML PKDD*. The threshold that makes F1 highest is half of that F1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve
from sklearn.model_selection import StratifiedGroupKFold

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FOLDS = 5
_DECIMALS = 6
_SURE = 4.0
_TEMPERED = 10.0


@dataclass(frozen=True)
class Decision:
    """Weights, intercept and threshold of one frame.

    Attributes:
        weights: One per column, in log-odds.
        intercept: Log-odds of a passage of which no column says anything.
        threshold: Least probability with which a passage is accepted.
    """

    weights: NDArray[np.float64]
    intercept: float
    threshold: float

    def probabilities(self, rows: sparse.csr_matrix) -> NDArray[np.float64]:
        """Return the probability of each row."""
        found: NDArray[np.float64] = expit(rows @ self.weights + self.intercept)
        return found


@dataclass(frozen=True)
class Learner:
    """How a decision is learnt.

    Attributes:
        strength: Inverse of the L2 penalty.
        seed: Of the folds.
        least: Coded passages, and articles that hold them, below which nothing is learnt.
    """

    strength: float = 0.3
    seed: int = 0
    least: int = _FOLDS

    def can_learn(self, labels: NDArray[np.bool_], groups: NDArray[np.str_]) -> bool:
        """Tell whether there are enough examples, and counter-examples, in enough articles."""
        return all(len(np.unique(groups[labels == side])) >= self.least for side in (True, False))

    def learn(
        self, rows: sparse.csr_matrix, labels: NDArray[np.bool_], groups: NDArray[np.str_]
    ) -> Decision:
        """Return what is learnt from rows, one label and one article's id each."""
        model = self._fit(rows, labels)
        scores = self._held_out(rows, labels, groups)
        slope, shift = _platt(scores, labels)
        return Decision(
            weights=np.round(model.coef_[0] * slope, _DECIMALS),
            intercept=round(float(model.intercept_[0]) * slope + shift, _DECIMALS),
            threshold=round(_threshold(expit(scores * slope + shift), labels), _DECIMALS),
        )

    def _fit(self, rows: sparse.csr_matrix, labels: NDArray[np.bool_]) -> LogisticRegression:
        return LogisticRegression(C=self.strength, solver="liblinear", intercept_scaling=10.0).fit(
            rows, labels
        )

    def _held_out(
        self, rows: sparse.csr_matrix, labels: NDArray[np.bool_], groups: NDArray[np.str_]
    ) -> NDArray[np.float64]:
        """Return the score of each row from a model that has not seen its article."""
        scores = np.zeros(len(labels))
        for seen, held_out in self._folds(labels, groups):
            model = self._fit(rows[seen], labels[seen])
            scores[held_out] = model.decision_function(rows[held_out])
        return scores

    def _folds(
        self, labels: NDArray[np.bool_], groups: NDArray[np.str_]
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        folds = StratifiedGroupKFold(_FOLDS, shuffle=True, random_state=self.seed)
        yield from folds.split(np.zeros(len(labels)), labels, groups)


def lexicon_decision(width: int, column: int) -> Decision:
    """Return the decision that follows the lexicon: yes where it has a hit, no elsewhere.

    Args:
        width: Number of columns.
        column: The one that tells whether there is a hit.
    """
    weights = np.zeros(width)
    weights[column] = 2 * _SURE
    return Decision(weights, -_SURE, 0.5)


def _platt(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and shift that turn scores into log-odds; their unit makes no difference."""
    unit = float(scores.std()) or 1.0
    model = LogisticRegression(C=_TEMPERED).fit(scores.reshape(-1, 1) / unit, labels)
    return float(model.coef_[0, 0]) / unit, float(model.intercept_[0])


def _threshold(probabilities: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """Return half of the best F1 that a threshold reaches."""
    precision, recall, _ = precision_recall_curve(labels, probabilities)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return float(f1.max()) / 2
