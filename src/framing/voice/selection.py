"""Which proposals stand: one claim for each cue and quotation, nested ones marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.records import Span
from framing.voice.scene import Proposal

PRECEDENCE = 0.02
"""How much less sure a construction may be, for each place that it is earlier in the list."""

STRETCH = 256
"""Characters: about a sentence."""

_ORDER = (
    "impersonal",
    "colon-clause",
    "incise",
    "inverted",
    "colon",
    "que",
    "noun-colon",
    "name-colon",
    "act-colon",
    "verb-quote",
    "comme-said",
    "si",
    "person_de",
    "inf",
    "de_inf",
    "a_inf",
    "adverbial",
    "citing",
    "person_a",
    "attr",
    "inserted",
    "signature",
    "noun-clause",
    "label-word",
    "noun",
    "comme",
    "np",
    "de_np",
    "a_np",
    "sur_np",
    "contre_np",
    "pour_np",
    "agent",
    "relative",
    "inserted-hearsay",
    "conditional",
)
_RANKS = {rule: rank for rank, rule in enumerate(_ORDER)}


class Places:
    """Proposals by the stretches of text that they touch, so that only neighbours are compared."""

    def __init__(self, proposals: Iterable[Proposal] = ()) -> None:
        self._stretches: dict[int, list[Proposal]] = {}
        for proposal in proposals:
            self.add(proposal)

    def add(self, proposal: Proposal) -> None:
        """Enter a proposal."""
        for stretch in _stretches(proposal):
            self._stretches.setdefault(stretch, []).append(proposal)

    def near(self, proposal: Proposal) -> Iterable[Proposal]:
        """Return the proposals entered that touch a stretch that this one touches."""
        touching = [self._stretches.get(stretch, ()) for stretch in _stretches(proposal)]
        return {id(other): other for found in touching for other in found}.values()

    def is_nested(self, proposal: Proposal) -> bool:
        """Tell whether the proposal's content lies in another one's; what is relayed always does."""
        content = proposal.content
        around = self._stretches.get(content[0][0] // STRETCH, ())
        return proposal.rule == "citing" or any(
            other.content != content and lies_in(content, other.content) for other in around
        )


def _stretches(proposal: Proposal) -> range:
    """Return the numbers of the stretches from the first character to the last."""
    content, cue = proposal.content, proposal.cue
    first, last = content[0][0], content[-1][1]
    if cue:
        first, last = min(first, cue[0]), max(last, cue[1])
    return range(first // STRETCH, last // STRETCH + 1)


def choose(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return the proposals that stand, in the order of the text.

    The surest comes first; where two are about as sure, the construction that is earlier in the
    list above. A cue or a quotation is claimed once; a content that overlaps a chosen one without
    holding it or lying in it gives way.
    """
    places, chosen = Places(), []
    for proposal in sorted(proposals, key=_rank):
        if all(_compatible(proposal, other) for other in places.near(proposal)):
            places.add(proposal)
            chosen.append(proposal)
    return sorted(chosen, key=lambda proposal: (proposal.content[0], proposal.rule))


def excludes(one: Proposal, other: Proposal) -> bool:
    """Tell whether the two cannot both stand."""
    return not _compatible(one, other)


def _rank(proposal: Proposal) -> tuple[float, Span]:
    return (PRECEDENCE * _RANKS[proposal.rule] - proposal.confidence, proposal.content[0])


def _compatible(one: Proposal, other: Proposal) -> bool:
    if one.cue is not None and one.cue == other.cue and "colon" not in {one.rule, other.rule}:
        return False
    rules = {one.rule, other.rule}
    if "conditional" in rules and one.cue and other.cue and _meet([one.cue], [other.cue]):
        return False
    if not _meet(one.content, other.content):
        return True
    if "conditional" in rules:
        return False
    if set(one.content) & set(other.content):
        return "citing" in rules
    return lies_in(one.content, other.content) or lies_in(other.content, one.content)


def lies_in(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    """Tell whether every part of `inner` lies in a part of `outer`."""
    for left, right in inner:
        for start, end in outer:
            if start <= left and right <= end:
                break
        else:
            return False
    return True


def _meet(one: Sequence[Span], other: Sequence[Span]) -> bool:
    for start, end in one:
        for left, right in other:
            if start < right and left < end:
                return True
    return False
