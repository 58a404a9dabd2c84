"""The pattern language of lexicon entries, parsed to a small tree.

`mot` inflects; `"mot"` is exact; `terroris*` is a glob; `(a|b c)` alternatives; `x?` optional; `~3` a
gap of at most three words; `@name` a named set. Hyphens and spaces are equal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

MAX_WORDS = 30
MAX_DEPTH = 20


class PatternError(ValueError):
    """A pattern breaks the syntax; the message names the spot and the remedy."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `exact` words don't inflect."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Glob:
    """One word with `*` for any letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `words` words of any kind."""

    words: int


@dataclass(frozen=True, slots=True)
class SetRef:
    """Any pattern of a named set."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Any one of several patterns."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """A pattern or nothing."""

    node: Node


@dataclass(frozen=True, slots=True)
class Sequence:
    """Patterns one after the other.

    Attributes:
        items: At least one.
        joints: For each item, the punctuation that may stand before it (`,` or nothing).
    """

    items: tuple[Node, ...]
    joints: tuple[str, ...]


Node: TypeAlias = Word | Glob | Gap | SetRef | Choice | Maybe | Sequence

_TOKEN = re.compile(
    r"""(?P<space>\s+)|~(?P<gap>\d+)|@(?P<set>[\w-]+)|(?P<mark>[()|?])
      |"(?P<exact>[^"]*)"|(?P<word>[\w*'.,&/%-]+)""",
    re.VERBOSE,
)
_PART = re.compile(r"(?P<part>[\w*]+'?)|(?P<punctuation>[^\w*])")
_REGEX = re.compile(r"\.[*+]|\\\w|\[[^\]]*\]|\{\d|[\^$+]")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " "})


@lru_cache(maxsize=65536)
def parse(pattern: str) -> Node:
    """Return the tree of a pattern.

    Raises:
        PatternError: The pattern is empty, too long, or breaks the syntax.
    """
    text = pattern.translate(_APOSTROPHES)
    if found := _REGEX.search(text):
        raise PatternError(
            f"{found.group()!r} is a regular expression, which entries don't know: "
            'use * for any letters, (a|b) for alternatives, "…" for an exact word'
        )
    node = _Parser(_tokens(text)).parse()
    if _length(node) > MAX_WORDS:
        raise PatternError(
            f"{_length(node)} words, at most {MAX_WORDS} are allowed: split the entry"
        )
    return node


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise PatternError(f"{text[position]!r} is not allowed here: {_remedy(text[position])}")
        kind = found.lastgroup or ""
        if kind != "space":
            tokens.append(_Token(kind, found.group(kind)))
        position = found.end()
    return tokens


def _remedy(character: str) -> str:
    if character == '"':
        return 'close the exact form with a second "'
    if character == "~":
        return "a gap is written ~ and a number of words, as ~3"
    return 'entries are words, * ? ( | ) ~3 @set and "exact"'


class _Parser:
    """Recursive descent over tokens."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def parse(self) -> Node:
        node = self._alternatives()
        if self._next < len(self._tokens):
            raise PatternError("')' without '(': remove it or open the group")
        return node

    def _peek(self) -> str:
        return self._tokens[self._next].text if self._is("mark") else ""

    def _is(self, kind: str) -> bool:
        return self._next < len(self._tokens) and self._tokens[self._next].kind == kind

    def _alternatives(self) -> Node:
        options = [self._sequence()]
        while self._peek() == "|":
            self._next += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        items: list[Node] = []
        joints = [""]
        while self._next < len(self._tokens) and self._peek() not in ("|", ")"):
            self._add(self._item(), items, joints)
        _check_sequence(items)
        return items[0] if len(items) == 1 else Sequence(tuple(items), tuple(joints[: len(items)]))

    def _add(
        self, found: tuple[list[Node], list[str]], items: list[Node], joints: list[str]
    ) -> None:
        """Append words; a mark before the first one is merged with what the last one left."""
        nodes, marks = found
        joints[-1] += marks[0]
        items.extend(nodes)
        joints.extend(marks[1:])

    def _item(self) -> tuple[list[Node], list[str]]:
        token = self._tokens[self._next]
        self._next += 1
        nodes, marks = self._atom(token)
        if self._peek() == "?":
            self._next += 1
            if not nodes or isinstance(nodes[0], Gap):
                raise PatternError("'?' follows a word or a group: remove it")
            return [Maybe(_join(nodes, marks))], [marks[0], marks[-1]]
        return nodes, marks

    def _atom(self, token: _Token) -> tuple[list[Node], list[str]]:
        if token.kind == "gap":
            return [Gap(int(token.text))], ["", ""]
        if token.kind == "set":
            return [SetRef(token.text)], ["", ""]
        if token.kind == "mark":
            return [self._group(token.text)], ["", ""]
        return _words(token.text, exact=token.kind == "exact")

    def _group(self, mark: str) -> Node:
        if mark != "(":
            raise PatternError(f"{mark!r} has nothing before it: remove it")
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise PatternError(f"groups nested more than {MAX_DEPTH} deep: use a named set")
        node = self._alternatives()
        if self._peek() != ")":
            raise PatternError("'(' without ')': close the group")
        self._next += 1
        self._depth -= 1
        return node


def _check_sequence(items: list[Node]) -> None:
    if not items:
        raise PatternError("nothing to match: write a word, or remove the entry")
    if isinstance(items[0], Gap) or isinstance(items[-1], Gap):
        raise PatternError("a gap needs a word on both sides")
    if all(isinstance(item, Maybe) for item in items):
        raise PatternError("everything is optional: leave one part without '?'")


def _words(text: str, *, exact: bool) -> tuple[list[Node], list[str]]:
    """Split a word at hyphens, apostrophes and marks into its parts and the joints around them."""
    nodes: list[Node] = []
    joints = [""]
    for found in _PART.finditer(text):
        if part := found.group("part"):
            nodes.append(_word(part, exact=exact))
            joints.append("")
        elif (mark := found.group()) not in "-' ":
            joints[-1] += mark
    if not nodes:
        raise PatternError(f"{text!r} holds no letter: write a word")
    return nodes, joints


def _word(part: str, *, exact: bool) -> Node:
    if "*" not in part:
        return Word(part.rstrip("'") if exact else part, exact)
    if exact:
        raise PatternError("'*' inside an exact form: remove the quotation marks")
    if not re.search(r"\w", part):
        raise PatternError("'*' alone matches any word: use a gap such as ~1")
    return Glob(part)


def _join(nodes: list[Node], joints: list[str]) -> Node:
    return nodes[0] if len(nodes) == 1 else Sequence(tuple(nodes), tuple(joints[:-1]))


def _length(node: Node) -> int:
    """Return the words of the longest way through a pattern, sets counted as one."""
    if isinstance(node, Sequence):
        return sum(_length(item) for item in node.items)
    if isinstance(node, Choice):
        return max(_length(option) for option in node.options)
    if isinstance(node, Maybe):
        return _length(node.node)
    return 0 if isinstance(node, Gap) else 1
