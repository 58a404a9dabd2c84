"""How surely a proposal is an attribution: a small logistic model over readable traits.

The rules propose generously; the model, learnt from coded articles, says which proposals hold. Its
weights are data (`lexicons/voice/confidence.json`), one a trait, so that a decision can be read off
as a sum. Written anew by `python -m framing.calibration`.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from framing.data import lexicon_dir
from framing.voice.grammar import load_grammar
from framing.voice.objects import meaning
from framing.voice.scene import Proposal, Scene

_FAMILIES = {
    "que": "clause",
    "si": "clause",
    "inf": "infinitive",
    "de_inf": "infinitive",
    "a_inf": "infinitive",
    "person_a": "infinitive",
    "person_de": "person",
    "np": "noun",
    "de_np": "noun",
    "a_np": "noun",
    "sur_np": "noun",
    "contre_np": "noun",
    "pour_np": "noun",
    "agent": "agent",
    "attr": "attribute",
    "comme": "label",
    "label-word": "label",
}
_NOMINAL = frozenset({"noun", "relative"})
_LENGTHS = (2, 4, 8, 16, 32)
_FINITE = frozenset("VHE")
_EXTREME = 30.0
"""Log odds beyond which a probability is as good as 0 or 1."""


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """Weights of a logistic regression; traits that it does not know weigh nothing.

    Attributes:
        intercept: Log odds of a proposal without traits.
        weights: Log odds that each trait adds.
        threshold: Least probability that makes a proposal an attribution.
        residue: Share of right ones among what is found without a cue, by rule.
        slope: What the log odds of a proposal are multiplied by, and
        offset: what is then added, to give those of an attribution that was chosen.
    """

    intercept: float
    weights: Mapping[str, float]
    threshold: float
    residue: Mapping[str, float]
    slope: float = 1.0
    offset: float = 0.0

    def probability(self, found: Iterable[str]) -> float:
        """Return the probability that a proposal with these traits is an attribution."""
        return _logistic(self.intercept + sum(map(self.weights.get, found, repeat(0.0))))

    def told(self, probability: float) -> float:
        """Return how often what was chosen with this probability is right.

        The probability decides between proposals; it is learnt from all of them and from minimal
        pairs, so that it is no share of the right ones among what was chosen (Platt 1999).
        """
        return _logistic(self.slope * logit(probability) + self.offset)

    def sure(self, proposals: Iterable[tuple[Proposal, Scene]]) -> Iterator[Proposal]:
        """Yield the proposals that are attributions, with their confidence."""
        for proposal, scene in proposals:
            sureness = self.probability(traits(proposal, scene))
            if sureness >= self.threshold:
                yield proposal._replace(confidence=sureness)

    def weigh(self, proposal: Proposal, scene: Scene) -> Proposal:
        """Return the proposal with its confidence."""
        return proposal._replace(confidence=self.probability(traits(proposal, scene)))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-_EXTREME, min(_EXTREME, odds))))


def logit(probability: float) -> float:
    """Return the log odds of a probability, kept apart from 0 and 1."""
    kept = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(kept / (1 - kept))


EVERYTHING = ConfidenceModel(intercept=30.0, weights={}, threshold=0.0, residue={})
"""Takes every proposal: what is learnt from, and what the engine is without learning."""


@lru_cache(maxsize=1)
def load_confidence() -> ConfidenceModel:
    """Return the model of `lexicons/voice/confidence.json`."""
    data = json.loads(lexicon_dir("voice", "confidence.json").read_text(encoding="utf-8"))
    return ConfidenceModel(**data)


def traits(proposal: Proposal, scene: Scene) -> list[str]:
    """Return what the model knows of a proposal, as words."""
    family = _FAMILIES.get(proposal.rule, proposal.rule)
    source = _source_class(proposal, scene)
    starts = scene.words.starts
    places = [
        (bisect_left(starts, start), bisect_left(starts, end)) for start, end in proposal.content
    ]
    length = bisect_left(_LENGTHS, sum([end - first for first, end in places]))
    return [
        f"rule={proposal.rule}",
        f"lemma={proposal.lemma}",
        f"{family} {proposal.strength}",
        f"source={source}",
        f"{family} source={source}",
        f"{family} length={length}",
        *_verb_traits(proposal, family, source),
        *_content_traits(proposal, scene, family, places[0]),
    ]


def _verb_traits(proposal: Proposal, family: str, source: str) -> list[str]:
    verb, group = proposal.verb, proposal.group
    if verb is None or group is None:
        return []
    found = [
        f"{family} form={group.form}",
        f"{family} class={proposal.endorsement}",
        f"takes={min(len(verb.takes), 6)}",
        f"{family} saying={'quote' in verb.takes}",
    ]
    if verb.human and source in {"other", "none"}:
        found.append(f"{family} inhuman")
    if group.negated:
        found.append(f"{family} negated")
    if group.reflexive and not verb.reflexive:
        found.append(f"{family} reflexive")
    if verb.words:
        found.append(f"{family} locution")
    return found


def _content_traits(
    proposal: Proposal, scene: Scene, family: str, place: tuple[int, int]
) -> list[str]:
    words, grammar = scene.words, load_grammar()
    tags = words.tags[slice(*place)]
    if not tags:
        return []
    found = [f"{family} begins={tags[0]}"]
    if family in _NOMINAL:
        found.append(f"{family} object={meaning(words, place[0], scene.cues.nouns)}")
    if _FINITE.isdisjoint(tags):
        found.append(f"{family} verbless")
    if "«" in tags or words.quoted[place[0]] >= 0:
        found.append(f"{family} marks")
    form = _form(proposal, scene)
    if proposal.cue and form.endswith(grammar.we_endings):
        found.append(f"{family} we")
    if proposal.cue and form.endswith(grammar.unreal_endings):
        found.append(f"{family} unreal")
    if words.forms[-1] == "?":
        found.append(f"{family} question")
    return found


def _form(proposal: Proposal, scene: Scene) -> str:
    group = proposal.group
    return scene.words.forms[group.verb] if group and group.verb < len(scene.words) else ""


def _source_class(proposal: Proposal, scene: Scene) -> str:
    if proposal.source is None:
        return "none"
    words = scene.words
    first = bisect_left(words.starts, proposal.source[0])
    last = bisect_left(words.starts, proposal.source[1]) - 1
    if last < first:
        return "before"
    if first == last and words.tags[first] in "SI":
        return "on" if _is_anyone(words.forms[first], scene) else "pronoun"
    return "speaker" if scene.is_speaker((first, last)) else "other"


def _is_anyone(form: str, scene: Scene) -> bool:
    """Tell whether a subject pronoun, inverted or not, stands for nobody in particular: *on*."""
    pronouns = scene.cues.pronouns
    found = pronouns["subject"].get(form) or pronouns["inverted"].get(form)
    return found is not None and found.role == "anyone"
