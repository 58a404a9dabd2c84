from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.paragraphs import paragraph_spans, trimmed

WRAPPED = (
    "Les négociations ouvertes lundi dans la capitale se poursuivront jusqu'à la fin\n"
    "de la semaine, a fait savoir le porte-parole du gouvernement. Le président du\n"
    "Sénat y prendra part. Les syndicats, eux, attendent une réponse écrite avant de\n"
    "lever le piquet de grève."
)


def paragraphs(text):
    return [text[start:end] for start, end in paragraph_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un.\n\nDeux.", ["Un.", "Deux."]),
        ("Un.\r\n\r\nDeux.", ["Un.", "Deux."]),
        ("Un.\n \t\nDeux.", ["Un.", "Deux."]),
        ("Un.\rDeux.", ["Un.", "Deux."]),
        ("Un.\u2029Deux.", ["Un.", "Deux."]),
        ("  Un.  ", ["Un."]),
        ("Le scrutin\nLes bureaux ont ouvert.", ["Le scrutin", "Les bureaux ont ouvert."]),
        ("Accueil\nRecherche\nSport", ["Accueil", "Recherche", "Sport"]),
        ("le vote a\neu lieu hier", ["le vote a\neu lieu hier"]),
        ("Trois axes :\n• l'eau\n• le blé", ["Trois axes :", "• l'eau", "• le blé"]),
        ("Trois axes :\n- l'eau ;\n- le blé.", ["Trois axes :", "- l'eau ;", "- le blé."]),
        ("Au menu\n1. Le budget\n2. La dette", ["Au menu", "1. Le budget", "2. La dette"]),
        (WRAPPED, [WRAPPED]),
        ("Un titre sans point\n\n" + WRAPPED, ["Un titre sans point", WRAPPED]),
        ("", []),
        (" \n\n\t", []),
    ],
)
def test_paragraphs(text, expected):
    assert paragraphs(text) == expected


def test_a_short_line_over_wrapped_text_is_a_heading():
    assert paragraphs("Une grève qui dure\n" + WRAPPED) == ["Une grève qui dure", WRAPPED]


def test_long_lines_are_never_wrapped_text():
    first, second = "Le premier paragraphe. " * 8, "Second paragraphe. " * 8
    assert paragraphs(f"{first}\n{second}") == [first.strip(), second.strip()]


def test_trimmed_of_blanks_is_empty():
    assert trimmed("a   b", 1, 4) == (4, 4)
    assert trimmed("a bc d", 1, 5) == (2, 4)


@given(st.text(alphabet="aB.\n\r -•é\u00a0\u2028", max_size=80))
def test_paragraphs_hold_all_but_white_space_in_order(text):
    spans = paragraph_spans(text)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
