"""The seeds: offsets that hold, counts that stay true, enough of each kind and frame."""

import csv
import hashlib
import json
import os
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from framing.corpus import load
from framing.gold import load_gold
from framing.records import Article

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
GOLD = SEEDS / "gold"
SHARED = ROOT.parent / "shared"
OUTLETS = ("agence-horizon", "radio-atlantique", "quotidien-du-fleuve", "voix-du-sahel-libre")
ACTOR_TYPES = {
    "state", "armed_group", "political", "international_org", "civil_society", "expert",
    "media", "business", "religious", "citizen", "anonymous", "other",
}  # fmt: skip
AT_LEAST = {
    "direct": 40, "mixed": 30, "indirect": 50, "nominal": 60,
    "label": 15, "hearsay": 15, "scare": 15, "block": 4,
}  # fmt: skip
FRAMES = ("sovereignty", "security", "anti_western", "development")
MARKS = '«»“”"'
SHARED_WORDS = 9


def read(file):
    return file.read_bytes().decode("utf-8")


def rows(name):
    with (SEEDS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ARTICLES = {row["file"]: row for row in rows("manifest.csv")}
CODED = {file.stem: json.loads(read(file)) for file in sorted(GOLD.glob("annotations/*.json"))}
TEXTS = {doc_id: read(GOLD / coded["file"]) for doc_id, coded in CODED.items()}


def attributions():
    return [
        pytest.param(TEXTS[doc_id], CODED[doc_id], item, id=f"{doc_id}-{number}")
        for doc_id in CODED
        for number, item in enumerate(CODED[doc_id]["attributions"])
    ]


def outlet_of(doc_id):
    return CODED[doc_id]["file"].split("/")[1]


def inside_one(span, sentences):
    return any(start <= span[0] < span[1] <= end for start, end in sentences)


def counts(key, wanted):
    """Return wanted → outlet → how often `key` of an annotation says so."""
    found = Counter()
    for doc_id, coded in CODED.items():
        found.update((label, outlet_of(doc_id)) for label in key(coded))
    return {label: [found[label, outlet] for outlet in OUTLETS] for label in wanted}


def table(head, numbers):
    lines = [f"| {head} | {' | '.join(OUTLETS)} | all |", "|---|" + "--:|" * (len(OUTLETS) + 1)]
    for label, row in numbers.items():
        lines.append(f"| {label} | {' | '.join(map(str, row))} | {sum(row)} |")
    return "\n".join(lines)


def kind_counts():
    return counts(lambda coded: [item["kind"] for item in coded["attributions"]], AT_LEAST)


def frame_counts():
    return counts(lambda coded: [item["frame"] for item in coded["frames"]], FRAMES)


def size_counts():
    sizes = {"articles": [], "words": [], "sentences": [], "nested attributions": []}
    for outlet in OUTLETS:
        ids = [doc_id for doc_id in CODED if outlet_of(doc_id) == outlet]
        sizes["articles"].append(len(ids))
        sizes["words"].append(sum(len(words(body(doc_id))) for doc_id in ids))
        sizes["sentences"].append(sum(len(CODED[doc_id]["sentences"]) for doc_id in ids))
        nested = [item["nested"] for doc_id in ids for item in CODED[doc_id]["attributions"]]
        sizes["nested attributions"].append(sum(nested))
    return sizes


def body(doc_id):
    return TEXTS[doc_id][CODED[doc_id]["skip"][0][1] :]


def words(text):
    return re.findall(r"\w+", text)


def runs(text):
    lowered = [word.lower() for word in words(text)]
    return {tuple(lowered[at : at + SHARED_WORDS]) for at in range(len(lowered) - SHARED_WORDS + 1)}


def test_each_article_is_in_the_manifest_and_coded():
    files = {str(file.relative_to(SEEDS).as_posix()) for file in SEEDS.glob("*/*.md")}
    assert files == set(ARTICLES)
    assert files == {coded["file"].removeprefix("../") for coded in CODED.values()}
    assert Counter(file.split("/")[0] for file in files) == dict.fromkeys(OUTLETS, 6)


@pytest.mark.parametrize("doc_id", CODED)
def test_front_matter_agrees_with_manifest_and_gold(doc_id):
    coded = CODED[doc_id]
    row = ARTICLES[coded["file"].removeprefix("../")]
    head = TEXTS[doc_id][: coded["skip"][0][1]]
    assert f"doc_id: {doc_id}\n" in head
    assert f'outlet: "{row["outlet"]}"\n' in head
    assert f"date: {row['date']}\n" in head
    assert f'title: "{row["title"]}"\n' in head
    assert coded["id"] == doc_id
    assert coded["outlet"] == row["outlet"]
    assert coded["sha256"] == hashlib.sha256(TEXTS[doc_id].encode()).hexdigest()
    assert 180 <= len(words(body(doc_id))) <= 350


@pytest.mark.parametrize("doc_id", CODED)
def test_sentences_run_in_order_and_hold_all_the_words(doc_id):
    coded, text = CODED[doc_id], TEXTS[doc_id]
    spans = coded["sentences"]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert spans[0][0] >= coded["skip"][0][1]
    assert sum(len(words(text[start:end])) for start, end in spans) == len(words(body(doc_id)))
    assert set(coded["boilerplate"]) <= set(range(len(spans)))


@pytest.mark.parametrize(("text", "coded", "item"), attributions())
def test_each_part_of_an_attribution_lies_inside_one_sentence(text, coded, item):
    parts = [*item["content"], *filter(None, (item["cue"], item["source"]))]
    assert item["content"]
    assert all(inside_one(part, coded["sentences"]) for part in parts)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in parts)
    assert text[slice(*item["content"][-1])][-1] not in ".,;"


@pytest.mark.parametrize(("text", "coded", "item"), attributions())
def test_each_attribution_is_complete_for_its_kind(text, coded, item):
    kind, quoted = item["kind"], text[slice(*item["content"][0])]
    assert kind in AT_LEAST
    assert (item["cue"] is None) == (kind in {"scare", "block"})
    may_lack_source = item["nested"] or kind in {"nominal", "label", "hearsay", "scare"}
    assert item["source"] is not None or may_lack_source
    assert item["source"] is None or item["actor"]["type"] in ACTOR_TYPES
    assert kind != "mixed" or any(mark in quoted for mark in MARKS)
    assert kind not in {"direct", "scare"} or quoted[0] not in MARKS


@pytest.mark.parametrize("doc_id", CODED)
def test_evidence_lies_in_its_sentence_and_none_in_boilerplate(doc_id):
    coded = CODED[doc_id]
    for item in coded["frames"]:
        sentence = coded["sentences"][item["s"]]
        assert item["frame"] in FRAMES
        assert item["s"] not in coded["boilerplate"]
        assert item["evidence"]
        assert all(inside_one(span, [sentence]) for span in item["evidence"])
    seen = [(item["s"], item["frame"]) for item in coded["frames"]]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(("kind", "least"), AT_LEAST.items())
def test_each_kind_is_well_represented(kind, least):
    assert sum(kind_counts()[kind]) >= least


@pytest.mark.parametrize("frame", FRAMES)
def test_each_frame_is_well_represented_in_both_voices(frame):
    voices = Counter()
    for coded in CODED.values():
        told = [
            part
            for item in coded["attributions"]
            if item["kind"] != "scare"
            for part in item["content"]
        ]
        for item in coded["frames"]:
            voices.update(
                inside_one(span, told) for span in item["evidence"] if item["frame"] == frame
            )
    assert voices[True] >= 20
    assert voices[False] >= 20


@pytest.mark.parametrize(
    ("head", "numbers"),
    [("", size_counts), ("kind", kind_counts), ("frame", frame_counts)],
    ids=["size", "kind", "frame"],
)
def test_readme_counts_are_true(head, numbers):
    assert table(head, numbers()) in read(SEEDS / "README.md")


def test_reader_takes_the_articles_and_nothing_else():
    loaded = list(load([SEEDS]))
    assert all(isinstance(article, Article) for article in loaded)
    assert {article.doc_id: article.outlet for article in loaded} == {
        doc_id: coded["outlet"] for doc_id, coded in CODED.items()
    }
    assert {article.doc_id: article.text for article in loaded} == TEXTS


def test_gold_reader_takes_the_annotations():
    assert [coded.article.doc_id for coded in load_gold(GOLD)] == sorted(CODED)


def originals():
    return Path(os.environ.get("FRAMING_ORIGINALS") or SHARED / "seeds")


@pytest.mark.skipif(not originals().is_dir(), reason="the original articles are not here")
@pytest.mark.parametrize("row", rows("originals.csv"), ids=lambda row: row["file"])
def test_originals_are_the_ones_named(row):
    content = (originals() / row["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == row["sha256"]
    assert row["title"] or row["description"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected articles are not here")
def test_nothing_is_copied_from_the_collected_articles():
    own = set().union(*map(runs, TEXTS.values()))
    files = [file for file in SHARED.rglob("*") if file.suffix in {".txt", ".html", ".md"}]
    assert not [file.name for file in files if own & runs(file.read_text("utf-8", "replace"))]
