"""Single quotation marks, told from apostrophes: ‘…’, '…'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.text.tokens import count_words

# The mark comes first, for that is what the search can leap to.
_OPEN = re.compile(r"['‘‚’](?:(?<![\w'’‘].)(?=[\w(])|(?<=\w['’]‘)(?=\w))")
# Each is sought sooner than one of a set; most texts hold neither, for apostrophes cling to words.
_LONE = re.compile(r"'(?<![\w'’‘].)(?=[\w(])"), re.compile(r"’(?<![\w'’‘].)(?=[\w(])")
_CLOSE = re.compile(r"['’‘](?<=[\w.!?…)].)(?![\w'’‘])")
_ELIDED = re.compile(
    r"(?:\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd)|\W)['’]\Z", re.IGNORECASE
)

MOST_WORDS = 15
FARTHEST = 1000


def may_hold_pairs(text: str) -> bool:
    """Tell whether a single mark may open anywhere in `text`."""
    return "‘" in text or "‚" in text or any(mark.search(text) for mark in _LONE)


def single_pairs(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans, marks included, that single marks enclose in the paragraph `text[start:end]`.

    A mark opens at the start of a word and closes at the end of one; what a straight or a reversed
    one opens holds at most `MOST_WORDS` words.
    """
    done = start
    for opening in _OPEN.finditer(text, start, end):
        if opening.start() < done:
            continue
        close = _closing(text, opening.end(), min(end, opening.end() + FARTHEST))
        if close and (opening[0] in "‘‚" or count_words(text, opening.end(), close) <= MOST_WORDS):
            done = close
            yield opening.start(), close


def _closing(text: str, start: int, end: int) -> int | None:
    for mark in _CLOSE.finditer(text, start, end):
        if not _ELIDED.search(text, max(start, mark.end() - 9), mark.end()):
            return mark.end()
    return None
