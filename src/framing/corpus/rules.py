"""The patterns of `lexicons/boilerplate.yaml`, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from framing.corpus.vocabulary import read_yaml
from framing.records import Span
from framing.text.normalise import fold

_PART = re.compile(r"\{([a-z]\w*)\}")
_BLANK = re.compile(r" (\?)?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of boilerplate.

    Attributes:
        name: What it is.
        where: Where it counts, as the head of the file explains.
        pattern: The regular expression, its parts put in.
        cased: Whether it is matched against the text as it is, not folded.
        match: Examples of it.
        no_match: What resembles it and is running text.
    """

    name: str
    where: str
    pattern: str
    cased: bool
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def fits(self, line: str) -> bool:
        """Tell whether the whole of `line` is of this kind."""
        text = line if self.cased else fold(line)
        return re.fullmatch(rf"(?:{self.pattern})\s", f"{text} ") is not None


@dataclass(frozen=True, slots=True)
class Page:
    """A text beside its folded form, which has the same offsets."""

    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Matcher:
    """All the rules of one place.

    Attributes:
        folded: Those matched against the folded text, if there are any.
        cased: Those matched against the text as it is, if there are any.
    """

    folded: re.Pattern[str] | None
    cased: re.Pattern[str] | None

    def fits(self, page: Page, span: Span) -> bool:
        """Tell whether the whole of `span` is of one of the kinds."""
        if self.folded and self.folded.fullmatch(page.folded, *span):
            return True
        return bool(self.cased and self.cased.fullmatch(page.text, *span))

    def starts(self, page: Page, start: int, end: int) -> Iterator[Span]:
        """Yield what is of one of the kinds and begins at `start`."""
        for pattern, text in self._sides(page):
            if found := pattern.match(text, start, end):
                yield found.span(1)

    def find(self, page: Page, start: int, end: int) -> Iterator[Span]:
        """Yield where one of the kinds occurs between `start` and `end`."""
        for pattern, text in self._sides(page):
            yield from (found.span(1) for found in pattern.finditer(text, start, end))

    def _sides(self, page: Page) -> Iterator[tuple[re.Pattern[str], str]]:
        if self.folded:
            yield self.folded, page.folded
        if self.cased:
            yield self.cased, page.text


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the file."""
    data = read_yaml("boilerplate.yaml")
    parts = {name: _with_parts(part, data["parts"]) for name, part in data["parts"].items()}
    return tuple(_rule(entry, parts) for entry in data["patterns"])


@cache
def menu_words() -> frozenset[str]:
    """Return the lines of menus, folded."""
    return frozenset(read_yaml("boilerplate.yaml")["menu"])


@cache
def menu_line(before: str = "", after: str = "") -> re.Pattern[str]:
    """Return an expression over folded text for three menu words or more on one line."""
    word = f"(?:{'|'.join(sorted(map(re.escape, menu_words()), key=len, reverse=True))})"
    return re.compile(rf"{before}({word}(?:[\s|>•·/-]+{word}){{2,}}){after}")


@cache
def matcher(where: str, before: str = "", after: str = "") -> Matcher:
    """Return the rules of the place `where`, each between the expressions `before` and `after`."""
    chosen = [rule for rule in rules() if rule.where == where]
    folded = (rule.pattern for rule in chosen if not rule.cased)
    cased = (rule.pattern for rule in chosen if rule.cased)
    return Matcher(_joined(folded, before, after), _joined(cased, before, after))


def _joined(patterns: Iterable[str], before: str, after: str) -> re.Pattern[str] | None:
    joint = "|".join(patterns)
    return re.compile(f"{before}({joint}){after}", re.M) if joint else None


def _rule(entry: Mapping[str, Any], parts: Mapping[str, str]) -> Rule:
    return Rule(
        name=entry["name"],
        where=entry["where"],
        pattern=_spaced(_with_parts(entry["pattern"], parts)),
        cased=entry.get("cased", False),
        match=tuple(entry["match"]),
        no_match=tuple(entry["not"]),
    )


def _with_parts(pattern: str, parts: Mapping[str, str]) -> str:
    """Return `pattern` with each `{part}` put in, parts of parts too."""
    while _PART.search(pattern):
        pattern = _PART.sub(lambda found: parts[found[1]], pattern)
    return pattern


def _spaced(pattern: str) -> str:
    return _BLANK.sub(lambda found: r"\s*" if found[1] else r"\s+", pattern)
