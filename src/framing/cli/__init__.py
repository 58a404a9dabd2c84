"""The command `framing`: a coat over the library, with its exit statuses and one-line errors."""

from framing.cli import (
    compare,
    concordance,
    evaluate,
    explain,
    lexicon,
    lexicon_tools,
    score,
    tables,
    train,
)
from framing.cli.app import app, main

__all__ = [
    "app",
    "compare",
    "concordance",
    "evaluate",
    "explain",
    "lexicon",
    "lexicon_tools",
    "main",
    "score",
    "tables",
    "train",
]
