"""Suggestions from a corpus: what is proposed, what is left out, and what each would find."""

import pytest

from framing import suggesting
from framing.corpus import SetAside
from framing.errors import CorpusError, FramingError, FramingWarning
from framing.lexicon import Category, Entry, Lexicon, compile_lexicons
from framing.lexicon.entries import content_hash
from framing.records import Article
from framing.suggesting import Suggestion, suggest
from framing.suggesting.keyness import key_phrases
from framing.suggesting.passages import read_texts
from framing.suggesting.phrases import is_content, phrases
from framing.suggesting.trial import try_patterns

BARE = Lexicon("eau", (Category("tout", (Entry("barrage", ("barrage",)),)),))
WATER = Lexicon("eau", BARE.categories, hash=content_hash(BARE))

DRY = [
    "Le barrage manque d'eau et la nappe phréatique baisse encore.",
    "Sous le barrage, la nappe phréatique se vide depuis mars.",
    "Faute de barrage, on pompe la nappe phréatique du plateau.",
    "La nappe phréatique nourrit les champs. Les pompes tournent jour et nuit.",
]
OTHER = [
    "Le match a repris après la pause. Le gardien a plongé deux fois.",
    "Une chorale a chanté au marché. Le public a beaucoup applaudi.",
    "Le train de midi partira plus tard. Le quai reste fermé au public.",
]


def texts_of(articles):
    return list(read_texts(articles, compile_lexicons([WATER])))


@pytest.mark.parametrize(
    ("words", "patterns"),
    [
        ("le départ des troupes", {"départ", "troupe", "départ de troupe"}),
        ("la fin de la tutelle", {"fin", "tutelle", "fin de tutelle"}),
        ("vers Paris", {"Paris"}),
        ("il y a 12 ans", {"an"}),
        ("de la", set()),
    ],
)
def test_phrases_in_the_entry_language(words, patterns):
    assert set(phrases(words.split())) == patterns


@pytest.mark.parametrize(
    ("word", "fits"),
    [
        ("troupe", True),
        ("Mali", True),
        ("des", False),
        ("DES", False),
        ("65", False),
        ("or", False),
    ],
)
def test_is_content(word, fits):
    assert is_content(word) is fits


def test_keyness_without_a_reference_sets_hits_against_the_rest():
    ranked = key_phrases(texts_of([*DRY, *OTHER]), [])
    assert "nappe phréatique" in ranked
    assert "public" not in ranked
    assert list(ranked.values()) == sorted(ranked.values(), reverse=True)


def test_keyness_against_a_reference():
    ranked = key_phrases(texts_of(DRY), texts_of(OTHER))
    assert ranked["nappe"] > 1
    assert "match" not in ranked


def test_suggestions():
    found = suggest([*DRY, *OTHER], WATER, methods=["keyness"])
    assert found[0].pattern == "nappe phréatique"
    assert found[0].methods == ("keyness",)
    outcome = found[0].outcome
    assert (outcome.articles, outcome.sentences, outcome.beside, outcome.new) == (4, 4, 3, 1)
    assert outcome.contexts[0].doc_id == "3"
    assert outcome.contexts[0].match == "nappe phréatique"
    assert outcome.contexts[0].right.startswith(" nourrit les champs.")
    assert [item.gain for item in found] == sorted((item.gain for item in found), reverse=True)


def test_what_the_lexicon_finds_already_is_not_suggested():
    found = suggest([*DRY, *OTHER], WATER, methods=["keyness"])
    assert not [item.pattern for item in found if "barrage" in item.pattern]


def test_a_part_that_finds_the_same_as_the_whole_is_left_out():
    patterns = [item.pattern for item in suggest([*DRY, *OTHER], WATER, methods=["keyness"])]
    assert "nappe phréatique" in patterns
    assert "nappe" not in patterns
    assert "phréatique" not in patterns


def test_limit():
    assert len(suggest([*DRY, *OTHER], WATER, methods=["keyness"], limit=1)) == 1


def test_gain_weighs_new_sentences_by_agreement_beyond_chance():
    outcome = try_patterns(texts_of([*DRY, *OTHER]), ["nappe"])["nappe"]
    base = 3 / 11
    assert outcome.base == pytest.approx(base)
    assert outcome.gain == pytest.approx((3 + 2 * base) / 6 - base)
    assert try_patterns(texts_of([*DRY, *OTHER]), ["public"])["public"].gain == 0


def test_a_pattern_that_is_none_is_left_out():
    assert set(try_patterns(texts_of(DRY), ["nappe", "(", ""])) == {"nappe"}


def test_front_matter_is_no_text():
    text = "titre: nappe nappe\n\nLe barrage est plein."
    (read,) = texts_of([Article("a", text, skip=((0, 18),))])
    assert [text[start:end] for start, end in read.sentences] == ["Le barrage est plein."]


def test_an_article_set_aside_is_named():
    with pytest.warns(FramingWarning, match=r"a\.txt"):
        suggest([SetAside("a.txt", "is binary"), *DRY, *OTHER], WATER, methods=["keyness"])


@pytest.mark.parametrize(
    ("articles", "options", "error", "part"),
    [
        ([], {}, CorpusError, "no article"),
        (OTHER, {}, CorpusError, "'eau' finds nothing in these 3 articles"),
        (DRY, {"limit": 0}, FramingError, "limit=0"),
        (DRY, {"methods": ["magie"]}, FramingError, "method 'magie' is unknown; there are keyness"),
    ],
)
def test_what_cannot_be_done(articles, options, error, part):
    with pytest.raises(error, match=part):
        suggest(articles, WATER, **options)


def test_without_the_model_the_rest_goes_on(monkeypatch):
    monkeypatch.setattr(suggesting, "is_installed", lambda: False)
    with pytest.warns(FramingWarning, match="so vectors and terms are left out"):
        found = suggest([*DRY, *OTHER], WATER)
    assert {method for item in found for method in item.methods} == {"keyness"}


@pytest.mark.model
@pytest.mark.parametrize("method", ["vectors", "terms"])
def test_with_the_model(method):
    more = [*DRY, "La rivière déborde.", "La rivière et le fleuve baissent.", "Le fleuve est bas."]
    found = suggest([*more, *OTHER], WATER, methods=[method], limit=50)
    assert all(isinstance(item, Suggestion) and item.methods == (method,) for item in found)
    expected = {"vectors": "phréatique", "terms": "nappe phréatique"}[method]
    assert expected in {item.pattern for item in found}
