"""One pass over the articles: counts what is scored, keeps what is set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import framing
from framing.cli.interrupts import Gate
from framing.cli.messages import say
from framing.corpus.drafts import SetAside
from framing.errors import FramingError
from framing.records import ScoredArticle
from framing.rendering.plain import plural

if TYPE_CHECKING:
    from framing.classifier import Companion

Outcome = ScoredArticle | SetAside

_MOST_NOTES = 20
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Job:
    """What to read and how to score it, as the options say."""

    paths: list[str]
    outlet: str | None = None
    metadata: Path | None = None
    text_column: str = "text"
    engine: str | None = None
    lexicons: list[str] | None = None
    n_jobs: int = 1
    any_language: bool = False
    min_confidence: float = 0.0
    classifier: Path | None = None

    def start(self, on_progress: Callable[[Outcome], None] | None = None) -> Run:
        """Return a run that has read and scored nothing yet.

        Raises:
            FramingError: An option, a lexicon or a path can't be used.
        """
        from framing.running import score_all  # noqa: PLC0415 - `--help` does without them
        from framing.scorers import scorer_options  # noqa: PLC0415

        options = scorer_options(
            self.engine,
            self.lexicons or None,
            min_confidence=self.min_confidence,
            reviewer=self._reviewer(),
        )
        items = framing.load(
            self.paths,
            outlet=self.outlet,
            metadata=self.metadata,
            text_column=self.text_column,
        )
        outcomes = score_all(
            items,
            options,
            n_jobs=self.n_jobs,
            any_language=self.any_language,
            on_progress=on_progress,
        )
        return Run(outcomes)

    def _reviewer(self) -> Companion | None:
        if self.classifier is None:
            return None
        from framing.classifier import load_companion  # noqa: PLC0415 - loads scikit-learn

        return load_companion(self.classifier, lexicons=self.lexicons or None)


@dataclass(slots=True)
class Run:
    """Iterates over the scored articles and remembers the rest.

    Attributes:
        outcomes: From `score_all`.
        scored: How many articles were scored.
        set_aside: What could not be scored.
        notes: What had to be done to read an article, and the ids of those of which it is true.
        provenance: Of the last article scored.
        is_interrupted: The keyboard ended it before all was done.
        gate: Open while the next article is scored; guard it to keep interrupts out elsewhere.
    """

    outcomes: Iterable[Outcome]
    scored: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    provenance: Mapping[str, Any] = field(default_factory=dict)
    is_interrupted: bool = False
    gate: Gate = field(default_factory=Gate, repr=False)

    def __iter__(self) -> Iterator[ScoredArticle]:
        try:
            yield from self._scored()
        except KeyboardInterrupt:
            self.is_interrupted = True

    def _scored(self) -> Iterator[ScoredArticle]:
        outcomes = iter(self.outcomes)
        while (outcome := self._next(outcomes)) is not None:
            if isinstance(outcome, SetAside):
                self.set_aside.append(outcome)
                continue
            self.scored += 1
            self.provenance = outcome.provenance
            for note in outcome.article.notes:
                self.notes.setdefault(note, []).append(outcome.doc_id)
            yield outcome

    def _next(self, outcomes: Iterator[Outcome]) -> Outcome | None:
        with self.gate.opened():
            return next(outcomes, None)

    @property
    def status(self) -> int:
        """The exit status: 130 interrupted, 1 something was set aside, else 0."""
        if self.is_interrupted:
            return 130
        return 1 if self.set_aside else 0

    @property
    def closing_line(self) -> str:
        """How many articles were scored, and with what."""
        counts = f"{plural(self.scored, 'article')} scored, {len(self.set_aside):,} set aside"
        if not self.provenance:
            return counts
        model = self.provenance.get("model")
        engine = f"engine {self.provenance['engine']}" + (f" ({model})" if model else "")
        lexicons = f"lexicons {', '.join(self.provenance['lexicons'])}"
        learnt = self.provenance.get("classifier")
        classifier = f" · classifier {learnt[:19]}" if learnt else ""
        return f"{counts} · {engine} · {lexicons}{classifier}"

    def report(self, *, notes: bool) -> None:
        """Name on standard error what was set aside, and what had to be done to read the rest."""
        for item in self.set_aside:
            say("set aside", str(item))
        if notes:
            for note, ids in list(self.notes.items())[:_MOST_NOTES]:
                say("note", f"{_named(ids)}: {note}")
            if len(self.notes) > _MOST_NOTES:
                say("note", f"and {len(self.notes) - _MOST_NOTES:,} more notes like these")

    def check(self) -> None:
        """Raise FramingError if there was nothing to read at all."""
        if not (self.scored or self.set_aside or self.is_interrupted):
            raise FramingError("nothing to score: no article was found; check the paths")


def _named(ids: list[str]) -> str:
    if len(ids) <= _MOST_NAMED:
        return ", ".join(ids)
    return f"{plural(len(ids), 'article')} ({', '.join(ids[:_MOST_NAMED])} …)"
