"""The frozen records of a lexicon: frame, categories, entries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

Within = int | Literal["sentence"]


@dataclass(frozen=True, slots=True)
class Near:
    """A condition: one of `patterns` at most `within` words away, on either side."""

    patterns: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern, or one rule of several patterns, of a category.

    Attributes:
        name: The pattern itself, or the rule's name; unique in a lexicon.
        patterns: One pattern, or a rule's parts (the first one is its anchor).
        is_rule: Whether all of `patterns` must be found in reach of each other.
        within: A rule's reach: the sentence, or at most so many words between neighbouring parts.
        ordered: Whether a rule's parts come in the order given.
        weight: What a hit counts for.
        is_name: A name that holds a frame word: it blocks shorter entries and is never scored.
        excluded: A match that overlaps one of these patterns is dropped.
        unless: A match is dropped when one of these patterns is in its sentence.
        only_near: A match is dropped unless this condition holds.
        note: Reason or source.
        match: Sentences in which the entry matches.
        no_match: Sentences in which it doesn't.
        line: Where it stands in its file; 0 when unknown.
    """

    name: str
    patterns: tuple[str, ...]
    is_rule: bool = False
    within: Within = "sentence"
    ordered: bool = False
    weight: float = 1.0
    is_name: bool = False
    excluded: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only_near: Near | None = None
    note: str = ""
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Category:
    """A named part of a lexicon."""

    name: str
    entries: tuple[Entry, ...]
    label: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A frame's word list.

    Attributes:
        frame: Its name, as in scores.
        categories: Its parts, in the file's order.
        label: The frame's name by language code.
        definition: What counts as this frame.
        references: Works it rests on.
        sets: The named word sets that its patterns use, shared ones among them.
        path: The file it was read from, or an empty string.
        hash: `sha256:…` of its content; the path, lines and notes don't enter.
        blind_spots: What it is known to miss or to take wrongly.
    """

    frame: str
    categories: tuple[Category, ...]
    label: Mapping[str, str] = field(default_factory=dict)
    definition: str = ""
    references: tuple[str, ...] = ()
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    path: str = ""
    hash: str = ""
    blind_spots: tuple[str, ...] = ()

    def entries(self) -> Iterator[tuple[Category, Entry]]:
        """Yield every entry with its category."""
        for category in self.categories:
            for entry in category.entries:
                yield category, entry

    def __len__(self) -> int:
        return sum(len(category.entries) for category in self.categories)


_UNHASHED = {"line", "note", "match", "no_match"}
_FIELDS = tuple(part.name for part in fields(Entry))
_HASHED = tuple(name for name in _FIELDS if name not in _UNHASHED)


def content_hash(lexicon: Lexicon) -> str:
    """Return `sha256:…` of what decides a lexicon's hits: frame, categories, entries, sets."""
    categories = [
        [category.name, [_plain_entry(entry, _HASHED) for entry in category.entries]]
        for category in lexicon.categories
    ]
    content = [lexicon.frame, categories, {key: list(lexicon.sets[key]) for key in lexicon.sets}]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain_entry(entry: Entry, names: tuple[str, ...] = _FIELDS) -> dict[str, Any]:
    """Return those fields of an entry (`dataclasses.asdict` copies them all, ten times slower)."""
    plain = {name: getattr(entry, name) for name in names}
    if near := entry.only_near:
        plain["only_near"] = {"patterns": near.patterns, "within": near.within}
    return plain


def to_plain(lexicon: Lexicon) -> dict[str, Any]:
    """Return a lexicon as JSON-ready data; `from_plain` is the way back."""
    categories = [
        {
            "name": category.name,
            "label": dict(category.label),
            "entries": [_plain_entry(entry) for entry in category.entries],
        }
        for category in lexicon.categories
    ]
    plain = {part.name: getattr(lexicon, part.name) for part in fields(Lexicon)}
    return {
        **plain,
        "label": dict(lexicon.label),
        "sets": dict(lexicon.sets),
        "categories": categories,
    }


def from_plain(data: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that `to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: The data are not what `to_plain` writes.
    """
    categories = tuple(
        Category(item["name"], tuple(map(_entry, item["entries"])), item["label"])
        for item in data["categories"]
    )
    sets = {name: tuple(patterns) for name, patterns in data["sets"].items()}
    rest = {key: data[key] for key in ("frame", "label", "definition", "path", "hash")}
    return Lexicon(
        categories=categories,
        sets=sets,
        references=tuple(data["references"]),
        blind_spots=tuple(data["blind_spots"]),
        **rest,
    )


_LISTS = ("patterns", "excluded", "unless", "match", "no_match")


def _entry(data: Mapping[str, Any]) -> Entry:
    values = {**data, **{key: tuple(data[key]) for key in _LISTS}}
    if near := data["only_near"]:
        values["only_near"] = Near(tuple(near["patterns"]), near["within"])
    return Entry(**values)
