"""The command `framing`: a coat over the library, with its exit statuses and one-line errors."""

from framing.cli import evaluate, explain, lexicon, score
from framing.cli.app import app, main

__all__ = ["app", "evaluate", "explain", "lexicon", "main", "score"]
