"""Which entries of a lexicon leave no work to others, judged on samples of their own matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from framing.lexicon.entries import Entry, Lexicon
from framing.lexicon.matcher import CompiledLexicons, compile_lexicons, plan_matches
from framing.lexicon.placement import Placement
from framing.lexicon.program import Plan
from framing.lexicon.samples import samples
from framing.records import Span

Anchors = Mapping[int, Sequence[Span]]
"""Where an entry matches: its anchors by sample."""

Relation = Literal["swallowed", "redundant"]


@dataclass(frozen=True, slots=True)
class Overlap:
    """An entry that another one makes superfluous.

    Attributes:
        entry: The superfluous entry.
        other: The entry that does its work.
        relation: `swallowed`, every match of `entry` lies inside a match of `other`, which
            therefore wins; `redundant`, every match of `entry` holds a match of `other` of the
            same category and weight, so that it adds no hit.
    """

    entry: Entry
    other: Entry
    relation: Relation


class _Listed(NamedTuple):
    """An entry with its place in the lexicon."""

    order: int
    category: str
    entry: Entry
    plan: Plan


@dataclass(frozen=True, slots=True)
class Trial:
    """A lexicon tried on samples of its own entries.

    Attributes:
        silent: Entries that match in none of their samples and example sentences.
        overlaps: Entries that others make superfluous.
    """

    silent: tuple[Entry, ...]
    overlaps: tuple[Overlap, ...]


def try_entries(lexicon: Lexicon, *, compiled: CompiledLexicons | None = None) -> Trial:
    """Return what the samples of a lexicon's entries say about it.

    Args:
        lexicon: Its entries are tried one by one.
        compiled: The lexicon alone, compiled; made when not given.
    """
    compiled = compiled or compile_lexicons([lexicon])
    pairs = zip(lexicon.entries(), compiled.program.plans, strict=True)
    listed = [
        _Listed(order, part.name, entry, plan) for order, ((part, entry), plan) in enumerate(pairs)
    ]
    silent: list[Entry] = []
    overlaps: list[Overlap] = []
    for item in listed:
        placement = _placed(compiled, samples(item.entry, lexicon.sets))
        own = _anchors(placement, item.plan)
        if own:
            possible = [listed[order] for order in compiled.possible(placement)]
            overlaps += _superfluous(item, own, placement, possible)
        elif not _in_examples(compiled, item):
            silent.append(item.entry)
    return Trial(tuple(silent), tuple(overlaps))


def _placed(compiled: CompiledLexicons, texts: Iterable[str]) -> Placement:
    """Return texts as the sentences of one text, apart by blank lines."""
    spans: list[Span] = []
    start = 0
    kept = list(texts)
    for text in kept:
        spans.append((start, start + len(text)))
        start += len(text) + 2
    return compiled.place("\n\n".join(kept), spans)


def _anchors(placement: Placement, plan: Plan) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for anchor, _, sentence in plan_matches(placement, plan):
        found.setdefault(sentence.number, []).append(anchor)
    return found


def _in_examples(compiled: CompiledLexicons, item: _Listed) -> bool:
    return bool(_anchors(_placed(compiled, item.entry.match), item.plan))


def _superfluous(
    item: _Listed, own: Anchors, placement: Placement, possible: Iterable[_Listed]
) -> Iterator[Overlap]:
    """Yield the first entry that makes `item` superfluous, if any does."""
    for other in possible:
        if other.order == item.order or not _stands_wherever(other.entry, item.entry):
            continue
        if relation := _relation(item, own, other, _anchors(placement, other.plan)):
            yield Overlap(item.entry, other.entry, relation)
            return


def _stands_wherever(other: Entry, entry: Entry) -> bool:
    """Tell whether the conditions of `other` let it match wherever those of `entry` do."""
    return (
        set(other.unless) <= set(entry.unless)
        and set(other.excluded) <= set(entry.excluded)
        and other.only_near in (None, entry.only_near)
        and other.is_name is entry.is_name
        and other.weight == entry.weight
    )


def _relation(item: _Listed, own: Anchors, other: _Listed, found: Anchors) -> Relation | None:
    if found == own and item.order < other.order:
        return None
    if _always(_inside, own, found):
        return "swallowed"
    same = item.category == other.category and not item.entry.is_name
    return "redundant" if same and _always(_around, own, found) else None


def _always(fits: Callable[[Span, Span], bool], own: Anchors, found: Anchors) -> bool:
    """Tell whether each anchor of an entry has one of the other's that fits."""
    return all(
        any(fits(span, other) for other in found.get(number, ()))
        for number, spans in own.items()
        for span in spans
    )


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _around(span: Span, other: Span) -> bool:
    return _inside(other, span)
