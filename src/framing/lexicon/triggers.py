"""Which entries can match at all, from the word classes of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from framing.lexicon.graph import Graph, rarity
from framing.lexicon.program import Plan


class Triggers:
    """Finds the entries all of whose words may be in a text.

    An entry is looked at only when the rarest word that it needs is there, and taken when all are.

    Args:
        plans: A program's entries.
        graph: Its patterns.
    """

    def __init__(self, plans: Sequence[Plan], graph: Graph) -> None:
        self._rest: list[tuple[frozenset[int], ...]] = []
        self._by_class: defaultdict[int, list[int]] = defaultdict(list)
        for order, plan in enumerate(plans):
            needs = {need for part in plan.parts for need in graph.needs(part)}
            rarest, *rest = sorted(needs, key=rarity)
            self._rest.append(tuple(need.classes for need in rest))
            for word_class in rarest.classes:
                self._by_class[word_class].append(order)

    def possible(self, present: set[int]) -> list[int]:
        """Return the numbers of the entries that may match, in order.

        Args:
            present: The word classes found in a text.
        """
        found = {
            order
            for word_class in self._by_class.keys() & present
            for order in self._by_class[word_class]
            if not any(map(present.isdisjoint, self._rest[order]))
        }
        return sorted(found)
