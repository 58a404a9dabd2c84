"""Candidates tried on the corpus: what each would find, and how much of it is new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.lexicon import Category, Entry, Lexicon, compile_lexicons
from framing.lexicon.entries import content_hash
from framing.lexicon.patterns import PatternError, parse
from framing.records import Span
from framing.suggesting.passages import Text

_SPACES = re.compile(r"\s+")
_CONTEXTS = 3
_WINDOW = 45
_PRIOR = 2.0


class Context(NamedTuple):
    """One match with what stands around it."""

    doc_id: str
    left: str
    match: str
    right: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a candidate finds.

    Attributes:
        articles: Articles with a match.
        sentences: Sentences with one.
        beside: Those in which the lexicon finds something already.
        base: Share of all sentences of the corpus in which it does.
        contexts: Matches in sentences in which it doesn't, of different articles where possible.
    """

    articles: int
    sentences: int
    beside: int
    base: float
    contexts: tuple[Context, ...]

    @property
    def new(self) -> int:
        """Sentences that only the candidate finds."""
        return self.sentences - self.beside

    @property
    def gain(self) -> float:
        """Sentences that the candidate can be expected to add beyond chance.

        New sentences times the share of its sentences in which the lexicon agrees, drawn towards
        the corpus's base rate as if by two further sentences, less that rate. A way to sort: only
        reading the contexts tells how many are right.
        """
        share = (self.beside + _PRIOR * self.base) / (self.sentences + _PRIOR)
        return self.new * max(share - self.base, 0.0)


@dataclass(slots=True)
class _Tally:
    articles: set[str] = field(default_factory=set)
    sentences: int = 0
    beside: int = 0
    contexts: dict[str, list[Context]] = field(default_factory=dict)


def try_patterns(texts: Sequence[Text], patterns: Iterable[str]) -> dict[str, Outcome]:
    """Return what each pattern finds in a corpus; patterns that break the syntax are left out."""
    names = [pattern for pattern in patterns if _is_valid(pattern)]
    tallies = {name: _Tally() for name in names}
    compiled = compile_lexicons([_lexicon(names)])
    for text in texts:
        placement = compiled.place(text.text, text.sentences)
        seen: set[tuple[int, int]] = set()
        for item in compiled.candidates(placement):
            place = (item.order, item.sentence.number)
            if place not in seen:
                seen.add(place)
                start = placement.scan.starts[item.span[0]]
                end = placement.scan.ends[item.span[1] - 1]
                _count(tallies[names[item.order]], text, item.sentence.number, (start, end))
    base = _base_rate(texts)
    return {name: _outcome(tally, base) for name, tally in tallies.items()}


def _is_valid(pattern: str) -> bool:
    try:
        parse(pattern)
    except PatternError:
        return False
    return True


def _lexicon(names: Sequence[str]) -> Lexicon:
    entries = tuple(Entry(name, (name,)) for name in names)
    lexicon = Lexicon("suggested", (Category("suggested", entries),))
    return Lexicon(lexicon.frame, lexicon.categories, hash=content_hash(lexicon))


def _count(tally: _Tally, text: Text, sentence: int, span: Span) -> None:
    tally.articles.add(text.doc_id)
    tally.sentences += 1
    if sentence in text.framed:
        tally.beside += 1
    else:
        around = text.sentences[sentence]
        tally.contexts.setdefault(text.doc_id, []).append(_context(text, span, around))


def _context(text: Text, span: Span, around: Span) -> Context:
    (start, end), (first, last) = span, around
    parts = (
        text.text[max(first, start - _WINDOW) : start],
        text.text[end : min(last, end + _WINDOW)],
    )
    left, right = (_SPACES.sub(" ", part) for part in parts)
    return Context(text.doc_id, left, text.text[start:end], right)


def _base_rate(texts: Sequence[Text]) -> float:
    sentences = sum(len(text.sentences) for text in texts)
    return sum(len(text.framed) for text in texts) / sentences if sentences else 0.0


def _outcome(tally: _Tally, base: float) -> Outcome:
    contexts = _spread(tally.contexts)
    return Outcome(len(tally.articles), tally.sentences, tally.beside, base, contexts)


def _spread(found: Mapping[str, Sequence[Context]]) -> tuple[Context, ...]:
    """Return the first contexts, one article after the other before a second of any."""
    deepest = max(map(len, found.values()), default=0)
    turns = (rows[turn] for turn in range(deepest) for rows in found.values() if turn < len(rows))
    return tuple(context for _, context in zip(range(_CONTEXTS), turns, strict=False))
