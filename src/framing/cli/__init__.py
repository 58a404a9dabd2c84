"""The command `framing`: a coat over the library, with its exit statuses and one-line errors."""

from framing.cli.app import main

__all__ = ["main"]
