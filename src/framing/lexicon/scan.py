"""A text scanned for a program's words; its patterns are worked out when first asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from framing.lexicon.finders import Matches
from framing.lexicon.graph import Graph
from framing.lexicon.vocabulary import Vocabulary
from framing.lexicon.words import Words
from framing.records import Span


class Scan(Words):
    """The matches of a program's patterns in one text.

    Attributes:
        places: Positions by word class, those of function words apart.
        present: The word classes in the text.
    """

    def __init__(self, text: str, region: Span, vocabulary: Vocabulary, graph: Graph) -> None:
        super().__init__(text, region)
        self._graph = graph
        self._vocabulary = vocabulary
        self._sorted: dict[int, list[Span]] = {}
        self._found: dict[int, Matches] = {}
        self._function_words: dict[int, Matches] = {}
        places: defaultdict[int, list[int]] = defaultdict(list)
        for position, classes in enumerate(map(vocabulary.__getitem__, self.words)):
            for index in classes:
                places[index].append(position)
        self.places: dict[int, list[int]] = places
        self._common = vocabulary.common.keys() & self.words
        self.present = set(places).union(*[vocabulary.common[word] for word in self._common])

    def matches(self, node: int) -> Matches:
        """Return all matches of a node."""
        found = self._found.get(node)
        if found is None:
            found = self._found[node] = self._graph.finder(node).find(self)
        return found

    def function_words(self, word_class: int) -> Matches:
        """Return the words of a class of function words."""
        found = self._function_words.get(word_class)
        if found is None:
            words = self._common & self._vocabulary.written[word_class]
            places = self._common_places
            found = {place: (place + 1,) for word in words for place in places[word]}
            self._function_words[word_class] = found
        return found

    @cached_property
    def _common_places(self) -> dict[str, list[int]]:
        """The positions of each function word as written."""
        places: dict[str, list[int]] = {word: [] for word in self._common}
        for position, word in enumerate(self.words):
            if word in places:
                places[word].append(position)
        return places

    def spans(self, node: int) -> list[Span]:
        """Return a node's matches sorted by their first word, the longest at each."""
        found = self._sorted.get(node)
        if found is None:
            matches = self.matches(node)
            found = self._sorted[node] = sorted((s, max(ends)) for s, ends in matches.items())
        return found

    def any_within(self, node: int, first: int, last: int) -> bool:
        """Tell whether a match of a node lies between two positions."""
        spans = self.spans(node)
        low = bisect_left(spans, (first, 0))
        high = bisect_left(spans, (last, 0))
        return any(spans[index][1] <= last for index in range(low, high))
