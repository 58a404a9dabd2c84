"""The pattern graph of a program, with what lets a matcher skip most of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from framing.lexicon.finders import (
    ChoiceFinder,
    Finder,
    FunctionWordFinder,
    Place,
    SequenceFinder,
    WordFinder,
)
from framing.lexicon.program import Program, Step

Value = TypeVar("Value")


class Need(NamedTuple):
    """Word classes of which one must be in a text for a pattern to match.

    Attributes:
        common: Only function words are needed.
        cost: How often the classes are used in entries: what is used least rules out most.
    """

    common: bool
    cost: int
    classes: frozenset[int]


class Graph:
    """Nodes with what is derived from them, each worked out once and kept for all texts."""

    def __init__(self, program: Program) -> None:
        self.nodes = program.nodes
        self._costs = program.costs
        self._common = frozenset(program.common)
        self._needs: dict[int, Need] = {}
        self._finders: dict[int, Finder] = {}

    def need(self, index: int) -> Need:
        """Return what a node cannot match without."""
        return _kept(self._needs, index, self._compute_need)

    def _compute_need(self, index: int) -> Need:
        node = self.nodes[index]
        if node.word >= 0:
            return Need(node.word in self._common, self._costs[node.word], frozenset({node.word}))
        if not node.options:
            return min((self.need(step.node) for step in self._mandatory(index)), key=_rarity)
        needs = [self.need(option) for option in node.options]
        classes: frozenset[int] = frozenset().union(*(need.classes for need in needs))
        return Need(any(need.common for need in needs), sum(need.cost for need in needs), classes)

    def rarity(self, index: int) -> tuple[bool, int, int]:
        """Order nodes by how hard their words are to find: the rarest first."""
        return _rarity(self.need(index))

    def _mandatory(self, index: int) -> list[Step]:
        return [step for step in self.nodes[index].steps if not step.optional]

    def _required(self, index: int) -> tuple[int, ...]:
        """Return a sequence's mandatory content words, the quickest to rule out first."""
        steps = {step.node for step in self._mandatory(index)}
        content = [step for step in steps if not self.need(step).common]
        return tuple(sorted(content, key=lambda step: len(self.need(step).classes)))

    def _pivot(self, index: int) -> int:
        """Return a sequence's first content word, if all before it are single function words."""
        for place, step in enumerate(self.nodes[index].steps):
            if not step.optional and not self.need(step.node).common:
                return place
            if self.nodes[step.node].word not in self._common:
                return 0
        return 0

    def leaves(self, index: int) -> frozenset[int]:
        """Return nodes, none of them a sequence, all of which must match where a node does."""
        if not self.nodes[index].steps:
            return frozenset({index})
        return frozenset().union(*(self.leaves(step.node) for step in self._mandatory(index)))

    def finder(self, index: int) -> Finder:
        """Return what finds a node's matches."""
        return self._finders.get(index) or _kept(self._finders, index, self._make_finder)

    def _make_finder(self, index: int) -> Finder:
        node = self.nodes[index]
        if node.word in self._common:
            return FunctionWordFinder(node.word)
        if node.word >= 0:
            return WordFinder(node.word)
        if node.options:
            return self._choice_finder(node.options)
        places = [self._place(step) for step in node.steps]
        return SequenceFinder(self._required(index), places, self._pivot(index))

    def _place(self, step: Step) -> Place:
        word = self.nodes[step.node].word
        return Place(step.node, word if word in self._common else -1, *step[1:])

    def _choice_finder(self, options: tuple[int, ...]) -> ChoiceFinder:
        words: set[int] = set()
        by_class: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
        for option in options:
            word = self.nodes[option].word
            if word >= 0 and word not in self._common:
                words.add(word)
                continue
            for word_class in self.need(option).classes:
                by_class[word_class] += (option,)
        return ChoiceFinder(frozenset(words), frozenset(by_class), dict(by_class))


def _rarity(need: Need) -> tuple[bool, int, int]:
    return need.common, need.cost, len(need.classes)


def _kept(store: dict[int, Value], index: int, compute: Callable[[int], Value]) -> Value:
    found = store.get(index)
    if found is None:
        found = store[index] = compute(index)
    return found
