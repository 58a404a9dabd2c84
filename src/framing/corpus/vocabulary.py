"""The French names that head articles and columns, from `lexicons/headers.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from framing.data import lexicon_dir

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names of metadata fields and of dates.

    Attributes:
        columns: Column or front matter name → field of `Article` (or `author`).
        headers: Name that heads a line above an article → field.
        months: Month name or abbreviation → number.
        weekdays: Names of the days.
        unsaid: Values that say that nothing is known.
    """

    columns: Mapping[str, str]
    headers: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: tuple[str, ...]
    unsaid: frozenset[str]


def read_yaml(name: str) -> dict[str, Any]:
    """Return the content of the lexicon file `name`."""
    data: dict[str, Any] = yaml.load(lexicon_dir(name).read_text("utf-8"), Loader=_LOADER)
    return data


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once."""
    data = read_yaml("headers.yaml")
    return Vocabulary(
        columns=_inverted(data["columns"]),
        headers=_inverted(data["headers"]),
        months={name: i for i, names in enumerate(data["months"], 1) for name in names},
        weekdays=tuple(data["weekdays"]),
        unsaid=frozenset(data["unsaid"]),
    )


def _inverted(names: Mapping[str, list[str]]) -> dict[str, str]:
    return {name: field for field, group in names.items() for name in group}
