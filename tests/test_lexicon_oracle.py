"""The matcher against a slow reading of the pattern language, on random patterns and texts."""

from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from framing.lexicon.compiler import compile_program
from framing.lexicon.entries import Category, Entry, Lexicon
from framing.lexicon.finders import positions
from framing.lexicon.graph import Graph
from framing.lexicon.inflection import forms, function_word
from framing.lexicon.matcher import CompiledLexicons
from framing.lexicon.negation import NegationRules
from framing.lexicon.patterns import Choice, Gap, Maybe, Node, Sequence, Word, parse

WORDS = ["armée", "paix", "de", "le", "la", "sans", "pays", "du", "l'"]
NO_NEGATION = NegationRules((), "", ())


def ends(node: Node, words: list[str], at: int) -> set[int]:
    """Return where a match of `node` that starts at a word may end, by trying everything."""
    match node:
        case Word():
            return _word_ends(node.text, words, at)
        case Choice():
            return set().union(*(ends(option, words, at) for option in node.options))
        case Maybe():
            return {at} | ends(node.node, words, at)
        case Sequence():
            reached = {at}
            for item in node.items:
                reached = set().union(*(_item_ends(item, words, start) for start in reached))
            return reached
    raise TypeError(node)


def _item_ends(item: Node, words: list[str], at: int) -> set[int]:
    if not isinstance(item, Gap):
        return ends(item, words, at)
    counted = [sum(word != "l" for word in words[at:end]) for end in range(at, len(words) + 1)]
    return {at + extra for extra, count in enumerate(counted) if count <= item.words}


def _word_ends(text: str, words: list[str], at: int) -> set[int]:
    if at >= len(words) or words[at] not in forms(text):
        return set()
    following = (function_word(text) or {}).get("then", ())
    longer = at + 1 < len(words) and words[at + 1] in following
    return {at + 1, at + 2} if longer else {at + 1}


ATOMS = st.sampled_from([*WORDS, "(armée|paix)", "(le|de)", "(armée du pays|de)", "(de)?", "paix?"])
GAPS = st.sampled_from(["~1", "~2"])


@st.composite
def patterns(draw):
    items = [draw(ATOMS)]
    for _ in range(draw(st.integers(0, 4))):
        if draw(st.booleans()):
            items.append(draw(GAPS))
        items.append(draw(ATOMS))
    parts = re.split(r" ?~\d ?", " ".join(items))
    # A gap with nothing but optional words on one side is dropped with them: not tried here.
    assume(all(any(not word.endswith("?") for word in part.split()) for part in parts))
    return " ".join(items)


@settings(max_examples=300, deadline=None)
@given(patterns(), st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_same_matches_as_trying_everything(pattern, sequence):
    # French never elides two words in a row.
    assume("l' l'" not in " ".join(sequence))
    lexicon = Lexicon("test", (Category("only", (Entry(pattern, (pattern,)),)),))
    compiled = CompiledLexicons(compile_program([lexicon], NO_NEGATION))
    text = " ".join(sequence)
    words = [word.rstrip("'") for word in sequence]
    node = parse(pattern)
    expected = {
        start: found
        for start in range(len(words))
        if (found := {end for end in ends(node, words, start) if end > start})
    }
    placement = compiled.place(text, [(0, len(text))])
    part = compiled.program.plans[0].parts[0]
    finder = Graph(compiled.program).finders[part]
    found = {
        start: last
        for start in range(len(words))
        if (last := set(positions(finder.ends(placement.scan, 1 << start))))
    }
    assert found == expected
    [sentence] = placement.sentences
    longest = {(start, max(last)) for start, last in expected.items()}
    assert set(placement.matches(part, sentence)) == longest
    possible = compiled.possible(placement)
    assert not expected or possible == [0]
