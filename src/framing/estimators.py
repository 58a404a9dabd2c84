"""Framings as features: a scikit-learn transformer.

>>> texts = ["Selon Moscou, le Mali retrouve sa souveraineté.", "La récolte de mil a commencé."]
>>> vectorizer = FramingVectorizer(lexicons="sovereignty", unit="count")
>>> vectorizer.fit_transform(texts)
array([[0., 1.],
       [0., 0.]])
>>> vectorizer.get_feature_names_out()
array(['sovereignty_editorial', 'sovereignty_attributed'], dtype=object)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.errors import FramingError
from framing.records import Article, FrameScore
from framing.scorers import Lexicons, build_scorer, scorer_options

if TYPE_CHECKING:
    from numpy.typing import NDArray

Columns = Literal["split", "all", "editorial", "attributed"]
Unit = Literal["rate", "count"]

_VOICES: dict[str, tuple[str, ...]] = {
    "split": ("editorial", "attributed"),
    "all": ("all",),
    "editorial": ("editorial",),
    "attributed": ("attributed",),
}
_FIELDS: dict[str, dict[str, str]] = {
    "rate": {
        "all": "per_1000",
        "editorial": "editorial_per_1000",
        "attributed": "attributed_per_1000",
    },
    "count": {"all": "hits", "editorial": "editorial", "attributed": "attributed"},
}


class FramingVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # no stubs
    """Turns texts into framing rates, one column per frame and voice.

    A text's row depends on that text alone: `fit` learns nothing from the texts, only the
    lexicons, which a pickled vectorizer therefore carries with it. Any language is taken for
    French. Scoring costs much more than most models that follow: in a search over their
    parameters, give the `Pipeline` a `memory` so that each text is scored once.

    Args:
        voice: `split` for two columns a frame, what the outlet says itself and what it lets
            others say (`security_editorial`, `security_attributed`); `editorial` or `attributed`
            for one of the two; `all` for one column whatever the voice (`security`).
        unit: `rate` for hits per 1,000 tokens of that voice, `count` for hits.
        lexicons: Lexicon files, names of packaged frames or `Lexicon` records, one or several; None
            for the packaged frames.
        engine: `surface` (no model) or `parse`; None for the default, as in `framing.score`.

    Attributes:
        columns_: Frame and voice (`editorial`, `attributed` or `all`) of each column.
        options_: The engine and the lexicons that `fit` chose.

    Note:
        A rate over no token is `nan` in the tables of `framing.score_corpus`, and 0.0 here: most
        articles without a quotation have no attributed token, nearly all estimators refuse
        `nan`, and in a text where nobody is quoted nobody is quoted with the framing. Where the
        difference matters, use `framing.score_corpus`.

    Example:
        >>> from sklearn.compose import ColumnTransformer
        >>> table = ColumnTransformer([("framing", FramingVectorizer(), "text")])
    """

    def __init__(
        self,
        *,
        voice: Columns = "split",
        unit: Unit = "rate",
        lexicons: Lexicons = None,
        engine: str | None = None,
    ) -> None:
        self.voice = voice
        self.unit = unit
        self.lexicons = lexicons
        self.engine = engine

    def fit(self, X: Iterable[str | Article], y: object = None) -> FramingVectorizer:  # noqa: N803
        """Check the parameters and read the lexicons; return the vectorizer.

        Args:
            X: Texts; none of them is read.
            y: Ignored.

        Raises:
            FramingError: A parameter has a value that isn't allowed, or `X` is no sequence of
                texts.
            LexiconError: A lexicon is unknown or not valid.
        """
        _check("voice", self.voice, _VOICES)
        _check("unit", self.unit, _FIELDS)
        _check_texts(X)
        self.options_ = scorer_options(self.engine, self.lexicons)
        frames = [lexicon.frame for lexicon in self.options_.lexicons]
        self.columns_ = [(frame, voice) for frame in frames for voice in _VOICES[self.voice]]
        return self

    def transform(self, X: Iterable[str | Article]) -> NDArray[np.float64]:  # noqa: N803
        """Return an array of shape (texts, frames × voices).

        Args:
            X: Texts or `Article` records: a list, an array, a column of a DataFrame.

        Returns:
            Hits per 1,000 tokens, or counts; a DataFrame after `set_output`.

        Raises:
            FramingError: `X` is no sequence of texts; names the first item that isn't one.
            ModelMissingError: The engine needs a model that is not installed.
            sklearn.exceptions.NotFittedError: `fit` was not called.
        """
        check_is_fitted(self)
        _check_texts(X)
        scorer = build_scorer(self.options_)
        rows = [self._row(scorer.score(article).frames) for article in _articles(X)]
        matrix = np.array(rows, dtype=np.float64).reshape(len(rows), len(self.columns_))
        return np.nan_to_num(matrix, copy=False, nan=0.0)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """Return the columns' names, such as `security_editorial`.

        Args:
            input_features: Ignored; here for scikit-learn.
        """
        check_is_fitted(self)
        names = [frame if voice == "all" else f"{frame}_{voice}" for frame, voice in self.columns_]
        return np.array(names, dtype=object)

    def _row(self, scores: Mapping[str, FrameScore]) -> list[float]:
        fields = _FIELDS[self.unit]
        return [getattr(scores[frame], fields[voice]) for frame, voice in self.columns_]

    def __sklearn_tags__(self) -> Any:  # noqa: ANN401 - scikit-learn's `Tags`, without stubs
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _check(name: str, value: object, allowed: Iterable[str]) -> None:
    if value not in list(allowed):
        raise FramingError(f"{name}={value!r}: give one of {', '.join(allowed)}")


def _check_texts(texts: object) -> None:
    """Refuse what would be taken apart into letters or into the names of columns."""
    if isinstance(texts, str | bytes | Article):
        kind = type(texts).__name__
        raise FramingError(f"X is one {kind}; give a list of texts, [X]")
    dimensions = getattr(texts, "ndim", 1)
    if dimensions != 1:
        raise FramingError(
            f"X has {dimensions} dimensions; give one column of texts, as in X['text'] "
            "(in a ColumnTransformer 'text' rather than ['text'])"
        )


def _articles(texts: Iterable[object]) -> Iterator[Article]:
    for number, item in enumerate(texts):
        if isinstance(item, Article):
            yield item
        elif isinstance(item, str):
            yield Article(doc_id=str(number), text=item)
        else:
            raise FramingError(
                f"item {number} of X is {item!r:.40}, no text; leave it out or put '' in its place"
            )
