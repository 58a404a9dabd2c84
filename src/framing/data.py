"""Where the lexicons are: packaged beside the code, or at the top of the repository."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parent / "_lexicons"
_REPOSITORY = Path(__file__).parents[2] / "lexicons"


def lexicon_dir(*parts: str) -> Path:
    """Return the folder (or file) `parts` of the lexicons that this installation uses."""
    root = _PACKAGED if _PACKAGED.is_dir() else _REPOSITORY
    return root.joinpath(*parts)
