"""Concordances: what matches, where, in which voice, and how a line is shown."""

from __future__ import annotations

import re
from typing import Any

import pytest

import framing
from framing.concordance import HitsOf, concordance, concordance_lines, word_pattern
from framing.corpus import SetAside
from framing.errors import FramingError, FramingWarning

TEXT = (
    "Selon Moscou, l’armée malienne a repris la ville. "
    "Les armées de la région manquent de tout.\n\n"
    "« Une armée sans solde n'est plus une\narmée », a lancé le député."
)


def found(text: str, sought: Any, **options: Any) -> list[tuple[str, str]]:
    lines = concordance_lines(text, sought, **options)
    return [(text[line.start : line.end], line.voice) for line in lines]


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ("armée", [("armée", "attributed")] * 3),
        (
            "armée*",
            [("armée", "attributed"), ("armées", "editorial"), *[("armée", "attributed")] * 2],
        ),
        ("ARMÉE malienne", [("armée malienne", "attributed")]),
        ("l'armée", [("l’armée", "attributed")]),
        ("une armée", [("Une armée", "attributed"), ("une\narmée", "attributed")]),
        ("arm", []),
        ("mée", []),
        ("ville. Les", []),
        (re.compile("Arm"), []),
        (
            re.compile("mées?"),
            [("mée", "attributed"), ("mées", "editorial"), *[("mée", "attributed")] * 2],
        ),
        (re.compile("(?<=l’)arm|x*"), [("arm", "attributed")]),
    ],
    ids=str,
)
def test_words_and_regular_expressions(sought: Any, expected: list[tuple[str, str]]) -> None:
    assert found(TEXT, sought) == expected


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("groupe* armé*", "Un groupe armé, des groupes\u00a0armés.", 2),
        ("M. Diop", "Selon M. Diop, tout va bien ; MM Diop aussi.", 1),
        ("(sic)", "Un accord (sic) signé.", 1),
        ("65 %", "Près de 65\u202f% des voix.", 1),
        ("ONU", "Le monument de l'ONU.", 1),
        ("*nation*", "Une nation, l'international, le patron.", 2),
    ],
)
def test_word_pattern(words: str, text: str, expected: int) -> None:
    assert len(word_pattern(words).findall(text)) == expected


@pytest.mark.parametrize("frame", ["sovereignty", "security"])
def test_hits_of_a_frame_are_those_of_score(frame: str) -> None:
    text = (
        "Selon Moscou, le Mali retrouve sa souveraineté. "
        "Des hommes armés ont attaqué le camp de Sévaré lundi soir."
    )
    hits = [hit for hit in framing.score(text).hits if hit.frame == frame]
    lines = list(concordance_lines(text, HitsOf(frame=frame)))
    assert hits
    assert [(line.start, line.end, line.voice) for line in lines] == [
        (hit.start, hit.end, hit.voice) for hit in hits
    ]


def test_hits_of_an_entry_and_of_a_category() -> None:
    text = "La souveraineté du pays reste fragile dans le nord, où des groupes armés circulent."
    hit = framing.score(text).hits[0]
    assert found(text, HitsOf(entry=hit.entry)) == [(hit.text, "editorial")]
    assert found(text, HitsOf("sovereignty", hit.category, hit.entry)) == [(hit.text, "editorial")]
    assert (hit.text, "editorial") in found(text, HitsOf(category=hit.category))


def test_boilerplate_is_left_out() -> None:
    text = "Lire aussi : Le riz plus cher au marché\n\nLe riz est plus rare que jamais au marché."
    lines = list(concordance_lines(text, "riz"))
    assert [line.start for line in lines] == [text.rindex("riz")]


# --- how it is shown ---------------------------------------------------------------------------


def test_the_table() -> None:
    articles = [
        framing.Article(doc_id="a", text="Le riz manque."),
        framing.Article(doc_id="b", text="Rien de neuf."),
        framing.Article(doc_id="c", text="Selon le maire, le riz est là."),
    ]
    table = concordance(articles, "riz")
    assert table.to_dict("list") == {
        "doc_id": ["a", "c"],
        "left": ["Le ", "Selon le maire, le "],
        "match": ["riz", "riz"],
        "right": [" manque.", " est là."],
        "start": [3, 19],
        "end": [6, 22],
        "voice": ["editorial", "attributed"],
        "frame": ["", ""],
        "category": ["", ""],
        "entry": ["", ""],
    }


def test_an_empty_table_has_its_columns() -> None:
    table = concordance(["Rien de neuf."], "riz")
    columns = "doc_id left match right start end voice frame category entry"
    assert list(table.columns) == columns.split()
    assert (len(table), str(table["start"].dtype)) == (0, "int64")


@pytest.mark.parametrize(
    ("window", "left", "right"),
    [(0, "", ""), (4, " du ", " à l"), (200, "Le prix du ", " à l'étal.")],
)
def test_the_window(window: int, left: str, right: str) -> None:
    text = "Le prix\u00a0 du riz à\u202fl’étal."
    (line,) = concordance_lines(text, "riz", window=window)
    assert (line.left, line.match, line.right) == (left, "riz", right)
    assert text[line.start : line.end] == "riz"


def test_a_line_is_one_line() -> None:
    text = "Il dit “non”\nau riz\r\nblanc."
    (line,) = concordance_lines(text, "riz blanc")
    assert (line.left, line.match, line.right) == ('Il dit "non" au ', "riz blanc", ".")


def test_texts_are_numbered() -> None:
    lines = concordance_lines(["Le riz.", "Le mil.", "Du riz."], "riz")
    assert [line.doc_id for line in lines] == ["0", "2"]


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sought", "options", "message"),
    [
        ("", {}, "'' holds no word; give one"),
        (" * ", {}, r"' \* ' holds no word"),
        ("riz", {"window": -1}, "window=-1: give 0 or more"),
        ("riz", {"engine": "magic"}, "engine 'magic' is unknown"),
        (HitsOf(), {}, "names nothing; give it a frame"),
        (HitsOf(frame="securité"), {}, "frame 'securité' is in no lexicon; the nearest are secur"),
        (HitsOf(category="terorism"), {}, "category 'terorism' is in no lexicon"),
        (HitsOf("security", entry="souveraineté"), {}, "entry 'souveraineté' is in no lexicon"),
    ],
)
def test_refused_at_once(sought: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(FramingError, match=message):
        concordance_lines(TEXT, sought, **options)


def test_an_article_that_was_set_aside_is_named() -> None:
    articles = [SetAside("a", "is empty", "a.txt"), "Le riz."]
    with pytest.warns(FramingWarning, match=r"set aside: a\.txt: is empty"):
        table = concordance(articles, "riz")
    assert table["doc_id"].tolist() == ["1"]
