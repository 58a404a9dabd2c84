"""What lexicons compile to: word classes, a graph of patterns, and a plan for each entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NamedTuple


class Step(NamedTuple):
    """One place in a sequence.

    Attributes:
        node: Index of the pattern that must match here.
        optional: The place may stay empty.
        gap: So many words may stand before it.
        marks: Punctuation that may stand before it; `-` alone asks for a hyphen.
    """

    node: int
    optional: bool
    gap: int
    marks: str


class Node(NamedTuple):
    """A pattern in the graph: a word class, alternatives, or a sequence (one of the three)."""

    word: int = -1
    options: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()


class WordClass(NamedTuple):
    """Words that one pattern word stands for.

    Attributes:
        kind: `forms` (any case), `cased` (as written, or in capitals), `glob` (a regex), `union`
            (the words of several classes).
        forms: The words, the one regex, or the indexes of the classes.
    """

    kind: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one entry is matched; numbers are indexes of nodes, -1 for none.

    Attributes:
        parts: One node, or a rule's parts.
        within: A rule's reach in words; -1 for the whole sentence.
    """

    frame: str
    category: str
    entry: str
    parts: tuple[int, ...]
    within: int = -1
    ordered: bool = False
    weight: float = 1.0
    is_name: bool = False
    excluded: int = -1
    unless: int = -1
    near: int = -1
    near_within: int = 0


@dataclass(frozen=True, slots=True)
class CuePlan:
    """A negation cue: what it looks like, what it isn't, how many words on it reaches."""

    cue: int
    excluded: int
    reach: int


@dataclass(frozen=True, slots=True)
class Program:
    """Compiled lexicons, ready for the matcher.

    Attributes:
        classes: The word classes; nodes and triggers name them by index.
        nodes: The graph of patterns.
        plans: One for each entry, in the lexicons' order.
        costs: How common each word class is.
        common: Classes that hold function words, which are on every page.
        keys: Classes by which choices tell which of their options may match.
        cues: Negation cues.
        clause_marks: Characters that end the clause of a cue.
        clause_words: Words that do.
        versions: Each frame's lexicon hash.
    """

    classes: tuple[WordClass, ...] = ()
    nodes: tuple[Node, ...] = ()
    costs: tuple[int, ...] = ()
    common: tuple[int, ...] = ()
    keys: tuple[int, ...] = ()
    plans: tuple[Plan, ...] = ()
    cues: tuple[CuePlan, ...] = ()
    clause_marks: str = ""
    clause_words: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)


def to_plain(program: Program) -> dict[str, Any]:
    """Return a program as compact JSON-ready data; `from_plain` is the way back."""
    return {
        **{name: getattr(program, name) for name in Program.__slots__},
        "classes": [[item.kind, " ".join(item.forms)] for item in program.classes],
        "nodes": [_plain_node(node) for node in program.nodes],
        "plans": list(map(attrgetter(*Plan.__slots__), program.plans)),
        "cues": list(map(attrgetter(*CuePlan.__slots__), program.cues)),
    }


def from_plain(data: Mapping[str, Any]) -> Program:
    """Return the program that `to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: The data are not what `to_plain` writes.
    """
    return Program(
        classes=tuple(WordClass(kind, tuple(text.split(" "))) for kind, text in data["classes"]),
        nodes=tuple(map(_node, data["nodes"])),
        costs=tuple(data["costs"]),
        common=tuple(data["common"]),
        keys=tuple(data["keys"]),
        plans=tuple(_plan(row) for row in data["plans"]),
        cues=tuple(CuePlan(*row) for row in data["cues"]),
        clause_marks=data["clause_marks"],
        clause_words=tuple(data["clause_words"]),
        versions=data["versions"],
    )


_PlainNode = int | Sequence[Sequence[Any]]


def _plain_node(node: Node) -> _PlainNode:
    """Most nodes are words: a number alone, for thousands of lists are slow to read."""
    return [node.options, node.steps] if node.word < 0 else node.word


def _node(plain: _PlainNode) -> Node:
    if isinstance(plain, int):
        return Node(plain)
    options, steps = plain
    return Node(-1, tuple(options), tuple(map(Step._make, steps)))


def _plan(row: list[Any]) -> Plan:
    frame, category, entry, parts, *rest = row
    return Plan(frame, category, entry, tuple(parts), *rest)
