"""What a reported noun phrase is about: a saying, an action, or a thing: `lexicons/voice/objects.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from framing.data import lexicon_dir
from framing.voice.cues.records import NounCue
from framing.voice.grammar import read_yaml
from framing.voice.words import Words

Meaning = Literal["quoted", "saying", "action", "quantity", "other"]

_NOUN = re.compile("[wBT]")
_BORDER = re.compile("[dPQRVHEF,;:]")


@dataclass(frozen=True, slots=True)
class Objects:
    """Folded nouns.

    Attributes:
        endings: Of nouns that name an action, a state or a quality.
        exceptions: With such an ending, and things all the same.
        abstract: Actions, states and views without such an ending.
    """

    endings: tuple[str, ...]
    exceptions: frozenset[str]
    abstract: frozenset[str]

    def is_action(self, noun: str) -> bool:
        """Tell whether the noun, in singular or plural, names an action, a state or a quality."""
        singular = noun.removesuffix("s")
        if singular in self.abstract or noun in self.abstract:
            return True
        return singular.endswith(self.endings) and singular not in self.exceptions


def meaning(words: Words, first: int, sayings: Mapping[str, Iterable[NounCue]]) -> Meaning:
    """Return what the noun phrase that begins at word `first` is about.

    Example:
        `quoted` for *des « contacts »*, `saying` for *ces vives critiques*, `action` for *le retrait des troupes*, `quantity` for
        *six milliards*, `other` for *la balle*.
    """
    if words.quoted[first] >= 0 or words.tags[first + 1 : first + 2] == "«":
        return "quoted"
    border = _BORDER.search(words.tags, first + 1)
    last = border.start() if border else len(words)
    heads = [each.start() for each in islice(_NOUN.finditer(words.tags, first, last), 2)]
    if any(words.forms[head] in sayings for head in heads):
        return "saying"
    if any(load_objects().is_action(words.forms[head]) for head in heads):
        return "action"
    return "quantity" if words.tags[first] == "#" else "other"


@lru_cache(maxsize=1)
def load_objects() -> Objects:
    """Return the nouns of `lexicons/voice/objects.yaml`, read once."""
    data = read_yaml(lexicon_dir("voice", "objects.yaml"))
    return Objects(
        tuple(data["endings"]), frozenset(data["exceptions"]), frozenset(data["abstract"])
    )
