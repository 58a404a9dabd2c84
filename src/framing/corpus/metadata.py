"""What is known of an article: names made canonical, a table of metadata beside the files."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.corpus.files import TABLES, kind_of
from framing.corpus.tables import Row, read_rows
from framing.corpus.vocabulary import vocabulary
from framing.errors import CorpusError
from framing.text.decoding import replace_surrogates


def canonical(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `fields` say, under the names of `Article`'s fields where they are known.

    Empty values are left out, strings trimmed, dates made ISO strings; unknown names stay.
    """
    said = {name: plain for name, value in fields.items() if (plain := _plain(value)) is not None}
    by_key = {str(name).strip().lower(): str(name) for name in reversed(said)}
    known: dict[str, Any] = {}
    for name, ours in vocabulary().columns.items():
        if name in by_key and ours not in known:
            known[ours] = said.pop(by_key[name])
    return {str(name): value for name, value in said.items()} | known


def _plain(value: object) -> object:
    if isinstance(value, str):
        text = replace_surrogates(value.strip())[0]
        return None if text.lower() in vocabulary().unsaid else text
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value if isinstance(value, int | float | list | dict) else str(value)


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """Rows keyed by file name, path or doc_id.

    Attributes:
        rows: Key → canonical fields.
    """

    rows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def find(self, path: Path | None, *ids: str) -> Mapping[str, Any]:
        """Return the row of the file `path` (its longest matching end first) or of an id."""
        for key in (*_path_keys(path), *ids):
            if key in self.rows:
                return self.rows[key]
        return {}


def read_metadata(path: Path) -> MetadataTable:
    """Return the table in a CSV, TSV, JSON lines or Parquet file.

    Raises:
        CorpusError: The file cannot be read, or no column says which article a row is about.
    """
    kind = kind_of(path)
    if kind not in TABLES:
        raise CorpusError(f"{path}: no metadata table; allowed are .csv .tsv .jsonl .parquet")
    try:
        rows = list(read_rows(path, kind))
    except FileNotFoundError:
        raise CorpusError(f"{path}: no such metadata table; check the path") from None
    except (OSError, EOFError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise CorpusError(f"{path}: metadata table cannot be read ({told})") from error
    return MetadataTable(dict(_keyed(path, rows)))


def _keyed(path: Path, rows: Iterable[Row]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for row in rows:
        if row.error:
            raise CorpusError(f"{path}:{row.line}: {row.error}")
        fields = canonical(row.values)
        keys = {str(fields[name]) for name in ("file", "doc_id") if name in fields}
        if not keys and fields:
            listed = ", ".join(map(str, row.values))
            raise CorpusError(
                f"{path}:{row.line}: no file or doc_id in the row; its columns are {listed}; "
                "add a column `file` or `doc_id`"
            )
        known = {name: value for name, value in fields.items() if name != "file"}
        for key in keys:
            yield key.removeprefix("./").replace("\\", "/"), known


def _path_keys(path: Path | None) -> Iterator[str]:
    if path is None:
        return
    yield path.as_posix()
    parts = path.resolve().parts[1:]
    for start in range(len(parts)):
        yield "/".join(parts[start:])
    if path.name.lower().endswith(".gz"):
        yield path.name[:-3]
