"""A text's words as sets of positions: what joins them, how far apart they are, how many."""

from __future__ import annotations

import pytest

from framing.corpus.boilerplate import find_boilerplate
from framing.lexicon.finders import positions
from framing.lexicon.words import Words
from framing.scoring import count_tokens
from framing.text.sentences import sentence_spans
from framing.text.tokens import has_joiners


def _words(text: str) -> Words:
    return Words(text, (0, len(text)))


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("le port rouvre", "", [1, 2]),
        ("le port, rouvre", "", [1]),
        ("le port, rouvre", ",", [1, 2]),
        ("le « port » rouvre", "", [1, 2]),
        ("porte-parole du port", "", [1, 2, 3]),
        ("porte-parole du port", "-", [1]),
        ("le port - rouvre", "-", []),
        ("le port\n\nrouvre", "", [1]),
        ("le port\nrouvre", "", [1, 2]),
    ],
)
def test_joined_words(text, marks, expected):
    words = _words(text)
    inner = [found for found in positions(words.joined(marks)) if 0 < found < len(words.words)]
    assert inner == expected


@pytest.mark.parametrize(
    ("text", "start", "gap", "expected"),
    [
        ("une digue neuve protège le quai", 1, 0, [1]),
        ("une digue neuve protège le quai", 1, 2, [1, 2, 3]),
        ("loin de l'eau du fleuve", 1, 1, [1, 2, 3]),
        ("loin de l'eau du fleuve", 2, 0, [2, 3]),
        ("loin de l'eau du fleuve", 2, 1, [2, 3, 4]),
    ],
)
def test_gaps_leave_elided_words_out(text, start, gap, expected):
    words = _words(text)
    assert list(positions(words.across(1 << start, gap))) == expected
    assert all(words.distance(start, each) <= gap for each in expected)
    assert words.distance(start, expected[-1] + 1) > gap


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 14, 3), (0, 3, 1), (3, 7, 1), (4, 9, 2), (2, 3, 0), (14, 14, 0)],
)
def test_words_cut_by_a_border_count(start, end, expected):
    assert _words("le port rouvre").count(start, end) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’armée « recule » — où ? Ça…", False),
        ("la na\u00adtion", True),
        ("l'e\u0301te\u0301", True),
    ],
)
def test_joiners_are_seen(text, expected):
    assert has_joiners(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le port a rouvert. Share on Telegram", 7),
        ("L'été, la crue baisse.", 5),
        ("L'e\u0301te\u0301, la crue baisse.", 6),
        ("La na\u00adtion attend.", 4),
    ],
)
def test_tokens_are_the_same_with_words_known(text, expected):
    words = _words(text)
    assert count_tokens(text, (), (), words=words).all == expected
    assert count_tokens(text, (), ()).all == expected
    skip = find_boilerplate(text, sentence_spans(text))
    assert count_tokens(text, skip, (), words=words) == count_tokens(text, skip, ())
