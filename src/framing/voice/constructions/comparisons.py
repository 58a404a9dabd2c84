"""What *comme l'a dit X* comments on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from framing.data import lexicon_dir
from framing.records import Span
from framing.voice.constructions.adverbials import named, opens_clause
from framing.voice.constructions.scopes import modified, right_part
from framing.voice.grammar import read_yaml
from framing.voice.scene import Proposal, Scene


def comparative_clauses(scene: Scene) -> Iterator[Proposal]:
    """Yield what *comme l'a dit X* comments on: the clause before or after it."""
    if _comparing().isdisjoint(scene.present):
        return
    for cue, group in scene.verbs:
        start = _comparison(scene, group.first) if "quote" in cue.takes else None
        if start is None:
            continue
        found = scene.adjuncts(group.verb + 1, "[DNSw]")
        if found is None:
            continue
        source = named(scene, found, closes=not opens_clause(scene, start))
        if source is None:
            continue
        content = _commented(scene, start, source[1])
        if content:
            yield Proposal(
                rule="comme-said",
                content=content,
                cue=scene.cue_span(cue, group),
                source=scene.span(source),
                kind="indirect",
                endorsement="factive",
                sentence=scene.sentence,
                lemma=cue.lemma,
                verb=cue,
                group=group,
            )


def _comparison(scene: Scene, verb: int) -> int | None:
    """Return where *comme* begins that stands right before the verb group, or None."""
    for words in _comparatives():
        start = verb - len(words)
        if start >= 0 and scene.words.forms[start:verb] == words:
            return start
    return None


@lru_cache(maxsize=1)
def _comparatives() -> tuple[tuple[str, ...], ...]:
    data = read_yaml(lexicon_dir("voice", "boundaries.yaml"))
    return tuple(tuple(phrase.split()) for phrase in data["comparatives"])


@lru_cache(maxsize=1)
def _comparing() -> frozenset[str]:
    return frozenset(words[0] for words in _comparatives())


def _commented(scene: Scene, first: int, last: int) -> tuple[Span, ...]:
    """Return what *comme l'a dit X* comments on: what follows behind a conjunction, else around."""
    tags = scene.words.tags
    before = tags[:first].rstrip(",")
    if before.endswith(("Q", "q", "C")) or tags[last + 1 : last + 3] in {",«", "«"}:
        right = right_part(scene, first, last, had_left=False)
        return (right,) if right else ()
    return modified(scene, first, last)
