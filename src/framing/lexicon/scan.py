"""A text scanned for a program's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from framing.lexicon.finders import Finder
from framing.lexicon.vocabulary import Vocabulary
from framing.lexicon.words import Words
from framing.records import Span


class Scan(Words):
    """Where the words of a program stand in one text; sets of positions are integers (bits).

    Attributes:
        at: Positions by word class.
        present: The word classes in the text.
        live: The options of a choice that may match, by its node; kept by `ChoiceFinder`.
    """

    def __init__(self, text: str, region: Span, vocabulary: Vocabulary) -> None:
        super().__init__(text, region)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.words):
            places[word].append(position)
        by_class: defaultdict[int, list[str]] = defaultdict(list)
        for word in places:
            for index in vocabulary[word]:
                by_class[index].append(word)
        self.present = set(by_class)
        self.at: Mapping[int, int] = _Positions(places, by_class)
        self.live: dict[int, tuple[Finder, ...]] = {}


class _Positions(dict[int, int]):
    """The positions of each word class, worked out when first asked for."""

    def __init__(
        self, places: Mapping[str, Sequence[int]], by_class: Mapping[int, Sequence[str]]
    ) -> None:
        super().__init__()
        self._places = places
        self._by_class = by_class

    def __missing__(self, word_class: int) -> int:
        bits = 0
        for word in self._by_class.get(word_class, ()):
            for position in self._places[word]:
                bits |= 1 << position
        self[word_class] = bits
        return bits
