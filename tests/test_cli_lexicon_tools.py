"""`framing lexicon check|validate|suggest|code` and `framing concordance`, as a user calls them."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from framing.cli import app

LEXICON = """\
frame: eau
label: {fr: Eau, en: Water}
definition: Water as a good.
categories:
  ouvrages:
    entries:
      - {entry: "barrage", match: ["Un barrage."], not: ["Le barreau."], except: ["barrage de police"]}
      - {entry: "puits", match: ["Des puits."], not: ["Il puise."]}
"""
ARTICLES = {
    "un.txt": "Le barrage est vide. La nappe phréatique baisse sous le barrage.",
    "deux.txt": "Le maire promet un barrage. La nappe phréatique nourrit encore les champs.",
    "trois.txt": "Le match a repris hier soir. Une chorale a chanté au marché. Le public a dansé. "
    "Les lampions brillaient. On a ri jusqu'à minuit. Le train de midi est parti en retard.",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "eau.yaml").write_text(LEXICON, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    _write_gold(tmp_path / "gold")
    return tmp_path


def _write_gold(folder):
    text = ARTICLES["un.txt"]
    (folder / "annotations").mkdir(parents=True)
    (folder / "texts").mkdir()
    (folder / "texts" / "un.txt").write_text(text, encoding="utf-8")
    data = {
        "id": "un",
        "sentences": [[0, 20], [21, len(text)]],
        "attributions": [],
        "frames": [{"s": 0, "frame": "eau"}],
    }
    (folder / "annotations" / "un.json").write_text(json.dumps(data), encoding="utf-8")


def run(*arguments):
    return CliRunner().invoke(app, arguments, prog_name="framing")


def test_check_of_a_sound_file(folder):
    done = run("lexicon", "check", "eau.yaml")
    assert (done.exit_code, done.output) == (0, "0 errors, 0 warnings, 0 explained in notes\n")


def test_check_names_errors_and_exits_with_1(folder):
    broken = LEXICON.replace("Des puits.", "Des forages.")
    (folder / "eau.yaml").write_text(broken, encoding="utf-8")
    done = run("lexicon", "check", "eau.yaml")
    assert done.exit_code == 1
    assert done.output.startswith("eau.yaml:8: example: 'puits' does not match in 'Des forages.'; ")


def test_check_warns_of_broad_entries(folder):
    many = "Un barrage cède. " * 60
    (folder / "articles" / "quatre.txt").write_text(many, encoding="utf-8")
    done = run("lexicon", "check", "eau.yaml", "--background", "articles", "--json")
    assert done.exit_code == 0
    report = json.loads(done.output)
    assert [item["code"] for item in report["warnings"]] == ["broad"]
    assert report["warnings"][0]["line"] == 7
    assert report["errors"] == []


def test_check_cuts_many_findings_of_a_kind_short(folder):
    lines = "".join(f'      - {{entry: "mot {n}"}}\n' for n in range(30))
    (folder / "eau.yaml").write_text(LEXICON + lines, encoding="utf-8")
    done = run("lexicon", "check", "eau.yaml")
    assert done.exit_code == 0
    assert "… and 10 more of the kind 'untested'; --json names them all" in done.output


def test_validate(folder):
    done = run("lexicon", "validate", "eau.yaml", "--gold", "gold")
    assert done.exit_code == 0
    assert "macro F1 .667 over 1 coded article" in done.output
    assert "1 entry hit nowhere in these articles" in done.output


def test_validate_json(folder):
    done = run("lexicon", "validate", "eau.yaml", "--gold", "gold", "--json")
    figures = json.loads(done.output)["figures"]
    assert [item["level"] for item in figures] == ["frame", "category", "entry"]
    assert (figures[0]["both"], figures[0]["found"], figures[0]["coded"]) == (1, 2, 1)
    assert figures[2]["influence"] == pytest.approx(0.6667)


def test_suggest(folder):
    done = run("lexicon", "suggest", "eau.yaml", "articles", "--method", "keyness")
    assert done.exit_code == 0
    assert done.output.startswith("nappe phréatique  gain ")
    assert "suggestions; read the contexts before you add one" in done.output
    assert (folder / "eau.yaml").read_text(encoding="utf-8") == LEXICON


def test_suggest_json(folder):
    done = run("lexicon", "suggest", "eau.yaml", "articles", "--method", "keyness", "--json")
    first = json.loads(done.output)["suggestions"][0]
    assert first["entry"] == "nappe phréatique"
    assert first["contexts"][0]["right"].startswith(" nourrit")


def test_concordance_of_words(folder):
    done = run("concordance", "barrage*", "articles", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.output)))
    assert [row["match"] for row in rows] == ["barrage"] * 3
    assert {row["frame"] for row in rows} == {""}
    assert [row["voice"] for row in rows if row["doc_id"] == "deux"] == ["attributed"]


def test_concordance_on_the_screen(folder):
    done = run("concordance", "chorale", "articles")
    assert done.exit_code == 0
    assert "chorale" in done.output.splitlines()[2]
    assert done.output.endswith("1 match\n")


@pytest.mark.parametrize(
    "wanted", [["--frame", "eau"], ["--category", "ouvrages"], ["--entry", "barrage"]]
)
def test_from_hits_to_judgements_and_back(folder, wanted):
    done = run(
        "concordance", *wanted, "articles", "--lexicon", "eau.yaml", "--to-code", "-o", "hits.csv"
    )
    assert done.exit_code == 0
    written = (folder / "hits.csv").read_text(encoding="utf-8").splitlines()
    assert written[0].endswith(",correct")
    assert len(written) == 4
    judged = [written[0], f"{written[1]}oui", f"{written[2]}non", written[3]]
    (folder / "hits.csv").write_text("\n".join(judged), encoding="utf-8")
    coded = run("lexicon", "code", "hits.csv", "--json")
    shares = json.loads(coded.output)["shares"]
    assert [(item["right"], item["judged"]) for item in shares] == [(1, 2)] * 3
    assert shares[2]["entry"] == "barrage"
    assert "2 hits judged, 1 left blank" in run("lexicon", "code", "hits.csv").output


def test_a_sample_is_the_same_for_the_same_seed(folder):
    arguments = ("concordance", "*a*", "articles", "--sample", "4", "-f", "csv")
    first, again, other = run(*arguments), run(*arguments), run(*arguments, "--seed", "7")
    assert first.output == again.output != other.output
    assert len(first.output.splitlines()) == 5


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["lexicon", "check", "absent.yaml"], "absent.yaml: no such file"),
        (["lexicon", "validate", "eau.yaml"], "Missing option '--gold'"),
        (["lexicon", "validate", "eau.yaml", "--gold", "articles"], "no annotations/*.json"),
        (["lexicon", "validate", "security", "--gold", "gold"], "none of the frames security"),
        (["lexicon", "suggest", "eau.yaml", "articles", "--method", "magie"], "'magie' is unknown"),
        (["lexicon", "code", "eau.yaml"], "no column 'correct'"),
        (["concordance", "barrage"], "'barrage' alone is not enough"),
        (["concordance", "--frame", "feu", "articles"], "frame 'feu' is in no lexicon"),
        (["concordance", "barrage", "articles", "-f", "parquet", "-o", "a.parquet"], "choose one"),
        (["concordance", "barrage", "articles", "-f", "table", "-o", "a.txt"], "is for the screen"),
    ],
)
def test_what_cannot_be_used_is_one_line(folder, arguments, part):
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("framing: error: ")
    assert part in done.stderr
    assert done.stderr.count("\n") == 1
