"""Where the coded and the first articles are, which are not the project's to give."""

from __future__ import annotations

import os
from pathlib import Path

from tools.site import ROOT

SEEDS = ROOT / "seeds"
SEEDS_GOLD = SEEDS / "gold"
PAIRS = ROOT / "tests" / "pairs"
UNSEEN = ROOT / "tests" / "unseen"


def coded_articles() -> Path | None:
    """Return the folder of coded articles (`FRAMING_GOLD`, else `../shared/gold`), if it is here."""
    return _folder("FRAMING_GOLD", "gold")


def first_articles() -> Path | None:
    """Return the folder of the four originals (`FRAMING_ORIGINALS`, else `../shared/seeds`)."""
    return _folder("FRAMING_ORIGINALS", "seeds")


def _folder(variable: str, name: str) -> Path | None:
    folder = Path(os.environ.get(variable) or ROOT.parent / "shared" / name)
    return folder if folder.is_dir() else None
