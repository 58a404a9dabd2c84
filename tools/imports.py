"""Who imports whom, read from the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "framing"
FACE = "__init__"


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """One module taken by one file.

    Attributes:
        room: The room of the file: a folder or a module at the top of the package.
        file: The file, from the package's folder on.
        line: Where it stands.
        target: What is imported, dotted.
        at_start: It is done when the file is imported, not in a function.
        for_types: It is for the type checker alone.
    """

    room: str
    file: str
    line: int
    target: str
    at_start: bool
    for_types: bool

    @property
    def target_room(self) -> str | None:
        """The room of the package that is imported from, None for other packages."""
        parts = self.target.split(".")
        if parts[0] != PACKAGE:
            return None
        return parts[1] if len(parts) > 1 else FACE


def package_imports(package: Path) -> list[Import]:
    """Return every import statement of the package in the folder `package`."""
    return [item for file in sorted(package.rglob("*.py")) for item in _file_imports(file, package)]


def room_imports(package: Path) -> dict[str, set[str]]:
    """Return each room of the package with the rooms that it imports, itself left out."""
    rooms: dict[str, set[str]] = {}
    for item in package_imports(package):
        known = rooms.setdefault(item.room, set())
        if item.target_room not in {None, item.room}:
            known.add(str(item.target_room))
    return rooms


def _file_imports(file: Path, package: Path) -> Iterator[Import]:
    relative = file.relative_to(package)
    room = relative.parts[0].removesuffix(".py")
    for node, at_start, for_types in _statements(ast.parse(file.read_text("utf-8"))):
        for target in _targets(node, package):
            yield Import(room, relative.as_posix(), node.lineno, target, at_start, for_types)


_Statement = tuple[ast.Import | ast.ImportFrom, bool, bool]


def _statements(
    tree: ast.AST, *, at_start: bool = True, for_types: bool = False
) -> Iterator[_Statement]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, at_start, for_types
        else:
            inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            typing = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            yield from _statements(
                node, at_start=at_start and not inside, for_types=for_types or typing
            )


def _targets(node: ast.Import | ast.ImportFrom, package: Path) -> Iterator[str]:
    """Yield what a statement imports; `from a.b import c` is `a.b.c` if that is a module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    module = node.module or ""
    folder = package.parent.joinpath(*module.split("."))
    for alias in node.names:
        is_module = (folder / alias.name).is_dir() or (folder / f"{alias.name}.py").is_file()
        yield f"{module}.{alias.name}" if is_module else module
