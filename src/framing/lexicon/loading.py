"""Lexicon files of any known format → `Lexicon` records."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path

from framing.data import lexicon_dir
from framing.errors import FramingWarning, LexiconError
from framing.lexicon.entries import Lexicon
from framing.lexicon.own_files import is_own, load_own, read_bytes


def load_lexicon(path: Path | str) -> Lexicon:
    """Return the lexicon of one YAML file, or of a dictionary in a known format of another program.

    Named sets come from the file itself, from `_sets.yaml` beside it, and from the packaged
    `_sets.yaml`, in this order. What a foreign dictionary holds and a lexicon can't is told in
    `FramingWarning`s.

    Raises:
        LexiconError: The file can't be read or isn't valid; one line with file, line and remedy.
    """
    path = Path(path)
    content = read_bytes(path)
    if is_own(path, content):
        return load_own(path, content)
    from framing.lexicon.formats import is_foreign  # noqa: PLC0415 - a warm start does without

    return _foreign(path) if is_foreign(path) else load_own(path, content)


def _foreign(path: Path) -> Lexicon:
    from framing.lexicon.formats import read_dictionary  # noqa: PLC0415

    reading = read_dictionary(path)
    for note in reading.notes:
        warnings.warn(f"{path}: {note}", FramingWarning, stacklevel=3)
    return reading.lexicon


def load_lexicons(paths: Iterable[Path | str] | None = None) -> tuple[Lexicon, ...]:
    """Return several lexicons, the packaged frames when `paths` is None.

    Raises:
        LexiconError: One of them isn't valid, or two have one frame's name.
    """
    chosen = packaged_paths() if paths is None else [Path(path) for path in paths]
    lexicons = tuple(load_lexicon(path) for path in chosen)
    first: dict[str, str] = {}
    for lexicon in lexicons:
        if lexicon.frame in first:
            raise LexiconError(
                f"{lexicon.path}: frame {lexicon.frame!r} is already in {first[lexicon.frame]}; "
                "rename one or leave it out"
            )
        first[lexicon.frame] = lexicon.path
    return lexicons


def packaged_paths() -> list[Path]:
    """Return the packaged frames' files, in order of their names."""
    files = sorted(lexicon_dir("frames").glob("*.yaml"))
    return [file for file in files if not file.name.startswith("_")]
