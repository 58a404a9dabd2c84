"""The options of `framing compare` alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from framing.rendering.comparing.choice import NAMES

FormName = Literal["table", "markdown", "html", "latex", "csv", "json", "xlsx"]
VoiceName = Literal["split", "editorial", "attributed", "all"]
OverName = Literal["date", "month", "year"]
LanguageName = Literal["en", "fr"]
PlotName = Literal["forest", "heatmap", "bars", "lines"]

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Articles, as in `framing score`; or tables that `framing score --tidy` wrote "
        "(.csv .tsv .jsonl .parquet), which are used as they are.",
    ),
]
ByOption = Annotated[
    str, typer.Option("--by", metavar="COLUMN", help="What is compared: a metadata column.")
]
TargetOption = Annotated[
    str | None,
    typer.Option("--target", metavar="NAME", help="Compare only this one with the others."),
]
ReferenceOption = Annotated[
    str | None,
    typer.Option(
        "--reference", metavar="NAME", help="Compare only with this one, or with `the rest`."
    ),
]
VoiceOption = Annotated[
    VoiceName,
    typer.Option(
        "--voice",
        help="`split` compares what outlets say themselves apart from what they let others "
        "say; `all` adds both up.",
    ),
]
OverOption = Annotated[
    OverName | None,
    typer.Option(
        "--over", help="Rates over time, too: by month, by year, or whichever fits the dates."
    ),
]
CovariateOption = Annotated[
    list[str] | None,
    typer.Option(
        "--covariate",
        metavar="COLUMN",
        help="A column that the model adjusts for (`tokens`: the article's length); may be "
        "repeated.",
    ),
]
TableOption = Annotated[
    list[str] | None,
    typer.Option(
        "--table",
        metavar="NAME",
        help=f"What to show; may be repeated: {' '.join(NAMES)}. Default: what matters most; "
        "for .csv `contrasts`, for .json and .xlsx all.",
    ),
]
FormOption = Annotated[
    FormName | None,
    typer.Option("--format", "-f", help="How to write it. Default: by the ending, else `table`."),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file, whole or not at all: .md .html .tex .csv .json .xlsx.",
    ),
]
PlotOption = Annotated[
    Path | None,
    typer.Option("--plot", metavar="FILE", help="Draw a plot, too: .svg .png .pdf."),
]
PlotKindOption = Annotated[
    PlotName | None,
    typer.Option(
        "--plot-kind",
        help="`forest`: ratios with intervals; `heatmap`: rates; `bars`: own voice beside "
        "attributed words; `lines`: over time. Default: whichever fits.",
    ),
]
LangOption = Annotated[
    LanguageName, typer.Option("--lang", help="The language of tables, notes and plots.")
]
SeedOption = Annotated[
    int,
    typer.Option("--seed", metavar="N", min=0, help="The same seed gives the same numbers."),
]
DrawsOption = Annotated[
    int,
    typer.Option("--draws", metavar="N", help="Resamples for intervals, arrangements for tests."),
]
