"""Where a `Doc` keeps what was found: keys of `doc.spans`, and the groups of spans under them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span, SpanGroup

HITS_KEY = "framing_hits"
CONTENTS_KEY = "framing_contents"
CUES_KEY = "framing_cues"
SOURCES_KEY = "framing_sources"


@dataclass(frozen=True, slots=True)
class VoiceKeys:
    """Keys of `doc.spans` for the three parts of an attribution."""

    contents: str = CONTENTS_KEY
    cues: str = CUES_KEY
    sources: str = SOURCES_KEY


class Group:
    """Spans on their way into `doc.spans`."""

    def __init__(self, doc: Doc, key: str, attrs: Mapping[str, Any]) -> None:
        self._doc = doc
        self._key = key
        self._attrs = attrs
        self._spans: list[Span] = []

    def add(self, start: int, end: int, *, label: str, span_id: str, kb_id: str = "") -> None:
        """Add characters of the text, widened to whole tokens."""
        span = self._doc.char_span(
            start, end, label=label, span_id=span_id, kb_id=kb_id, alignment_mode="expand"
        )
        if span is not None:
            self._spans.append(span)

    def store(self) -> None:
        """Put the spans under their key; what it held is replaced."""
        attrs = dict(self._attrs)
        group = SpanGroup(self._doc, name=self._key, attrs=attrs, spans=self._spans)
        self._doc.spans[self._key] = group
