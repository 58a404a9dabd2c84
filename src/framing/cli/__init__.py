"""The command `framing`: a coat over the library, with its exit statuses and one-line errors."""

from framing.cli import concordance, evaluate, explain, lexicon, lexicon_tools, score
from framing.cli.app import app, main

__all__ = ["app", "concordance", "evaluate", "explain", "lexicon", "lexicon_tools", "main", "score"]
