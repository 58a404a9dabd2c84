"""Which entries can match at all in a sentence, from its words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import reduce
from itertools import filterfalse
from operator import or_

from framing.lexicon.finders import positions
from framing.lexicon.graph import Graph, Need, rarity
from framing.lexicon.program import Plan
from framing.lexicon.vocabulary import Vocabulary

_MAX_WORDS = 200_000


class Triggers:
    """Tells which entries have what they need most in a sentence: their three rarest needs.

    What a word is good for is one integer of three parts, each with a bit for every entry: those
    whose rarest need it meets, whose second, and whose third.

    Args:
        plans: Entries.
        graph: Their patterns.
        vocabulary: Their words.
    """

    def __init__(self, plans: Sequence[Plan], graph: Graph, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._size = len(plans)
        self._met: dict[str, int] = {}
        self._by_class: defaultdict[int, int] = defaultdict(int)
        for order, plan in enumerate(plans):
            for rank, need in enumerate(_rarest(graph, plan)):
                for word_class in need.classes:
                    self._by_class[word_class] |= 1 << order + rank * self._size

    @property
    def written(self) -> Mapping[int, set[str]]:
        """The words met so far, by class."""
        return self._vocabulary.written

    def meet(self, words: Set[str]) -> None:
        """Make ready for the words of a text."""
        if len(self._met) > _MAX_WORDS:
            self._met.clear()
        for word in filterfalse(self._met.__contains__, words):
            met = (self._by_class.get(each, 0) for each in self._vocabulary.meet(word))
            self._met[word] = reduce(or_, met, 0)

    def possible(self, words: Iterable[str]) -> Iterator[int]:
        """Return the numbers of the entries that may match in a sentence of words that were met."""
        met = reduce(or_, map(self._met.__getitem__, words), 0)
        return positions(met & met >> self._size & met >> 2 * self._size)


def _rarest(graph: Graph, plan: Plan) -> list[Need]:
    """Return the three rarest needs of an entry; where it has fewer, the rarest again."""
    needs = sorted({need for part in plan.parts for need in graph.needs(part)}, key=rarity)
    return [*needs[:3], *needs[:1] * (3 - len(needs))]
