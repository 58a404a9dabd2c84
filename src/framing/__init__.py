"""Which framings French-language outlets use, and in whose voice.

>>> import framing
>>> scored = framing.score("Selon Moscou, le Mali retrouve sa souveraineté.")
>>> scored.frames["sovereignty"].attributed, scored.attributions[0].actor.name
(1, 'Russie')

Nothing is loaded before it is needed: importing this package reads no lexicon and no model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from framing._version import __version__

if TYPE_CHECKING:
    from framing.classifier import FrameClassifier
    from framing.corpus import load
    from framing.estimators import FramingVectorizer
    from framing.evaluation import evaluate
    from framing.face import compare, score, score_corpus
    from framing.lexicon import load_lexicon
    from framing.records import Actor, Article, Attribution, Hit, ScoredArticle

__all__ = [
    "Actor",
    "Article",
    "Attribution",
    "FrameClassifier",
    "FramingVectorizer",
    "Hit",
    "ScoredArticle",
    "__version__",
    "compare",
    "evaluate",
    "load",
    "load_lexicon",
    "score",
    "score_corpus",
]

_HOMES = {
    "Actor": "framing.records",
    "Article": "framing.records",
    "Attribution": "framing.records",
    "FrameClassifier": "framing.classifier",
    "FramingVectorizer": "framing.estimators",
    "Hit": "framing.records",
    "ScoredArticle": "framing.records",
    "compare": "framing.face",
    "evaluate": "framing.evaluation",
    "load": "framing.corpus",
    "load_lexicon": "framing.lexicon",
    "score": "framing.face",
    "score_corpus": "framing.face",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
