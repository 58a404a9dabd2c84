"""Other senses of verbs and nouns of saying, by what stands behind them: `lexicons/voice/senses.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from framing.data import lexicon_dir
from framing.voice.cues.lookup import Line
from framing.voice.cues.patterns import beginning
from framing.voice.grammar import read_yaml


def has_other_sense(lemma: str, line: Line, last: int) -> bool:
    """Tell whether the word `lemma`, which ends with word `last`, tells an act and reports nothing.

    Example:
        *Alger rappelle son ambassadeur* is an act; *Alger rappelle son attachement* a saying.
    """
    objects = _objects(lemma)
    return objects is not None and bool(objects.match(line.text, line.span(last)[1]))


@lru_cache(maxsize=1)
def load_senses() -> Mapping[str, tuple[str, ...]]:
    """Return by verb or noun the patterns of the objects that give it another sense, read once."""
    data = read_yaml(lexicon_dir("voice", "senses.yaml"))
    rows = [(row["verb"], row) for row in data["verbs"]] + [
        (row["noun"], row) for row in data["nouns"]
    ]
    return {lemma: tuple(row["objects"]) for lemma, row in rows}


@cache
def _objects(lemma: str) -> re.Pattern[str] | None:
    patterns = load_senses().get(lemma, ())
    return re.compile("|".join(beginning(each).pattern for each in patterns)) if patterns else None
