"""What most users call: one article, or a corpus to a table."""

from __future__ import annotations

import datetime
import math
import warnings
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from framing.corpus import SetAside, load
from framing.errors import ArticleError, CorpusError, FramingWarning
from framing.records import Article, ScoredArticle
from framing.rendering.formats import peeked
from framing.rendering.tables import VIEWS, to_frame
from framing.running import score_all
from framing.scorers import (
    Lexicons,
    ScorerOptions,
    build_scorer,
    choose_lexicons,
    scorer_options,
)
from framing.text.decoding import replace_surrogates

if TYPE_CHECKING:
    from pandas import DataFrame

    from framing.classifier import Companion, FrameClassifier
    from framing.comparison.panel import VoiceChoice
    from framing.comparison.periods import Over
    from framing.rendering.comparing.rendered import RenderedComparison

    Classifier = str | Path | FrameClassifier | Companion | None

_LONGEST_PATH = 4096
_MISSING = frozenset({"NAType", "NaTType"})
_FIELDS = ("outlet", "date", "title", "url", "language")


def score(
    item: str | Path | Article,
    *,
    engine: str | None = None,
    lexicons: Lexicons = None,
    classifier: Classifier = None,
) -> ScoredArticle:
    """Return one article with its framings, by voice, and with the words behind each number.

    Args:
        item: A text, the path of a file that holds one article, or an `Article`. A string is a
            path if such a file exists, else a text.
        engine: `surface` (no model) or `parse`; None for the default.
        lexicons: Files of lexicons (of any format that is read), names of packaged frames or
            `Lexicon` records; None for the packaged frames.
        classifier: The file that `framing train` wrote, or a fitted `FrameClassifier`: decides
            which hits count, and says so in `judgements`. None counts them all.

    Raises:
        ArticleError: The file holds no article, or more than one.
        FramingError: The classifier cannot be read, or was trained with other lexicons.
        LexiconError: A lexicon is unknown or not valid.
        ModelMissingError: `engine="parse"` and the model is not installed.

    Example:
        >>> scored = score("Selon Moscou, le Mali retrouve sa souveraineté.")
        >>> scored.frames["sovereignty"].attributed, str(scored.attributions[0].source)
        (1, 'Moscou')
    """
    options = _options(engine, lexicons, classifier)
    return build_scorer(options).score(_article(item))


def score_corpus(  # noqa: PLR0913 - the choices of a run, each with a plain default
    articles: Iterable[Article | SetAside] | DataFrame,
    *,
    engine: str | None = None,
    lexicons: Lexicons = None,
    classifier: Classifier = None,
    n_jobs: int = 1,
    any_language: bool = False,
) -> DataFrame:
    """Return a tidy table: one row per article, frame and voice, in input order.

    Args:
        articles: What `load` yields, any articles, or a DataFrame with a column `text` and, if
            it has them, `doc_id` (else its index), `outlet`, `date`, `title`, `url`; its other
            columns become the article's metadata.
        engine: `surface` (no model) or `parse`; None for the default.
        lexicons: As in `score`.
        classifier: As in `score`.
        n_jobs: Number of processes; -1 for one per processor. The table is the same.
        any_language: Score articles that do not look French, too.

    Returns:
        Columns `doc_id`, `outlet`, `date`, `frame`, `voice`, `hits` (count), `tokens` (of that
        voice), `per_1000` (hits per 1,000 of these tokens, `nan` where there is none) and
        `weighted` (sum of the hits' weights). An article that is set aside has no row and is
        named in a `FramingWarning`. `attrs["provenance"]` says with what they were scored.

    Raises:
        CorpusError: The DataFrame has no column `text`.
        FramingError: The classifier cannot be read, or was trained with other lexicons.
    """
    options = _options(engine, lexicons, classifier)
    outcomes = score_all(_items(articles), options, n_jobs=n_jobs, any_language=any_language)
    first, scored = peeked(_scored(outcomes))
    table = to_frame(scored, VIEWS["scores"])
    table.attrs["provenance"] = dict(first.provenance) if first else {}
    return table


def compare(  # noqa: PLR0913 - the choices of an analysis, each with a plain default
    scores: DataFrame | Iterable[ScoredArticle],
    *,
    by: str = "outlet",
    target: str | None = None,
    reference: str | None = None,
    voice: VoiceChoice = "split",
    over: Over | None = None,
    covariates: Sequence[str] = (),
    seed: int = 0,
    draws: int = 999,
) -> RenderedComparison:
    """Return how outlets frame, what sets them apart, and how sure one can be.

    Args:
        scores: The table of `score_corpus` or of `framing score --tidy`, any further columns
            kept, or scored articles; with articles, entries, actors and endorsements are
            compared too.
        by: The column whose values are compared.
        target: Compare only this value with each other one, and with the rest.
        reference: Compare only with this value, or with `the rest`.
        voice: `split` keeps editorial and attributed apart, `all` adds them up, or one of them.
        over: Also give rates by `month` or `year`; `date` chooses.
        covariates: Columns that the model adjusts for; `tokens` is the article's length.
        seed: The same seed gives the same numbers, whatever the order of the rows.
        draws: Resamples for each interval and random arrangements for each test.

    Returns:
        A `framing.comparison.Comparison`: DataFrames `profiles`, `contrasts`, `distances`, …, and
        `to_markdown`, `to_html`, `to_latex`, `to_csv`, `to_json`, `to_excel`, `plot`. What the
        articles cannot bear is `nan`, and the row's `reading` says why.

    Raises:
        CorpusError: The table cannot be used, or an option names what is not there.

    Example:
        >>> import warnings; warnings.simplefilter("ignore")
        >>> articles = [Article("a", "La souveraineté est rétablie.", outlet="Radio A"),
        ...             Article("b", "La route est ouverte.", outlet="Radio B")]
        >>> compare(map(score, articles)).contrasts.reading[0]
        '1 article: a rate, no comparison between outlets'
    """
    from framing import comparison  # noqa: PLC0415 - SciPy and statsmodels take seconds
    from framing.rendering.comparing.rendered import RenderedComparison  # noqa: PLC0415

    found = comparison.compare(
        scores,
        by=by,
        target=target,
        reference=reference,
        voice=voice,
        over=over,
        covariates=covariates,
        seed=seed,
        draws=draws,
    )
    return RenderedComparison.of(found)


def _options(engine: str | None, lexicons: Lexicons, classifier: Classifier) -> ScorerOptions:
    if classifier is None:
        return scorer_options(engine, lexicons)
    chosen = choose_lexicons(lexicons)
    return scorer_options(engine, chosen, reviewer=_companion(classifier, chosen))


def _companion(
    classifier: str | Path | FrameClassifier | Companion, lexicons: Lexicons
) -> Companion:
    from framing.classifier import Companion, load_companion  # noqa: PLC0415 - loads scikit-learn

    if isinstance(classifier, str | Path):
        return load_companion(classifier, lexicons=lexicons)
    return classifier if isinstance(classifier, Companion) else Companion(classifier)


def _scored(outcomes: Iterable[ScoredArticle | SetAside]) -> Iterator[ScoredArticle]:
    for outcome in outcomes:
        if isinstance(outcome, SetAside):
            warnings.warn(f"set aside: {outcome}", FramingWarning, stacklevel=4)
        else:
            yield outcome


def _article(item: str | Path | Article) -> Article:
    if isinstance(item, Article):
        return item
    if isinstance(item, Path) or (isinstance(item, str) and _is_file(item)):
        return _only_article(item)
    if isinstance(item, str):
        text, notes = replace_surrogates(item)
        return Article(doc_id="text", text=text, notes=notes)
    kind = type(item).__name__
    raise TypeError(f"item is of type {kind}; give a text, the path of a file, or an Article")


def _is_file(text: str) -> bool:
    if len(text) > _LONGEST_PATH or "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).is_file()
    except OSError:  # too long a name for this file system: a text
        return False


def _only_article(path: str | Path) -> Article:
    found = list(islice(load([path]), 2))
    if len(found) > 1:
        raise ArticleError(
            f"{path}: holds more than one article; pass `framing.load({str(path)!r})` to "
            "`framing.score_corpus`"
        )
    if isinstance(found[0], SetAside):
        raise ArticleError(str(found[0]))
    return found[0]


def _items(articles: Iterable[Article | SetAside] | DataFrame) -> Iterable[Article | SetAside]:
    if hasattr(articles, "columns"):
        return _from_frame(cast("DataFrame", articles))
    if isinstance(articles, str | Article):
        kind = type(articles).__name__
        raise TypeError(f"articles is one {kind}; give a list of Article, or use framing.score")
    return articles


def _from_frame(frame: DataFrame) -> Iterator[Article | SetAside]:
    columns = [str(column) for column in frame.columns]
    if "text" not in columns:
        raise CorpusError(
            f"the DataFrame has no column 'text'; its columns are {', '.join(columns) or 'none'}; "
            "rename the one that holds the text"
        )
    ids = frame["doc_id"] if "doc_id" in columns else frame.index
    rows = frame.drop(columns="doc_id", errors="ignore").to_dict("records")
    return (_from_row(str(key), row) for key, row in zip(ids, rows, strict=True))


def _from_row(doc_id: str, row: Mapping[Hashable, object]) -> Article | SetAside:
    said = {str(key): plain for key, value in row.items() if (plain := _plain(value)) is not None}
    text = said.pop("text", None)
    if not isinstance(text, str):
        return SetAside(doc_id, "no text in its column 'text'")
    clean, notes = replace_surrogates(text)
    known = {name: str(said.pop(name)) for name in _FIELDS if name in said}
    return Article(
        doc_id=doc_id,
        text=clean,
        outlet=known.get("outlet"),
        date=known.get("date"),
        title=known.get("title"),
        url=known.get("url"),
        language=known.get("language"),
        metadata=said,
        notes=notes,
    )


def _plain(value: object) -> object:
    """Return `value`, None for what a DataFrame has for missing, ISO strings for dates."""
    if type(value).__name__ in _MISSING or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value
