"""Derived data kept on disk as JSON; a cache that is broken or can't be written is no error."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from framing._version import __version__
from framing.data import lexicon_dir

Value = TypeVar("Value")

_KEPT = 60


def digest(*parts: bytes) -> str:
    """Return a key for `parts`, for this version of the code and for its own language tables."""
    state = hashlib.sha256(_code_digest())
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.hexdigest()


@lru_cache(maxsize=1)
def _code_digest() -> bytes:
    """Hash what a cached result depends on besides the lexicons, so that none outlives it."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), *map(lexicon_dir, _TABLES)]
    state = hashlib.sha256(__version__.encode())
    for file in files:
        state.update(file.read_bytes())
    return state.digest()


_TABLES = ("inflection.yaml", "negation.yaml")


def cached(
    kind: str,
    key: str,
    *,
    build: Callable[[], Value],
    encode: Callable[[Value], Any],
    decode: Callable[[Any], Value],
) -> Value:
    """Return the value kept under `kind` and `key`, or build and keep it.

    Args:
        kind: Names what is kept; part of the file's name.
        key: From `digest`.
        build: Makes the value anew; its errors are the caller's.
        encode: Turns a value into JSON-ready data.
        decode: The way back; whatever it raises means that the cache is broken.
    """
    path = cache_folder() / f"{kind}-{key[:40]}.json"
    try:
        return decode(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        pass
    value = build()
    _write(path, json.dumps(encode(value), ensure_ascii=True, separators=(",", ":")))
    return value


@lru_cache(maxsize=1)
def cache_folder() -> Path:
    """Return the folder that derived data are kept in."""
    from platformdirs import user_cache_path  # noqa: PLC0415  (only needed here)

    return user_cache_path("framing", appauthor=False)


def _write(path: Path, text: str) -> None:
    """Write whole or not at all: other processes may read at the same time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
        _clear_old(path)
    except OSError:
        return


def _clear_old(path: Path) -> None:
    """Remove what was written longest ago of one kind: content changes, and so do keys."""
    kind = path.name.split("-")[0]
    files = sorted(path.parent.glob(f"{kind}-*.json"), key=lambda file: -file.stat().st_mtime_ns)
    for file in files[_KEPT:]:
        file.unlink(missing_ok=True)
