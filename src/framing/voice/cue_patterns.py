"""The small pattern language of the cue lists, compiled to regular expressions.

A pattern is a row of items between spaces: a word; `(a|b c)` alternatives; `x?` an optional item;
`*` any letters inside a word; `~3` up to three words; `?` alone a question mark. `de` also stands
for *d', du, des*, `à` for *au, aux*, `que` for *qu'*, `se` for *s'*, `le` for *la, les, l'*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.records import Span

_ITEM = re.compile(r"~\d+|\((?:[^()]|\([^()]*\))*\)\??|[^\s()]+")
_ELIDED = {
    "de": ("de", "d'", "du", "des"),
    "à": ("à", "au", "aux"),
    "que": ("que", "qu'"),
    "se": ("se", "s'"),
}
_GAP_WORD = r"(?:[^\s.;:!?«»\",()]+(?:\s+|(?<=')))"


@dataclass(frozen=True, slots=True)
class CuePattern:
    """A compiled pattern and what undoes it.

    Attributes:
        source: The pattern as written.
        regex: It, over folded text.
        exceptions: What undoes a match that it overlaps, or None.
        needles: A match holds at least one of these strings: a quick test before the search.
    """

    source: str
    regex: re.Pattern[str]
    exceptions: re.Pattern[str] | None
    needles: tuple[str, ...]

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield the matches in `folded[start:end]` that no exception overlaps, left to right."""
        stop = len(folded) if end is None else end
        if not any(folded.find(needle, start, stop) >= 0 for needle in self.needles):
            return
        undone = self._undone(folded, start, stop)
        for match in self.regex.finditer(folded, start, stop):
            if not any(low < match.end() and match.start() < high for low, high in undone):
                yield match.span()

    def _undone(self, folded: str, start: int, stop: int) -> list[Span]:
        if self.exceptions is None:
            return []
        return [match.span() for match in self.exceptions.finditer(folded, start, stop)]


def compile_cue(source: str, exceptions: Sequence[str] = ()) -> CuePattern:
    """Return `source` compiled; `exceptions` are patterns too.

    Raises:
        ValueError: A bracket is not closed, or an item means nothing.
    """
    undoing = "|".join(f"(?:{to_regex(pattern)})" for pattern in exceptions)
    return CuePattern(
        source=source,
        regex=re.compile(to_regex(source)),
        exceptions=re.compile(undoing) if undoing else None,
        needles=_needles(source),
    )


def to_regex(source: str) -> str:
    """Return the regular expression of a pattern, word boundaries included."""
    if source.count("(") != source.count(")"):
        raise ValueError(f"brackets do not close in {source!r}")
    return r"\s*".join(_item(item) for item in _ITEM.findall(source))


def _item(item: str) -> str:
    if item.startswith("~"):
        return f"{_GAP_WORD}{{0,{int(item[1:])}}}"
    if item == "?":
        return r"\?"
    if item.endswith("?"):
        return f"(?:{_item(item[:-1])})?"
    if item.startswith("("):
        return "(?:" + "|".join(to_regex(part) for part in _alternatives(item)) + ")"
    return "(?:" + "|".join(_word(word) for word in _ELIDED.get(item, (item,))) + ")"


def _alternatives(item: str) -> list[str]:
    return item[1:-1].split("|")


def _word(word: str) -> str:
    body = re.escape(word).replace(r"\*", r"[\w-]*")
    before = "" if word[0] in "-*«\"" else r"(?<![\w-])"
    after = "" if word[-1] in "'*«\"" else r"(?![\w-])"
    return before + body + after


def _needles(source: str) -> tuple[str, ...]:
    """Return what one item of the pattern must bring; the item whose shortest word is longest."""
    found = [_literals(item) for item in _ITEM.findall(source) if not _optional(item)]
    return max(found, key=lambda words: min(map(len, words)), default=("",))


def _optional(item: str) -> bool:
    return item.startswith("~") or item.endswith("?")


def _literals(item: str) -> tuple[str, ...]:
    if item.startswith("("):
        return tuple(max(re.split(r"[\s*?]+|~\d+", part), key=len) for part in _alternatives(item))
    return tuple(max(word.split("*"), key=len) for word in _ELIDED.get(item, (item,)))
