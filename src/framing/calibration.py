"""Learns from coded articles which proposals of the voice engine hold.

Run as `python -m framing.calibration GOLD… -o lexicons/voice/confidence.json`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from framing.evaluation import LOOSE, content_tokens, match_contents
from framing.gold import GoldArticle, load_gold
from framing.records import Attribution
from framing.text.sentences import sentence_spans
from framing.voice.confidence import EVERYTHING, ConfidenceModel, traits
from framing.voice.engine import VoiceEngine

STRENGTH = 0.3
"""Inverse of the L2 penalty: a trait of a few examples hardly moves a decision."""
THRESHOLD = 0.5
FOLDS = 5

Builder = Callable[[ConfidenceModel], VoiceEngine]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one coded article teaches: the traits of each proposal, and whether it holds."""

    article: GoldArticle
    traits: tuple[dict[str, float], ...]
    holds: tuple[bool, ...]


def lessons(gold: Iterable[GoldArticle], build: Builder) -> list[Lesson]:
    """Return one lesson a coded article; a proposal holds when a coded content matches it (IoU ≥ .5)."""
    engine = build(EVERYTHING)
    return [_lesson(item, engine) for item in gold]


def _lesson(item: GoldArticle, engine: VoiceEngine) -> Lesson:
    text = item.article.text
    found = engine.proposals(text, _sentences(item), item.article.skip)
    coded = [content_tokens(attribution, text) for attribution in item.attributions]
    return Lesson(
        article=item,
        traits=tuple(dict.fromkeys(traits(proposal, scene), 1.0) for proposal, scene in found),
        holds=tuple(
            _matches(content_tokens(Attribution("direct", proposal.content), text), coded)
            for proposal, _ in found
        ),
    )


def _sentences(item: GoldArticle) -> list[tuple[int, int]]:
    skip = item.article.skip
    return [
        (start, end)
        for start, end in sentence_spans(item.article.text)
        if not any(low < end and start < high for low, high in skip)
    ]


def _matches(tokens: frozenset[int], coded: Sequence[frozenset[int]]) -> bool:
    return any(len(tokens & other) >= LOOSE * len(tokens | other) > 0 for other in coded)


def fit(taught: Sequence[Lesson]) -> ConfidenceModel:
    """Return the logistic regression learnt from `taught`, without the shares of the residue."""
    rows = [row for lesson in taught for row in lesson.traits]
    labels = [held for lesson in taught for held in lesson.holds]
    vectorizer = DictVectorizer()
    regression = LogisticRegression(C=STRENGTH, max_iter=2000)
    regression.fit(vectorizer.fit_transform(rows), labels)
    names = vectorizer.get_feature_names_out()
    weights = {
        str(name): round(float(weight), 3)
        for name, weight in zip(names, regression.coef_[0], strict=True)
        if abs(weight) >= 0.01
    }
    return ConfidenceModel(round(float(regression.intercept_[0]), 3), weights, THRESHOLD, {})


def folds(count: int, *, seed: int = 0) -> list[list[int]]:
    """Return `FOLDS` disjoint lists of the indices below `count`, shuffled by `seed`."""
    order = np.random.default_rng(seed).permutation(count)
    return [sorted(int(index) for index in order[fold::FOLDS]) for fold in range(FOLDS)]


def cross_fitted(taught: Sequence[Lesson], *, seed: int = 0) -> dict[str, ConfidenceModel]:
    """Return for each article's id the model learnt from the articles of the other folds."""
    models: dict[str, ConfidenceModel] = {}
    for held_out in folds(len(taught), seed=seed):
        model = fit([lesson for index, lesson in enumerate(taught) if index not in held_out])
        models.update({taught[index].article.article.doc_id: model for index in held_out})
    return models


def learn(taught: Sequence[Lesson], build: Builder) -> ConfidenceModel:
    """Return the model with the shares of right ones among what has no cue."""
    model = fit(taught)
    models = cross_fitted(taught)
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for lesson in taught:
        engine = build(models[lesson.article.article.doc_id])
        _count_residue(lesson.article, engine, right, found)
    shares = {rule: round(right[rule] / found[rule], 3) for rule in sorted(found)}
    return ConfidenceModel(model.intercept, model.weights, model.threshold, shares)


def _count_residue(
    item: GoldArticle, engine: VoiceEngine, right: Counter[str], found: Counter[str]
) -> None:
    text = item.article.text
    proposed = engine.attribute(text, _sentences(item), item.article.skip)
    matched = {j for overlap, _, j in match_contents(item.attributions, proposed, text) if overlap >= LOOSE}
    for index, attribution in enumerate(proposed):
        if attribution.rule in {"floating", "scare"}:
            found[attribution.rule] += 1
            right[attribution.rule] += index in matched


def main() -> None:
    """Learn from the gold folders named on the command line and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    gold = [item for folder in options.gold for item in load_gold(folder)]
    model = learn(lessons(gold, VoiceEngine.surface), VoiceEngine.surface)
    text = json.dumps(asdict(model), ensure_ascii=False, indent=0, sort_keys=True)
    options.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
