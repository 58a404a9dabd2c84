"""Markdown pages with marked blocks: between two marks stands what a command prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from framing.errors import FramingError
from framing.rendering.comparing.notes import SOFTWARE

_BEGIN = re.compile(r"<!--\s*framing(?:\s+if\s+(?P<needed>\S+?))?\s*:\s*(?P<command>.+?)\s*-->")
_END = re.compile(r"<!--\s*/framing\s*-->")
_ALMOST = re.compile(r"<!--\s*/?framing\b")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_FORM = "`<!-- framing: COMMAND … -->` and `<!-- /framing -->`, each on a line of its own"


@dataclass(frozen=True, slots=True)
class Block:
    """A marked block.

    Attributes:
        page: What the page is called in messages.
        line: Number of its first mark's line, counted from 1.
        command: What to run, without `framing`.
        needed: A path without which the block is left as it is, or "".
        body: What stands in it now.
        start: Where its body begins in the page.
    """

    page: str
    line: int
    command: str
    needed: str
    body: str
    start: int

    @property
    def place(self) -> str:
        """Page and line, for messages."""
        return f"{self.page}:{self.line}"


def find_blocks(page: str, name: str) -> list[Block]:
    """Return the marked blocks of a page; marks within fenced code are text.

    Raises:
        FramingError: A block is never closed, closed without being opened, stands in another, or
            a mark cannot be understood; says page and line.
    """
    blocks: list[Block] = []
    opened: tuple[int, re.Match[str], int] | None = None
    for number, start, line in _marks(page, name):
        found = _BEGIN.fullmatch(line.strip())
        place = f"{name}:{number}"
        if found and opened:
            raise FramingError(f"{place}: marked block within the one of line {opened[0]}; close that first")  # fmt: skip
        if found:
            opened = number, found, start + len(line)
        elif opened is None:
            raise FramingError(f"{place}: end of a marked block that was never opened; remove it")
        else:
            blocks.append(_block(page, name, opened, start))
            opened = None
    if opened:
        raise FramingError(f"{name}:{opened[0]}: marked block has no end; close it with <!-- /framing -->")  # fmt: skip
    return blocks


def _block(page: str, name: str, opened: tuple[int, re.Match[str], int], end: int) -> Block:
    line, found, start = opened
    return Block(name, line, found["command"], found["needed"] or "", page[start:end], start)


def _marks(page: str, name: str) -> Iterator[tuple[int, int, str]]:
    """Yield number, start and text of each line that is a mark."""
    start, fence = 0, ""
    is_inside = False
    for number, line in enumerate(page.splitlines(keepends=True), 1):
        fence = fence if is_inside else _fence(line, fence)
        if not fence and _ALMOST.match(line.strip()):
            is_inside = not _END.fullmatch(line.strip())
            if is_inside and not _BEGIN.fullmatch(line.strip()):
                raise FramingError(f"{name}:{number}: not a mark; a marked block stands between {_FORM}")  # fmt: skip
            yield number, start, line
        start += len(line)


def _fence(line: str, fence: str) -> str:
    """Return the fence that is open after a line, "" for none."""
    found = _FENCE.match(line)
    if not found:
        return fence
    if not fence:
        return found[1]
    closes = found[1][0] == fence[0] and len(found[1]) >= len(fence) and not line.strip(" \t\n\r`~")
    return "" if closes else fence


def filled(page: str, bodies: Mapping[int, str]) -> str:
    """Return the page with new bodies for the blocks that begin at the keys of `bodies`."""
    blocks = {block.start: block for block in find_blocks(page, "page")}
    for start in sorted(bodies, reverse=True):
        page = page[:start] + bodies[start] + page[start + len(blocks[start].body) :]
    return page


def stale_bodies(blocks: list[Block], printed: Callable[[Block], str | None]) -> dict[int, str]:
    """Return what to put into the blocks whose body is not what their command prints.

    Args:
        blocks: Of one page.
        printed: Runs a block's command; None leaves the block as it is.
    """
    found = ((block, printed(block)) for block in blocks)
    bodies = ((block, f"\n{text.strip()}\n\n") for block, text in found if text is not None)
    return {block.start: body for block, body in bodies if not is_same(block.body, body)}


def is_same(one: str, two: str) -> bool:
    """Tell whether two bodies agree in all but the versions of Python and its libraries."""
    return _without_versions(one) == _without_versions(two)


def _without_versions(body: str) -> list[str]:
    starts = tuple(f"- {start}" for start in SOFTWARE)
    return [line for line in body.strip().splitlines() if not line.startswith(starts)]
