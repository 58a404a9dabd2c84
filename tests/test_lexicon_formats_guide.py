"""The examples of docs/formats.md are read as it says, and the command does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.data import lexicon_dir
from framing.lexicon import cache, load_lexicon

GUIDE = Path(__file__).parents[1] / "docs" / "formats.md"
EXAMPLES = dict(
    re.findall(
        r"`(\w+\.\w+)`[^`]*?(?:`[^`\n]+`[^`]*?)*\n\n```\w+\n(.*?)```",
        GUIDE.read_text("utf-8"),
        re.S,
    )
)
UNWEIGHTED = (".yml", ".dic", ".lcd", ".lc3")


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """Keep what is compiled here out of the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)


def test_every_format_has_its_example():
    endings = sorted(name.partition(".")[2] for name in EXAMPLES)
    assert endings == ["cat", "csv", "csv", "dic", "dicx", "lc3", "lcd", "yaml", "ykd", "yml"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name, tmp_path):
    path = tmp_path / name
    path.write_text(EXAMPLES[name], encoding="utf-8")
    lexicon = load_lexicon(path)
    half = 1.0 if path.suffix in UNWEIGHTED else 0.5
    assert lexicon.frame == path.stem
    assert [
        (part.name, [(item.patterns[0], item.weight) for item in part.entries])
        for part in lexicon.categories
    ] == [
        ("guerre", [("bombard*", 1.0), ('"char d\'assaut"', half)]),
        ("paix", [('"on négocie"', 1.0), ('"trêve"', 1.0)]),
    ]


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_convert_names_the_files_and_the_losses(tmp_path):
    source, target = tmp_path / "conflit.cat", tmp_path / "autre.dic"
    source.write_text(EXAMPLES["conflit.cat"], encoding="utf-8")
    done = run("lexicon", "convert", source, target)
    assert (done.exit_code, done.stdout) == (0, f"{target}\n")
    assert done.stderr.splitlines() == [
        'framing: note: weights are lost, each entry counts 1 (1: "char d\'assaut")',
        "framing: note: the frame's name 'conflit' is lost for the file's own",
    ]


def test_convert_takes_a_packaged_frame(tmp_path):
    done = run("lexicon", "convert", "security", tmp_path / "security.csv")
    assert done.exit_code == 0
    assert load_lexicon(tmp_path / "security.csv").hash == load_lexicon(packaged("security")).hash


def test_convert_to_a_folder_and_with_inflection(tmp_path):
    source = tmp_path / "conflit.lc3"
    source.write_text(EXAMPLES["conflit.lc3"], encoding="utf-8")
    done = run("lexicon", "convert", source, tmp_path / "cadres", "--inflect")
    assert done.stdout.splitlines() == [
        str(tmp_path / "cadres" / f"{frame}.yaml") for frame in ("guerre", "paix")
    ]
    assert "trêve" in (tmp_path / "cadres" / "paix.yaml").read_text("utf-8")


def test_convert_says_what_is_wrong(tmp_path):
    done = run("lexicon", "convert", tmp_path / "absent.dic", tmp_path / "x.yaml")
    assert done.exit_code == 2
    assert "absent.dic: no such file; check the path" in done.stderr
    assert list(tmp_path.iterdir()) == []


def packaged(frame: str) -> Path:
    return lexicon_dir("frames", f"{frame}.yaml")
