"""The patterns of `lexicons/boilerplate.yaml`, compiled."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from framing.corpus.heads import alternatives, heads
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
        needs: Literals, one of which stands in every folded text that holds one; may be none.
        within: How many characters before the end of the text it begins at most.
        match: Examples of it.
        no_match: What resembles it and is running text.
    """

    name: str
    where: str
    pattern: str
    cased: bool
    needs: tuple[str, ...]
    within: int
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


class Beginnings(dict[str, re.Pattern[str] | None]):
    """One expression for each character that a line can begin with, compiled when it is met."""

    def __init__(self, patterns: Iterable[str]) -> None:
        super().__init__()
        self._heads = {each: heads(each) for joint in patterns for each in alternatives(joint)}

    def __missing__(self, first: str) -> re.Pattern[str] | None:
        chosen = [
            each
            for each, begins in self._heads.items()
            if any(re.fullmatch(head, first) for head in begins)
        ]
        self[first] = re.compile("|".join(chosen)) if chosen else None
        return self[first]


@dataclass(frozen=True, slots=True)
class Kind:
    """All the rules of one place that whole lines and sentences are held against.

    Attributes:
        folded: Those matched against the folded text.
        cased: Those matched against the text as it is.
    """

    folded: Beginnings
    cased: Beginnings

    def whole(self, page: Page, spans: Iterable[Span]) -> list[Span]:
        """Return those of `spans` that are of this kind from end to end."""
        sides = ((self.folded, page.folded), (self.cased, page.text))
        found = []
        for start, end in spans:
            for beginnings, text in sides:
                pattern = beginnings[text[start : start + 1]]
                if pattern and pattern.fullmatch(text, start, end):
                    found.append((start, end))
                    break
        return found


@dataclass(frozen=True, slots=True)
class Search:
    """A rule that is looked for in running text, between what must stand beside it."""

    rule: Rule
    pattern: re.Pattern[str]

    def starts(self, page: Page, start: int, end: int) -> Iterator[Span]:
        """Yield what is of this kind and begins at `start`."""
        if self._may_match(page) and (found := self.pattern.match(self._text(page), start, end)):
            yield found.span(1)

    def find(self, page: Page, start: int, end: int) -> Iterator[Span]:
        """Yield where it occurs between `start` and `end`."""
        if self._may_match(page):
            start = max(start, end - self.rule.within)
            for found in self.pattern.finditer(self._text(page), start, end):
                yield found.span(1)

    def _may_match(self, page: Page) -> bool:
        needs = self.rule.needs
        return not needs or any(map(page.folded.__contains__, needs))

    def _text(self, page: Page) -> str:
        return page.text if self.rule.cased else page.folded


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
def kind(where: str) -> Kind:
    """Return the rules of the place `where`, to hold whole lines against."""
    chosen = [rule for rule in rules() if rule.where == where]
    folded = (rule.pattern for rule in chosen if not rule.cased)
    return Kind(Beginnings(folded), Beginnings(rule.pattern for rule in chosen if rule.cased))


@cache
def searches(where: str, before: str = "", after: str = "") -> tuple[Search, ...]:
    """Return the rules of the place `where`, each between the expressions `before` and `after`."""
    return tuple(
        Search(rule, re.compile(f"{before}({rule.pattern}){after}", re.M))
        for rule in rules()
        if rule.where == where
    )


def _rule(entry: Mapping[str, Any], parts: Mapping[str, str]) -> Rule:
    return Rule(
        name=entry["name"],
        where=entry["where"],
        pattern=_spaced(_with_parts(entry["pattern"], parts)),
        cased=entry.get("cased", False),
        needs=tuple(entry.get("needs", ())),
        within=entry.get("within", sys.maxsize),
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
