"""A text scanned for a program's words."""

from __future__ import annotations

from collections.abc import Mapping

from framing.lexicon.finders import Finder
from framing.lexicon.vocabulary import Vocabulary
from framing.lexicon.words import Words
from framing.records import Span


class Scan(Words):
    """Where the words of a program stand in one text; sets of positions are integers (bits).

    Attributes:
        at: Positions by word class.
        keys: Those of the words' classes that are keys of patterns.
        live: The options of a choice that may match, by its node; kept by `ChoiceFinder`.
    """

    def __init__(self, text: str, region: Span, vocabulary: Vocabulary) -> None:
        super().__init__(text, region)
        self.at: Mapping[int, int] = _Positions(self, vocabulary.written)
        self.keys = vocabulary.meet(self.distinct)
        self.live: dict[int, tuple[Finder, ...]] = {}


class _Positions(dict[int, int]):
    """The positions of each word class, worked out when first asked for."""

    def __init__(self, words: Words, written: Mapping[int, set[str]]) -> None:
        super().__init__()
        self._places = words.places
        self._distinct = words.distinct
        self._written = written

    def __missing__(self, word_class: int) -> int:
        found = self._distinct & self._written[word_class]
        bits = self[word_class] = sum(map(self._places.__getitem__, found))
        return bits
