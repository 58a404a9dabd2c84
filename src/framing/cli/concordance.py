"""`framing concordance`: each match in its context, on the screen or as a file to code by hand."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options as opt
from framing.cli.app import app
from framing.cli.outputs import check_folder, open_output
from framing.errors import FramingError
from framing.rendering.console import empty_table, rendered
from framing.rendering.formats import FormatName, write_rows
from framing.rendering.plain import one_line, plain
from framing.rendering.tables import Column

if TYPE_CHECKING:
    from framing.concordance import HitsOf, Line

_NAMES = ("doc_id", "frame", "category", "entry", "voice", "left", "match", "right", "start", "end")
_LONGEST_ID = 18
_LONGEST_MATCH = 40
_LEAST_CONTEXT = 10
_AROUND = _LONGEST_ID + len("attributed") + 10
"""Columns that neither the match nor its context takes."""

_WHOLE = frozenset({"start", "end"})


@app.command()
def concordance(  # noqa: PLR0913, PLR0917 - one argument per option
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="[WORDS] PATH…",
            show_default=False,
            help="What to look for (`'groupe* armé*'`: * is any letters), then files, folders or "
            "globs; with --frame, --category or --entry the paths alone.",
        ),
    ],
    frame: Annotated[
        str | None, typer.Option("--frame", metavar="NAME", help="Hits of this frame.")
    ] = None,
    category: Annotated[
        str | None, typer.Option("--category", metavar="NAME", help="Hits of this category.")
    ] = None,
    entry: Annotated[
        str | None, typer.Option("--entry", metavar="ENTRY", help="Hits of this entry.")
    ] = None,
    window: Annotated[
        int, typer.Option("--window", min=0, help="Characters of context on either side.")
    ] = 50,
    sample: Annotated[
        int | None,
        typer.Option("--sample", min=1, metavar="N", help="Only N matches, drawn at random."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Of the draw; the same one, the same.")] = 0,
    to_code: Annotated[
        bool,
        typer.Option(
            "--to-code",
            help="Add an empty column `correct`, to be filled in with oui or non and read back "
            "by `framing lexicon code`.",
        ),
    ] = False,
    form: Annotated[
        FormatName | None,
        typer.Option("--format", "-f", help="How to write it. Default: by the ending, or `table`."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file: .csv .json .jsonl .md."
        ),
    ] = None,
    lexicon: opt.LexiconOption = None,
    engine: opt.EngineOption = None,
) -> None:
    """Show each match in its context, with the voice that says it.

    Exit status: 0; 2, an option, a path or a lexicon cannot be used.

    For example:

        framing concordance 'souverain*' articles/

        framing concordance --frame security articles/ --sample 100 --to-code -o hits.csv
    """
    target = opt.as_file(output)
    chosen = opt.choose_format(form, target)
    _check_form(chosen, target)
    sought, paths = _sought(arguments, frame, category, entry)
    lines = _lines(sought, paths, window, engine, lexicon or None)
    kept = list(lines) if sample is None else _drawn(lines, sample, seed)
    if chosen == "table":
        _print(kept)
        return
    with open_output(target) as out:
        columns = [Column(name, int if name in _WHOLE else str, optional=False) for name in _NAMES]
        extra = [Column("correct", str, optional=True)] if to_code else []
        rows = ((*map(plain, _cells(line)), *([""] if to_code else [])) for line in kept)
        write_rows([*columns, *extra], rows, chosen, out.sink)


def _check_form(form: FormatName, target: Path | None) -> None:
    if form == "parquet":
        raise FramingError("a concordance is written as csv, json, jsonl or markdown; choose one")
    if target is not None:
        if form == "table":
            raise FramingError(f"{target}: a table is for the screen; end the name in .csv or .md")
        check_folder(target)


def _sought(
    arguments: list[str], frame: str | None, category: str | None, entry: str | None
) -> tuple[str | HitsOf, list[str]]:
    """Return what to look for, and the paths."""
    from framing.concordance import HitsOf  # noqa: PLC0415 - `--help` does without it

    if frame or category or entry:
        return HitsOf(frame=frame, category=category, entry=entry), arguments
    if len(arguments) < 2:
        raise FramingError(
            f"{arguments[0]!r} alone is not enough: give words and then paths, or --frame, "
            "--category or --entry and paths"
        )
    return arguments[0], arguments[1:]


def _lines(
    sought: str | HitsOf,
    paths: list[str],
    window: int,
    engine: str | None,
    lexicons: list[str] | None,
) -> Iterator[Line]:
    import framing  # noqa: PLC0415
    from framing.concordance import concordance_lines  # noqa: PLC0415

    articles = framing.load(paths)
    return concordance_lines(articles, sought, window=window, engine=engine, lexicons=lexicons)


def _drawn(lines: Iterator[Line], size: int, seed: int) -> list[Line]:
    """Return `size` lines drawn without replacement, in their order."""
    every = list(lines)
    places = sorted(random.Random(seed).sample(range(len(every)), min(size, len(every))))
    return [every[place] for place in places]


def _cells(line: Line) -> list[str | int]:
    return [getattr(line, name) for name in _NAMES]


def _print(lines: Sequence[Line]) -> None:
    screen = opt.screen()
    longest = max((len(one_line(line.match)) for line in lines), default=0)
    side = max(_LEAST_CONTEXT, (screen.width - min(longest, _LONGEST_MATCH) - _AROUND) // 2)
    table = empty_table()
    table.add_column("article", no_wrap=True, overflow="ellipsis", max_width=_LONGEST_ID)
    for name, side_of in (("left", "right"), ("match", "left"), ("right", "left")):
        table.add_column(name, justify=side_of, no_wrap=True)  # type: ignore[arg-type]
    table.add_column("voice", no_wrap=True)
    for line in lines:
        match = one_line(line.match)[:_LONGEST_MATCH]
        left, right = one_line(line.left)[-side:], one_line(line.right)[:side]
        table.add_row(line.doc_id, left, match, right, line.voice)
    shown = rendered(table, screen=screen) if lines else ""
    count = "1 match" if len(lines) == 1 else f"{len(lines):,} matches"
    sys.stdout.write(f"{shown}{count}\n")
