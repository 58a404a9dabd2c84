"""The actor files as rows of plain text that know where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from framing.errors import LexiconError

_NAMES = {"name", "aliases", "surname", "ambiguous", "gender", "type", "country", "note"}
_STATES = {"iso", "demonyms", "capital", "metonyms"}
_HEADS = {
    "noun",
    "feminine",
    "via",
    "stands_for",
    "document",
    "former",
    "human",
    "unnamed",
    "of_body",
    "same_as",
}
_KEYS = frozenset({*_NAMES, *_STATES, *_HEADS, "word", "number"})


class _Nodes(yaml.CBaseLoader):
    """Builds nodes only, with no tag looked for: values stay text, and that takes half the time."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return "text"

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class Row(NamedTuple):
    """One entry: its values, all text or lists of text, and its place."""

    values: dict[str, str | list[str]]
    file: str
    line: int

    @property
    def where(self) -> str:
        """`file:line` of the entry."""
        return f"{self.file}:{self.line}"

    def get(self, key: str) -> str:
        """Return a value that may be missing, then empty."""
        value = self.values.get(key, "")
        if isinstance(value, list):
            raise LexiconError(f"{self.where}: {key!r} is a list; write one word or name")
        return value

    def text(self, key: str) -> str:
        """Return a value that must be there."""
        if value := self.get(key):
            return value
        raise LexiconError(f"{self.where}: {key!r} is missing; every entry here needs it")

    def list(self, key: str) -> Sequence[str]:
        """Return a list, or a single value as a list of one."""
        value = self.values.get(key, [])
        return value if isinstance(value, list) else [value]


def read_rows(path: Path, section: str | None = None) -> list[Row]:
    """Return the entries of a file that is a list, or of one of its sections.

    Raises:
        LexiconError: The file is missing, no YAML, or an entry is no mapping of known keys.
    """
    node = _compose(path)
    if section:
        node = dict(_sections(node, path)).get(section)
    if not isinstance(node, yaml.SequenceNode):
        raise LexiconError(f"{path.name}:1: expected a list of entries like - {{name: …}}")
    return [Row(dict(_values(entry, path)), path.name, _line(entry)) for entry in node.value]


def read_words(path: Path) -> dict[str, list[str]]:
    """Return a file that maps roles to lists of words.

    Raises:
        LexiconError: As `read_rows`.
    """
    return {role: _plain_list(node, path) for role, node in _sections(_compose(path), path)}


def _compose(path: Path) -> yaml.Node | None:
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=_Nodes)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        raise LexiconError(f"{path.name}:{line}: not valid YAML ({problem})") from None
    except OSError as error:
        raise LexiconError(f"{path.name}:1: cannot be read ({error.strerror})") from None


def _sections(node: yaml.Node | None, path: Path) -> list[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise LexiconError(f"{path.name}:1: expected sections, each a list of entries")
    return [(str(key.value), value) for key, value in node.value]


def _values(entry: yaml.Node, path: Path) -> Iterator[tuple[str, str | list[str]]]:
    if not isinstance(entry, yaml.MappingNode):
        raise LexiconError(f"{path.name}:{_line(entry)}: expected an entry like {{name: …}}")
    for key, value in entry.value:
        if key.value not in _KEYS:
            allowed = ", ".join(sorted(_KEYS))
            raise LexiconError(
                f"{path.name}:{_line(key)}: unknown key {key.value!r}; use {allowed}"
            )
        if isinstance(value, yaml.ScalarNode):
            yield key.value, value.value
        else:
            yield key.value, _plain_list(value, path)


def _plain_list(node: yaml.Node, path: Path) -> list[str]:
    if not isinstance(node, yaml.SequenceNode) or any(
        not isinstance(item, yaml.ScalarNode) for item in node.value
    ):
        raise LexiconError(f"{path.name}:{_line(node)}: expected a list of words")
    return [item.value for item in node.value]


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
