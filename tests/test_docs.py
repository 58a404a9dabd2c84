"""The documentation: its examples run and print what they say, its links lead somewhere."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from framing import __version__

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import blocks, evaluation_page, generate, reliability, transcripts  # noqa: E402
from tools.site import MarkerError, Site  # noqa: E402

SEEDS = ROOT / "seeds"
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "seeds/README.md")),
    *sorted(ROOT.glob("docs/**/*.md")),
]
LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\(([^)\s]+)\)")
FAST = [name for name in generate.PAGES if name not in {*generate.SLOW, "examples"}]


def named(page):
    return page.relative_to(ROOT).as_posix()


def anchors(page):
    """The anchors that the headings of a page get on GitHub."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", generate.EXAMPLES)
def test_examples_print_what_the_page_says(page):
    text = (ROOT / page).read_text("utf-8")
    assert transcripts.refreshed(text, page, SEEDS) == text, "run `python -m tools.generate`"


@pytest.mark.parametrize("name", FAST)
def test_generated_page_is_current(name):
    site = Site()
    generate.PAGES[name](site)
    assert site.written
    assert site.stale() == [], "run `python -m tools.generate`"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text("utf-8")):
        if target.startswith(("https://", "http://")):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{named(page)}: {target}"
        assert not anchor or anchor in anchors(file), f"{named(page)}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_page_has_one_title_and_closed_blocks(page):
    text = page.read_text("utf-8")
    fences = re.findall(r"^```", text, re.M)
    outside = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    assert len(fences) % 2 == 0
    assert len(re.findall(r"^# ", outside, re.M)) == 1


def test_the_readme_sets_everything_up_in_two_commands():
    first_screen = (ROOT / "README.md").read_text("utf-8").split("\n## ")[0]
    commands = [block.body for block in blocks.find_blocks(first_screen) if block.kind == "sh"]
    assert len(commands) == 2
    assert commands[0].endswith("framing score seeds/\n")
    assert commands[1].endswith("pytest\n")
    assert all(command.count("\n") == 1 for command in commands)


def test_each_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[<>=\[ ]", item)[0] for item in project["dependencies"]}
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^\| ([a-z][\w-]*) \|", page, re.M)) - {"package"} == needed


def test_the_changelog_names_the_version():
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


PAGE = """\
```python
print(1 + 1)
```

<!-- prints -->
```text
old
```

<!-- skip -->
```python
1 / 0
```

```console
$ framing score nowhere | head -1
$ make coffee
done
```
"""


def test_refreshing_writes_what_is_printed_and_keeps_the_rest():
    fresh = transcripts.refreshed(PAGE, "page", SEEDS)
    assert "<!-- prints -->\n```text\n2\n```" in fresh
    assert "$ framing score nowhere | head -1\nframing: error: nowhere: no such file" in fresh
    assert "$ make coffee\ndone\n" in fresh
    assert transcripts.refreshed(fresh, "page", SEEDS) == fresh


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1 / 0", "page:2: raises ZeroDivisionError"),
        (">>> 1 + 1\n3", "Expected"),
    ],
)
def test_a_failing_example_is_named(code, said):
    with pytest.raises(transcripts.ExampleError, match=said):
        transcripts.refreshed(f"```python\n{code}\n```\n", "page", SEEDS)


def test_exit_status_is_written_down():
    page = "```console\n$ framing score nowhere/\nx\n$ echo $?\n0\n```\n"
    assert transcripts.refreshed(page, "page", SEEDS).endswith("$ echo $?\n2\n```\n")


def test_site_writes_only_between_its_markers(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n", encoding="utf-8")
    site = Site(tmp_path)
    site.fill("page.md", "x", "new")
    assert site.stale() == ["page.md"]
    site.save()
    assert page.read_text("utf-8") == "a\n<!-- x:begin -->\nnew\n<!-- x:end -->\nb\n"
    assert site.stale() == []
    with pytest.raises(MarkerError, match="no <!-- y:begin -->"):
        site.fill("page.md", "y", "new")


def test_check_names_what_is_out_of_date(monkeypatch, capsys):
    monkeypatch.setattr(generate, "PAGES", {"x": lambda site: site.write("README.md", "other")})
    assert generate.main(["--check"]) == 1
    assert "README.md: out of date" in capsys.readouterr().err
    monkeypatch.setattr(generate, "PAGES", {"x": lambda site: site.read("README.md")})
    assert generate.main(["--check"]) == 0


def test_reliability_bins_count_and_average():
    found = reliability.bins([(0.55, True), (0.52, False), (1.0, True)])
    assert [item["count"] for item in found] == [0, 0, 0, 0, 0, 2, 0, 0, 0, 1]
    assert (found[5]["right"], found[5]["mean"], found[9]["mean"]) == (1, 0.535, 1.0)
    drawn = reliability.figure(found)
    assert drawn.count("<circle") == 2
    assert "1 of 2 right at a mean confidence of 0.54" in drawn


@pytest.mark.parametrize(
    ("value", "shown"), [(0.8726, ".873"), (1.0, "1.000"), (0.0, ".000"), (None, "–")]
)
def test_shares_are_written_alike(value, shown):
    assert evaluation_page.share(value) == shown
