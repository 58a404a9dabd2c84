"""What a regular expression can begin with, so that most need not be tried."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(
    r"""(?: \((?:\?(?:<?[=!]|:))?              # the start of a group
          | \\. | \[\^?(?:\\.|.)(?:\\.|[^]\\])*\] | .
        )(?P<quantity>[?*+]|\{[\d,]+\})?""",
    re.VERBOSE | re.DOTALL,
)
_OPTIONAL = re.compile(r"[?*]|\{0?,")
_ASSERTION = re.compile(r"\^|\$|\\[bBAZ]|\(\?<?[=!].*", re.DOTALL)


def alternatives(pattern: str) -> list[str]:
    """Return what the bars of `pattern` part that stand in no group."""
    found = [""]
    for part, quantity in _parts(pattern):
        if part == "|":
            found.append("")
        else:
            found[-1] += part + quantity
    return found


def heads(pattern: str) -> set[str]:
    """Return expressions for one character; what `pattern` matches begins with one of them.

    An empty one is among them if it can match nothing.
    """
    return {head for each in alternatives(pattern) for head in _heads(each)}


def _heads(alternative: str) -> Iterator[str]:
    for part, quantity in _parts(alternative):
        found = _own_heads(part)
        yield from found - {""}
        if "" not in found and not _OPTIONAL.match(quantity):
            return
    yield ""


def _own_heads(part: str) -> set[str]:
    if _ASSERTION.fullmatch(part):
        return {""}
    return heads(part.removeprefix("(").removeprefix("?:")[:-1]) if part[0] == "(" else {part}


def _parts(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield the characters, sets and whole groups of `pattern`, each with how often it may stand."""
    depth = start = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0][0] == "(") - (piece[0][0] == ")")
        if not depth:
            quantity = piece["quantity"] or ""
            yield pattern[start : piece.end() - len(quantity)], quantity
            start = piece.end()
