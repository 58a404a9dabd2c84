"""Coded articles as passages, and what a classifier would score on articles it has not seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sklearn.base import clone
from sklearn.model_selection import KFold

from framing.classifier.companion import Companion
from framing.classifier.estimator import FrameClassifier
from framing.classifier.passages import Passage, passages
from framing.errors import CorpusError
from framing.evaluation import Evaluation, coded_framings
from framing.evaluation.framings import frame_counts
from framing.gold import GoldArticle
from framing.records import Article, ScoredArticle, Span

FOLDS = 5

Score = Callable[[Article], ScoredArticle]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A coded article, what the lexicons found in it, and what each of its passages carries."""

    gold: GoldArticle
    scored: ScoredArticle
    passages: tuple[Passage, ...]
    labels: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """Sentence-level figures of the lexicons alone and of the classifier, on the same articles."""

    lexicons: Evaluation
    classifier: Evaluation


def lessons(gold: Sequence[GoldArticle], score: Score) -> list[Lesson]:
    """Return one lesson a coded article; framings of frames without a lexicon are left out."""
    return [_lesson(item, score(item.article)) for item in gold]


def fitted(classifier: FrameClassifier, taught: Sequence[Lesson]) -> FrameClassifier:
    """Return a new classifier with the parameters of `classifier`, fitted on lessons.

    Lessons are told apart by their order: two corpora may use one id twice.
    """
    groups = [number for number, lesson in enumerate(taught) for _ in lesson.passages]
    found = [passage for lesson in taught for passage in lesson.passages]
    labels = [names for lesson in taught for names in lesson.labels]
    learner: FrameClassifier = clone(classifier)
    return learner.fit(found, labels, groups)


def cross_validated(
    classifier: FrameClassifier, taught: Sequence[Lesson], *, seed: int = 0
) -> Gain:
    """Return figures in which each article is judged by a classifier that has not seen it.

    Args:
        classifier: Its parameters are used; it is not fitted.
        taught: One lesson an article; whole articles are held out, in five folds.
        seed: Of the folds.

    Raises:
        CorpusError: There is only one article.
    """
    if len(taught) < 2:
        raise CorpusError("one coded article cannot be held out from itself; give two or more")
    judged: dict[int, ScoredArticle] = {}
    folds = KFold(min(FOLDS, len(taught)), shuffle=True, random_state=seed)
    for seen, held_out in folds.split(taught):
        learner = fitted(classifier, [taught[number] for number in seen])
        judged |= {number: _judged(learner, taught[number]) for number in held_out}
    return _compared(taught, [judged[number] for number in range(len(taught))])


def held_out(classifier: FrameClassifier, tested: Sequence[Lesson]) -> Gain:
    """Return the figures of a fitted classifier on lessons that it has not learnt from."""
    return _compared(tested, [_judged(classifier, lesson) for lesson in tested])


def _judged(classifier: FrameClassifier, lesson: Lesson) -> ScoredArticle:
    return Companion(classifier).review(lesson.scored)


def _compared(taught: Sequence[Lesson], judged: Sequence[ScoredArticle]) -> Gain:
    plain = [frame_counts(lesson.gold, lesson.scored) for lesson in taught]
    pairs = zip(taught, judged, strict=True)
    learnt = [frame_counts(lesson.gold, scored) for lesson, scored in pairs]
    return Gain(Evaluation(tuple(plain)), Evaluation(tuple(learnt)))


def _lesson(gold: GoldArticle, scored: ScoredArticle) -> Lesson:
    carried = _carried(gold, scored)
    coded = [span for number, span in enumerate(gold.sentences) if number not in gold.boilerplate]
    found = [item for item in passages(scored) if _touches(scored.sentences[item.number], coded)]
    labels = tuple(frozenset(carried.get(item.number, ())) for item in found)
    return Lesson(gold, scored, tuple(found), labels)


def _carried(gold: GoldArticle, scored: ScoredArticle) -> dict[int, set[str]]:
    """Return the frames of each sentence as it was found: the one that holds the evidence."""
    starts = [start for start, _ in scored.sentences]
    carried: dict[int, set[str]] = {}
    for (coded, frame), evidence in coded_framings(gold).items():
        place = evidence[0][0] if evidence else gold.sentences[coded][0]
        number = max(bisect_right(starts, place) - 1, 0)
        if frame in scored.frames:
            carried.setdefault(number, set()).add(frame)
    return carried


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
