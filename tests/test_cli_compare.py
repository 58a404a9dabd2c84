"""`framing compare`: articles or tables of scores in, a comparison out, or one line why not."""

import json
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing
from comparison_sample import scores
from framing.cli import app
from framing.cli.score_tables import read_scores
from framing.errors import CorpusError

OUTLETS = {"Radio Est": (12, 30), "Radio Ouest": (12, 5)}
FAST = ("--draws", 199)
ARTICLES = {
    "est/a.txt": "Selon Moscou, le Mali retrouve sa souveraineté. Le gouvernement s'en félicite.",
    "est/b.txt": "Le barrage est achevé. La souveraineté du pays en sort grandie, dit le maire.",
    "ouest/c.txt": "Des hommes armés ont attaqué le poste. L'armée renforce la sécurité.",
}


def run(*arguments):
    return CliRunner().invoke(app, ["compare", *map(str, arguments)], prog_name="framing")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working folder, with a table of scores and three articles of two outlets."""
    monkeypatch.chdir(tmp_path)
    scores(OUTLETS).to_csv("scores.csv", index=False)
    for name, text in ARTICLES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(folder):
    return json.loads(run("scores.csv", "--format", "json", *FAST).stdout)


def test_a_table_of_scores_is_used_as_it_is(folder):
    done = run("scores.csv", *FAST)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Framing by outlet: 24 articles" in done.stdout
    assert "Radio Est frames security more than Radio Ouest" in done.stdout
    assert "articles scored" not in done.stdout


def test_articles_are_scored_first(folder):
    done = run("est", "ouest", *FAST)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "No contrast is shown" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("3 articles scored, 0 set aside · engine")


def test_the_command_and_the_face_agree(folder, told):
    found = framing.compare(scores(OUTLETS), draws=199)
    rows = told["tables"]["contrasts"]
    assert [row["estimate"] for row in rows] == pytest.approx(found.contrasts.estimate.tolist())
    assert [row["p"] for row in rows] == pytest.approx(found.contrasts.p.tolist())
    assert isinstance(found.contrasts, pd.DataFrame)


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "parquet", "csv.gz"])
def test_every_format_of_scores_gives_the_same(folder, told, ending):
    table = scores(OUTLETS)
    name = f"again.{ending}"
    if ending == "parquet":
        table.to_parquet(name)
    elif ending == "jsonl":
        table.to_json(name, orient="records", lines=True)
    else:
        table.to_csv(name, index=False, sep="\t" if ending == "tsv" else ",")
    again = json.loads(run(name, "--format", "json", *FAST).stdout)
    assert again["tables"]["contrasts"] == told["tables"]["contrasts"]


def test_what_score_writes_compare_reads(folder):
    for name in ("tidy.csv", "tidy.parquet"):
        CliRunner().invoke(app, ["score", "est", "ouest", "--tidy", "-o", name])
        done = run(name, "--table", "profiles", "--format", "markdown")
        assert done.exit_code == 0
        assert "| ouest | security | editorial | 1 |" in done.stdout
    assert "Lexicons: anti\\_western sha256:" in done.stdout
    assert framing.score_corpus(framing.load(["est"])).attrs["provenance"]["engine"] == "surface"


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("markdown", "**Framing by outlet"),
        ("html", "<!doctype html>"),
        ("latex", "% \\usepackage"),
        ("csv", "frame,voice,target"),
        ("json", "{"),
        ("table", "Framing by outlet"),
    ],
)
def test_formats_go_to_standard_output(folder, form, start):
    assert run("scores.csv", "--format", form, *FAST).stdout.startswith(start)


@pytest.mark.parametrize(
    "name", ["out.md", "out.html", "out.tex", "out.csv", "out.json", "out.xlsx"]
)
def test_the_ending_of_a_file_is_its_format(folder, name):
    assert run("scores.csv", "-o", name, *FAST).exit_code == 0
    start = {
        ".xlsx": b"PK",
        ".html": b"<!d",
        ".json": b"{",
        ".csv": b"fr",
        ".md": b"**",
        ".tex": b"%",
    }
    path = folder / name
    assert path.read_bytes().startswith(start[path.suffix])


def test_french_is_french(folder):
    text = run("scores.csv", "--lang", "fr", "--format", "markdown", *FAST).stdout
    assert text.startswith("**Cadrage par média : 24 articles")
    assert "emploie davantage le cadrage « sécurité » que" in text


@pytest.mark.parametrize("kind", ["forest", "heatmap", "bars"])
def test_a_plot_is_drawn_beside_the_table(folder, kind):
    done = run("scores.csv", "--plot", "plot.svg", "--plot-kind", kind, *FAST)
    assert done.exit_code == 0
    assert (folder / "plot.svg").read_bytes().startswith(b"<svg")
    assert done.stdout.startswith("Framing by outlet")


def test_over_time_gives_periods_and_lines(folder):
    done = run("scores.csv", "--over", "month", "--plot", "p.svg", "--format", "json", *FAST)
    assert json.loads(done.stdout)["tables"]["periods"][0]["period"] == "2024-01"
    assert "smoothed" in (folder / "p.svg").read_text("utf-8")


def test_options_reach_the_comparison(folder):
    options = ("--voice", "all", "--target", "Radio Est", "--reference", "Radio Ouest", "--seed", 5)
    found = json.loads(run("scores.csv", *options, "--format", "json", *FAST).stdout)
    assert {row["voice"] for row in found["tables"]["contrasts"]} == {"all"}
    said = found["provenance"]["options"]
    assert (said["target"], said["reference"], said["seed"], said["draws"]) == (
        "Radio Est", "Radio Ouest", 5, 199,
    )  # fmt: skip


@pytest.mark.parametrize("paths", [("scores.csv",), ("est", "ouest")])
def test_metadata_gives_what_is_compared(folder, paths):
    names = ["a", "b", "c"] if len(paths) > 1 else [f"Radio Est-{n:03d}" for n in range(12)]
    table = pd.DataFrame({"doc_id": names, "genre": ["news", *["comment"] * (len(names) - 1)]})
    table.to_csv("meta.csv", index=False)
    done = run(*paths, "--by", "genre", "--metadata", "meta.csv", "--format", "json", *FAST)
    assert done.exit_code == 0
    groups = json.loads(done.stdout)["provenance"]["groups"]
    assert groups == {"comment": len(names) - 1, "news": 1}


def test_a_csv_warns_on_standard_error_as_it_holds_no_notes(folder):
    done = run("est", "ouest", "--format", "csv", *FAST)
    assert done.stderr.startswith("framing: note: few articles: est (2), ouest (1)")
    assert run("est", "ouest", "--format", "csv", "--quiet", *FAST).stderr == ""


def test_articles_set_aside_are_named_and_the_rest_compared(folder):
    (folder / "est" / "d.txt").write_text("The harbour was closed by the mayor of the town today.")
    done = run("est", "ouest", *FAST)
    assert done.exit_code == 1
    assert "framing: set aside: " in done.stderr
    assert "3 articles scored, 1 set aside" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere: no such file"),
        (["scores.csv", "--by", "outlets"], "by='outlets': not a column"),
        (["scores.csv", "--target", "Est"], "no outlet of this name; nearest are 'Radio Est'"),
        (["scores.csv", "--draws", "10"], "draws=10: too few"),
        (["scores.csv", "est"], "scores.csv: a table of scores, est: none; compare either"),
        (["whole.jsonl"], "whole.jsonl: holds whole articles with their evidence"),
        (["scores.csv", "--table", "profile"], "table 'profile': there is none"),
        (["scores.csv", "--format", "csv", "--table", "words", "--table", "profiles"], "one table"),
        (["scores.csv", "--table", "words", "--format", "csv"], "table 'words': has no rows here"),
        (["scores.csv", "-o", "x.doc"], "x.doc: ending '.doc' tells no format; allowed are .md"),
        (["scores.csv", "-o", "x.md", "--format", "csv"], "contradicts the ending of x.md"),
        (["scores.csv", "--format", "xlsx"], "xlsx is no text; name a file with -o FILE.xlsx"),
        (["scores.csv", "--plot", "x.gif"], "x.gif: ending '.gif' is of no plot"),
        (["scores.csv", "--plot-kind", "bars"], "--plot-kind needs --plot FILE"),
        (["scores.csv", "--plot", "no/x.svg"], "there is no folder 'no'"),
        (["est", "ouest", "--plot", "x.svg", "--plot-kind", "forest"], "no contrast could be tested"),
        (["scores.csv", "--lang", "de"], "'de' is not one of 'en', 'fr'"),
        (["scores.csv", "--lexicon", "security"], "scores.csv: its scores are used as they are, so --lexicon"),
        (["scores.csv", "--min-confidence", ".5"], "so --min-confidence has nothing to act on"),
        (["est", "--classifier", "no.npz"], "no.npz: cannot be read"),
        (["broken.csv"], "scores: article 'a' has hits x; a count of 0 or more"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line(folder, arguments, said):
    (folder / "whole.jsonl").write_text('{"doc_id": "a", "frames": {}, "attributions": []}\n')
    (folder / "broken.csv").write_text(
        "doc_id,outlet,frame,voice,hits,tokens\na,A,security,editorial,x,3\n"
    )
    done = run(*arguments, *(() if "--draws" in arguments else FAST))
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(folder.glob("x.*"))


def test_tables_of_different_lexicons_are_refused_with_both_hashes(folder):
    for name, version in (("one", "sha256:aa"), ("two", "sha256:bb")):
        table = scores({name: (6, 10)})
        table.attrs["provenance"] = {"lexicons": {"security": version}}
        table.to_parquet(f"{name}.parquet")
    done = run("one.parquet", "two.parquet", *FAST)
    assert done.exit_code == 2
    assert (
        "lexicon 'security' is sha256:aa in one.parquet and sha256:bb in two.parquet" in done.stderr
    )
    with pytest.raises(CorpusError, match="sha256:aa"):
        read_scores([folder / "one.parquet", folder / "two.parquet"])


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_csv_of_other_lexicons_is_refused_too(folder, form):
    scores({"one": (6, 10)}).assign(lexicon="sha256:aa").to_csv("one.csv", index=False)
    other = scores({"two": (6, 10)})
    if form == "csv":
        other.assign(lexicon="sha256:bb").to_csv("two.csv", index=False)
    elif form == "jsonl":
        other.assign(lexicon="sha256:bb").to_json("two.jsonl", orient="records", lines=True)
    else:
        other.attrs["provenance"] = {"lexicons": {"security": "sha256:bb"}}
        other.to_parquet("two.parquet")
    done = run("one.csv", f"two.{form}", *FAST)
    assert done.exit_code == 2
    assert f"lexicon 'security' is sha256:aa in one.csv and sha256:bb in two.{form}" in done.stderr
    done = run("one.csv", *FAST)
    assert "security sha256:aa" in done.stdout


def test_tables_of_the_same_lexicons_are_put_together(folder):
    for name in ("one", "two"):
        table = scores({name: (6, 10)})
        table.attrs["provenance"] = {"lexicons": {"security": "sha256:aa"}}
        table.to_parquet(f"{name}.parquet")
    done = run("one.parquet", "two.parquet", *FAST)
    assert done.exit_code == 0
    assert "security sha256:aa" in done.stdout


def test_the_command_line_starts_without_what_it_may_not_need():
    heavy = {"altair", "great_tables", "numpy", "openpyxl", "pandas", "rich", "scipy", "vl_convert"}
    code = f"import sys, framing.cli; print(*sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
