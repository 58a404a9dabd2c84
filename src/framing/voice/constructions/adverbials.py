"""Contents that an adverbial gives to someone: *selon X*, *pour X*, *comme l'a dit X*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from framing.data import lexicon_dir
from framing.records import Span
from framing.voice.constructions.inversions import inverted
from framing.voice.cues import Adverbial
from framing.voice.extents import content_span
from framing.voice.grammar import read_yaml
from framing.voice.phrases import Range, phrase_end, with_apposition
from framing.voice.scene import Proposal, Scene

_UP_TO_MARK = re.compile(r"[^,;:.VHEQRqS«»FG]*(?:«[^«»]*»)?[^,;:.VHEQRqS«»FG]*(?=[,.:«»])")
_APPOSED = re.compile(r",[DA]*[wN#T][^,;:.VHETF«»QRq(]*(?:\([^()]*\))?(?=,)")
_LONGEST = 12


def adverbial_contents(scene: Scene) -> Iterator[Proposal]:
    """Yield the clauses that *selon X* and its like modify."""
    for first, cue in scene.adverbials:
        last = first + len(cue.words) - 1
        if cue.source != "after" or not _may_stand(scene, cue, first, last):
            continue
        source = _named(scene, last + 1, closes=not _opens_clause(scene, first))
        if source is None or not _fits(scene, cue.needs_actor, source):
            continue
        cited = _past_citing(scene, source[1])
        content = _modified(scene, first, cited)
        if content and cited > source[1]:
            yield _relayed(scene, source[1] + 1, cited, content)
        if content:
            yield Proposal(
                rule="adverbial",
                content=content,
                cue=scene.words.slice(first, last),
                source=scene.span(source),
                kind="indirect",
                endorsement=cue.endorsement,
                sentence=scene.sentence,
                lemma=" ".join(cue.words),
                strength="strong" if _opens_clause(scene, first) else "weak",
            )


def sourced_clauses(scene: Scene) -> Iterator[Proposal]:
    """Yield *De source policière, P*: the adverbial names its source itself."""
    for first, cue in scene.adverbials:
        if cue.source != "inside" or not _is_set_off(scene, first):
            continue
        named = phrase_end(scene.words, first + 1)
        last = max(first + len(cue.words) - 1, named or 0)
        content = _modified(scene, first, last)
        if content and last > first:
            yield Proposal(
                rule="adverbial",
                content=content,
                cue=scene.words.slice(first, first),
                source=scene.words.slice(first + 1, last),
                kind="indirect",
                endorsement=cue.endorsement,
                sentence=scene.sentence,
                lemma=cue.cue.pattern.source,
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
        pronoun = words.forms[last + 1 : last + 2]
        tonic = not set(pronoun).isdisjoint(scene.cues.pronouns["tonic"])
        return _opens_clause(scene, first) or (tonic and words.tags[first - 1] == ",")
    completes = first > 0 and words.tags[first - 1] in "wN#" and len(cue.words) > 2
    return not (completes and words.tags[first] == "d")


def _is_set_off(scene: Scene, first: int) -> bool:
    return _opens_clause(scene, first) or scene.words.tags[first - 1] == ","


def _opens_clause(scene: Scene, first: int) -> bool:
    tags = scene.words.tags
    before = tags[first - 1] if first else "."
    return before in ".;:«»-" or (before in "CA," and set(tags[:first]) <= set("CA,.-:w#"))


def _named(scene: Scene, first: int, *, closes: bool) -> Range | None:
    """Return the noun phrase after the preposition, with its appositions when a comma follows.

    `closes`: the adverbial stands behind what it modifies, so that an apposition may end the
    sentence.
    """
    if first < len(scene.words) and scene.words.forms[first] in scene.cues.pronouns["tonic"]:
        return (first, first)
    last = phrase_end(scene.words, first)
    if last is None:
        return None
    tags = scene.words.tags
    if _past_citing(scene, last) > last:
        return (first, last)
    mark = _UP_TO_MARK.match(tags, last + 1)
    if mark and mark.end() - last - 1 <= _LONGEST:
        last = mark.end() - 1
    match = _APPOSED.match(tags, last + 1)
    if match and scene.is_person((first, last), match.start() + 1):
        return (first, match.end() - 1)
    return with_apposition(scene.words, (first, last)) if closes else (first, last)


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
    named = "N" in tags[source[0] : source[1] + 1] or scene.is_speaker(source)
    return named and following in {",", "«", ":"} and tags[source[0]] not in "FT"


def _modified(scene: Scene, first: int, last: int) -> tuple[Span, ...]:
    """Return the parts of the clause around the adverbial at words `first` to `last`."""
    parts = []
    left = None if _joins(scene, first) else _left_part(scene, first)
    if left:
        parts.append(left)
    right = _right_part(scene, last, had_left=bool(left))
    if right:
        parts.append(right)
    return tuple(parts)


def _joins(scene: Scene, first: int) -> bool:
    """Tell whether a conjunction right before makes the adverbial belong to what follows."""
    tags = scene.words.tags[:first].rstrip(",A")
    return tags.endswith(("C", "q", "Q", "R"))


def _left_part(scene: Scene, first: int) -> Span | None:
    words, last = scene.words, first - 1
    while last >= 0 and (words.tags[last] in ",C-" or _introduces(words.tags, last)):
        last -= 1
    if last < 0 or words.tags[last] in ";:.":
        return None
    begin, depth = last, 0
    while begin >= 0:
        tag = words.tags[begin]
        depth += (tag in "»)") - (tag in "«(")
        if depth < 0 or (depth == 0 and tag in ";:.-"):
            break
        begin -= 1
    begin += 1
    while begin < last and words.tags[begin] in "C,-":
        begin += 1
    return content_span(words, begin, last) if begin <= last else None


def _introduces(tags: str, index: int) -> bool:
    """Tell whether an adverb belongs to what follows: *, toujours selon X*."""
    return tags[index] == "A" and (index == 0 or tags[index - 1] in ",.")


def _right_part(scene: Scene, last: int, *, had_left: bool) -> Span | None:
    words, first = scene.words, last + 1
    if had_left and inverted(scene, first + 1):
        return None
    if first >= len(words) or (had_left and words.tags[first] not in ","):
        return None
    while first < len(words) and words.tags[first] in ",:":
        first += 1
    if first >= len(words) or words.tags[first] in ";.»":
        return None
    return scene.clause(first)


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
        right = _right_part(scene, last, had_left=False)
        return (right,) if right else ()
    return _modified(scene, first, last)


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
        source = _named(scene, found, closes=not _opens_clause(scene, start))
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
