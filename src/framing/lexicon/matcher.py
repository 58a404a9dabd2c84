"""Compiled lexicons: what they find in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from framing.lexicon.cache import cached, digest
from framing.lexicon.entries import Lexicon
from framing.lexicon.graph import Graph
from framing.lexicon.placement import Negation, Placement, Sentence
from framing.lexicon.program import Plan, Program, from_plain, to_plain
from framing.lexicon.rules import windows
from framing.lexicon.scan import Scan
from framing.lexicon.triggers import Triggers
from framing.lexicon.vocabulary import Vocabulary
from framing.lexicon.words import Words
from framing.records import Hit, Span

_Numbered = tuple[int, Span]

_BLOCK = 50_000


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one text.

    Attributes:
        hits: Scored hits, by their first character.
        names: Names that hold a frame word (`as: name`), by their first character; never scored.
        words: The text's words, None where it was too long to be cut at once.
    """

    hits: list[Hit]
    names: list[Hit]
    words: Words | None = None


class Candidate(NamedTuple):
    """A match that competes with the others of its frame for the words of its anchor."""

    plan: Plan
    order: int
    anchor: Span
    span: Span
    sentence: Sentence


class CompiledLexicons:
    """Lexicons made ready for matching; use `compile_lexicons` to get one.

    Attributes:
        program: The compiled patterns.
        hashes: Each frame's lexicon hash.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.hashes = dict(program.versions)
        self._graph = Graph(program)
        self._vocabulary = Vocabulary(program.classes, frozenset(program.keys))
        self._triggers = Triggers(program.plans, self._graph, self._vocabulary)

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames' names."""
        return tuple(self.hashes)

    def find(self, text: str, sentences: Sequence[Span], *, skip: Sequence[Span] = ()) -> list[Hit]:
        """Return the scored hits of a text, sorted by start, end and frame.

        Within a frame the longest match wins and none overlap; frames don't know each other. A hit
        lies within one sentence, and outside of `skip`.

        Args:
            text: The text as it was read.
            sentences: Its sentences, sorted and disjoint; `Hit.sentence` is an index into them.
            skip: Spans that aren't scored.
        """
        return self.search(text, sentences, skip=skip).hits

    def find_names(
        self, text: str, sentences: Sequence[Span], *, skip: Sequence[Span] = ()
    ) -> list[Hit]:
        """Return the names that hold a frame word (*Conseil de sécurité*), which aren't scored."""
        return self.search(text, sentences, skip=skip).names

    def search(self, text: str, sentences: Sequence[Span], *, skip: Sequence[Span] = ()) -> Found:
        """Return hits and names of a text in one pass; see `find`."""
        hits: list[Hit] = []
        names: list[Hit] = []
        words: list[Words] = []
        blocked = _Blocked(skip)
        for block in _blocks(_pieces(text, sentences)):
            placement = self._placed(text, block)
            words.append(placement.scan)
            for candidate, hit in self._hits(text, placement, blocked):
                (names if candidate.plan.is_name else hits).append(hit)
        return Found(_sorted(hits), _sorted(names), words[0] if len(words) == 1 else None)

    def place(self, text: str, sentences: Sequence[Span]) -> Placement:
        """Return a text scanned for these lexicons' words.

        Args:
            text: The text as it was read.
            sentences: Its sentences.
        """
        return self._placed(text, list(enumerate(sentences)))

    def _placed(self, text: str, block: Sequence[_Numbered]) -> Placement:
        region = (block[0][1][0], block[-1][1][1]) if block else (0, 0)
        return Placement(Scan(text, region, self._vocabulary), block, self._graph)

    def _hits(
        self, text: str, placement: Placement, blocked: _Blocked
    ) -> Iterator[tuple[Candidate, Hit]]:
        scan = placement.scan
        candidates = [item for item in self.candidates(placement) if not blocked(scan, item.span)]
        negation = Negation(placement, self.program) if candidates else None
        for candidate in winners(candidates):
            negated = negation is not None and negation.negates(candidate.span, candidate.sentence)
            yield candidate, _hit(text, candidate, scan, negated=negated)

    def possible(self, placement: Placement) -> list[int]:
        """Return the numbers of the entries all of whose words are in one sentence of a text."""
        return sorted({order for order, _ in self._possible(placement)})

    def _possible(self, placement: Placement) -> Iterator[tuple[int, Sentence]]:
        words, possible = placement.scan.words, self._triggers.possible
        for sentence in placement.sentences:
            start, end = sentence.words
            for order in possible(words[start:end]):
                yield order, sentence

    def candidates(self, placement: Placement) -> Iterator[Candidate]:
        """Yield every match in a text, before `winners` chooses among those of a frame."""
        for order, sentence in self._possible(placement):
            plan = self.program.plans[order]
            for anchor, span in sentence_matches(placement, plan, sentence):
                yield Candidate(plan, order, anchor, span, sentence)


def plan_matches(placement: Placement, plan: Plan) -> Iterator[tuple[Span, Span, Sentence]]:
    """Yield anchor, span and sentence of an entry's matches, before they compete with others."""
    for sentence in placement.sentences:
        for anchor, span in sentence_matches(placement, plan, sentence):
            yield anchor, span, sentence


def sentence_matches(
    placement: Placement, plan: Plan, sentence: Sentence
) -> Iterator[tuple[Span, Span]]:
    """Yield anchor and span of an entry's matches in one sentence."""
    if len(plan.parts) == 1:
        for span in placement.matches(plan.parts[0], sentence):
            if placement.allowed(plan, span, sentence):
                yield span, span
        return
    for window in windows(placement, plan, sentence):
        if placement.allowed(plan, window.span, sentence):
            yield window.anchor, window.span


class _Blocked:
    """Tells whether words lie in a stretch that isn't scored."""

    def __init__(self, skip: Sequence[Span]) -> None:
        in_order = sorted(skip)
        self._starts = [start for start, _ in in_order]
        self._reach = list(accumulate((end for _, end in in_order), max))

    def __call__(self, scan: Scan, span: Span) -> bool:
        if not self._starts:
            return False
        before = bisect_left(self._starts, scan.ends[span[1] - 1])
        return before > 0 and self._reach[before - 1] > scan.starts[span[0]]


def _pieces(text: str, sentences: Sequence[Span]) -> Iterator[_Numbered]:
    """Yield sentences with their numbers, in pieces if they are longer than any sentence is."""
    for number, (first, end) in enumerate(sentences):
        start = first
        while end - start > _BLOCK:
            blank = text.rfind(" ", start + 1, start + _BLOCK)
            cut = blank if blank > start else start + _BLOCK
            yield number, (start, cut)
            start = cut
        yield number, (start, end)


def _blocks(pieces: Iterable[_Numbered]) -> Iterator[list[_Numbered]]:
    """Yield what is to be scanned at once, so that a huge text needs little time and memory."""
    block: list[_Numbered] = []
    for number, span in pieces:
        block.append((number, span))
        if span[1] - block[0][1][0] > _BLOCK:
            yield block
            block = []
    if block:
        yield block


def winners(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the leftmost-longest candidates of each frame, by their anchors."""
    taken: dict[str, int] = {}
    for candidate in sorted(candidates, key=_precedence):
        frame = candidate.plan.frame
        if candidate.anchor[0] >= taken.get(frame, 0):
            taken[frame] = candidate.anchor[1]
            yield candidate


def _precedence(candidate: Candidate) -> tuple[int, int, bool, float, int]:
    start, end = candidate.anchor
    plan = candidate.plan
    return start, -end, not plan.is_name, -plan.weight, candidate.order


def _hit(text: str, candidate: Candidate, scan: Scan, *, negated: bool) -> Hit:
    plan = candidate.plan
    start, end = scan.starts[candidate.span[0]], scan.ends[candidate.span[1] - 1]
    return Hit(
        frame=plan.frame,
        category=plan.category,
        entry=plan.entry,
        text=text[start:end],
        start=start,
        end=end,
        sentence=candidate.sentence.number,
        negated=negated,
        weight=plan.weight,
    )


def _sorted(hits: list[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.frame))


def compile_lexicons(lexicons: Iterable[Lexicon]) -> CompiledLexicons:
    """Return lexicons ready for matching; their expansion is kept in the user's cache folder."""
    lexicons = tuple(lexicons)
    key = digest(*(lexicon.hash.encode() for lexicon in lexicons))
    build = _Build(lexicons)
    return CompiledLexicons(cached("program", key, build=build, encode=to_plain, decode=from_plain))


@dataclass(frozen=True, slots=True)
class _Build:
    """Compiles when the cache holds nothing; the form list is imported only then."""

    lexicons: tuple[Lexicon, ...]

    def __call__(self) -> Program:
        from framing.lexicon.compiler import compile_program  # noqa: PLC0415
        from framing.lexicon.negation import negation_rules  # noqa: PLC0415

        return compile_program(self.lexicons, negation_rules())
