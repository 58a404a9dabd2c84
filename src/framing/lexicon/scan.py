"""A text scanned for a program's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from framing.lexicon.finders import Finder
from framing.lexicon.triggers import Triggers
from framing.lexicon.words import Words
from framing.records import Span


class Scan(Words):
    """Where the words of a program stand in one text; sets of positions are integers (bits).

    Attributes:
        hints: What each word tells of entries.
        at: Positions by word class.
        live: The options of a choice that may match, by its node; kept by `ChoiceFinder`.
    """

    def __init__(self, text: str, region: Span, triggers: Triggers) -> None:
        super().__init__(text, region)
        self.hints = triggers.hints(self.words)
        self.at: Mapping[int, int] = _Positions(self.words, triggers.written)
        self.live: dict[int, tuple[Finder, ...]] = {}


class _Positions(dict[int, int]):
    """The positions of each word class, worked out when first asked for."""

    def __init__(self, words: Sequence[str], written: Mapping[int, set[str]]) -> None:
        super().__init__()
        self._written = written
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(words):
            self._places[word].append(position)
        self._words = set(self._places)

    def __missing__(self, word_class: int) -> int:
        bits = 0
        for word in self._written[word_class] & self._words:
            for position in self._places[word]:
                bits |= 1 << position
        self[word_class] = bits
        return bits
