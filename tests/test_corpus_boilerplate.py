"""Boilerplate is found, running text is never lost."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.boilerplate import find_boilerplate, is_boilerplate
from framing.corpus.heads import alternatives, heads
from framing.corpus.rules import menu_words, rules
from framing.text.normalise import fold
from framing.text.sentences import sentence_spans

BODY = (
    "Le marché central a rouvert mardi après trois semaines de travaux. "
    "Les commerçants réclament toutefois une baisse des taxes."
)
END = "Le maire a promis une réponse avant la fin du mois, sans avancer de chiffre."


def left_out(text):
    return [text[start:end] for start, end in find_boilerplate(text, sentence_spans(text))]


def cases(field):
    return [
        pytest.param(rule, line, id=f"{rule.name}-{i}")
        for rule in rules()
        for i, line in enumerate(getattr(rule, field))
    ]


@pytest.mark.parametrize(("rule", "line"), cases("match"))
def test_a_rule_matches_its_examples(rule, line):
    assert rule.fits(line)


@pytest.mark.parametrize(("rule", "line"), cases("no_match"))
def test_a_rule_leaves_what_resembles_it(rule, line):
    assert not rule.fits(line)


def test_rules_are_whole():
    places = {"unit", "edge", "last", "opening", "closing", "inside", "below", "lead"}
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))
    assert {rule.where for rule in rules()} == places
    assert all(rule.match and rule.no_match for rule in rules())
    assert all(re.compile(rule.pattern).groups == 0 for rule in rules())
    assert all(word == fold(word) for word in menu_words())


@pytest.mark.parametrize(("rule", "line"), cases("match"))
def test_an_example_begins_and_reads_as_its_rule_foretells(rule, line):
    assert not rule.needs or any(need in fold(line) for need in rule.needs)
    assert len(line) <= rule.within
    first = (line if rule.cased else fold(line))[0]
    assert any(re.fullmatch(head, first) for head in heads(rule.pattern))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abc", {"a"}),
        ("a?b", {"a", "b"}),
        ("a*(?:b|c+)?[d-f]", {"a", "b", "c", "[d-f]"}),
        (r"(?!le )\bx|\d{2}|.{0,3}y", {"x", r"\d", ".", "y"}),
        (r"(?:a?)b|[\])|(]z", {"a", "b", r"[\])|(]"}),
        ("a{0,2}|b", {"a", "b", ""}),
    ],
)
def test_what_an_expression_can_begin_with(pattern, expected):
    assert heads(pattern) == expected


def test_alternatives_are_parted_outside_groups_and_sets():
    assert alternatives(r"a(?:b|c)|[|]\||") == ["a(?:b|c)", r"[|]\|", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Skip links\n\n{BODY}", ["Skip links"]),
        (f"Share on Telegram\n\n{BODY}", ["Share on Telegram"]),
        (f"{BODY}\n\nLa Rédaction\n\nAccueil\nRecherche\nTop\nDécouvrir\nZigzag",
         ["La Rédaction", "Accueil", "Recherche", "Top", "Découvrir", "Zigzag"]),
        (f"Accueil\nPolitique\nÉconomie\n\nLa crue menace Mopti\n\n{BODY}",
         ["Accueil", "Politique", "Économie"]),
        (f"{BODY}\n\n{END}\n\nOusmane K.\n\nLaisser un commentaire\n\n"
         "Votre adresse e-mail ne sera pas publiée. "
         "Les champs obligatoires sont indiqués avec *",
         ["Ousmane K.", "Laisser un commentaire", "Votre adresse e-mail ne sera pas publiée.",
          "Les champs obligatoires sont indiqués avec *"]),
        (f"{BODY}\n\nLire aussi : Le port de Conakry s'agrandit\n\n{END}",
         ["Lire aussi : Le port de Conakry s'agrandit"]),
        (f"{BODY}\n\nÀ lire aussi\n\nLe port de Conakry s'agrandit\n\n{END}",
         ["À lire aussi", "Le port de Conakry s'agrandit"]),
        (f"{BODY}\n\nArticles similaires\nLe port s'agrandit\nQui paiera la route ?\nLa crue recule",
         ["Articles similaires", "Le port s'agrandit", "Qui paiera la route ?", "La crue recule"]),
        ("À la une\n\nLe pont rouvre\n\nLes riverains applaudissent", ["À la une"]),
        (f"La crue menace Mopti\n\nPar Awa Diallo\n\n{BODY}", ["Par Awa Diallo"]),
        (f"{BODY}\n\nLa correspondance de Fatou Keïta\n\n{END}",
         ["La correspondance de Fatou Keïta"]),
        (f"{BODY}\n\nAvec AFP", ["Avec AFP"]),
        (f"{BODY}\n\nTags : marché, taxes\n\n© 2024 Le Fleuve. Tous droits réservés.",
         ["Tags : marché, taxes", "© 2024 Le Fleuve. Tous droits réservés."]),
        (f"Photo d’illustration\n{BODY}", ["Photo d’illustration"]),
        (f"22 mai 2012. - {BODY}", ["22 mai 2012. -"]),
        (f"BAMAKO, 12 mars (Xinhua) -- {BODY}", ["BAMAKO, 12 mars (Xinhua) --"]),
        (f"date 2023-02 {BODY}", ["date 2023-02"]),
        (f"---\noutlet: Le Fleuve\n---\n{BODY}", ["---\noutlet: Le Fleuve\n---"]),
        (f"{BODY} (lire aussi notre entretien) {END}", ["(lire aussi notre entretien)"]),
    ],
)  # fmt: skip
def test_boilerplate_on_its_own_lines(text, expected):
    assert left_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Share on Telegram {BODY}", ["Share on Telegram"]),
        (f"Partager sur Facebook Twitter WhatsApp {BODY}",
         ["Partager sur Facebook Twitter WhatsApp"]),
        (f"date 2024-01 Share on Telegram {BODY}", ["date 2024-01", "Share on Telegram"]),
        (f"Skip to content {BODY}", ["Skip to content"]),
        (f"Accueil Politique Économie Sport {BODY}", ["Accueil Politique Économie Sport"]),
        (f"{BODY} Accueil Recherche Top Découvrir Zigzag",
         ["Accueil Recherche Top Découvrir Zigzag"]),
        (f"{BODY} La Rédaction", ["La Rédaction"]),
        (f"{BODY} Ousmane K.", ["Ousmane K."]),
        (f"{BODY} Lire aussi : Le port de Conakry s'agrandit. {END}",
         ["Lire aussi : Le port de Conakry s'agrandit."]),
    ],
)  # fmt: skip
def test_boilerplate_glued_to_the_text(text, expected):
    assert left_out(text) == expected


def test_comment_form_glued_to_the_text():
    form = (
        "Laisser un commentaire Annuler la réponse Votre adresse e-mail ne sera pas publiée. "
        "Les champs obligatoires sont indiqués avec * Commentaire * Nom * E-mail * Site web"
    )
    text = f"{BODY} {form}"
    kept = [s for s in sentence_spans(text) if s[0] < len(BODY)]
    assert find_boilerplate(text, kept)[-1][1] == len(text)
    assert all(start >= len(BODY) for start, _ in find_boilerplate(text, kept))


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Partager le pouvoir n'a jamais tenté le général. {BODY}",
        f"Partager\u00a0: un mot que la junte ignore. {BODY}",
        f"La crue menace Mopti\n\n{BODY}\n\nUne colère ancienne\n\n{END}",
        f"Accueil glacial pour le ministre à Kidal\n\n{BODY}",
        f"{BODY}\n\nPolitique\n\n{END}",
        f"{BODY} Recherche et culture restent les parents pauvres du budget.",
        f"{BODY}\n\nLes pays visés :\n- Mali\n- Niger\n- Tchad\n\n{END}",
        f"{BODY}\n\n« Vive la paix »",
        f"{BODY} Il n'a pas voulu laisser un commentaire sur cette affaire.",
        f"{BODY} Le vainqueur est connu, il s'agit de M. Traoré B.",
        f"Par Gao, les convois passent sans escorte.\n\n{BODY}",
        f"Publié le 3 mars 2023, le rapport accuse deux officiers. {BODY}",
        f"Le 3 mars 2021, tout a changé. {BODY}",
        f"{BODY} La rédaction du traité prendra un an.",
        f"{BODY}\n\nBurkina Faso : la rentrée reportée\n\n{END}",
    ],
)
def test_running_text_is_kept(text):
    assert left_out(text) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Accueil", True), ("Skip links", True), ("Par Awa Diallo", True), ("La crue menace", False)],
)
def test_lines_above_a_headline(line, expected):
    assert is_boilerplate(line) is expected


@given(
    st.text(alphabet=st.sampled_from("AaÉ .:\n\r\t*«»-—1ß\u0130\ufeff"), max_size=200) | st.text()
)
def test_spans_are_in_order_apart_and_trimmed(text):
    spans = find_boilerplate(text, sentence_spans(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(text[start:end] == text[start:end].strip("\n\r \t") for start, end in spans)


@pytest.mark.parametrize(
    "piece", ["Accueil\n", "Lire aussi\n", "(lire aussi ", "Avec AFP. ", "A-B-", "-"]
)
def test_long_repetitions_take_linear_time(piece):
    text = piece * (100_000 // len(piece))
    assert isinstance(find_boilerplate(text, [(0, len(text))]), tuple)
