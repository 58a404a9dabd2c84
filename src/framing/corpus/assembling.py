"""A draft and everything that is known of it to an `Article`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from framing.corpus.boilerplate import is_boilerplate
from framing.corpus.dates import iso_date
from framing.corpus.drafts import Draft
from framing.corpus.files import stem_of
from framing.corpus.headers import Header, dateline_date, find_header
from framing.corpus.metadata import MetadataTable, canonical
from framing.records import Article

_LONGEST_TITLE = 160
_TOP_LINES = 30
_LINE = re.compile(r"[^\r\n]+")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z]+)?", re.I)
_UNTOLD = re.compile(r"[\d\W_]*")


@dataclass(frozen=True, slots=True)
class Assembler:
    """What is known beside the articles.

    Attributes:
        table: The metadata table that the user named.
        folders: Folder → the metadata table that lies in it.
        outlet: The outlet of articles of which nothing says it.
    """

    table: MetadataTable
    folders: Mapping[Path, MetadataTable]
    outlet: str | None = None

    def article(self, draft: Draft) -> Article:
        """Return the article; its id may be that of another one."""
        header = find_header(draft.text)
        known = self._known(draft, header)
        doc_id, outlet = known.pop("doc_id", None), known.pop("outlet", None)
        date, notes = _date(known, draft.text)
        return Article(
            doc_id=_id(doc_id) or draft.stem,
            text=draft.text,
            outlet=_word(outlet) or self.outlet or _folder_name(draft.path),
            date=date,
            title=_word(known.pop("title", None)) or guess_title(draft.text, header.end),
            url=_word(known.pop("url", None)),
            language=_language(known),
            metadata=known,
            skip=header.skip,
            notes=(*draft.notes, *notes),
            place=draft.place,
        )

    def _known(self, draft: Draft, header: Header) -> dict[str, Any]:
        """Return every field from the first that says it: row, tables, header, page."""
        own, above = canonical(draft.columns), canonical(header.fields)
        ids = (str(own.get("doc_id") or above.get("doc_id") or draft.stem), draft.stem)
        path = None if draft.is_row else draft.path
        bare = () if path is None else (stem_of(path),)
        known = canonical(draft.page) | above
        for table in (*self._folder_tables(draft.path), self.table):
            known |= table.find(path, *ids, *bare)
        return known | own

    def _folder_tables(self, path: Path | None) -> Iterator[MetadataTable]:
        """Yield the tables that lie above `path`, the nearest last."""
        if path is None or not self.folders:
            return
        for folder in reversed(path.resolve().parents):
            if folder in self.folders:
                yield self.folders[folder]


def guess_title(text: str, start: int = 0) -> str | None:
    r"""Return the first line from `start` on that is no boilerplate, if it looks like a headline.

    A headline is short, ends in no colon or comma, and longer text follows it.

    Example:
        >>> guess_title("Le marché rouvre\n\nLes étals ont été regarnis mardi, après la crue.")
        'Le marché rouvre'
    """
    for found in islice(_LINE.finditer(text, start), _TOP_LINES):
        line = found[0][: 2 * _LONGEST_TITLE].strip(" \t\xa0\ufeff#*_")
        if not line or is_boilerplate(line):
            continue
        follows = len(text) - found.end() > len(line)
        looks = len(found[0]) <= _LONGEST_TITLE and line[-1] not in ",;:" and ". " not in line
        return line if follows and looks else None
    return None


def _date(known: dict[str, Any], text: str) -> tuple[str | None, tuple[str, ...]]:
    raw = known.pop("date", None)
    if raw is None:
        return dateline_date(text), ()
    date = iso_date(raw)
    if date is None:
        known["date"] = raw
        return dateline_date(text), (f"date {str(raw)[:40]!r} not understood",)
    return date, ()


def _language(known: dict[str, Any]) -> str | None:
    """Return the ISO code; a language named otherwise stays in the metadata."""
    found = _LANGUAGE.fullmatch(str(known.get("language", "")))
    if found is None:
        return None
    del known["language"]
    return found[1].lower()


def _word(value: object) -> str | None:
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return " ".join(str(value).split()) or None if value is not None else None


def _id(value: object) -> str | None:
    return _word(int(value) if isinstance(value, float) and value.is_integer() else value)


def _folder_name(path: Path | None) -> str | None:
    """Return the name of the folder that holds `path`, passing over folders named by dates."""
    if path is None:
        return None
    names = (folder.name for folder in path.absolute().parents)
    return next((name for name in names if not _UNTOLD.fullmatch(name)), None)
