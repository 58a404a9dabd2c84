import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.normalise import fold, strip_accents


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Armée", "l'armée"),
        ("lʼétat, l′état, l`état, l´état", "l'état, l'état, l'état, l'état"),
        ("ÉLÈVE ŒUVRE ÇA", "élève œuvre ça"),
        ("Non\u00a0! Si\u202f? Oui\u2009:", "non ! si ? oui :"),
        ("un\tdeux\ntrois\rquatre", "un deux trois quatre"),
        ("russo‐malien, vice‑président, sous‒marin", "russo-malien, vice-président, sous-marin"),
        ("Paris–Dakar", "paris-dakar"),
        ("Paris – Dakar", "paris – dakar"),
        ("İZMİR", "İzmİr"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


def test_fold_keeps_accents_and_plain_text():
    assert fold("déjà vu") == "déjà vu"
    assert fold("cote") != fold("côte")


@given(st.text())
def test_fold_keeps_every_offset(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_fold_keeps_the_length_of_every_character():
    assert [char for char in map(chr, range(sys.maxunicode + 1)) if len(fold(char)) != 1] == []


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("ÉTAT", "ETAT"),
        ("Ça", "Ca"),
        ("garçon", "garcon"),
        ("Niamey", "Niamey"),
        ("œuvre", "œuvre"),
    ],
)
def test_strip_accents(word, bare):
    assert strip_accents(word) == bare
