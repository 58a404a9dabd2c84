"""Found against coded: precision, recall, F1 and agreement, with intervals over articles.

Every figure is a sum over articles of small counts (`Counts`), so that an interval can resample
whole articles: sentences of one article are no independent draws.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from framing.gold import GoldArticle
from framing.records import Article, Attribution, Hit, ScoredArticle, Span

_WORD = re.compile(r"\w+")
KINDS = ("direct", "mixed", "indirect", "nominal", "label", "hearsay", "scare", "block")
LOOSE, STRICT = 0.5, 0.8
BOUND = 0.5
"""Least weight of a hit that makes its sentence carry the frame."""

Score = Callable[[Article], ScoredArticle]


@dataclass(frozen=True, slots=True)
class Counts:
    """Units in both, found, coded, and looked at (`total` is 0 where nothing is left to count)."""

    both: int = 0
    found: int = 0
    coded: int = 0
    total: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.both + other.both,
            self.found + other.found,
            self.coded + other.coded,
            self.total + other.total,
        )

    @property
    def precision(self) -> float:
        """Share of what was found that is coded; `nan` when nothing was found."""
        return self.both / self.found if self.found else float("nan")

    @property
    def recall(self) -> float:
        """Share of what is coded that was found; `nan` when nothing is coded."""
        return self.both / self.coded if self.coded else float("nan")

    @property
    def f1(self) -> float:
        """Harmonic mean of the two: 2 both / (found + coded)."""
        total = self.found + self.coded
        return 2 * self.both / total if total else float("nan")

    @property
    def kappa(self) -> float:
        """Cohen's κ between found and coded over `total` units (Cohen 1960)."""
        if not self.total:
            return float("nan")
        neither = self.total - self.found - self.coded + self.both
        observed = (self.both + neither) / self.total
        yes = self.found * self.coded / self.total**2
        no = (self.total - self.found) * (self.total - self.coded) / self.total**2
        return (observed - yes - no) / (1 - yes - no) if yes + no < 1 else float("nan")


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement, for the error table.

    Attributes:
        what: `miss`, `false alarm`, `source` (content right, source wrong), `extent` (IoU under
            .8), `frame miss`, `frame false alarm`.
        doc_id: The article.
        construction: The rule that found it, or the kind that was coded.
        coded: The coded words, or empty.
        found: The found words, or empty.
        sentence: The sentence around them.
    """

    what: str
    doc_id: str
    construction: str
    coded: str
    found: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Counts of every figure for every article, and the differences.

    Attributes:
        articles: One mapping from figure to counts an article.
        differences: What to look at, in the order of the articles.
    """

    articles: tuple[Mapping[str, Counts], ...]
    differences: tuple[Difference, ...] = field(default=(), repr=False)

    def total(self, figure: str) -> Counts:
        """Return the counts of `figure` over all articles."""
        return sum((tally.get(figure, Counts()) for tally in self.articles), Counts())

    @property
    def figures(self) -> tuple[str, ...]:
        """Names of the figures, sorted."""
        return tuple(sorted({name for tally in self.articles for name in tally}))

    def macro_f1(self, prefix: str) -> float:
        """Return the mean F1 of the figures that begin with `prefix`."""
        names = [name for name in self.figures if name.startswith(prefix)]
        return float(np.mean([self.total(name).f1 for name in names])) if names else float("nan")

    def interval(
        self, figure: str, measure: str = "f1", *, draws: int = 2000, seed: int = 0
    ) -> tuple[float, float]:
        """Return the 95 % percentile interval of a measure, articles resampled.

        Args:
            figure: Name of the figure.
            measure: `precision`, `recall`, `f1` or `kappa`.
            draws: Bootstrap samples.
            seed: Of the generator.
        """
        rows = [self._row(tally.get(figure, Counts())) for tally in self.articles]
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        generator = np.random.default_rng(seed)
        picks = generator.integers(0, len(table), size=(draws, len(table)))
        sums = table[picks].sum(axis=1)
        values = [getattr(Counts(*(int(cell) for cell in row)), measure) for row in sums]
        low, high = np.nanpercentile(values, [2.5, 97.5])
        return float(low), float(high)

    @staticmethod
    def _row(counts: Counts) -> tuple[int, int, int, int]:
        return (counts.both, counts.found, counts.coded, counts.total)


def evaluate(gold: Iterable[GoldArticle], score: Score) -> Evaluation:
    """Compare what `score` finds in each coded article with what was coded.

    Figures:
        `voice`: word tokens that lie in a content of any kind but `scare`.
        `content .5`, `content .8`: contents matched one to one, greedily, by the intersection over
            union of their word tokens.
        `who said what`: a content match at .5 whose source spans overlap, or that both lack one.
        `kind …`: recall of the contents of one kind at .5 (`found` counts what matched).
        `actor type`, `actor country`: of the matched contents with a coded actor, the share whose
            found actor has the same one.
        `frame …`: sentences that carry the frame, boilerplate left out.
        `framing voice`: framings of a sentence that both saw, the share in the same voice.
    """
    tallies: list[Mapping[str, Counts]] = []
    differences: list[Difference] = []
    for item in gold:
        found = score(item.article)
        tallies.append({**_attribution_counts(item, found), **_frame_counts(item, found)})
        differences.extend(
            (*_attribution_differences(item, found), *_frame_differences(item, found))
        )
    return Evaluation(tuple(tallies), tuple(differences))


def content_tokens(attribution: Attribution, text: str) -> frozenset[int]:
    r"""Return the start offsets of the word tokens (`\w+`) inside the attribution's content."""
    return frozenset(
        match.start()
        for start, end in attribution.content
        for match in _WORD.finditer(text, start, end)
    )


def match_contents(
    coded: Sequence[Attribution], found: Sequence[Attribution], text: str
) -> list[tuple[float, int, int]]:
    """Pair contents one to one, greedily, by intersection over union of their tokens.

    Returns:
        `(IoU, index in coded, index in found)`, best first.
    """
    left = [content_tokens(item, text) for item in coded]
    right = [content_tokens(item, text) for item in found]
    pairs = sorted(
        ((_iou(one, other), -i, -j) for i, one in enumerate(left) for j, other in enumerate(right)),
        reverse=True,
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    matches = []
    for overlap, minus_i, minus_j in pairs:
        if overlap > 0 and -minus_i not in used_left and -minus_j not in used_right:
            used_left.add(-minus_i)
            used_right.add(-minus_j)
            matches.append((overlap, -minus_i, -minus_j))
    return matches


def _iou(one: frozenset[int], other: frozenset[int]) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def _asserted(attributions: Iterable[Attribution]) -> list[Attribution]:
    return [item for item in attributions if not item.nested]


def _attribution_counts(gold: GoldArticle, found: ScoredArticle) -> dict[str, Counts]:
    text = gold.article.text
    coded, proposed = list(gold.assertions), _asserted(found.attributions)
    matches = match_contents(coded, proposed, text)
    loose = [(i, j) for overlap, i, j in matches if overlap >= LOOSE]
    strict = [(i, j) for overlap, i, j in matches if overlap >= STRICT]
    said = [(i, j) for i, j in loose if same_source(coded[i], proposed[j])]
    sizes = {"found": len(proposed), "coded": len(coded)}
    return {
        "voice": _voice_counts(coded, proposed, text),
        "content .5": Counts(both=len(loose), **sizes),
        "content .8": Counts(both=len(strict), **sizes),
        "who said what": Counts(both=len(said), **sizes),
        **_kind_counts(coded, loose),
        **_actor_counts(coded, proposed, loose),
    }


def _voice_counts(coded: Sequence[Attribution], found: Sequence[Attribution], text: str) -> Counts:
    left, right = _attributed(coded, text), _attributed(found, text)
    words = sum(1 for _ in _WORD.finditer(text))
    return Counts(len(left & right), len(right), len(left), words)


def _attributed(attributions: Sequence[Attribution], text: str) -> frozenset[int]:
    spoken = [content_tokens(item, text) for item in attributions if item.kind != "scare"]
    return frozenset().union(*spoken)


def same_source(coded: Attribution, found: Attribution) -> bool:
    """Tell whether the source spans overlap, or both have none."""
    one, other = coded.source, found.source
    if one is None or other is None:
        return one is other
    return one.start < other.end and other.start < one.end


def _kind_counts(
    coded: Sequence[Attribution], loose: Sequence[tuple[int, int]]
) -> dict[str, Counts]:
    matched = [coded[i].kind for i, _ in loose]
    present = {item.kind for item in coded}
    return {
        f"kind {kind}": Counts(
            both=matched.count(kind),
            found=matched.count(kind),
            coded=sum(item.kind == kind for item in coded),
        )
        for kind in KINDS
        if kind in present
    }


def _actor_counts(
    coded: Sequence[Attribution], found: Sequence[Attribution], loose: Sequence[tuple[int, int]]
) -> dict[str, Counts]:
    pairs = [(coded[i].actor, found[j].actor) for i, j in loose if coded[i].actor]
    size = {"found": len(pairs), "coded": len(pairs)}
    types = sum(bool(b) and a.type == b.type for a, b in pairs if a and b)
    countries = sum(a.country == b.country for a, b in pairs if a and b)
    return {
        "actor type": Counts(both=types, **size),
        "actor country": Counts(both=countries, **size),
    }


Pair = tuple[int, str]
"""A sentence number and a frame."""


def _frame_counts(gold: GoldArticle, found: ScoredArticle) -> dict[str, Counts]:
    coded, proposed = coded_framings(gold), found_framings(gold, found)
    sentences = len(gold.sentences) - len(gold.boilerplate)
    counts = {
        f"frame {frame}": _pair_counts(
            {pair for pair in coded if pair[1] == frame},
            {pair for pair in proposed if pair[1] == frame},
            sentences,
        )
        for frame in found.frames
    }
    return {**counts, "framing voice": _framing_voice(gold, found, coded, proposed)}


def _pair_counts(coded: set[Pair], found: set[Pair], total: int) -> Counts:
    return Counts(len(coded & found), len(found), len(coded), total)


def coded_framings(gold: GoldArticle) -> dict[Pair, tuple[Span, ...]]:
    """Return the coded framings with their evidence."""
    return {(item.sentence, item.frame): item.evidence for item in gold.frames}


def found_framings(gold: GoldArticle, found: ScoredArticle) -> dict[Pair, list[Hit]]:
    """Return the hits by coded sentence and frame; light hits and boilerplate left out."""
    starts = [start for start, _ in gold.sentences]
    pairs: dict[Pair, list[Hit]] = {}
    for hit in found.hits:
        number = bisect_right(starts, hit.start) - 1
        inside = number >= 0 and hit.start < gold.sentences[number][1]
        if inside and hit.weight >= BOUND and number not in gold.boilerplate:
            pairs.setdefault((number, hit.frame), []).append(hit)
    return pairs


def _framing_voice(
    gold: GoldArticle,
    found: ScoredArticle,
    coded: Mapping[Pair, Sequence[Span]],
    proposed: Mapping[Pair, Sequence[Hit]],
) -> Counts:
    shared = [pair for pair in coded if pair in proposed and coded[pair]]
    contents = [span for item in gold.assertions if item.kind != "scare" for span in item.content]
    same = sum(
        _mostly_inside(coded[pair], contents) == _mostly_attributed(proposed[pair])
        for pair in shared
    )
    return Counts(same, len(shared), len(shared))


def _mostly_inside(evidence: Sequence[Span], contents: Sequence[Span]) -> bool:
    inside = sum(any(s <= start and end <= e for s, e in contents) for start, end in evidence)
    return 2 * inside > len(evidence)


def _mostly_attributed(hits: Sequence[Hit]) -> bool:
    return 2 * sum(hit.voice == "attributed" for hit in hits) > len(hits)


Outcome = Literal["miss", "false alarm", "source", "extent"]


def _attribution_differences(gold: GoldArticle, found: ScoredArticle) -> Iterator[Difference]:
    coded, proposed = list(gold.assertions), _asserted(found.attributions)
    matches = match_contents(coded, proposed, gold.article.text)
    good = [(overlap, i, j) for overlap, i, j in matches if overlap >= LOOSE]
    for overlap, i, j in good:
        if not same_source(coded[i], proposed[j]):
            yield _difference("source", gold, coded[i], proposed[j])
        elif overlap < STRICT:
            yield _difference("extent", gold, coded[i], proposed[j])
    for i, item in enumerate(coded):
        if i not in {i for _, i, _ in good}:
            yield _difference("miss", gold, item, None)
    for j, item in enumerate(proposed):
        if j not in {j for _, _, j in good}:
            yield _difference("false alarm", gold, None, item)


def _difference(
    what: str, gold: GoldArticle, coded: Attribution | None, found: Attribution | None
) -> Difference:
    either = coded or found
    start = either.content[0][0] if either else 0
    return Difference(
        what=what,
        doc_id=gold.article.doc_id,
        construction=found.rule if found else coded.kind if coded else "",
        coded=_described(coded, gold.article.text),
        found=_described(found, gold.article.text),
        sentence=_sentence_at(gold, start),
    )


def _described(item: Attribution | None, text: str) -> str:
    if item is None:
        return ""
    content = " … ".join(text[start:end] for start, end in item.content)
    cue = text[item.cue[0] : item.cue[1]] if item.cue else "-"
    return f"{item.kind}: ({item.source or '-'}) <{cue}> [{content}]"


def _sentence_at(gold: GoldArticle, offset: int) -> str:
    for start, end in gold.sentences:
        if start <= offset < end:
            return gold.article.text[start:end]
    return ""


def _frame_differences(gold: GoldArticle, found: ScoredArticle) -> Iterator[Difference]:
    coded, proposed = coded_framings(gold), found_framings(gold, found)
    text = gold.article.text
    for pair in sorted({*coded} ^ {*proposed}):
        number, frame = pair
        start, end = gold.sentences[number]
        evidence = " | ".join(text[s:e] for s, e in coded.get(pair, ()))
        hits = " | ".join(f"{hit.text} ({hit.entry})" for hit in proposed.get(pair, ()))
        what = "frame miss" if pair in coded else "frame false alarm"
        yield Difference(what, gold.article.doc_id, frame, evidence, hits, text[start:end])
