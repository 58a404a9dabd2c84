"""No text makes the engine raise, cost grows with length alone, marks and layout decide little."""

import re
import sys
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.evaluation import evaluate
from framing.gold import load_gold
from framing.records import Article
from framing.scorers import build_scorer, scorer_options
from framing.text.sentences import sentence_spans
from framing.voice.drafts import LONGEST
from framing.voice.engine import VoiceEngine

ROOT = Path(__file__).resolve().parent.parent
PAIRS = sorted((Path(__file__).parent / "pairs").glob("*.yaml"))


@cache
def engine():
    return VoiceEngine.surface()


def attribute(text, skip=()):
    return engine().attribute(text, sentence_spans(text), skip)


# --- no input raises -----------------------------------------------------------------------------

PIECES = (
    *("«", "»", '"', "“", "”", "''", "‘", "’", "'", "<<", ">>", "« ", " »", "(", ")", "—", "-"),
    *(
        ".",
        ",",
        ":",
        ";",
        "?",
        "!",
        "…",
        "...",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u202f",
    ),
    *("Le maire", "Moscou", "l'ONU", "le ministre malien, Abdou Sow", "Jean", "elle", "qui", "on"),
    *(" a déclaré ", " affirme ", " que ", " qu'", "-t-il", ", dit-on, ", " selon ", "D'après "),
    *(" aurait fui", " n'a pas dit", " qualifié de ", " soi-disant ", " la demande de ", " par "),
    *(
        " accuse X de mentir",
        "İstanbul",
        "ß",
        "é",
        "\u0301",
        "\ud800",
        "\udfff",
        "\x00",
        "𝔘",
        "3,5",
    ),
    *("Analyse de Paul Roy. ", "Trois questions à Léa Ba\n", "Paul Roy : ", "2012", "M. ", "n° "),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_pieces_of_news_in_any_order(text):
    for found in attribute(text):
        spans = [*found.content, *([found.cue] if found.cue else [])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        if found.source:
            assert text[found.source.start : found.source.end] == found.source.text


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_any_characters(text):
    assert isinstance(attribute(text), tuple)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)).map(sorted).map(tuple), max_size=4)
)
def test_any_spans_left_out(skip):
    text = "Selon Kiev, le pont est pris. Le roi dit : « Je pars. » Oslo dément toute fuite."
    for found in attribute(text, skip):
        sentence = next(s for s in sentence_spans(text) if s[0] <= found.content[0][0] < s[1])
        assert not any(start < sentence[1] and sentence[0] < end for start, end in skip)


@pytest.mark.parametrize("broken", ["\ud800", "\udfff", "\udce9"])
def test_lone_surrogates_take_nothing_away(broken):
    text = f"Le maire {broken} est parti. Selon Moscou, « la ville{broken} est libre »."
    (found,) = attribute(text)
    assert (found.source.text, found.actor.name) == ("Moscou", "Russie")


def test_nothing_is_found_in_nothing():
    assert [attribute(text) for text in ("", " ", "\n\n", "«", "»»", ".")] == [()] * 6


# --- cost ----------------------------------------------------------------------------------------

NEWS = (
    "Le ministre des Mines, Abdou Sow, a déclaré que le barrage serait livré en juin. "
    "« Nous tiendrons parole », a-t-il ajouté. Selon Rabat, la route est ouverte.\n\n"
)
GROWING = {
    "news": NEWS,
    "no paragraphs": NEWS.replace("\n\n", " "),
    "no full stops": re.sub(r"[.«»]|\n\n", " ", NEWS),
    "quotations": "« Oui », dit-il. ",
    "marks only": '" a ',
    "marks never closed": "« Il dit oui. ",
    "commas": "le maire dit que, ",
    "prepositions": "selon Paris, ",
    "offices": "le président Jean Dupont, ",
    "turns": "Paul Roy : je crois que oui.\n\nEt vous ?\n\n",
}


def calls_for(text):
    """Return how many functions are called to read `text`."""
    sentences, count = sentence_spans(text), 0

    def note(*_):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        engine().attribute(text, sentences)
    finally:
        sys.setprofile(before)
    return count


def seconds_for(text):
    sentences, best = sentence_spans(text), float("inf")
    for _ in range(3):
        begun = time.process_time()
        engine().attribute(text, sentences)
        best = min(best, time.process_time() - begun)
    return best


def grown(unit, length):
    return (unit * (length // len(unit) + 1))[:length]


@pytest.mark.parametrize("unit", GROWING.values(), ids=GROWING)
def test_work_grows_with_length(unit):
    attribute(grown(unit, LONGEST))  # what is remembered from then on
    short, long = (calls_for(grown(unit, length)) for length in (LONGEST, 4 * LONGEST))
    assert long < 7 * short  # four would be even; sixteen, its square


@pytest.mark.parametrize("unit", [NEWS, "« " + NEWS.replace("«", "").replace("»", "") * 20])
def test_time_grows_with_length(unit):
    short, long = (seconds_for(grown(unit, length)) for length in (5_000, 40_000))
    assert long < 24 * short


def test_ten_thousand_marks():
    found = attribute("« Je vois bien que la route est ouverte », dit Paul. " + "« oui » " * 5000)
    assert [item.kind for item in found] == ["direct"] + ["scare"] * 5000


@pytest.mark.parametrize("text", ["« " + "Il dit que oui. " * 2000, "«" * 3000 + "»" * 3000])
def test_what_is_never_closed(text):
    assert all(end <= len(text) for found in attribute(text) for _, end in found.content)


# --- marks and layout ----------------------------------------------------------------------------


def cases():
    for path in PAIRS:
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
            if "«" in case["text"]:
                yield case["text"]


def opened(mark):
    return lambda text: re.sub(r"«\s?", mark, text)


def closed(mark):
    return lambda text: re.sub(r"\s?»", mark, text)


STYLES = {
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "without spaces": ("«", "»"),
    "no-break spaces": ("«\u00a0", "\u00a0»"),
    "narrow no-break spaces": ("«\u202f", "\u202f»"),
    "double angles": ("<<", ">>"),
}


def plain(text):
    return " ".join(re.sub(r"[«»“”\"<>]", " ", text).split())


def answers(text):
    """Return what is found, without marks and places."""
    return [
        (
            found.kind,
            [plain(text[start:end]) for start, end in found.content],
            plain(str(found.source)),
            found.endorsement,
            found.rule,
        )
        for found in attribute(text)
    ]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_the_shape_of_marks_changes_no_answer(style):
    texts = list(cases())
    assert len(texts) > 200
    changed = [text for text in texts if answers(restyled(text, style)) != answers(text)]
    assert changed == []


def restyled(text, style):
    return closed(style[1])(opened(style[0])(text))


def without_paragraphs(gold):
    """Return a coded article on one line; its header, which is no text, stands apart."""
    text = gold.article.text
    start = max((end for _, end in gold.article.skip), default=0)
    start += len(text[start:]) - len(text[start:].lstrip())
    flat = text[:start] + re.sub(r"[\r\n]", " ", text[start:])
    return replace(gold, article=replace(gold.article, text=flat))


@pytest.mark.parametrize("folder", [ROOT / "seeds" / "gold", ROOT.parent / "shared" / "gold"])
def test_without_paragraphs_little_is_lost(folder):
    """Blocks are set aside: nothing but the layout gives them to a speaker."""
    if not folder.is_dir():
        pytest.skip("these articles are not here")
    score = build_scorer(scorer_options("surface")).score
    coded = [item for item in load_gold(folder) if not has_block(item)][:40]
    before, after = (
        evaluate(articles, score).total("voice").f1
        for articles in (coded, [without_paragraphs(item) for item in coded])
    )
    assert before > 0.8
    assert before - after < 0.03


def has_block(gold):
    return any(item.kind == "block" for item in gold.attributions)


def test_a_skipped_article_has_no_attribution():
    text = "Selon Moscou, la ville est libre."
    scorer = build_scorer(scorer_options("surface"))
    whole = Article(doc_id="a", text=text)
    assert len(scorer.score(whole).attributions) == 1
    assert scorer.score(replace(whole, skip=((0, len(text)),))).attributions == ()
