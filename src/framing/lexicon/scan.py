"""A text scanned for a program's words; its patterns are worked out when first asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from framing.lexicon.finders import NOWHERE, Matches
from framing.lexicon.graph import Graph
from framing.lexicon.vocabulary import Vocabulary
from framing.lexicon.words import Words
from framing.records import Span


class Scan(Words):
    """The matches of a program's patterns in one text.

    Attributes:
        tables: Matches by word class, those of function words apart.
        present: The word classes in the text.
    """

    def __init__(self, text: str, vocabulary: Vocabulary, graph: Graph) -> None:
        super().__init__(text)
        self._graph = graph
        self._vocabulary = vocabulary
        self._sorted: dict[int, list[Span]] = {}
        self._found: dict[int, Matches] = {}
        tables: defaultdict[int, Matches] = defaultdict(dict)
        for position, classes in enumerate(map(vocabulary.__getitem__, self.words)):
            for index in classes:
                tables[index][position] = (position + 1,)
        self.tables: dict[int, Matches] = tables
        common = vocabulary.common
        used = common.keys() & self.words
        self.present = {*tables, *[index for word in used for index in common[word]]}

    def matches(self, node: int) -> Matches:
        """Return all matches of a node."""
        found = self._found.get(node)
        if found is None:
            found = self._found[node] = self._graph.finder(node).find(self)
        return found

    def function_words(self, word_class: int) -> Matches:
        """Return the words of a class of function words."""
        return self._function_words.get(word_class, NOWHERE)

    @cached_property
    def _function_words(self) -> dict[int, Matches]:
        tables: defaultdict[int, Matches] = defaultdict(dict)
        common = self._vocabulary.common
        for position, word in enumerate(self.words):
            if word in common:
                for index in common[word]:
                    tables[index][position] = (position + 1,)
        return dict(tables)

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
