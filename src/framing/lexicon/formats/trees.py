"""Dictionary XML read safely: no DTD, no entities, lines kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from framing.lexicon.formats.files import Source

_MAX_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Element:
    """An XML element with the line it opens on."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    children: list[Element] = field(default_factory=list)


def read_tree(source: Source) -> Element:
    """Return the root element of an XML file.

    Raises:
        LexiconError: It is no well-formed XML, or it has a document type, which could make a small
            file swell or read other files.
    """
    reader = _Reader(source)
    try:
        reader.parser.Parse(source.text.lstrip("\ufeff \r\n\t"), True)
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code)
        message = f"not valid XML ({problem}); export the dictionary again"
        raise source.error(error.lineno, message) from None
    return reader.stack[0].children[0]


class _Reader:
    def __init__(self, source: Source) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.stack = [Element("", {}, 1)]
        self._source = source

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag, attributes, self.parser.CurrentLineNumber)
        if len(self.stack) > _MAX_DEPTH:
            raise self._source.error(element.line, "nested too deep; flatten the dictionary")
        self.stack[-1].children.append(element)
        self.stack.append(element)

    def _end(self, tag: str) -> None:
        self.stack.pop()

    def _refuse(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise self._source.error(line, "a document type (<!DOCTYPE) is not allowed; remove it")
