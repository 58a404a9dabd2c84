"""What a reported noun phrase is about."""

from __future__ import annotations

import pytest

from framing.text.sentences import sentence_spans
from framing.voice.engine import VoiceEngine
from framing.voice.objects import load_objects, meaning


@pytest.fixture(scope="module")
def engine() -> VoiceEngine:
    return VoiceEngine.surface()


@pytest.mark.parametrize(
    ("sentence", "first", "expected"),
    [
        ("Lomé rejette ces vives critiques.", 2, "saying"),
        ("Lomé rejette le retrait des troupes.", 2, "action"),
        ("Lomé rejette une nouvelle ingérence.", 2, "action"),
        ("Lomé rejette six millions de francs.", 2, "quantity"),
        ("Lomé rejette la balle.", 2, "other"),
        ("Lomé rejette des « contacts ».", 2, "quoted"),
        ("Lomé rejette le village et la trêve.", 2, "action"),
        ("Lomé rejette le village de la trêve.", 2, "other"),
    ],
)
def test_meaning(engine: VoiceEngine, sentence: str, first: int, expected: str) -> None:
    (scene,), _ = engine.scenes(sentence, sentence_spans(sentence))
    assert meaning(scene.words, first, scene.cues.nouns) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("libération", True), ("retraits", True), ("village", False), ("camions", False)],
)
def test_actions(noun: str, expected: bool) -> None:
    assert load_objects().is_action(noun) is expected
