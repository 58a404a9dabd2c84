"""docs/frames/<frame>.md: a page a frame, from the lexicon files and the figures measured last."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tools.places import SEEDS_GOLD, coded_articles
from tools.site import Site

FIGURES = "docs/frames/figures.json"
CODED, SEEDS = "coded Wikinews articles", "seeds, written for this project"

Figures = dict[str, list[dict[str, Any]]]


def measured(site: Site) -> None:
    """Measure the lexicons on the seeds, and on the coded articles if they are here."""
    folder = coded_articles()
    if folder is not None:
        figures = {CODED: _validated(folder), SEEDS: _validated(SEEDS_GOLD)}
        site.write(FIGURES, json.dumps(figures, ensure_ascii=False, indent=1) + "\n")


def pages(site: Site) -> None:
    """Render the pages."""
    from framing.lexicon import load_lexicons  # noqa: PLC0415 - only when asked
    from framing.lexicon.pages import frame_page  # noqa: PLC0415

    found: Figures = json.loads(site.read(FIGURES)) if site.exists(FIGURES) else {}
    for lexicon in load_lexicons():
        own = {name: _of_frame(rows, lexicon.frame) for name, rows in found.items()}
        site.write(f"docs/frames/{lexicon.frame}.md", frame_page(lexicon, own))


def _validated(folder: Path) -> list[dict[str, Any]]:
    from framing.cli.lexicon_tables import validation_document  # noqa: PLC0415
    from framing.gold import load_gold  # noqa: PLC0415
    from framing.lexicon import load_lexicons  # noqa: PLC0415
    from framing.validation import validate  # noqa: PLC0415

    figures = validation_document(validate(load_gold(folder), load_lexicons()))["figures"]
    return [row for row in figures if row["level"] == "frame" or row["false_alarms"] > 1]


def _of_frame(rows: list[dict[str, Any]], frame: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["frame"] == frame]
