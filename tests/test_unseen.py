"""The unseen articles: their coding holds on their texts. What is found in them no test looks at."""

import hashlib
import json
from pathlib import Path

import pytest

from framing.gold import load_gold

UNSEEN = Path(__file__).resolve().parent / "unseen"
CODED = {
    file.stem: json.loads(file.read_text(encoding="utf-8"))
    for file in sorted((UNSEEN / "annotations").glob("*.json"))
}


def text_of(name):
    return (UNSEEN / "texts" / f"{name}.txt").read_bytes().decode("utf-8")


def test_each_text_is_coded_and_read():
    texts = {file.stem for file in (UNSEEN / "texts").glob("*.txt")}
    assert texts == set(CODED) == {item.article.doc_id for item in load_gold(UNSEEN)}
    assert len(texts) == 24


@pytest.mark.parametrize("name", CODED)
def test_coding_belongs_to_the_text(name):
    assert CODED[name]["sha256"] == hashlib.sha256(text_of(name).encode()).hexdigest()


@pytest.mark.parametrize("name", CODED)
def test_spans_are_words_of_the_text(name):
    text, coded = text_of(name), CODED[name]
    spans = [
        span
        for item in coded["attributions"]
        for span in (*item["content"], item["cue"], item["source"])
        if span is not None
    ] + [span for item in coded["frames"] for span in item["evidence"]]
    assert spans
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


@pytest.mark.parametrize("name", CODED)
def test_evidence_lies_in_its_sentence(name):
    coded = CODED[name]
    for item in coded["frames"]:
        first, last = coded["sentences"][item["s"]]
        assert item["s"] not in coded["boilerplate"]
        assert all(first <= start < end <= last for start, end in item["evidence"])
