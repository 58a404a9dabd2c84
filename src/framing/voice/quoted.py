"""Quotations and who is given them: *« … », a dit X*, *X : « … »*, *X dénonce « … »*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from framing.records import Span
from framing.text.quotations import Quotation
from framing.voice.clauses import is_asserted
from framing.voice.cues import VerbCue
from framing.voice.groups import Group, verb_group
from framing.voice.phrases import Range, phrase_end, with_apposition
from framing.voice.scene import Proposal, Scene

_WITHIN_GROUP = frozenset("KGHEIAPdwDN,")
_REACH = 9


def quoted_contents(scene: Scene, before: Scene | None) -> Iterator[Proposal]:
    """Yield the quotations that this sentence gives to a source.

    `before` is the sentence before: a colon at its end introduces the quotation that opens this
    one.
    """
    tags = scene.words.tags
    for index, tag in enumerate(tags):
        if tag == "»":
            yield from _closing(scene, index)
        elif tag == "«":
            yield from _opening(scene, index, before)


def _closing(scene: Scene, mark: int) -> Iterator[Proposal]:
    quotation = scene.quotation_at(mark)
    first = mark + 1
    while first < len(scene.words) and scene.words.tags[first] in ",.-" and first < mark + 3:
        first += 1
    if quotation is None or first >= len(scene.words):
        return
    found = inverted(scene, first)
    if found:
        cue, group, source = found
        proposal = _proposal(scene, quotation, "inverted", cue=cue, group=group, source=source)
        yield replace(proposal, content=_with_lead(scene, quotation, proposal.content))
    elif source := _signature(scene, mark, quotation):
        yield _proposal(scene, quotation, "signature", source=source)


def _with_lead(
    scene: Scene, quotation: Quotation, content: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Let the content begin with the clause that a quotation is woven into: *P « … », dit X*."""
    words = scene.words
    if quotation.start <= words.span[0] or quotation.start not in words.starts:
        return content
    opening = words.starts.index(quotation.start)
    if words.tags[opening - 1] in ".:;,-»(":
        return content
    first = opening - 1
    while first > 0 and words.tags[first - 1] not in ".:;":
        first -= 1
    while words.tags[first] in "C,-" and first < opening - 1:
        first += 1
    return ((words.starts[first], quotation.end),)


def inverted(scene: Scene, first: int) -> tuple[VerbCue, Group, Range] | None:
    """Return cue, group and subject of *a déclaré X*, *dit-il* at word `first`, or None."""
    words = scene.words
    for index in range(first, min(first + _REACH, len(words))):
        cue = scene.saying(index, "quote")
        if cue:
            group = verb_group(words, index)
            if group.first > first + 1 or not group.asserts:
                return None
            source = _inverted_subject(scene, group, scene.after(cue, group))
            return (cue, group, source) if source else None
        if words.tags[index] not in _WITHIN_GROUP:
            return None
    return None


def _inverted_subject(scene: Scene, group: Group, after: int) -> Range | None:
    words = scene.words
    for index in (group.auxiliary + 1, group.verb + 1):
        if 0 < index < len(words) and words.tags[index] == "I":
            return (index, index)
    first = scene.adjuncts(after, r"[DN]|w|S|«|#")
    last = phrase_end(words, first) if first is not None else None
    if first is None or last is None or words.tags[first] in "S":
        return None
    return with_apposition(words, (first, last))


def _signature(scene: Scene, mark: int, quotation: Quotation) -> Range | None:
    """Return the name in *« … », X.* at the sentence's end."""
    tags = scene.words.tags
    first, last = mark + 2, len(tags) - 1
    while last > mark and tags[last] in ".":
        last -= 1
    length = quotation.inner[1] - quotation.inner[0]
    named = tags[mark + 1 : mark + 2] == "," and "N" in tags[first : last + 1]
    if not named or length < 25 or not 0 <= last - first <= 10:
        return None
    return (first, last) if not set("VHEFTQRq;:") & set(tags[first : last + 1]) else None


def _opening(scene: Scene, mark: int, before: Scene | None) -> Iterator[Proposal]:
    quotation = scene.quotation_at(mark)
    if quotation is None:
        return
    tags = scene.words.tags
    if mark > 0 and tags[mark - 1] == ":":
        yield from _after_colon(scene, mark - 2, quotation, scene)
    elif mark == 0 and before is not None and before.words.tags.endswith(":"):
        yield from _after_colon(before, len(before.words) - 2, quotation, scene)
    elif mark > 0:
        yield from _after_verb(scene, mark, quotation)


def _after_colon(
    scene: Scene, last: int, quotation: Quotation, at: Scene
) -> Iterator[Proposal]:
    """Read *X explique :* leftwards from the word before the colon."""
    for index in range(last, max(-1, last - 30), -1):
        cue = scene.saying(index, "quote", "colon", "que", "np", "si", "inf", "de_inf")
        if cue:
            group = verb_group(scene.words, index)
            if group.form == "participle":
                continue
            source = _inverted_source(scene, group, last) or scene.speaker(group)
            yield _proposal(
                at, quotation, "colon", cue=cue, group=group, source=source, where=scene
            )
            return
        if scene.words.tags[index] in ";»":
            break
    yield from _bare_colon(scene, last, quotation, at)


def _inverted_source(scene: Scene, group: Group, last: int) -> Range | None:
    """*ce qu'explique X :* has its subject behind the verb."""
    if group.first == 0 or scene.words.tags[group.first - 1] != "Q":
        return None
    first = scene.adjuncts(group.verb + 1, "[DNw]")
    return (first, last) if first is not None and first <= last else None


def _bare_colon(scene: Scene, last: int, quotation: Quotation, at: Scene) -> Iterator[Proposal]:
    """Yield *X : « … »*, and *le propos de X est clair : « … »* through its noun of saying."""
    words = scene.words
    first = 0
    while first < last and words.tags[first] in "CA,-.":
        first += 1
    segment = words.tags[first : last + 1]
    noun = next((i for i in range(last, first - 1, -1) if words.forms[i] in scene.cues.nouns), None)
    if noun is not None:
        source = scene.speaker_of_noun(noun)
        yield _proposal(at, quotation, "noun-colon", source=source, where=scene, word=noun)
    elif not set("VHEQRq") & set(segment) and 0 <= last - first <= 12:
        end = phrase_end(words, first)
        if end is not None:
            yield _proposal(at, quotation, "name-colon", source=(first, last), where=scene)


def _after_verb(scene: Scene, mark: int, quotation: Quotation) -> Iterator[Proposal]:
    """Yield *X dénonce « … »*, the verb a few words before the mark."""
    words = scene.words
    for index in range(mark - 1, max(-1, mark - _REACH), -1):
        if words.tags[index] in ";:.»«QRq":
            return
        cue = scene.saying(index, "quote", "np", "de_np", "inf", "que")
        if not cue or not {"quote", "np", "de_np", "inf"} & set(cue.takes):
            continue
        group = verb_group(words, index)
        if scene.adjuncts(scene.after(cue, group), "«") != mark or _is_woven(scene, mark):
            return
        if group.form in {"passive", "participle"} or not is_asserted(scene, cue, group):
            return
        source = scene.speaker(group)
        yield _proposal(scene, quotation, "verb-quote", cue=cue, group=group, source=source)
        return


def _is_woven(scene: Scene, mark: int) -> bool:
    """Tell whether words of the same phrase follow the quotation: *« Coach » Romney*."""
    close = scene.words.tags.find("»", mark)
    return close > 0 and scene.words.tags[close + 1 : close + 2] in {"w", "N", "d"}


def _proposal(
    scene: Scene,
    quotation: Quotation,
    rule: str,
    *,
    cue: VerbCue | None = None,
    group: Group | None = None,
    source: Range | None = None,
    where: Scene | None = None,
    word: int | None = None,
) -> Proposal:
    place = where or scene
    cue_span = place.cue_span(cue, group) if cue and group else None
    if word is not None:
        cue_span = place.words.slice(word, word)
    return Proposal(
        rule=rule,
        content=contents(quotation),
        cue=cue_span,
        source=place.span(source),
        kind="direct",
        endorsement=cue.endorsement_in("quote") if cue else "neutral",
        sentence=scene.sentence,
        lemma=cue.lemma if cue else "",
        strength=cue.takes.get("quote", "weak") if cue else "strong",
        verb=cue,
        group=group,
    )


def contents(quotation: Quotation) -> tuple[Span, ...]:
    """Return the parts of a quotation, one a paragraph, final full stops left out."""
    return tuple(quotation.paragraphs or (quotation.inner,))


def inserted_clauses(scene: Scene) -> Iterator[Proposal]:
    """Yield *P, indique X, suite*: a saying inserted in, or closing, an unmarked sentence."""
    words = scene.words
    for comma, tag in enumerate(words.tags):
        if tag != "," or comma < 2 or comma + 1 >= len(words):
            continue
        found = inverted(scene, comma + 1)
        if found and (parts := _around(scene, comma, found)):
            cue, group, source = found
            yield Proposal(
                rule="inserted",
                content=parts,
                cue=scene.cue_span(cue, group),
                source=scene.span(source),
                kind="indirect",
                endorsement=cue.endorsement_in("quote"),
                sentence=scene.sentence,
                lemma=cue.lemma,
                strength=cue.takes.get("quote", "weak"),
                verb=cue,
                group=group,
            )


def _around(
    scene: Scene, comma: int, found: tuple[VerbCue, Group, Range]
) -> tuple[Span, ...]:
    """Return the clause before the comma, and what follows the inserted clause."""
    words, (cue, group, source) = scene.words, found
    pronoun = words.tags[source[0]] == "I"
    first = max((i for i in range(comma) if words.tags[i] in ";:."), default=-1) + 1
    if not (pronoun or scene.is_speaker(source)) or not set("VHE") & set(words.tags[first:comma]):
        return ()
    while first < comma - 1 and words.tags[first] in "C,-":
        first += 1
    parts = [words.slice(first, comma - 1)]
    after = max(source[1], scene.after(cue, group) - 1)
    if words.tags[after + 1 : after + 2] == "," and words.tags[after + 2 : after + 3] not in "T":
        parts.append(scene.clause(after + 2))
    return tuple(parts)
