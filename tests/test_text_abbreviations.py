from dataclasses import fields

import pytest
import yaml

from framing.data import lexicon_dir
from framing.text.abbreviations import Abbreviations, load_abbreviations

LISTS = yaml.safe_load(lexicon_dir("text", "abbreviations.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [field.name for field in fields(Abbreviations)])
def test_each_list_is_sorted_and_unique(name):
    words = LISTS[name]
    assert words == sorted(set(words))
    assert all(isinstance(word, str) for word in words)
    assert getattr(load_abbreviations(), name) == frozenset(words)


def test_the_file_holds_no_other_list():
    assert set(LISTS) == {field.name for field in fields(Abbreviations)}
