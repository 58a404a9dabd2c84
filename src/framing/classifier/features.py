"""Passages as rows of numbers: traits, words, letters, and a model's vectors if asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from framing.classifier.passages import Passage
from framing.classifier.traits import A_HIT, Rules, traits
from framing.text.normalise import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

Vectorize = Callable[[Sequence[str]], "NDArray[np.float64]"]

WORDS: dict[str, Any] = {"token_pattern": r"\w+", "ngram_range": (1, 2)}
LETTERS: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (3, 5)}
_LEAST = {"words": 2, "letters": 5}
_MOST = {"words": 6000, "letters": 3000}
_SCALE = {"words": 2.0, "letters": 1.0, "vectors": 3.0}
"""How much a block may move a decision beside the traits: the penalty is the same for all."""


@dataclass(frozen=True)
class Grams:
    """Words or letters that were seen in training, with their inverse document frequency."""

    kind: str
    terms: tuple[str, ...]
    idf: NDArray[np.float64]

    @classmethod
    def learn(cls, kind: str, texts: Sequence[str]) -> Grams:
        """Return what occurs in enough of the folded `texts`; `kind` is `words` or `letters`."""
        vectorizer = _tfidf(kind, min_df=_LEAST[kind], max_features=_MOST[kind])
        try:
            vectorizer.fit(texts)
        except ValueError:  # nothing occurs often enough
            return cls(kind, (), np.zeros(0))
        terms = tuple(map(str, vectorizer.get_feature_names_out()))
        return cls(kind, terms, np.round(vectorizer.idf_, 6))

    def matrix(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Return one row per folded text, of length `_SCALE` or zero."""
        if not self.terms:
            return sparse.csr_matrix((len(texts), 0))
        return self._vectorizer.transform(texts) * _SCALE[self.kind]

    def analyze(self, text: str) -> list[str]:
        """Return the terms of a folded text, known or not, with repetitions."""
        return list(self._analyzer(text))

    @cached_property
    def _vectorizer(self) -> TfidfVectorizer:
        vectorizer = _tfidf(self.kind, vocabulary=self.terms)
        vectorizer.idf_ = self.idf
        return vectorizer

    @cached_property
    def _analyzer(self) -> Callable[[str], list[str]]:
        analyzer: Callable[[str], list[str]] = _tfidf(self.kind).build_analyzer()
        return analyzer


def _trait_names(found: Sequence[Passage], frame: str) -> tuple[str, ...]:
    return tuple(sorted({A_HIT, *(name for item in found for name in traits(item, frame))}))


def _tfidf(kind: str, **options: Any) -> TfidfVectorizer:  # noqa: ANN401 - scikit-learn's own
    fixed = WORDS if kind == "words" else LETTERS
    return TfidfVectorizer(lowercase=False, sublinear_tf=True, **fixed, **options)


@dataclass(frozen=True)
class Shared:
    """The features of passages that are the same for every frame: one row per passage."""

    passages: Sequence[Passage]
    columns: sparse.csr_matrix


@dataclass(frozen=True)
class FeatureSpace:
    """The columns that a classifier has learnt.

    Attributes:
        traits: Names of the traits, by frame.
        rules: Frame and entry of each rule.
        words: Words and pairs of words.
        letters: Runs of three to five letters within a word.
        width: Length of the vectors; 0 without.
    """

    traits: Mapping[str, tuple[str, ...]]
    rules: Rules
    words: Grams
    letters: Grams
    width: int = 0

    @classmethod
    def learn(
        cls, found: Sequence[Passage], frames: Sequence[str], rules: Rules, *, width: int = 0
    ) -> FeatureSpace:
        """Return the columns of the passages to learn from."""
        texts = [fold(item.text) for item in found]
        return cls(
            traits={frame: _trait_names(found, frame) for frame in frames},
            rules=rules,
            words=Grams.learn("words", texts),
            letters=Grams.learn("letters", texts),
            width=width,
        )

    def shared(self, found: Sequence[Passage], vectorize: Vectorize | None = None) -> Shared:
        """Return words, letters and vectors of passages."""
        texts = [fold(item.text) for item in found]
        blocks = [self.words.matrix(texts), self.letters.matrix(texts)]
        if vectorize is not None:
            dense = vectorize([item.text for item in found]) * _SCALE["vectors"]
            blocks.append(sparse.csr_matrix(dense))
        return Shared(found, sparse.hstack(blocks, format="csr"))

    def matrix(self, shared: Shared, frame: str) -> sparse.csr_matrix:
        """Return the row of each passage for one frame: its traits, then the shared columns."""
        place = {name: number for number, name in enumerate(self.traits[frame])}
        own = sparse.lil_matrix((len(shared.passages), len(place)))
        for row, item in enumerate(shared.passages):
            for name, value in traits(item, frame, self.rules).items():
                if name in place:
                    own[row, place[name]] = value
        return sparse.hstack([own, shared.columns], format="csr")

    def size(self, frame: str) -> int:
        """Return the number of columns of a frame's matrix."""
        lengths = (self.traits[frame], self.words.terms, self.letters.terms)
        return sum(map(len, lengths)) + self.width
