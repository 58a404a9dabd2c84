"""Keyword in context: each match with the words around it, and the voice that says it.

>>> table = concordance("Selon Moscou, le Mali retrouve sa souveraineté.", "souverain*", window=12)
>>> table.loc[0, ["left", "match", "right", "voice"]].tolist()
['retrouve sa ', 'souveraineté', '.', 'attributed']
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Protocol

from framing.corpus import SetAside
from framing.errors import FramingError, FramingWarning
from framing.records import Article, Hit, ScoredArticle, Span, Voice
from framing.running import score_all
from framing.scorers import Lexicons, ScorerOptions, nearest_first, scorer_options
from framing.scoring import with_voice

if TYPE_CHECKING:
    from pandas import DataFrame

_APOSTROPHES = "'’ʼ"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One match in its context.

    Attributes:
        doc_id: The article's id.
        left: What stands before it, made plain for display.
        match: The match itself, made plain for display.
        right: What stands after it, made plain for display.
        start: Where it starts in the article's text as read.
        end: Where it ends there.
        voice: `editorial` or `attributed`.
        frame: The hit's frame; empty where words were sought, as the two after it.
        category: The hit's category.
        entry: The hit's entry.
    """

    doc_id: str
    left: str
    match: str
    right: str
    start: int
    end: int
    voice: Voice
    frame: str = ""
    category: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class HitsOf:
    """Hits to look for, by frame, category and entry; None for any."""

    frame: str | None = None
    category: str | None = None
    entry: str | None = None

    def includes(self, hit: Hit) -> bool:
        """Tell whether `hit` is one of them."""
        return all(
            wanted is None or wanted == getattr(hit, name) for name, wanted in asdict(self).items()
        )


Texts = str | Article | Iterable[str | Article | SetAside]
Sought = str | re.Pattern[str] | HitsOf


def concordance(
    articles: Texts,
    sought: Sought,
    *,
    window: int = 50,
    engine: str | None = None,
    lexicons: Lexicons = None,
) -> DataFrame:
    """Return a table of matches in context, in the order of the articles and of their text.

    Args:
        articles: One text or many, `Article` records, or what `framing.load` yields.
        sought: Words (`armée*`: capitals, kinds of apostrophe and of space make no difference,
            `*` is any ending), a compiled regular expression, or `HitsOf(frame="security")`.
        window: Characters of context on either side.
        engine: Which engine finds the voice, as in `framing.score`.
        lexicons: Where hits come from, as in `framing.score`.

    Returns:
        Columns `doc_id`, `left`, `match`, `right`, `start`, `end`, `voice`, `frame`, `category`,
        `entry`; see `Line`. A match lies within one sentence, and none lies in boilerplate.

    Raises:
        FramingError: `sought` holds no word, a frame or entry that no lexicon has, or `window`
            is negative.
    """
    from pandas import DataFrame  # noqa: PLC0415 - half a second, and only needed here

    lines = concordance_lines(articles, sought, window=window, engine=engine, lexicons=lexicons)
    columns = [field.name for field in fields(Line)]
    frame = DataFrame.from_records([asdict(line) for line in lines], columns=columns)
    return frame.astype({"start": "int64", "end": "int64"})


def concordance_lines(
    articles: Texts,
    sought: Sought,
    *,
    window: int = 50,
    engine: str | None = None,
    lexicons: Lexicons = None,
) -> Iterator[Line]:
    """Yield matches in context one by one; see `concordance`.

    An article that can't be read or scored is named in a `FramingWarning`, and the rest goes on.
    """
    if window < 0:
        raise FramingError(f"window={window}: give 0 or more characters")
    options = scorer_options(engine, lexicons)
    finder = _finder(sought, options)
    items = (item for item in _items(articles) if isinstance(item, SetAside) or finder.may(item))
    return _lines(items, finder, options, window)


def _lines(
    items: Iterable[Article | SetAside], finder: _Finder, options: ScorerOptions, window: int
) -> Iterator[Line]:
    for outcome in score_all(items, options, any_language=True):
        if isinstance(outcome, SetAside):
            warnings.warn(f"set aside: {outcome}", FramingWarning, stacklevel=2)
            continue
        for hit in finder.find(outcome):
            yield _line(outcome.article, hit, window)


class _Finder(Protocol):
    """Finds what is sought in one article."""

    def may(self, article: Article) -> bool:
        """Tell, quickly, whether it is worth to score `article`."""

    def find(self, scored: ScoredArticle) -> Iterable[Hit]:
        """Return the matches, with their voices."""


@dataclass(frozen=True, slots=True)
class _Hits:
    wanted: HitsOf

    def may(self, article: Article) -> bool:
        return bool(article.text)

    def find(self, scored: ScoredArticle) -> Iterable[Hit]:
        return filter(self.wanted.includes, scored.hits)


@dataclass(frozen=True, slots=True)
class _Words:
    pattern: re.Pattern[str]

    def may(self, article: Article) -> bool:
        return self.pattern.search(article.text) is not None

    def find(self, scored: ScoredArticle) -> Iterable[Hit]:
        return with_voice(list(self._matches(scored)), scored.attributions)

    def _matches(self, scored: ScoredArticle) -> Iterator[Hit]:
        text, name = scored.article.text, self.pattern.pattern
        for number, sentence in enumerate(scored.sentences):
            for start, end in _match_spans(text, sentence, self.pattern):
                if not _overlaps((start, end), scored.boilerplate):
                    yield Hit("", "", name, text[start:end], start, end, number)


def _match_spans(text: str, sentence: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield where `pattern` matches in a sentence.

    textacy tells no offsets; with a window as wide as the sentence, what stands before a match
    is as long as its offset.
    """
    from textacy.extract.kwic import keyword_in_context  # noqa: PLC0415 - takes seconds

    first, last = sentence
    for left, match, _ in keyword_in_context(text[first:last], pattern, window_width=last - first):
        if match:
            yield first + len(left), first + len(left) + len(match)


def _line(article: Article, hit: Hit, window: int) -> Line:
    text = article.text
    return Line(
        doc_id=article.doc_id,
        left=_plain(text[max(0, hit.start - window) : hit.start]),
        match=_plain(text[hit.start : hit.end]),
        right=_plain(text[hit.end : hit.end + window]),
        start=hit.start,
        end=hit.end,
        voice=hit.voice,
        frame=hit.frame,
        category=hit.category,
        entry=hit.entry if hit.frame else "",
    )


def _plain(words: str) -> str:
    """Return words with straight marks and single spaces, so that equal contexts sort together."""
    from textacy.preprocessing import normalize  # noqa: PLC0415 - takes seconds

    shown: str = normalize.whitespace(normalize.quotation_marks(words)).replace("\n", " ")
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() else ""
    return f"{before}{shown}{after}" if shown else before


def _finder(sought: Sought, options: ScorerOptions) -> _Finder:
    if isinstance(sought, HitsOf):
        _check(sought, options)
        return _Hits(sought)
    return _Words(sought if isinstance(sought, re.Pattern) else word_pattern(sought))


def word_pattern(words: str) -> re.Pattern[str]:
    """Return a regular expression for whole words; `*` stands for any letters.

    Raises:
        FramingError: There is no letter or digit in `words`.

    Example:
        >>> word_pattern("groupe* armé*").findall("Un groupe armé, des Groupes  armés.")
        ['groupe armé', 'Groupes  armés']
    """
    if not re.search(r"\w", words):
        raise FramingError(f"{words!r} holds no word; give one, such as 'armée*'")
    pattern = "".join(map(_piece, re.findall(r"\s+|.", words.strip())))
    before = r"(?<!\w)" if re.match(r"\w", words.strip()) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", words.strip()) else ""
    return re.compile(before + pattern + after, re.IGNORECASE)


def _piece(char: str) -> str:
    if char.isspace():
        return r"\s+"
    if char == "*":
        return r"\w*"
    return f"[{_APOSTROPHES}]" if char in _APOSTROPHES else re.escape(char)


def _check(wanted: HitsOf, options: ScorerOptions) -> None:
    if wanted == HitsOf():
        raise FramingError("HitsOf() names nothing; give it a frame, a category or an entry")
    lexicons = options.lexicons
    if wanted.frame is not None:
        _check_name("frame", wanted.frame, [item.frame for item in lexicons])
        lexicons = tuple(item for item in lexicons if item.frame == wanted.frame)
    pairs = [pair for item in lexicons for pair in item.entries()]
    _check_name("category", wanted.category, [category.name for category, _ in pairs])
    _check_name("entry", wanted.entry, [entry.name for _, entry in pairs if not entry.is_name])


def _check_name(kind: str, name: str | None, known: Sequence[str]) -> None:
    if name is None or name in known:
        return
    nearest = nearest_first(name, dict.fromkeys(known))[:_NAMED]
    raise FramingError(f"{kind} {name!r} is in no lexicon; the nearest are {', '.join(nearest)}")


def _items(articles: Texts) -> Iterator[Article | SetAside]:
    if isinstance(articles, str | Article):
        articles = [articles]
    for number, item in enumerate(articles):
        yield Article(doc_id=str(number), text=item) if isinstance(item, str) else item


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
