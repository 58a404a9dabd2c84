"""Writes the pages that a program can write: `python -m tools.generate [PAGE …] [--check]`.

`--check` writes nothing, names what is out of date and exits with status 1 if anything is.
`--fast` leaves out what scores the coded articles. What needs articles that are not here is
rendered from the figures that were measured last.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence

from tools import (
    commands,
    docstrings,
    evaluation_page,
    frame_pages,
    originals,
    reliability,
    transcripts,
)
from tools.imports import FACE, room_imports
from tools.places import SEEDS, coded_articles, first_articles
from tools.site import Site

FIGURES = "docs/figures.json"
EVALUATION = "docs/evaluation.md"
CURVE = "docs/reliability.svg"
README = "README.md"
EXAMPLES = (
    README,
    "docs/tutorial.md",
    "docs/comparison.md",
    "docs/voice.md",
    "docs/outputs.md",
    "docs/bad-input.md",
    "docs/own-lexicon.md",
    "docs/reference-python.md",
)


def measured(site: Site) -> None:
    """Measure everything on the coded articles; takes about a minute."""
    folder = coded_articles()
    if folder is not None:
        from tools.measuring import measure  # noqa: PLC0415 - takes seconds

        site.write(FIGURES, json.dumps(measure(folder), ensure_ascii=False, indent=1) + "\n")


def evaluation(site: Site) -> None:
    """Render the figures: docs/evaluation.md, its curve, and the README's table."""
    if not site.exists(FIGURES):
        return
    found = json.loads(site.read(FIGURES))
    for name, text in evaluation_page.sections(found).items():
        site.fill(EVALUATION, name, text)
    site.fill(README, "figures", evaluation_page.readme_table(found))
    site.write(CURVE, reliability.figure(found["reliability"]))


def first(site: Site) -> None:
    """Score the four originals, if they are here, and render their figures."""
    rows = originals.read_rows(site.read(originals.TABLE))
    folder = first_articles()
    if folder is not None:
        rows = originals.measured_rows(rows, folder)
        site.write(originals.TABLE, originals.written(rows))
    site.fill(originals.PAGE, "scores", originals.score_table(rows))


def reference_cli(site: Site) -> None:
    """Render the commands."""
    site.fill("docs/reference-cli.md", "commands", commands.reference())


def reference_python(site: Site) -> None:
    """Render the public names."""
    page = "docs/reference-python.md"
    for name in ("face", "records", "evidence", "spacy", "errors"):
        site.fill(page, name, docstrings.reference(getattr(docstrings, name.upper())))


def architecture(site: Site) -> None:
    """Render who imports whom."""
    rooms = room_imports(site.root / "src" / "framing")
    rows = [
        (f"`{room}`", ", ".join(f"`{name}`" for name in sorted(known - {FACE})) or "–")
        for room, known in sorted(rooms.items())
        if not room.startswith("_")
    ]
    text = evaluation_page.table(("room", "imports"), rows).replace("--:", "---")
    site.fill("docs/architecture.md", "imports", text)


def index(site: Site) -> None:
    """Render the list of pages."""
    pages = sorted(site.root.glob("docs/**/*.md"))
    names = [page.relative_to(site.root / "docs").as_posix() for page in pages]
    listed = [name for name in names if name != "index.md"]
    lines = [f"- [{_title(site.read(f'docs/{name}'))}]({name})" for name in listed]
    site.fill("docs/index.md", "pages", "\n".join(lines))


def _title(page: str) -> str:
    found = re.search(r"^# (.+)$", page, re.M)
    return found[1] if found else "Untitled"


def tables(site: Site) -> None:
    """Fill the marked blocks of the pages with what commands of `framing` print."""
    from framing.cli.marked import filled, find_blocks, stale_bodies  # noqa: PLC0415 - slow
    from framing.cli.tables import Runner  # noqa: PLC0415

    runner = Runner()
    with contextlib.chdir(site.root):
        for page in TABLES:
            blocks = find_blocks(site.read(page), page)
            site.write(page, filled(site.read(page), stale_bodies(blocks, runner.printed)))


def examples(site: Site) -> None:
    """Run the examples of the pages and write down what they print."""
    for page in EXAMPLES:
        site.write(page, transcripts.refreshed(site.read(page), page, SEEDS))


TABLES = ("docs/comparison.md", "docs/first-corpus.md")
"""The pages with marked blocks."""
PAGES: Mapping[str, Callable[[Site], None]] = {
    "figures": measured,
    "frame-figures": frame_pages.measured,
    "evaluation": evaluation,
    "frames": frame_pages.pages,
    "originals": first,
    "reference-cli": reference_cli,
    "reference-python": reference_python,
    "architecture": architecture,
    "index": index,
    "tables": tables,
    "examples": examples,
}
"""The generators by name, in the order in which they run."""
SLOW = ("figures", "frame-figures", "tables")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the generators named on the command line, or all; return the exit status."""
    parser = argparse.ArgumentParser(prog="tools.generate", description=__doc__)
    parser.add_argument("pages", nargs="*", choices=[*PAGES, []], metavar="PAGE")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--fast", action="store_true", help="leave out what takes a minute")
    chosen = parser.parse_args(arguments)
    site = Site()
    for name in _wanted(chosen.pages, is_fast=chosen.fast):
        PAGES[name](site)
    return _checked(site) if chosen.check else _saved(site)


def _wanted(named: Sequence[str], *, is_fast: bool) -> list[str]:
    asked = {*named, *(SLOW if "evaluation" in named else ())} or set(PAGES)
    return [name for name in PAGES if name in asked and not (is_fast and name in SLOW)]


def _checked(site: Site) -> int:
    stale = site.stale()
    for path in stale:
        sys.stderr.write(f"{path}: out of date; run `python -m tools.generate`\n")
    return 1 if stale else 0


def _saved(site: Site) -> int:
    for path in site.stale():
        sys.stdout.write(f"{path}\n")
    site.save()
    return 0


if __name__ == "__main__":
    sys.exit(main())
