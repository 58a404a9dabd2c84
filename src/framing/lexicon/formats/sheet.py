"""CSV: one entry a line; in our own language (column `entry`) or as plain words (`word`)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from framing.lexicon.document import Document, Path, Plain
from framing.lexicon.entries import Entry, Lexicon, content_hash
from framing.lexicon.formats.assembly import Draft, Reading, number, shown, slug
from framing.lexicon.formats.files import Source
from framing.lexicon.formats.flattening import Written, numeral
from framing.lexicon.formats.losses import Losses
from framing.lexicon.formats.rows import read_rows
from framing.lexicon.schema import lexicon_from

_COLUMNS = (
    *("frame", "category", "entry", "kind", "name", "weight", "within", "ordered", "except"),
    *("unless", "near", "near_within", "note", "match", "not"),
)
_SYNONYMS = {
    "frame": ("frame", "cadre"),
    "category": ("category", "categorie", "catégorie", "class", "classe", "sentiment"),
    "word": ("word", "term", "token", "mot", "terme"),
    "weight": ("weight", "poids", "score"),
}
_LISTS = ("except", "unless", "match", "not")
_SET, _RULE, _NAME = "set", "rule", "name"


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table: its cells by column."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read(source: Source) -> tuple[Reading, ...]:
    """Return the lexicons of a table, one for each frame in its column `frame`.

    Without that column the file's name is the frame, without `category` the frame is the category.
    A cell with several patterns or sentences has one on each line.

    Raises:
        LexiconError: There is neither `entry` nor `word`, or a row is not valid.
    """
    rows, unknown = _table(source)
    frames: dict[str, list[_Row]] = {}
    for row in rows:
        frames.setdefault(slug(row["frame"]) or slug(source.path.stem) or "frame", []).append(row)
    if not frames:
        raise source.error(1, "no entries; write a line for each")
    make = _words if "word" in rows[0].cells else _entries
    readings = (make(source, frame, found) for frame, found in frames.items())
    if not unknown:
        return tuple(readings)
    note = f"columns without a meaning here are left out ({shown(unknown)})"
    return tuple(replace(reading, notes=(*reading.notes, note)) for reading in readings)


def _table(source: Source) -> tuple[list[_Row], list[str]]:
    lines = read_rows(source)
    line, names = next(lines, (1, []))
    header = [_column(name) for name in names]
    if "entry" not in header and "word" not in header:
        found = ", ".join(names) or "none"
        message = f"no column entry (patterns) or word (plain words); the columns are: {found}"
        raise source.error(line, message)
    unknown = [
        name for name, key in zip(names, header, strict=True) if key not in (*_COLUMNS, "word")
    ]
    rows = [_Row(line, dict(zip(header, cells, strict=False))) for line, cells in lines]
    return rows, unknown


def _column(name: str) -> str:
    folded = name.strip().lower()
    return next((key for key, names in _SYNONYMS.items() if folded in names), folded)


def _words(source: Source, frame: str, rows: list[_Row]) -> Reading:
    draft = Draft(source, frame=frame)
    for row in rows:
        category = draft.category([row["category"]])
        draft.term(category, row["word"], line=row.line, weight=_weight(source, row))
    return draft.finish()


def _entries(source: Source, frame: str, rows: list[_Row]) -> Reading:
    """Read the rows as the YAML they stand for, so that the same checks are made."""
    lines: dict[Path, int] = {}
    sets: dict[str, Plain] = {}
    categories: dict[str, Plain] = {}
    entries: dict[str, list[Plain]] = {}
    for row in rows:
        if _SET in row["kind"].split():
            sets[row["name"]] = list(_items(row["entry"]))
            lines["sets", row["name"]] = row.line
            continue
        name = row["category"] or frame
        found = entries.setdefault(name, [])
        categories.setdefault(name, {"entries": found})
        lines["categories", name, "entries", len(found)] = row.line
        found.append(_plain(source, row))
    data: Plain = {"frame": frame, "sets": sets, "categories": categories}
    lexicon = lexicon_from(Document(str(source.path), data, lines), shared={})
    return Reading(replace(lexicon, hash=content_hash(lexicon)))


def _plain(source: Source, row: _Row) -> Plain:
    kinds = row["kind"].split()
    patterns: list[Plain] = list(_items(row["entry"]))
    entry: dict[str, Plain] = {"weight": _weight(source, row)}
    entry |= {"rule": patterns} if _RULE in kinds else {"entry": row["entry"]}
    entry |= {"as": "name"} if _NAME in kinds else {}
    entry |= {key: row[key] for key in ("name", "note") if row[key]}
    entry |= {key: list(_items(row[key])) for key in _LISTS if row[key]}
    if row["within"]:
        entry["within"] = int(row["within"]) if row["within"].isdigit() else row["within"]
    if row["ordered"]:
        entry["ordered"] = row["ordered"].lower()
    if row["near"]:
        entry["only_near"] = {"patterns": list(_items(row["near"])), "within": row["near_within"]}
    return entry


def _weight(source: Source, row: _Row) -> float:
    weight = number(row["weight"]) if row["weight"] else 1.0
    if weight is None:
        message = f"weight {row['weight'][:40]!r} is no number; write 1 or 0.5"
        raise source.error(row.line, message)
    return weight


def _items(cell: str) -> Iterator[str]:
    return (item.strip() for item in cell.splitlines() if item.strip())


def write(lexicon: Lexicon, stem: str) -> Written:
    """Return a lexicon as a table in our own entry language."""
    losses = Losses("frame")
    losses.lexicon(lexicon, stem=stem)
    output = io.StringIO()
    table = csv.DictWriter(output, _COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for name, patterns in lexicon.sets.items():
        row = {"frame": lexicon.frame, "entry": "\n".join(patterns), "kind": _SET, "name": name}
        table.writerow(row)
    for category, entry in lexicon.entries():
        if any(map(_breaks, (entry.note, *entry.match, *entry.no_match))):
            losses.add("breaks", entry.name)
        table.writerow({"frame": lexicon.frame, "category": category.name, **_cells(entry)})
    return Written(output.getvalue(), losses.sentences())


def _cells(entry: Entry) -> dict[str, str]:
    kinds = [_RULE] * entry.is_rule + [_NAME] * entry.is_name
    near = entry.only_near
    lists = {"except": entry.excluded, "unless": entry.unless}
    lists |= {"match": entry.match, "not": entry.no_match, "near": near.patterns if near else ()}
    return {
        "entry": _joined(entry.patterns),
        "kind": " ".join(kinds),
        "name": entry.name if entry.is_rule or entry.name != entry.patterns[0] else "",
        "weight": numeral(entry.weight) if entry.weight != 1 else "",
        "within": str(entry.within) if entry.is_rule else "",
        "ordered": "true" if entry.ordered else "",
        "near_within": str(near.within) if near else "",
        "note": " ".join(entry.note.split("\n")),
        **{key: _joined(items) for key, items in lists.items()},
    }


def _joined(items: tuple[str, ...]) -> str:
    return "\n".join(" ".join(item.splitlines()) for item in items)


def _breaks(text: str) -> bool:
    return len(text.splitlines()) > 1
