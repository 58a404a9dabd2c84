"""A classifier at work beside the lexicons: which of their hits count, and what they missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from framing.classifier.estimator import FrameClassifier
from framing.classifier.passages import MODEL_ENTRY, Passage, lexicon_hits, passages
from framing.classifier.reasons import reasons_of
from framing.classifier.storage import content_hash, load_classifier
from framing.classifier.traits import carries
from framing.records import Hit, Judgement, ScoredArticle
from framing.scorers import Lexicons
from framing.scoring import TokenCounts, frame_scores, with_voice

MODEL_CATEGORY = "model"
_REASONS = 5


@dataclass(frozen=True)
class Companion:
    """Reviews scored articles with a fitted classifier.

    Attributes:
        classifier: The classifier.
    """

    classifier: FrameClassifier

    @cached_property
    def hash(self) -> str:
        """`sha256:…` of what the classifier has learnt."""
        return content_hash(self.classifier)

    @property
    def lexicons(self) -> Mapping[str, str]:
        """Hash of each frame's lexicon."""
        return self.classifier.learnt_.lexicons

    def review(self, scored: ScoredArticle) -> ScoredArticle:
        """Return the article with the hits that count once each sentence has been judged.

        In a sentence that is not accepted as carrying a frame, the frame's hits don't count: they
        move to the sentence's judgement. In one that is accepted though no hit makes it carry the
        frame, one hit of the entry `(model)` spans the sentence. Sentences that touch boilerplate
        are not judged. There is a judgement wherever there is a hit or a sentence is accepted.
        """
        judgements = tuple(self._judgements(scored))
        hits = _counted(scored, judgements)
        tokens = TokenCounts(scored.n_tokens, scored.n_attributed_tokens)
        return replace(
            scored,
            hits=hits,
            judgements=judgements,
            frames=frame_scores(hits, scored.attributions, frames=scored.frames, tokens=tokens),
            provenance={**scored.provenance, "classifier": self.hash},
        )

    def _judgements(self, scored: ScoredArticle) -> Iterator[Judgement]:
        found, learnt = passages(scored), self.classifier.learnt_
        if not found:
            return
        shared = learnt.shared(found)
        probabilities = learnt.probabilities(shared)
        accepted = probabilities >= learnt.thresholds
        rows = {frame: learnt.space.matrix(shared, frame) for frame in learnt.frames}
        for place, passage in enumerate(found):
            for column, frame in enumerate(learnt.frames):
                own = _own(passage, frame)
                if own or accepted[place, column]:
                    yield Judgement(
                        frame=frame,
                        sentence=passage.number,
                        probability=round(float(probabilities[place, column]), 4),
                        accepted=bool(accepted[place, column]),
                        dropped=() if accepted[place, column] else own,
                        reasons=reasons_of(
                            rows[frame][place], frame, learnt, passage=passage, top=_REASONS
                        ),
                    )


def load_companion(path: str | Path, *, lexicons: Lexicons = None) -> Companion:
    """Return the classifier that `framing train` wrote, ready to review articles.

    Raises:
        FramingError: The file can't be read, is no such classifier, or was trained with other
            lexicons.
    """
    return Companion(load_classifier(path, lexicons=lexicons))


def _own(passage: Passage, frame: str) -> tuple[Hit, ...]:
    return tuple(hit for hit in passage.hits if hit.frame == frame)


def _counted(scored: ScoredArticle, judgements: Sequence[Judgement]) -> tuple[Hit, ...]:
    dropped = {hit for judgement in judgements for hit in judgement.dropped}
    kept = [hit for hit in lexicon_hits(scored) if hit not in dropped]
    carried = {(hit.sentence, hit.frame) for hit in kept if carries([hit])}
    added = [
        _model_hit(scored, item)
        for item in judgements
        if item.accepted and (item.sentence, item.frame) not in carried
    ]
    every = [*kept, *with_voice(added, scored.attributions)]
    return tuple(sorted(every, key=lambda hit: (hit.start, hit.end, hit.frame)))


def _model_hit(scored: ScoredArticle, judgement: Judgement) -> Hit:
    start, end = scored.sentences[judgement.sentence]
    return Hit(
        frame=judgement.frame,
        category=MODEL_CATEGORY,
        entry=MODEL_ENTRY,
        text=scored.article.text[start:end],
        start=start,
        end=end,
        sentence=judgement.sentence,
    )
