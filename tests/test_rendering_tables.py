"""Scored articles become rows, DataFrames and files; columns and offsets are contracts."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from framing.rendering.console import Screen, render_table
from framing.rendering.formats import ENDINGS, write_parquet, write_text
from framing.rendering.summary import top_actors
from framing.rendering.tables import VIEWS, to_frame
from rendering_sample import TEXT, check_golden, empty_sample, scored_sample

COLUMNS = {
    "summary": "doc_id outlet date title frame tokens hits per_1000 editorial editorial_per_1000 "
    "attributed attributed_per_1000 actors",
    "scores": "doc_id outlet date frame voice hits tokens per_1000 weighted",
    "hits": "doc_id outlet date frame category entry text start end sentence negated weight voice "
    "attribution actor context",
    "attributions": "doc_id outlet date attribution kind source actor actor_type country cue "
    "content start end endorsement nested rule confidence",
}
TEXT_FORMATS = ("csv", "markdown", "json", "jsonl")


def written(articles, view="summary", form="jsonl"):
    sink = io.BytesIO()
    write_text(articles, VIEWS[view], form, sink)
    return sink.getvalue().decode("utf-8")


@pytest.mark.parametrize("view", VIEWS)
def test_columns_are_pinned(view):
    frame = to_frame([scored_sample(), empty_sample()], VIEWS[view])
    assert list(frame.columns) == COLUMNS[view].split()
    assert list(to_frame([], VIEWS[view]).columns) == COLUMNS[view].split()


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
@pytest.mark.parametrize("view", ["summary", "scores", "hits"])
def test_rows_of_a_frame_end_in_the_hash_of_its_lexicon(view, form):
    text = written([scored_sample()], view, form)
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        assert list(rows[0])[:-1] == COLUMNS[view].split()
        assert {row["lexicon"] for row in rows if row["frame"] == "security"} == {"sha256:5"}
    assert ("sha256:5" in text) and ("sha256:0" in text)


@pytest.mark.parametrize("view", VIEWS)
def test_markdown_says_below_what_made_it(view):
    *_, last = written([scored_sample()], view, "markdown").splitlines()
    assert last.startswith("Made with framing 1.2.3, engine surface; lexicons: development sha256")
    assert "Made" not in written([], view, "markdown")


def test_attributions_depend_on_no_lexicon():
    assert "lexicon" not in written([scored_sample()], "attributions", "csv")


@pytest.mark.parametrize(
    ("view", "dtypes"),
    [
        ("scores", {"hits": "int64", "tokens": "int64", "per_1000": "float64"}),
        ("hits", {"start": "int64", "negated": "bool", "attribution": "Int64"}),
        ("attributions", {"end": "int64", "nested": "bool", "confidence": "float64"}),
    ],
)
def test_types_are_pinned_with_and_without_rows(view, dtypes):
    for articles in ([scored_sample()], []):
        found = to_frame(articles, VIEWS[view]).dtypes
        assert {name: str(found[name]) for name in dtypes} == dtypes


def test_tidy_scores_split_hits_tokens_and_weights_by_voice():
    frame = to_frame([scored_sample()], VIEWS["scores"]).set_index(["frame", "voice"])
    assert len(frame) == 8
    security = frame.loc[("security", "attributed")]
    assert (security.hits, security.tokens, security.per_1000) == (2, 20, 100.0)
    assert security.weighted == 3.0
    assert frame.loc[("sovereignty", "editorial")].hits == 1
    assert frame.loc[("anti_western", "editorial")].weighted == 0.0


def test_rate_over_no_token_is_missing_and_no_zero():
    assert to_frame([empty_sample()], VIEWS["scores"]).per_1000.isna().all()
    assert json.loads(written([empty_sample()]))["frames"]["security"]["per_1000"] is None
    assert (
        written([empty_sample()], "scores", "csv").splitlines()[1]
        == "vide,,,security,editorial,0,0,,0.0,sha256:5"
    )


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        ("security", [("Russie", 1), ("hearsay", 1)]),
        ("development", [("Awa Keïta", 1)]),
        ("sovereignty", [("Russie", 1)]),
        ("anti_western", []),
    ],
)
def test_actors_of_the_attributed_part(frame, expected):
    assert top_actors(scored_sample(), frame) == expected


def test_json_lines_hold_the_documented_keys_in_order():
    record = json.loads(written([scored_sample()]))
    assert list(record) == [
        "doc_id",
        "outlet",
        "date",
        "title",
        "n_tokens",
        "n_sentences",
        "boilerplate",
        "frames",
        "hits",
        "attributions",
        "provenance",
    ]
    assert list(record["frames"]["security"]) == [
        "hits",
        "per_1000",
        "editorial",
        "attributed",
        "editorial_per_1000",
        "attributed_per_1000",
        "endorsements",
    ]
    assert " ".join(record["hits"][0]) == (
        "frame category entry text start end sentence negated weight voice attribution"
    )
    assert " ".join(record["attributions"][0]) == (
        "kind content cue source source_text actor endorsement nested rule confidence"
    )


def test_json_offsets_slice_the_text():
    record = json.loads(written([scored_sample()]))
    for hit in record["hits"]:
        assert TEXT[hit["start"] : hit["end"]] == hit["text"]
    for said in record["attributions"]:
        if said["source"]:
            assert TEXT[slice(*said["source"])] == said["source_text"]
    assert [TEXT[slice(*part)] for part in record["attributions"][2]["content"]] == [
        "Nos routes",
        "seront refaites",
    ]


@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("view", VIEWS)
def test_golden_text_formats(view, form):
    ending = next(ending for ending, name in ENDINGS.items() if name == form)
    check_golden(f"{view}{ending}", written([scored_sample(), empty_sample()], view, form))


@pytest.mark.parametrize("view", VIEWS)
def test_golden_table(view):
    table = render_table([scored_sample(), empty_sample()], VIEWS[view], screen=Screen())
    check_golden(f"{view}.txt", table)


def test_golden_table_in_colour():
    screen = Screen(100, is_terminal=True, color=True)
    check_golden("summary.ansi", render_table([scored_sample()], VIEWS["summary"], screen=screen))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [80, 100, 120])
def test_table_fits_its_width(view, width):
    articles = [scored_sample(doc_id="x" * 90, outlet="Gazette " * 12), empty_sample()]
    lines = render_table(articles, VIEWS[view], screen=Screen(width)).splitlines()
    assert max(map(len, lines)) <= width


def test_names_are_repeated_only_where_nobody_looks():
    def mentions(screen):
        return render_table([scored_sample()], VIEWS["summary"], screen=screen).count("port-01")

    assert mentions(Screen()) == 4
    assert mentions(Screen(is_terminal=True)) == 1


def test_csv_reads_back():
    rows = list(csv.DictReader(io.StringIO(written([scored_sample()], "hits", "csv"))))
    assert [row["text"] for row in rows] == [hit.text for hit in scored_sample().hits]
    assert rows[2]["attribution"] == ""


def test_csv_keeps_line_breaks_inside_a_cell():
    text = TEXT.replace("retrouve sa", "retrouve\nsa")
    cells = list(csv.DictReader(io.StringIO(written([scored_sample(text=text)], "hits", "csv"))))
    assert "retrouve\nsa souveraineté" in cells[0]["context"]


def test_markdown_cells_cannot_break_the_table():
    lines = written([scored_sample(outlet="A | B\n*C*")], "summary", "markdown").splitlines()
    assert [line[:1] for line in lines] == ["|"] * 6 + ["", "M"]
    assert "A \\| B \\*C\\*" in lines[2]


@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("view", ["summary", "hits"])
def test_lone_surrogates_do_not_stop_the_output(view, form):
    broken = scored_sample(doc_id="a\udce9b", text=TEXT.replace("Selon", "Sel\ud800n"))
    assert "a\ufffdb" in written([broken], view, form)


@pytest.mark.parametrize(("articles", "expected"), [([], []), ([empty_sample()], ["vide"])])
def test_json_array_is_valid_however_many(articles, expected):
    assert [item["doc_id"] for item in json.loads(written(articles, form="json"))] == expected


def test_text_is_written_article_by_article():
    sink = io.BytesIO()

    def articles():
        yield scored_sample()
        assert sink.getvalue().count(b"\n") == 1
        yield empty_sample()

    write_text(articles(), VIEWS["summary"], "jsonl", sink)
    assert sink.getvalue().count(b"\n") == 2


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("articles", [[], [scored_sample(), empty_sample()]])
def test_parquet_reads_back(tmp_path, view, articles):
    path = tmp_path / "out.parquet"
    with path.open("wb") as sink:
        write_parquet(articles, VIEWS[view], sink)
    table = pq.read_table(path)
    assert table.column_names == COLUMNS[view].split()
    assert table.num_rows == len(to_frame(articles, VIEWS[view]))
