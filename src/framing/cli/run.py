"""One pass over the articles: counts what is scored, keeps what is set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from framing.cli.messages import say
from framing.corpus import SetAside
from framing.errors import FramingError
from framing.records import ScoredArticle
from framing.rendering.plain import plural

_MOST_NOTES = 20


@dataclass(slots=True)
class Run:
    """Iterates over the scored articles and remembers the rest.

    Attributes:
        outcomes: From `score_all`.
        scored: How many articles were scored.
        set_aside: What could not be scored.
        notes: What had to be done to read an article.
        provenance: Of the last article scored.
        is_interrupted: The keyboard ended it before all was done.
    """

    outcomes: Iterable[ScoredArticle | SetAside]
    scored: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    provenance: Mapping[str, Any] = field(default_factory=dict)
    is_interrupted: bool = False

    def __iter__(self) -> Iterator[ScoredArticle]:
        try:
            yield from self._scored()
        except KeyboardInterrupt:
            self.is_interrupted = True

    def _scored(self) -> Iterator[ScoredArticle]:
        for outcome in self.outcomes:
            if isinstance(outcome, SetAside):
                self.set_aside.append(outcome)
                continue
            self.scored += 1
            self.provenance = outcome.provenance
            self.notes += (f"{outcome.doc_id}: {note}" for note in outcome.article.notes)
            yield outcome

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
        return f"{counts} · {engine} · lexicons {', '.join(self.provenance['lexicons'])}"

    def report(self, *, notes: bool) -> None:
        """Name on standard error what was set aside, and what had to be done to read the rest."""
        for item in self.set_aside:
            say("set aside", str(item))
        if notes:
            for note in self.notes[:_MOST_NOTES]:
                say("note", note)
            if len(self.notes) > _MOST_NOTES:
                say("note", f"and {len(self.notes) - _MOST_NOTES:,} more notes like these")

    def check(self) -> None:
        """Raise FramingError if there was nothing to read at all."""
        if not (self.scored or self.set_aside or self.is_interrupted):
            raise FramingError("nothing to score: no article was found; check the paths")
