"""Which language a text is in, quickly, and never wrong about French by being too strict."""

from __future__ import annotations

import re
from functools import cache

from framing.corpus.vocabulary import read_yaml

_SAMPLE = 2000
_TOO_SHORT = 20
_FEW_WORDS = 40
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, judged by its first 2,000 characters.

    French is recognised by its function words alone; only where these are too few is a
    statistical model asked (py3langid, loaded on first need). A text under 20 characters or
    without words counts as French.

    Example:
        >>> detect_language("Le président malien a reçu les ambassadeurs à Bamako.")
        'fr'
    """
    sample = text[: 2 * _SAMPLE].strip()[:_SAMPLE]
    words = _WORD.findall(sample.lower().replace("’", "'"))
    if len(sample) < _TOO_SHORT or not words:
        return "fr"
    share = french_share(words)
    sure, possible = _thresholds()
    if share >= sure:
        return "fr"
    language = _classified(sample)
    return "fr" if share >= possible and len(words) < _FEW_WORDS else language


def french_share(words: list[str]) -> float:
    """Return the share of French function words, those of other languages counted against them.

    Between -1 and 1; `words` are in lower case and not empty.
    """
    french, foreign = _function_words()
    points = sum((word in french) - (word in foreign) for word in words)
    return points / len(words)


def _classified(sample: str) -> str:
    # Imported here: the model takes half a second to load, and French texts seldom need it.
    from py3langid import langid  # noqa: PLC0415

    candidates = set(read_yaml("language.yaml")["candidates"])
    return next((code for code, _ in langid.rank(sample) if code in candidates), "fr")


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    data = read_yaml("language.yaml")
    return frozenset(data["french"]), frozenset(data["foreign"])


@cache
def _thresholds() -> tuple[float, float]:
    data = read_yaml("language.yaml")
    return data["sure"], data["possible"]
