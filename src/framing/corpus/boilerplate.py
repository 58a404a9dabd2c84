"""What stands in an article's text without being part of it, as spans to leave out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from framing.corpus.headers import find_header
from framing.corpus.rules import Page, kind, menu_line, menu_words, searches
from framing.records import Span
from framing.text.normalise import fold
from framing.text.paragraphs import trimmed

_LONGEST_UNIT = 400
_EDGE_LINES = 6
_GLUED = 1500
_MOST_GLUED = 6
_HEADLINE = 160
_PARAGRAPH = 60
_ITEM = 30
_ITEM_WORDS = 4
_MENU = 3
_MENU_WIDTH = 400
# A full stop after one or two letters may be that of « M. » or of an initial.
_AFTER_SENTENCE = r"[.!?…»\"”)\]*\n](?<!\b\w\.)(?<!\b\w\w\.)\s*"
_AT_END = r"\s*\Z"


def find_boilerplate(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    r"""Return the spans of `text` that are no running text, in order and apart from each other.

    These are headers, menus, links to other articles, share buttons, comment forms, bylines and
    signatures, date lines, credits, calls to subscribe, notices. Whole lines and whole sentences
    are judged, and phrases that an extractor glued to the start or the end of the text.

    Args:
        text: The text as read.
        sentences: Its sentences (see `framing.text.sentences.sentence_spans`).

    Example:
        >>> text = "Skip links\n\nLe marché rouvre mardi."
        >>> find_boilerplate(text, [(0, 10), (12, 35)])
        ((0, 10),)
    """
    header = find_header(text)
    top = header.end
    page = Page(text, fold(text))
    lines = list(_lines(text, top))
    units = {*lines, *(span for span in sentences if span[0] >= top)}
    spans = [*header.skip, *kind("unit").whole(page, _short(units)), *_below(page, lines)]
    for search in searches("inside"):
        spans += search.find(page, top, len(text))
    spans += _glued(page, top)
    left = _left(page, lines, _merged(page, spans))
    for find in (_menus, _edges, _signature):
        found = list(find(page, left))
        if found:
            spans += found
            left = _left(page, lines, _merged(page, spans))
    return _merged(page, spans)


def _lines(text: str, start: int) -> Iterator[Span]:
    """Yield the lines from `start` on, without outer white space and without the blank ones."""
    for line in text[start:].replace("\r", "\n").split("\n"):
        span = trimmed(text, start, start + len(line))
        if span[0] < span[1]:
            yield span
        start += len(line) + 1


def is_boilerplate(line: str) -> bool:
    """Tell whether a line near the top of a text is a menu item, a button, a link or a byline."""
    page = Page(line, fold(line))
    kinds = map(kind, ("unit", "opening", "edge"))
    whole = [(0, len(line))]
    return page.folded in menu_words() or any(each.whole(page, whole) for each in kinds)


def _short(spans: Iterable[Span]) -> list[Span]:
    """Return those of `spans` that are no longer than a line or sentence of boilerplate."""
    return [span for span in spans if span[1] - span[0] <= _LONGEST_UNIT]


def _below(page: Page, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the heads of lists of other articles below a paragraph, and the headlines they list.

    All that follow if they end the text, else one: what comes next may be a heading.
    """
    heads = set(kind("below").whole(page, _short(lines)))
    if not heads:
        return
    is_listed = [_is_headline(page.text[slice(*line)]) for line in lines]
    first = next((i for i, listed in enumerate(is_listed) if not listed), len(lines))
    last = next((i for i in reversed(range(len(lines))) if not is_listed[i]), -1)
    for i in range(first + 1, len(lines)):
        if lines[i] in heads:
            yield lines[i]
            if i > last:
                yield from lines[i + 1 :]
                return
            if is_listed[i + 1]:
                yield lines[i + 1]


def _is_headline(line: str) -> bool:
    return len(line) <= _HEADLINE and line[-1] not in '.!:;,»”"'


def _glued(page: Page, start: int) -> Iterator[Span]:
    """Yield phrases at the start and the end of the text, whatever stands beside them."""
    top = start
    for _ in range(_MOST_GLUED):
        found = next(_opening(page, top), None)
        if found is None:
            break
        yield found
        top = found[1]
    for search in searches("lead", before=r"^[ \t]*"):
        yield from search.starts(page, start, start + _GLUED)
    # A line break to look for is found sooner than a `^`, which is tried everywhere.
    for search in searches("lead", before=r"\n[ \t]*"):
        yield from search.find(page, start, start + _GLUED)
    yield from _glued_below(page, top)


def _glued_below(page: Page, start: int) -> Iterator[Span]:
    end = len(page.text)
    for _ in range(_MOST_GLUED):
        found = next(_closing(page, start, end), None)
        if found is None:
            return
        yield found
        end = found[0]


def _opening(page: Page, start: int) -> Iterator[Span]:
    while start < len(page.text) and page.text[start].isspace():
        start += 1
    if page.text[start : start + 1].isupper():
        for search in searches("opening", after=r"(?!\w)"):
            yield from search.starts(page, start, len(page.text))
    menu = menu_line(after=r"(?!\w)").match(page.folded, start)
    if menu and _is_menu(page.text[slice(*menu.span())]):
        yield menu.span()


def _closing(page: Page, start: int, end: int) -> Iterator[Span]:
    for search in searches("closing", before=_AFTER_SENTENCE, after=_AT_END):
        yield from search.find(page, start, end)
    if not page.text[max(start, end - _MENU_WIDTH) : end].rstrip().endswith((".", "!", "?")):
        yield from _closing_menu(page, max(start, end - _MENU_WIDTH), end)


def _closing_menu(page: Page, start: int, end: int) -> Iterator[Span]:
    """Yield a menu on one line, with at most one item that is not known after the others."""
    pattern = menu_line(before=_AFTER_SENTENCE, after=rf"((?:\s+\w+)?){_AT_END}")
    menu = pattern.search(page.folded, start, end)
    if menu and _is_menu(page.text[slice(*menu.span(1))]):
        yield menu.start(1), menu.end(2)


def _is_menu(phrase: str) -> bool:
    """Tell a menu on one line from the same words in a sentence, which have no capitals."""
    capitals = sum(word[0].isupper() for word in phrase.split())
    return capitals >= _MENU and "\n" not in phrase and "\r" not in phrase


def _menus(page: Page, left: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines of a menu above and below the running text."""
    yield from (line for line in _items(page, left) if _is_known(page, line))
    tail = list(_items(page, left[::-1]))[::-1]
    known = [line for line in tail if _is_known(page, line)]
    run = tail[tail.index(known[0]) :] if known else []
    trusted = len(known) >= _MENU and len(run) - len(known) <= len(known) // 2
    yield from run if trusted else known


def _items(page: Page, lines: Iterable[Span]) -> Iterator[Span]:
    """Yield lines as short as a menu's, up to the first that is not."""
    for line in lines:
        item = page.text[slice(*line)]
        if len(item) > _ITEM or len(item.split()) > _ITEM_WORDS or item[-1] in ".!?:;,":
            return
        yield line


def _is_known(page: Page, line: Span) -> bool:
    return page.folded[slice(*line)] in menu_words()


def _edges(page: Page, left: Sequence[Span]) -> list[Span]:
    outer = dict.fromkeys((*left[:_EDGE_LINES], *left[-_EDGE_LINES:]))
    return kind("edge").whole(page, _short(outer))


def _signature(page: Page, left: Sequence[Span]) -> Iterator[Span]:
    """Yield the last line if it is a name below a paragraph."""
    if len(left) > 1 and left[-2][1] - left[-2][0] >= _PARAGRAPH:
        yield from kind("last").whole(page, _short(left[-1:]))


def _left(page: Page, lines: Iterable[Span], spans: Sequence[Span]) -> list[Span]:
    """Return the lines in which `spans`, which are in order, leave more than white space."""
    return [line for line in lines if not _is_covered(page.text, line, spans)]


def _is_covered(text: str, line: Span, spans: Sequence[Span]) -> bool:
    position, end = line
    at = bisect_right(spans, (position, len(text))) - 1
    while 0 <= at < len(spans) and not text[position : spans[at][0]].strip():
        position = max(position, spans[at][1])
        if position >= end:
            return True
        at += 1
    return False


def _merged(page: Page, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans without outer white space, in order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        stop = start + len(page.text[start:end].rstrip())
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], stop))
        elif start < stop:
            merged.append((start, stop))
    return tuple(merged)
