"""One article in the terminal and as a page."""

import html
import re
from html.parser import HTMLParser

import pytest

from framing.rendering.article import render_article
from framing.rendering.console import Screen
from framing.rendering.page import render_page
from framing.rendering.pieces import pieces
from framing.rendering.plain import decimal, one_line, plain, plural, printable
from framing.rendering.styles import frame_styles
from rendering_sample import TEXT, check_golden, empty_sample, scored_sample


def page(**changes):
    return render_page(scored_sample(**changes))


class Reader(HTMLParser):
    """Collects tags, attributes and the text inside `<article>`."""

    def __init__(self, text):
        super().__init__()
        self.stack, self.tags, self.marked = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "br"}:
            self.stack.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        if self.stack and "data-start" in self.stack[-1][1]:
            self.marked.append((self.stack[-1][1], data))


def test_pieces_cover_the_text_without_gap():
    found = pieces(scored_sample())
    assert "".join(piece.text for piece in found) == TEXT
    assert [piece.start for piece in found[1:]] == [piece.end for piece in found[:-1]]


def test_pieces_know_what_covers_them():
    by_text = {piece.text: piece for piece in pieces(scored_sample())}
    assert by_text["souveraineté"].said == (0, 1)
    assert by_text["souveraineté"].hits == by_text["souveraineté"].ends == (0,)
    assert by_text["Moscou"].sources == (0, 1)
    assert by_text["Selon"].cues == (0,)
    assert by_text["Partager | Imprimer"].is_boilerplate
    assert not by_text["Moscou"].said


def test_every_opening_is_closed():
    found = pieces(scored_sample())
    opened = [number for piece in found for number in piece.opens]
    closed = [number for piece in found for number in piece.closes]
    assert sorted(opened) == sorted(closed) == [0, 1, 2, 2, 3]


def test_nested_contents_close_inside_first():
    (piece,) = [piece for piece in pieces(scored_sample()) if piece.text == "souveraineté"]
    assert piece.closes == (1,)


@pytest.mark.parametrize("color", [False, True])
def test_golden_article(color):
    screen = Screen(100, is_terminal=color, color=color)
    text = render_article(scored_sample(), screen=screen)
    check_golden("article.ansi" if color else "article.txt", text)


def test_golden_article_without_findings():
    check_golden("article-empty.txt", render_article(empty_sample(), screen=Screen()))


def test_control_characters_never_reach_the_terminal():
    text = TEXT.replace("mains", "\x1b[3\ud800")
    shown = render_article(scored_sample(text=text, title="\x1b]0;titre\x07"), screen=Screen())
    assert "\x1b" not in shown
    assert "\ufffd" in shown


def test_golden_page():
    check_golden("article.html", page())


def test_golden_page_without_findings():
    check_golden("article-empty.html", render_page(empty_sample()))


def test_page_is_well_formed_and_stands_alone():
    reader = Reader(page())
    assert not reader.stack
    assert {"script", "link", "img", "iframe"}.isdisjoint(tag for tag, _ in reader.tags)
    assert "@import" not in page() and "url(" not in page()


def test_page_holds_the_whole_text_at_its_offsets():
    marked = Reader(page()).marked
    assert "".join(data for _, data in marked) == TEXT
    for attributes, data in marked:
        assert TEXT[int(attributes["data-start"]) : int(attributes["data-end"])] == data


def test_page_escapes_everything_that_was_read():
    evil = "<script>alert('1')</script>\" onclick=\"x"
    shown = page(title=evil, outlet=evil, doc_id=evil, text=TEXT.replace("Le port change", evil))
    assert "<script" not in shown
    assert 'onclick="' not in shown


def test_page_shows_what_looks_like_markup():
    assert html.escape("<simple> contrat & ") in page()


@pytest.mark.parametrize(
    ("url", "is_linked"),
    [
        ("https://exemple.test/a", True),
        ("HTTP://exemple.test", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url, is_linked):
    links = [attributes.get("rel") for tag, attributes in Reader(page(url=url)).tags if tag == "a"]
    assert ("noreferrer" in links) is is_linked


def test_links_in_the_page_lead_somewhere():
    tags = [attributes for _, attributes in Reader(page()).tags]
    targets = {attributes["id"] for attributes in tags if "id" in attributes}
    links = {attributes["href"][1:] for attributes in tags if attributes.get("href", "")[:1] == "#"}
    assert links
    assert links <= targets


def test_hits_and_attributions_tell_what_they_are():
    titles = [attributes.get("title", "") for attributes, _ in Reader(page()).marked]
    assert any("sovereignty: principle, entry “souveraineté”" in title for title in titles)
    assert any("entry “refuser ~1 tutelle”, negated" in title for title in titles)
    assert any("2 Awa Keïta: direct, committed" in title for title in titles)


def test_frames_differ_without_colour():
    styles = frame_styles("abcdef")
    assert len({style.raised for style in styles.values()}) == 6
    looks = re.findall(r"\.frame-\d \{[^}]*?text-decoration-style: ([^}]*) \}", page())
    assert len(looks) == len(set(looks)) == 6


@pytest.mark.parametrize(("number", "raised"), [(1, "¹"), (12, "¹²")])
def test_raised_numbers(number, raised):
    styles = list(frame_styles(map(str, range(12))).values())
    assert styles[number - 1].raised == raised


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x1b[1mb", "a\ufffd[1mb"), ("a\r\nb", "a \nb"), ("a\tb", "a\tb"), ("é\x85", "é\ufffd")],
)
def test_printable_keeps_the_length(text, shown):
    assert printable(text) == shown
    assert len(printable(text)) == len(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(float("nan"), None), (float("inf"), None), (1.5, 1.5), ("a\ud800", "a\ufffd"), (None, None)],
)
def test_plain(value, expected):
    assert plain(value) == expected


def test_small_words():
    assert (decimal(28.46), decimal(float("nan")), decimal(None)) == ("28.5", "–", "–")
    assert [plural(count, "entry") for count in (0, 1, 1200)] == [
        "0 entries",
        "1 entry",
        "1,200 entries",
    ]
    assert one_line(" a\n\n b\u00a0c ") == "a b c"
