"""Who goes on in a narrative infinitive: *Et de conclure que P*, *Et le marchand de soupirer : « … »*."""

from __future__ import annotations

from framing.records import Span
from framing.voice.groups import Group
from framing.voice.links import load_links
from framing.voice.phrases import Range, main_subject, phrase_end
from framing.voice.scene import Scene


def narrator(scene: Scene, group: Group, before: Scene | None) -> Span | None:
    """Return who speaks; in *Et de conclure :* the subject of the sentence before."""
    if group.form != "infinitive":
        return scene.span(scene.speaker(group))
    named = _narrator(scene, group)
    if named or before is None or _acts_before(scene, group):
        return scene.span(named or scene.speaker(group))
    return before.span(main_subject(before.words, len(before.words.tags.rstrip("."))))


def goes_on(scene: Scene, group: Group) -> bool:
    """Tell whether the infinitive tells what is said next: *Et de conclure*, *Et X d'ajouter*."""
    if group.form != "infinitive" or scene.words.forms[0] not in load_links().resuming:
        return False
    alone = scene.words.tags[: group.first].strip("C-") == "d"
    return alone or _narrator(scene, group) is not None


def _narrator(scene: Scene, group: Group) -> Range | None:
    """Return who speaks in *Et le marchand de soupirer : « … »*."""
    words, last = scene.words, group.first - 2
    first = len(words.tags) - len(words.tags.lstrip("CA,"))
    named = words.tags[group.first - 1] == "d" and phrase_end(words, first) == last
    return (first, last) if named and first <= last else None


def _acts_before(scene: Scene, group: Group) -> bool:
    """Tell whether the sentence has a verb before an infinitive: *a souri, avant de dire :*."""
    return not {"V", "H", "E"}.isdisjoint(scene.words.tags[: group.first])
