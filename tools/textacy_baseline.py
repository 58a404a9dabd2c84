"""What textacy's `direct_quotations` finds, measured as everything else is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from framing.evaluation import Counts, evaluate
from framing.gold import GoldArticle
from framing.nlp.model import MODEL
from framing.records import Article, Attribution, ScoredArticle, Source

if TYPE_CHECKING:
    from spacy.language import Language

_FIGURES = ("voice", "content .5", "content .8", "who said what")


def measure(articles: Sequence[GoldArticle]) -> dict[str, Any]:
    """Return its figures; an article on which it raises counts as one without quotations."""
    import spacy  # noqa: PLC0415 - takes seconds, as the model does

    quoter = _Quoter(spacy.load(MODEL))
    result = evaluate(articles, quoter.score)
    return {
        "version": version("textacy"),
        "articles": len(articles),
        "raises": quoter.raised,
        "figures": {name: _figure(result.total(name)) for name in _FIGURES},
    }


def _figure(counts: Counts) -> dict[str, float]:
    rates = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return {name: round(value, 3) for name, value in rates.items()}


class _Quoter:
    """Scores an article with textacy's quotations and no frames; counts its `ValueError`s."""

    def __init__(self, nlp: Language) -> None:
        self.raised = 0
        self._nlp = nlp

    def score(self, article: Article) -> ScoredArticle:
        """Return an article that holds nothing but these quotations."""
        return ScoredArticle(
            article=article,
            sentences=(),
            boilerplate=(),
            n_tokens=0,
            n_attributed_tokens=0,
            frames={},
            hits=(),
            attributions=self._attributions(article.text),
            provenance={},
        )

    def _attributions(self, text: str) -> tuple[Attribution, ...]:
        from textacy.extract.triples import direct_quotations  # noqa: PLC0415

        try:
            triples = list(direct_quotations(self._nlp(text)))
        except ValueError:
            self.raised += 1
            return ()
        return tuple(_attribution(text, item) for item in triples)


def _attribution(text: str, triple: Any) -> Attribution:  # noqa: ANN401 - textacy has no stubs
    start, end = triple.content.start_char, triple.content.end_char
    speakers = triple.speaker
    first, last = speakers[0].idx, speakers[-1].idx + len(speakers[-1])
    return Attribution("direct", ((start, end),), source=Source(text[first:last], first, last))
