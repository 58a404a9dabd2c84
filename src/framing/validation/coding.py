"""Hits that a person has judged in a spreadsheet, read back: precision by frame and entry."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.errors import CorpusError
from framing.statistics.reliability import Share, wilson

COLUMN = "correct"
"""The column in which a person says whether the hit is one."""

_YES = frozenset(["1", "x", "oui", "o", "yes", "y", "vrai", "true", "v", "ok", "juste"])
_NO = frozenset(["0", "-", "non", "n", "no", "faux", "false", "f"])
_PARTS = ("frame", "category", "entry")
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class CodedShare:
    """How many of the judged hits are right.

    Attributes:
        frame: The frame; empty when the file names none.
        category: The category, or empty for the whole frame.
        entry: The entry, or empty for the whole category.
        right: Hits judged right.
        judged: Hits judged.
        precision: Right over judged, with its 95 % Wilson interval: what the judged hits, drawn
            at random, say of all.
    """

    frame: str
    category: str
    entry: str
    right: int
    judged: int
    precision: Share


@dataclass(frozen=True, slots=True)
class Coded:
    """A judged file.

    Attributes:
        shares: By frame, by category and by entry.
        blank: Lines that nobody has judged.
    """

    shares: tuple[CodedShare, ...]
    blank: int


def read_coded(path: str | Path, *, column: str = COLUMN) -> Coded:
    """Return what a person's judgements say of the precision of frames, categories and entries.

    Args:
        path: A CSV file with the columns of `framing concordance --to-code`, `column` filled in
            with yes or no (`oui`/`non`, `1`/`0`, `x`/`-`); a blank cell is not judged yet. Comma,
            semicolon and tab are all understood, as spreadsheets write them.
        column: The name of that column.

    Raises:
        CorpusError: The file can't be read, has no such column, or a cell is neither yes nor no;
            says the line.
    """
    judged: Counter[tuple[str, str, str]] = Counter()
    right: Counter[tuple[str, str, str]] = Counter()
    blank = 0
    for line, row in _rows(Path(path), column):
        verdict = _verdict(row[column], f"{path}:{line}", column)
        blank += verdict is None
        if verdict is not None:
            for key in _keys(row):
                judged[key] += 1
                right[key] += verdict
    shares = (CodedShare(*key, right[key], n, wilson(right[key], n)) for key, n in judged.items())
    return Coded(tuple(sorted(shares, key=_place)), blank)


def _rows(path: Path, column: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    lines = _text(path).splitlines()
    first = lines[0] if lines else ""
    reader = csv.DictReader(lines, delimiter=max(_DELIMITERS, key=first.count), restval="")
    names = reader.fieldnames or []
    if column not in names:
        raise CorpusError(
            f"{path}:1: no column {column!r}; the columns are {', '.join(names) or 'none'}: "
            "write the file with `framing concordance --to-code`, or name it with --column"
        )
    for row in reader:
        yield reader.line_num, row


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return path.read_text(encoding="cp1252", errors="replace")
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); check the path") from None


def _verdict(cell: str, where: str, column: str) -> bool | None:
    said = cell.strip().lower()
    if said in _YES or said in _NO:
        return said in _YES
    if said:
        raise CorpusError(f"{where}: {column} is {cell!r}; write oui or non, or leave it blank")
    return None


def _keys(row: Mapping[str, str]) -> Sequence[tuple[str, str, str]]:
    frame, category, entry = (row.get(part, "") for part in _PARTS)
    every = [(frame, "", ""), (frame, category, ""), (frame, category, entry)]
    return list(dict.fromkeys(every))


def _place(share: CodedShare) -> tuple[int, str, str, str]:
    return bool(share.category) + bool(share.entry), share.frame, share.category, share.entry
