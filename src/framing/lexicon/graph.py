"""The pattern graph of a program, with what lets a matcher skip most of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from framing.lexicon.finders import ChoiceFinder, Finder, Place, SequenceFinder, WordFinder
from framing.lexicon.program import Node, Program

Value = TypeVar("Value")


class Need(NamedTuple):
    """Word classes of which one must be in a text for a pattern to match.

    Attributes:
        common: Function words are among them.
        cost: How often the classes are used in entries: what is used least rules out most.
    """

    common: bool
    cost: int
    classes: frozenset[int]


class Graph:
    """Nodes with what is derived from them, each worked out once and kept for all texts.

    Attributes:
        finders: What finds a node's matches.
    """

    def __init__(self, program: Program) -> None:
        self._nodes = program.nodes
        self._costs = program.costs
        self._common = frozenset(program.common)
        self._needs = _Kept(self._compute_needs)
        self.finders: Mapping[int, Finder] = _Kept(self._make_finder)

    def needs(self, index: int) -> tuple[Need, ...]:
        """Return what a node cannot match without, the rarest first."""
        return self._needs[index]

    def keys(self) -> set[int]:
        """Return the word classes by which choices tell which of their options may match."""
        longer = {option for node in self._nodes for option in self._longer(node)}
        return {key for option in longer for key in self._key(option)}

    def _compute_needs(self, index: int) -> tuple[Need, ...]:
        node = self._nodes[index]
        if node.word >= 0:
            common = node.word in self._common
            return (Need(common, self._costs[node.word], frozenset({node.word})),)
        if node.options:
            return tuple(sorted(_needs_of_any(map(self.needs, node.options)), key=rarity))
        steps = (step.node for step in node.steps if not step.optional)
        return tuple(sorted({need for step in steps for need in self.needs(step)}, key=rarity))

    def _make_finder(self, index: int) -> Finder:
        node = self._nodes[index]
        if node.word >= 0:
            return WordFinder(node.word)
        if node.options:
            return self._make_choice(index, node)
        head, *places = (Place(self.finders[step.node], *step[1:]) for step in node.steps)
        return SequenceFinder(head.finder, tuple(places))

    def _make_choice(self, index: int, node: Node) -> ChoiceFinder:
        longer = list(self._longer(node))
        words = (self.finders[option] for option in node.options if option not in longer)
        pairs = ((key, self.finders[option]) for option in longer for key in self._key(option))
        return ChoiceFinder(index, tuple(words), tuple(pairs))

    def _longer(self, node: Node) -> Iterator[int]:
        """Yield the options of a choice that aren't words."""
        return (option for option in node.options if self._nodes[option].word < 0)

    def _key(self, node: int) -> frozenset[int]:
        return self.needs(node)[0].classes


def _needs_of_any(options: Iterable[tuple[Need, ...]]) -> set[Need]:
    """Return what is needed where any one of several patterns is: what all need, or one for each."""
    ranked = list(options)
    shared = set(ranked[0]).intersection(*ranked[1:])
    others = [[need for need in needs if need not in shared] for needs in ranked]
    return shared.union(map(_any, zip(*others, strict=False)))


def _any(needs: tuple[Need, ...]) -> Need:
    """Return what is needed where any one of several needs is."""
    classes: frozenset[int] = frozenset().union(*(need.classes for need in needs))
    return Need(any(need.common for need in needs), sum(need.cost for need in needs), classes)


def rarity(need: Need) -> tuple[bool, int, int]:
    """Order needs by how hard they are to meet: the rarest first."""
    return need.common, need.cost, len(need.classes)


class _Kept(dict[int, Value]):
    """Values by node, computed when first asked for."""

    def __init__(self, compute: Callable[[int], Value]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, index: int) -> Value:
        value = self[index] = self._compute(index)
        return value
