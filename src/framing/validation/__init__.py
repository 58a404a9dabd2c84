"""A lexicon against coded articles: which frames, categories and entries earn their place.

The unit is the sentence, the sample is of articles: intervals resample whole articles, for
sentences of one article are no independent draws.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from framing.errors import CorpusError
from framing.evaluation.counts import Counts
from framing.gold import GoldArticle
from framing.lexicon import Lexicon, compile_lexicons
from framing.scoring import Scorer
from framing.statistics.reliability import krippendorff_alpha
from framing.validation.coding import Coded, CodedShare, read_coded
from framing.validation.contest import Contest, contests, entry_numbers
from framing.validation.resampling import Interval, Intervals, intervals

__all__ = ["Coded", "CodedShare", "Figure", "Interval", "Validation", "read_coded", "validate"]

Level = Literal["frame", "category", "entry"]
Key = tuple[str, str, str]
"""Frame, category and entry; empty where a figure covers all of them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How a frame, a category or an entry does.

    Attributes:
        frame: The frame.
        category: The category, or an empty string for the whole frame.
        entry: The entry, or an empty string for the whole category.
        counts: Sentences found and coded. For a category or an entry, `coded` is what is coded
            for its frame, so that its recall is the share of the frame that it finds.
        precision: 95 % interval, articles resampled.
        recall: 95 % interval.
        f1: 95 % interval.
        alpha: Krippendorff's α with the coders; frames only, else `nan`.
        influence: For an entry, macro F1 with it less macro F1 without it, other entries taking
            over where they match, too: above 0 it helps. Else `nan`.
    """

    frame: str
    category: str
    entry: str
    counts: Counts
    precision: Interval
    recall: Interval
    f1: Interval
    alpha: float = math.nan
    influence: float = math.nan

    @property
    def level(self) -> Level:
        """What the figure is of."""
        return "entry" if self.entry else "category" if self.category else "frame"

    @property
    def false_alarms(self) -> int:
        """Sentences found that are not coded."""
        return self.counts.found - self.counts.both


@dataclass(frozen=True, slots=True)
class Validation:
    """The figures of lexicons on coded articles.

    Attributes:
        articles: How many articles.
        figures: Of frames, categories and entries that hit at least once.
        unused: Frame, category and name of the entries that hit nowhere.
    """

    articles: int
    figures: tuple[Figure, ...]
    unused: tuple[Key, ...]

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the frames of which something is found or coded."""
        return _macro({item.frame: item.counts for item in self.of("frame")})

    def of(self, level: Level) -> list[Figure]:
        """Return the figures of one level, in the lexicons' order."""
        return [item for item in self.figures if item.level == level]

    def by_false_alarms(self) -> list[Figure]:
        """Return the entries, those with most false alarms first."""
        return sorted(self.of("entry"), key=lambda item: (-item.false_alarms, item.counts.both))

    def by_influence(self) -> list[Figure]:
        """Return the entries, those that move the macro F1 most first."""
        return sorted(self.of("entry"), key=lambda item: -abs(item.influence))


def validate(
    gold: Iterable[GoldArticle], lexicons: Iterable[Lexicon], *, draws: int = 1000, seed: int = 0
) -> Validation:
    """Return the figures of lexicons on coded articles; no voice is looked for.

    Args:
        gold: Coded articles, as `load_gold` yields them.
        lexicons: Their frames are compared with the coded framings of the same names.
        draws: Bootstrap samples of articles.
        seed: Of the generator.

    Raises:
        CorpusError: There is no article, or none of the frames is coded in any.
    """
    scorer = Scorer(compile_lexicons(lexicons), voice=None)
    held = [contests(item, scorer) for item in gold]
    _check_coded(held, scorer.lexicons.frames)
    numbers = {order: key for order, *key in entry_numbers(scorer.lexicons)}
    keys = {order: (frame, category, entry) for order, (frame, category, entry) in numbers.items()}
    tables = [_article_counts(article, keys) for article in held]
    used = _used(tables, keys, scorer.lexicons.frames)
    bounds = intervals(tables, used, draws=draws, seed=seed)
    influences = _influences(held, keys)
    figures = tuple(_figure(key, tables, bounds[key], influences) for key in used)
    unused = tuple(key for key in keys.values() if key not in bounds)
    return Validation(len(held), figures, unused)


def _check_coded(held: Sequence[Mapping[str, Contest]], frames: Sequence[str]) -> None:
    if not held:
        raise CorpusError("no coded article; give a folder with texts/ and annotations/")
    if not any(contest.coded for article in held for contest in article.values()):
        raise CorpusError(
            f"none of the frames {', '.join(frames)} is coded in these articles; "
            "name the lexicon's frame as the coders did"
        )


def _article_counts(article: Mapping[str, Contest], keys: Mapping[int, Key]) -> dict[Key, Counts]:
    """Return the counts of everything that hits in one article, and of each frame."""
    result: dict[Key, Counts] = {}
    for frame, contest in article.items():
        sentences: dict[Key, set[int]] = {(frame, "", ""): set()}
        for number, orders in contest.carried().items():
            for key in {part for order in orders for part in _parts(keys[order])}:
                sentences.setdefault(key, set()).add(number)
        result |= {key: contest.counts(found) for key, found in sentences.items()}
    return result


def _parts(key: Key) -> Iterator[Key]:
    frame, category, entry = key
    yield from ((frame, "", ""), (frame, category, ""), (frame, category, entry))


def _used(
    tables: Sequence[Mapping[Key, Counts]], keys: Mapping[int, Key], frames: Iterable[str]
) -> list[Key]:
    """Return what has a figure, in the lexicons' order: frames, then categories, then entries."""
    hit = {key for table in tables for key in table}
    categories = dict.fromkeys((frame, category, "") for frame, category, _ in keys.values())
    every = [*((frame, "", "") for frame in frames), *categories, *keys.values()]
    return [key for key in every if key in hit]


def _figure(
    key: Key,
    tables: Sequence[Mapping[Key, Counts]],
    bounds: Intervals,
    influences: Mapping[Key, float],
) -> Figure:
    counts = _total(key, tables)
    alpha = math.nan if key[1] else _alpha(counts)
    return Figure(*key, counts, *bounds, alpha, influences.get(key, math.nan))


def _total(key: Key, tables: Sequence[Mapping[Key, Counts]]) -> Counts:
    """Return the counts over all articles; where a key does not hit, its frame is still coded."""
    counts = sum((table.get(key, Counts()) for table in tables), Counts())
    frame = sum((table[key[0], "", ""] for table in tables), Counts())
    return Counts(counts.both, counts.found, frame.coded, frame.total)


def _alpha(counts: Counts) -> float:
    neither = counts.total - counts.found - counts.coded + counts.both
    apart = counts.found + counts.coded - 2 * counts.both
    return krippendorff_alpha([[2, 0]] * neither + [[1, 1]] * apart + [[0, 2]] * counts.both)


def _influences(held: Sequence[Mapping[str, Contest]], keys: Mapping[int, Key]) -> dict[Key, float]:
    """Return what leaving out each entry takes from the macro F1."""
    totals = {
        frame: sum((article[frame].counts(article[frame].carried()) for article in held), Counts())
        for frame in held[0]
    }
    without: dict[int, Counts] = {}
    for article in held:
        for contest in article.values():
            for order, change in _changes(contest):
                without[order] = without.get(order, Counts()) + change
    whole = _macro(totals)
    return {
        keys[order]: whole - _macro({**totals, keys[order][0]: totals[keys[order][0]] + change})
        for order, change in without.items()
    }


def _changes(contest: Contest) -> Iterator[tuple[int, Counts]]:
    """Yield each entry that hits with what leaving it out changes; counts may be negative."""
    carried = contest.carried()
    before = contest.counts(carried)
    for order in {order for orders in carried.values() for order in orders}:
        after = contest.counts(contest.carried(without=order))
        yield order, Counts(after.both - before.both, after.found - before.found)


def _macro(totals: Mapping[str, Counts]) -> float:
    values = [counts.f1 for counts in totals.values() if not math.isnan(counts.f1)]
    return sum(values) / len(values) if values else math.nan
