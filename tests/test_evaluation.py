"""Found against coded, on records built by hand."""

from math import isnan, nan

import pytest

from framing.errors import CorpusError
from framing.evaluation import Counts, Evaluation, content_tokens, evaluate, match_contents
from framing.gold import CodedFrame, GoldArticle, load_gold
from framing.records import Actor, Article, Attribution, FrameScore, Hit, ScoredArticle, Source

TEXT = "Selon Lomé, la paix revient. Le port est sûr. Il pleut sur la côte."
SENTENCES = ((0, 28), (29, 45), (46, 67))
PEACE, PORT = (12, 27), (29, 44)
LOME = Source("Lomé", 6, 10)
TOGO = Actor("Togo", "state", "Togo")


def said(*content, kind="indirect", source=LOME, actor=TOGO, nested=False):
    return Attribution(kind, content, source=source, actor=actor, nested=nested, rule="adverbial")


def hit(start, end, frame="security", voice="editorial", weight=1.0):
    return Hit(frame, "c", "e", TEXT[start:end], start, end, 0, voice=voice, weight=weight)


def gold(*attributions, frames=(), boilerplate=()):
    return GoldArticle(
        Article("a", TEXT), SENTENCES, frozenset(boilerplate), attributions, tuple(frames)
    )


def score(*attributions, hits=()):
    scores = {"security": FrameScore(len(hits), nan, 0, 0, nan, nan)}
    return lambda article: ScoredArticle(
        article, SENTENCES, (), 14, 0, scores, tuple(hits), attributions, {}
    )


def measured(item, scored):
    return evaluate([item], scored)


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(3, 4, 6), 0.75, 0.5, 0.6),
        (Counts(0, 0, 5), nan, 0.0, 0.0),
        (Counts(0, 0, 0), nan, nan, nan),
    ],
)
def test_measures(counts, precision, recall, f1):
    found = (counts.precision, counts.recall, counts.f1)
    assert found == pytest.approx((precision, recall, f1), nan_ok=True)


def test_kappa_of_a_known_table():
    """The 2 × 2 table of textbooks: 20 yes, 15 no, 5 and 10 apart; κ = .4 (Cohen 1960)."""
    assert Counts(both=20, found=25, coded=30, total=50).kappa == pytest.approx(0.4)
    assert isnan(Counts(both=0, found=0, coded=0, total=9).kappa)


def test_the_same_is_perfect():
    result = measured(gold(said(PEACE)), score(said(PEACE)))
    for figure in ("voice", "content .5", "content .8", "who said what", "kind indirect"):
        assert result.total(figure).f1 == 1
    assert result.differences == ()


def test_another_source_is_the_right_content_said_by_the_wrong_one():
    found = said(PEACE, source=Source("Il", 46, 48))
    result = measured(gold(said(PEACE)), score(found))
    assert result.total("content .5").f1 == 1
    assert result.total("who said what").f1 == 0
    assert [item.what for item in result.differences] == ["source"]


def test_half_a_content_is_an_extent():
    found = said((12, 19))
    result = measured(gold(said(PEACE)), score(found))
    assert result.total("content .5").both == 1
    assert result.total("content .8").both == 0
    assert [item.what for item in result.differences] == ["extent"]


def test_misses_and_false_alarms():
    result = measured(gold(said(PEACE)), score(said(PORT)))
    assert sorted(item.what for item in result.differences) == ["false alarm", "miss"]
    assert result.total("voice") == Counts(0, 4, 3, 14)


def test_scare_quotes_are_the_outlets_voice():
    result = measured(gold(said(PEACE, kind="scare")), score())
    assert result.total("voice").coded == 0
    assert result.total("content .5").coded == 1


def test_nested_ones_do_not_count():
    assert measured(gold(said(PEACE, nested=True)), score()).total("content .5").coded == 0


def test_actors_of_matched_contents():
    found = said(PEACE, actor=Actor("Togo", "political", "Togo"))
    result = measured(gold(said(PEACE)), score(found))
    assert result.total("actor country").recall == 1
    assert result.total("actor type").recall == 0


def test_a_content_is_matched_once():
    pairs = match_contents([said(PEACE)], [said(PEACE), said((12, 19))], TEXT)
    assert [(i, j) for _, i, j in pairs] == [(0, 0)]


def test_tokens_are_words():
    assert len(content_tokens(said(PEACE, PORT), TEXT)) == 7


def test_frames_by_sentence():
    item = gold(frames=[CodedFrame(0, "security"), CodedFrame(1, "security")], boilerplate=[2])
    hits = [hit(15, 19), hit(46, 48), hit(29, 31, weight=0.2)]
    counts = measured(item, score(hits=hits)).total("frame security")
    assert counts == Counts(both=1, found=1, coded=2, total=2)


@pytest.mark.parametrize(("voice", "same"), [("attributed", 1), ("editorial", 0)])
def test_the_voice_of_a_framing(voice, same):
    item = gold(said(PEACE), frames=[CodedFrame(0, "security", (PEACE,))])
    result = measured(item, score(hits=[hit(15, 19, voice=voice)]))
    assert result.total("framing voice") == Counts(same, 1, 1)


def test_an_interval_holds_the_figure_and_repeats():
    tallies = tuple({"voice": Counts(n, n + 2, n + 3)} for n in range(1, 30))
    result = Evaluation(tallies)
    low, high = result.interval("voice", draws=300)
    assert low < result.total("voice").f1 < high
    assert (low, high) == result.interval("voice", draws=300)


def test_a_folder_without_annotations_says_so(tmp_path):
    with pytest.raises(CorpusError, match="no annotations"):
        list(load_gold(tmp_path))


def test_a_broken_annotation_is_named(tmp_path):
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "x.json").write_text("{", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"x\.json: not a coded article"):
        list(load_gold(tmp_path))
