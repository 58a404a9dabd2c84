"""Contents that hang on a noun of saying: *la déclaration de X selon laquelle P*, *son appel à*."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from framing.records import Span
from framing.voice.cues import NounCue
from framing.voice.phrases import Range, phrase_end
from framing.voice.scene import Proposal, Scene

_REACH = 12
_AFTER_NOUN = frozenset("wNB#dDPA(),«»")

Finder = Callable[[Scene, int], tuple[int, Span] | None]


def noun_contents(scene: Scene) -> Iterator[Proposal]:
    """Yield what the sentence's nouns of saying govern."""
    words, known = scene.words, scene.cues.nouns
    if known.keys().isdisjoint(scene.present):
        return
    for index, form in enumerate(words.forms):
        if form not in known or words.tags[index] not in "wVB":
            continue
        for cue in known[form]:
            last = index + len(cue.words)
            if tuple(words.forms[index + 1 : last + 1]) == tuple(cue.words):
                yield from _first_fitting(scene, cue, index, last)
                break


def _first_fitting(scene: Scene, cue: NounCue, index: int, last: int) -> Iterator[Proposal]:
    for rule, finder in _FINDERS.items():
        found = finder(scene, last + 1) if rule in cue.takes else None
        if found:
            begin, content = found
            yield Proposal(
                rule="noun-clause" if rule in {"selon_laquelle", "que"} else "noun",
                content=(content,),
                cue=scene.words.slice(index, last),
                source=scene.span(_author(scene, index, last, begin)),
                kind="indirect" if rule in _CLAUSES else "nominal",
                endorsement=cue.endorsement,
                sentence=scene.sentence,
                lemma=cue.lemma,
                strength=cue.takes[rule],
            )
            return


def _author(scene: Scene, index: int, last: int, begin: int) -> Range | None:
    """Return who speaks: *de X* before the content, *par X* behind it, or the subject."""
    words = scene.words
    if words.tags[last + 1 : last + 2] == "d" and last + 2 < begin:
        return (last + 2, begin - 1) if words.tags[begin - 1] != "," else (last + 2, begin - 2)
    for place in range(last + 1, min(last + _REACH, len(words))):
        if words.forms[place] == "par":
            end = phrase_end(words, place + 1)
            return (place + 1, end) if end is not None else None
        if words.tags[place] in ";:.VHE":
            break
    if index and words.forms[index - 1] in scene.cues.pronouns["possessive"]:
        return (index - 1, index - 1)
    return None


def _relative(scene: Scene, first: int) -> tuple[int, Span] | None:
    """*… selon laquelle P*."""
    words = scene.words
    for index in range(first, min(first + _REACH, len(words) - 2)):
        if words.forms[index] == "selon" and words.tags[index + 1] == "R":
            return index, scene.clause(index + 2, embedded=True)
        if words.tags[index] not in _AFTER_NOUN:
            return None
    return None


def _que(scene: Scene, first: int) -> tuple[int, Span] | None:
    if scene.words.tags[first : first + 1] == "Q" and first + 1 < len(scene.words):
        return first, scene.clause(first + 1, embedded=True)
    return None


def _infinitive(*prepositions: str) -> Finder:
    def find(scene: Scene, first: int) -> tuple[int, Span] | None:
        words = scene.words
        for index in range(first, min(first + _REACH, len(words) - 1)):
            rest = words.tags[index + 1 :].lstrip("KGA")
            if words.forms[index] in prepositions and rest.startswith("F"):
                return index, scene.phrase(index)
            if words.tags[index] not in "wNdDB":
                return None
        return None

    return find


def _phrase(*prepositions: str) -> Finder:
    def find(scene: Scene, first: int) -> tuple[int, Span] | None:
        words = scene.words
        for index in range(first, min(first + _REACH, len(words) - 1)):
            if words.forms[index] in prepositions:
                return index, scene.phrase(index + 1)
            if words.tags[index] not in _AFTER_NOUN:
                return None
        return None

    return find


def _complement(scene: Scene, first: int) -> tuple[int, Span] | None:
    """*l'annonce du retrait*: the complement itself is the content."""
    words = scene.words
    if first + 1 >= len(words) or words.forms[first] not in {"de", "d'", "du", "des"}:
        return None
    if words.tags[first + 1] == "F":
        return None
    start, end = scene.phrase(first + 1)
    agent = _agent_start(scene, first + 1, end)
    return first, (start, words.ends[agent - 1] if agent else end)


def _agent_start(scene: Scene, first: int, end: int) -> int | None:
    words = scene.words
    for index in range(first + 1, len(words)):
        if words.starts[index] >= end:
            return None
        if words.forms[index] == "par":
            return index
    return None


_CLAUSES = frozenset({"selon_laquelle", "que", "de_inf", "a_inf"})
_FINDERS: dict[str, Finder] = {
    "selon_laquelle": _relative,
    "que": _que,
    "de_inf": _infinitive("de", "d'"),
    "a_inf": _infinitive("à"),
    "contre_np": _phrase("contre"),
    "sur_np": _phrase("sur"),
    "pour_np": _phrase("pour"),
    "a_np": _phrase("à", "au", "aux"),
    "de_np": _complement,
}
