"""Text and numbers that every output can hold."""

from __future__ import annotations

import math
import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_JOINED = re.compile(r" (?=[:;?!%»])|(?<=[«<≤]) |(?<=\d) (?=\d{3}(?!\d))")
MISSING = "–"

Cell = str | int | float | bool | None


def plain(value: Cell) -> Cell:
    """Return `value` as every format can hold it, None for `nan`, no lone surrogates."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    return None if isinstance(value, float) and not math.isfinite(value) else value


def printable(text: str) -> str:
    r"""Return `text`, of the same length, with nothing in it that drives a terminal.

    Tabs and line feeds stay; `\r\n` becomes a space and a line feed.
    """
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    return _CONTROL.sub("\ufffd", lines)


def one_line(text: str) -> str:
    """Return `text` printable and on one line."""
    return _SPACES.sub(" ", printable(text)).strip()


def unbroken(text: str) -> str:
    r"""Return `text` in which no line ends before a mark or within a number, as French sets it.

    Example:
        >>> unbroken("taux : 1 200 %") == "taux\u00a0: 1\u00a0200\u00a0%"
        True
    """
    return _JOINED.sub("\u00a0", text)


def decimal(value: float | None) -> str:
    """Return a rate with one digit, a dash when there is none."""
    return MISSING if value is None or math.isnan(value) else f"{value:.1f}"


def plural(count: int, noun: str) -> str:
    """Return `1 article`, `2 articles`, `2 entries`."""
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else many}"
