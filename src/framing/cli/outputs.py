"""Where results go: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from framing.errors import FramingError


@dataclass(slots=True)
class Output:
    """An open output.

    Attributes:
        sink: Takes the bytes.
        path: The file that it becomes, or None for standard output.
        is_partial: Set when not everything could be written: the file gets `.partial` appended.
    """

    sink: BinaryIO = field(repr=False)
    path: Path | None = None
    is_partial: bool = False

    @property
    def place(self) -> Path | None:
        """The file as it will be named."""
        if self.path is None or not self.is_partial:
            return self.path
        return self.path.with_name(f"{self.path.name}.partial")


@contextmanager
def open_output(path: Path | None) -> Iterator[Output]:
    """Open standard output (None) or a file that appears, complete, when the block ends.

    What is written goes to a temporary file in the same folder, which then replaces `path`; if
    the block fails, nothing changes.

    Raises:
        FramingError: The file can't be written; said before anything is.
    """
    if path is None or (path.exists() and not path.is_file()):
        yield from _written_through(path)
        return
    target = Path(os.path.realpath(path))
    sink, temporary = _temporary(target)
    try:
        with sink:
            output = Output(sink, target)
            yield output
        _set_mode(temporary, target)
        temporary.replace(cast(Path, output.place))
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def check_folder(path: Path) -> None:
    """Raise FramingError if no file can be written at `path`."""
    if path.is_dir():
        raise FramingError(f"{path}: is a folder; name a file to write")
    if not path.parent.is_dir():
        raise FramingError(f"{path}: there is no folder {str(path.parent)!r}; create it first")


def _written_through(path: Path | None) -> Iterator[Output]:
    """Yield standard output, or a device or pipe, which nothing can replace."""
    if path is None:
        yield Output(sys.stdout.buffer)
        return
    check_folder(path)
    with path.open("wb") as sink:
        yield Output(cast(BinaryIO, sink))


def _temporary(target: Path) -> tuple[BinaryIO, Path]:
    check_folder(target)
    try:
        handle, name = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".tmp"
        )
    except OSError as error:
        raise FramingError(
            f"{target}: cannot be written ({error.strerror}); choose another place"
        ) from None
    return cast(BinaryIO, os.fdopen(handle, "wb")), Path(name)


def _set_mode(temporary: Path, target: Path) -> None:
    """Give the new file the rights of the old one, or those that new files get."""
    if target.exists():
        mode = stat.S_IMODE(target.stat().st_mode)
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    with suppress(OSError):
        temporary.chmod(mode)
