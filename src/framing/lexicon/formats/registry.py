"""The formats by the ending of a file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon.entries import Lexicon
from framing.lexicon.formats import (
    dicx,
    lexicoder,
    liwc,
    own,
    quanteda,
    sheet,
    wordstat,
    yoshikoder,
)
from framing.lexicon.formats.assembly import Reading
from framing.lexicon.formats.files import Source
from framing.lexicon.formats.flattening import Written

_Reader = Callable[[Source], Reading | tuple[Reading, ...]]
_Writer = Callable[[Lexicon, str], Written]


@dataclass(frozen=True, slots=True)
class Format:
    """A dictionary format.

    Attributes:
        name: Whose it is.
        read: Reads a file; YAML that isn't our own is quanteda's.
        write: Writes a lexicon, given the target's name without its ending.
    """

    name: str
    read: _Reader
    write: _Writer


FORMATS = {
    ".yaml": Format("framing", quanteda.read, own.write),
    ".yml": Format("quanteda", quanteda.read, quanteda.write),
    ".dic": Format("LIWC", liwc.read, liwc.write),
    ".dicx": Format("LIWC-22", dicx.read, dicx.write),
    ".ykd": Format("Yoshikoder", yoshikoder.read, yoshikoder.write_ykd),
    ".lcd": Format("Lexicoder 2", yoshikoder.read, yoshikoder.write_lcd),
    ".lc3": Format("Lexicoder 3", lexicoder.read, lexicoder.write),
    ".cat": Format("WordStat", wordstat.read, wordstat.write),
    ".csv": Format("CSV", sheet.read, sheet.write),
}


def format_of(path: Path) -> Format:
    """Return the format that a file's name ends in.

    Raises:
        LexiconError: No format has this ending.
    """
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        known = ", ".join(FORMATS)
        raise LexiconError(f"{path}: unknown ending {path.suffix!r}; a dictionary ends in {known}")
    return found
