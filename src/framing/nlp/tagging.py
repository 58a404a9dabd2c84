"""Word tags from a trained model, in the voice engine's one-letter alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.nlp.model import load_model
from framing.voice.tagger import SurfaceTagger
from framing.voice.words import Tagged

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLOSED = frozenset("DdPSIKGCQqR")
_BY_CLASS = {"NOUN": "w", "ADJ": "w", "PROPN": "N", "ADV": "A", "NUM": "#"}


class ModelTagger:
    """Closed classes from the surface, open classes from the model.

    The model decides what the surface leaves open: whether *offre* is a noun or a verb, and
    *annoncé* an adjective or a participle. Tokens are given to it, never made by it, so that the
    two agree word for word.
    """

    def __init__(self) -> None:
        self._surface = SurfaceTagger()
        self._nlp = load_model()

    def tag(self, sentences: Sequence[Tagged]) -> list[str]:
        """Return the tags of each sentence."""
        from spacy.tokens import Doc  # noqa: PLC0415 - see load_model

        surface = self._surface.tag(sentences)
        docs = [
            Doc(self._nlp.vocab, words=[word or " " for word in item.model_words])
            for item in sentences
        ]
        return [
            self._merge(tags, doc) for tags, doc in zip(surface, self._nlp.pipe(docs), strict=True)
        ]

    def _merge(self, tags: str, doc: Doc) -> str:
        return "".join(_tag(token, tag) for token, tag in zip(doc, tags, strict=True))


def _tag(token: Token, surface: str) -> str:
    if not surface.isalpha() and surface != "#":
        return surface
    if surface in _CLOSED:
        return _closed(token, surface)
    if token.pos_ in {"VERB", "AUX"}:
        return _verb(token, surface)
    return _BY_CLASS.get(token.pos_, surface)


def _closed(token: Token, surface: str) -> str:
    if surface == "D" and token.pos_ == "PRON" and token.head.pos_ in {"VERB", "AUX"}:
        return "K"
    if surface == "K" and token.pos_ == "DET":
        return "D"
    return surface


def _verb(token: Token, surface: str) -> str:
    form = token.morph.get("VerbForm", [])
    if "Inf" in form:
        return "F"
    if "Part" in form:
        return "T" if "Pres" in token.morph.get("Tense", []) else "B"
    return surface if surface in "HE" else "V"
