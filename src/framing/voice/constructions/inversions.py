"""A saying with its subject behind it: *a déclaré X*, *dit-il*."""

from __future__ import annotations

import re

from framing.voice.cues import VerbCue
from framing.voice.groups import Group, verb_group
from framing.voice.phrases import Range, phrase_end, with_apposition
from framing.voice.scene import Scene

BEGINS = "[KGHEIAPdwDN,]{0,8}[VBTF]"
"""Tags of a verb group that begins here, subject pronouns and adverbials in it, up to its verb."""
_BEGINS = re.compile(BEGINS)


def inverted(scene: Scene, first: int) -> tuple[VerbCue, Group, Range] | None:
    """Return cue, group and subject of *a déclaré X*, *dit-il* at word `first`, or None."""
    begins = _BEGINS.match(scene.words.tags, first)
    cue = scene.saying(begins.end() - 1, "quote") if begins else None
    if begins is None or cue is None:
        return None
    group = verb_group(scene.words, begins.end() - 1)
    if group.first > first + 1 or not group.asserts:
        return None
    source = _inverted_subject(scene, group, scene.after(cue, group))
    return (cue, group, source) if source else None


def _inverted_subject(scene: Scene, group: Group, after: int) -> Range | None:
    words = scene.words
    for index in (group.auxiliary + 1, group.verb + 1):
        if 0 < index < len(words) and words.tags[index] == "I":
            return (index, index)
    first = scene.adjuncts(after, r"[DN]|w|S|#")
    last = phrase_end(words, first) if first is not None else None
    if first is None or last is None or words.tags[first] in "S":
        return None
    return with_apposition(words, (first, last))
