"""Terms of a foreign dictionary put together to a `Lexicon`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from framing.lexicon.entries import Category, Entry, Lexicon, content_hash
from framing.lexicon.formats.files import Source
from framing.lexicon.formats.terms import has_lone_star, to_pattern
from framing.lexicon.patterns import PatternError
from framing.lexicon.vocabulary import bare

SEPARATOR = "/"
SHARED = (
    "words in several categories count once in a frame, for the first category: "
    "convert to a folder to make each category a frame"
)
_NUMBER = re.compile(r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A dictionary that was read.

    Attributes:
        lexicon: What it holds.
        notes: What of the file the lexicon doesn't hold, or holds otherwise; one line each.
    """

    lexicon: Lexicon
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """Collects the categories and entries of one dictionary file.

    Attributes:
        source: The file.
        frame: The frame's name as the file gives it; the file's own name when it gives none.
        definition: What the file says about the whole.
        sets: Named sets that its entries use.
        labels: A category's label.
    """

    source: Source
    frame: str = ""
    definition: str = ""
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    _entries: defaultdict[str, dict[str, Entry]] = field(default_factory=lambda: defaultdict(dict))
    _notes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def category(self, path: Iterable[str]) -> str:
        """Return a category's name, its path joined, and keep its place in the order."""
        name = category_name(path) or self.frame_name
        self._entries[name]
        return name

    def categories(self) -> tuple[str, ...]:
        """Return the names of the categories so far."""
        return tuple(self._entries)

    def pattern(self, term: str, *, line: int) -> str | None:
        """Return the pattern of a term, or None (with a note) when nothing could match it.

        Raises:
            LexiconError: The term is too long, or looks like a regular expression.
        """
        try:
            pattern = to_pattern(term, inflect=self.source.inflect)
        except PatternError as error:
            raise self.source.error(line, f"{term[:60]!r}: {error}") from None
        if pattern is None:
            self.note("terms that hold no word are left out", term)
        elif has_lone_star(term):
            self.note("a * that stands alone is read as a gap of at most one word (~1)", term)
        return pattern

    def term(self, category: str, term: str, *, line: int, weight: float = 1.0) -> None:
        """Add a plain term to a category."""
        pattern = self.pattern(term, line=line)
        if pattern is not None:
            self.entry(category, Entry(pattern, (pattern,), weight=weight, line=line))

    def entry(self, category: str, entry: Entry) -> None:
        """Add an entry to a category; one that is already there is kept as it was first."""
        if self._entries[category].setdefault(entry.name, entry) is not entry:
            self.note("terms that stand twice in a category are kept once", entry.name)

    def note(self, what: str, item: str) -> None:
        """Note something that happened to `item`."""
        self._notes[what].append(item)

    def patterns(self, category: str) -> tuple[str, ...]:
        """Return the plain patterns of a category and of those below it."""
        below = category + SEPARATOR
        return tuple(
            entry.patterns[0]
            for name, entries in self._entries.items()
            if name == category or name.startswith(below)
            for entry in entries.values()
            if entry == Entry(entry.name, entry.patterns, weight=entry.weight)
        )

    @property
    def frame_name(self) -> str:
        """The frame's name: letters, digits, `_` and `-`."""
        return slug(self.frame) or slug(self.source.path.name.partition(".")[0]) or "frame"

    def finish(self) -> Reading:
        """Return what was collected; entries are sorted within their category.

        Raises:
            LexiconError: There is no entry at all.
        """
        categories = tuple(self._categories())
        if not categories:
            raise self.source.error(1, "no entries; a dictionary needs a category with a word")
        if shared := _shared(categories):
            self._notes[SHARED] = shared
        lexicon = Lexicon(
            frame=self.frame_name,
            categories=named_apart(categories),
            definition=self.definition.strip(),
            sets=dict(sorted(self.sets.items())),
            path=str(self.source.path),
        )
        notes = tuple(f"{what} ({shown(items)})" for what, items in self._notes.items())
        return Reading(replace(lexicon, hash=content_hash(lexicon)), notes)

    def _categories(self) -> Iterator[Category]:
        for name, entries in self._entries.items():
            if not self.patterns(name) and not entries:
                self.note("categories without a word are left out", name)
            elif entries:
                label = {"fr": self.labels[name]} if self.labels.get(name) else {}
                ordered = sorted(entries.values(), key=_alphabetical)
                yield Category(name, tuple(ordered), label)


def named_apart(categories: Sequence[Category]) -> tuple[Category, ...]:
    """Return categories whose entries have names of their own.

    An entry that stands in several categories has its category in its name.
    """
    shared = frozenset(_shared(categories))
    return tuple(
        replace(
            category,
            entries=tuple(_named(entry, category.name, shared) for entry in category.entries),
        )
        for category in categories
    )


def _named(entry: Entry, category: str, shared: Container[str]) -> Entry:
    base = _base(entry)
    name = f"{base} [{category}]" if base in shared else base
    return entry if name == entry.name else replace(entry, name=name)


def _alphabetical(entry: Entry) -> tuple[str, str]:
    return bare(entry.name.strip('"').casefold()), entry.name


def _shared(categories: Iterable[Category]) -> list[str]:
    """Return the names of entries that stand in several categories."""
    counts = Counter(_base(entry) for category in categories for entry in category.entries)
    return sorted(name for name, count in counts.items() if count > 1)


def _base(entry: Entry) -> str:
    """Return an entry's name without the category that `named_apart` adds."""
    added = not entry.is_rule and entry.name.startswith(f"{entry.patterns[0]} [")
    return entry.patterns[0] if added else entry.name


def category_name(path: Iterable[str]) -> str:
    """Return the parts of a hierarchical category as one name, `above/below`."""
    return SEPARATOR.join(name for part in path if (name := " ".join(part.split())))


def slug(name: str) -> str:
    """Return a name as frames and sets may have it."""
    return re.sub(r"[^\w-]+", "_", name.strip()).strip("_-")


def shown(items: list[str]) -> str:
    """Return how many items there are and the first of them."""
    first = ", ".join(item[:60] for item in items[:_SHOWN])
    return f"{len(items)}: {first}{', …' if len(items) > _SHOWN else ''}"


def number(text: str) -> float | None:
    """Return a weight, written with a decimal point or comma, or None."""
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text.strip()) else None
