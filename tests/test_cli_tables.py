"""`framing tables`: marked blocks of Markdown files are filled, checked, or named when broken."""

import re

import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.cli.marked import filled, find_blocks, is_same
from framing.errors import FramingError

BEGIN = "<!-- framing: score a.txt --format markdown -->"
END = "<!-- /framing -->"
PAGE = f"# Page\n\n{BEGIN}\nold\n{END}\n\nafter\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("La souveraineté du pays est rétablie.", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(app, ["tables", *map(str, arguments)], prog_name="framing")


def test_blocks_are_filled_and_the_rest_stays(folder):
    done = run("docs")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "docs/page.md\n", "")
    page = (folder / "docs" / "page.md").read_text("utf-8")
    assert "| – | – | sovereignty | 6 | 1 | 166.7 |" in page
    assert "old" not in page
    assert page.startswith(f"# Page\n\n{BEGIN}\n\n|")
    assert re.search(rf"sovereignty sha256:\w{{12}}\.\n\n{END}\n\nafter\n$", page)


def test_a_second_time_nothing_changes(folder):
    run("docs")
    before = (folder / "docs" / "page.md").stat().st_mtime_ns
    assert run("docs").stdout == ""
    assert (folder / "docs" / "page.md").stat().st_mtime_ns == before


def test_check_names_what_is_stale_and_writes_nothing(folder):
    done = run("docs", "--check")
    assert done.exit_code == 1
    assert done.stderr == (
        "framing: error: docs/page.md:3: block `score a.txt --format markdown` is out of date; run "
        "`framing tables docs/page.md`\n"
    )
    assert (folder / "docs" / "page.md").read_text("utf-8") == PAGE
    run("docs")
    assert run("docs", "--check").exit_code == 0


def test_a_block_whose_articles_are_not_here_is_left(folder):
    page = PAGE.replace("framing:", "framing if elsewhere/seeds:")
    (folder / "docs" / "page.md").write_text(page)
    done = run("docs", "--check")
    assert done.exit_code == 0
    assert "docs/page.md:3: elsewhere/seeds is not here; the block is left as it is" in done.stderr
    (folder / "elsewhere" / "seeds").mkdir(parents=True)
    assert run("docs", "--check").exit_code == 1


@pytest.mark.parametrize(
    ("page", "line", "said"),
    [
        (f"{BEGIN}\n", 1, "marked block has no end; close it with <!-- /framing -->"),
        (f"a\n{BEGIN}\n{BEGIN}\n{END}\n", 3, "marked block within the one of line 2"),
        (f"{END}\n", 1, "end of a marked block that was never opened"),
        (f"{PAGE}{END}\n", 8, "end of a marked block that was never opened"),
        ("<!-- framing compare seeds/ -->\n", 1, "not a mark; a marked block stands between"),
        (f"{BEGIN} text\n{END}\n", 1, "not a mark; a marked block stands between"),
        (PAGE.replace("score", "scores"), 3, "no command 'scores' for a marked block; allowed are"),
        (PAGE.replace("score a.txt", "tables docs"), 3, "no command 'tables' for a marked block"),
        (PAGE.replace("--format markdown", "-o x.md"), 3, "-o writes a file; a block can only print"),
        (PAGE.replace("--format", "--output=x.md -f"), 3, "--output=x.md writes a file"),
        (PAGE.replace("a.txt", "'a.txt"), 3, "cannot be read (No closing quotation)"),
        (PAGE.replace("a.txt", "b.txt"), 3, "`framing score b.txt --format markdown` fails: error: b.txt"),
        (PAGE.replace("a.txt", "english.txt"), 3, "fails: set aside: english"),
    ],
)  # fmt: skip
def test_a_broken_block_is_named_and_nothing_written(folder, page, line, said):
    (folder / "english.txt").write_text("The harbour of the town was closed by the mayor today.")
    (folder / "docs" / "broken.md").write_text(page)
    done = run("docs")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"framing: error: docs/broken.md:{line}: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert (folder / "docs" / "page.md").read_text("utf-8") == PAGE
    assert not (folder / "x.md").exists()


@pytest.mark.parametrize(
    ("docs", "said"),
    [
        (["nowhere"], "nowhere: there is no such file or folder"),
        (["empty"], "empty: holds no .md file"),
        (["latin.md"], "latin.md: is not UTF-8 (byte 2); save it as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(folder, docs, said):
    (folder / "empty").mkdir()
    (folder / "latin.md").write_bytes("été".encode("latin-1"))
    done = run(*docs)
    assert done.exit_code == 2
    assert said in done.stderr or "is not UTF-8 (byte 0)" in done.stderr


def test_files_without_blocks_are_told(folder):
    (folder / "plain.md").write_text("# Nothing\n")
    done = run("plain.md")
    assert (done.exit_code, done.stderr) == (
        0,
        "framing: note: no marked block in any of the files\n",
    )


def test_line_ends_of_the_page_stay(folder):
    (folder / "dos.md").write_bytes(PAGE.replace("\n", "\r\n").encode())
    run("dos.md")
    page = (folder / "dos.md").read_bytes()
    assert page.startswith(f"# Page\r\n\r\n{BEGIN}\r\n".encode())
    assert page.endswith(b"after\r\n")
    assert run("dos.md", "--check").exit_code == 0


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_marks_in_fenced_code_are_text(fence):
    page = f"{fence}markdown\n{BEGIN}\n```x\n{fence}\n{PAGE}"
    assert [block.line for block in find_blocks(page, "page")] == [7]


def test_a_fence_within_a_block_hides_nothing():
    page = PAGE.replace("old", "```\nhalf open")
    assert [block.body for block in find_blocks(page, "page")] == ["```\nhalf open\n"]


def test_bodies_are_put_in_where_they_belong():
    page = f"{BEGIN}\none\n{END}\nmiddle\n{BEGIN}\ntwo\n{END}\n"
    one, two = find_blocks(page, "page")
    assert filled(page, {one.start: "1\n", two.start: "22\n"}) == (
        f"{BEGIN}\n1\n{END}\nmiddle\n{BEGIN}\n22\n{END}\n"
    )


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("a\n- Software: Python 3.11.", "a\n- Software: Python 3.12.", True),
        ("a\n- Logiciels : Python 3.11.", "\na\n- Logiciels : Python 3.12.\n", True),
        ("a\n- Made with framing 1.", "a\n- Made with framing 2.", False),
        ("a", "b", False),
    ],
)
def test_versions_of_libraries_alone_make_no_page_stale(one, two, same):
    assert is_same(one, two) is same


def test_an_error_names_the_page():
    with pytest.raises(FramingError, match=r"^docs/x\.md:1: "):
        find_blocks(END, "docs/x.md")
