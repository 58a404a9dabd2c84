"""Tables and JSON lines as rows, one at a time, in constant memory."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from framing.corpus.decoding import decoded_lines
from framing.errors import CorpusError

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_DELIMITERS = ",;\t|"
_LONGEST_FIELD = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row, or what is wrong with it.

    Attributes:
        number: From 1, the head of a table not counted.
        line: The line of the file where it ends; for a Parquet file its number.
        values: Column → value.
        error: Why there are no values, or "".
        notes: What had to be done to decode it.
    """

    number: int
    line: int
    values: Mapping[str, Any]
    error: str = ""
    notes: tuple[str, ...] = ()


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for reading bytes, unpacked if its name ends in `.gz`."""
    if path.suffix.lower() == ".gz":
        with gzip.open(path, "rb") as packed:
            yield cast(BinaryIO, packed)
    else:
        with path.open("rb") as plain:
            yield plain


def read_rows(path: Path, kind: str) -> Iterator[Row]:
    """Yield the rows of a file of `kind` `csv`, `tsv`, `jsonl` or `parquet`."""
    with opened(path) as stream:
        if kind == "parquet":
            yield from _parquet_rows(path, stream)
        elif kind == "jsonl":
            yield from json_rows(stream)
        else:
            yield from _delimited_rows(stream, "\t" if kind == "tsv" else None)


def column_names(path: Path, kind: str) -> tuple[str, ...]:
    """Return the columns of a table; of JSON lines the keys of the first object."""
    if kind == "parquet":
        with opened(path) as stream, _seekable(path, stream) as file:
            return tuple(_parquet_file(file).schema_arrow.names)
    if kind == "jsonl":
        return next((tuple(row.values) for row in read_rows(path, kind) if row.values), ())
    with opened(path) as stream:
        return tuple(_head(_Lines(stream), "\t" if kind == "tsv" else None)[0])


def find_column(columns: tuple[str, ...], name: str) -> str | None:
    """Return the column called `name`, if need be without regard to case and outer spaces."""
    if name in columns:
        return name
    return next((column for column in columns if column.strip().lower() == name.lower()), None)


def json_rows(stream: BinaryIO) -> Iterator[Row]:
    """Yield the objects of JSON lines; a broken line is a row with its error."""
    number = 0
    for line, (text, notes) in enumerate(decoded_lines(stream), 1):
        if not text.strip():
            continue
        number += 1
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield Row(number, line, {}, f"broken JSON ({_short(error)}); correct the line")
            continue
        if isinstance(value, dict):
            yield Row(number, line, value, notes=notes)
        else:
            kind = type(value).__name__
            yield Row(number, line, {}, f"a JSON {kind}; allowed is one object per line")


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:100]


class _Lines:
    """The lines of a stream for the csv module, keeping the notes of those read for a row."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = decoded_lines(stream)
        self._notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        text, notes = next(self._lines)
        self._notes = self._notes or notes
        return text

    def take_notes(self) -> tuple[str, ...]:
        """Return the notes since the last call."""
        notes, self._notes = self._notes, ()
        return notes


def _head(lines: _Lines, delimiter: str | None) -> tuple[list[str], str]:
    """Return the column names and the delimiter."""
    head = next((line for line in lines if line.strip()), "")
    delimiter = delimiter or max(_DELIMITERS, key=head.count)
    names = next(csv.reader([head], delimiter=delimiter), [])
    return [name.strip() for name in names], delimiter


def _delimited_rows(stream: BinaryIO, delimiter: str | None) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_FIELD)
    lines = _Lines(stream)
    names, delimiter = _head(lines, delimiter)
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, reader.line_num + 1, {}, f"broken row ({_short(error)})")
            continue
        if cells:
            number += 1
            values = dict(zip(names, cells, strict=False))
            yield Row(number, reader.line_num + 1, values, notes=lines.take_notes())


def _parquet_rows(path: Path, stream: BinaryIO) -> Iterator[Row]:
    number = 0
    with _seekable(path, stream) as file:
        for batch in _parquet_file(file).iter_batches(batch_size=256):
            for values in batch.to_pylist():
                number += 1
                yield Row(number, number, values)


def _parquet_file(file: BinaryIO) -> ParquetFile:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    try:
        return parquet.ParquetFile(file)
    except pa.ArrowException as error:
        raise CorpusError(f"no Parquet file ({_short(error)})") from error


@contextmanager
def _seekable(path: Path, stream: BinaryIO) -> Iterator[BinaryIO]:
    """Yield `stream`, or an unpacked copy where seeking would unpack it again and again."""
    if path.suffix.lower() != ".gz":
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)
