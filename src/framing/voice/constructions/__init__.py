"""What proposes attributions: a module for each way of saying that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator

from framing.voice.constructions.adverbials import adverbial_contents, inner_contents
from framing.voice.constructions.clauses import reported_clauses
from framing.voice.constructions.colon_clauses import colon_clauses
from framing.voice.constructions.comparisons import comparative_clauses
from framing.voice.constructions.hearsay import conditionals, impersonal
from framing.voice.constructions.inserted import inserted_clauses
from framing.voice.constructions.labels import reported_words
from framing.voice.constructions.nominals import reported_labels, reported_nouns
from framing.voice.constructions.predicatives import predicatives
from framing.voice.constructions.quoted import quoted_contents
from framing.voice.constructions.relatives import relative_objects
from framing.voice.constructions.saying_nouns import noun_contents
from framing.voice.scene import Proposal, Scene


def proposals(scene: Scene, before: Scene | None) -> Iterator[Proposal]:
    """Yield what every construction proposes in a sentence.

    Args:
        scene: The sentence.
        before: The sentence before, if it was read.
    """
    verbs, phrases = scene.verbs, scene.cues.phrases.found(scene.line)
    if "«" in scene.words.tags or "»" in scene.words.tags:
        yield from quoted_contents(scene, before)
    if verbs:
        yield from reported_clauses(scene, before)
        yield from reported_nouns(scene)
        yield from reported_labels(scene)
        yield from predicatives(scene)
        yield from relative_objects(scene)
    yield from noun_contents(scene)
    if phrases:
        yield from adverbial_contents(scene)
        yield from inner_contents(scene)
    if verbs:
        yield from comparative_clauses(scene)
        yield from inserted_clauses(scene)
    if ":" in scene.words.tags:
        yield from colon_clauses(scene, before)
    if phrases:
        yield from reported_words(scene)
        yield from impersonal(scene)
    yield from conditionals(scene)
