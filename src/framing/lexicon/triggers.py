"""Which entries can match at all, from the word classes of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from framing.lexicon.graph import Graph
from framing.lexicon.program import Plan


class Triggers:
    """Finds the entries all of whose parts may be in a text.

    An entry stands on *leaves*: words or alternatives that must all match. It is looked at only
    when the rarest of them may, and taken when all of them may.

    Args:
        plans: A program's entries.
        graph: Its patterns.
    """

    def __init__(self, plans: Sequence[Plan], graph: Graph) -> None:
        self._leaves = [frozenset().union(*map(graph.leaves, plan.parts)) for plan in plans]
        self._by_leaf: defaultdict[int, list[int]] = defaultdict(list)
        for order, leaves in enumerate(self._leaves):
            self._by_leaf[min(leaves, key=graph.rarity)].append(order)
        by_class: defaultdict[int, list[int]] = defaultdict(list)
        for leaf in frozenset().union(*self._leaves):
            for word_class in graph.need(leaf).classes:
                by_class[word_class].append(leaf)
        self._by_class = dict(by_class)

    def possible(self, present: set[int]) -> list[int]:
        """Return the numbers of the entries that may match, in order.

        Args:
            present: The word classes found in a text.
        """
        by_class = self._by_class
        leaves = set().union(*[by_class[found] for found in present & by_class.keys()])
        return sorted(
            order
            for leaf in leaves & self._by_leaf.keys()
            for order in self._by_leaf[leaf]
            if self._leaves[order] <= leaves
        )
