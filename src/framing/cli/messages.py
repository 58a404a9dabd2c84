"""What the command says on standard error: one line each, with its name first."""

from __future__ import annotations

import sys
from typing import Literal

from framing.rendering.plain import one_line


def say(kind: Literal["error", "set aside", "note"], message: str) -> None:
    """Write `framing: kind: message` on one line."""
    sys.stderr.write(f"framing: {kind}: {one_line(message)}\n")
    sys.stderr.flush()
