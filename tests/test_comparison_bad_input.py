"""What a comparison says when its input is not what it should be."""

import warnings
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from comparison_sample import scored, scores
from framing.comparison import compare
from framing.errors import CorpusError, FramingWarning

TWO = {"RFI": (6, 20), "RT France": (6, 20)}


@pytest.fixture
def table():
    return scores(TWO, alpha=0.1)


def quietly(*args, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return compare(*args, draws=199, **options)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"target": "RT"}, r"target='RT': no outlet of this name; nearest are 'RT France'"),
        ({"reference": "rfi"}, r"reference='rfi': no outlet of this name; nearest are 'RFI'"),
        ({"target": "RFI", "reference": "RFI"}, "both 'RFI'; name two"),
        ({"reference": "the rest"}, "the rest of what"),
        ({"by": "outlets"}, "by='outlets': not a column .* one of 'outlet'"),
        ({"by": "frame"}, "by='frame': not a column"),
        ({"voice": "both"}, "voice='both': not known; one of split, editorial, attributed, all"),
        ({"over": "week"}, "over='week': not known; one of date, month, year"),
        ({"covariates": ("length",)}, "covariates: 'length' is no column .* allowed are tokens"),
    ],
)
def test_wrong_options_name_what_is_allowed(table, options, said):
    with pytest.raises(CorpusError, match=said):
        quietly(table, **options)


def test_too_few_draws(table):
    with pytest.raises(CorpusError, match="draws=20: too few for a 5 % level; at least 199"):
        compare(table, draws=20)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.drop(columns="tokens"), "no column 'tokens'; its columns are doc_id, outlet"),
        (
            lambda t: t.assign(voice="spoken"),
            "voice 'spoken'; allowed are editorial and attributed",
        ),
        (lambda t: t.assign(hits=-1), "has hits -1; a count of 0 or more"),
        (lambda t: t.assign(tokens=np.nan), "has tokens nan; a count of 0 or more"),
        (lambda t: pd.concat([t, t]), "more than one row for security, editorial; give each"),
        (lambda t: t.iloc[:0], "holds no article"),
        (lambda t: t.assign(outlet=None), "by='outlet': no article has a value in this column"),
        (lambda t: t.assign(date=None), None),
    ],
)
def test_wrong_tables_say_what_is_wrong(table, change, said):
    if said is None:
        assert len(quietly(change(table)).contrasts)
        return
    with pytest.raises(CorpusError, match=said):
        quietly(change(table))


def test_over_time_needs_dates(table):
    with pytest.raises(CorpusError, match="no article has a date"):
        quietly(table.assign(date=None), over="month")
    with pytest.raises(CorpusError, match="no column 'date'"):
        quietly(table.drop(columns="date"), over="month")


def test_missing_outlets_are_counted_and_named(table):
    lost = table.doc_id.isin(["RFI-001", "RT France-002"])
    with pytest.warns(FramingWarning, match="2 articles have no outlet and were left out: RFI-001"):
        found = compare(table.assign(outlet=table.outlet.mask(lost)), draws=199)
    assert found.provenance["articles"] == 10
    assert any("RT France-002" in str(note) for note in found.notes)


def test_one_outlet_has_a_profile_and_nothing_to_compare(table):
    with pytest.warns(FramingWarning, match=r"one outlet only \(RFI\): its profile"):
        found = compare(table[table.outlet == "RFI"], draws=199)
    assert len(found.profiles) == 4
    assert found.contrasts.empty
    assert found.distances.empty
    assert list(found.contrasts.columns)[:3] == ["frame", "voice", "target"]


def test_an_outlet_without_tokens_has_no_rate(table):
    empty = table.outlet == "RFI"
    table = table.assign(tokens=table.tokens.mask(empty, 0), hits=table.hits.mask(empty, 0))
    with pytest.warns(FramingWarning, match="RFI: no token in any article"):
        found = compare(table, draws=199)
    assert found.profiles[found.profiles.outlet == "RFI"].per_1000.isna().all()
    assert set(found.contrasts.reading) == {"no token of RFI in this voice"}
    assert found.contrasts.p.isna().all()


def test_a_voice_without_tokens_is_refused_alone():
    found = quietly(scores(TWO, attributed=0.0, alpha=0.1))
    said = found.contrasts[found.contrasts.voice == "attributed"]
    assert set(said.reading) == {"no token of RFI in this voice"}
    assert found.contrasts[found.contrasts.voice == "editorial"].p.notna().all()


def test_a_frame_without_hits_is_named(table):
    table = table.assign(hits=table.hits.mask(table.frame == "security", 0))
    found = quietly(table)
    assert any(str(note) == "no hit anywhere: security" for note in found.notes)
    rows = found.contrasts[found.contrasts.frame == "security"]
    assert set(rows.reading) == {"no hit on either side"}
    assert rows[["p", "low", "high", "estimate"]].isna().all(axis=None)


def test_a_few_hits_are_not_tested(table):
    few = table.groupby("frame").cumcount() < 3
    found = quietly(table.assign(hits=few.astype(int))).contrasts
    assert found.p.isna().all()
    assert found.reading.str.contains("of both sides together: a comparison needs 5").any()


def test_all_equal_rates(table):
    found = quietly(table.assign(hits=4, tokens=400)).contrasts
    assert (found.p == 1.0).all()
    assert found.estimate.to_numpy() == pytest.approx(1.0)
    assert (found.effect == 0.0).all()
    assert found.reading.str.startswith("no difference that 6 and 6 articles could show").all()


def test_all_equal_rates_have_no_interval():
    table = scores({"A": (20, 10), "B": (20, 10)}).assign(hits=4, tokens=400)
    found = quietly(table)
    assert found.profiles.low.isna().all()
    assert found.contrasts.low.isna().all()
    assert (found.contrasts.p == 1.0).all()


def test_articles_of_two_lexicon_versions_are_refused():
    other = {"security": "sha256:cc", "sovereignty": "sha256:bb"}
    with pytest.raises(CorpusError) as error:
        compare([scored("a", "RFI"), scored("b", "RT", hashes=other)])
    for part in ("'security'", "sha256:aa", "sha256:cc", "'a'", "'b'"):
        assert part in str(error.value)


def test_tables_of_two_lexicon_versions_are_refused(table):
    versions = np.where(table.outlet == "RFI", "sha256:aa", "sha256:cc")
    with pytest.raises(CorpusError, match=r"is sha256:aa in article '.*' and sha256:cc in article"):
        compare(table.assign(lexicon=versions))
    found = quietly(table.assign(lexicon=np.where(versions == "sha256:aa", "sha256:aa", None)))
    assert len(found.contrasts)
    assert set(found.provenance["lexicons"].values()) == {"sha256:aa"}


def test_each_frame_has_a_lexicon_of_its_own(table):
    found = quietly(table.assign(lexicon="sha256:" + table.frame))
    assert found.provenance["lexicons"] == {name: f"sha256:{name}" for name in set(table.frame)}
    with pytest.raises(CorpusError, match="not a column that articles can be compared by"):
        compare(table.assign(lexicon="sha256:aa"), by="lexicon")


def test_two_articles_of_one_id_are_refused():
    with pytest.raises(CorpusError, match="two articles have the doc_id 'a'"):
        compare([scored("a", "RFI"), scored("a", "RT")])


def test_things_that_are_no_scores_are_refused():
    with pytest.raises(CorpusError, match="holds a str; give the DataFrame"):
        compare(["un texte"])


def test_metadata_of_articles_can_be_compared():
    items = [
        scored(f"a{number}", "RFI", rubrique="monde" if number % 2 else "afrique")
        for number in range(10)
    ]
    assert set(quietly(items, by="rubrique").profiles.rubrique) == {"monde", "afrique"}


def test_a_missing_covariate_is_named(table):
    table = table.assign(long=np.where(table.doc_id == "RFI-003", np.nan, 1.0))
    with pytest.raises(CorpusError, match="article 'RFI-003' has no 'long'"):
        quietly(table, covariates=("long",))


def test_articles_without_an_outlet(table):
    items = [scored("a", "RFI"), replace(scored("b", "RT"), article=scored("b", None).article)]
    with pytest.warns(FramingWarning, match="1 article has no outlet and was left out: b"):
        assert len(compare(items, draws=199).profiles) == 4
