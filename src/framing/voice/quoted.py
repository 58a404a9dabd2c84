"""Quotations and who is given them: *« … », a dit X*, *X : « … »*, *X dénonce « … »*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from framing.records import Span
from framing.text.quotations import Quotation
from framing.voice.adverbials import adverbial_contents
from framing.voice.clauses import is_asserted
from framing.voice.cues import VerbCue
from framing.voice.groups import Group, verb_group
from framing.voice.inversions import inverted
from framing.voice.links import load_links
from framing.voice.phrases import Range, main_subject, phrase_end
from framing.voice.scene import Proposal, Scene

_MARK = re.compile("[«»]")
_REACH = 9
_NOUN_REACH = 30


def quoted_contents(scene: Scene, before: Scene | None) -> Iterator[Proposal]:
    """Yield the quotations that this sentence gives to a source.

    `before` is the sentence before: a colon at its end introduces the quotation that opens this
    one.
    """
    for match in _MARK.finditer(scene.words.tags):
        if match.group() == "»":
            yield from _closing(scene, match.start())
        else:
            yield from _opening(scene, match.start(), before)


def _closing(scene: Scene, mark: int) -> Iterator[Proposal]:
    quotation = scene.quotation_at(mark)
    first = mark + 1
    while first < len(scene.words) and scene.words.tags[first] in ",.-" and first < mark + 3:
        first += 1
    if quotation is None or first >= len(scene.words):
        return
    found = inverted(scene, first)
    pauses = first > mark + 1 or scene.words.tags[mark - 1] in ",."
    if found and (pauses or _speaks(scene, found[2])):
        cue, group, source = found
        given = _given(scene, quotation, "inverted", scene.span(source))
        proposal = _said(given, scene, cue, group)
        yield replace(proposal, content=_with_lead(scene, quotation, proposal.content))
    elif signed := _signature(scene, mark, quotation):
        yield _given(scene, quotation, "signature", scene.span(signed))


def _speaks(scene: Scene, source: Range) -> bool:
    """Tell whether the subject can speak: *« P » a dit X*, not *le club « P » a livré dix lits*."""
    return scene.words.tags[source[0]] == "I" or scene.is_speaker(source)


def _with_lead(scene: Scene, quotation: Quotation, content: tuple[Span, ...]) -> tuple[Span, ...]:
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


def _signature(scene: Scene, mark: int, quotation: Quotation) -> Range | None:
    """Return the name in *« … », X.* at the sentence's end."""
    tags = scene.words.tags
    first, last = mark + 2, len(tags) - 1
    while last > mark and tags[last] in ".":
        last -= 1
    length = quotation.inner[1] - quotation.inner[0]
    if tags[mark + 1 : mark + 2] == "(" and tags[last : last + 1] == ")":
        last -= 1
    between = tags[mark + 1 : mark + 2]
    named = between in {",", ":", "("} and "N" in tags[first : last + 1]
    if not named or length < 12 or not 0 <= last - first <= 10:
        return None
    if between != "," and not _is_sentence(scene, quotation):
        return None
    return (first, last) if not set("VHEFTQRq;:") & set(tags[first : last + 1]) else None


def _is_sentence(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether the quotation holds a finite verb: a title hardly does."""
    words = scene.words
    return any(
        quotation.start < start < quotation.end and tag in "VHEG"
        for start, tag in zip(words.starts, words.tags, strict=True)
    )


def _opening(scene: Scene, mark: int, before: Scene | None) -> Iterator[Proposal]:
    quotation = scene.quotation_at(mark)
    if quotation is None:
        return
    tags = scene.words.tags
    if mark > 0 and tags[mark - 1] == ":":
        yield from _after_colon(scene, mark - 2, quotation, at=scene, before=before)
    elif mark == 0 and before is not None and before.words.tags.endswith(":"):
        yield from _after_colon(before, len(before.words) - 2, quotation, at=scene, before=None)
    elif mark > 0:
        yield from _after_verb(scene, mark, quotation)


def _follow_up(
    scene: Scene, quotation: Quotation, cue: VerbCue, group: Group, before: Scene
) -> Proposal:
    """Return *Et de conclure : « … »*, said by the subject of the sentence before."""
    source = before.span(main_subject(before.words, len(before.words.tags.rstrip("."))))
    return _said(_given(scene, quotation, "colon", source), scene, cue, group)


def _after_colon(
    scene: Scene, last: int, quotation: Quotation, *, at: Scene, before: Scene | None
) -> Iterator[Proposal]:
    """Read *X explique :* leftwards from the word before the colon."""
    for index in range(last, max(-1, last - 30), -1):
        cue = scene.saying(index, "quote", "colon", "que", "np", "si", "inf", "de_inf")
        if cue:
            group = verb_group(scene.words, index)
            if group.form == "participle":
                continue
            source = _inverted_source(scene, group, last) or scene.speaker(group)
            infinitive = group.form == "infinitive"
            source = _narrator(scene, group) if infinitive and source is None else source
            if source is None and infinitive and at is scene and before is not None:
                yield _follow_up(scene, quotation, cue, group, before)
                return
            given = _given(at, quotation, "colon", scene.span(source))
            yield _said(given, scene, cue, group)
            return
        if scene.words.tags[index] in ";»":
            break
    yield from _bare_colon(scene, last, quotation, at)


def _narrator(scene: Scene, group: Group) -> Range | None:
    """Return who speaks in *Et le marchand de soupirer : « … »*."""
    words, last = scene.words, group.first - 2
    first = len(words.tags) - len(words.tags.lstrip("CA,"))
    named = words.tags[group.first - 1] == "d" and phrase_end(words, first) == last
    return (first, last) if named and first <= last else None


def _inverted_source(scene: Scene, group: Group, last: int) -> Range | None:
    """*ce qu'explique X :*, *comme le précise X :* have their subject behind the verb."""
    if group.first == 0 or scene.words.tags[group.first - 1] not in "Qq":
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
    adverbial = _leading_adverbial(scene, last)
    noun = next(
        (
            i
            for i in range(last, first - 1, -1)
            if _is_saying_noun(scene, i) and last - i < _NOUN_REACH
        ),
        None,
    )
    if adverbial is not None:
        yield _given(at, quotation, "name-colon", adverbial.source, adverbial.cue)
    elif noun is not None:
        end = noun + _length(scene, noun) - 1
        source = scene.span(_speaker_of_noun(scene, noun, end))
        yield _given(at, quotation, "noun-colon", source, words.slice(noun, end))
    elif not set("VHEQRq") & set(segment) and 0 <= last - first <= 12:
        end = phrase_end(words, first)
        if end is not None:
            yield _given(at, quotation, "name-colon", words.slice(first, last))


def _leading_adverbial(scene: Scene, last: int) -> Proposal | None:
    """Return *selon X* where it opens the sentence whose colon stands behind word `last`."""
    for proposal in adverbial_contents(scene):
        opens = proposal.cue is not None and proposal.cue[0] <= scene.words.starts[0] + 2
        if opens and proposal.source and proposal.source[1] <= scene.words.ends[last]:
            return proposal
    return None


def _speaker_of_noun(scene: Scene, noun: int, end: int) -> Range | None:
    """Return who speaks in *son mot d'ordre*, *le message de X*."""
    tags = scene.words.tags
    if noun and scene.words.forms[noun - 1] in scene.cues.pronouns["possessive"]:
        return (noun - 1, noun - 1)
    adjective = re.compile("[wA]{1,2}(?=d)").match(tags, end + 1)
    return scene.speaker_of_noun(adjective.end() - 1 if adjective else end)


def _is_saying_noun(scene: Scene, index: int) -> bool:
    names = scene.words.tags[index] == "N" and index > 0
    return not names and _length(scene, index) > 0


def _length(scene: Scene, index: int) -> int:
    """Return how many words the noun of saying at `index` has, 0 when there is none."""
    forms = scene.words.forms
    fitting = (
        1 + len(cue.words)
        for cue in scene.cues.nouns.get(forms[index], ())
        if forms[index + 1 : index + 1 + len(cue.words)] == tuple(cue.words)
    )
    return max(fitting, default=0)


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
        if cue.reflexive and "attr" in cue.takes and words.tags[index - 1] in "KE":
            return
        source = scene.speaker(group)
        told = group.form not in {"passive", "participle"} and is_asserted(scene, cue, group)
        if not told or _names(scene, index, mark, source):
            return
        given = _given(scene, quotation, "verb-quote", scene.span(source))
        yield _said(given, scene, cue, group)
        return


def _names(scene: Scene, verb: int, mark: int, source: Range | None) -> bool:
    """Tell whether the verb gives a name: *X, dit « le Roc »*, *ce que X appelle « Y »*."""
    words = scene.words
    if words.tags[verb - 1] == "," and words.forms[mark - 1] in scene.cues.naming:
        return True
    return source is not None and words.forms[source[0] - 2 : source[0]] in load_links().naming


def _is_woven(scene: Scene, mark: int) -> bool:
    """Tell whether the quotation is a part of a phrase: *« Coach » Romney*, *le stade « Nord »*."""
    names = scene.words.text[scene.words.ends[mark] :].lstrip()[:1].isupper()
    if names and scene.words.tags[mark - 1] in "wN":
        return True
    close = scene.words.tags.find("»", mark)
    return close > 0 and scene.words.tags[close + 1 : close + 2] in {"w", "N", "d"}


def _given(
    scene: Scene, quotation: Quotation, rule: str, source: Span | None, cue: Span | None = None
) -> Proposal:
    """Return a quotation of `scene` given to a source, by layout or by a noun."""
    return Proposal(
        rule=rule,
        content=contents(quotation),
        cue=cue,
        source=source,
        kind="direct",
        endorsement="neutral",
        sentence=scene.sentence,
    )


def _said(proposal: Proposal, place: Scene, cue: VerbCue, group: Group) -> Proposal:
    """Return the proposal with its verb of saying, which stands in `place`."""
    return replace(
        proposal,
        cue=place.cue_span(cue, group),
        endorsement=cue.endorsement_in("quote"),
        lemma=cue.lemma,
        strength=cue.takes.get("quote", "weak"),
        verb=cue,
        group=group,
    )


def contents(quotation: Quotation) -> tuple[Span, ...]:
    """Return the parts of a quotation, one a paragraph, final full stops left out."""
    return tuple(quotation.paragraphs or (quotation.inner,))
