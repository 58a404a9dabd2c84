"""Contents that hang on a noun of saying: *la déclaration de X selon laquelle P*, *son appel à*."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from itertools import compress

from framing.records import Span
from framing.voice.cues import NounCue
from framing.voice.links import load_links
from framing.voice.phrases import Range, phrase_end
from framing.voice.scene import Proposal, Scene
from framing.voice.senses import has_other_sense

_REACH = 12
_AFTER_NOUN = frozenset("wNB#dDPA(),«»")
_INFINITIVE = re.compile("[KGA]*F")
_HEAD = re.compile("[DA#]*[wNB]{1,2}")
_BY = re.compile("P[DA#]*[wN]+(?=d)")

Finder = Callable[[Scene, int], tuple[int, Span] | None]


def noun_contents(scene: Scene) -> Iterator[Proposal]:
    """Yield what the sentence's nouns of saying govern."""
    forms, tags, known = scene.words.forms, scene.words.tags, scene.cues.nouns
    for index in compress(range(len(forms)), map(known.__contains__, forms)):
        if tags[index] not in "wVB" or _is_finite(scene, index):
            continue
        for cue in known[forms[index]]:
            last = index + len(cue.words)
            if forms[index + 1 : last + 1] == cue.words:
                yield from _first_fitting(scene, cue, index, last)
                break


def _is_finite(scene: Scene, index: int) -> bool:
    """Tell whether the word is the finite verb of a saying."""
    return any(group.verb == index and group.form == "finite" for _, group in scene.verbs)


def _first_fitting(scene: Scene, cue: NounCue, index: int, last: int) -> Iterator[Proposal]:
    if has_other_sense(cue.lemma, scene.line, last):
        return
    for rule, finder in _finders(cue):
        if found := finder(scene, last + 1):
            begin, content = found
            yield Proposal(
                rule="noun-clause" if rule in {"selon_laquelle", "que"} else "noun",
                content=(content,),
                cue=scene.words.slice(index, last),
                source=scene.span(_author(scene, index, last, begin, content[1])),
                kind="indirect" if rule in _CLAUSES else "nominal",
                endorsement=cue.endorsement,
                sentence=scene.sentence,
                lemma=cue.lemma,
                strength=cue.takes[rule],
            )
            return


@cache
def _finders(cue: NounCue) -> tuple[tuple[str, Finder], ...]:
    return tuple((rule, finder) for rule, finder in _FINDERS.items() if rule in cue.takes)


def _author(scene: Scene, index: int, last: int, begin: int, end: int) -> Range | None:
    """Return who speaks: *de X* before or behind the content, *par X*, an adjective, a possessive.

    The noun's words are `index` to `last`; the content hangs on word `begin` and ends at character
    `end`.
    """
    words, following = scene.words, scene.words.tags[last + 1 : last + 2]
    if following == "d" and last + 2 < begin:
        return (last + 2, begin - 1) if words.tags[begin - 1] != "," else (last + 2, begin - 2)
    if following == "w" and begin == last + 2:
        return (last + 1, last + 1) if _names_author(scene, last + 1) else None
    behind = bisect_left(words.starts, end)
    if words.tags[behind : behind + 1] == "d":
        return _phrase_at(scene, behind + 1)
    return _agent(scene, last + 1, begin) or _possessor(scene, index)


def _agent(scene: Scene, first: int, begin: int) -> Range | None:
    words, agent = scene.words, load_links().agent
    if words.forms[first : first + 1] == (agent,) and first < begin:
        return (first + 1, begin - 1)
    for place in range(first, min(first + _REACH - 1, len(words))):
        if words.forms[place] == agent:
            return _phrase_at(scene, place + 1)
        if words.tags[place] in ";:.VHE":
            break
    return None


def _phrase_at(scene: Scene, first: int) -> Range | None:
    last = phrase_end(scene.words, first)
    return (first, last) if last is not None else None


def _possessor(scene: Scene, index: int) -> Range | None:
    words = scene.words
    if index and words.forms[index - 1] in scene.cues.pronouns["possessive"]:
        return (index - 1, index - 1)
    return None


def _relative(scene: Scene, first: int) -> tuple[int, Span] | None:
    """*… selon laquelle P*."""
    words = scene.words
    for index in range(first, min(first + _REACH, len(words) - 2)):
        if words.forms[index] == load_links().relative and words.tags[index + 1] == "R":
            return index, scene.clause(index + 2, embedded=True)
        if words.tags[index] not in _AFTER_NOUN:
            return None
    return None


def _que(scene: Scene, first: int) -> tuple[int, Span] | None:
    words, consecutives = scene.words, load_links().consecutives
    if not consecutives.isdisjoint(words.forms[max(0, first - 3) : first]):
        return None
    if words.tags[first : first + 1] == "Q" and first + 1 < len(words):
        return first, scene.clause(first + 1, embedded=True)
    return None


def _infinitive(rule: str) -> Finder:
    def find(scene: Scene, first: int) -> tuple[int, Span] | None:
        words, prepositions = scene.words, load_links().infinitives[rule]
        for index in range(first, min(first + _REACH, len(words) - 1)):
            if words.forms[index] in prepositions and _INFINITIVE.match(words.tags, index + 1):
                return index, scene.phrase(index)
            if words.tags[index] not in "wNdDB":
                return None
        return None

    return find


def _phrase(rule: str) -> Finder:
    def find(scene: Scene, first: int) -> tuple[int, Span] | None:
        words, prepositions = scene.words, load_links().objects[rule]
        for index in range(first, min(first + _REACH, len(words) - 1)):
            if words.forms[index] in prepositions:
                return index, _bare(scene, index + 1) or scene.phrase(index + 1)
            if words.tags[index] not in _AFTER_NOUN:
                return None
        return None

    return find


def _bare(scene: Scene, first: int) -> Span | None:
    """Return *calme* in *l'appel au calme de l'archevêque*: *de X* names the author."""
    words, complete = scene.words, load_links().complete
    for index in range(first, min(first + 3, len(words) - 1)):
        if words.forms[index] in complete and words.tags[index + 1] == "d":
            return words.slice(first, index)
    return None


def _complement(scene: Scene, first: int) -> tuple[int, Span] | None:
    """*l'annonce du retrait*: the complement itself is the content."""
    words, first = scene.words, _past_author(scene, first)
    if first + 1 >= len(words) or words.forms[first] not in load_links().complements:
        return None
    if words.tags[first + 1] == "F":
        return None
    start, end = scene.phrase(first + 1)
    agent = _agent_start(scene, first + 1, end)
    if agent is None and _is_author(scene, first + 1):
        return None
    return first, (start, _before_agent(scene, agent) if agent else end)


def _before_agent(scene: Scene, agent: int) -> int:
    """Return where the content ends before *par X*, or before *, défendue par X*."""
    words, last = scene.words, agent - 1
    if words.tags[last - 1 : last + 1] == ",B":
        last -= 2
    return words.ends[last]


def _past_author(scene: Scene, first: int) -> int:
    """Return the word behind *américaine* in *la proposition américaine de trêve*, *par X* too."""
    tags = scene.words.tags
    if tags[first : first + 2] == "wd" and _names_author(scene, first):
        return first + 1
    by = _BY.match(tags, first)
    return by.end() if by and scene.words.forms[first] == load_links().agent else first


def _names_author(scene: Scene, index: int) -> bool:
    """Tell whether the adjective is a country's: *américaine*."""
    start, end = scene.words.slice(index, index)
    return scene.gazetteer.read(scene.words.text[start:end]).country is not None


def _is_author(scene: Scene, first: int) -> bool:
    """Tell whether *de X* names who speaks and not what is said: *les analyses de la DGAC*."""
    head = _HEAD.match(scene.words.tags, first)
    return head is not None and scene.is_speaker((first, head.end() - 1))


def _agent_start(scene: Scene, first: int, end: int) -> int | None:
    words = scene.words
    for index in range(first + 1, len(words)):
        if words.starts[index] >= end:
            return None
        if words.forms[index] == load_links().agent:
            return index
    return None


_CLAUSES = frozenset({"selon_laquelle", "que", "de_inf", "a_inf"})
_FINDERS: dict[str, Finder] = {
    "selon_laquelle": _relative,
    "que": _que,
    "de_inf": _infinitive("de_inf"),
    "a_inf": _infinitive("a_inf"),
    "contre_np": _phrase("contre_np"),
    "sur_np": _phrase("sur_np"),
    "pour_np": _phrase("pour_np"),
    "a_np": _phrase("a_np"),
    "de_np": _complement,
}
