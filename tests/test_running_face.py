"""The face: what `import framing` gives."""

import datetime
import json
import subprocess
import sys

import pandas as pd
import pytest

import framing
from framing.errors import ArticleError, CorpusError, FramingWarning

SENTENCE = "Selon Moscou, le Mali retrouve sa souveraineté."
COLUMNS = ["doc_id", "outlet", "date", "frame", "voice", "hits", "tokens", "per_1000", "weighted"]


def score_frame(rows, **options):
    return framing.score_corpus(pd.DataFrame(rows), lexicons="sovereignty", **options)


def test_import_loads_nothing_heavy():
    code = (
        "import json, sys, time; start = time.perf_counter(); import framing; "
        "print(json.dumps([time.perf_counter() - start, sorted(sys.modules)]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    seconds, modules = json.loads(done.stdout)
    heavy = {"numpy", "pandas", "pydantic", "rich", "sklearn", "spacy", "typer", "yaml"}
    assert heavy.isdisjoint(modules)
    assert seconds < 0.3


def test_every_name_of_the_face_is_there():
    assert set(framing.__all__) <= set(dir(framing))
    assert all(getattr(framing, name) is not None for name in framing.__all__)
    with pytest.raises(AttributeError, match="no attribute 'scor'"):
        _ = framing.scor


def test_score_of_a_sentence():
    scored = framing.score(SENTENCE)
    assert scored.frames["sovereignty"].attributed == 1
    assert "souveraineté" in scored.hits[0].text
    assert scored.attributions[0].source.text == "Moscou"
    assert scored.attributions[0].actor.name == "Russie"


def test_score_of_an_article_keeps_it():
    article = framing.Article(doc_id="a1", text=SENTENCE, outlet="RFI")
    assert framing.score(article, lexicons=["sovereignty"]).article is article


@pytest.mark.parametrize("kind", [str, lambda path: path])
def test_score_of_a_path(tmp_path, kind):
    path = tmp_path / "bamako.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    scored = framing.score(kind(path))
    assert (scored.doc_id, scored.article.text) == ("bamako", SENTENCE)


@pytest.mark.parametrize("text", ["souveraineté.txt", "x" * 300, "a\0b", "é" * 9000, ""])
def test_a_string_that_names_no_file_is_a_text(text):
    assert framing.score(text).article.text == text


def test_lone_surrogates_are_replaced_one_for_one():
    scored = framing.score("\ud800 " + SENTENCE)
    assert scored.article.text == "\ufffd " + SENTENCE
    assert scored.article.notes
    column = pd.Series(["\udfff " + SENTENCE], dtype=object)
    assert set(score_frame({"text": column}).hits) == {0, 1}


def test_nothing_to_count_gives_no_rate():
    found = framing.score("").frames["sovereignty"]
    assert found.hits == 0
    assert found.per_1000 != found.per_1000  # nan


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("two.csv", "text\nUn.\nDeux.\n", r"two\.csv: holds more than one article"),
        ("empty.txt", "", r"empty\.txt: empty file"),
    ],
)
def test_files_that_hold_no_single_article(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ArticleError, match=message):
        framing.score(path)


@pytest.mark.parametrize("call", [framing.score, framing.score_corpus])
def test_arguments_of_another_type(call):
    wrong = 3 if call is framing.score else "Un texte."
    with pytest.raises(TypeError, match="give a"):
        call(wrong)


def test_corpus_of_articles():
    articles = [framing.Article(doc_id="a1", text=SENTENCE, outlet="RFI", date="2024")]
    table = framing.score_corpus(articles, engine="surface", lexicons="sovereignty")
    assert list(table.columns) == COLUMNS
    assert table.voice.tolist() == ["editorial", "attributed"]
    assert table.hits.tolist() == [0, 1]
    assert table.tokens.sum() == framing.score(SENTENCE).n_tokens
    assert set(table.outlet) == {"RFI"}


def test_corpus_is_the_same_in_two_processes():
    articles = [framing.Article(f"a{number}", SENTENCE) for number in range(12)]
    tables = [
        framing.score_corpus(articles, lexicons="sovereignty", n_jobs=jobs) for jobs in (1, 2)
    ]
    pd.testing.assert_frame_equal(*tables)
    assert list(dict.fromkeys(tables[0].doc_id)) == [f"a{number}" for number in range(12)]


def test_corpus_of_a_data_frame_with_all_columns():
    row = {
        "doc_id": 7,
        "text": SENTENCE,
        "outlet": "RFI",
        "date": pd.Timestamp("2024-05-01 06:00"),
        "title": None,
        "desk": "Afrique",
    }
    table = score_frame([row])
    assert table.loc[0, ["doc_id", "outlet", "date"]].tolist() == ["7", "RFI", "2024-05-01"]


@pytest.mark.parametrize(
    "date", [datetime.date(2024, 5, 1), datetime.datetime(2024, 5, 1), "2024-05-01"]
)
def test_dates_of_a_data_frame_become_iso(date):
    assert (
        score_frame({"text": [SENTENCE], "date": pd.Series([date], dtype=object)}).date[0]
        == "2024-05-01"
    )


def test_index_names_the_rows_that_have_no_id():
    frame = pd.DataFrame({"text": [SENTENCE, SENTENCE]}, index=["x", "y"])
    assert framing.score_corpus(frame, lexicons="sovereignty").doc_id.unique().tolist() == [
        "x",
        "y",
    ]


def test_data_frame_without_text_names_its_columns():
    with pytest.raises(
        CorpusError, match=r"no column 'text'; its columns are body, outlet; rename"
    ):
        score_frame({"body": ["x"], "outlet": ["y"]})


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, 3])
def test_row_without_text_is_set_aside_and_named(missing):
    with pytest.warns(FramingWarning, match="set aside: 1: no text in its column 'text'"):
        table = score_frame({"text": [SENTENCE, missing]})
    assert set(table.doc_id) == {"0"}


def test_corpus_takes_what_load_yields(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    with pytest.warns(FramingWarning, match=r"set aside: .*b\.txt: empty file"):
        table = framing.score_corpus(framing.load([tmp_path]), lexicons="sovereignty")
    assert set(table.doc_id) == {"a"}


def test_empty_corpus_is_an_empty_table():
    table = framing.score_corpus([])
    assert list(table.columns) == COLUMNS
    assert table.empty
