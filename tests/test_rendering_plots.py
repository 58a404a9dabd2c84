"""Plots of a comparison: what they show, in both languages, and that no colour is needed."""

import io
import json
import math
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from exhibit_sample import COAST, CONTRASTS, HILLS, comparison
from framing.errors import FramingError
from framing.rendering.plots import KINDS, default_kind, draw, write_plot
from framing.rendering.plots.palette import DASHES, GROUPS, SHAPES, VOICE_SHAPES, VOICES
from rendering_sample import check_golden

UNTESTED = tuple(row for row in CONTRASTS if math.isnan(row.p))


def image(kind, lang="en", ending=".svg"):
    sink = io.BytesIO()
    write_plot(comparison().plot(kind, lang=lang), ending, sink, language=lang)
    return sink.getvalue()


def outline(svg):
    """The words and marks of an image, without places, which depend on the fonts at hand."""
    lines = []
    for node in ElementTree.fromstring(svg).iter():
        name = node.tag.rpartition("}")[2]
        if name in {"text", "tspan"} and node.text:
            lines.append(f"text {node.text}")
        elif name in {"path", "line"} and "description" not in node.get("class", ""):
            looks = [
                f"{key}={node.get(key)}"
                for key in ("fill", "stroke", "stroke-dasharray")
                if node.get(key)
            ]
            if node.get("aria-label"):
                lines.append(f"{name} {' '.join(looks)} · {node.get('aria-label')}")
    return "\n".join(lines) + "\n"  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_plot_is_as_it_was(kind, lang):
    check_golden(f"plot-{kind}-{lang}.txt", outline(image(kind, lang)))


@pytest.mark.parametrize("kind", KINDS)
def test_plot_tells_how_it_was_made(kind):
    spec = json.loads(comparison().plot(kind).to_json())
    assert "sha256:" + "5" * 12 in spec["description"]
    assert "seed 7" in spec["description"]
    assert "41 articles" in spec["title"]["subtitle"][0]


@pytest.mark.parametrize(("ending", "start"), [(".png", b"\x89PNG"), (".pdf", b"%PDF-")])
def test_plot_becomes_a_file_without_a_browser(ending, start):
    assert image("heatmap", ending=ending).startswith(start)


def test_the_same_plot_has_the_same_bytes():
    assert image("forest") == image("forest")


def lightness(color):
    """CIE L* of a colour, 0 to 100."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    luminance = sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def test_voices_differ_in_grey_and_in_shape():
    assert abs(lightness(VOICES["editorial"]) - lightness(VOICES["attributed"])) > 20
    assert VOICE_SHAPES["editorial"] != VOICE_SHAPES["attributed"]


def test_neighbouring_groups_differ_in_grey_and_all_in_shape_and_dash():
    for one, two in pairwise(GROUPS[:4]):
        assert abs(lightness(one) - lightness(two)) > 20
    assert len(set(GROUPS)) == len(set(SHAPES)) == len(set(DASHES)) == 7


def test_forest_draws_what_was_tested_and_counts_the_rest():
    spec = json.loads(comparison().plot("forest").to_json())
    drawn = next(iter(spec["datasets"].values()))
    assert [row["pair"] for row in drawn].count(f"{COAST} / {HILLS}") == 3
    assert {row["stands"] for row in drawn} == {True, False}
    assert spec["title"]["subtitle"][-1].endswith(": 2")


def test_an_end_without_limit_stops_at_the_axis():
    spec = json.loads(comparison().plot("forest").to_json())
    drawn = next(iter(spec["datasets"].values()))
    domain = re.search(r'"domain": \[\s*([\d.]+),\s*([\d.]+)', json.dumps(spec)).groups()
    assert max(row["high"] for row in drawn) == pytest.approx(float(domain[1]))
    assert min(row["low"] for row in drawn) > float(domain[0])


@pytest.mark.parametrize(
    ("changes", "kind"),
    [({}, "lines"), ({"periods": ()}, "forest"), ({"periods": (), "contrasts": UNTESTED}, "bars")],
)
def test_the_plot_that_serves_best_is_chosen(changes, kind):
    assert default_kind(comparison(**changes).summary()) == kind


@pytest.mark.parametrize(
    ("changes", "kind", "said"),
    [
        ({"contrasts": UNTESTED}, "forest", "no contrast could be tested"),
        ({"periods": ()}, "lines", "there are no periods to draw"),
        ({}, "pie", "plot kind 'pie': there is none; allowed are forest, heatmap, bars, lines"),
    ],
)
def test_what_cannot_be_drawn_is_refused(changes, kind, said):
    with pytest.raises(FramingError, match=said):
        draw(comparison(**changes).summary(), kind)


def test_an_ending_that_is_no_plot_is_refused():
    with pytest.raises(FramingError, match=r"ending '.gif': not known; allowed are .svg .png .pdf"):
        image("bars", ending=".gif")
