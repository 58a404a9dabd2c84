"""A corpus as sentences, each with whether the frame is already found in it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framing.corpus import SetAside
from framing.corpus.boilerplate import find_boilerplate
from framing.errors import FramingWarning
from framing.lexicon import CompiledLexicons
from framing.records import Article, Hit, Span
from framing.text.sentences import sentence_spans
from framing.text.tokens import WORD


@dataclass(frozen=True, slots=True)
class Text:
    """One article, cut into sentences.

    Attributes:
        doc_id: The article's id.
        text: Its text.
        sentences: Its sentences, those that are no running text left out.
        hits: What the lexicon finds in it.
    """

    doc_id: str
    text: str
    sentences: tuple[Span, ...]
    hits: tuple[Hit, ...]

    @property
    def framed(self) -> frozenset[int]:
        """Numbers of the sentences in which the lexicon finds something."""
        return frozenset(hit.sentence for hit in self.hits)

    def words(self, number: int) -> list[str]:
        """Return the words of a sentence, the first one in lower case."""
        start, end = self.sentences[number]
        words = [match.group() for match in WORD.finditer(self.text, start, end)]
        return [*map(str.lower, words[:1]), *words[1:]]


def read_texts(
    articles: Iterable[Article | SetAside | str], compiled: CompiledLexicons
) -> Iterator[Text]:
    """Yield articles with their sentences and hits; one set aside is named in a warning."""
    for number, item in enumerate(articles):
        if isinstance(item, SetAside):
            warnings.warn(f"set aside: {item}", FramingWarning, stacklevel=2)
            continue
        article = Article(str(number), item) if isinstance(item, str) else item
        sentences = tuple(_running_text(article))
        hits = tuple(compiled.find(article.text, sentences))
        yield Text(article.doc_id, article.text, sentences, hits)


def _running_text(article: Article) -> Iterator[Span]:
    """Yield the sentences that no boilerplate touches."""
    sentences = sentence_spans(article.text)
    skip = (*article.skip, *find_boilerplate(article.text, sentences))
    for start, end in sentences:
        if not any(first < end and start < last for first, last in skip):
            yield start, end
