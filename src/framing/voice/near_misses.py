"""Why something that looks like reported speech was not taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.records import NearMiss, Span
from framing.voice import selection
from framing.voice.confidence import ConfidenceModel
from framing.voice.engine import VoiceEngine, proposed
from framing.voice.scene import Proposal, Scene


def near_misses(
    engine: VoiceEngine, text: str, sentences: Sequence[Span], skip: Sequence[Span] = ()
) -> list[NearMiss]:
    """Return what was proposed and dropped, and the verbs of saying that report nothing.

    In the order of the text.
    """
    scenes, marks = engine.scenes(text, sentences, skip)
    weighed = [engine.confidence.weigh(found, scene) for found, scene in proposed(scenes, marks)]
    model, threshold = engine.confidence, engine.confidence.threshold
    chosen = selection.choose(found for found in weighed if found.confidence >= threshold)
    dropped = [
        *(_unsure(found, model) for found in weighed if found.confidence < threshold),
        *_outranked(weighed, chosen, threshold),
        *(miss for scene in scenes for miss in _blocked(scene)),
    ]
    return sorted(dropped, key=lambda miss: (miss.cue or miss.content[0], miss.rule))


def _unsure(found: Proposal, model: ConfidenceModel) -> NearMiss:
    confidence, least = model.told(found.confidence), model.told(model.threshold)
    reason = f"confidence {confidence:.2f}, under {least:.2f}"
    return NearMiss(found.rule, found.cue, found.content, reason)


def _outranked(
    weighed: Sequence[Proposal], chosen: Sequence[Proposal], threshold: float
) -> Iterator[NearMiss]:
    kept, places = {id(found) for found in chosen}, selection.Places(chosen)
    for found in weighed:
        if found.confidence >= threshold and id(found) not in kept:
            rivals = sorted(
                other.rule for other in places.near(found) if selection.excludes(found, other)
            )
            reason = f"gives way to {', '.join(rivals)}" if rivals else "said twice"
            yield NearMiss(found.rule, found.cue, found.content, reason)


def _blocked(scene: Scene) -> Iterator[NearMiss]:
    for cue, group in scene.verbs:
        blocker = scene.blocked(group)
        if blocker:
            yield NearMiss(cue.lemma, scene.cue_span(cue, group), (), f"no assertion: {blocker}")
