"""What the command says on standard error: one line each, with its name first."""

from __future__ import annotations

import sys
import warnings
from typing import Literal

from framing.errors import FramingWarning
from framing.rendering.plain import one_line


def say(kind: Literal["error", "set aside", "note"], message: str) -> None:
    """Write `framing: kind: message` on one line."""
    sys.stderr.write(f"framing: {kind}: {one_line(message)}\n")
    sys.stderr.flush()


def hush(is_quiet: bool) -> None:
    """Say no notes of the library for the rest of the command, if so wanted."""
    if is_quiet:
        warnings.simplefilter("ignore", FramingWarning)
