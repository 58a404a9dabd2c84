"""Key terms and noun phrases of the sentences around hits, by textacy on the trained model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from framing.nlp.model import load_model
from framing.suggesting.keyness import is_near
from framing.suggesting.passages import Text
from framing.suggesting.phrases import LONGEST, is_content, pattern
from framing.text.tokens import WORD

MOST_SENTENCES = 600
"""So many sentences are parsed at most; it takes about four seconds."""

_MOST_TERMS = 60
_FEWEST = 2


def key_terms(texts: Iterable[Text]) -> dict[str, float]:
    """Return terms near hits with their weight, the highest first.

    Single and joined words by TextRank (Mihalcea & Tarau 2004), noun phrases by how often they
    occur; only the first `MOST_SENTENCES` sentences at or beside a hit are read.

    Raises:
        ModelMissingError: The model is not installed.
    """
    document = load_model()("\n".join(islice(_near_sentences(texts), MOST_SENTENCES)))
    found: dict[str, float] = {}
    for words, weight in _ranked(document):
        contents = list(filter(is_content, words))
        if contents and len(contents) <= LONGEST:
            found.setdefault(pattern(_trimmed(words)), weight)
    return found


def _near_sentences(texts: Iterable[Text]) -> Iterator[str]:
    for text in texts:
        for number, (start, end) in enumerate(text.sentences):
            if is_near(text, number):
                yield text.text[start:end]


def _ranked(document: Any) -> Iterator[tuple[list[str], float]]:  # noqa: ANN401 - spaCy's Doc
    """Yield the words of terms and noun phrases with their weights."""
    from textacy.extract.basics import noun_chunks  # noqa: PLC0415 - takes seconds
    from textacy.extract.keyterms.textrank import textrank  # noqa: PLC0415

    terms = textrank(document, normalize="orth", topn=_MOST_TERMS)
    for term, weight in terms:
        yield _split(term), float(weight)
    chunks = noun_chunks(document, drop_determiners=True)
    counts = Counter(" ".join(_split(chunk.text)) for chunk in chunks)
    for phrase, count in counts.most_common(_MOST_TERMS):
        if count >= _FEWEST:
            yield phrase.split(), count / len(document)


def _split(text: str) -> list[str]:
    return WORD.findall(text)


def _trimmed(words: list[str]) -> list[str]:
    """Return words from the first to the last that can stand at an entry's end."""
    places = [place for place, word in enumerate(words) if is_content(word)]
    return words[places[0] : places[-1] + 1]
