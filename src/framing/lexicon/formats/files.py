"""Dictionary files: bytes in any of their encodings to text and lines, and text to a file."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from framing.errors import ArticleError, LexiconError
from framing.text.decoding import decode

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A dictionary file as text.

    Attributes:
        path: Where it was read from.
        text: Its content, without a byte order mark; line ends as they were.
        inflect: Whether its words are to inflect as those of our own lexicons do.
    """

    path: Path
    text: str
    inflect: bool = False

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield each line that isn't blank with its number, whichever of CR, LF, CRLF ends it."""
        for number, line in enumerate(_LINE_END.split(self.text), start=1):
            if line.strip():
                yield number, line

    def error(self, line: int, message: str) -> LexiconError:
        """Return the error to raise for a line of this file."""
        return LexiconError(f"{self.path}:{line}: {message}")


def read_source(path: Path, *, inflect: bool = False) -> Source:
    """Return a file as text: by its byte order mark, else UTF-8, UTF-16, cp1252 or Mac Roman.

    Raises:
        LexiconError: It is a folder, can't be read, or is no text.
    """
    if path.is_dir():
        raise LexiconError(f"{path}: is a folder; give the path of a file in it")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise LexiconError(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); check its rights") from None
    text = decoded(data)
    if text is None:
        raise LexiconError(f"{path}:1: looks binary, not text; save the dictionary as UTF-8 text")
    return Source(path, text, inflect)


def decoded(data: bytes) -> str | None:
    """Return the text of a dictionary file, None for what is binary or holds a NUL."""
    try:
        text, _ = decode(data)
    except ArticleError:
        return None
    return None if "\0" in text else text


def write_whole(path: Path, text: str) -> None:
    """Write a UTF-8 file whole or not at all.

    Raises:
        LexiconError: The folder or the file can't be written.
    """
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="", errors="replace") as file:
            file.write(text)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        reason = error.strerror
        raise LexiconError(f"{path}: cannot be written ({reason}); choose another path") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
