"""An evaluation becomes figures, a table, JSON and a table of errors."""

import io
import json

import pytest

from framing.evaluation import Counts, Difference, Evaluation
from framing.rendering.console import Screen
from framing.rendering.figures import (
    ERROR_COLUMNS,
    error_rows,
    evaluation_document,
    figures,
    frames_macro,
    render_figures,
)
from framing.rendering.formats import to_json, write_rows
from rendering_sample import check_golden

ARTICLE = {
    "voice": Counts(8, 10, 16, 40),
    "who said what": Counts(1, 2, 2),
    "content .8": Counts(1, 2, 2),
    "content .5": Counts(2, 2, 2),
    "kind direct": Counts(1, 1, 2),
    "actor type": Counts(1, 2, 2),
    "frame security": Counts(2, 2, 2, 10),
    "frame sovereignty": Counts(1, 2, 2, 10),
    "framing voice": Counts(3, 4, 4),
}
NOTHING = {"frame security": Counts(0, 0, 0, 5)}
DIFFERENCES = (Difference("miss", "a1", "direct", "le « quai », dit-il", "", "Le\nquai\ud800."),)


@pytest.fixture
def evaluation():
    return Evaluation((ARTICLE, NOTHING), DIFFERENCES)


def test_attribution_comes_first_and_the_main_figures_before_shares(evaluation):
    assert [figure.name for figure in figures(evaluation)] == [
        "voice",
        "content .5",
        "content .8",
        "who said what",
        "kind direct",
        "actor type",
        "frame security",
        "frame sovereignty",
        "framing voice",
    ]


def test_figures_are_those_of_the_counts(evaluation):
    voice = figures(evaluation)[0]
    assert (voice.precision, voice.recall, voice.f1) == (0.8, 0.5, 0.6154)
    assert voice.low <= voice.f1 <= voice.high
    assert (voice.coded, voice.found, voice.kappa) == (16, 10, None)


def test_shares_are_no_f1(evaluation):
    (share,) = [figure for figure in figures(evaluation) if figure.name == "kind direct"]
    assert (share.recall, share.precision, share.f1) == (0.5, None, None)


def test_frames_have_an_agreement_and_a_mean(evaluation):
    (frame,) = [figure for figure in figures(evaluation) if figure.name == "frame sovereignty"]
    assert frame.kappa == pytest.approx((0.8 - 0.68) / (1 - 0.68), abs=1e-4)
    assert frames_macro(evaluation) == 0.75


def test_nothing_counted_is_missing_and_no_zero():
    (figure,) = figures(Evaluation((NOTHING, NOTHING)))
    assert (figure.precision, figure.recall, figure.f1) == (None, None, None)


def test_golden_figures(evaluation):
    check_golden("figures.txt", render_figures(evaluation, screen=Screen()))


def test_document_is_strict_json(evaluation):
    document = json.loads(to_json(evaluation_document(evaluation, {"engine": "surface"})))
    assert list(document) == ["articles", "figures", "frames_macro_f1", "provenance"]
    assert document["figures"]["voice"]["f1"] == 0.6154
    assert document["figures"]["kind direct"]["f1"] is None


def test_one_article_gives_no_interval():
    voice = figures(Evaluation((ARTICLE,)))[0]
    assert (voice.f1, voice.low, voice.high) == (0.6154, None, None)


@pytest.mark.parametrize("form", ["csv", "jsonl", "json", "markdown"])
def test_errors_in_every_text_format(evaluation, form):
    sink = io.BytesIO()
    write_rows(ERROR_COLUMNS, error_rows(evaluation.differences), form, sink)
    text = sink.getvalue().decode("utf-8")
    assert "le « quai », dit-il" in text
    assert "quai\ufffd." in text
