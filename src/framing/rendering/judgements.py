"""A classifier's decisions about one article, as rows and as terminal text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from framing.records import Judgement, Reason, ScoredArticle
from framing.rendering.console import listed
from framing.rendering.plain import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType


class JudgementRow(NamedTuple):
    """One decision in its sentence."""

    sentence: int
    frame: str
    probability: str
    decision: str
    reasons: str
    context: str


def judgement_rows(scored: ScoredArticle) -> Iterator[JudgementRow]:
    """Yield one row per sentence and frame that was judged, in the order of the text."""
    for item in scored.judgements:
        yield JudgementRow(
            item.sentence,
            item.frame,
            f"{item.probability:.2f}",
            _decision(item),
            ", ".join(map(_reason, item.reasons)) or "nothing known of it",
            scored.article.text[slice(*scored.sentences[item.sentence])],
        )


def judgement_list(scored: ScoredArticle) -> Iterator[RenderableType]:
    """Yield the decisions for the terminal; nothing when no classifier was asked."""
    from rich.text import Text  # noqa: PLC0415 - only for what is shown to a person

    for row in judgement_rows(scored):
        said = Text.assemble(
            (f"{row.frame} {row.probability} {row.decision}", "bold"),
            f": {one_line(row.reasons)}\n",
            (one_line(row.context), "dim"),
        )
        yield listed(Text(f"{row.sentence:>3}", "bold"), said)


def _decision(item: Judgement) -> str:
    if item.accepted:
        return "accepted"
    dropped = ", ".join(f"“{hit.text}”" for hit in item.dropped)
    return f"not accepted, dropping {one_line(dropped)}" if dropped else "not accepted"


def _reason(reason: Reason) -> str:
    return f"{reason.feature} {reason.weight:+.2f}"
