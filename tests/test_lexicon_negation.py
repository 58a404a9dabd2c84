"""Negation: the rules' own sentences."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from framing.lexicon.matcher import compile_lexicons
from framing.lexicon.negation import negation_rules
from framing.lexicon.placement import Negation

RULES = negation_rules()
CASES = [
    pytest.param(rule.name, sentence, expected, id=f"{rule.name}-{expected}-{number}")
    for rule in RULES.rules
    for expected, sentences in ((True, rule.match), (False, rule.no_match))
    for number, sentence in enumerate(sentences)
]


@lru_cache(maxsize=1)
def _empty():
    return compile_lexicons([])


def _negated(marked: str) -> bool:
    """Tell whether the [bracketed] words are negated, brackets left out of the sentence."""
    before, words, after = re.split(r"[\[\]]", marked)
    text = before + words + after
    placement = _empty().place(text, [(0, len(text))])
    start = placement.scan.word_at(len(before))
    end = placement.scan.word_at(len(before) + len(words))
    [sentence] = placement.sentences
    return Negation(placement, _empty().program).negates((start, end), sentence)


@pytest.mark.parametrize(("rule", "sentence", "expected"), CASES)
def test_rules(rule, sentence, expected):
    assert _negated(sentence) is expected, rule


def test_rules_are_sorted_and_unique():
    names = [rule.name for rule in RULES.rules]
    assert names == sorted(set(names))


def test_every_rule_has_both_sentences():
    assert all(rule.match and rule.no_match for rule in RULES.rules)
