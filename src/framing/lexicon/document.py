"""YAML read to plain data with the line of every part, safe on files one didn't write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

import yaml

from framing.errors import LexiconError

Path = tuple[str | int, ...]
Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | float | bool | None"

_SCALARS = {
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
}
_MAX_DEPTH = 40
_MAX_OPEN = 1000
_BRACKETS = re.compile(rb"[\[\]{}]")
_DASHES = re.compile(rb"(?:[-?:]\s+){1000}")


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as plain data.

    Attributes:
        name: The file, as messages name it.
        data: Mappings, lists, strings, numbers, booleans and None.
        lines: The line (from 1) of each part, by its path of keys and indexes.
    """

    name: str
    data: Plain
    lines: Mapping[Path, int]

    def where(self, path: Path) -> str:
        """Return `file:line` of a part, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"


def read_yaml(text: bytes | str, *, name: str) -> Document:
    """Return a YAML text as plain data.

    Only `true` and `false` are booleans: `on`, `no` and `yes` stay words.

    Raises:
        LexiconError: It is no YAML, holds an alias or a key twice, or is nested too deep.
    """
    if _too_deep(text if isinstance(text, bytes) else text.encode("utf-8", "replace")):
        raise LexiconError(f"{name}:1: nested too deep; flatten the file")
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise LexiconError(_yaml_message(error, name)) from None
    reader = _Reader(name)
    data = None if root is None else reader.read(root, ())
    return Document(name, data, reader.lines)


def _too_deep(text: bytes) -> bool:
    """Look for nesting that would overflow the stack of the parser, which is written in C."""
    brackets = (1 if bracket in b"[{" else -1 for bracket in _BRACKETS.findall(text))
    return max(accumulate(brackets), default=0) > _MAX_OPEN or bool(_DASHES.search(text))


def _yaml_message(error: yaml.YAMLError, name: str) -> str:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else 1
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    problem = str(problem).replace("\n", " ")
    return f'{name}:{line}: not valid YAML ({problem}); put values with : # " or brackets in quotes'


class _Reader:
    """Turns YAML nodes into plain data and notes their lines."""

    def __init__(self, name: str) -> None:
        self.lines: dict[Path, int] = {}
        self._name = name
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, path: Path) -> Plain:
        self.lines[path] = node.start_mark.line + 1
        self._refuse_alias(node, path)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, index)) for index, child in enumerate(node.value)]
        return _scalar(node)

    def _refuse_alias(self, node: yaml.Node, path: Path) -> None:
        if id(node) in self._seen:
            raise self._error(node, "aliases (*name) are not allowed; write the value out")
        if len(path) > _MAX_DEPTH:
            raise self._error(node, "nested too deep; flatten the file")
        self._seen.add(id(node))

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in result:
                raise self._error(key_node, f"key {key!r} stands twice; keep one")
            result[key] = self.read(value_node, (*path, key))
            self.lines[(*path, key)] = key_node.start_mark.line + 1
        return result

    def _error(self, node: yaml.Node, message: str) -> LexiconError:
        return LexiconError(f"{self._name}:{node.start_mark.line + 1}: {message}")


def _scalar(node: yaml.Node) -> Plain:
    value = str(node.value)
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:bool":
        return {"true": True, "false": False}.get(value.lower(), value)
    convert = _SCALARS.get(node.tag)
    try:
        return convert(value) if convert else value
    except ValueError:
        return value
