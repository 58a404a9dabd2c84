"""Sayings inserted in, or closing, what they report: *P, indique X, suite*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.voice.inversions import inverted
from framing.voice.scene import Proposal, Scene

_PAUSE = re.compile("(?<=.)[,.](?=.)")


def inserted_clauses(scene: Scene) -> Iterator[Proposal]:
    """Yield *P, indique X, suite*: a saying inserted in, or closing, what it reports."""
    if not scene.verbs:
        return
    words = scene.words
    for pause in _PAUSE.finditer(words.tags):
        comma, tag = pause.start(), pause.group()
        found = inverted(scene, comma + 1)
        if not found:
            continue
        cue, group, source = found
        last = max(source[1], scene.after(cue, group) - 1)
        quoted = words.quoted[comma] >= 0
        if quoted:
            parts = _around_in_marks(scene, comma, last)
        elif tag == "," and (words.tags[source[0]] == "I" or scene.is_speaker(source)):
            parts = _around(scene, comma, last, pronoun=words.tags[source[0]] == "I")
        else:
            continue
        if parts:
            yield Proposal(
                rule="incise" if quoted else "inserted",
                content=parts,
                cue=scene.cue_span(cue, group),
                source=scene.span(source),
                kind="direct" if quoted else "indirect",
                endorsement=cue.endorsement_in("quote"),
                sentence=scene.sentence,
                lemma=cue.lemma,
                strength=cue.takes.get("quote", "weak"),
                verb=cue,
                group=group,
            )


def _around_in_marks(scene: Scene, comma: int, last: int) -> tuple[Span, ...]:
    """Return the two parts of a quotation that a saying interrupts."""
    words = scene.words
    quotation = scene.quotations[words.quoted[comma]]
    parts = [(quotation.inner[0], words.ends[comma - 1])]
    after = last + 1
    while after < len(words) and words.tags[after] in ",.":
        after += 1
    resumes = words.starts[after] if after < len(words) else words.ends[-1]
    if resumes < quotation.inner[1] - 1:
        rest = scene.words.text[resumes : quotation.inner[1]]
        parts.append((resumes + len(rest) - len(rest.lstrip()), quotation.inner[1]))
    return tuple(parts)


def _around(scene: Scene, comma: int, last: int, *, pronoun: bool) -> tuple[Span, ...]:
    """Return the clause before the comma, and what follows the inserted clause."""
    words = scene.words
    first = max((i for i in range(comma) if words.tags[i] in ";:."), default=-1) + 1
    goes_on = words.tags[last + 1 : last + 2] == "," and words.tags[last + 2 : last + 3] not in "T"
    if not (pronoun or goes_on or set("VHE") & set(words.tags[first:comma])):
        return ()
    while first < comma - 1 and words.tags[first] in "C,-":
        first += 1
    parts = [words.slice(first, comma - 1)]
    if goes_on:
        parts.append(scene.clause(last + 2))
    return tuple(parts)
