"""`framing tables`: fills the marked blocks of Markdown files with what commands print."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Annotated

import typer

from framing.cli.app import app
from framing.cli.marked import Block, filled, find_blocks, stale_bodies
from framing.cli.messages import say
from framing.cli.outputs import open_output
from framing.errors import FramingError

_WRITES = ("-o", "--output", "--plot", "--html", "--errors")
_TOLD = ("framing: error: ", "framing: set aside: ")
_STALE = 1


@app.command()
def tables(
    docs: Annotated[
        list[Path],
        typer.Argument(
            metavar="DOC", show_default=False, help="Markdown files, or folders of them (.md)."
        ),
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if a block is out of date.")
    ] = False,
) -> None:
    """Fill the marked blocks of Markdown files with what commands of `framing` print.

    A block begins with `<!-- framing: compare seeds/ --format markdown -->` and ends with
    `<!-- /framing -->`, each on a line of its own; what stands between is replaced. Paths are
    those of the folder in which `framing tables` runs. A block that begins with
    `<!-- framing if PATH: … -->` is left as it is where there is no PATH. Marks in fenced code
    are text. A block is not out of date for the versions of Python and its libraries alone.

    Nothing is written unless all blocks of all files could be filled.

    Exit status: 0; 1, with `--check`, a block is out of date; 2, a file or a block cannot be
    used.

    For example:

        framing tables docs/

        framing tables README.md docs/comparison.md --check
    """
    pages = {path: _read(path) for path in _files(docs)}
    blocks = {path: find_blocks(page, str(path)) for path, page in pages.items()}
    runner = Runner()
    for block in (block for found in blocks.values() for block in found):
        runner.check(block)
    stale = {path: stale_bodies(found, runner.printed) for path, found in blocks.items()}
    if not any(blocks.values()):
        say("note", "no marked block in any of the files")
    if check:
        raise typer.Exit(_reported(blocks, stale))
    for path, bodies in stale.items():
        if bodies:
            _write(path, filled(pages[path], bodies))


def _files(docs: Iterable[Path]) -> Iterator[Path]:
    for path in docs:
        if path.is_dir():
            found = sorted(path.rglob("*.md"))
            if not found:
                raise FramingError(f"{path}: holds no .md file; name Markdown files")
            yield from found
        elif path.is_file():
            yield path
        else:
            raise FramingError(f"{path}: there is no such file or folder; name Markdown files")


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise FramingError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from None


def _write(path: Path, page: str) -> None:
    with open_output(path) as out:
        out.sink.write(page.encode("utf-8"))
    sys.stdout.write(f"{path}\n")


def _reported(blocks: dict[Path, list[Block]], stale: dict[Path, dict[int, str]]) -> int:
    """Name each block that is out of date, and return the exit status."""
    for path, found in blocks.items():
        for block in found:
            if block.start in stale[path]:
                say("error", f"{block.place}: block `{block.command}` is out of date; run `framing tables {path}`")  # fmt: skip
    return _STALE if any(stale.values()) else 0


class Runner:
    """Runs the commands of blocks, each once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def check(self, block: Block) -> None:
        """Raise FramingError if the block's command is none, or would write files."""
        words = _words(block)
        allowed = sorted(set(_commands()) - {"tables"})
        if not words or words[0] not in allowed:
            name = words[0] if words else ""
            raise FramingError(
                f"{block.place}: no command {name!r} for a marked block; allowed are "
                f"{', '.join(allowed)}"
            )
        for word in words:
            if word.split("=")[0] in _WRITES:
                raise FramingError(f"{block.place}: {word} writes a file; a block can only print")

    def printed(self, block: Block) -> str | None:
        """Return what the block's command prints, None if what it needs is not here.

        Raises:
            FramingError: The command fails, or prints nothing.
        """
        if block.needed and not Path(block.needed).exists():
            say("note", f"{block.place}: {block.needed} is not here; the block is left as it is")
            return None
        if block.command not in self._known:
            self._known[block.command] = _run(block)
        return self._known[block.command]


def _words(block: Block) -> list[str]:
    try:
        return shlex.split(block.command)
    except ValueError as error:
        raise FramingError(f"{block.place}: `{block.command}` cannot be read ({error})") from None


def _commands() -> Iterator[str]:
    for command in app.registered_commands:
        if command.callback is not None:
            yield command.name or command.callback.__name__.replace("_", "-")
    yield from (str(group.name) for group in app.registered_groups)


def _run(block: Block) -> str:
    words: Sequence[str] = _words(block)
    buffer, errors = io.BytesIO(), io.StringIO()
    with redirect_stdout(io.TextIOWrapper(buffer, "utf-8")) as out, redirect_stderr(errors):
        status = app(words, prog_name="framing", standalone_mode=False)
        out.flush()
        text = buffer.getvalue().decode("utf-8")
    if status:
        why = _reason(errors.getvalue().splitlines())
        raise FramingError(f"{block.place}: `framing {block.command}` fails: {why}")
    if not text.strip():
        raise FramingError(f"{block.place}: `framing {block.command}` prints nothing")
    return text


def _reason(lines: Sequence[str]) -> str:
    """Return what a command said before it failed."""
    told = [line for line in lines if line.startswith(_TOLD)]
    return told[0].removeprefix("framing: ") if told else "no reason was given"
