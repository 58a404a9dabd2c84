"""Contents that an adverbial gives to someone: *selon X*, *à ses yeux*, *pour qui*, *de source …*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.voice.constructions.scopes import awaits_rest, modified
from framing.voice.cues import Adverbial
from framing.voice.grammar import load_grammar
from framing.voice.links import load_links
from framing.voice.phrases import Range, phrase_end, with_apposition
from framing.voice.scene import Proposal, Scene

_UP_TO_MARK = re.compile(r"[^,;:.VHEQRqS«»FG]*(?:«[^«»]*»)?[^,;:.VHEQRqS«»FG]*(?=[,.:«»])")
_APPOSED = re.compile(r",[DA]*[wN#TB][^,;:.VHETF«»QRq(]*(?:\([^()]*\))?(?=,)")
_AND_OTHERS = re.compile(r",C[^,;:.VHEQRq«»]+(?=,)")
"""*selon X, son directeur, et ses adjoints,*."""
_LONGEST = 12
_NOUN_REACH = 6
_SET_OFF = frozenset(",.:;«»-")
_LEANS = frozenset("VHEB")
_COMPLETES = frozenset("DdPwBAN#FGKQ«")


def adverbial_contents(scene: Scene) -> Iterator[Proposal]:
    """Yield the clauses that *selon X* and its like modify."""
    for first, cue in scene.adverbials:
        last = first + len(cue.words) - 1
        if cue.source != "after" or not _may_stand(scene, cue, first, last):
            continue
        source = _source_after(scene, first, last)
        if source is None or not _fits(scene, cue.needs_actor, source):
            continue
        cited = _past_citing(scene, source[1])
        content = modified(scene, first, cited, sure=_ends_surely(scene, first, source))
        if content and cited > source[1]:
            yield _relayed(scene, source[1] + 1, cited, content)
        if content:
            yield _given(scene, cue, content, cue_at=(first, last), source=source)


def inner_contents(scene: Scene) -> Iterator[Proposal]:
    """Yield what is given to a source within the adverbial: *à ses yeux*, *de source policière*."""
    for first, cue in scene.adverbials:
        last = first + len(cue.words) - 1
        finder = _INNER.get(cue.source)
        if finder:
            yield from finder(scene, cue, first, last)


def _possessed(scene: Scene, cue: Adverbial, first: int, last: int) -> Iterator[Proposal]:
    """Yield *à ses yeux, P*, *P, à l'en croire*: a possessive or clitic names who thinks so."""
    bearer = _bearer(scene, first, last)
    if bearer is None or not _stands_apart(scene, first, last, bearer):
        return
    content = modified(scene, first, last, sure=True)
    if content:
        yield _given(scene, cue, content, cue_at=(first, last), source=(bearer, bearer))


def _bearer(scene: Scene, first: int, last: int) -> int | None:
    """Return the word of the adverbial that stands for the source."""
    words, pronouns = scene.words, scene.cues.pronouns
    bearers = pronouns["possessive"].keys() | load_grammar().articles | {"lui"}
    places = range(last, first - 1, -1)
    return next((index for index in places if words.forms[index] in bearers), None)


def _stands_apart(scene: Scene, first: int, last: int, bearer: int) -> bool:
    """Tell whether the adverbial comments on a clause and completes no verb.

    *À ses yeux, P*; *P, à ses yeux*; *reste à ses yeux une insulte*; not *porte la main à ses yeux*,
    *aide à les croire perdus*.
    """
    tags = scene.words.tags
    before, behind = tags[first - 1] if first else ".", tags[last + 1 : last + 2]
    possessive = scene.words.forms[bearer] in scene.cues.pronouns["possessive"]
    if not possessive:
        return (opens_clause(scene, first) or before == ",") and behind in _SET_OFF
    if before in _SET_OFF or opens_clause(scene, first):
        return behind not in {"d", ""}
    return before in _LEANS and behind in _COMPLETES


def _relative(scene: Scene, cue: Adverbial, first: int, last: int) -> Iterator[Proposal]:
    """Yield *X, pour qui P*: the relative names who thinks so."""
    words, tags = scene.words, scene.words.tags
    if first < 2 or tags[first - 1] != "," or tags[last + 1 : last + 2] in {"", ".", ","}:
        return
    if words.forms[first] == load_links().relative and _takes_up_saying(scene, first):
        return
    content = (scene.clause(last + 1, embedded=True),)
    yield _given(scene, cue, content, cue_at=(first, last - 1), source=(last, last))


def _takes_up_saying(scene: Scene, first: int) -> bool:
    """Tell whether what is said hangs on a noun: *l'argument de la firme, selon lequel P*."""
    nouns = scene.cues.nouns
    near = scene.words.forms[max(0, first - _NOUN_REACH) : first]
    return any(not cue.document for form in near for cue in nouns.get(form, ()))


def _sourced(scene: Scene, cue: Adverbial, first: int, last: int) -> Iterator[Proposal]:
    """Yield *De source policière, P*: the adverbial names its source itself."""
    if not (opens_clause(scene, first) or scene.words.tags[first - 1] == ","):
        return
    end = max(last, phrase_end(scene.words, first + 1) or 0)
    content = modified(scene, first, end)
    if content and end > first:
        yield _given(scene, cue, content, cue_at=(first, first), source=(first + 1, end))


_INNER = {"possessive": _possessed, "relative": _relative, "inside": _sourced}
"""How what is said is found, by where the source stands in the adverbial."""


def _given(
    scene: Scene, cue: Adverbial, content: tuple[Span, ...], *, cue_at: Range, source: Range
) -> Proposal:
    inside = cue.source == "inside"
    return Proposal(
        rule="adverbial",
        content=content,
        cue=scene.words.slice(*cue_at),
        source=scene.span(source),
        kind="indirect",
        endorsement=cue.endorsement,
        sentence=scene.sentence,
        lemma=cue.cue.pattern.source if inside else " ".join(cue.words),
        strength="strong" if inside or opens_clause(scene, cue_at[0]) else "weak",
    )


def _relayed(scene: Scene, verb: int, last: int, content: tuple[Span, ...]) -> Proposal:
    """Return what *selon X citant Y* gives to Y, through X."""
    return Proposal(
        rule="citing",
        content=content,
        cue=scene.words.slice(verb, verb),
        source=scene.words.slice(verb + 1, last),
        kind="indirect",
        endorsement="neutral",
        sentence=scene.sentence,
        lemma=scene.words.forms[verb],
    )


def _may_stand(scene: Scene, cue: Adverbial, first: int, last: int) -> bool:
    """Tell whether the cue stands where it can: *pour* set off, *de l'aveu de* behind no noun."""
    words = scene.words
    if cue.initial:
        tonic = _is_tonic(scene, last + 1)
        return opens_clause(scene, first) or (tonic and words.tags[first - 1] == ",")
    completes = first > 0 and words.tags[first - 1] in "wN#" and len(cue.words) > 2
    return not (completes and words.tags[first] == "d")


def _is_tonic(scene: Scene, index: int) -> bool:
    pronoun = scene.words.forms[index : index + 1]
    return not scene.cues.pronouns["tonic"].keys().isdisjoint(pronoun)


def opens_clause(scene: Scene, first: int) -> bool:
    """Tell whether a clause begins with word `first`, conjunctions and adverbs set aside."""
    tags = scene.words.tags
    before = tags[first - 1] if first else "."
    return before in ".;:«»-" or (before in "CA," and set(tags[:first]) <= set("CA,.-:w#"))


def _source_after(scene: Scene, first: int, last: int) -> Range | None:
    """Return who is named behind the preposition at words `first` to `last`."""
    if not _is_tonic(scene, last + 1) and _leans(scene, first):
        end = phrase_end(scene.words, last + 1)
        return None if end is None else (last + 1, _before_number(scene, last + 1, end))
    closes = not opens_clause(scene, first) and not awaits_rest(scene, first)
    return named(scene, last + 1, closes=closes)


def _before_number(scene: Scene, first: int, last: int) -> int:
    """Return the end of the source in *compte selon l'institut 300 élus*."""
    number = scene.words.tags.find("#", first + 2, last + 1)
    return number - 1 if number > 0 else last


def _ends_surely(scene: Scene, first: int, source: Range) -> bool:
    """Tell whether nothing behind the source can belong to it."""
    return _is_tonic(scene, source[0]) or _leans(scene, first)


def _leans(scene: Scene, first: int) -> bool:
    """Tell whether the adverbial interrupts its clause with no comma: *compte selon X huit puits*."""
    return scene.words.tags[first - 1] != "," and awaits_rest(scene, first)


def named(scene: Scene, first: int, *, closes: bool) -> Range | None:
    """Return the noun phrase after the preposition, with its appositions when a comma follows.

    `closes`: the adverbial stands behind what it modifies, so that an apposition may end the
    sentence.
    """
    if _is_tonic(scene, first):
        return (first, first)
    last = phrase_end(scene.words, first)
    if last is None:
        return _some(scene, first)
    tags = scene.words.tags
    if _past_citing(scene, last) > last:
        return (first, last)
    mark = _UP_TO_MARK.match(tags, last + 1)
    if mark and mark.end() - last - 1 <= _LONGEST:
        last = mark.end() - 1
    match = _APPOSED.match(tags, last + 1)
    if match and not awaits_rest(scene, first - 1):
        apposed = match.start() + 1
        if tags[apposed] == "B" or scene.is_person((first, last), apposed):
            more = _AND_OTHERS.match(tags, match.end())
            return (first, (more or match).end() - 1)
    return with_apposition(scene.words, (first, last)) if closes else (first, last)


def _some(scene: Scene, first: int) -> Range | None:
    """Return unnamed speakers: *beaucoup*, *certains*, *nombre d'observateurs*."""
    words = scene.words
    if words.forms[first : first + 1] and words.forms[first] in scene.cues.pronouns["indefinite"]:
        behind = phrase_end(words, first + 2) if words.tags[first + 1 : first + 2] == "d" else None
        return (first, behind or first)
    return None


def _past_citing(scene: Scene, last: int) -> int:
    """Return the last word of *l'AFP citant un officier*, given that of *l'AFP*."""
    cites = scene.words.tags[last + 1 : last + 2] == "T" and scene.saying(last + 1, "np", "quote")
    comma = scene.words.tags.find(",", last)
    return comma - 1 if cites and comma > 0 else last


def _fits(scene: Scene, needs_actor: bool, source: Range) -> bool:
    tags = scene.words.tags
    following = tags[source[1] + 1 : source[1] + 2]
    if not needs_actor:
        return True
    known = "N" in tags[source[0] : source[1] + 1] or scene.is_speaker(source)
    several = scene.words.forms[source[0]] in scene.cues.pronouns["indefinite"]
    known = known or (several and tags[source[0] + 1] in ",d")
    return known and following in {",", "«", ":"} and tags[source[0]] not in "FT"
