"""What the readers hand on: a draft of an article, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class SetAside:
    """One article that cannot be read or scored; the others go on.

    Attributes:
        doc_id: The id that the article has or would have had.
        reason: Why, in one line.
        path: The file it stands in, with `:line` or `:row` where there is one; "" if in none.
    """

    doc_id: str
    reason: str
    path: str = ""

    def __str__(self) -> str:
        return f"{self.path or self.doc_id}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as a reader found it, before its metadata are settled.

    Attributes:
        text: The decoded text.
        stem: The id it gets when nothing names it.
        place: The file, with the line or row.
        path: The file, or None for standard input.
        columns: What stands beside it in a table row or JSON object, under the names there.
        page: What an HTML page says of itself.
        notes: What had to be done to decode it.
    """

    text: str
    stem: str
    place: str
    path: Path | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    page: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def is_row(self) -> bool:
        """Whether other articles stand in the same file."""
        return self.path is not None and self.place != str(self.path)
