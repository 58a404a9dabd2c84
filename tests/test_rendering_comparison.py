"""One plain summary of a comparison becomes Markdown, HTML, LaTeX, CSV, JSON, Excel and text."""

import csv
import io
import json
import math
import re

import pandas as pd
import pytest
from openpyxl import load_workbook

from exhibit_sample import COAST, CONTRASTS, HILLS, PROFILES, SHACK, comparison
from framing.comparison.rows import KINDS
from framing.errors import FramingError
from framing.rendering.comparing.labels import labels
from framing.rendering.comparing.layouts import LAYOUTS, PRINTED
from framing.rendering.comparing.report import report
from rendering_sample import check_golden

LANGUAGES = ("en", "fr")
EVERY = (*PRINTED, "words", "actors", "portraits")
REFUSED = tuple(row for row in CONTRASTS if math.isnan(row.p))


def unstyled(page):
    """A page without the styles that great-tables brings, which change with its version."""
    return re.sub(r"<style>.*?</style>", "<style>…</style>", page, flags=re.S)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("md", lambda found, lang: found.to_markdown(EVERY, lang=lang)),
        ("txt", lambda found, lang: found.to_text(lang=lang)),
        ("tex", lambda found, lang: found.to_latex(EVERY, lang=lang)),
        ("html", lambda found, lang: unstyled(found.to_html(EVERY[1:3], lang=lang, is_page=True))),
        ("csv", lambda found, lang: found.to_csv(lang=lang)),
        ("json", lambda found, lang: found.to_json(("contrasts", "within"), lang=lang)),
    ],
)  # fmt: skip
def test_output_is_as_it_was(name, made, lang):
    check_golden(f"comparison-{lang}.{name}", made(comparison(), lang))


def test_every_table_has_a_layout_of_columns_that_it_has():
    assert set(LAYOUTS) == set(KINDS)
    for name, layout in LAYOUTS.items():
        for show in layout.columns:
            assert set(show.parts or (show.name,)) <= set(KINDS[name]._fields)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_output_tells_how_it_was_made(lang):
    found = comparison()
    outputs = [found.to_markdown(lang=lang), found.to_html(lang=lang), found.to_text(lang=lang)]
    outputs += [found.to_csv(lang=lang), found.to_latex(lang=lang), found.to_json(lang=lang)]
    for text in outputs:
        for told in (f"sha256:{'5' * 12}", "1.2.3", "3.11.0", "surface"):
            assert told in text
        assert re.search(r'seed"?:? 7', text)


@pytest.mark.parametrize(
    ("lang", "value", "written"),
    [
        ("en", 0.0004, "< 0.001"),
        ("fr", 0.0004, "< 0,001"),
        ("en", 0.0016, "0.002"),
        ("en", None, "–"),
        ("fr", 1.0, "1,000"),
    ],
)
def test_p_values_are_never_zero(lang, value, written):
    assert labels(lang).probability(value) == written


@pytest.mark.parametrize(
    ("lang", "value", "digits", "written"),
    [
        ("en", 12345.678, 1, "12,345.7"),
        ("fr", 12345.678, 1, "12\u00a0345,7"),
        ("en", -0.04, 1, "0.0"),
        ("en", -0.06, 1, "−0.1"),
        ("fr", float("inf"), 2, "∞"),
        ("en", float("nan"), 2, "–"),
    ],
)
def test_numbers_follow_the_language(lang, value, digits, written):
    assert labels(lang).number(value, digits) == written


@pytest.mark.parametrize(
    ("ends", "written"),
    [(("1.2", "3.4"), "1.2–3.4"), (("−1.2", "3.4"), "−1.2 to 3.4"), (("–", "3.4"), "–")],
)
def test_intervals_with_a_minus_are_spelled_out(ends, written):
    assert labels("en").interval(*ends) == written


def test_a_refusal_is_marked_where_the_number_stands_and_told_below():
    text = comparison().to_markdown(["profiles"])
    assert "| 345 | 3 | 8.7ᵃ | – |" in text
    assert "ᵃ 1 article: a rate, no comparison between outlets" in text


def test_a_refusal_of_all_rows_is_told_once_without_marks():
    rows = tuple(row for row in PROFILES if row.group == SHACK)
    text = comparison(profiles=rows).to_markdown(["profiles"])
    assert "All rows: 1 article: a rate, no comparison between outlets." in text
    assert "ᵃ" not in text
    assert "95 %" not in text


def test_contrasts_that_were_all_refused_are_told_and_not_shown():
    found = comparison(contrasts=REFUSED)
    assert "No contrast is shown: 1 article: a rate" in found.to_markdown()
    assert "Contrasts: ratios" not in found.to_markdown()
    assert "2.30" in found.to_markdown(["contrasts"])
    assert "Contrasts: ratios" in comparison().to_markdown()


def test_a_screen_shows_what_stands_and_counts_the_rest():
    text = comparison().to_text()
    assert "2 of the 5 contrasts that were tested stand at q ≤ .05" in text
    assert "frames anti-Western discourse less than" in text
    assert "no difference" not in text
    assert "no difference" in comparison().to_text(["contrasts"], width=200)


@pytest.mark.parametrize("made", ["to_markdown", "to_html", "to_latex"])
def test_what_looks_like_markup_is_text(made):
    text = getattr(comparison(), made)()
    raw = {"to_markdown": "|*1*", "to_html": "<Collines>", "to_latex": "Côte & Mer "}[made]
    safe = {
        "to_markdown": r"=cabane\|\*1\*",
        "to_html": "Radio &lt;Collines&gt;",
        "to_latex": r"Côte \& Mer",
    }[made]
    assert safe in text
    assert raw not in text


def test_latex_holds_no_letter_that_a_font_may_lack():
    text = comparison().to_latex(EVERY, lang="fr")
    assert not set("∞−≤\u00a0ᵃᵇ") & set(text)
    assert r"\textsuperscript{a}" in text
    assert r"$\infty$" in text
    assert text.count(r"\begin{") == text.count(r"\end{")


def test_a_long_list_is_cut_and_says_so():
    text = comparison().to_markdown(["words"])
    assert "entrée 12" in text
    assert "entrée 2" not in text
    assert "At most 10 rows of each part are shown, of 12 in all." in text


def test_csv_has_the_columns_of_the_table_and_plain_numbers():
    found = comparison()
    read = list(csv.DictReader(io.StringIO(found.to_csv())))
    assert list(read[0]) == [*found.contrasts.columns, "provenance"]
    assert [row["high"] for row in read][:4] == ["0.93", "1.9", "", "inf"]
    assert float(read[0]["p"]) == 0.0004
    frame = pd.read_csv(io.StringIO(found.to_csv("profiles")))
    assert frame.per_1000[0] == 20.0


def test_json_is_strict_and_tells_no_answer_from_no_end():
    found = json.loads(comparison().to_json(), parse_constant=pytest.fail)
    contrasts = found["tables"]["contrasts"]
    assert [row["high"] for row in contrasts][2:4] == [None, "inf"]
    assert contrasts[0]["target"] == COAST
    assert list(found) == ["title", "notes", "provenance", "tables"]
    assert found["provenance"]["options"]["covariates"] == []


def test_workbook_holds_numbers_as_numbers_and_no_formula(tmp_path):
    path = tmp_path / "comparison.xlsx"
    comparison().to_excel(path)
    book = load_workbook(path)
    assert book.sheetnames == [*(table.name for table in comparison().summary().tables), "notes"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(cell.value == SHACK for cell in cells)
    head, first = list(book["contrasts"].iter_rows(values_only=True))[:2]
    assert first[head.index("estimate")] == 0.667
    assert any("seed 7" in str(cell.value) for cell in book["notes"]["A"])


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda found: found.to_markdown(["profile"]), "table 'profile': there is none; .*nearest is profiles"),
        (lambda found: found.to_csv("models"), "table 'models': has no rows here; there are profiles"),
        (lambda found: found.to_csv("portraits"), "'portraits' are sentences"),
        (lambda found: found.to_html(lang="de"), "lang='de': .*allowed are en and fr"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_in_one_line(ask, said):
    with pytest.raises(FramingError, match=said) as error:
        ask(comparison())
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Security comes first with 90 hits (15.0 per 1,000 tokens)."),
        ("en", "Security is mostly in the outlet's own voice (80 of 90 hits; 20.0 per 1,000 of "
               "its own tokens against 5.0 of the attributed ones), the attributed ones said by "
               "Russie (6) and unnamed (3)."),
        ("en", "There is no hit of anti-Western discourse."),
        ("fr", "En tête, sécurité : 90 occurrences (15,0 pour 1 000 mots)."),
        ("fr", "les rapportées dites par Russie (6) et non nommé (3)."),
    ],
)  # fmt: skip
def test_portraits_follow_from_the_figures(lang, said):
    portrait = report(comparison().summary(lang), ["portraits"]).portraits[0]
    assert (portrait.name, portrait.aside[:11]) == (COAST, "20 articles")
    assert said in " ".join(portrait.sentences)


@pytest.mark.parametrize(
    ("editorial", "attributed", "said"),
    [
        (9, 0, "in the outlet's own voice throughout (9 hits)"),
        (7, 2, "mostly in the outlet's own voice (7 of 9 hits"),
        (5, 4, "in both voices (5 hits in the outlet's own, 4 attributed"),
        (2, 7, "mostly in attributed words (7 of 9 hits"),
        (0, 9, "left to others throughout (9 hits)"),
    ],
)
def test_whose_voice_a_frame_is_in(editorial, attributed, said):
    both = zip(("editorial", "attributed"), (editorial, attributed), strict=True)
    rows = [
        PROFILES[0]._replace(voice=voice, hits=hits, tokens=500, articles=3) for voice, hits in both
    ]
    found = report(comparison(profiles=rows, actors=()).summary(), ["portraits"]).portraits[0]
    assert said in found.sentences[1]


def test_a_frame_with_two_hits_is_counted_and_not_described():
    rows = [PROFILES[0]._replace(hits=2), PROFILES[1]._replace(hits=0)]
    found = report(comparison(profiles=rows).summary(), ["portraits"]).portraits[0]
    assert found.sentences == ("Security comes first with 2 hits (0.3 per 1,000 tokens).",)


def test_frames_are_told_by_who_uses_them_and_in_whose_voice():
    told = report(comparison().summary(), ["portraits"]).portraits[3:]
    assert [item.name for item in told] == ["Security", "Anti-Western discourse"]
    assert told[0].sentences == (
        f"{COAST} 15.0 (11\u00a0%), {HILLS} 11.7 (57\u00a0%), {SHACK} 8.7 (0\u00a0%).",
    )


def test_both_languages_say_the_same_things():
    one, two = (labels(lang).said for lang in LANGUAGES)
    for part in ("texts", "portraits", "plots", "columns"):
        assert set(one[part]) == set(two[part])
    for part in ("texts", "portraits", "plots"):
        for key, text in one[part].items():
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", two[part][key]))


def test_a_notebook_shows_the_tables():
    assert comparison()._repr_html_() == comparison().to_html()
    assert "<table" in comparison()._repr_html_()
