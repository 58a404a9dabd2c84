"""What a format cannot hold, counted and said in plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from framing.lexicon.entries import Entry, Lexicon
from framing.lexicon.formats.assembly import shown

Kind = Literal[
    "weights",
    "rules",
    "names",
    "conditions",
    "capitals",
    "gaps",
    "forms",
    "empty",
    "titles",
    "examples",
    "notes",
    "labels",
    "breaks",
]

_SENTENCES: dict[Kind, str] = {
    "weights": "weights are lost, each entry counts 1",
    "rules": "rules are left out",
    "names": "names that block other entries (as: name) are left out",
    "conditions": "conditions (except, unless, only_near) are lost, so these entries match more",
    "capitals": "capitals are lost, so these exact forms match in lower case too",
    "gaps": "gaps (~n) are lost, so these entries match neighbouring words only",
    "forms": "entries with more forms than a word list can hold are left out",
    "empty": "categories without an entry are left out",
    "titles": "names of entries are lost",
    "examples": "example sentences are lost",
    "notes": "notes are lost",
    "labels": "labels are lost",
    "breaks": "line breaks in notes and sentences become spaces",
}


class Losses:
    """Collects what is lost when a lexicon is written.

    Args:
        holds: What the format does hold.
    """

    def __init__(self, *holds: str) -> None:
        self._holds = frozenset(holds)
        self._items: defaultdict[Kind, list[str]] = defaultdict(list)
        self._others: list[str] = []

    def add(self, kind: Kind, item: str) -> None:
        """Note that `item` loses something, unless the format holds it."""
        if kind not in self._holds:
            self._items[kind].append(item)

    def other(self, what: str, sentence: str) -> None:
        """Note a loss that concerns the whole, unless the format holds it."""
        if what not in self._holds:
            self._others.append(sentence)

    def lexicon(self, lexicon: Lexicon, *, stem: str) -> None:
        """Note what is lost besides the entries.

        Args:
            lexicon: The lexicon that is written.
            stem: The target's file name without its ending.
        """
        if lexicon.definition:
            self.other("definition", "the definition is lost")
        if lexicon.references:
            count = len(lexicon.references)
            self.other("references", f"the references are lost ({count})")
        if lexicon.label:
            self.other("label", "the frame's label is lost")
        if lexicon.frame != stem:
            self.other("frame", f"the frame's name {lexicon.frame!r} is lost for the file's own")
        for category in lexicon.categories:
            if category.label:
                self.add("labels", category.name)
            if not category.entries:
                self.add("empty", category.name)

    def entry(self, entry: Entry, category: str) -> bool:
        """Note what is lost of an entry; return whether the format holds the rest of it."""
        for kind in _missing(entry, category):
            self.add(kind, entry.name)
        left_out = {"rules": entry.is_rule, "names": entry.is_name}
        return not any(there and kind not in self._holds for kind, there in left_out.items())

    def sentences(self) -> tuple[str, ...]:
        """Return one line for each kind of loss, with the entries concerned."""
        lines = (f"{_SENTENCES[kind]} ({shown(items)})" for kind, items in self._items.items())
        return (*lines, *self._others)


def _missing(entry: Entry, category: str) -> Iterator[Kind]:
    if entry.is_rule:
        yield "rules"
    elif entry.name not in (entry.patterns[0], f"{entry.patterns[0]} [{category}]"):
        yield "titles"
    if entry.is_name:
        yield "names"
    if entry.weight != 1:
        yield "weights"
    if entry.excluded or entry.unless or entry.only_near:
        yield "conditions"
    if entry.match or entry.no_match:
        yield "examples"
    if entry.note:
        yield "notes"
