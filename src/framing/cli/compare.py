"""`framing compare`: how outlets frame, and what sets them apart."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from framing.cli import compare_options as own
from framing.cli import options as opt
from framing.cli.app import app
from framing.cli.messages import hush
from framing.cli.outputs import check_folder, open_output
from framing.cli.progress import progress_line
from framing.cli.run import Job, Run
from framing.cli.score_tables import read_scores, score_tables
from framing.errors import FramingError, FramingWarning
from framing.rendering.comparing.choice import checked

if TYPE_CHECKING:
    from framing.comparison import Comparison, Summary

ENDINGS: dict[str, own.FormName] = {
    ".md": "markdown",
    ".html": "html",
    ".tex": "latex",
    ".csv": "csv",
    ".json": "json",
    ".xlsx": "xlsx",
}
_PLOTS = (".svg", ".png", ".pdf")
_SCORING = {
    "lexicons": "--lexicon",
    "engine": "--engine",
    "outlet": "--outlet",
    "text_column": "--text-column",
    "any_language": "--any-language",
    "min_confidence": "--min-confidence",
    "classifier": "--classifier",
}
"""What a job says of scoring, and the option that says it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared with what, as the options say."""

    by: str
    target: str | None
    reference: str | None
    voice: own.VoiceName
    over: own.OverName | None
    covariates: Sequence[str]
    seed: int
    draws: int


@dataclass(frozen=True, slots=True)
class Look:
    """How the answer is shown, as the options say."""

    form: own.FormName
    output: Path | None
    tables: tuple[str, ...]
    language: own.LanguageName
    plot: Path | None
    plot_kind: own.PlotName | None

    def check(self) -> None:
        """Raise FramingError if it could not be shown so."""
        checked(self.tables)
        if self.form == "csv" and len(self.tables) > 1:
            raise FramingError("--format csv holds one table; give one --table, or write .xlsx")
        if self.output is not None:
            check_folder(self.output)
        if self.plot is not None:
            check_folder(self.plot)
            if self.plot.suffix.lower() not in _PLOTS:
                raise FramingError(
                    f"{self.plot}: ending {self.plot.suffix!r} is of no plot; allowed are "
                    f"{' '.join(_PLOTS)}"
                )
        if self.plot_kind is not None and self.plot is None:
            raise FramingError("--plot-kind needs --plot FILE to be drawn into")


@app.command()
def compare(  # noqa: PLR0913, PLR0917 - one argument per option
    paths: own.PathsArgument,
    by: own.ByOption = "outlet",
    target: own.TargetOption = None,
    reference: own.ReferenceOption = None,
    voice: own.VoiceOption = "split",
    over: own.OverOption = None,
    covariate: own.CovariateOption = None,
    table: own.TableOption = None,
    form: own.FormOption = None,
    output: own.OutputOption = None,
    plot: own.PlotOption = None,
    plot_kind: own.PlotKindOption = None,
    lang: own.LangOption = "en",
    seed: own.SeedOption = 0,
    draws: own.DrawsOption = 999,
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
    """Compare how outlets frame, and in whose voice.

    Rates by outlet, frame and voice with intervals; each pair of outlets, and each against the
    rest, as ratios with intervals, an article-level test and its direction in words; where the
    articles cannot bear a claim, the table says so instead. Every output tells its articles,
    lexicons, options and seed.

    Exit status: 0, all articles compared; 1, some were set aside (they are named at the end, the
    rest is compared); 2, an option, a lexicon, a path or a table cannot be used; 130, interrupted.

    For example:

        framing compare corpus/ --by outlet

        framing compare scores.csv --target RT --reference RFI --format markdown

        framing compare corpus/ --over month --lang fr -o report.html --plot lines.svg
    """
    hush(quiet)
    target_file = opt.as_file(output)
    chosen = opt.agreed_format(form, target_file, ENDINGS, default="table")
    look = Look(chosen, target_file, tuple(table or ()), lang, plot, plot_kind)
    look.check()
    question = Question(by, target, reference, voice, over, tuple(covariate or ()), seed, draws)
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
    run, found = _compared(job, question, is_quiet=quiet, warns=chosen == "csv" and not quiet)
    if found is not None:
        _show(found.summary(lang), look, run)
    run.report(notes=not quiet)
    raise typer.Exit(run.status)


def _compared(
    job: Job, question: Question, *, is_quiet: bool, warns: bool
) -> tuple[Run, Comparison | None]:
    """Return what was scored for it, and the comparison; none if the keyboard ended it."""
    from framing.comparison import compare as compared  # noqa: PLC0415 - takes seconds

    tables = score_tables(job.paths)
    if tables:
        _check_unscored(job, tables[0])
    with progress_line(is_wanted=not is_quiet) as line:
        run = Run(()) if tables else job.start(on_progress=line.advance if line else None)
        scores = read_scores(tables, metadata=job.metadata) if tables else list(run)
    if not tables:
        run.check()
    if run.is_interrupted or not (tables or run.scored):
        return run, None
    with warnings.catch_warnings():
        if not warns:  # every other output has them among its notes
            warnings.simplefilter("ignore", FramingWarning)
        return run, compared(
            scores,
            by=question.by,
            target=question.target,
            reference=question.reference,
            voice=question.voice,
            over=question.over,
            covariates=question.covariates,
            seed=question.seed,
            draws=question.draws,
        )


def _check_unscored(job: Job, table: Path) -> None:
    """Refuse options of scoring beside tables that are scored already."""
    plain = Job(job.paths)
    for name, option in _SCORING.items():
        if getattr(job, name) != getattr(plain, name):
            raise FramingError(
                f"{table}: its scores are used as they are, so {option} has nothing to act on; leave "
                "it out, or compare the articles themselves"
            )


def _show(summary: Summary, look: Look, run: Run) -> None:
    if look.plot is not None:
        _plot(summary, look.plot, look.plot_kind)
    with open_output(look.output) as out:
        if look.form == "xlsx":
            from framing.rendering.comparing.files import write_excel  # noqa: PLC0415

            write_excel(summary, out.sink, look.tables)
        else:
            out.sink.write(_text(summary, look, run).encode("utf-8", "replace"))
        out.sink.flush()


def _plot(summary: Summary, path: Path, kind: own.PlotName | None) -> None:
    from framing.rendering.plots import draw, write_plot  # noqa: PLC0415 - takes seconds

    chart = draw(summary, kind)
    with open_output(path) as out:
        write_plot(chart, path.suffix.lower(), out.sink, language=summary.language)


def _text(summary: Summary, look: Look, run: Run) -> str:
    from framing.rendering.comparing import files, markdown, published, screens  # noqa: PLC0415
    from framing.rendering.comparing.report import report  # noqa: PLC0415

    if look.form == "table":
        text = screens.render_comparison(summary, look.tables, screen=opt.screen(look.output))
        return f"{text}{run.closing_line}\n" if run.scored else text
    if look.form == "csv":
        return files.to_csv(summary, look.tables)
    if look.form == "json":
        return files.to_json_text(summary, look.tables)
    found = report(summary, look.tables)
    if look.form == "markdown":
        return markdown.to_markdown(found)
    return published.to_html(found, is_page=True) if look.form == "html" else published.to_latex(found)  # fmt: skip
