"""An evaluation as plain figures, and these as a table."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.rendering.console import Screen, empty_table, rendered
from framing.rendering.plain import MISSING, plain
from framing.rendering.tables import Column, Row

if TYPE_CHECKING:
    from rich.table import Table

    from framing.evaluation import Counts, Difference, Evaluation

ERROR_COLUMNS = tuple(
    Column(name, str, optional=False)
    for name in ("what", "doc_id", "construction", "coded", "found", "sentence")
)
_ORDER = ("voice", "content", "who said what", "kind ", "actor ", "frame ", "framing voice")
_FRAME = "frame "
_SHARES = ("kind ", "actor ", "framing voice")


class Figure(NamedTuple):
    """One figure; None where it has no meaning or nothing was counted.

    `low` and `high` bound the F1 (95 %, articles resampled).
    """

    name: str
    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None
    kappa: float | None
    coded: int
    found: int


def figures(evaluation: Evaluation) -> list[Figure]:
    """Return the figures of attribution, then those of the frames."""
    names = sorted(evaluation.figures, key=_place)
    return [_figure(evaluation, name) for name in names]


def frames_macro(evaluation: Evaluation) -> float | None:
    """Return the mean F1 of the frames."""
    return _number(evaluation.macro_f1(_FRAME))


def evaluation_document(evaluation: Evaluation, provenance: dict[str, Any]) -> dict[str, Any]:
    """Return everything as one object for JSON."""
    return {
        "articles": len(evaluation.articles),
        "figures": {found.name: _without_name(found) for found in figures(evaluation)},
        "frames_macro_f1": frames_macro(evaluation),
        "provenance": provenance,
    }


def render_figures(evaluation: Evaluation, *, screen: Screen) -> str:
    """Return the table of figures; shares (by kind, of actors, of voices) stand under recall."""
    table = _head()
    for found in figures(evaluation):
        rates = (found.precision, found.recall, found.f1)
        interval = "" if found.low is None else f"{_share(found.low)}–{_share(found.high)}"
        counts = (str(found.coded), str(found.found))
        table.add_row(found.name, *map(_share, rates), interval, _share(found.kappa), *counts)
    table.add_row("frames, macro", "", "", _share(frames_macro(evaluation)), "", "", "", "")
    return rendered(table, screen=screen)


def error_rows(differences: tuple[Difference, ...]) -> Iterator[Row]:
    """Yield one row per miss, false alarm, wrong source or wrong extent.

    The commonest kind of difference and construction first, so that work goes where the loss is.
    """
    size = Counter((item.what, item.construction) for item in differences)
    ranked = sorted(
        differences,
        key=lambda item: (-size[item.what, item.construction], item.what, item.construction),
    )
    for item in ranked:
        cells = (getattr(item, column.name) for column in ERROR_COLUMNS)
        yield tuple(plain(cell) for cell in cells)


def _head() -> Table:
    table = empty_table()
    table.add_column("figure", no_wrap=True)
    for name in ("precision", "recall", "F1", "95 %", "κ", "coded", "found"):
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _place(name: str) -> tuple[int, str]:
    """Return what puts attribution before framing, and the main figures first."""
    place = (number for number, start in enumerate(_ORDER) if name.startswith(start))
    return next(place, len(_ORDER)), name


def _figure(evaluation: Evaluation, name: str) -> Figure:
    counts = evaluation.total(name)
    if name.startswith(_SHARES):
        share = _number(counts.recall)
        return Figure(name, None, share, None, None, None, None, counts.coded, counts.both)
    low, high = _interval(evaluation, name)
    return Figure(
        name,
        _number(counts.precision),
        _number(counts.recall),
        _number(counts.f1),
        low,
        high,
        _kappa(name, counts),
        counts.coded,
        counts.found,
    )


def _interval(evaluation: Evaluation, name: str) -> tuple[float | None, float | None]:
    """Return the interval of an F1; none where one article leaves nothing to resample."""
    if len(evaluation.articles) < 2 or math.isnan(evaluation.total(name).f1):
        return None, None
    low, high = evaluation.interval(name)
    return _number(low), _number(high)


def _kappa(name: str, counts: Counts) -> float | None:
    return _number(counts.kappa) if name.startswith(_FRAME) else None


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _without_name(found: Figure) -> dict[str, Any]:
    return {name: value for name, value in found._asdict().items() if name != "name"}


def _share(value: float | None) -> str:
    return MISSING if value is None else f"{value:.3f}".removeprefix("0")
