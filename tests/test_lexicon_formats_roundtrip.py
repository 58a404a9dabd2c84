"""What a format can hold comes back from it: properties over generated lexicons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.errors import LexiconError
from framing.lexicon import Category, Entry, Lexicon, Near, cache, load_lexicon
from framing.lexicon.entries import content_hash
from framing.lexicon.formats import read_dictionary, write_dictionary
from framing.lexicon.formats.expansion import Expander
from framing.lexicon.formats.terms import to_pattern

FOREIGN = (".dic", ".dicx", ".ykd", ".lcd", ".lc3", ".cat", ".yml")
WEIGHTED = (".dicx", ".ykd", ".cat")
OWN = (".yaml", ".csv")
fast = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True, scope="module")
def cache_folder(tmp_path_factory):
    """Keep the lexicons generated here out of the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "cache_folder", lambda: folder)
        yield


letters = st.text("aàbcçdeéèêiîlmnoôœrstuùvxyzk019", min_size=1, max_size=7)
joined = st.tuples(letters, st.sampled_from("-'"), letters).map("".join)
globs = st.tuples(letters, st.sampled_from(["*", "*é"])).map("".join)
words = st.one_of(
    letters, letters, joined, globs, st.sampled_from(["on", "no", "oui", "null", "1e3"])
)
terms = st.lists(words, min_size=1, max_size=3).map(" ".join)
names = (
    st.text("aéZ09 -_().&<>\"':#%@+,;=!*[]{}|", min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and text not in {"__", "_sets"})
)
paths = st.lists(names, min_size=1, max_size=3).map("/".join)
weights = st.one_of(st.just(1.0), st.floats(-100, 100).filter(bool).map(lambda x: x + 0.0))
frames = st.text("abéÉ09_-", min_size=1, max_size=8).map(lambda text: f"c{text}d")


def lexicon_of(frame: str, categories: dict[str, dict[str, float]]) -> Lexicon:
    return Lexicon(
        frame,
        tuple(
            Category(name, tuple(Entry(item, (item,), weight=found[item]) for item in found))
            for name, found in categories.items()
        ),
    )


patterns = terms.map(to_pattern).filter(bool)
plain = st.builds(
    lexicon_of,
    frames,
    st.dictionaries(
        paths, st.dictionaries(patterns, weights, min_size=1, max_size=4), min_size=1, max_size=4
    ),
)


def held(lexicon: Lexicon, *, weighted: bool = True) -> dict[str, dict[tuple[str, ...], float]]:
    return {
        part.name: {item.patterns: item.weight if weighted else 1.0 for item in part.entries}
        for part in lexicon.categories
    }


def through(lexicon: Lexicon, ending: str, stem: str | None = None) -> Lexicon:
    with TemporaryDirectory() as folder:
        target = Path(folder) / f"{stem or lexicon.frame}{ending}"
        write_dictionary(lexicon, target)
        return read_dictionary(target).lexicon


@pytest.mark.parametrize("ending", FOREIGN)
@fast
@given(lexicon=plain)
def test_words_and_weights_come_back(ending, lexicon):
    weighted = ending in WEIGHTED
    back = through(lexicon, ending)
    assert back.frame == lexicon.frame
    assert held(back, weighted=weighted) == held(lexicon, weighted=weighted)


@pytest.mark.parametrize("ending", FOREIGN)
@fast
@given(lexicon=plain)
def test_a_second_passage_changes_nothing(ending, lexicon):
    once = through(lexicon, ending)
    again = through(once, ending)
    assert replace(again, path="") == replace(once, path="")
    assert again.hash == once.hash


@pytest.mark.parametrize("ending", [".ykd", ".lcd", ".yml", ".cat"])
@fast
@given(lexicon=plain, stem=frames)
def test_the_frame_s_name_is_in_the_file(ending, lexicon, stem):
    assert through(lexicon, ending, stem).frame == lexicon.frame


sentences = st.text("aeéL ’'\"«».,:;#{}[]|>&*?!%@`-\u00a0", min_size=1, max_size=20).filter(
    lambda text: text.strip() == text
)
own_patterns = st.one_of(
    patterns,
    st.sampled_from(
        ["(retrait|départ) ~2 troupe", "non-ingérence", "@fort tir?", "l'OTAN", '"Mali"']
    ),
)
several = st.lists(own_patterns, max_size=2).map(tuple)
some = st.lists(own_patterns, min_size=1, max_size=2).map(tuple)


@st.composite
def entries(draw) -> Entry:
    parts = tuple(draw(st.lists(own_patterns, min_size=1, max_size=3)))
    is_rule = len(parts) > 1
    return Entry(
        name=draw(letters) if is_rule else parts[0],
        patterns=parts,
        is_rule=is_rule,
        within=draw(st.one_of(st.just("sentence"), st.integers(0, 200))) if is_rule else "sentence",
        ordered=is_rule and draw(st.booleans()),
        weight=draw(weights),
        is_name=draw(st.booleans()),
        excluded=draw(several),
        unless=draw(several),
        only_near=draw(st.none() | st.builds(Near, some, st.integers(0, 50))),
        note=draw(st.just("") | sentences),
        match=tuple(draw(st.lists(sentences, max_size=2))),
        no_match=tuple(draw(st.lists(sentences, max_size=2))),
    )


@st.composite
def full(draw) -> Lexicon:
    items = draw(st.lists(entries(), min_size=1, max_size=6, unique_by=lambda item: item.name))
    cut = draw(st.integers(0, len(items)))
    one, other = draw(st.lists(names, min_size=2, max_size=2, unique=True))
    pairs = ((one, tuple(items[:cut])), (other, tuple(items[cut:])))
    parts = tuple(Category(name, found) for name, found in pairs if found)
    used = {"fort": ("(gros|lourd)", "intense")} if "@fort" in repr(items) else {}
    return Lexicon(draw(frames), parts, sets=used)


def bare(lexicon: Lexicon) -> Lexicon:
    return replace(lexicon, path="", hash="")


@pytest.mark.parametrize("ending", OWN)
@fast
@given(lexicon=full())
def test_entries_come_back_whole_from_our_own_formats(ending, lexicon):
    back = through(lexicon, ending)
    assert bare(back) == lexicon
    assert back.hash == content_hash(lexicon)


@fast
@given(
    lexicon=full(),
    label=st.dictionaries(st.sampled_from(["fr", "en", "no"]), sentences, max_size=3),
    definition=sentences,
    references=st.lists(sentences, max_size=2).map(tuple),
)
def test_yaml_holds_everything(lexicon, label, definition, references):
    parts = tuple(replace(part, label=label) for part in lexicon.categories)
    lexicon = replace(lexicon, categories=parts)
    lexicon = replace(lexicon, label=label, definition=definition, references=references)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "tout.yaml"
        assert write_dictionary(lexicon, target).lost == ()
        assert bare(load_lexicon(target)) == lexicon


rule_patterns = st.one_of(letters.map(to_pattern), st.just("@fort"))


@st.composite
def rules(draw) -> Entry:
    parts = tuple(draw(st.lists(rule_patterns, min_size=2, max_size=3)))
    within = draw(st.one_of(st.just("sentence"), st.integers(0, 200)))
    unless = tuple(draw(st.lists(rule_patterns, max_size=2)))
    name = draw(letters)
    return Entry(
        f"R {name}",
        parts,
        is_rule=True,
        within=within,
        ordered=draw(st.booleans()),
        weight=draw(weights),
        unless=unless,
    )


@fast
@given(items=st.lists(rules(), min_size=1, max_size=4, unique_by=lambda item: item.name))
def test_wordstat_rules_come_back(items):
    sets = {"fort": ('"gros"', '"intense"')} if "@fort" in repr(items) else {}
    lexicon = Lexicon("critique", (Category("blâme", tuple(items)),), sets=sets)
    back = through(lexicon, ".cat")
    assert {entry for _, entry in back.entries()} == set(items)
    assert back.sets == sets


@fast
@given(term=terms)
def test_a_pattern_s_terms_give_the_pattern(term):
    pattern = to_pattern(term)
    (written,) = Expander({}).terms(pattern)
    assert to_pattern(written) == pattern


SCRAPS = (
    "% 1 <of>1/2 (1)2/3 + (0,5) @R [a NEAR #b /S] <cnode name='a'> <dictionary> <pnode name='b'/> "
    '</cnode> </dictionary> frame word entry , ; " : - [ ] * été _sets &a { DicTerm, X \0'
)
scraps = st.lists(st.sampled_from([*SCRAPS.split(" "), "\t", "\n", "\r", " "]), max_size=30).map(
    "".join
)


@pytest.mark.parametrize("ending", [*FOREIGN, *OWN])
@fast
@given(data=st.one_of(scraps.map(str.encode), st.text().map(str.encode), st.binary()))
def test_whatever_a_file_holds_the_only_error_is_ours(ending, data):
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"x{ending}"
        source.write_bytes(data)
        try:
            lexicon = read_dictionary(source).lexicon
        except LexiconError as error:
            assert str(error).startswith(f"{source}:")
            assert "\n" not in str(error)
        else:
            assert len(lexicon) > 0
