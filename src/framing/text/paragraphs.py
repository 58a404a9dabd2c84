"""Paragraphs: what a blank line, a heading, a list item or a line that stands alone parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from framing.records import Span

_BULLET = re.compile(r"[•●▪■◦‣►▶✓✔*·]\s|(?:\d{1,2}|[a-z])\)\s|\d{1,2}\.\s(?=[^\W\d_])")
_DASH = re.compile(r"[-–—]\s")
_FINAL = re.compile(r"[.!?…][»”\"’')\]\s]*\Z")
_FIRST_WORD = re.compile(r"\S{1,40}")

NARROWEST, WIDEST = 50, 100


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span of `text[start:end]` without the white space at its two ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def paragraph_spans(text: str) -> list[Span]:
    """Return the trimmed spans of the paragraphs of `text`.

    A blank line always parts two of them, a single line break unless it only wraps running text
    (the line is about as long as it could be, or the next goes on in lower case). So a heading,
    a list item or a line of a menu is a paragraph of its own.
    """
    blocks = [block for block in _blocks(text) if block]
    lengths = (end - start for block in blocks for start, end in block)
    usual = max((length for length in lengths if length <= WIDEST), default=0)
    return [span for block in blocks for span in _paragraphs(text, block, usual)]


def _blocks(text: str) -> list[list[Span]]:
    """Return the trimmed lines of `text`; blank lines part the blocks, and some may be empty."""
    blocks: list[list[Span]] = [[]]
    end = 0
    for line in text.splitlines(keepends=True):
        span = trimmed(text, end, end + len(line))
        end += len(line)
        if span[0] < span[1]:
            blocks[-1].append(span)
        else:
            blocks.append([])
    return blocks


def _paragraphs(text: str, block: list[Span], usual: int) -> Iterator[Span]:
    width = _wrap_width(text, block, usual) if len(block) > 1 else 0
    start = block[0][0]
    for line, following in pairwise(block):
        if not _runs_on(text, line, following, width):
            yield start, line[1]
            start = following[0]
    yield start, block[-1][1]


def _wrap_width(text: str, block: list[Span], usual: int) -> int:
    """Return the column at which the block was wrapped, 0 if its line breaks mean something."""
    longest = max(end - start for start, end in block)
    width = longest if len(block) > 2 or longest > WIDEST else usual
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = list(pairwise(block))
    full = sum(_is_full(text, line, following, width) for line, following in pairs)
    return width if full * 3 >= len(pairs) * 2 else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the first word of the following line had no more room in this one."""
    word = _FIRST_WORD.match(text, following[0])
    return line[1] - line[0] + 1 + (len(word[0]) if word else 0) > width


def _runs_on(text: str, line: Span, following: Span, width: int) -> bool:
    full = bool(width) and _is_full(text, line, following, width)
    start = following[0]
    if _BULLET.match(text, start) or (not full and _DASH.match(text, start)):
        return False
    if full:
        return True
    return text[start].islower() and not _FINAL.search(text, max(line[0], line[1] - 6), line[1])
