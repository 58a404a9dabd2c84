"""Quotations and who is given them: *« … », a dit X*, *X : « … »*, *X dénonce « … »*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.text.quotations import Quotation
from framing.voice.constructions.clauses import is_asserted
from framing.voice.constructions.colons import after_colon
from framing.voice.constructions.inversions import any_inverted, inverted
from framing.voice.constructions.quoting import contents, given, is_sentence, said
from framing.voice.cues import VerbCue
from framing.voice.groups import Group, verb_group
from framing.voice.links import load_links
from framing.voice.phrases import Range
from framing.voice.scene import Proposal, Scene

_MARK = re.compile("[«»]")
_QUOTING = frozenset({"quote", "np", "de_np", "inf"})
_REACH = 9


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
        quoted = given(scene, quotation, "inverted", scene.span(source))
        proposal = said(quoted, scene, cue, group)
        content = _with_lead(scene, quotation, proposal.content)
        resumed = _resumed(scene, max(source[1] + 1, scene.after(cue, group)))
        yield proposal._replace(content=(*content, *resumed))
    elif (
        pauses
        and (other := any_inverted(scene, first))
        and is_sentence(scene, quotation)
        and not _is_title(scene, mark)
    ):
        verb, subject = other
        yield given(scene, quotation, "inverted", scene.span(subject), scene.words.slice(*verb))
    elif signed := _signature(scene, mark, quotation):
        yield given(scene, quotation, "signature", scene.span(signed))


def _is_title(scene: Scene, mark: int) -> bool:
    """Tell whether the quotation that closes here stands behind a noun: *Le film « … », a séduit*."""
    opening = scene.words.tags.rfind("«", 0, mark)
    return opening > 0 and scene.words.tags[opening - 1] in "wN"


def _resumed(scene: Scene, behind: int) -> tuple[Span, ...]:
    """Return the quotation that goes on behind the saying: *« P », dit-il, « suite »*."""
    again = scene.words.tags[behind : behind + 2] == ",«"
    quotation = scene.quotation_at(behind + 1) if again else None
    return contents(quotation) if quotation else ()


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
    if between != "," and not is_sentence(scene, quotation):
        return None
    is_phrase = tags[first] not in "PdA" and not set("VHEFTQRq;:") & set(tags[first : last + 1])
    return (first, last) if is_phrase else None


def _opening(scene: Scene, mark: int, before: Scene | None) -> Iterator[Proposal]:
    quotation = scene.quotation_at(mark)
    if quotation is None:
        return
    tags = scene.words.tags
    if mark > 0 and tags[mark - 1] == ":":
        yield from after_colon(scene, mark - 2, quotation, at=scene, before=before)
    elif mark == 0 and before is not None and before.words.tags.endswith(":"):
        yield from after_colon(before, len(before.words) - 2, quotation, at=scene, before=None)
    elif mark > 0:
        yield from _after_verb(scene, mark, quotation)


def _after_verb(scene: Scene, mark: int, quotation: Quotation) -> Iterator[Proposal]:
    """Yield *X dénonce « … »*, the verb a few words before the mark."""
    for index in range(mark - 1, max(-1, mark - _REACH), -1):
        if scene.words.tags[index] in ";:.»«QRq":
            return
        cue = scene.saying(index, "quote", "np", "de_np", "inf", "que")
        if cue is not None and not _QUOTING.isdisjoint(cue.takes):
            group = verb_group(scene.words, index)
            source = scene.speaker(group)
            if _introduces(scene, cue, group, mark) and not _names(scene, index, mark, source):
                quoted = given(scene, quotation, "verb-quote", scene.span(source))
                yield said(quoted, scene, cue, group)
            return


def _introduces(scene: Scene, cue: VerbCue, group: Group, mark: int) -> bool:
    """Tell whether the verb says the quotation as a whole, and somebody did say it."""
    tags, behind = scene.words.tags, scene.after(cue, group)
    if scene.adjuncts(behind, "«") != mark or _is_woven(scene, mark):
        return False
    if _is_inserted(scene, group) or (
        cue.reflexive and "attr" in cue.takes and tags[group.verb - 1] in "KE"
    ):
        return False
    if "de_np" in cue.takes and tags[behind] == "d" and tags[mark - 1] == "w":
        return False  # parle d'un retard « technique »
    return group.form not in {"passive", "participle"} and is_asserted(scene, cue, group)


def _is_inserted(scene: Scene, group: Group) -> bool:
    """Tell whether the saying interrupts the clause that the quotation is a part of.

    *Les travaux avancent, assure-t-il, « sans retard ».*
    """
    tags, first = scene.words.tags, group.first
    inserted = tags[first - 1 : first] == "," and tags[first - 2 : first - 1] not in {"", "»", "."}
    return inserted and "I" in tags[first : group.verb + 2]


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
