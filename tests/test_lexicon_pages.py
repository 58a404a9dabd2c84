"""The page of a frame: everything its file says, in Markdown that holds."""

import pytest

from framing.lexicon import Category, Entry, Lexicon, load_lexicons
from framing.lexicon.pages import frame_page

LEXICON = Lexicon(
    "eau",
    (
        Category(
            "ouvrages",
            (
                Entry(
                    "(puits|forage)",
                    ("(puits|forage)",),
                    match=("Un puits.",),
                    no_match=("Un pis.",),
                ),
                Entry("pompe-et-puits", ("pompe", "puits"), is_rule=True),
                Entry("agence de eau", ("agence de eau",), is_name=True),
            ),
            {"en": "Works"},
        ),
    ),
    label={"fr": "Eau", "en": "Water"},
    definition="Water\n  as a good.",
    references=("Somebody (2001), Something",),
    blind_spots=("Metaphors.",),
)
ROW = {
    "level": "frame", "frame": "eau", "entry": "", "precision": 0.5, "precision_interval": [0.25, 1.0],
    "recall": None, "recall_interval": [None, None], "f1": 0.4, "f1_interval": [0.1, 0.6],
    "kappa": 0.3, "coded": 7, "found": 4, "false_alarms": 2,
}  # fmt: skip
ALARM = {**ROW, "level": "entry", "entry": "puits", "found": 9, "false_alarms": 5}


@pytest.mark.parametrize(
    "line",
    [
        "# Water",
        "Frame `eau` (Eau). Water as a good.",
        "| `ouvrages` | Works | 1 | 1 | 1 |",
        r"| (puits\|forage) | Un puits. | Un pis. |",
        "| coded by hand | .500 (.250–1.000) | – | .400 (.100–.600) | .300 | 7 |",
        "| puits | coded by hand | 9 | 5 |",
        "- Metaphors.",
        "- Somebody (2001), Something",
    ],
)
def test_lines(line):
    assert line in frame_page(LEXICON, {"coded by hand": [ROW, ALARM]}).splitlines()


def test_without_figures_there_is_no_table_of_them():
    assert "## Figures" not in frame_page(LEXICON, {})
    assert "false alarms" not in frame_page(LEXICON, {})


@pytest.mark.parametrize("lexicon", load_lexicons(), ids=lambda lexicon: lexicon.frame)
def test_our_frames_say_what_they_miss(lexicon):
    page = frame_page(lexicon, {})
    assert "## Known blind spots" in page
    assert page.count("\n# ") == 0
