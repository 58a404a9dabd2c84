import pytest

from framing.text.tokens import count_words, word_spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'armée malienne", ["L", "armée", "malienne"]),
        ("le 65e anniversaire", ["le", "65e", "anniversaire"]),
        ("Reste-t-il 2,5 % ?", ["Reste", "t", "il", "2", "5"]),
        ("« … » — !", []),
        ("", []),
    ],
)
def test_word_spans(text, words):
    spans = word_spans(text)
    assert [text[start:end] for start, end in spans] == words
    assert count_words(text) == len(words)


def test_count_words_counts_between_borders():
    text = "Le convoi quitte Gao."
    assert count_words(text, 3, 9) == 1
    assert count_words(text, 5) == 3
    assert count_words(text, 2, 3) == 0
