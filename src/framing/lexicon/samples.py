"""Short word sequences that an entry is meant to match, made from its patterns alone."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod

from framing.lexicon.entries import Entry
from framing.lexicon.inflection import forms
from framing.lexicon.patterns import Choice, Gap, Glob, Maybe, Node, SetRef, Word, parse
from framing.lexicon.patterns import Sequence as Row

Sets = Mapping[str, tuple[str, ...]]
Words = tuple[str, ...]

FILLER = "xx"
"""A word that no entry knows; it fills gaps."""

_FORMS = 4
_MOST_OPTIONS = 400
_FAR = 12


def samples(entry: Entry, sets: Sets, *, limit: int = 48) -> list[str]:
    """Return up to `limit` texts, each of one match of `entry` when nothing else hinders it.

    All alternatives, optional parts, gaps and some inflected forms take part; when their
    combinations are too many, each one is in some text, and the rest is a fixed random choice.
    Parts of a rule, and the words of `only_near`, stand side by side in every other text and as
    far apart as allowed in the rest.

    Example:
        >>> samples(Entry("groupe? (armé|rebelle)", ("groupe? (armé|rebelle)",)), {}, limit=3)
        ['armé', 'rebelle', 'groupe armé']
    """
    generator = random.Random(entry.name)
    parts = [_expanded(parse(pattern), sets, generator) for pattern in entry.patterns]
    chosen = _combinations(parts, limit, generator)
    if entry.is_rule and not entry.ordered:
        chosen = [row if index % 4 < 2 else row[::-1] for index, row in enumerate(chosen)]
    reach = entry.within if isinstance(entry.within, int) else _FAR
    texts = [_text(row, reach if index % 2 else 0) for index, row in enumerate(chosen)]
    return _with_neighbours(texts, entry, sets, generator)


def _with_neighbours(
    texts: list[str], entry: Entry, sets: Sets, generator: random.Random
) -> list[str]:
    if entry.only_near is None:
        return texts
    near = [
        words
        for pattern in entry.only_near.patterns
        for words in _expanded(parse(pattern), sets, generator)[:1]
    ]
    reach = entry.only_near.within
    return [
        _text([(text,), near[index % len(near)]], reach if index % 2 else 0)
        for index, text in enumerate(texts)
    ]


def _text(parts: Sequence[Words], apart: int) -> str:
    between = f" {FILLER}" * apart + " "
    return between.join(" ".join(words) for words in parts).replace(" ,", ",")


def _expanded(node: Node, sets: Sets, generator: random.Random) -> list[Words]:
    """Return ways through a pattern, each of them a row of words."""
    ways: list[Words]
    match node:
        case Word():
            ways = [(form,) for form in _forms(node, generator)]
        case Glob():
            ways = [(node.text.replace("*", filling),) for filling in ("", FILLER)]
        case Gap():
            ways = [(), (FILLER,) * node.words]
        case Maybe():
            ways = [*_expanded(node.node, sets, generator), ()]
        case SetRef():
            ways = _any_of(map(parse, sets[node.name]), sets, generator)
        case Choice():
            ways = _any_of(node.options, sets, generator)
        case _:
            ways = _in_a_row(node, sets, generator)
    return ways


def _forms(word: Word, generator: random.Random) -> list[str]:
    """Return a word as its entry writes it, then some other forms."""
    if word.exact:
        return [word.text]
    others = sorted(forms(word.text) - {word.text.lower()})
    return [word.text.rstrip("'"), *generator.sample(others, min(_FORMS - 1, len(others)))]


def _any_of(options: Iterable[Node], sets: Sets, generator: random.Random) -> list[Words]:
    """Return the ways of all options, the first way of each before the second of any."""
    ways = [_expanded(option, sets, generator) for option in options]
    deepest = max(map(len, ways))
    in_turn = [way[depth] for depth in range(deepest) for way in ways if depth < len(way)]
    return in_turn[:_MOST_OPTIONS]


def _in_a_row(row: Row, sets: Sets, generator: random.Random) -> list[Words]:
    ways = [_expanded(item, sets, generator) for item in row.items]
    marked = [_marked(way, joint) for way, joint in zip(ways, row.joints, strict=True)]
    found = _combinations(marked, _MOST_OPTIONS // 4, generator)
    return [tuple(word for words in choice for word in words) for choice in found]


def _marked(ways: list[Words], joint: str) -> list[Words]:
    return [(joint, *way) for way in ways] if joint else ways


def _combinations(
    parts: Sequence[Sequence[Words]], limit: int, generator: random.Random
) -> list[tuple[Words, ...]]:
    """Return rows with one way of each part: all of them, or each way once and random rows."""
    if prod(map(len, parts)) <= limit:
        return list(product(*parts))
    widest = max(map(len, parts))
    every = [tuple(part[index % len(part)] for part in parts) for index in range(widest)]
    free = [tuple(map(generator.choice, parts)) for _ in range(max(limit - widest, limit // 3))]
    return list(dict.fromkeys([*every[: limit - limit // 3], *free]))[:limit]
