"""Paragraphs: what a blank line, a heading, a list item or a line that stands alone parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from framing.records import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[•●▪■◦‣►▶✓✔*·]\s|(?:\d{1,2}|[a-z])\)\s|\d{1,2}\.\s(?=[^\W\d_])")
_DASH = re.compile(r"[-–—]\s")
_FINAL = re.compile(r"[.!?…][»”\"’')\]\s]*\Z")
_FIRST_WORD = re.compile(r"\S{1,40}")

NARROWEST, WIDEST = 50, 100


class _Line(NamedTuple):
    start: int
    end: int
    opens_block: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span of `text[start:end]` without the white space at its two ends."""
    chunk = text[start:end]
    rest = chunk.lstrip()
    start += len(chunk) - len(rest)
    return start, start + len(rest.rstrip())


def paragraph_spans(text: str) -> list[Span]:
    """Return the trimmed spans of the paragraphs of `text`.

    A blank line always parts two of them, a single line break unless it only wraps running text
    (the line is about as long as it could be, or the next goes on in lower case). So a heading,
    a list item or a line of a menu is a paragraph of its own.
    """
    lines = list(_lines(text))
    usual = max((line.length for line in lines if line.length <= WIDEST), default=0)
    return [span for block in _blocks(lines) for span in _paragraphs(text, block, usual)]


def _lines(text: str) -> Iterator[_Line]:
    last = 0
    opens = True
    for match in _LINE.finditer(text):
        opens = opens or len(text[last : match.start()].replace("\r\n", "\n")) > 1
        last = match.end()
        start, end = trimmed(text, *match.span())
        if start == end:
            opens = True
            continue
        yield _Line(start, end, opens)
        opens = False


def _blocks(lines: list[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        if line.opens_block and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _paragraphs(text: str, block: list[_Line], usual: int) -> Iterator[Span]:
    width = _wrap_width(text, block, usual) if len(block) > 1 else 0
    start = block[0].start
    for line, following in pairwise(block):
        if not _runs_on(text, line, following, width):
            yield start, line.end
            start = following.start
    yield start, block[-1].end


def _wrap_width(text: str, block: list[_Line], usual: int) -> int:
    """Return the column at which the block was wrapped, 0 if its line breaks mean something."""
    longest = max(line.length for line in block)
    width = longest if len(block) > 2 or longest > WIDEST else usual
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = list(pairwise(block))
    full = sum(_is_full(text, line, following, width) for line, following in pairs)
    return width if full * 3 >= len(pairs) * 2 else 0


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    word = _FIRST_WORD.match(text, following.start)
    return line.length + 1 + (len(word[0]) if word else 0) > width


def _runs_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    full = bool(width) and _is_full(text, line, following, width)
    if _BULLET.match(text, following.start) or (not full and _DASH.match(text, following.start)):
        return False
    if full:
        return True
    ended = _FINAL.search(text, max(line.start, line.end - 6), line.end)
    return text[following.start].islower() and not ended
