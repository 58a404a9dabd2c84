"""What moved a decision: each feature's share of the log-odds, in words of the sentence.

All that the lexicon says about a frame's hits is one reason, which names them; what runs of letters
say is given to the words that they are in; the vectors are one reason.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from framing.classifier.features import FeatureSpace, Grams
from framing.classifier.learnt import Learnt
from framing.classifier.passages import Passage
from framing.classifier.traits import OF_HITS
from framing.records import Reason
from framing.text.normalise import fold
from framing.text.tokens import word_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

Moves = dict[str, float]

_LEAST = 0.005
_DECIMALS = 3


def reasons_of(
    row: sparse.csr_matrix, frame: str, learnt: Learnt, *, passage: Passage, top: int
) -> tuple[Reason, ...]:
    """Return what moved one decision most, either way, the strongest first.

    Args:
        row: The passage's row for `frame`.
        frame: The frame.
        learnt: What the classifier has learnt.
        passage: The passage.
        top: How many reasons.

    Returns:
        Features with their part of the log-odds: the sum of weight × value.
    """
    moved = np.asarray(row.multiply(learnt.decisions[frame].weights).todense()).ravel()
    found = _named(moved, learnt.space, frame, passage)
    ranked = sorted(found.items(), key=lambda item: (-abs(item[1]), item[0]))
    strong = ((name, weight) for name, weight in ranked[:top] if abs(weight) >= _LEAST)
    return tuple(Reason(name, round(weight, _DECIMALS)) for name, weight in strong)


def _named(moved: NDArray[np.float64], space: FeatureSpace, frame: str, passage: Passage) -> Moves:
    lengths = (len(space.traits[frame]), len(space.words.terms), len(space.letters.terms))
    of_traits, of_words, of_letters, of_vectors = np.split(moved, np.cumsum(lengths))
    found = _lexicon_as_one(_present(space.traits[frame], of_traits), frame, passage)
    for term, weight in _present(space.words.terms, of_words).items():
        _add(found, f"word: {term}", weight)
    for word, weight in _by_word(space.letters, of_letters, fold(passage.text)).items():
        _add(found, f"word: {word}", weight)
    if of_vectors.size:
        found["vectors"] = float(of_vectors.sum())
    return found


def _lexicon_as_one(moves: Moves, frame: str, passage: Passage) -> Moves:
    words = ", ".join(f"“{hit.text}”" for hit in passage.hits if hit.frame == frame)
    found: Moves = {}
    for name, weight in moves.items():
        _add(found, f"lexicon: {words}" if name.startswith(OF_HITS) else name, weight)
    return found


def _present(names: tuple[str, ...], weights: NDArray[np.float64]) -> Moves:
    return {names[place]: float(weights[place]) for place in np.flatnonzero(weights)}


def _by_word(letters: Grams, weights: NDArray[np.float64], text: str) -> Moves:
    """Return what the letters of each word moved; equal runs share what they moved together."""
    moves = _present(letters.terms, weights)
    counts = Counter(letters.analyze(text))
    found: Moves = {}
    for start, end in word_spans(text):
        word = text[start:end]
        parts = [moves[run] / counts[run] for run in letters.analyze(word) if run in moves]
        _add(found, word, sum(parts))
    return found


def _add(moves: Moves, name: str, weight: float) -> None:
    moves[name] = moves.get(name, 0.0) + weight
