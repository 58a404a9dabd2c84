"""Runs the examples of a page and writes down what they print.

A `console` block holds commands behind `$ ` and below each what it printed. `framing …` is run,
with `| head -N`, `| tail -N` and `| grep WORD` behind it; `echo $?` tells the exit status of the
command before; any other command keeps what stands below it. A `python` block is run in the
page's one namespace; a block marked `<!-- prints -->` below it holds what it printed. All blocks
of a page run in one scratch folder, in which `seeds/` leads to the seeds. A block marked
`<!-- file: NAME -->` is written to that file there.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from tools.blocks import Block, find_blocks, with_bodies

_PROMPT = "$ "
_STATUS = "echo $?"


class ExampleError(Exception):
    """An example of a page fails; says the page, its line and why."""


def refreshed(page: str, name: str, seeds: Path) -> str:
    """Return `page` with everything that its examples print.

    Args:
        page: The text of a Markdown page.
        name: What to call it in an error.
        seeds: The folder of seeds.

    Raises:
        ExampleError: Its Python code raises, or an interpreter session shows something else.
    """
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        Path("seeds").symlink_to(seeds)
        session = _Session(name)
        return with_bodies(page, dict(session.run(find_blocks(page))))


@dataclass(slots=True)
class _Session:
    """What the blocks of one page share."""

    page: str
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__example__"})
    printed: str = ""
    status: int = 0

    def run(self, blocks: list[Block]) -> Iterator[tuple[int, str]]:
        for block in blocks:
            if block.skipped:
                continue
            if block.file:
                Path(block.file).write_text(block.body, encoding="utf-8")
            if block.printed:
                yield block.start, self.printed
            elif block.kind == "console":
                yield block.start, "".join(self._console(block))
            elif block.kind == "python":
                self._python(block)

    def _console(self, block: Block) -> Iterator[str]:
        for command, shown in _commands(block.body):
            yield f"{_PROMPT}{command}\n"
            if command == _STATUS:
                yield f"{self.status}\n"
            elif command.split()[:1] == ["framing"]:
                yield self._command(command)
            else:
                yield shown

    def _command(self, command: str) -> str:
        from framing.cli import app  # noqa: PLC0415 - the pages without commands do without it

        first, *filters = (part.strip() for part in re.split(r" \| ", command))
        done = CliRunner().invoke(app, shlex.split(first)[1:], prog_name="framing")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise ExampleError(f"{self.page}: `{command}` raises {done.exception!r}")
        self.status = done.exit_code
        lines = done.output.replace(f"{Path.cwd()}/", "").splitlines()
        for part in filters:
            lines = _filtered(lines, part)
        return "".join(f"{line}\n" for line in lines)

    def _python(self, block: Block) -> None:
        place = f"{self.page}:{block.line}"
        with contextlib.redirect_stdout(io.StringIO()) as out, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if block.body.lstrip().startswith(">>>"):
                self._interpret(block, place)
            else:
                self._execute(block, place)
        self.printed = out.getvalue()

    def _execute(self, block: Block, place: str) -> None:
        padded = "\n" * (block.line - 1) + block.body
        try:
            exec(compile(padded, self.page, "exec"), self.names)
        except Exception as error:
            raise ExampleError(f"{place}: raises {type(error).__name__}: {error}") from error

    def _interpret(self, block: Block, place: str) -> None:
        test = doctest.DocTestParser().get_doctest(block.body, self.names, place, self.page, 0)
        report: list[str] = []
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
        runner.run(test, out=report.append, clear_globs=False)
        self.names.update(test.globs)
        if report:
            raise ExampleError(f"{place}: {''.join(report)}")


def _commands(body: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with what stands below it."""
    command, shown = None, ""
    for line in body.splitlines(keepends=True):
        if line.startswith(_PROMPT):
            if command is not None:
                yield command, shown
            command, shown = line.removeprefix(_PROMPT).strip(), ""
        else:
            shown += line
    if command is not None:
        yield command, shown


def _filtered(lines: list[str], part: str) -> list[str]:
    name, *arguments = shlex.split(part)
    if name == "grep":
        return [line for line in lines if re.search(arguments[0], line)]
    count = int(arguments[0].lstrip("-n") or arguments[1])
    return lines[:count] if name == "head" else lines[-count:]
