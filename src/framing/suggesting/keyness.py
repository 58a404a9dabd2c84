"""What marks a corpus, or the sentences of a frame, against the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from framing.statistics.keyness import log_odds
from framing.suggesting.passages import Text
from framing.suggesting.phrases import phrases

_FEWEST = 2
_PRIOR = 0.1
"""Weight of a word in both corpora as a prior against a word in one of them."""


def key_phrases(texts: Sequence[Text], reference: Sequence[Text]) -> dict[str, float]:
    """Return phrases with the z-score of their log-odds, the highest first.

    With a reference, the corpus stands against it; without one, the sentences in which the frame
    is found, and their neighbours, against the rest of the corpus. The prior is a tenth of both
    together (Monroe, Colaresi & Quinn 2008).
    """
    if reference:
        return _keyness(_counts(texts, near=None), _counts(reference, near=None))
    return _keyness(_counts(texts, near=True), _counts(texts, near=False))


def _counts(texts: Iterable[Text], *, near: bool | None) -> Counter[str]:
    return Counter(
        phrase
        for text in texts
        for number in range(len(text.sentences))
        if near in (None, is_near(text, number))
        for phrase in phrases(text.words(number))
    )


def is_near(text: Text, number: int) -> bool:
    """Tell whether the frame is found in a sentence or in one beside it."""
    return not text.framed.isdisjoint((number - 1, number, number + 1))


def _keyness(target: Mapping[str, int], other: Mapping[str, int]) -> dict[str, float]:
    words = [word for word, count in target.items() if count >= _FEWEST]
    ours = np.array([target[word] for word in words], dtype=float)
    theirs = np.array([other.get(word, 0) for word in words], dtype=float)
    n, m = sum(target.values()), sum(other.values())
    prior = _PRIOR * (ours + theirs)
    found = log_odds(ours, theirs, prior, sizes=(n, m, _PRIOR * (n + m)))
    ranked = sorted(zip(words, found.z.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
    return {word: z for word, z in ranked if z > 0}
