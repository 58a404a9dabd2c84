"""Learns from coded articles which proposals of the voice engine hold.

Run as `python -m framing.calibration GOLD… --written seeds/gold --pairs tests/pairs
-o lexicons/voice/confidence.json`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from framing.evaluation import LOOSE, content_tokens, match_contents
from framing.gold import GoldArticle, load_gold
from framing.records import Article, Attribution, Span
from framing.text.sentences import sentence_spans
from framing.voice.confidence import EVERYTHING, ConfidenceModel, logit, traits
from framing.voice.engine import VoiceEngine
from framing.voice.grammar import read_yaml

STRENGTH = 0.3
"""Inverse of the L2 penalty: a trait of a few examples hardly moves a decision."""
THRESHOLD = 0.55
PAIR_WEIGHT = 0.3
"""A minimal pair counts less than a proposal of a real article: half the pairs are traps."""
FOLDS = 5

CUELESS = frozenset({"floating", "scare", "block"})
"""Rules whose confidence is a share: no trait of a cue speaks for or against them."""
_RESIDUE = CUELESS - {"block"}

Builder = Callable[[ConfidenceModel], VoiceEngine]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one text teaches: the traits of each proposal, whether it holds, and its weight."""

    doc_id: str
    traits: tuple[dict[str, float], ...]
    holds: tuple[bool, ...]
    weight: float = 1.0


def lessons(gold: Iterable[GoldArticle], build: Builder) -> list[Lesson]:
    """Return one lesson a coded article; a proposal holds when a coded content matches it (IoU ≥ .5)."""
    engine = build(EVERYTHING)
    return [
        _lesson(
            engine,
            item.article,
            _sentences(item),
            [content_tokens(attribution, item.article.text) for attribution in item.attributions],
        )
        for item in gold
    ]


def pair_lessons(folder: Path, build: Builder) -> list[Lesson]:
    """Return one lesson a minimal pair of `folder` (see `tests/pairs`)."""
    engine = build(EVERYTHING)
    return [
        _pair_lesson(engine, f"{path.stem}-{number}", case)
        for path in sorted(folder.glob("*.yaml"))
        for number, case in enumerate(read_yaml(path)["cases"], 1)
    ]


def _pair_lesson(engine: VoiceEngine, doc_id: str, case: dict[str, Any]) -> Lesson:
    article = Article(doc_id=doc_id, text=case["text"], language="fr")
    coded = [
        content_tokens(Attribution("direct", _located(case["text"], item["content"])), case["text"])
        for item in case.get("found", ())
    ]
    lesson = _lesson(engine, article, sentence_spans(case["text"]), coded)
    return replace(lesson, weight=PAIR_WEIGHT)


def _located(text: str, references: Sequence[str | list[Any]]) -> tuple[Span, ...]:
    """Return the spans of substrings; `[substring, n]` is the n-th occurrence."""
    spans = []
    for reference in references:
        substring, number = reference if isinstance(reference, list) else (reference, 1)
        start = -1
        for _ in range(number):
            start = text.index(substring, start + 1)
        spans.append((start, start + len(substring)))
    return tuple(spans)


def _lesson(
    engine: VoiceEngine,
    article: Article,
    sentences: Sequence[Span],
    coded: Sequence[frozenset[int]],
) -> Lesson:
    found = engine.proposals(article.text, sentences, article.skip)
    contents = [
        content_tokens(Attribution("direct", item.content), article.text) for item, _ in found
    ]
    return Lesson(
        doc_id=article.doc_id,
        traits=tuple(dict.fromkeys(traits(proposal, scene), 1.0) for proposal, scene in found),
        holds=tuple(_matches(tokens, coded) for tokens in contents),
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
    weights_of_rows = [lesson.weight for lesson in taught for _ in lesson.traits]
    vectorizer = DictVectorizer()
    regression = LogisticRegression(C=STRENGTH, max_iter=2000)
    regression.fit(vectorizer.fit_transform(rows), labels, sample_weight=weights_of_rows)
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


def cross_fitted(
    taught: Sequence[Lesson], *, always: Sequence[Lesson] = (), seed: int = 0
) -> dict[str, ConfidenceModel]:
    """Return for each article's id the model learnt from the articles of the other folds.

    Args:
        taught: Lessons of coded articles, cut into folds.
        always: Lessons that every fold learns from (no articles: minimal pairs).
        seed: Of the folds.
    """
    models: dict[str, ConfidenceModel] = {}
    for held_out in folds(len(taught), seed=seed):
        others = [lesson for index, lesson in enumerate(taught) if index not in held_out]
        model = fit([*others, *always])
        models.update({taught[index].doc_id: model for index in held_out})
    return models


@dataclass(frozen=True, slots=True)
class Judged:
    """An attribution that was chosen, and whether it is right (IoU ≥ .5 with a coded content)."""

    doc_id: str
    rule: str
    confidence: float
    is_right: bool


def judged(
    gold: Iterable[GoldArticle], build: Builder, models: Mapping[str, ConfidenceModel]
) -> list[Judged]:
    """Return what is chosen in each article with its own model of `models`."""
    return [found for item in gold for found in _judged(item, build(models[item.article.doc_id]))]


def _judged(item: GoldArticle, engine: VoiceEngine) -> Iterator[Judged]:
    text = item.article.text
    proposed = engine.attribute(text, _sentences(item), item.article.skip)
    matched = {
        j for overlap, _, j in match_contents(item.attributions, proposed, text) if overlap >= LOOSE
    }
    for index, found in enumerate(proposed):
        yield Judged(item.article.doc_id, found.rule, found.confidence, index in matched)


def scaled(model: ConfidenceModel, known: Iterable[Judged]) -> ConfidenceModel:
    """Return the model with the slope and offset that calibrate it on `known` (Platt 1999)."""
    chosen = [found for found in known if found.rule not in CUELESS]
    odds = [[logit(found.confidence)] for found in chosen]
    regression = LogisticRegression(C=np.inf)
    regression.fit(odds, [found.is_right for found in chosen])
    slope, offset = regression.coef_[0][0], regression.intercept_[0]
    return replace(model, slope=round(float(slope), 3), offset=round(float(offset), 3))


def calibrated(
    gold: Sequence[GoldArticle], build: Builder, models: Mapping[str, ConfidenceModel]
) -> dict[str, ConfidenceModel]:
    """Return `cross_fitted` models, each calibrated on those of `gold` that are in other folds.

    A model of an article that is not in `gold` is calibrated on all of it.
    """
    known = judged(gold, build, models)
    fold = {
        gold[index].article.doc_id: number
        for number, held_out in enumerate(folds(len(gold)))
        for index in held_out
    }
    return {
        doc_id: scaled(model, [each for each in known if fold[each.doc_id] != fold.get(doc_id)])
        for doc_id, model in models.items()
    }


def learn(
    gold: Sequence[GoldArticle],
    build: Builder,
    *,
    written: Sequence[GoldArticle] = (),
    pairs: Sequence[Lesson] = (),
) -> ConfidenceModel:
    """Return the model, calibrated, with the shares of right ones among what has no cue.

    Args:
        gold: Coded articles of real outlets.
        build: From a model to the engine that uses it.
        written: Coded articles written as examples: learnt from, but what is right in them as
            often tells nothing about real ones, so that they don't calibrate.
        pairs: Lessons of minimal pairs, likewise.
    """
    taught = lessons([*gold, *written], build)
    models = cross_fitted(taught, always=pairs)
    model = scaled(fit([*taught, *pairs]), judged(gold, build, models))
    return replace(model, residue=_shares(judged([*gold, *written], build, models)))


def _shares(known: Iterable[Judged]) -> dict[str, float]:
    right: dict[str, list[bool]] = defaultdict(list)
    for found in known:
        if found.rule in _RESIDUE:
            right[found.rule].append(found.is_right)
    return {rule: round(sum(each) / len(each), 3) for rule, each in sorted(right.items())}


def main() -> None:
    """Learn from the gold folders named on the command line and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--written", type=Path, help="coded articles written as examples")
    parser.add_argument("--pairs", type=Path, help="folder of minimal pairs")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    model = learn(
        [item for folder in options.gold for item in load_gold(folder)],
        VoiceEngine.surface,
        written=list(load_gold(options.written)) if options.written else [],
        pairs=pair_lessons(options.pairs, VoiceEngine.surface) if options.pairs else [],
    )
    text = json.dumps(asdict(model), ensure_ascii=False, indent=0, sort_keys=True)
    options.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
