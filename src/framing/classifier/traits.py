"""What the lexicons see in a passage, as named numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import log1p

from framing.classifier.passages import Passage
from framing.records import Hit
from framing.text.tokens import count_words

Trait = tuple[str, float]
Rules = Collection[tuple[str, str]]
"""Frame and entry of each rule."""

CARRIES = 0.5
"""Least weight of a hit that makes its sentence carry the frame."""
A_HIT = "lexicon: a hit"
"""Name of the trait that says what the plain lexicon would."""
OF_HITS = ("lexicon: ", "category: ", "entry: ")
"""How the names of the traits begin that are about the frame's own hits."""
ENTRY = 0.5
"""One entry moves less than a category: few of them occur often in coded sentences."""
_LONG = 30


def carries(hits: Sequence[Hit]) -> bool:
    """Tell whether the hits make their sentence carry the frame without further ado."""
    return any(hit.weight >= CARRIES for hit in hits)


def traits(passage: Passage, frame: str, rules: Rules = ()) -> dict[str, float]:
    """Return the traits of a passage that may tell whether it carries `frame`.

    Traits of the frame's own hits, one for each other frame that has a hit, and the frame's
    traces in the sentences around.
    """
    own = [hit for hit in passage.hits if hit.frame == frame]
    found = dict(_general(passage, frame))
    found.update((f"other frame: {hit.frame}", 1.0) for hit in passage.hits if hit.frame != frame)
    if own:
        found.update(_of_hits(own, rules))
    return found


def _general(passage: Passage, frame: str) -> Iterator[Trait]:
    yield "sentence: length", min(count_words(passage.text) / _LONG, 2.0)
    yield "sentence: first", float(passage.is_first)
    yield "sentence before", float(frame in passage.before)
    yield "sentence after", float(frame in passage.after)
    for name, share in passage.shares.items():
        yield f"share of the article: {'this frame' if name == frame else name}", share


def _of_hits(hits: Sequence[Hit], rules: Rules) -> Iterator[Trait]:
    yield A_HIT, float(carries(hits))
    yield "lexicon: hits", log1p(len(hits))
    yield "lexicon: weight", min(sum(hit.weight for hit in hits), 3.0)
    yield "lexicon: words", log1p(max(count_words(hit.text) for hit in hits))
    yield "lexicon: by rule", _share((hit.frame, hit.entry) in rules for hit in hits)
    yield "lexicon: negated", _share(hit.negated for hit in hits)
    yield "lexicon: attributed", _share(hit.voice == "attributed" for hit in hits)
    for hit in hits:
        yield f"category: {hit.category}", 1.0
        yield f"entry: {hit.entry}", ENTRY


def _share(holds: Iterator[bool]) -> float:
    told = list(holds)
    return sum(told) / len(told)
