"""The scores of the four articles that the project began with: figures only."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from framing.corpus import load
from framing.records import Article, ScoredArticle
from framing.scorers import build_scorer, scorer_options
from framing.scoring import Scorer
from tools.evaluation_page import table

TABLE = "seeds/originals.csv"
PAGE = "docs/first-corpus.md"
FRAMES = ("sovereignty", "security", "anti_western", "development")
_MEASURES = ("hits", "per_1000", "editorial", "attributed")

Row = dict[str, str]


def read_rows(text: str) -> list[Row]:
    """Return the rows of the table of originals."""
    return list(csv.DictReader(io.StringIO(text)))


def measured_rows(rows: Iterable[Row], folder: Path) -> list[Row]:
    """Return the rows with the scores of the articles in `folder`."""
    scorer = build_scorer(scorer_options())
    return [row | _scores(scorer, folder / row["file"]) for row in rows]


def _scores(scorer: Scorer, path: Path) -> Row:
    (article,) = load([path])
    if not isinstance(article, Article):
        raise ValueError(f"{path}: {article}; put the original there")
    scored = scorer.score(article)
    columns = {"tokens": str(scored.n_tokens), "attributed_tokens": str(scored.n_attributed_tokens)}
    for frame in FRAMES:
        columns |= {f"{frame}_{name}": _cell(scored, frame, name) for name in _MEASURES}
    return columns


def _cell(scored: ScoredArticle, frame: str, name: str) -> str:
    value = getattr(scored.frames[frame], name)
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def written(rows: Iterable[Row]) -> str:
    """Return the rows as CSV."""
    rows = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def score_table(rows: Iterable[Mapping[str, str]]) -> str:
    """Return a Markdown table: an article a row, hits (rate) and voices by frame."""
    head = ("article", "outlet", "tokens", "attributed tokens", *(f"`{frame}`" for frame in FRAMES))
    return table(head, [_shown(row) for row in rows])


def _shown(row: Mapping[str, str]) -> tuple[str, ...]:
    cells = (_frame_cell(row, frame) for frame in FRAMES)
    return (f"`{row['file'][:3]}`", row["outlet"], row["tokens"], row["attributed_tokens"], *cells)


def _frame_cell(row: Mapping[str, str], frame: str) -> str:
    hits, rate, editorial, attributed = (row[f"{frame}_{name}"] for name in _MEASURES)
    return f"{hits} ({rate}): {editorial} + {attributed}"
