"""What two entries share that match the same, however each is written."""

from __future__ import annotations

from framing.lexicon.entries import Entry
from framing.lexicon.patterns import Choice, Maybe, Node, Sequence, parse


def identity(entry: Entry) -> tuple[object, ...]:
    """Return what decides an entry's matches, however it is written."""
    patterns = tuple(map(_shape, entry.patterns))
    near = entry.only_near
    return (
        patterns if entry.ordered else tuple(sorted(patterns)),
        entry.within if entry.is_rule else None,
        entry.ordered,
        frozenset(map(_shape, entry.excluded)),
        frozenset(map(_shape, entry.unless)),
        (frozenset(map(_shape, near.patterns)), near.within) if near else None,
        entry.is_name,
    )


def _shape(pattern: str) -> str:
    return _written(parse(pattern))


def _written(node: Node) -> str:
    """Return a pattern in one way of writing: alternatives sorted, words in lower case."""
    match node:
        case Choice():
            return "(" + "|".join(sorted({_written(option) for option in node.options})) + ")"
        case Sequence():
            return " ".join(map(_written, node.items))
        case Maybe():
            return _written(node.node) + "?"
    return repr(node)
