"""Worked examples from the literature, to three digits or more, each with its source."""

import numpy as np
import pytest

from framing.statistics.agreement import cohens_kappa
from framing.statistics.correspondence import correspondence
from framing.statistics.dispersion import deviation_of_proportions
from framing.statistics.keyness import log_likelihood_ratio, log_odds, specificity
from framing.statistics.multiplicity import benjamini_hochberg

# Benjamini & Hochberg 1995, JRSS B 57: fifteen tests of a thrombolysis trial.
THROMBOLYSIS = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
    0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip


def test_benjamini_and_hochberg_reject_the_first_four_of_fifteen():
    """Their step-up procedure at .05 rejects four; Bonferroni, the first three."""
    q = benjamini_hochberg(THROMBOLYSIS)
    assert (q <= 0.05).sum() == 4
    assert (np.array(THROMBOLYSIS) <= 0.05 / 15).sum() == 3


def test_benjamini_and_hochberg_adjusted_values():
    """The same example as worked in the documentation of `scipy.stats.false_discovery_control`."""
    expected = [
        0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486,
        0.58118182, 0.714875, 0.75323077, 0.81321429, 1.0,
    ]  # fmt: skip
    assert benjamini_hochberg(THROMBOLYSIS) == pytest.approx(expected, rel=1e-6)


def test_gries_dp_of_a_in_five_parts():
    """The running example of Gries 2008, IJCL 13, 403–437: *a* in a corpus of 50 words in five parts, DP .18."""
    assert float(deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])) == pytest.approx(
        0.18, abs=5e-4
    )


@pytest.mark.parametrize(
    ("part", "count", "size", "probability", "index"),
    [("D4", 14, 6903, 6.693709e-05, -4.1743), ("D9", 4, 1084, 0.4001917, -0.3977)],
)
def test_lafon_specificity_of_peuple(part, count, size, probability, index):
    """*peuple* (296 of 61,449 words) in Robespierre's speeches: Lafon 1980, Mots 1, p. 149.

    Probabilities and indices as in the reference output of the R package `textometry`
    (tests/specificities.Rout), whose data are Lafon's table.
    """
    found = float(specificity([count], size, [296], 61449)[0])
    assert found == pytest.approx(index, abs=5e-5), part
    assert 10**found == pytest.approx(probability, rel=1e-5), part


def test_lafon_specificity_above_the_mode_is_positive():
    assert float(specificity([11], 1084, [296], 61449)[0]) == pytest.approx(
        -np.log10(0.016988970854772554), rel=1e-9
    )


def test_monroe_log_odds_of_two_sentences():
    """The uninformed example in the README of the Python package `fightin_words`, prior .05.

    "the quick brown fox jumps over the lazy pig" against "the lazy purple pig jumps over the
    lazier donkey": words of one side only have z = ±.6894227886807968, shared ones 0.
    """
    ours = [2, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]
    theirs = [2, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]
    z = log_odds(ours, theirs, [0.05] * 11, sizes=(9, 9, 0.55)).z
    only = 0.6894227886807968
    assert z == pytest.approx([0, only, only, only, 0, 0, 0, 0, -only, -only, -only], abs=1e-12)


def test_cohens_kappa_of_two_hundred_patients():
    """Cohen 1960, Educational and Psychological Measurement 20, 37–46: 200 diagnoses, 140 agreed, 82 expected by chance, κ = 58 / 118 = .492."""
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    assert cohens_kappa(table) == pytest.approx(58 / 118, abs=1e-12)


def test_greenacres_smokers():
    """Greenacre 1984 (`smoke` in the R package `ca`): total inertia .0852, axes .0748, .0100, .0004."""
    staff = [[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]]
    inertia = correspondence(staff).inertia
    assert inertia == pytest.approx([0.07476, 0.01002, 0.00041], abs=5e-6)
    assert inertia.sum() * 193 == pytest.approx(16.442, abs=5e-4)


def test_dunnings_log_likelihood():
    """G² of 10 in 1,000 against 20 in 1,000, by hand from Dunning's formula."""
    hits, tokens = np.array([[10.0], [20.0]]), np.array([[1000.0], [1000.0]])
    cells = [(10, 15), (20, 15), (990, 985), (980, 985)]
    by_hand = 2 * sum(seen * np.log(seen / expected) for seen, expected in cells)
    assert float(log_likelihood_ratio(hits, tokens)[0]) == pytest.approx(by_hand, rel=1e-12)
