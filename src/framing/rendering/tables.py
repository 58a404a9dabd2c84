"""The four tables: their rows, their columns, and each as a DataFrame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args, get_type_hints

from framing.records import ScoredArticle
from framing.rendering.plain import Cell, plain
from framing.rendering.summary import (
    AttributionRow,
    HitRow,
    ScoreRow,
    SummaryRow,
    attribution_rows,
    hit_rows,
    score_rows,
    summary_rows,
)

if TYPE_CHECKING:
    from pandas import DataFrame

ViewName = Literal["summary", "scores", "hits", "attributions"]
Row = tuple[Cell, ...]

_DTYPES = {"int": "int64", "float": "float64", "bool": "bool"}


class Column(NamedTuple):
    """A column: its name, the Python type of its cells, and whether some may be missing."""

    name: str
    type: type
    optional: bool


@dataclass(frozen=True, slots=True)
class View:
    """One way to see a scored article as rows.

    Attributes:
        name: `summary` (article × frame), `scores` (article × frame × voice), `hits` or
            `attributions`.
        columns: The columns, in order.
        rows: Yields the rows of one article.
    """

    name: ViewName
    columns: tuple[Column, ...]
    rows: Callable[[ScoredArticle], Iterator[Row]]

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def all_rows(self, articles: Iterable[ScoredArticle]) -> Iterator[Row]:
        """Yield the rows of all articles, cells as every format can hold them."""
        for scored in articles:
            for row in self.rows(scored):
                yield tuple(plain(cell) for cell in row)


def _columns(row: type) -> tuple[Column, ...]:
    return tuple(_column(name, hint) for name, hint in get_type_hints(row).items())


def _column(name: str, hint: object) -> Column:
    kinds = [kind for kind in get_args(hint) or (hint,) if kind is not type(None)]
    return Column(name, kinds[0], optional=len(get_args(hint)) > 1)


VIEWS: dict[ViewName, View] = {
    "summary": View("summary", _columns(SummaryRow), summary_rows),
    "scores": View("scores", _columns(ScoreRow), score_rows),
    "hits": View("hits", _columns(HitRow), hit_rows),
    "attributions": View("attributions", _columns(AttributionRow), attribution_rows),
}


def with_lexicon(view: View) -> View:
    """Return the view with a last column `lexicon`: the hash of the lexicon of the row's frame.

    A file cannot hold provenance as a DataFrame's `attrs` do. Attributions have no frame and depend
    on no lexicon: their rows stay as they are.
    """
    if "frame" not in view.names:
        return view
    place = view.names.index("frame")

    def rows(scored: ScoredArticle) -> Iterator[Row]:
        hashes = scored.provenance.get("lexicons", {})
        return ((*row, hashes.get(row[place])) for row in view.rows(scored))

    return replace(view, columns=(*view.columns, Column("lexicon", str, optional=True)), rows=rows)


def to_frame(articles: Iterable[ScoredArticle], view: View) -> DataFrame:
    """Return the rows of all articles as a DataFrame with the view's columns.

    Counts and offsets are `int64` (`Int64` where they may be missing), rates `float64` with `nan`
    where there is none.
    """
    from pandas import DataFrame  # noqa: PLC0415 - half a second, and only needed here

    frame = DataFrame.from_records(list(view.all_rows(articles)), columns=view.names)
    return frame.astype(
        {column.name: dtype for column in view.columns if (dtype := _dtype(column))}
    )


def _dtype(column: Column) -> str | None:
    dtype = _DTYPES.get(column.type.__name__)
    return "Int64" if dtype == "int64" and column.optional else dtype
