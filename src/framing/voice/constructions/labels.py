"""Qualifications that single words report: *soi-disant*, *prétendu*, *ce que X appelle*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.voice.cues.records import Label
from framing.voice.extents import content_span
from framing.voice.links import load_links
from framing.voice.phrases import Range, phrase_end, subject
from framing.voice.scene import Proposal, Scene
from framing.voice.words import Words

_FINITE = re.compile("[VHE]")


def reported_words(scene: Scene) -> Iterator[Proposal]:
    """Yield the phrase that each label word keeps at a distance."""
    for first, end, label in scene.cues.labelling(scene.line):
        last = first + len(scene.words.tags[first : end + 1].rstrip("Aw") or "w") - 1
        source = _source(scene, first, last, label)
        content = _content(scene, first, max(last, source[1]) if source else last, label)
        if label.source == "agent":
            source = scene.agent(last + 1)
        if content:
            yield Proposal(
                rule="label-word",
                content=(content,),
                cue=scene.words.slice(first, last),
                source=scene.span(source),
                kind="label",
                endorsement=label.endorsement,
                sentence=scene.sentence,
                lemma=label.pattern.source,
                strength=label.strength,
            )


def _source(scene: Scene, first: int, last: int, label: Label) -> Range | None:
    words = scene.words
    if label.source == "inside":
        verb = _FINITE.search(words.tags, first, last + 1)
        return subject(words, verb.start()) if verb else None
    if label.source != "after":
        return None
    end = phrase_end(words, last + 1)
    return (last + 1, end) if end is not None else None


def _content(scene: Scene, first: int, last: int, label: Label) -> Span | None:
    words = scene.words
    if label.content == "before":
        return _before(scene, first)
    begin = last + 1
    while begin < len(words) and words.tags[begin] in "V,A" and label.source == "after":
        begin += 1
    if label.source == "none" and not load_links().complements.isdisjoint(
        words.forms[begin : begin + 1]
    ):
        return None  # la tiédeur supposée des rapports
    if begin >= len(words) or (label.content == "quoted" and not _is_quoted_word(words, begin)):
        return None
    if words.tags[begin] == "«":
        close = words.tags.find("»", begin)
        return content_span(words, begin, close if close > 0 else len(words) - 1)
    end = phrase_end(words, begin)
    if end is None:
        return None
    agents = (index for index in range(begin, end) if words.forms[index] == load_links().agent)
    return content_span(words, begin, next(agents, end + 1) - 1)


def _is_quoted_word(words: Words, mark: int) -> bool:
    """Tell whether marks that begin at `mark` hold no name: *dit « le Roc »*, not *dit « Roc »*."""
    capital = words.text[words.ends[mark] :].lstrip()[:1].isupper()
    return words.tags[mark] == "«" and not capital


def _before(scene: Scene, first: int) -> Span | None:
    words, last = scene.words, first - 1
    while last >= 0 and words.tags[last] == ",":
        last -= 1
    if last < 0 or words.tags[last] in ";:.":
        return None
    begin = words.tags.rfind("«", 0, last) if words.tags[last] == "»" else last
    while words.tags[last] != "»" and begin > 0 and words.tags[begin - 1] in "wNDdB#A":
        begin -= 1
    return content_span(words, max(begin, 0), last)
