"""Where the lexicons are found: beside the installed code, else at the top of the repository."""

from pathlib import Path

import pytest

from framing import data


@pytest.fixture
def places(tmp_path, monkeypatch):
    packaged, repository = tmp_path / "_lexicons", tmp_path / "lexicons"
    monkeypatch.setattr(data, "_PACKAGED", packaged)
    monkeypatch.setattr(data, "_REPOSITORY", repository)
    return packaged, repository


def test_an_installed_wheel_has_its_own(places):
    packaged, repository = places
    packaged.mkdir()
    repository.mkdir()
    assert data.lexicon_dir("frames") == packaged / "frames"


def test_an_editable_install_reads_the_repository(places):
    _, repository = places
    assert data.lexicon_dir("voice", "verbs.yaml") == repository / "voice" / "verbs.yaml"


@pytest.mark.parametrize("folder", ["frames", "voice", "actors"])
def test_the_lexicons_are_there(folder):
    assert any(Path(data.lexicon_dir(folder)).glob("*.yaml"))
