"""Scored articles → the table of scores, and what a table cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandas import DataFrame

from framing.errors import CorpusError
from framing.records import VOICES, Attribution, Hit, ScoredArticle


@dataclass(frozen=True)
class Evidence:
    """The articles behind the scores; empty when only a table was given."""

    articles: Mapping[str, ScoredArticle]

    @property
    def provenance(self) -> Mapping[str, Any]:
        """The provenance of the first article; all share one version of the lexicons."""
        first = next(iter(self.articles.values()), None)
        return first.provenance if first else {}


def gather(scored: Iterable[ScoredArticle]) -> tuple[DataFrame, Evidence]:
    """Return the tidy table of scored articles, metadata in columns, and the articles by id.

    Raises:
        CorpusError: Two articles have one id, or were scored with different lexicons.
    """
    articles: dict[str, ScoredArticle] = {}
    for item in scored:
        if not isinstance(item, ScoredArticle):
            raise CorpusError(
                f"scores: holds a {type(item).__name__}; give the DataFrame of "
                "framing.score_corpus or scored articles"
            )
        if item.doc_id in articles:
            raise CorpusError(
                f"scores: two articles have the doc_id {item.doc_id!r}; give each its own"
            )
        articles[item.doc_id] = item
    check_lexicons(articles.values())
    return pd.DataFrame.from_records(list(_rows(articles.values()))), Evidence(articles)


def check_lexicons(articles: Iterable[ScoredArticle]) -> None:
    """Refuse articles that were scored with different versions of a lexicon.

    Raises:
        CorpusError: Names the frame, both hashes and an article of each.
    """
    seen: dict[str, tuple[str, str]] = {}
    for item in articles:
        for frame, version in item.provenance.get("lexicons", {}).items():
            first, doc_id = seen.setdefault(frame, (version, item.doc_id))
            if first != version:
                raise CorpusError(
                    f"scores: lexicon {frame!r} is {first} in article {doc_id!r} and {version} in "
                    f"article {item.doc_id!r}; score all articles again with one version"
                )


def _rows(articles: Iterable[ScoredArticle]) -> Iterator[dict[str, Any]]:
    for item in articles:
        known = {
            **item.article.metadata,
            "doc_id": item.doc_id,
            "outlet": item.article.outlet,
            "date": item.article.date,
        }
        for frame, found in item.frames.items():
            hits = {"editorial": found.editorial, "attributed": found.attributed}
            for voice in VOICES:
                yield {
                    **known,
                    "frame": frame,
                    "voice": voice,
                    "hits": hits[voice],
                    "tokens": _tokens(item, voice),
                    "weighted": _weighted(item, frame, voice),
                }


def _tokens(item: ScoredArticle, voice: str) -> int:
    attributed = item.n_attributed_tokens
    return attributed if voice == "attributed" else item.n_tokens - attributed


def _weighted(item: ScoredArticle, frame: str, voice: str) -> float:
    return sum(hit.weight for hit in item.hits if hit.frame == frame and hit.voice == voice)


def attribution(item: ScoredArticle, hit: Hit) -> Attribution | None:
    """Return the attribution that a hit lies in."""
    return None if hit.attribution is None else item.attributions[hit.attribution]
