"""A table of scores, checked, → a panel."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher, get_close_matches

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from framing.comparison.panel import Panel, VoiceChoice
from framing.comparison.wording import ColumnName, Phrase, say
from framing.errors import CorpusError
from framing.records import VOICES
from framing.statistics.arrays import Floats, Integers

_NEEDED = ("doc_id", "frame", "voice", "hits", "tokens")
_MEASURES = frozenset({*_NEEDED, "per_1000", "weighted", "category", "lexicon"}) - {"doc_id"}
_CHOICES: tuple[VoiceChoice, ...] = ("split", "editorial", "attributed", "all")
_SHOWN = 3
_MOST_COLUMNS = 20


def read_panel(scores: DataFrame, *, by: str, voice: VoiceChoice) -> tuple[Panel, list[Phrase]]:
    """Return the panel, and a note for each thing that was left out.

    Raises:
        CorpusError: A column is missing, a value is not a count, two rows are of one article,
            frame and voice, or no article has a value in `by`.
    """
    _check_columns(scores, by, voice)
    _check_lexicons(scores)
    known, notes = _with_group(scores, by)
    _check_counts(known)
    return _panel(known, by, voice), notes


def nearest(name: str, known: Sequence[str]) -> str:
    """Return the end of a sentence that offers the names most like `name`."""
    held = [item for item in known if name.casefold() in item.casefold()]
    close = [*held, *get_close_matches(name, known, n=_SHOWN, cutoff=0.4)]
    shown = list(dict.fromkeys(close))[:_SHOWN] or sorted(known)[: 2 * _SHOWN]
    return ", ".join(repr(item) for item in shown)


def _listed(name: str, known: Sequence[str]) -> str:
    """Return the known names, those most like `name` first."""
    names = sorted(known, key=lambda other: -SequenceMatcher(None, name, other).ratio())
    more = " …" if len(names) > _MOST_COLUMNS else ""
    return ", ".join(map(repr, names[:_MOST_COLUMNS])) + more


def _check_columns(scores: DataFrame, by: str, voice: str) -> None:
    columns = [str(column) for column in scores.columns]
    for name in _NEEDED:
        if name not in columns:
            raise CorpusError(
                f"scores: no column {name!r}; its columns are {', '.join(columns)}; give the "
                "table of framing.score_corpus"
            )
    free = [name for name in columns if name not in _MEASURES]
    if by not in free:
        raise CorpusError(
            f"by={by!r}: not a column that articles can be compared by; one of {_listed(by, free)}"
        )
    if voice not in _CHOICES:
        raise CorpusError(f"voice={voice!r}: not known; one of {', '.join(_CHOICES)}")


def _check_lexicons(scores: DataFrame) -> None:
    """Refuse rows of one frame that were scored with different versions of its lexicon."""
    for frame, rows in _versions(scores).groupby("frame", sort=False):
        if len(rows) > 1:
            one, two = (f"{row.lexicon} in article {row.doc_id!r}" for row in rows[:2].itertuples())
            raise CorpusError(
                f"scores: lexicon {str(frame)!r} is {one} and {two}; score all articles again with "
                "one version"
            )


def lexicons_of(scores: DataFrame) -> dict[str, str]:
    """Return the hash of each frame's lexicon that the table's column `lexicon` holds."""
    if not {"frame", "lexicon"} <= set(scores.columns):
        return {}
    known = _versions(scores)
    return dict(zip(known["frame"].astype(str), known["lexicon"].astype(str), strict=True))


def _versions(scores: DataFrame) -> DataFrame:
    """Return the first row of each frame and version of its lexicon."""
    known = scores.reindex(columns=["doc_id", "frame", "lexicon"]).dropna(subset="lexicon")
    return known.drop_duplicates(["frame", "lexicon"])


def _with_group(scores: DataFrame, by: str) -> tuple[DataFrame, list[Phrase]]:
    missing = scores[by].isna() | (scores[by].astype(str).str.strip() == "")
    lost = scores.loc[missing, "doc_id"].astype(str).unique().tolist()
    if missing.all():
        raise CorpusError(
            f"by={by!r}: no article has a value in this column; add it to the articles or compare "
            "by another column"
        )
    if not lost:
        return scores, []
    named = ", ".join(lost[:_SHOWN]) + (" …" if len(lost) > _SHOWN else "")
    key = "one left out" if len(lost) == 1 else "left out"
    return scores[~missing], [say(key, n=len(lost), by=ColumnName(by), named=named)]


def _check_counts(scores: DataFrame) -> None:
    unknown = sorted(set(scores["voice"].astype(str)) - set(VOICES))
    if unknown:
        raise CorpusError(f"scores: voice {unknown[0]!r}; allowed are {' and '.join(VOICES)}")
    for name in ("hits", "tokens"):
        values = pd.to_numeric(scores[name], errors="coerce").to_numpy(dtype=np.float64)
        wrong = np.flatnonzero(~(np.isfinite(values) & (values >= 0)))
        if len(wrong):
            row = scores.iloc[int(wrong[0])]
            raise CorpusError(
                f"scores: article {row['doc_id']!r} has {name} {row[name]}; a count of 0 or more "
                "is needed"
            )
    _check_repeated(scores)


def _check_repeated(scores: DataFrame) -> None:
    keys = ["doc_id", "frame", "voice"]
    repeated = scores[scores.duplicated(keys)]
    if len(repeated):
        doc_id, frame, voice = (str(repeated.iloc[0][key]) for key in keys)
        raise CorpusError(
            f"scores: article {doc_id!r} has more than one row for {frame}, {voice}; give each "
            "article its own doc_id"
        )


def _panel(scores: DataFrame, by: str, voice: VoiceChoice) -> Panel:
    table = scores.assign(**{by: scores[by].astype(str), "doc_id": scores["doc_id"].astype(str)})
    articles = _articles(table, by)
    groups = tuple(sorted(set(articles[by])))
    starts = np.searchsorted(articles[by].to_numpy(dtype=str), np.array(groups), side="left")
    frames = tuple(dict.fromkeys(table["frame"].astype(str)))
    places = _places(table, articles, frames)
    shape = (len(articles), len(frames), len(VOICES))
    tokens = _filled(places, table["tokens"], shape).max(axis=1, initial=0.0)
    hits = _filled(places, table["hits"], shape)
    weighted = _filled(places, table["weighted"], shape) if "weighted" in table else hits
    return Panel(
        by=by,
        groups=groups,
        borders=np.append(starts, len(articles)).astype(np.int64),
        frames=frames,
        hits=hits,
        weighted=weighted,
        tokens=tokens,
        articles=articles,
        voice=voice,
    )


def _articles(table: DataFrame, by: str) -> DataFrame:
    """Return one row per article, sorted so that the order of the input does not matter."""
    free = [name for name in table.columns if name not in _MEASURES]
    single = table[free].drop_duplicates("doc_id").sort_values([by, "doc_id"], kind="stable")
    return single.set_index("doc_id")


def _places(
    table: DataFrame, articles: DataFrame, frames: Sequence[str]
) -> tuple[Integers, Integers, Integers]:
    return (
        _positions(articles.index.tolist(), table["doc_id"].tolist()),
        _positions(frames, table["frame"].astype(str).tolist()),
        _positions(VOICES, table["voice"].astype(str).tolist()),
    )


def _positions(axis: Sequence[Hashable], values: Sequence[Hashable]) -> Integers:
    """Return where each value stands on an axis; -1 for one that does not."""
    place = {name: position for position, name in enumerate(axis)}
    return np.array([place.get(value, -1) for value in values], dtype=np.int64)


def _filled(
    places: tuple[Integers, Integers, Integers], values: Series, shape: tuple[int, ...]
) -> Floats:
    filled = np.zeros(shape)
    filled[places] = pd.to_numeric(values).to_numpy(dtype=np.float64)
    return filled
