"""The small pattern language of the cue lists, compiled to regular expressions.

A pattern is a row of items between spaces: a word; `(a|b c)` alternatives; `x?` an optional item;
`*` any letters inside a word; `dit+` a participle in its agreements; `~3` up to three words; `?`
alone a question mark. `de` also stands for *d', du, des*, `à` for *au, aux*, `que` for *qu'*, `se`
for *s'*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from framing.records import Span

_ITEM = re.compile(r"~\d+|\([^()]*\)\??|[^\s()]+")
_TOKEN = re.compile(r"\w+(?:-(?!t-|ils?\b|elles?\b|on\b)\w+)*'?")
_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?|on)$")
_CONTRACTED = {
    "de": ("de", "d'", "du", "des"),
    "à": ("à", "au", "aux"),
    "que": ("que", "qu'"),
    "se": ("se", "s'"),
}
_GAP_WORD = r"(?:[^\s.;:!?«»\",()]+(?:\s+|(?<=')))"
_AROUND = 200
"""Characters beside a match: no exception is longer."""
_EDGES = "'*-"


@dataclass(frozen=True, slots=True)
class CuePattern:
    """A pattern and what undoes it; compiled when first needed.

    Attributes:
        source: The pattern as written.
        exceptions: Patterns that undo a match that they overlap.
        needles: A match holds at least one of these strings: a quick test before the search.
    """

    source: str
    exceptions: tuple[str, ...]
    needles: tuple[str, ...]

    def find(self, folded: str) -> Iterator[Span]:
        """Yield the matches in a folded text that no exception overlaps, left to right."""
        return (span for span in self.matches(folded) if not self.undone(folded, span))

    def matches(self, folded: str) -> Iterator[Span]:
        """Yield the matches, exceptions or not."""
        if any(needle in folded for needle in self.needles):
            for match in _regex(self.source).finditer(folded):
                yield match.span()

    def undone(self, folded: str, span: Span) -> bool:
        """Tell whether an exception overlaps `span`."""
        start, end = span
        near = (max(0, start - _AROUND), end + _AROUND)
        return any(
            match.start() < end and start < match.end()
            for source in self.exceptions
            if any(needle in folded for needle in _needles(source))
            for match in _regex(source).finditer(folded, *near)
        )


def needle_words(pattern: CuePattern) -> tuple[str, ...]:
    """Return words, one of which every match holds; none when only a part of a word is known."""
    return _item_words(_rarest(pattern.source))


@cache
def needed_words(source: str) -> tuple[frozenset[str], ...]:
    """Return sets of words; every match of the pattern `source` holds one of each set."""
    found = [
        frozenset(words)
        for item in _needed_items(source)
        for words in (_item_words(item), _inverted_pronouns(item))
    ]
    return tuple(words for words in found if words)


def _item_words(item: str) -> tuple[str, ...]:
    literals = _literals(item) if item else ("",)
    if "" in literals or "*" in item:
        return ()
    return tuple(max(_TOKEN.findall(literal), key=len) for literal in literals)


def _inverted_pronouns(item: str) -> list[str]:
    """Return the pronouns of *dit-on, pense-t-on*, when each alternative has one."""
    found = [_INVERTED.search(literal) for literal in _literals(item)]
    return [match.group() for match in found if match] if all(found) else []


def compile_cue(source: str, exceptions: Sequence[str] = ()) -> CuePattern:
    """Return the pattern `source` with its exceptions; errors show when it is first searched."""
    return CuePattern(source, tuple(exceptions), _needles(source))


def to_regex(source: str) -> str:
    """Return the regular expression of a pattern, word boundaries included.

    Raises:
        ValueError: A bracket does not close or is nested.

    Example:
        >>> bool(re.search(to_regex("à (ses|leurs) yeux"), "ce vote est à leurs yeux nul"))
        True
    """
    if re.search(r"[()]", re.sub(r"\([^()]*\)", "", source)):
        raise ValueError(f"brackets must close and not be nested in {source!r}")
    return r"\s*".join(_item(item) for item in _ITEM.findall(source))


@cache
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(to_regex(source))


_PRONOUN = r"(?:lui|leur|me|nous|vous|en|y)(?!\w)"
"""What may stand between *doit* and *annoncer*."""


@cache
def ending(source: str) -> re.Pattern[str]:
    """Return the pattern compiled to end where the searched text ends, object pronouns left out."""
    return re.compile(to_regex(source) + rf"(?:\s+{_PRONOUN})*\s*$")


@cache
def beginning(source: str) -> re.Pattern[str]:
    """Return the pattern compiled to match from a place on, spaces skipped."""
    return re.compile(r"\s*" + to_regex(source))


def _item(item: str) -> str:
    if item.startswith("~"):
        return f"{_GAP_WORD}{{0,{int(item[1:])}}}"
    if item == "?":
        return r"\?"
    if item.endswith("?"):
        return f"(?:{_item(item[:-1])})?"
    if item.startswith("("):
        return "(?:" + "|".join(map(to_regex, item[1:-1].split("|"))) + ")"
    return "(?:" + "|".join(map(_word, _choices(item))) + ")"


def _choices(item: str) -> tuple[str, ...]:
    if item.endswith("+"):
        return tuple(item[:-1] + ending for ending in ("", "e", "s", "es"))
    return _CONTRACTED.get(item, (item,))


def _word(word: str) -> str:
    """Return a word's pattern; it begins with letters, for which an engine looks fastest."""
    head, *others = map(re.escape, word.split("*"))
    before = "" if word[0] in _EDGES else rf"(?<![\w-]{head})"
    after = "" if word[-1] in _EDGES else r"(?![\w-])"
    return r"[\w-]*".join((head + before, *others)) + after


@cache
def _needles(source: str) -> tuple[str, ...]:
    return _literals(_rarest(source))


def _rarest(source: str) -> str:
    """Return the item whose shortest literal is longest, whole words before others."""

    def rarity(item: str) -> tuple[bool, bool, int]:
        return "*" not in item, item not in _CONTRACTED, min(map(len, _literals(item)))

    return max(_needed_items(source), key=rarity, default="")


def _needed_items(source: str) -> list[str]:
    return [item for item in _ITEM.findall(source) if item[0] != "~" and item[-1] != "?"]


def _literals(item: str) -> tuple[str, ...]:
    if item.startswith("("):
        return tuple(max(_pieces(part), key=len) for part in item[1:-1].split("|"))
    return tuple(max(word.split("*"), key=len) for word in _choices(item))


def _pieces(part: str) -> list[str]:
    """Return the literal parts of one alternative; contracting words have none."""
    words = [word for word in part.split() if word[0] != "~" and word[-1] != "?"]
    longer = [word for word in words if word not in _CONTRACTED]
    return [piece for word in longer or [""] for piece in word.split("*")]
