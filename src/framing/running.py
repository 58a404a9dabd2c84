"""Many articles: one by one or in several processes, in constant memory and in input order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from framing.corpus import SetAside, detect_language
from framing.errors import FramingError
from framing.records import Article, ScoredArticle
from framing.scorers import ScorerOptions, build_scorer

Item = Article | SetAside
Outcome = ScoredArticle | SetAside

_CHUNK = 8
_CHUNKS_AHEAD = 3

_LANGUAGES = {
    "ar": "Arabic",
    "ca": "Catalan",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "sw": "Swahili",
    "tr": "Turkish",
    "zh": "Chinese",
}


def score_all(
    items: Iterable[Item],
    options: ScorerOptions,
    *,
    n_jobs: int = 1,
    any_language: bool = False,
    on_progress: Callable[[Outcome], None] | None = None,
) -> Iterator[Outcome]:
    """Yield each article scored, or why it is set aside, in input order.

    Memory does not grow with the number of articles; what was set aside before passes through.

    Args:
        items: What `framing.load` yields, or any articles.
        options: From `framing.scorers.scorer_options`.
        n_jobs: Number of processes; -1 for one per processor.
        any_language: Score articles that do not look French, too.
        on_progress: Called with each outcome before it is yielded.

    Returns:
        An iterator of one outcome per item. An article on which scoring fails is set aside with
        the error as its reason; the others go on.

    Raises:
        FramingError: `n_jobs` is no such number, or a worker process died.
        ModelMissingError: The engine needs a model that is not installed.
    """
    jobs = _checked_jobs(n_jobs)
    build_scorer(options)  # fails here rather than in the workers, and fills the caches for them
    return _outcomes(items, options, jobs, any_language, on_progress)


def _outcomes(
    items: Iterable[Item],
    options: ScorerOptions,
    jobs: int,
    any_language: bool,
    on_progress: Callable[[Outcome], None] | None,
) -> Iterator[Outcome]:
    for outcome in _scored(items, options, jobs, any_language):
        if on_progress is not None:
            on_progress(outcome)
        yield outcome


def _scored(
    items: Iterable[Item], options: ScorerOptions, jobs: int, any_language: bool
) -> Iterator[Outcome]:
    if jobs > 1:
        return _in_processes(items, options, jobs, any_language)
    return (score_one(item, options, any_language=any_language) for item in items)


def score_one(item: Item, options: ScorerOptions, *, any_language: bool = False) -> Outcome:
    """Return one article scored, or why it is set aside."""
    if isinstance(item, SetAside):
        return item
    try:
        if not any_language and (language := detect_language(item.text)) != "fr":
            return SetAside(item.doc_id, _foreign(language), item.place)
        return build_scorer(options).score(item)
    except Exception as error:  # one bad article is never fatal
        reason = f"cannot be scored ({type(error).__name__}: {_line(error)})"
        return SetAside(item.doc_id, reason, item.place)


def _foreign(language: str) -> str:
    named = f"{_LANGUAGES[language]} ({language})" if language in _LANGUAGES else repr(language)
    return f"looks like {named}, not French; use --any-language to score it anyway"


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _checked_jobs(n_jobs: int) -> int:
    if n_jobs == -1:
        return os.cpu_count() or 1
    if n_jobs < 1:
        raise FramingError(f"n_jobs={n_jobs}: give 1 or more processes, or -1 for all processors")
    return n_jobs


def _in_processes(
    items: Iterable[Item], options: ScorerOptions, jobs: int, any_language: bool
) -> Iterator[Outcome]:
    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(options,))
    ahead: deque[Future[list[Outcome]]] = deque()
    try:
        for chunk in _chunks(items):
            ahead.append(pool.submit(_score_chunk, chunk, options, any_language))
            if len(ahead) >= _CHUNKS_AHEAD * jobs:
                yield from _finished(ahead.popleft())
        while ahead:
            yield from _finished(ahead.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _finished(future: Future[list[Outcome]]) -> list[Outcome]:
    try:
        return future.result()
    except BrokenProcessPool:
        raise FramingError(
            "a worker process died, perhaps for want of memory; try fewer processes (n_jobs)"
        ) from None


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


def _start_worker(options: ScorerOptions) -> None:
    """Build the scorer once; leave an interrupt from the keyboard to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    build_scorer(options)


def _score_chunk(chunk: list[Item], options: ScorerOptions, any_language: bool) -> list[Outcome]:
    return [score_one(item, options, any_language=any_language) for item in chunk]
