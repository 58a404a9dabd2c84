"""Which entries can match at all in a sentence, from its words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from framing.lexicon.finders import positions
from framing.lexicon.graph import Graph, Need, rarity
from framing.lexicon.program import Plan
from framing.lexicon.vocabulary import Vocabulary

_SHARD = 4096
_MAX_WORDS = 20_000


class Triggers:
    """Tells which entries have what they need most in a sentence: their three rarest needs.

    Args:
        plans: A program's entries.
        graph: Their patterns.
        vocabulary: Their words.
    """

    def __init__(self, plans: Sequence[Plan], graph: Graph, vocabulary: Vocabulary) -> None:
        needs = [_rarest(graph, plan) for plan in plans]
        self._shards = [
            (first, _Shard(needs[first : first + _SHARD], vocabulary))
            for first in range(0, len(needs), _SHARD)
        ]

    def possible(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the entries that may match in a sentence of these words."""
        return [first + each for first, shard in self._shards for each in shard.possible(words)]


class _Shard(dict[str, int]):
    """By word as written, what it is good for in some thousands of entries.

    That is an integer of three parts, each with a bit for every entry: those whose rarest need the
    word meets, whose second, and whose third. It is worked out when a word is first met.
    """

    def __init__(self, needs: Sequence[Sequence[Need]], vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._size = len(needs)
        self._bits: defaultdict[int, list[int]] = defaultdict(list)
        for order, ranked in enumerate(needs):
            for rank, need in enumerate(ranked):
                for word_class in need.classes:
                    self._bits[word_class].append(order + rank * self._size)

    def __missing__(self, word: str) -> int:
        if len(self) > _MAX_WORDS:
            self.clear()
        bits = (bit for each in self._vocabulary[word] for bit in self._bits.get(each, ()))
        met = self[word] = reduce(or_, (1 << bit for bit in bits), 0)
        return met

    def possible(self, words: Iterable[str]) -> Iterable[int]:
        met, size = reduce(or_, map(self.__getitem__, words), 0), self._size
        return positions(met & met >> size & met >> 2 * size)


def _rarest(graph: Graph, plan: Plan) -> list[Need]:
    """Return the three rarest needs of an entry; where it has fewer, the rarest again."""
    needs = sorted({need for part in plan.parts for need in graph.needs(part)}, key=rarity)
    return [*needs[:3], *needs[:1] * (3 - len(needs))]
