"""What a check of lexicons finds: records that say where, what, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from framing.lexicon.entries import Entry

_EXPLAINED = re.compile(r"check ([a-z]+(?:, [a-z]+)*): \S")

CODES: Mapping[str, str] = {
    "schema": "the file is not a valid lexicon",
    "example": "an example sentence is not treated as the file says",
    "duplicate": "two entries of one frame match the same",
    "never": "the entry can match nothing",
    "shared": "two frames have the same pattern",
    "swallowed": "every match lies inside a match of another entry, which wins",
    "redundant": "every match holds a match of another entry of the category: it adds no hit",
    "untested": "an entry has no sentence that it must match, or none that it must not",
    "weak": "sentences that must not match share no word with their entry",
    "spelling": "a word is in no French form list",
    "inflection": "forms of a word are left out",
    "broad": "one entry makes a large share of its frame's hits in the background corpus",
    "skipped": "a part of the check was left out",
}
"""What each kind of finding means."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Attributes:
        file: The lexicon's file.
        line: Where in it; 0 when unknown.
        code: One of `CODES`.
        message: What was found, on one line.
        remedy: What to do.
    """

    file: str
    line: int
    code: str
    message: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.code}: {self.message}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a check, in the order of files and lines.

    Attributes:
        errors: What must be mended.
        warnings: What should be looked at.
        explained: Warnings that the entry's `note` answers: `check redundant: why it stays`.
    """

    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    explained: tuple[Finding, ...] = ()

    def __add__(self, other: Report) -> Report:
        return Report(
            self.errors + other.errors,
            self.warnings + other.warnings,
            self.explained + other.explained,
        )


def explains(entry: Entry, code: str) -> bool:
    """Tell whether the note of an entry says why it keeps what `code` warns of.

    Example:
        >>> note = "check redundant, spelling: the reader looks for the whole term"
        >>> explains(Entry("non-ingérence", ("non-ingérence",), note=note), "redundant")
        True
    """
    found = _EXPLAINED.search(entry.note)
    return found is not None and code in found.group(1).split(", ")


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by file and line."""
    return tuple(sorted(findings, key=lambda item: (item.file, item.line, item.code)))
