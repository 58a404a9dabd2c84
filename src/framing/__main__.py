"""The command `framing`, also as `python -m framing`."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process; an interrupt while it loads is one line, too."""
    try:
        from framing.cli import main as run  # noqa: PLC0415 - loading takes a moment
    except KeyboardInterrupt:
        sys.stderr.write("framing: error: interrupted; nothing was written\n")
        sys.exit(_INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
