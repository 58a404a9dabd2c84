import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.quotations import AHEAD, LONGEST, Quotation, quotation_spans


def inner_texts(text):
    return [text[slice(*quotation.inner)] for quotation in quotation_spans(text)]


# Text, and what stands between marks in it: closed, none inside another.
CLOSED = [
    # Shapes
    ("Il parle de « dignité ».", ["dignité"]),
    ("Il parle de «dignité».", ["dignité"]),
    ("Il parle de «\u202fdignité\u202f».", ["dignité"]),
    ('Il parle de "dignité".', ["dignité"]),
    ('Il parle de " dignité ".', ["dignité"]),
    ('Il parle de "\u00a0dignité\u00a0" encore.', ["dignité"]),
    ("Il parle de “dignité”.", ["dignité"]),
    ("Il parle de ”dignité”.", ["dignité"]),
    ("Il parle de „dignité“ ici.", ["dignité"]),
    ("Il parle de ''dignité''.", ["dignité"]),
    ("Il parle de ’’dignité’’.", ["dignité"]),
    ("Il parle de ``dignité''.", ["dignité"]),
    ("Il parle de <<dignité>>.", ["dignité"]),
    ("Il parle de ‹ dignité ›.", ["dignité"]),
    ("Il parle de ‘dignité’.", ["dignité"]),
    ("Il parle de 'dignité'.", ["dignité"]),
    ('Il parle de ""dignité"" ici.', ['"dignité"']),
    # Opened by one shape, closed by another
    ("\"Le port rouvre'', dit-il.", ["Le port rouvre"]),
    ('“Le port rouvre", dit-il.', ["Le port rouvre"]),
    ('"Le port rouvre”, dit-il.', ["Le port rouvre"]),
    ('« Le port rouvre", dit-il.', ["Le port rouvre"]),
    ("« Le port rouvre «, dit-il.", ["Le port rouvre"]),
    ("Selon elle, »Le port rouvre», enfin.", ["Le port rouvre"]),
    # After an elision, a bracket, a colon
    ('L\'"accord" et d\'"autres" textes.', ["accord", "autres"]),
    ("L’« accord » et d’“autres” textes.", ["accord", "autres"]),
    ("Il qualifie l'''accord'' de nul.", ["accord"]),
    ('Le texte ("caduc") dort.', ["caduc"]),
    ('Il tranche:"Le texte est caduc".', ["Le texte est caduc"]),
    # Marks glued to their neighbours
    ('Il a dit"Le port rouvre"hier.', ["Le port rouvre"]),
    ('"Le port rouvre."Le maire jubile.', ["Le port rouvre."]),
    # Straight marks that lean to the wrong side
    ('"Le port, "dit-il, "rouvre".', ["Le port,", "rouvre"]),
    ('"Le port, "a dit le maire, "rouvre".', ["Le port,", "rouvre"]),
    ('"Le port" dit-il " rouvre ".', ["Le port", "rouvre"]),
    # Omissions, points, questions
    ('Il dit "... et voilà".', ["... et voilà"]),
    ('Il dit "[Le port] rouvre…".', ["[Le port] rouvre…"]),
    ('"Quand ?", dit-elle. "Demain !"', ["Quand ?", "Demain !"]),
    ("« Quand ? », dit-elle. « Demain ! »", ["Quand ?", "Demain !"]),
    # Several
    ('" Oui " , dit Awa. " Non " , dit Ali.', ["Oui", "Non"]),
    ('Entre "le Nord" et "le Sud"', ["le Nord", "le Sud"]),
]

NO_QUOTATION = [
    "L'homme d'aujourd'hui, c’est l’autre, jusqu’à l’an prochain.",
    "Les jeunes d' ici et ceux d' ailleurs n' ont rien dit.",
    'Un écran de 27" et un tube de 5".',
    "Une course en 10'' et 1'30''.",
    'Le port rouvre", dit-il.',
    "Le port rouvre ».",
    "Lire aussi >> Le port rouvre",
    "Les années '80 et la crise.",
    "Un '' tout seul",
    "«  » et \"\" et ''",
    "l''accord",
    "Il dit 'que la route qui mène du port au marché couvert et de là à la gare est barrée' à tous.",
]

# Text, and (quoted, depth) of each.
NESTED = [
    ("« Le “vrai” port »", [("Le “vrai” port", 0), ("vrai", 1)]),
    ('« Le "vrai" port »', [('Le "vrai" port', 0), ("vrai", 1)]),
    ('"Le "vrai" port", dit-il.', [('Le "vrai" port', 0), ("vrai", 1)]),
    ('"Le vrai "port"", dit-il.', [('Le vrai "port"', 0), ("port", 1)]),
    ("« Le « vrai » port »", [("Le « vrai » port", 0), ("vrai", 1)]),
    ("« A “b ‹c› d” e »", [("A “b ‹c› d” e", 0), ("b ‹c› d", 1), ("c", 2)]),
    ("\"Le 'vrai' port\"", [("Le 'vrai' port", 0), ("vrai", 1)]),
    ("\"Le ''vrai'' port\"", [("Le ''vrai'' port", 0), ("vrai", 1)]),
    ("« Le “vrai port », dit-il", [("Le “vrai port", 0), ("vrai port", 1)]),
]

# Text, and (quoted, closed) of each: a mark is missing.
UNCLOSED = [
    ("Il dit : « Le port rouvre.\n\nLe maire jubile.", [("Le port rouvre.", False)]),
    ('Il dit : "Le port rouvre.\n\nLe maire jubile.', [("Le port rouvre.", False)]),
    ('Il dit : "Le port rouvre.\nLe maire jubile.', [("Le port rouvre.", False)]),
    (
        "« Le port rouvre, dit Awa. Ali répond : « Enfin ».",
        [("Le port rouvre, dit Awa.", False), ("Enfin", True)],
    ),
    (
        '"Le port rouvre, dit Awa. Ali répond : "Enfin".',
        [("Le port rouvre, dit Awa.", False), ("Enfin", True)],
    ),
    (
        'Il dit : "Le port rouvre.\n\nAli répond : "Enfin", puis rit.',
        [("Le port rouvre.", False), ("Enfin", True)],
    ),
    ("Ali dit « oui, enfin. Le maire jubile.", [("oui, enfin.", False)]),
    ("Ali dit « Oui, enfin. Le maire jubile.", [("Oui, enfin. Le maire jubile.", False)]),
    ("Ali dit « oui” et « non ».", [("oui", True), ("non", True)]),
]

# Text, and the parts of its one quotation.
OVER_PARAGRAPHS = [
    ("« Le port.\n\n« La gare.\n\n« La route », dit-il.", ["Le port.", "La gare.", "La route"]),
    ('"Le port.\n\n"La gare.\n\n"La route", dit-il.', ["Le port.", "La gare.", "La route"]),
    ("« Le port.\n\n» La gare.\n\n» La route », dit-il.", ["Le port.", "La gare.", "La route"]),
    ("« Le port.\n« La gare », dit-il.", ["Le port.", "La gare"]),
    (
        "Il dit :\n\n\"Le port.\n\nLa gare.\n\nLa route.''\n\nFin.",
        ["Le port.", "La gare.", "La route."],
    ),
    ("« Le port.\n\nLa gare. »\n\nFin.", ["Le port.", "La gare."]),
    ('"Le port.\n\n"La gare.\n\nLa route', ["Le port.", "La gare."]),
    ("“Le port.\n\n\"La gare.''\n\nFin.", ["Le port.", "La gare."]),
    ("« Le port.\n\nLa gare mesure 27''.\n\nFin.", ["Le port."]),
    ('"le port.\n\n"La gare. La rue.\n\nFin.', ["le port.", "La gare. La rue."]),
]


@pytest.mark.parametrize(("text", "expected"), CLOSED)
def test_closed(text, expected):
    assert inner_texts(text) == expected
    assert all(found.closed and found.depth == 0 for found in quotation_spans(text))


@pytest.mark.parametrize("text", NO_QUOTATION)
def test_no_quotation(text):
    assert quotation_spans(text) == []


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_nested(text, expected):
    found = quotation_spans(text)
    assert [(text[slice(*each.inner)], each.depth) for each in found] == expected


@pytest.mark.parametrize(("text", "expected"), UNCLOSED)
def test_unclosed(text, expected):
    found = quotation_spans(text)
    assert [(text[slice(*each.inner)], each.closed) for each in found] == expected


@pytest.mark.parametrize(("text", "parts"), OVER_PARAGRAPHS)
def test_over_paragraphs(text, parts):
    (found,) = quotation_spans(text)
    assert [text[start:end] for start, end in found.paragraphs] == parts
    assert found.inner == (found.paragraphs[0][0], found.paragraphs[-1][1])


def test_record():
    assert quotation_spans("Oui, « enfin ! » dit-il.") == [
        Quotation(
            start=5, end=16, inner=(7, 14), mark="«", depth=0, closed=True, paragraphs=((7, 14),)
        )
    ]


def test_missing_mark_does_not_swallow_a_text_without_paragraphs():
    text = 'Ali dit : "Le port rouvre. ' + "Les bateaux rentrent un à un. " * 60
    (found,) = quotation_spans(text)
    assert not found.closed
    assert 27 < found.end <= 11 + AHEAD
    assert text[found.end - 1] == "."


def test_missing_mark_leaves_later_quotations_alone():
    text = '"Le port rouvre, dit Ali. ' + 'Awa dit : "Enfin". Tous rient. ' * 5
    found = quotation_spans(text)
    assert [each.closed for each in found] == [False] + [True] * 5
    assert all(each.depth == 0 for each in found)


def test_a_close_too_far_is_none():
    text = "Ali dit « oui. " + "Les bateaux rentrent un à un. " * (LONGEST // 25) + "Fin »."
    (found,) = quotation_spans(text)
    assert not found.closed
    assert found.end <= 9 + AHEAD


def test_a_close_in_a_far_paragraph_is_none():
    near = "Ali dit « oui.\n\n" + "Les bateaux rentrent.\n\n" * 4 + "Fin »."
    far = "Ali dit « oui.\n\n" + "Les bateaux rentrent.\n\n" * 9 + "Fin »."
    assert [each.closed for each in quotation_spans(near)] == [True]
    assert [each.closed for each in quotation_spans(far)] == [False]


MARKED = st.text(alphabet="aBé1 .,!?:-\n\u00a0\"'’‘“”„«»‹›`<>()…", max_size=80)


@given(MARKED | st.text())
def test_spans_hold_for_any_text(text):
    found = quotation_spans(text)
    assert all(a.start < b.start for a, b in pairwise(found))
    for each in found:
        assert 0 <= each.start < each.inner[0] < each.inner[1] <= each.end <= len(text)
        assert text.startswith(each.mark, each.start)
        assert text[slice(*each.inner)].strip() == text[slice(*each.inner)] != ""
        assert all(each.inner[0] <= a < b <= each.inner[1] for a, b in each.paragraphs)


@given(MARKED)
def test_quotations_nest_or_stand_apart(text):
    around = []
    for each in quotation_spans(text):
        while around and around[-1].end <= each.start:
            around.pop()
        assert not around or each.end <= around[-1].end
        assert each.depth == len(around)
        around.append(each)


@pytest.mark.parametrize(
    "unit", ["« ", '" ', ' "a', 'a"', "''", "«“", "'a ", " 'a b' ", '"a b\n\n', "»"]
)
def test_cost_is_linear(unit):
    began = time.perf_counter()
    quotation_spans(unit * 10_000)
    assert time.perf_counter() - began < 2
