"""Which entries can match at all in a sentence, from its words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import filterfalse

from framing.lexicon.finders import positions
from framing.lexicon.graph import Graph, Need, rarity
from framing.lexicon.program import Plan
from framing.lexicon.vocabulary import Vocabulary

Hint = tuple[int, int, int]
"""The entries whose rarest need a word meets, whose second, and whose third: bit n is entry n."""

_MAX_WORDS = 200_000


class Triggers:
    """Tells which entries have what they need most in a sentence: their three rarest needs.

    Args:
        plans: Entries.
        graph: Their patterns.
        vocabulary: Their words.
    """

    def __init__(self, plans: Sequence[Plan], graph: Graph, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._hints: dict[str, Hint | None] = {}
        self._by_class: list[defaultdict[int, int]] = [defaultdict(int) for _ in range(3)]
        for order, plan in enumerate(plans):
            for need, orders in zip(_rarest(graph, plan), self._by_class, strict=False):
                for word_class in need.classes:
                    orders[word_class] |= 1 << order

    @property
    def written(self) -> Mapping[int, set[str]]:
        """The words met so far, by class."""
        return self._vocabulary.written

    def meet(self, words: Set[str]) -> None:
        """Make ready for the words of a text."""
        if len(self._hints) > _MAX_WORDS:
            self._hints.clear()
        for word in filterfalse(self._hints.__contains__, words):
            classes = self._vocabulary.meet(word)
            first, second, third = (_joint(orders, classes) for orders in self._by_class)
            self._hints[word] = (first, second, third) if first | second | third else None

    def possible(self, words: Iterable[str]) -> Iterator[int]:
        """Return the numbers of the entries that may match in a sentence of words that were met."""
        first = second = third = 0
        for one, two, three in filter(None, map(self._hints.__getitem__, words)):
            first |= one
            second |= two
            third |= three
        return positions(first & second & third)


def _rarest(graph: Graph, plan: Plan) -> list[Need]:
    """Return the three rarest needs of an entry; where it has fewer, the rarest again."""
    needs = sorted({need for part in plan.parts for need in graph.needs(part)}, key=rarity)
    return [*needs[:3], *needs[:1] * (3 - len(needs))]


def _joint(orders: Mapping[int, int], classes: Iterable[int]) -> int:
    joint = 0
    for word_class in classes:
        joint |= orders.get(word_class, 0)
    return joint
