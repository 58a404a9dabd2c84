"""Which entries can match at all in a sentence, from its words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from framing.lexicon.graph import Graph, rarity
from framing.lexicon.program import Plan
from framing.lexicon.vocabulary import Vocabulary

_MAX_WORDS = 200_000


class Hint(NamedTuple):
    """What a word tells of entries.

    Attributes:
        needs: Numbers of the needs it meets.
        orders: Numbers of the entries whose rarest need it meets.
    """

    needs: frozenset[int]
    orders: frozenset[int]


class Triggers(dict[str, Hint]):
    """Hints by word as written; a word's hint is worked out when it is first met.

    An entry is looked at only when the rarest word that it needs is there, and taken when all are.

    Args:
        plans: A program's entries.
        graph: Its patterns.
        vocabulary: Its words.
    """

    def __init__(self, plans: Sequence[Plan], graph: Graph, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._rest: list[frozenset[int]] = []
        self._orders: defaultdict[int, list[int]] = defaultdict(list)
        numbers: dict[frozenset[int], int] = {}
        for order, plan in enumerate(plans):
            needs = {need for part in plan.parts for need in graph.needs(part)}
            rarest, *rest = (need.classes for need in sorted(needs, key=rarity))
            self._rest.append(frozenset(numbers.setdefault(need, len(numbers)) for need in rest))
            for word_class in rarest:
                self._orders[word_class].append(order)
        self._needs: defaultdict[int, list[int]] = defaultdict(list)
        for need, number in numbers.items():
            for word_class in need:
                self._needs[word_class].append(number)

    @property
    def written(self) -> Mapping[int, set[str]]:
        """The words met so far, by class."""
        return self._vocabulary.written

    def hints(self, words: Iterable[str]) -> list[Hint]:
        """Return the hint of each word of a text; the vocabulary knows all of them then."""
        if len(self) > _MAX_WORDS:
            self.clear()
            self._vocabulary.forget()
        return list(map(self.__getitem__, words))

    def __missing__(self, word: str) -> Hint:
        classes = self._vocabulary.classes(word)
        hint = self[word] = Hint(_listed(self._needs, classes), _listed(self._orders, classes))
        return hint

    def possible(self, hints: Sequence[Hint]) -> list[int]:
        """Return the numbers of the entries that may match in a sentence with these hints."""
        needs, orders = zip(*hints, strict=True) if hints else ((), ())
        met = frozenset().union(*needs)
        return [order for order in set().union(*orders) if self._rest[order] <= met]


def _listed(lists: Mapping[int, Sequence[int]], keys: Iterable[int]) -> frozenset[int]:
    return frozenset(number for key in keys for number in lists.get(key, ()))
