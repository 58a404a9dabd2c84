"""Fenced blocks of a Markdown page, and the page with some of them written anew."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_FENCE = re.compile(r"^```(?P<kind>[\w-]*)[ \t]*\n(?P<body>.*?)^```[ \t]*$", re.M | re.S)
_SKIP = "<!-- skip -->"
_PRINTS = "<!-- prints -->"
_FILE = re.compile(r"<!-- file: (?P<name>[\w.-]+) -->\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block.

    Attributes:
        kind: The word behind its opening fence.
        body: Its lines, each with its line end.
        start: Where its body begins in the page.
        line: Number of its first line in the page, counted from 1.
        skipped: `<!-- skip -->` stands above it: it is not run.
        printed: `<!-- prints -->` stands above it: it holds what the code above it prints.
        file: `<!-- file: NAME -->` stands above it: it is what that file holds; else empty.
    """

    kind: str
    body: str
    start: int
    line: int
    skipped: bool
    printed: bool
    file: str = ""


def find_blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page, in order."""
    return [_block(page, found) for found in _FENCE.finditer(page)]


def _block(page: str, found: re.Match[str]) -> Block:
    above = page[: found.start()].rstrip()
    named = _FILE.search(above)
    start = found.start("body")
    return Block(
        kind=found["kind"],
        body=found["body"],
        start=start,
        line=page.count("\n", 0, start) + 1,
        skipped=above.endswith(_SKIP),
        printed=above.endswith(_PRINTS),
        file=named["name"] if named else "",
    )


def with_bodies(page: str, bodies: Mapping[int, str]) -> str:
    """Return the page with new bodies for the blocks that begin at the keys of `bodies`."""
    blocks = {block.start: block for block in find_blocks(page)}
    for start in sorted(bodies, reverse=True):
        end = start + len(blocks[start].body)
        page = page[:start] + bodies[start] + page[end:]
    return page
