"""`framing lexicon`: which frames there are, and what is in them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options as opt
from framing.cli.app import app
from framing.cli.messages import say
from framing.rendering.console import empty_table, listed, rendered
from framing.rendering.plain import plural

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from framing.lexicon import Category, Entry, Lexicon

lexicons = typer.Typer(
    help="Show lexicons, check and measure them, find entries, convert from and to other programs.",
)
app.add_typer(lexicons, name="lexicon")


@lexicons.callback(invoke_without_command=True)
def _lexicon(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@lexicons.command(name="list")
def list_lexicons() -> None:
    """List the packaged frames with the size of their lexicons."""
    from framing.lexicon import load_lexicons  # noqa: PLC0415

    table = _lexicon_table(load_lexicons())
    sys.stdout.write(rendered(table, screen=opt.screen()))


@lexicons.command(name="show")
def show_lexicon(
    frame: Annotated[
        str,
        typer.Argument(
            metavar="FRAME",
            show_default=False,
            help="A packaged frame, or the path of a lexicon's file, of any format.",
        ),
    ],
) -> None:
    """Show a frame's definition, references, categories and entries.

    A rule is shown by its name and its parts, joined by `+`; `…` after an entry says what else
    decides a match.
    """
    from framing.scorers import find_lexicon  # noqa: PLC0415

    sys.stdout.write(rendered(*_described(find_lexicon(frame)), screen=opt.screen()))


@lexicons.command(name="convert")
def convert_lexicon(
    source: Annotated[
        str,
        typer.Argument(
            metavar="IN", show_default=False, help="A dictionary file, or a packaged frame."
        ),
    ],
    target: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            show_default=False,
            help="A file whose ending names the format, or a folder.",
        ),
    ],
    inflect: Annotated[
        bool,
        typer.Option(
            "--inflect",
            help="Let the words of a foreign dictionary inflect, as those of our own lexicons do.",
        ),
    ] = False,
) -> None:
    """Convert a dictionary from one program's format to another's.

    `.yaml` is our own format, `.yml` quanteda's, `.dic` and `.dicx` LIWC's, `.ykd` Yoshikoder's,
    `.lcd` and `.lc3` Lexicoder's, `.cat` WordStat's; `.csv` is a table. A folder gets a YAML file
    for each frame, or for each category at the top of a dictionary that names no frames.

    The files written are named on standard output; what they cannot hold, on standard error.
    """
    from framing.lexicon import packaged_paths  # noqa: PLC0415
    from framing.lexicon.formats import convert  # noqa: PLC0415

    packaged = {path.stem: path for path in packaged_paths()}
    path = Path(source)
    if not path.exists() and source in packaged:
        path = packaged[source]
    conversion = convert(path, target, inflect=inflect)
    for loss in conversion.lost:
        say("note", loss)
    for written in conversion.written:
        typer.echo(written)


def _lexicon_table(found: tuple[Lexicon, ...]) -> Table:
    table = empty_table()
    table.add_column("frame", no_wrap=True)
    table.add_column("label")
    table.add_column("categories", justify="right")
    table.add_column("entries", justify="right")
    table.add_column("content")
    for lexicon in found:
        label = " / ".join(lexicon.label.values())
        counts = (str(len(lexicon.categories)), str(len(lexicon)))
        table.add_row(lexicon.frame, label, *counts, lexicon.hash[:19])
    return table


def _described(lexicon: Lexicon) -> Iterator[RenderableType]:
    from rich.text import Text  # noqa: PLC0415

    size = f"{plural(len(lexicon.categories), 'category')}, {plural(len(lexicon), 'entry')}"
    label = " / ".join(lexicon.label.values())
    yield Text.assemble((lexicon.frame, "bold"), f"  {label}" if label else "")
    yield Text(size, "dim")
    yield Text(f"{lexicon.path}  {lexicon.hash[:19]}", "dim")
    if lexicon.definition:
        yield Text(f"\n{' '.join(lexicon.definition.split())}\n")
    for reference in lexicon.references:
        yield listed(Text("-"), Text(reference, "dim"))
    for category in lexicon.categories:
        yield from _category(category)


def _category(category: Category) -> Iterator[RenderableType]:
    from rich.text import Text  # noqa: PLC0415

    label = " / ".join(category.label.values())
    yield Text.assemble("\n", (category.name, "bold"), f"  {label}" if label else "")
    for entry in category.entries:
        described = Text(_pattern(entry)).append("".join(_conditions(entry)), "dim")
        yield listed(Text(" "), described)


def _pattern(entry: Entry) -> str:
    return f"{entry.name}: {' + '.join(entry.patterns)}" if entry.is_rule else entry.name


def _conditions(entry: Entry) -> Iterator[str]:
    if entry.is_rule:
        reach = "one sentence" if entry.within == "sentence" else f"{entry.within} words"
        yield f" … within {reach}{', in this order' if entry.ordered else ''}"
    if entry.is_name:
        yield " … a name, not scored"
    if entry.weight != 1:
        yield f" … weight {entry.weight:g}"
    if entry.excluded:
        yield f" … not in {', '.join(entry.excluded)}"
    if entry.unless:
        yield f" … not beside {', '.join(entry.unless)}"
    if entry.only_near:
        near = entry.only_near
        yield f" … only within {near.within} words of {', '.join(near.patterns)}"
