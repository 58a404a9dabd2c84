"""What a classifier gains on the lexicons, frame by frame, as a table."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.rendering.console import Screen, empty_table, rendered
from framing.rendering.plain import MISSING

if TYPE_CHECKING:
    from framing.evaluation import Counts, Evaluation

_FRAME = "frame "
_MEASURES = ("precision", "recall", "f1")
_HEADS = ("lexicons P", "R", "F1", "classifier P", "R", "F1")


class GainRow(NamedTuple):
    """Sentence-level figures of one frame; None where nothing was counted."""

    frame: str
    coded: int
    lexicons: dict[str, float | None]
    classifier: dict[str, float | None]


def gain_rows(lexicons: Evaluation, classifier: Evaluation) -> Iterator[GainRow]:
    """Yield one row per frame, of two evaluations of the same articles."""
    for figure in lexicons.figures:
        if figure.startswith(_FRAME):
            plain = lexicons.total(figure)
            name, learnt = figure.removeprefix(_FRAME), classifier.total(figure)
            yield GainRow(name, plain.coded, _measures(plain), _measures(learnt))


def render_gain(lexicons: Evaluation, classifier: Evaluation, *, screen: Screen) -> str:
    """Return precision, recall and F1 of both, and their means over the frames."""
    table = empty_table()
    table.add_column("frame", no_wrap=True)
    for name in ("coded", *_HEADS):
        table.add_column(name, justify="right", no_wrap=True)
    for row in gain_rows(lexicons, classifier):
        shares = (*row.lexicons.values(), *row.classifier.values())
        table.add_row(row.frame, str(row.coded), *map(_share, shares))
    means = (_share(_number(item.macro_f1(_FRAME))) for item in (lexicons, classifier))
    table.add_row("macro", "", "", "", next(means), "", "", next(means))
    return rendered(table, screen=screen)


def gain_document(lexicons: Evaluation, classifier: Evaluation) -> dict[str, Any]:
    """Return both evaluations' figures for JSON."""
    return {
        "articles": len(lexicons.articles),
        "frames": {
            row.frame: {
                "coded": row.coded,
                "lexicons": row.lexicons,
                "classifier": row.classifier,
            }
            for row in gain_rows(lexicons, classifier)
        },
        "macro_f1": {
            "lexicons": _number(lexicons.macro_f1(_FRAME)),
            "classifier": _number(classifier.macro_f1(_FRAME)),
        },
    }


def _measures(counts: Counts) -> dict[str, float | None]:
    return {name: _number(getattr(counts, name)) for name in _MEASURES}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _share(value: float | None) -> str:
    return MISSING if value is None else f"{value:.3f}".removeprefix("0")
