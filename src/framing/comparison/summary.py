"""A comparison as plain tables: all that a renderer gets to see."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_type_hints

from framing.comparison.labels import COLUMNS, TITLES
from framing.comparison.panel import REST
from framing.comparison.rows import KINDS
from framing.comparison.wording import ColumnName, Language, Phrase, say

Cell = str | int | float | None
_LANGUAGES: tuple[Language, ...] = ("en", "fr")


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        name: As in the DataFrame.
        label: In the summary's language.
        kind: What its cells are.
        digits: Decimals to show of a number.
    """

    name: str
    label: str
    kind: Literal["text", "count", "number"]
    digits: int


@dataclass(frozen=True)
class Table:
    """A table; a cell without an answer is None, an interval without an end `inf`."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Summary:
    """Title, tables that have rows, notes, provenance."""

    title: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    language: Language
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def table(self, name: str) -> Table | None:
        """Return the table of that name, None if it has no rows."""
        return next((table for table in self.tables if table.name == name), None)


def summarise(
    by: str,
    found: Mapping[str, Sequence[tuple[object, ...]]],
    notes: Sequence[Phrase],
    provenance: Mapping[str, Any],
    language: Language,
) -> Summary:
    """Return all tables that have rows, in the order of `KINDS`."""
    tables = [_table(name, found[name], by, language) for name in KINDS if found.get(name)]
    title = say("title", by=ColumnName(by)).text(language)
    said = tuple(note.text(language) for note in notes)
    return Summary(title, tuple(tables), said, language, provenance)


def _table(name: str, rows: Sequence[tuple[object, ...]], by: str, language: Language) -> Table:
    title = TITLES[name][_LANGUAGES.index(language)]
    hints = get_type_hints(KINDS[name])
    columns = tuple(_column(column, hint, by, language) for column, hint in hints.items())
    cells = tuple(tuple(_cell(cell, language) for cell in row) for row in rows)
    return Table(name, title, columns, cells)


def _column(name: str, hint: type, by: str, language: Language) -> Column:
    shown = by if name == "group" else name
    kind: Literal["text", "count", "number"] = "text"
    if hint in (int, float):
        kind = "count" if hint is int else "number"
    digits = COLUMNS[shown][2] if shown in COLUMNS else 0
    return Column(shown, ColumnName(shown).text(language), kind, digits)


def _cell(value: object, language: Language) -> Cell:
    if isinstance(value, Phrase):
        return value.text(language)
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if value == REST:
        return say(REST).text(language)
    return value if isinstance(value, int) else str(value)
