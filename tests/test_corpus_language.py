"""French is recognised even in a few words; other languages are told from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.language import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "Le président malien a reçu les ambassadeurs à Bamako, selon un communiqué.",
        "Sahel : Niamey dénonce une ingérence",
        "BAMAKO : L'ARMÉE REPREND LA VILLE DE KIDAL AUX REBELLES",
        "« Nous ne céderons pas », a lancé le général devant une foule acquise.",
        "Moscou et Bamako signent un accord de défense",
        "Uranium : Orano perd pied au Niger",
        "Wagner, Africa Corps : qui sont ces hommes ?",
        "Kidal",
        "",
        "1234 5678 9012 3456 7890 1234",
    ],
)
def test_french(text):
    assert detect_language(text) == "fr"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president said that the army had retaken the town after a week of fighting.", "en"),
        ("El presidente dijo que el ejército había recuperado la ciudad después de días.", "es"),
        ("Il presidente ha detto che l'esercito ha ripreso la città dopo una settimana.", "it"),
        ("O presidente disse que o exército retomou a cidade depois de uma semana.", "pt"),
        ("Der Präsident sagte, die Armee habe die Stadt nach einer Woche zurückerobert.", "de"),
        ("Президент заявил, что армия вернула город после недели боёв.", "ru"),
        ("وقال الرئيس إن الجيش استعاد المدينة بعد أسبوع من القتال", "ar"),
    ],
)
def test_other_languages(text, expected):
    assert detect_language(text) == expected


def test_english_quoted_in_french_stays_french():
    text = "Le slogan « Make Africa great again » a été repris par la foule dans les rues de Lomé."
    assert detect_language(text) == "fr"


@given(st.text())
def test_any_text_has_a_language(text):
    assert len(detect_language(text)) == 2
