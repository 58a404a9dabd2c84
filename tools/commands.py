"""docs/reference-cli.md: every command with its arguments and options, from the program itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from tools.evaluation_page import table


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument or an option, as the function behind a command declares it."""

    name: str
    kind: Any
    info: ArgumentInfo | OptionInfo
    default: object

    @property
    def is_flag(self) -> bool:
        """It takes no value."""
        return self.kind is bool

    @property
    def value(self) -> str:
        """What stands for its value in the help."""
        if get_origin(self.kind) is Literal:
            return r"\|".join(get_args(self.kind))
        return (self.info.metavar or self.name.upper()).replace("|", r"\|")


def reference() -> str:
    """Return the commands as Markdown, sorted."""
    from framing.cli import app  # noqa: PLC0415 - takes half a second

    found = sorted(_commands(app, "framing"))
    return "\n\n".join(part for name, function in found for part in _described(name, function))


def _commands(app: typer.Typer, name: str) -> Iterator[tuple[str, Callable[..., object]]]:
    for command in app.registered_commands:
        if command.callback is not None:
            called = command.name or command.callback.__name__.replace("_", "-")
            yield f"{name} {called}", command.callback
    for group in app.registered_groups:
        if group.typer_instance is not None:
            yield from _commands(group.typer_instance, f"{name} {group.name}")


def _described(name: str, function: Callable[..., object]) -> Iterator[str]:
    yield f"## `{name}`"
    yield _text(function)
    found = list(_parameters(function))
    arguments = [item for item in found if isinstance(item.info, ArgumentInfo)]
    options = [item for item in found if isinstance(item.info, OptionInfo)]
    if arguments:
        yield _table(("argument", "what"), [_argument(item) for item in arguments])
    if options:
        yield _table(("option", "what", "default"), [_option(item) for item in options])


def _text(function: Callable[..., object]) -> str:
    """Return the help; examples that stand below each other are one block."""
    parts = re.split(r"\n{2,}", inspect.getdoc(function) or "")
    joined = "\n\n".join(_part(part) for part in parts)
    return joined.replace("\n```\n\n```sh\n", "\n")


def _part(part: str) -> str:
    return f"```sh\n{inspect.cleandoc(part)}\n```" if part.startswith("    ") else part


def _parameters(function: Callable[..., object]) -> Iterator[Parameter]:
    hints = get_type_hints(function, include_extras=True)
    for name, item in inspect.signature(function).parameters.items():
        declared, *extras = get_args(hints[name]) or (hints[name],)
        infos = [extra for extra in extras if isinstance(extra, ArgumentInfo | OptionInfo)]
        if infos:
            yield Parameter(name, _without_none(declared), infos[0], item.default)


def _without_none(kind: Any) -> Any:  # noqa: ANN401 - types have no type
    kinds = [inner for inner in get_args(kind) if inner is not NoneType]
    return kinds[0] if NoneType in get_args(kind) else kind


def _argument(item: Parameter) -> tuple[str, str]:
    several = " …" if get_origin(item.kind) is list else ""
    return f"`{item.value}`{several}", _cell(item.info.help)


def _option(item: Parameter) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in _names(item))
    value = "" if item.is_flag else f" `{item.value}`"
    is_bare = item.is_flag or item.default in {None, inspect.Parameter.empty}
    return f"{names}{value}", _cell(item.info.help), "" if is_bare else f"`{item.default}`"


def _names(item: Parameter) -> list[str]:
    """Return an option's names; typer takes the first one for the default until it runs."""
    first = item.info.default
    declared = [first] if isinstance(first, str) and first.startswith("-") else []
    return [*declared, *(item.info.param_decls or ())] or [f"--{item.name.replace('_', '-')}"]


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return table(head, rows).replace("--:", "---")


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", r"\|")
