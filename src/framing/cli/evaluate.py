"""`framing evaluate`: what is found against what was coded."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options as opt
from framing.cli.app import app
from framing.cli.outputs import check_folder, open_output
from framing.errors import FramingError
from framing.rendering.formats import ENDINGS, to_json, write_rows
from framing.rendering.plain import plural

if TYPE_CHECKING:
    from framing.evaluation import Evaluation
    from framing.scorers import ScorerOptions


@app.command()
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            show_default=False,
            help="A folder of coded articles: `annotations/*.json` and `texts/*.txt`.",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    errors: Annotated[
        Path | None,
        typer.Option(
            "--errors",
            metavar="FILE",
            help="Write each miss and false alarm in its sentence: .csv .json .jsonl .md.",
        ),
    ] = None,
    lexicon: opt.LexiconOption = None,
    engine: opt.EngineOption = None,
) -> None:
    """Compare what is found with what was coded by hand.

    Attribution: `voice`, word tokens that someone is made to say; `content .5` and `content .8`,
    contents matched one to one at that intersection over union of their tokens; `who said what`,
    such a match at .5 whose source overlaps, too; `kind …`, the share of each kind of attribution
    that is found; `actor …`, the share of matched contents whose actor has the right type or
    country. Framing: `frame …`, sentences that carry the frame; `framing voice`, how often a
    framing that both saw is in the same voice. The interval of an F1 resamples articles.

    Exit status: 0; 2, the folder, an option or a lexicon cannot be used.

    For example:

        framing evaluate gold/ --errors errors.csv
    """
    if errors is not None:
        _check_errors(errors)
    from framing.scorers import scorer_options  # noqa: PLC0415 - `--help` does without it

    options = scorer_options(engine, lexicon or None)
    found = _evaluated(gold, options)
    if errors is not None:
        _write_errors(found, errors)
    sys.stdout.write(_printed(found, options, as_json=as_json))


def _check_errors(path: Path) -> None:
    allowed = [ending for ending, form in ENDINGS.items() if form != "parquet"]
    if path.suffix.lower() not in allowed:
        raise FramingError(
            f"{path}: ending {path.suffix!r} tells no format; allowed are {' '.join(allowed)}"
        )
    check_folder(path)


def _evaluated(gold: Path, options: ScorerOptions) -> Evaluation:
    from framing.evaluation import evaluate as compare  # noqa: PLC0415
    from framing.gold import load_gold  # noqa: PLC0415
    from framing.scorers import build_scorer  # noqa: PLC0415

    coded = load_gold(gold)
    return compare(coded, build_scorer(options).score)


def _write_errors(found: Evaluation, path: Path) -> None:
    from framing.rendering.figures import ERROR_COLUMNS, error_rows  # noqa: PLC0415

    with open_output(path) as out:
        form = ENDINGS[path.suffix.lower()]
        write_rows(ERROR_COLUMNS, error_rows(found.differences), form, out.sink)


def _printed(found: Evaluation, options: ScorerOptions, *, as_json: bool) -> str:
    from framing.rendering.figures import evaluation_document, render_figures  # noqa: PLC0415
    from framing.scorers import build_scorer  # noqa: PLC0415

    provenance = dict(build_scorer(options).provenance)
    if as_json:
        return to_json(evaluation_document(found, provenance), indent=1) + "\n"
    lexicons = ", ".join(provenance["lexicons"])
    articles = plural(len(found.articles), "coded article")
    closing = f"{articles} · engine {provenance['engine']} · lexicons {lexicons}\n"
    return render_figures(found, screen=opt.screen()) + closing
