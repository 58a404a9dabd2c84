"""Lexicons against coded articles, and against hits that a person has judged."""

import math
from itertools import pairwise

import numpy as np
import pytest

from framing.errors import CorpusError
from framing.evaluation import evaluate
from framing.evaluation.counts import Counts
from framing.gold import CodedFrame, GoldArticle, load_gold
from framing.lexicon import Category, Entry, Lexicon, compile_lexicons, load_lexicons
from framing.lexicon.entries import content_hash
from framing.records import Article
from framing.scoring import Scorer
from framing.statistics.reliability import krippendorff_alpha, wilson
from framing.validation import read_coded, validate
from framing.validation.resampling import Interval

SEEDS = "seeds/gold"


def lexicon(frame="eau", **categories):
    made = tuple(
        Category(name, tuple(Entry(pattern, (pattern,)) for pattern in patterns))
        for name, patterns in categories.items()
    )
    bare = Lexicon(frame, made)
    return Lexicon(frame, made, hash=content_hash(bare))


def coded(doc_id, *sentences, frame="eau", boilerplate=()):
    """An article of one sentence per argument; those that begin with + carry the frame."""
    texts = [sentence.removeprefix("+") for sentence in sentences]
    edges = np.cumsum([0, *(len(text) + 1 for text in texts)])
    spans = [(int(start), int(end) - 1) for start, end in pairwise(edges)]
    frames = [CodedFrame(n, frame) for n, text in enumerate(sentences) if text.startswith("+")]
    return GoldArticle(
        Article(doc_id, "\n".join(texts)), tuple(spans), frozenset(boilerplate), (), tuple(frames)
    )


GOLD = [
    coded(
        "a", "+Le puits du village est à sec.", "Il tire de l'eau.", "Le puits de science parle."
    ),
    coded("b", "+Le barrage est plein.", "+La pluie manque.", "Un barrage de police l'arrête."),
    coded("c", "Le match est nul.", "Le maire dort."),
]
WATER = lexicon(ouvrages=["puits", "barrage", "barrage de police"], ressource=["eau"])


@pytest.fixture(scope="module")
def found():
    return validate(GOLD, [WATER], draws=400)


def by_name(found):
    return {(item.category, item.entry): item for item in found.figures}


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        (("", ""), Counts(2, 5, 3, 8)),
        (("ouvrages", ""), Counts(2, 4, 3, 8)),
        (("ressource", ""), Counts(0, 1, 3, 8)),
        (("ouvrages", "puits"), Counts(1, 2, 3, 8)),
        (("ouvrages", "barrage"), Counts(1, 1, 3, 8)),
        (("ouvrages", "barrage de police"), Counts(0, 1, 3, 8)),
        (("ressource", "eau"), Counts(0, 1, 3, 8)),
    ],
)
def test_counts(found, key, counts):
    assert by_name(found)[key].counts == counts


def test_an_entry_left_out_gives_way_to_shorter_ones(found):
    """Without *barrage de police*, *barrage* takes over: nothing changes."""
    figures = by_name(found)
    assert figures["ouvrages", "barrage de police"].influence == pytest.approx(0)
    whole, without_eau, without_puits = (2 * 2 / (5 + 3), 2 * 2 / (4 + 3), 2 * 1 / (3 + 3))
    assert found.macro_f1 == pytest.approx(whole)
    assert figures["ressource", "eau"].influence == pytest.approx(whole - without_eau)
    assert figures["ouvrages", "puits"].influence == pytest.approx(whole - without_puits)
    assert math.isnan(figures["", ""].influence)


def test_entries_are_ranked(found):
    assert [item.false_alarms for item in found.by_false_alarms()] == [1, 1, 1, 0]
    assert [item.entry for item in found.by_influence()][:2] == ["barrage", "puits"]


def test_agreement_is_between_lexicon_and_coders(found):
    whole = by_name(found)["", ""]
    units = [(1, 1), (1, 1), (0, 1), (1, 0), (1, 0), (1, 0), (0, 0), (0, 0)]
    values = [[pair.count(0), pair.count(1)] for pair in units]
    assert whole.alpha == pytest.approx(krippendorff_alpha(values))
    assert whole.alpha < 0.5
    assert math.isnan(by_name(found)["ouvrages", ""].alpha)


def test_intervals_resample_articles(found):
    whole = by_name(found)["", ""]
    assert whole.precision.low < whole.counts.precision < whole.precision.high
    assert whole.recall.high <= 1
    again = by_name(validate(GOLD, [WATER], draws=400))["", ""]
    assert (again.precision, again.f1) == (whole.precision, whole.f1)
    assert by_name(found)["ouvrages", "barrage"].precision == Interval(1.0, 1.0)


def test_boilerplate_names_and_light_entries_do_not_count():
    gold = [coded("a", "+De l'eau.", "Votre eau minérale.", "Agence de l'eau.", boilerplate=[1])]
    entries = (
        Entry("eau", ("eau",)),
        Entry("agence de eau", ("agence de eau",), is_name=True),
        Entry("minéral", ("minéral",), weight=0.2),
    )
    bare = Lexicon("eau", (Category("tout", entries),))
    made = Lexicon("eau", bare.categories, hash=content_hash(bare))
    assert by_name(validate(gold, [made]))["", ""].counts == Counts(1, 1, 1, 2)


def test_what_hits_nowhere_is_named():
    more = lexicon(ouvrages=["puits", "aqueduc"])
    assert validate(GOLD, [more]).unused == (("eau", "ouvrages", "aqueduc"),)


def test_frames_are_those_of_evaluate(request):
    folder = request.config.rootpath / SEEDS
    lexicons = load_lexicons()
    plain = evaluate(load_gold(folder), Scorer(compile_lexicons(lexicons), None).score)
    for item in validate(load_gold(folder), lexicons, draws=10).of("frame"):
        assert item.counts == plain.total(f"frame {item.frame}")


@pytest.mark.parametrize(
    ("gold", "part"),
    [
        ([], "no coded article"),
        ([coded("a", "+De l'eau.", frame="feu")], "none of the frames eau is coded"),
    ],
)
def test_nothing_to_compare_with(gold, part):
    with pytest.raises(CorpusError, match=part):
        validate(gold, [WATER])


def test_alpha_of_the_published_example():
    """Krippendorff (2011), section A: two observers, ten articles, nominal: α = .095."""
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    values = [[pair.count(0), pair.count(1)] for pair in zip(one, other, strict=True)]
    assert krippendorff_alpha(values) == pytest.approx(0.095, abs=5e-4)


@pytest.mark.parametrize("values", [[], [[2, 0]]])
def test_alpha_has_no_value_without_units(values):
    assert math.isnan(krippendorff_alpha(values))


@pytest.mark.parametrize(("right", "judged"), [(0, 10), (10, 10), (7, 20), (1, 1)])
def test_wilson_by_its_formula(right, judged):
    z, p, n = 1.959963984540054, right / judged, judged
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    share = wilson(right, judged)
    assert share == pytest.approx((p, centre - half, centre + half), abs=1e-9)


def test_wilson_has_no_value_without_trials():
    assert all(map(math.isnan, wilson(0, 0)))


HEAD = "doc_id,frame,category,entry,correct\n"
ROWS = "a,eau,ouvrages,puits,oui\nb,eau,ouvrages,puits,non\nc,eau,ressource,eau, X \nd,eau,ressource,eau,\n"


@pytest.mark.parametrize(
    "content",
    [
        (HEAD + ROWS).encode(),
        ("\ufeff" + HEAD + ROWS).encode(),
        (HEAD + ROWS).replace(",", ";").encode("cp1252"),
        (HEAD + ROWS).replace(",", "\t").replace("\n", "\r\n").encode(),
    ],
)
def test_judgements_are_read_back(tmp_path, content):
    file = tmp_path / "hits.csv"
    file.write_bytes(content)
    coded_file = read_coded(file)
    shares = {(item.category, item.entry): (item.right, item.judged) for item in coded_file.shares}
    assert shares == {
        ("", ""): (2, 3),
        ("ouvrages", ""): (1, 2),
        ("ressource", ""): (1, 1),
        ("ouvrages", "puits"): (1, 2),
        ("ressource", "eau"): (1, 1),
    }
    assert coded_file.blank == 1


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (
            "doc_id,frame\na,eau\n",
            r"hits.csv:1: no column 'correct'; the columns are doc_id, frame",
        ),
        ("", "no column 'correct'; the columns are none"),
        (HEAD + "a,eau,o,p,peut-être\n", r"hits.csv:2: correct is 'peut-être'; write oui or non"),
    ],
)
def test_judgements_that_cannot_be_read(tmp_path, content, part):
    file = tmp_path / "hits.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=part):
        read_coded(file)


def test_a_missing_file(tmp_path):
    with pytest.raises(CorpusError, match="cannot be read"):
        read_coded(tmp_path / "absent.csv")
