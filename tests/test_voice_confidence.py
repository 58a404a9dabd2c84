"""How sure an attribution is: weights learnt from lessons, odds set to the share of right ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.calibration import Judged, Lesson, calibrated, cross_fitted, fit, folds, scaled
from framing.gold import GoldArticle
from framing.records import Article, Attribution
from framing.text.sentences import sentence_spans
from framing.voice.confidence import EVERYTHING, ConfidenceModel, load_confidence
from framing.voice.engine import VoiceEngine
from framing.voice.near_misses import near_misses

TRAITS = ("rule=que", "rule=np")


def lesson(doc_id: str, *held: bool, own: str = "") -> Lesson:
    """A proposal for each of TRAITS; `own` is a trait that only this article's first one has."""
    first, second = ({trait: 1.0} for trait in TRAITS)
    return Lesson(doc_id, (first | ({own: 1.0} if own else {}), second), held)


def judged(confidence: float, right: int, of: int, *, rule: str = "que") -> list[Judged]:
    return [Judged("a", rule, confidence, number < right) for number in range(of)]


def test_a_trait_of_what_holds_weighs_more() -> None:
    model = fit([lesson(f"a{number}", True, False) for number in range(20)])
    assert model.probability(["rule=que"]) > 0.7
    assert model.probability(["rule=np"]) < 0.3


def test_no_article_teaches_the_model_that_judges_it() -> None:
    taught = [lesson(f"a{n}", True, False, own=f"lemma={n}") for n in range(10)]
    models = cross_fitted(taught)
    assert set(models) == {item.doc_id for item in taught}
    assert all(f"lemma={n}" not in models[f"a{n}"].weights for n in range(10))
    assert any("lemma=0" in model.weights for model in models.values())


def test_folds_are_a_partition() -> None:
    assert sorted(index for fold in folds(23) for index in fold) == list(range(23))
    assert folds(23) == folds(23) != folds(23, seed=1)


@pytest.mark.parametrize(("confidence", "right"), [(0.6, 3), (0.9, 8)])
def test_confidence_is_told_as_the_share_of_right_ones(confidence: float, right: int) -> None:
    known = [*judged(0.6, 30, 100), *judged(0.9, 80, 100)]
    model = scaled(load_confidence(), known)
    assert model.told(confidence) == pytest.approx(right / 10, abs=0.01)


def test_rules_without_a_cue_do_not_calibrate() -> None:
    known = [*judged(0.6, 30, 100), *judged(0.9, 80, 100)]
    with_floating = [*known, *judged(0.7, 0, 500, rule="floating")]
    assert scaled(EVERYTHING, with_floating) == scaled(EVERYTHING, known)


def test_what_decides_stays_the_same_and_the_order_too() -> None:
    model = load_confidence()
    steps = [model.told(step / 20) for step in range(21)]
    assert steps == sorted(steps)
    assert 0 <= steps[0] < steps[-1] <= 1


def test_an_uncalibrated_model_tells_its_own_probability() -> None:
    model = ConfidenceModel(0.0, {}, 0.5, {})
    assert [model.told(share) for share in (0.2, 0.5, 0.9)] == pytest.approx([0.2, 0.5, 0.9])


TEXT = "Le maire affirme que le pont tiendra. Le maire affirme que la route est sûre."
CONTENTS = ("le pont tiendra", "la route est sûre")


def coded(number: int) -> GoldArticle:
    """In the first article both contents are coded, in the others one of them by turns."""
    parts = CONTENTS if number == 0 else CONTENTS[number % 2 : number % 2 + 1]
    spans = [(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts]
    return GoldArticle(
        article=Article(doc_id=f"a{number}", text=TEXT),
        sentences=tuple(sentence_spans(TEXT)),
        boilerplate=frozenset(),
        attributions=tuple(Attribution("indirect", (span,)) for span in spans),
        frames=(),
    )


def test_an_article_is_calibrated_on_the_others() -> None:
    gold = [coded(number) for number in range(10)]
    plain = replace(load_confidence(), slope=1.0, offset=0.0)
    models = dict.fromkeys([*(item.article.doc_id for item in gold), "elsewhere"], plain)
    found = calibrated(gold, VoiceEngine.surface, models)
    assert set(found) == set(models)
    assert found["elsewhere"].told(0.9) > found["a0"].told(0.9)
    assert {model.weights == plain.weights for model in found.values()} == {True}


SAID = "Le porte-parole de l'armée affirme que la ville est calme."


def test_attributions_carry_what_is_told() -> None:
    engine = VoiceEngine.surface()
    plain = VoiceEngine.surface(replace(engine.confidence, slope=1.0, offset=0.0))
    (found,) = engine.attribute(SAID, sentence_spans(SAID))
    (raw,) = plain.attribute(SAID, sentence_spans(SAID))
    assert found.content == raw.content
    assert found.confidence != raw.confidence
    assert found.confidence == pytest.approx(engine.confidence.told(raw.confidence), abs=0.002)


def test_a_near_miss_is_told_on_the_same_scale() -> None:
    strict = replace(load_confidence(), threshold=0.999)
    (miss,) = near_misses(VoiceEngine.surface(strict), SAID, sentence_spans(SAID))
    assert miss.reason.endswith(f"under {strict.told(0.999):.2f}")
