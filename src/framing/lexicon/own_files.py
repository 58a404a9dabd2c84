"""Files in our own YAML → `Lexicon` records, read once and kept in the cache."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from framing.data import lexicon_dir
from framing.errors import LexiconError
from framing.lexicon.cache import cached, digest
from framing.lexicon.entries import Lexicon, content_hash, from_plain, to_plain

_SETS = "_sets.yaml"
_ENDINGS = (".yaml", ".yml")
_OPENING = re.compile(rb"^(?:frame:[ \t]*[^\s\[{]|categories:)", re.MULTILINE)


def is_own(path: Path, content: bytes) -> bool:
    """Tell whether a file is a lexicon in our own YAML."""
    return path.suffix.lower() in _ENDINGS and _OPENING.search(content) is not None


def load_own(path: Path, content: bytes) -> Lexicon:
    """Return the lexicon of a file in our own YAML; see `framing.lexicon.loading.load_lexicon`."""
    sets = _shared_files(path)
    shared = [read_bytes(file) for file in sets]
    return cached(
        "lexicon",
        digest(str(path).encode(), content, *shared),
        build=lambda: _parse(path, content, dict(zip(sets, shared, strict=True))),
        encode=to_plain,
        decode=from_plain,
    )


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        LexiconError: It is a folder, isn't there or can't be read.
    """
    if path.is_dir():
        raise LexiconError(f"{path}: is a folder; give the path of a file in it")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise LexiconError(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); check its rights") from None


def _shared_files(path: Path) -> list[Path]:
    """Return the files of shared sets, the packaged one first and the nearest last."""
    candidates = [lexicon_dir("frames", _SETS), path.parent / _SETS]
    return [file for file in dict.fromkeys(candidates) if file.is_file()]


def _parse(path: Path, content: bytes, shared: Mapping[Path, bytes]) -> Lexicon:
    """Read a file in full; the schema is imported only here, for a warm start does without it."""
    from framing.lexicon.document import read_yaml  # noqa: PLC0415
    from framing.lexicon.schema import lexicon_from, sets_from  # noqa: PLC0415

    sets: dict[str, tuple[str, ...]] = {}
    for file, text in shared.items():
        sets |= sets_from(read_yaml(text, name=str(file)))
    lexicon = lexicon_from(read_yaml(content, name=str(path)), shared=sets)
    return replace(lexicon, hash=content_hash(lexicon))
