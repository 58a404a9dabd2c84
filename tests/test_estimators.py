"""`FramingVectorizer`: the numbers of `framing.score`, and scikit-learn's manners."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import NotFittedError, SkipTestWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import estimator_checks, get_tags

import framing
from framing.errors import FramingError, LexiconError
from framing.estimators import FramingVectorizer
from framing.lexicon.entries import Category, Entry, Lexicon, content_hash

ATTRIBUTED = "Selon Moscou, le Mali retrouve sa souveraineté."
EDITORIAL = "La souveraineté du pays reste fragile dans le nord, où des groupes armés circulent."
NEITHER = "La récolte de mil a commencé sous un ciel clair."
TEXTS = [ATTRIBUTED, EDITORIAL, NEITHER]
OWN = """\
frame: fisheries
definition: the sea and those who live from it
categories:
  boats:
    entries:
      - {entry: pirogue}
"""


def lexicon(frame: str, *words: str) -> Lexicon:
    entries = tuple(Entry(word, (word,)) for word in words)
    bare = Lexicon(frame, (Category("words", entries),))
    return replace(bare, hash=content_hash(bare))


FRAMES = [lexicon("sovereignty", "souveraineté"), lexicon("security", "groupe armé")]


@pytest.fixture(scope="module")
def fitted() -> FramingVectorizer:
    return FramingVectorizer(lexicons=FRAMES).fit(TEXTS)


# --- the numbers -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        ("split", [[0, 1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 0]]),
        ("all", [[1, 0], [1, 1], [0, 0]]),
        ("editorial", [[0, 0], [1, 1], [0, 0]]),
        ("attributed", [[1, 0], [0, 0], [0, 0]]),
    ],
)
def test_counts(voice: Any, expected: list[list[int]]) -> None:
    vectorizer = FramingVectorizer(voice=voice, unit="count", lexicons=FRAMES)
    assert vectorizer.fit_transform(TEXTS).tolist() == expected


def test_rates_are_those_of_score(fitted: FramingVectorizer) -> None:
    scores = framing.score(ATTRIBUTED, lexicons=FRAMES).frames
    row = dict(zip(fitted.get_feature_names_out(), fitted.transform([ATTRIBUTED])[0], strict=True))
    assert row == {
        "sovereignty_editorial": scores["sovereignty"].editorial_per_1000,
        "sovereignty_attributed": scores["sovereignty"].attributed_per_1000,
        "security_editorial": scores["security"].editorial_per_1000,
        "security_attributed": scores["security"].attributed_per_1000,
    }
    assert row["sovereignty_attributed"] == 1000 / 5


def test_a_rate_over_no_token_is_zero(fitted: FramingVectorizer) -> None:
    assert np.isnan(framing.score(NEITHER, lexicons=FRAMES).frames["security"].attributed_per_1000)
    assert fitted.transform([NEITHER, "", " \n"]).tolist() == [[0.0] * 4] * 3


@pytest.mark.parametrize(
    ("voice", "names"),
    [
        (
            "split",
            [
                "sovereignty_editorial",
                "sovereignty_attributed",
                "security_editorial",
                "security_attributed",
            ],
        ),
        ("all", ["sovereignty", "security"]),
        ("editorial", ["sovereignty_editorial", "security_editorial"]),
        ("attributed", ["sovereignty_attributed", "security_attributed"]),
    ],
)
def test_feature_names(voice: Any, names: list[str]) -> None:
    vectorizer = FramingVectorizer(voice=voice, lexicons=FRAMES).fit(TEXTS)
    assert vectorizer.get_feature_names_out().tolist() == names
    assert vectorizer.transform(TEXTS).shape == (3, len(names))


def test_the_packaged_frames_are_the_default() -> None:
    vectorizer = FramingVectorizer(voice="all").fit(TEXTS)
    assert set(vectorizer.get_feature_names_out()) == set(framing.score("Rien.").frames)


@pytest.mark.parametrize(
    "texts",
    [
        TEXTS,
        tuple(TEXTS),
        np.array(TEXTS, dtype=object),
        np.array(TEXTS),
        pd.Series(TEXTS),
        (text for text in TEXTS),
        [framing.Article(doc_id=text[:3], text=text) for text in TEXTS],
    ],
    ids=["list", "tuple", "objects", "strings", "series", "generator", "articles"],
)
def test_containers(fitted: FramingVectorizer, texts: Any) -> None:
    assert fitted.transform(texts).tolist() == fitted.transform(TEXTS).tolist()


def test_no_text_gives_no_row(fitted: FramingVectorizer) -> None:
    assert fitted.transform([]).shape == (0, 4)


@pytest.mark.model
def test_the_parse_engine() -> None:
    vectorizer = FramingVectorizer(lexicons=FRAMES, engine="parse", unit="count")
    assert vectorizer.fit_transform([ATTRIBUTED])[0].tolist() == [0, 1, 0, 0]


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"voice": "both"}, r"voice='both': give one of split, all, editorial, attributed"),
        ({"voice": None}, r"voice=None: give one of split"),
        ({"unit": "tfidf"}, r"unit='tfidf': give one of rate, count"),
        ({"engine": "magic"}, r"engine 'magic' is unknown; there are surface and parse"),
        ({"lexicons": []}, r"no lexicon given"),
        ({"lexicons": "sovreignty"}, r"unknown frame 'sovreignty'; there are sovereignty"),
    ],
)
def test_parameters_are_checked_by_fit(parameters: dict[str, Any], message: str) -> None:
    vectorizer = FramingVectorizer(**parameters)
    with pytest.raises(FramingError, match=message):
        vectorizer.fit(TEXTS)


@pytest.mark.parametrize("method", ["fit", "transform"])
@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (ATTRIBUTED, "X is one str; give a list of texts"),
        (framing.Article("a", ATTRIBUTED), "X is one Article; give a list"),
        (pd.DataFrame({"text": TEXTS}), r"X has 2 dimensions; .*'text' rather than \['text'\]"),
        (np.array([TEXTS]), "X has 2 dimensions"),
    ],
)
def test_what_is_no_column_of_texts(
    fitted: FramingVectorizer, method: str, texts: Any, message: str
) -> None:
    with pytest.raises(FramingError, match=message):
        getattr(clone(fitted).fit(TEXTS), method)(texts)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, 3, b"octets"])
def test_what_is_no_text(fitted: FramingVectorizer, missing: object) -> None:
    with pytest.raises(FramingError, match=r"item 1 of X is .*, no text; leave it out or put ''"):
        fitted.transform([EDITORIAL, missing])


def test_a_lexicon_with_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("frame: [", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"broken\.yaml"):
        FramingVectorizer(lexicons=path).fit(TEXTS)


# --- scikit-learn's manners --------------------------------------------------------------------

# What scikit-learn checks without feeding a matrix of numbers; its other checks are made below, on
# texts.
CHECKS: list[Callable[[str, object], None]] = [
    estimator_checks.check_estimator_cloneable,
    estimator_checks.check_estimator_tags_renamed,
    estimator_checks.check_valid_tag_types,
    estimator_checks.check_estimator_repr,
    estimator_checks.check_no_attributes_set_in_init,
    estimator_checks.check_do_not_raise_errors_in_init_or_set_params,
    estimator_checks.check_mixin_order,
    estimator_checks.check_get_params_invariance,
    estimator_checks.check_set_params,
    estimator_checks.check_parameters_default_constructible,
    estimator_checks.check_get_feature_names_out_error,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_scikit_learn_checks(check: Callable[[str, object], None]) -> None:
    check("FramingVectorizer", FramingVectorizer(lexicons=FRAMES))


def test_check_estimator_knows_that_texts_are_no_matrix() -> None:
    # It runs nothing on an estimator of texts, CountVectorizer included; on a matrix it would fail.
    with pytest.warns(SkipTestWarning, match="input  ?of type"):
        estimator_checks.check_estimator(FramingVectorizer())


def test_tags_are_those_of_a_text_vectorizer(fitted: FramingVectorizer) -> None:
    tags = get_tags(fitted)
    assert (tags.input_tags.string, tags.input_tags.two_d_array) == (True, False)
    assert (tags.requires_fit, tags.target_tags.required) == (True, False)


@pytest.mark.parametrize("method", ["transform", "get_feature_names_out"])
def test_unfitted(method: str) -> None:
    with pytest.raises(NotFittedError):
        getattr(FramingVectorizer(), method)(TEXTS)


def test_fit_returns_self_and_can_be_repeated() -> None:
    vectorizer = FramingVectorizer(lexicons=FRAMES)
    assert vectorizer.fit(TEXTS, y=[0, 1, 0]) is vectorizer
    first = vectorizer.transform(TEXTS)
    assert vectorizer.fit(TEXTS).transform(TEXTS).tolist() == first.tolist()


def test_order_and_subset_do_not_matter(fitted: FramingVectorizer) -> None:
    whole = fitted.transform(TEXTS)
    assert fitted.transform(TEXTS[::-1]).tolist() == whole[::-1].tolist()
    assert [fitted.transform([text])[0].tolist() for text in TEXTS] == whole.tolist()


def test_transform_changes_neither_itself_nor_the_texts(fitted: FramingVectorizer) -> None:
    before, texts = dict(vars(fitted)), pd.Series(TEXTS)
    fitted.transform(texts)
    assert vars(fitted) == before
    assert texts.tolist() == TEXTS


def test_parameters_changed_after_fit_wait_for_the_next_fit(fitted: FramingVectorizer) -> None:
    vectorizer = clone(fitted).fit(TEXTS).set_params(voice="all", lexicons=FRAMES[1])
    assert vectorizer.transform(TEXTS).shape == (3, 4)
    assert vectorizer.fit_transform(TEXTS).shape == (3, 1)


def test_clone_keeps_the_parameters_only(fitted: FramingVectorizer) -> None:
    copy = clone(fitted)
    assert copy.get_params() == fitted.get_params()
    assert not hasattr(copy, "options_")


@pytest.mark.parametrize("how", ["pickle", "joblib"])
def test_a_saved_vectorizer_carries_its_lexicons(tmp_path: Path, how: str) -> None:
    path, saved = tmp_path / "fisheries.yaml", tmp_path / "saved"
    path.write_text(OWN, encoding="utf-8")
    vectorizer = FramingVectorizer(lexicons=path, voice="all", unit="count").fit(TEXTS)
    if how == "joblib":
        joblib.dump(vectorizer, saved)
    else:
        saved.write_bytes(pickle.dumps(vectorizer))
    path.unlink()
    loaded = joblib.load(saved) if how == "joblib" else pickle.loads(saved.read_bytes())
    assert loaded.transform(["Deux pirogues et un filet."]).tolist() == [[1.0]]
    assert loaded.get_feature_names_out().tolist() == ["fisheries"]


def test_set_output(fitted: FramingVectorizer) -> None:
    texts = pd.Series(TEXTS, index=[7, 3, 5])
    table = clone(fitted).set_output(transform="pandas").fit_transform(texts)
    assert table.index.tolist() == [7, 3, 5]
    assert table.columns.tolist() == fitted.get_feature_names_out().tolist()
    assert set(table.dtypes) == {np.dtype("float64")}
    assert table.to_numpy().tolist() == fitted.transform(TEXTS).tolist()


def test_in_a_column_transformer() -> None:
    frame = pd.DataFrame({"text": TEXTS, "words": [8, 14, 10]}, index=["c", "a", "b"])
    vectorizer = FramingVectorizer(voice="all", unit="count", lexicons=FRAMES)
    steps = [("framing", vectorizer, "text"), ("scaled", StandardScaler(), ["words"])]
    table = ColumnTransformer(steps).set_output(transform="pandas").fit_transform(frame)
    assert table.columns.tolist() == [
        "framing__sovereignty",
        "framing__security",
        "scaled__words",
    ]
    assert table.index.tolist() == ["c", "a", "b"]
    assert table["framing__security"].tolist() == [0, 1, 0]


def test_a_column_transformer_s_list_of_one_column_is_refused() -> None:
    steps = [("framing", FramingVectorizer(lexicons=FRAMES), ["text"])]
    with pytest.raises(FramingError, match=r"rather than \['text'\]"):
        ColumnTransformer(steps).fit_transform(pd.DataFrame({"text": TEXTS}))


def test_in_a_pipeline_and_a_search() -> None:
    texts, labels = [ATTRIBUTED, EDITORIAL] * 4, ["state", "press"] * 4
    pipeline = make_pipeline(FramingVectorizer(lexicons=FRAMES), LogisticRegression())
    grid = {
        "framingvectorizer__voice": ["all", "split"],
        "framingvectorizer__unit": ["rate", "count"],
    }
    search = GridSearchCV(pipeline, grid, cv=2, error_score="raise").fit(texts, labels)
    assert search.best_score_ == 1.0
    assert search.predict([EDITORIAL, ATTRIBUTED]).tolist() == ["press", "state"]
    assert search.best_estimator_[:-1].get_feature_names_out().tolist()[0].startswith("sovereignty")
