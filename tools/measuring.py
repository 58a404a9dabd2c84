"""Everything that docs/evaluation.md says in numbers, as one plain document."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from framing._version import __version__
from framing.calibration import CUELESS
from framing.evaluation import LOOSE, Evaluation, content_tokens, match_contents
from framing.gold import GoldArticle, load_gold
from framing.nlp.model import model_name
from framing.records import Attribution, ScoredArticle
from framing.scoring import DEFAULT_ENGINE
from framing.text.sentences import sentence_spans
from framing.voice.confidence import EVERYTHING
from framing.voice.engine import VoiceEngine
from tools import reliability, textacy_baseline
from tools.crossfit import Bench, cross_fitted_models
from tools.places import SEEDS_GOLD, UNSEEN

DRAWS = 1000
_ENGINES = ("surface", "parse")

Document = dict[str, Any]


def measure(folder: Path) -> Document:
    """Return all figures on the coded articles of `folder`, on the seeds and on the unseen articles.

    Takes about a minute, and the trained model. The same articles and code give the same figures.
    """
    coded, seeds, unseen = (list(load_gold(each)) for each in (folder, SEEDS_GOLD, UNSEEN))
    models = cross_fitted_models(coded, seeds)
    benches = {engine: Bench.of(engine, models) for engine in _ENGINES}
    results = {engine: bench.evaluated(coded) for engine, bench in benches.items()}
    default = benches[DEFAULT_ENGINE]
    return {
        "framing": __version__,
        "model": model_name(),
        "default": DEFAULT_ENGINE,
        "coded": {engine: _figures(result) for engine, result in results.items()},
        "shipped": _figures(Bench.of(DEFAULT_ENGINE).evaluated(coded)),
        "seeds": {engine: _figures(benches[engine].evaluated(seeds)) for engine in _ENGINES},
        "unseen": {engine: _figures(Bench.of(engine).evaluated(unseen)) for engine in _ENGINES},
        "textacy": textacy_baseline.measure(coded),
        "reliability": reliability.bins(_judged(coded, default.found)),
        "missed": _missed(coded, default.found),
        "rules": _rules(coded, default.found),
    }


def _figures(result: Evaluation) -> Document:
    figures = {name: _figure(result, name) for name in result.figures}
    return {
        "articles": len(result.articles),
        "figures": figures,
        "frames_macro_f1": _number(result.macro_f1("frame ")),
    }


def _figure(result: Evaluation, name: str) -> Document:
    counts = result.total(name)
    is_share = name.startswith(("kind ", "actor ", "framing voice"))
    low, high = result.interval(name, "recall" if is_share else "f1", draws=DRAWS)
    figure = {
        "both": counts.both,
        "found": counts.found,
        "coded": counts.coded,
        "recall": _number(counts.recall),
        "low": _number(low),
        "high": _number(high),
    }
    if is_share:
        return figure
    figure |= {"precision": _number(counts.precision), "f1": _number(counts.f1)}
    return figure | ({"kappa": _number(counts.kappa)} if name.startswith("frame ") else {})


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 3)


Found = Mapping[str, ScoredArticle]


def _judged(coded: Sequence[GoldArticle], found: Found) -> Iterable[tuple[float, bool]]:
    """Yield the confidence of each attribution that has one of the model, and whether it is right."""
    for item in coded:
        text, proposed = item.article.text, found[item.article.doc_id].attributions
        right = _matched(item.attributions, proposed, text)[1]
        for number, attribution in enumerate(proposed):
            if attribution.rule not in CUELESS:
                yield attribution.confidence, number in right


def _matched(
    coded: Sequence[Attribution], found: Sequence[Attribution], text: str
) -> tuple[set[int], set[int]]:
    """Return the numbers of the coded and of the found contents that match each other."""
    pairs = [(i, j) for overlap, i, j in match_contents(coded, found, text) if overlap >= LOOSE]
    return {i for i, _ in pairs}, {j for _, j in pairs}


def _missed(coded: Sequence[GoldArticle], found: Found) -> Document:
    """Return by kind: how many are coded, missed, and missed though a construction proposed them."""
    counts: dict[str, Counter[str]] = {}
    engine = VoiceEngine.surface(EVERYTHING)
    for item in coded:
        text = item.article.text
        proposals = [p for p, _ in engine.proposals(text, sentence_spans(text), item.article.skip)]
        proposed = [content_tokens(Attribution("direct", p.content), text) for p in proposals]
        asserted = _asserted(found[item.article.doc_id].attributions)
        seen = _matched(item.assertions, asserted, text)[0]
        for number, attribution in enumerate(item.assertions):
            tally = counts.setdefault(attribution.kind, Counter(coded=0, missed=0, proposed=0))
            tokens = content_tokens(attribution, text)
            tally["coded"] += 1
            tally["missed"] += number not in seen
            tally["proposed"] += number not in seen and any(_alike(tokens, p) for p in proposed)
    return {kind: dict(tally) for kind, tally in sorted(counts.items())}


def _asserted(attributions: Iterable[Attribution]) -> list[Attribution]:
    return [item for item in attributions if not item.nested]


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= LOOSE * len(one | other) > 0


def _rules(coded: Sequence[GoldArticle], found: Found) -> Document:
    """Return by construction: how many were found, and how many of these are false alarms."""
    counts: dict[str, Counter[str]] = {}
    for item in coded:
        proposed = _asserted(found[item.article.doc_id].attributions)
        right = _matched(item.assertions, proposed, item.article.text)[1]
        for number, attribution in enumerate(proposed):
            tally = counts.setdefault(attribution.rule, Counter(found=0, false=0))
            tally["found"] += 1
            tally["false"] += number not in right
    return {rule: dict(tally) for rule, tally in sorted(counts.items())}
