"""Where the patterns of a program match in one text.

A pattern's matches are kept as `{first word: (ends,)}`, each end being the position after the last
word; they are worked out when first asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from framing.lexicon.graph import Graph
from framing.lexicon.program import Node, Step
from framing.lexicon.vocabulary import Vocabulary
from framing.lexicon.words import Words
from framing.records import Span

Matches = dict[int, tuple[int, ...]]
Pairs = set[tuple[int, int]]

_NOWHERE: Matches = {}


class Scan(Words):
    """The matches of a program's patterns in one text.

    Attributes:
        present: The word classes in the text; those of function words always count as present.
    """

    def __init__(self, text: str, vocabulary: Vocabulary, graph: Graph) -> None:
        super().__init__(text)
        self._graph = graph
        self._common = vocabulary.common
        self._sorted: dict[int, list[Span]] = {}
        self._found: dict[int, Matches] = {}
        tables: defaultdict[int, Matches] = defaultdict(dict)
        for position, classes in enumerate(map(vocabulary.__getitem__, self.words)):
            for index in classes:
                tables[index][position] = (position + 1,)
        self._tables: dict[int, Matches] = tables
        self.present = {*tables, *self._common}

    def matches(self, node: int) -> Matches:
        """Return all matches of a node."""
        found = self._found.get(node)
        if found is None:
            found = self._found[node] = self._compute(node, self._graph.nodes[node])
        return found

    def _compute(self, index: int, node: Node) -> Matches:
        if node.word in self._common:
            known = self._common[node.word]
            return {n: (n + 1,) for n, word in enumerate(self.words) if word in known}
        if node.word >= 0:
            return self._tables.get(node.word, _NOWHERE)
        if node.options:
            return self._any(index)
        if not all(map(self.matches, self._graph.required(index))):
            return _NOWHERE
        return self._sequence(node.steps, self._graph.pivot(index))

    def _any(self, index: int) -> Matches:
        """Merge the alternatives of a node whose words are in the text."""
        options = self._graph.options(index)
        tables = [self._tables[found] for found in self._tables.keys() & options.words]
        longer = {
            option for found in self.present & options.classes for option in options.by_class[found]
        }
        tables += [table for option in longer if (table := self.matches(option))]
        return _merged(tables)

    # Sequences are joined from their first step on that isn't a function word (the pivot); what
    # is before it is then looked for backwards, word by word.

    def _sequence(self, steps: tuple[Step, ...], pivot: int) -> Matches:
        reached: Pairs = {
            (start, end) for start, ends in self.matches(steps[pivot].node).items() for end in ends
        }
        if pivot:
            reached = self._backward(reached, steps[: pivot + 1])
        for step in steps[pivot + 1 :]:
            if not reached:
                return _NOWHERE
            further = self._advance(reached, step)
            reached = reached | further if step.optional else further
        return _table(reached)

    def _backward(self, reached: Pairs, steps: tuple[Step, ...]) -> Pairs:
        """Move each start back over the function words before the pivot, the last of `steps`."""
        resting = self._before(reached, steps[-1])
        for step in steps[-2::-1]:
            known = self._common[self._graph.nodes[step.node].word]
            moved = {(at - 1, end) for at, end in resting if at and self.words[at - 1] in known}
            if step is steps[0]:
                return moved
            before = self._before(moved, step)
            resting = resting | before if step.optional else before
        return resting

    def _before(self, reached: Pairs, step: Step) -> Pairs:
        """Return where the words before `step`, which starts each pair, may end."""
        if not step.gap:
            return {pair for pair in reached if self.joined(pair[0], step.marks)}
        distance = self.distance
        return {
            (at, end)
            for start, end in reached
            for at in range(max(0, start - 2 * step.gap - 1), start + 1)
            if distance(at, start) <= step.gap
        }

    def _advance(self, reached: Pairs, step: Step) -> Pairs:
        """Return where each match ends that goes on with `step`."""
        word = self._graph.nodes[step.node].word
        if word in self._common and not step.gap:
            return self._advance_word(reached, self._common[word], step.marks)
        table = self.matches(step.node)
        if step.gap:
            return self._advance_over(reached, table, step.gap)
        return {
            (start, last)
            for start, end in reached
            if end in table and self.joined(end, step.marks)
            for last in table[end]
        }

    def _advance_word(self, reached: Pairs, known: set[str], marks: str) -> Pairs:
        """Advance by one function word."""
        words, count = self.words, len(self.words)
        return {
            (start, end + 1)
            for start, end in reached
            if end < count and words[end] in known and self.joined(end, marks)
        }

    def _advance_over(self, reached: Pairs, table: Matches, gap: int) -> Pairs:
        """Advance over a gap; elided words don't count, so it may hold twice as many in all."""
        farthest = 2 * gap + 1
        distance = self.distance
        return {
            (start, last)
            for start, end in reached
            for position in _from(table, end, end + farthest)
            if distance(end, position) <= gap
            for last in table[position]
        }

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


def _merged(tables: list[Matches]) -> Matches:
    if len(tables) < 2:
        return tables[0] if tables else _NOWHERE
    merged: Matches = {}
    for table in tables:
        if merged.keys().isdisjoint(table):
            merged.update(table)
            continue
        for start, ends in table.items():
            merged[start] = tuple({*merged[start], *ends}) if start in merged else ends
    return merged


def _from(table: Matches, first: int, last: int) -> Iterable[int]:
    """Return the positions of a table between two, the short way round."""
    if len(table) <= last - first:
        return [position for position in table if first <= position <= last]
    return [position for position in range(first, last + 1) if position in table]


def _table(pairs: Pairs) -> Matches:
    table: Matches = {}
    for start, end in pairs:
        table[start] = (*table[start], end) if start in table else (end,)
    return table
