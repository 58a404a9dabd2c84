"""Scores by outlet → profiles, contrasts and all that goes with them."""

import warnings

import numpy as np
import pandas as pd
import pytest
from scipy.stats import false_discovery_control

from comparison_sample import FRAMES, scored, scores
from framing.comparison import compare, wording
from framing.comparison.limits import FEWEST_FOR_INTERVAL, FEWEST_TO_TEST
from framing.comparison.periods import dated
from framing.comparison.reading_scores import read_panel
from framing.comparison.within import sentence_counts
from framing.comparison.wording import Number
from framing.errors import FramingWarning

CONTRAST = [
    "frame", "voice", "target", "reference", "estimate", "low", "high", "p", "q", "effect",
    "n_target", "n_reference", "method", "reading",
]  # fmt: skip

THREE = {"RFI": (25, 10), "RT": (25, 30), "Le Jour": (25, 10)}


def quietly(*args, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return compare(*args, **options)


@pytest.fixture(scope="module")
def table():
    return scores(THREE)


@pytest.fixture(scope="module")
def three(table):
    return quietly(table, draws=499)


def row(rows, **values):
    chosen = rows
    for column, value in values.items():
        chosen = chosen[chosen[column] == value]
    assert len(chosen) == 1, f"{len(chosen)} rows for {values}"
    return chosen.iloc[0]


# Tables --------------------------------------------------------------------------------------


def test_the_columns_are_the_ones_that_others_rely_on(three):
    for name in ("contrasts", "differences", "models"):
        assert list(getattr(three, name).columns) == CONTRAST
    assert list(three.profiles.columns) == [
        "outlet", "frame", "voice", "articles", "with_frame", "tokens", "hits", "per_1000", "low",
        "high", "share", "dispersion", "weighted", "method", "reading",
    ]  # fmt: skip
    assert list(three.voices.columns)[:3] == ["outlet", "frame", "articles"]
    assert list(three.distances.columns)[:4] == ["measure", "target", "reference", "observed"]
    assert (three.contrasts.dtypes[["estimate", "p", "q"]] == "float64").all()
    assert (three.contrasts.dtypes[["n_target", "n_reference"]] == "int64").all()


def test_each_pair_and_each_against_the_rest(three):
    sides = three.contrasts[["target", "reference"]].drop_duplicates().to_numpy().tolist()
    assert sides == [
        ["Le Jour", "RFI"], ["Le Jour", "RT"], ["RFI", "RT"],
        ["Le Jour", "the rest"], ["RFI", "the rest"], ["RT", "the rest"],
    ]  # fmt: skip
    assert len(three.contrasts) == 6 * len(FRAMES) * 2


def test_profiles_are_sums_over_the_table(table, three):
    for _, found in three.profiles.iterrows():
        part = table[
            (table.outlet == found.outlet)
            & (table.frame == found.frame)
            & (table.voice == found.voice)
        ]
        assert (found.hits, found.tokens) == (part.hits.sum(), part.tokens.sum())
        assert found.per_1000 == pytest.approx(1000 * part.hits.sum() / part.tokens.sum())
        assert found.with_frame == pytest.approx((part.hits > 0).mean())
        assert found.low < found.per_1000 < found.high


def test_shares_of_a_voice_add_up_to_one(three):
    sums = three.profiles.groupby(["outlet", "voice"]).share.sum()
    assert sums.to_numpy() == pytest.approx(1.0)


def test_estimates_are_ratios_and_differences_of_the_profiles(three):
    rates = three.profiles.set_index(["outlet", "frame", "voice"]).per_1000
    for _, found in three.contrasts[three.contrasts.reference != "the rest"].iterrows():
        key = (found.frame, found.voice)
        one, two = rates[(found.target, *key)], rates[(found.reference, *key)]
        assert found.estimate == pytest.approx(one / two)
        assert found.low < found.estimate < found.high
        same = row(
            three.differences, target=found.target, reference=found.reference,
            frame=found.frame, voice=found.voice,
        )  # fmt: skip
        assert same.estimate == pytest.approx(one - two)
        assert same.low < same.estimate < same.high
        assert (same.p, same.q) == (found.p, found.q)


def test_the_rest_is_all_the_others_together(table, three):
    found = row(
        three.contrasts, target="RT", reference="the rest", frame="security", voice="editorial"
    )
    part = table[(table.frame == "security") & (table.voice == "editorial")]
    ours, rest = part[part.outlet == "RT"], part[part.outlet != "RT"]
    expected = (ours.hits.sum() / ours.tokens.sum()) / (rest.hits.sum() / rest.tokens.sum())
    assert found.estimate == pytest.approx(expected)
    assert (found.n_target, found.n_reference) == (25, 50)


def test_what_differs_is_found_and_what_does_not_is_not(three):
    found = three.contrasts
    assert (found[(found.target == "RT") | (found.reference == "RT")].q < 0.05).mean() > 0.8
    alike = found[(found.target == "Le Jour") & (found.reference == "RFI")]
    assert (alike.q > 0.05).all()


def test_voices_compare_each_rate_over_its_own_tokens(three):
    found = row(three.voices, outlet="RT", frame="security")
    profile = three.profiles.set_index(["outlet", "frame", "voice"])
    said = profile.loc[("RT", "security", "attributed")]
    mine = profile.loc[("RT", "security", "editorial")]
    assert found.ratio == pytest.approx(said.per_1000 / mine.per_1000)
    assert found.share == pytest.approx(said.hits / (said.hits + mine.hits))
    assert found.ratio_low < found.ratio < found.ratio_high
    assert found.share_low < found.share < found.share_high
    assert found.reading.startswith(f"{100 * found.share:.0f} % of its hits are in attributed")


@pytest.mark.parametrize(
    ("voice", "cells"),
    [("split", {"editorial", "attributed"}), ("editorial", {"editorial"}), ("all", {"all"})],
)
def test_voices_can_be_chosen(table, voice, cells):
    found = quietly(table, voice=voice, draws=199)
    assert set(found.contrasts.voice) == set(found.profiles.voice) == cells
    hits = found.profiles.hits.sum()
    shown = table if voice != "editorial" else table[table.voice == "editorial"]
    assert hits == shown.hits.sum()


# Readings ------------------------------------------------------------------------------------


def test_a_direction_is_a_sentence(three):
    found = row(three.contrasts, target="RFI", reference="RT", frame="security", voice="editorial")
    low, high = found.low, found.high
    rates = three.profiles.set_index(["outlet", "frame", "voice"]).per_1000
    one, two = (rates[(name, "security", "editorial")] for name in ("RFI", "RT"))
    assert found.reading == (
        f"in its own voice, RFI frames security less than RT: {one:.1f} against {two:.1f} hits per "
        f"1,000 tokens (ratio {found.estimate:.2f}, 95 % {low:.2f}–{high:.2f})"
    )


def test_readings_come_in_french(three):
    contrasts = three.summary("fr").table("contrasts")
    place = [column.name for column in contrasts.columns].index("reading")
    readings = [line[place] for line in contrasts.rows]
    assert any(
        text.startswith("de sa propre voix, RFI emploie moins le cadrage « security » que RT")
        for text in readings
    )
    assert any(
        "aucune différence que 25 et 25 articles pourraient montrer" in text for text in readings
    )
    assert not any("." in text.split("95 %")[-1] for text in readings)


@pytest.mark.parametrize(
    ("sizes", "said", "tested", "interval"),
    [
        ((1, 1), "1 article: a rate, no comparison between outlets", False, False),
        ((1, 30), "1 article: a rate, no comparison between outlets", False, False),
        ((4, 30), "4 articles on one side: a comparison needs 5 on each", False, False),
        ((5, 5), "hits per 1,000 tokens", True, False),
        ((9, 30), "hits per 1,000 tokens", True, False),
        ((10, 30), "95 %", True, True),
    ],
)
def test_what_the_articles_cannot_bear_is_refused(sizes, said, tested, interval):
    n, m = sizes
    found = quietly(scores({"A": (n, 30), "B": (m, 30)}, alpha=0.1), draws=199).contrasts.iloc[0]
    assert said in found.reading
    assert np.isfinite(found.p) == tested
    assert np.isfinite(found.q) == tested
    assert np.isfinite(found.effect) == tested
    assert np.isfinite(found.low) == interval
    assert np.isfinite(found.estimate)


def test_profiles_say_why_they_have_no_interval():
    found = quietly(scores({"A": (1, 20), "B": (7, 20), "C": (30, 0.2)}), draws=199).profiles
    readings = {name: set(found[found.outlet == name].reading) for name in "ABC"}
    assert readings["A"] == {"1 article: a rate, no comparison between outlets"}
    assert readings["B"] == {"7 articles: an interval needs 10 articles"}
    assert any("an interval needs 5 articles with one" in text for text in readings["C"])
    assert found.low.isna().all()


def test_a_correction_may_take_a_claim_back(three):
    found = three.contrasts
    lost = found[(found.p <= 0.05) & (found.q > 0.05)]
    for text in lost.reading:
        assert f"not shown once {found.p.notna().sum()} comparisons are counted" in text
    claimed = found[found.q <= 0.05].reading
    assert claimed.str.contains("frames (?:security|sovereignty) (?:more|less) than").all()


# Chance --------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes_in_any_order(table, three):
    shuffled = table.sample(frac=1, random_state=3)
    again = quietly(shuffled.assign(frame=shuffled.frame.astype(str)), draws=499)
    same = ["target", "reference", "frame", "voice"]
    one, two = (item.contrasts.sort_values(same).to_csv(index=False) for item in (three, again))
    assert one == two
    assert three.profiles.to_csv() == quietly(table, draws=499).profiles.to_csv()


def test_another_seed_gives_other_intervals(table, three):
    other = quietly(table, draws=499, seed=1).profiles
    assert (other.per_1000 == three.profiles.per_1000).all()
    assert (other.low != three.profiles.low).any()


def test_a_contrast_does_not_hang_on_what_stands_beside_it(table, three):
    """Alone or among others, a pair has the same p; only q depends on the family."""
    alone = quietly(table, target="RFI", reference="RT", draws=499).contrasts
    among = three.contrasts
    among = among[(among.target == "RFI") & (among.reference == "RT")].reset_index(drop=True)
    columns = ["frame", "voice", "estimate", "low", "high", "p", "effect"]
    pd.testing.assert_frame_equal(alone[columns], among[columns])


def test_more_arrangements_are_looked_at_where_they_are_needed():
    """With 199 draws p cannot fall below .005, too much for a q ≤ .05 among 150 tests."""
    table = scores({f"O{number}": (12, 5) for number in range(5)}, frames=list("abcde"), alpha=0.3)
    loud = (table.outlet == "O3") & (table.frame == "b") & (table.voice == "editorial")
    found = quietly(table.assign(hits=table.hits + 12 * loud), draws=199).contrasts
    closer = found[found.p < 1 / 200]
    assert len(closer) >= 4
    assert set(closer.frame) == {"b"}
    assert (closer.q <= 0.05).all()
    assert closer.method.str.contains(r"1[12],\d{3} arrangements, random").all()


# Options -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "sides"),
    [
        ({"target": "RT"}, [("RT", "Le Jour"), ("RT", "RFI"), ("RT", "the rest")]),
        ({"reference": "RT"}, [("Le Jour", "RT"), ("RFI", "RT")]),
        ({"target": "RT", "reference": "RFI"}, [("RT", "RFI")]),
        ({"target": "RT", "reference": "the rest"}, [("RT", "the rest")]),
    ],
)
def test_target_and_reference_choose_the_sides(table, options, sides):
    found = quietly(table, draws=199, **options).contrasts
    assert list(dict.fromkeys(zip(found.target, found.reference, strict=True))) == sides


def test_two_outlets_have_no_rest(table):
    found = quietly(table[table.outlet != "RT"], draws=199).contrasts
    assert set(found.reference) == {"RFI"}


def test_any_column_can_be_compared(table):
    rubric = table.doc_id.str[-1].map(lambda digit: "monde" if digit in "02468" else "afrique")
    found = quietly(table.assign(rubric=rubric), by="rubric", draws=199)
    assert set(found.contrasts.target) == {"afrique"}
    assert next(iter(found.profiles.columns)) == "rubric"


def test_rates_over_time(table):
    found = quietly(table, over="date", draws=199).periods
    assert sorted(set(found.period))[:2] == ["2024-01", "2024-02"]
    one = found[(found.outlet == "RT") & (found.frame == "security") & (found.voice == "editorial")]
    assert len(one) == 12
    assert one.smoothed.notna().all()
    assert one.low.isna().all(), "two or three articles a month bear no interval"
    yearly = quietly(table, over="year", draws=199).periods
    assert set(yearly.period) == {"2024"}
    assert yearly.low.notna().all()
    assert quietly(table, draws=199).periods.empty


def test_long_spans_are_told_by_the_year(table):
    dates = table.doc_id.str[-3:].astype(int).map(lambda number: f"{2000 + number}-05")
    panel, _ = read_panel(table.assign(date=dates), by="outlet", voice="all")
    when, lost = dated(panel, "date")
    assert set(when.str.len()) == {4}
    assert not lost


def test_articles_without_a_date_are_counted(table):
    some = table.assign(date=table.date.where(~table.doc_id.str.endswith("7")))
    with pytest.warns(FramingWarning, match="6 articles without a month"):
        compare(some, over="month", draws=199)


def test_models_stand_beside_where_articles_suffice():
    found = quietly(scores({"A": (45, 10), "B": (45, 20), "C": (20, 10)}), draws=199)
    assert set(found.models.target) == {"A"}
    assert set(found.models.reference) == {"B"}
    both = found.models.merge(found.contrasts, on=["frame", "voice", "target", "reference"])
    assert np.log(both.estimate_x).to_numpy() == pytest.approx(np.log(both.estimate_y), abs=0.4)
    assert found.models.q.notna().all()
    assert found.models.effect.isna().all()


def test_a_model_can_adjust_for_covariates():
    table = scores({"A": (60, 10), "B": (60, 10)}, alpha=0.2)
    rng = np.random.default_rng(0)
    long = dict(zip(table.doc_id.unique(), rng.integers(0, 2, 120), strict=True))
    table = table.assign(long=table.doc_id.map(long))
    plain = quietly(table, draws=199).models
    adjusted = quietly(table, covariates=("long", "tokens"), draws=199).models
    assert adjusted.method.str.endswith("with long, tokens").all()
    assert (adjusted.estimate != plain.estimate).any()


# Distances, clusters, map ----------------------------------------------------------------------


def test_outlets_of_one_mix_are_near(three):
    found = three.distances
    assert set(found.measure) == {"Jensen–Shannon", "cosine"}
    assert len(found) == 2 * 3
    assert (found.estimate <= found.observed + 1e-12).all()
    assert (found.low <= found.estimate).all()
    assert found.reading.str.contains("no farther apart than chance may put them").any()


def test_clusters_join_all_groups(three):
    assert len(three.clusters) == 2
    assert three.clusters.groups.tolist() == [2, 3]
    assert (three.clusters.distance.diff().dropna() >= 0).all()


def test_the_map_has_groups_and_frames(three):
    assert three.map.kind.value_counts().to_dict() == {"frame": 4, "group": 3}
    assert (three.map.share_x + three.map.share_y).iloc[0] == pytest.approx(1.0)


# Scored articles -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def articles():
    items = [scored(f"a{number}", "RFI" if number < 6 else "RT") for number in range(12)]
    return quietly(items, draws=199)


def test_scored_articles_make_the_same_table(articles):
    found = row(articles.profiles, outlet="RFI", frame="security", voice="editorial")
    assert (found.hits, found.tokens, found.articles) == (48, 6 * 64, 6)
    assert articles.provenance["lexicons"] == {"security": "sha256:aa", "sovereignty": "sha256:bb"}


def test_actors_and_endorsements_carry_the_attributed_part(articles):
    found = row(articles.actors, outlet="RFI", frame="sovereignty")
    assert (found.actor, found.type, found.country) == ("Russie", "state", "Russie")
    assert (found.hits, found.share, found.articles) == (48, 1.0, 6)
    mix = articles.endorsements[articles.endorsements.outlet == "RT"]
    assert mix.set_index("endorsement").share.to_dict() == {"factive": 0.5, "neutral": 0.5}


def test_entries_are_ranked_with_the_articles_behind_them(articles):
    found = articles.words
    assert set(found.entry) == {"armée", "souveraineté"}
    assert found.hits_target.tolist() == [48, 48]
    assert found.articles_target.tolist() == [6, 6]
    assert found.z.to_numpy() == pytest.approx(0.0)
    assert any("they are no tests" in str(note) for note in articles.notes)


def test_a_table_alone_has_no_words(three):
    assert three.words.empty
    assert three.actors.empty
    assert three.within.empty


def test_single_articles_have_rates_over_their_sentences():
    found = quietly([scored("a", "RFI"), scored("b", "RT")], draws=199)
    assert set(found.contrasts.reading) == {"1 article: a rate, no comparison between outlets"}
    assert set(found.within.doc_id) == {"a", "b"}
    few = row(found.within, doc_id="a", frame="security", voice="editorial")
    assert (few.sentences, few.hits, few.tokens) == (16, 8, 64)
    assert few.low < few.per_1000 < few.high
    assert few.reading == "within this article, over its 16 sentences; says nothing of the outlet"
    said = row(found.within, doc_id="a", frame="sovereignty", voice="attributed")
    assert (said.sentences, said.tokens) == (8, 48)
    assert said.reading == "8 sentences, 8 with a hit: a rate only"
    assert np.isnan(said.low)


def test_sentences_add_up_to_the_article():
    item = scored("a", "RFI")
    table = quietly([item, scored("b", "RT")], draws=199).profiles
    panel, _ = read_panel(scores({"RFI": (1, 1)}), by="outlet", voice="split")
    sums = sentence_counts(panel, item).sum(axis=0)
    found = table[table.outlet == "RFI"]
    assert sums[:, 0].tolist() == found.hits.tolist()
    assert sums[:, 1].tolist() == found.tokens.tolist()


# Notes, summary ------------------------------------------------------------------------------


def test_there_is_one_warning_a_call():
    with pytest.warns(FramingWarning) as caught:
        compare(scores({"A": (3, 10), "B": (30, 10), "C": (30, 10)}), draws=199)
    assert len(caught) == 1
    text = str(caught[0].message)
    assert "few articles: A (3); no test below 5 on each side, no interval below 10" in text
    assert "read q, not p" in text


def test_two_outlets_with_many_articles_need_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compare(scores({"A": (30, 10), "B": (30, 10)}), draws=199)


def test_the_family_of_the_q_values_is_named(three):
    family = three.contrasts.p.notna().sum()
    assert any(f"over the {family} tests" in str(note) for note in three.notes)
    assert three.contrasts.q.to_numpy() == pytest.approx(false_discovery_control(three.contrasts.p))


def test_the_summary_is_plain(three):
    summary = three.summary()
    assert summary.title == "Framing by outlet"
    assert [table.name for table in summary.tables] == [
        "profiles", "voices", "contrasts", "differences", "distances", "clusters", "map",
    ]  # fmt: skip
    for table in summary.tables:
        assert all(len(line) == len(table.columns) for line in table.rows)
        cells = {type(cell) for line in table.rows for cell in line}
        assert cells <= {str, int, float, type(None)}
    assert summary.table("words") is None
    assert summary.provenance["options"]["seed"] == 0
    assert three.summary("fr").title == "Cadrage par média"


def test_provenance_holds_versions_options_and_counts(three):
    assert three.provenance["articles"] == 75
    assert three.provenance["groups"] == {"Le Jour": 25, "RFI": 25, "RT": 25}
    assert set(three.provenance["libraries"]) == {"numpy", "pandas", "scipy", "statsmodels"}
    assert three.provenance["options"]["draws"] == 499


def test_the_limits_are_what_the_docs_say():
    assert (FEWEST_TO_TEST, FEWEST_FOR_INTERVAL) == (5, 10)


def test_french_is_french_throughout(table):
    some = table.assign(
        date=table.date.where(~table.doc_id.str.endswith("7")),
        outlet=table.outlet.where(~table.doc_id.str.endswith("9")),
    )
    with pytest.warns(FramingWarning, match="articles have no outlet and were left out"):
        found = compare(some, over="month", draws=199)
    said = found.summary("fr")
    methods = {
        part
        for item in said.tables
        for place, column in enumerate(item.columns)
        if column.name == "method"
        for part in (row[place] for row in item.rows)
        if part
    }
    told = " ".join([*methods, *said.notes])
    assert "permutation studentisée des articles (" in told and "tirés au hasard)" in told
    assert "articles sans média ont été écartés" in told
    assert "articles sans mois sont absents" in told
    assert "groupes par média font" in told
    english = ("bootstrap over", "articles without", " were ", "random", "outlet", "values of")
    assert not [word for word in english if word in told]


def test_both_languages_say_the_same_things():
    assert set(wording._ENGLISH) == set(wording._FRENCH)


def test_large_numbers_have_their_thousands_marked():
    assert [Number(12345.6).text(language) for language in ("en", "fr")] == [
        "12,345.6",
        "12\u00a0345,6",
    ]
