"""A text cut at the edges of everything that was found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from framing.records import Attribution, ScoredArticle, Span

_Mark = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which nothing begins or ends.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        text: What stands there.
        hits: Numbers of the hits that cover it.
        said: Numbers of the attributions whose content covers it, the outermost first.
        sources: Numbers of the attributions whose source it names.
        cues: Numbers of the attributions whose cue it holds.
        is_boilerplate: It is left out of tokens, hits and rates.
        opens: Those of `said` that begin here.
        closes: Those of `said` that end here, the innermost first.
        ends: The hits that end here.
    """

    start: int
    end: int
    text: str
    hits: tuple[int, ...] = ()
    said: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    cues: tuple[int, ...] = ()
    is_boilerplate: bool = False
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def pieces(scored: ScoredArticle) -> list[Piece]:
    """Return the whole text as pieces, in order, without gap or overlap."""
    text = scored.article.text
    marks = list(_marks(scored))
    edges = _edges(marks, len(text))
    begins, finishes = _by_place(marks)
    active: set[_Mark] = set()
    found = []
    for start, end in pairwise(edges):
        active = (active - set(finishes[start])) | set(begins[start])
        found.append(_piece(scored, (start, end), active, begins[start], finishes[end]))
    return found


def _marks(scored: ScoredArticle) -> Iterator[tuple[Span, _Mark]]:
    for number, hit in enumerate(scored.hits):
        yield (hit.start, hit.end), ("hit", number)
    for span in scored.boilerplate:
        yield span, ("boilerplate", 0)
    for number, said in enumerate(scored.attributions):
        yield from ((span, ("said", number)) for span in said.content)
        if said.cue:
            yield said.cue, ("cue", number)
        if said.source:
            yield (said.source.start, said.source.end), ("source", number)


def _edges(marks: Iterable[tuple[Span, _Mark]], length: int) -> list[int]:
    edges = {edge for span, _ in marks for edge in span}
    return sorted({0, length} | {edge for edge in edges if 0 <= edge <= length})


_Places = defaultdict[int, list[_Mark]]


def _by_place(marks: Iterable[tuple[Span, _Mark]]) -> tuple[_Places, _Places]:
    begins: _Places = defaultdict(list)
    finishes: _Places = defaultdict(list)
    for (start, end), mark in marks:
        if start < end:
            begins[start].append(mark)
            finishes[end].append(mark)
    return begins, finishes


def _piece(
    scored: ScoredArticle,
    span: Span,
    active: set[_Mark],
    begins: list[_Mark],
    finishes: list[_Mark],
) -> Piece:
    def outer_first(number: int) -> tuple[int, int]:
        return _reach(scored.attributions[number])

    return Piece(
        start=span[0],
        end=span[1],
        text=scored.article.text[slice(*span)],
        hits=_numbers(active, "hit"),
        said=tuple(sorted(_numbers(active, "said"), key=outer_first)),
        sources=_numbers(active, "source"),
        cues=_numbers(active, "cue"),
        is_boilerplate=("boilerplate", 0) in active,
        opens=tuple(sorted(_numbers(begins, "said"), key=outer_first)),
        closes=tuple(sorted(_numbers(finishes, "said"), key=outer_first, reverse=True)),
        ends=_numbers(finishes, "hit"),
    )


def _reach(said: Attribution) -> tuple[int, int]:
    return min(start for start, _ in said.content), -max(end for _, end in said.content)


def _numbers(marks: Iterable[_Mark], kind: str) -> tuple[int, ...]:
    return tuple(sorted(number for name, number in marks if name == kind))
