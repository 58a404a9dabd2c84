"""One text cut into words, and where the patterns of a program match in it.

Positions count words. A pattern's matches are kept as `{first word: (ends,)}`, each end being the
position after the last word; they are worked out when first asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from framing.lexicon.program import Node, Step
from framing.lexicon.vocabulary import Vocabulary
from framing.records import Span

Matches = dict[int, tuple[int, ...]]

# Soft hyphens and combining accents are parts of words.
_WORD = re.compile("([\\w\u00ad\u0300-\u036f]+)")
_APOSTROPHES = ("'", "’", "ʼ", "´", "`")
_QUOTES = str.maketrans(dict.fromkeys("'’ʼ´`\"«»“”„‹›‘", " "))
_HYPHENS = frozenset("-‐‑\u2011")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\r")
_NOWHERE: Matches = {}


class _Separators(dict[str, str]):
    """What stands between two words, less blanks and quotation marks; `-` for a hyphen."""

    def __missing__(self, between: str) -> str:
        if len(self) > 20_000:
            self.clear()
        core = between.translate(_QUOTES).strip()
        if core in _HYPHENS:
            core = "-" if not between[0].isspace() else "–"
        if core == "" and _BLANK_LINE.search(between):
            core = "\n"
        self[between] = core
        return core


_SEPARATORS = _Separators()


class Scan:
    """The matches of a program's patterns in one text."""

    def __init__(self, text: str, vocabulary: Vocabulary, nodes: Sequence[Node]) -> None:
        parts = _WORD.split(text)
        self.words = parts[1::2]
        self._between = parts[0::2]
        edges = list(accumulate(map(len, parts)))
        self.starts = edges[0:-1:2]
        self.ends = edges[1::2]
        self._nodes = nodes
        self._sorted: dict[int, list[Span]] = {}
        self._found: dict[int, Matches] = {}
        self.classes: defaultdict[int, Matches] = defaultdict(dict)
        for position, classes in enumerate(map(vocabulary.__getitem__, self.words)):
            for index in classes:
                self.classes[index][position] = (position + 1,)

    def matches(self, node: int) -> Matches:
        """Return all matches of a node."""
        found = self._found.get(node)
        if found is None:
            found = self._found[node] = self._compute(self._nodes[node])
        return found

    def _compute(self, node: Node) -> Matches:
        if node.word >= 0:
            return self.classes.get(node.word, _NOWHERE)
        if node.options:
            return self._any(node.options)
        return self._sequence(node.steps)

    def _any(self, options: Iterable[int]) -> Matches:
        tables = [table for option in options if (table := self.matches(option))]
        if len(tables) < 2:
            return tables[0] if tables else _NOWHERE
        merged: Matches = {}
        for table in tables:
            for start, ends in table.items():
                merged[start] = tuple({*merged[start], *ends}) if start in merged else ends
        return merged

    def _sequence(self, steps: tuple[Step, ...]) -> Matches:
        """Join the steps, the first of which is never optional."""
        for step in steps:
            if not step.optional and not self.matches(step.node):
                return _NOWHERE
        result: Matches = {}
        for start, ends in self.matches(steps[0].node).items():
            if reached := self._follow(set(ends), steps[1:]):
                result[start] = tuple(reached)
        return result

    def _follow(self, ends: set[int], steps: tuple[Step, ...]) -> set[int]:
        for step in steps:
            table = self.matches(step.node)
            reached: set[int] = set()
            for end in ends:
                for start in self._next(end, step):
                    reached.update(table.get(start, ()))
            ends = reached | ends if step.optional else reached
            if not ends:
                break
        return ends

    def _next(self, end: int, step: Step) -> Iterable[int]:
        """Return where the next step may begin after `end`."""
        if step.gap:
            return self._reach(end, step.gap)
        if end >= len(self.words):
            return ()
        core = _SEPARATORS[self._between[end]]
        if step.marks == "-":
            return (end,) if core == "-" else ()
        return (end,) if core in ("", "-", step.marks) else ()

    def _reach(self, end: int, gap: int) -> list[int]:
        """Return the positions with at most `gap` words before them; elided ones don't count."""
        positions = []
        for position in range(end, len(self.words)):
            positions.append(position)
            gap -= not self.elided(position)
            if gap < 0:
                break
        return positions

    def elided(self, position: int) -> bool:
        """Tell whether a word ends in an apostrophe, as *l'*."""
        return self._between[position + 1].startswith(_APOSTROPHES)

    def between(self, position: int) -> str:
        """Return the raw characters before a word."""
        return self._between[position]

    def spans(self, node: int) -> list[Span]:
        """Return a node's matches sorted by their first word, the longest at each."""
        found = self._sorted.get(node)
        if found is None:
            matches = self.matches(node)
            found = self._sorted[node] = sorted((s, max(ends)) for s, ends in matches.items())
        return found

    def spans_within(self, node: int, first: int, last: int) -> list[Span]:
        """Return the matches of a node that lie between two positions."""
        spans = self.spans(node)
        low = bisect_left(spans, (first, 0))
        high = bisect_left(spans, (last, 0))
        return [span for span in spans[low:high] if span[1] <= last]

    def word_at(self, offset: int) -> int:
        """Return the position of the first word that starts at or after a character offset."""
        return bisect_left(self.starts, offset)
