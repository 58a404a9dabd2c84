"""Words, counted as the gold counts them: runs of letters, digits and underscores."""

from __future__ import annotations

import re
import sys

from framing.records import Span

WORD = re.compile(r"\w+")


def word_spans(text: str) -> list[Span]:
    """Return the spans of the word tokens of `text`; *l'armée* is two, *65e* one."""
    return [match.span() for match in WORD.finditer(text)]


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Return how many word tokens `text[start:end]` holds; a word cut by a border counts."""
    return len(WORD.findall(text, start, sys.maxsize if end is None else end))


def has_joiners(text: str) -> bool:
    """Tell whether `text` may hold soft hyphens or accents of their own, which part tokens.

    A yes may be wrong, a no never is: the first bytes of their codes are looked for.
    """
    data = text.encode("utf-8", "surrogatepass")
    return any(code in data for code in (b"\xc2\xad", b"\xcc", b"\xcd"))
