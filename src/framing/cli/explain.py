"""`framing explain`: one article with its framings and voices marked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from framing.cli import options as opt
from framing.cli.app import app
from framing.cli.messages import hush
from framing.cli.outputs import check_folder, open_output
from framing.cli.run import Job, Run
from framing.errors import FramingError
from framing.records import ScoredArticle


@app.command()
def explain(  # noqa: PLR0913, PLR0917 - one argument per option
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE", show_default=False, help="A file, or `-` for standard input."
        ),
    ],
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page that stands alone instead."),
    ] = None,
    doc_id: Annotated[
        str | None,
        typer.Option("--doc-id", metavar="ID", help="Which article of a file that holds several."),
    ] = None,
    lexicon: opt.LexiconOption = None,
    engine: opt.EngineOption = None,
    outlet: opt.OutletOption = None,
    metadata: opt.MetadataOption = None,
    text_column: opt.TextColumnOption = "text",
    any_language: opt.AnyLanguageOption = False,
    min_confidence: opt.MinConfidenceOption = 0.0,
    classifier: opt.ClassifierOption = None,
    why: Annotated[
        bool,
        typer.Option("--why", help="Also tell what was nearly reported speech, and why it is not."),
    ] = False,
    quiet: opt.QuietOption = False,
) -> None:
    """Show one article with its framings coloured and its reported speech marked by source.

    A framing is underlined and followed by the raised number of its frame. What somebody is made
    to say stands in brackets that name who: ⟦0 Moscou: … ⟧. Below come the figures and every
    attribution, numbered as in `framing score --attributions`.

    Exit status: 0; 1, the article cannot be scored; 2, an option, a lexicon or a path cannot be
    used.

    For example:

        framing explain article.txt

        framing explain article.html --html explained.html

        framing explain corpus.csv --doc-id a17
    """
    hush(quiet)
    if html is not None:
        check_folder(html)
    job = Job(
        [article],
        outlet,
        metadata,
        text_column,
        engine,
        lexicon,
        any_language=any_language,
        min_confidence=min_confidence,
        classifier=classifier,
    )
    run = job.start()
    scored = _the_one(run, article, doc_id)
    if scored is not None:
        _show(scored, opt.as_file(html), is_page=html is not None, is_quiet=quiet)
        if why:
            _show_near_misses(scored, engine)
    run.report(notes=not quiet)
    raise typer.Exit(run.status)


def _show_near_misses(scored: ScoredArticle, engine: str | None) -> None:
    from framing.rendering.article import render_near_misses  # noqa: PLC0415
    from framing.scorers import build_scorer, scorer_options  # noqa: PLC0415

    misses = build_scorer(scorer_options(engine)).near_misses(scored.article)
    sys.stdout.write(render_near_misses(misses, scored.article.text, screen=opt.screen()))


def _the_one(run: Run, path: str, doc_id: str | None) -> ScoredArticle | None:
    """Return the article that is meant, None if it was set aside."""
    if doc_id is not None:
        return _called(run, path, doc_id)
    articles = iter(run)
    first = next(articles, None)
    if first is not None and next(articles, None) is not None:
        raise FramingError(f"{path}: holds more than one article; name one with --doc-id")
    return first


def _called(run: Run, path: str, doc_id: str) -> ScoredArticle | None:
    found = next((scored for scored in run if scored.doc_id == doc_id), None)
    run.set_aside = [item for item in run.set_aside if item.doc_id == doc_id]
    if found is None and not run.set_aside:
        raise FramingError(
            f"{path}: no article has the id {doc_id!r}; `framing score` shows the ids"
        )
    return found


def _show(scored: ScoredArticle, page: Path | None, *, is_page: bool, is_quiet: bool) -> None:
    if not is_page:
        from framing.rendering.article import render_article  # noqa: PLC0415

        sys.stdout.write(render_article(scored, screen=opt.screen()))
        return
    from framing.rendering.page import render_page  # noqa: PLC0415

    with open_output(page) as out:
        out.sink.write(render_page(scored).encode("utf-8", "replace"))
    if out.place and not is_quiet:
        sys.stderr.write(f"{scored.doc_id} → {out.place}\n")
