"""`framing score`: articles in, a table of framings by voice out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from framing.cli import options as opt
from framing.cli.app import app
from framing.cli.messages import hush, say
from framing.cli.outputs import Output, check_folder, open_output
from framing.cli.progress import progress_line
from framing.cli.run import Job, Run
from framing.rendering.console import render_table
from framing.rendering.formats import FormatName, write_parquet, write_text
from framing.rendering.plain import plural
from framing.rendering.tables import VIEWS, View


@app.command()
def score(  # noqa: PLR0913, PLR0917 - one argument per option
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            show_default=False,
            help="Files, folders, globs, or `-` for standard input: .txt .md .html .csv .tsv "
            ".jsonl .parquet, and .gz of these.",
        ),
    ],
    form: Annotated[
        FormatName | None,
        typer.Option(
            "--format", "-f", help="How to write the result. Default: by the ending, else `table`."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file, whole or not at all: .csv .json .jsonl .md .parquet.",
        ),
    ] = None,
    tidy: Annotated[
        bool, typer.Option("--tidy", help="One row per article, frame and voice.")
    ] = False,
    hits: Annotated[
        bool, typer.Option("--hits", help="One row per hit, in its sentence, instead of scores.")
    ] = False,
    attributions: Annotated[
        bool,
        typer.Option("--attributions", help="One row per attribution: who is made to say what."),
    ] = False,
    lexicon: opt.LexiconOption = None,
    engine: opt.EngineOption = None,
    outlet: opt.OutletOption = None,
    metadata: opt.MetadataOption = None,
    text_column: opt.TextColumnOption = "text",
    n_jobs: opt.JobsOption = 1,
    any_language: opt.AnyLanguageOption = False,
    min_confidence: opt.MinConfidenceOption = 0.0,
    classifier: opt.ClassifierOption = None,
    quiet: opt.QuietOption = False,
) -> None:
    """Count the framings of each article, by voice.

    One row per article and frame: hits, hits per 1,000 tokens, how many of them the outlet says
    itself (editorial) and how many it lets someone else say (attributed), each with its rate per
    1,000 tokens of that voice in brackets, and the two actors who carry most of the attributed
    part.

    Exit status: 0, all articles scored; 1, some were set aside (they are named at the end, the
    rest is written); 2, an option, a lexicon or a path cannot be used; 130, interrupted.

    For example:

        framing score articles/

        framing score corpus.csv --text-column body --tidy -o scores.csv

        framing score 'news/**/*.html' --hits --lexicon sovereignty
    """
    hush(quiet)
    target = opt.as_file(output)
    chosen = opt.choose_format(form, target)
    view = VIEWS[opt.choose_view(tidy=tidy, hits=hits, attributions=attributions)]
    if target is not None:
        check_folder(target)
    job = Job(
        paths,
        outlet,
        metadata,
        text_column,
        engine,
        lexicon,
        n_jobs,
        any_language=any_language,
        min_confidence=min_confidence,
        classifier=classifier,
    )
    streams_to_screen = target is None and chosen != "table" and sys.stdout.isatty()
    with progress_line(is_wanted=not quiet and not streams_to_screen) as line:
        run = job.start(on_progress=line.advance if line else None)
        with run.gate.guarding(), open_output(target) as out:
            _write(run, view, chosen, out)
            run.check()
            out.is_partial = run.is_interrupted
    _report(run, out, is_table=chosen == "table", is_quiet=quiet)
    raise typer.Exit(run.status)


def _write(run: Run, view: View, form: FormatName, out: Output) -> None:
    if form == "parquet":
        write_parquet(run, view, out.sink)
    elif form == "table":
        table = render_table(run, view, screen=opt.screen(out.path))
        run.check()
        shown = table if run.scored else ""
        out.sink.write(f"{shown}{run.closing_line}\n".encode())
    else:
        write_text(run, view, form, out.sink)
    out.sink.flush()


def _report(run: Run, out: Output, *, is_table: bool, is_quiet: bool) -> None:
    run.report(notes=not is_quiet)
    if run.is_interrupted:
        kept = f"; they are in {out.place}" if out.place else ""
        say("note", f"interrupted after {plural(run.scored, 'article')}{kept}")
    elif out.place and not is_quiet:
        sys.stderr.write(f"{run.closing_line} → {out.place}\n")
    elif not is_table and not is_quiet:
        sys.stderr.write(f"{run.closing_line}\n")
