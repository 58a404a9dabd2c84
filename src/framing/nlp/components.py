"""Pipeline components: framings and voices as span groups of a spaCy `Doc`.

They need no import: the entry points of the installed package name them to spaCy.

>>> import spacy
>>> nlp = spacy.blank("fr")
>>> _ = nlp.add_pipe("framing_voice")
>>> _ = nlp.add_pipe("framing_hits")
>>> doc = nlp("Selon Moscou, le Mali retrouve sa souveraineté.")
>>> hit = doc.spans["framing_hits"][0]
>>> hit.label_, "souveraineté" in hit.text
('sovereignty', True)
>>> [(source.text, source.kb_id_) for source in doc.spans["framing_sources"]]
[('Moscou', 'Russie')]
>>> content_around(hit).text
'le Mali retrouve sa souveraineté'

Offsets are those of `doc.text`; a span that cuts a token of spaCy's is widened to whole tokens.
Sentences and boilerplate are the library's own, so hits and attributions are those that
`framing.score` finds in the same text, whatever else is in the pipeline.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from framing._version import __version__
from framing.corpus import find_boilerplate
from framing.errors import LexiconError
from framing.lexicon import CompiledLexicons, compile_lexicons
from framing.lexicon.entries import from_plain, to_plain
from framing.nlp.groups import CONTENTS_KEY, CUES_KEY, HITS_KEY, SOURCES_KEY, Group, VoiceKeys
from framing.records import Attribution, Hit
from framing.scorers import ScorerOptions, choose_engine, scorer_options
from framing.scoring import EngineName
from framing.text.sentences import sentence_spans
from framing.voice.engine import VoiceEngine

_FILE = "lexicons.json"
_NESTED = "nested"


@Language.factory(
    "framing_hits",
    assigns=["doc.spans"],
    default_config={"lexicons": None, "spans_key": HITS_KEY},
)
def framing_hits(
    nlp: Language,
    name: str,
    lexicons: list[str] | None,
    spans_key: str,
) -> FramingHits:
    """Return the component that `nlp.add_pipe("framing_hits")` adds.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        lexicons: Paths of lexicon files and names of packaged frames; None for all packaged frames.
        spans_key: Key of `doc.spans`.
    """
    return FramingHits(lexicons, name=name, spans_key=spans_key)


@Language.factory(
    "framing_voice",
    assigns=["doc.spans"],
    default_config={
        "engine": None,
        "contents_key": CONTENTS_KEY,
        "cues_key": CUES_KEY,
        "sources_key": SOURCES_KEY,
    },
)
def framing_voice(  # noqa: PLR0913, PLR0917 - one argument per setting
    nlp: Language,
    name: str,
    engine: str | None,
    contents_key: str,
    cues_key: str,
    sources_key: str,
) -> FramingVoice:
    """Return the component that `nlp.add_pipe("framing_voice")` adds.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        engine: `surface` (no model) or `parse`; None for the default.
        contents_key: Key of `doc.spans` for what is said.
        cues_key: Key of `doc.spans` for the words that mark it as said.
        sources_key: Key of `doc.spans` for the words that name who says it.
    """
    return FramingVoice(engine, name=name, keys=VoiceKeys(contents_key, cues_key, sources_key))


class FramingHits:
    """Finds framings: one span per hit.

    A span's `label_` is the frame, its `id_` the category, its `kb_id_` the entry that matched.
    The group's `attrs` hold the version and the hash of each lexicon. Lexicons are read with the
    first text; those named in the settings are saved with the pipeline, so that it needs their
    files no more.

    Args:
        lexicons: Paths of lexicon files and names of packaged frames; None for all packaged frames.
        name: The component's name in its pipeline.
        spans_key: Key of `doc.spans`; what it held is replaced.
    """

    def __init__(
        self,
        lexicons: Sequence[str] | None = None,
        *,
        name: str = "framing_hits",
        spans_key: str = HITS_KEY,
    ) -> None:
        self.name = name
        self.spans_key = spans_key
        self._wanted = None if lexicons is None else tuple(lexicons)
        self._options: ScorerOptions | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Find the hits of `doc` and store them; return it.

        Raises:
            LexiconError: A lexicon is unknown or not valid.
        """
        self.set_spans(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[Hit]:
        """Return the hits of `doc`, by their start; store nothing."""
        sentences = sentence_spans(doc.text)
        skip = find_boilerplate(doc.text, sentences)
        return _compiled(self.options).find(doc.text, sentences, skip=skip)

    def set_spans(self, doc: Doc, hits: Iterable[Hit]) -> None:
        """Store `hits` under the span key of `doc`."""
        group = Group(doc, self.spans_key, self._provenance)
        for hit in hits:
            group.add(hit.start, hit.end, label=hit.frame, span_id=hit.category, kb_id=hit.entry)
        group.store()

    @property
    def options(self) -> ScorerOptions:
        """The lexicons with their hashes, read when first needed."""
        if self._options is None:
            self._options = scorer_options("surface", self._wanted)
        return self._options

    @property
    def _provenance(self) -> dict[str, Any]:
        return {"framing": __version__, "lexicons": dict(_compiled(self.options).hashes)}

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the component's own lexicons; nothing (`null`) when it has the packaged ones."""
        own = None if self._wanted is None else [to_plain(item) for item in self.options.lexicons]
        return json.dumps(own).encode("ascii")

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> FramingHits:
        """Take the lexicons that `to_bytes` wrote; return the component.

        Raises:
            LexiconError: These are no lexicons.
        """
        return self._take(data, "the pipeline's bytes")

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the component's own lexicons into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> FramingHits:
        """Take the lexicons that `to_disk` wrote; return the component.

        Raises:
            LexiconError: These are no lexicons.
        """
        file = Path(path, _FILE)
        return self._take(file.read_bytes(), str(file))

    def _take(self, data: bytes, place: str) -> FramingHits:
        try:
            saved = json.loads(data)
            own = None if saved is None else [from_plain(item) for item in saved]
        except (ValueError, TypeError, LookupError) as error:
            raise LexiconError(
                f"{place}: holds no lexicons ({error}); save the pipeline again"
            ) from None
        self._options = None if own is None else scorer_options("surface", own)
        return self


class FramingVoice:
    """Finds who is made to say what: spans for contents, cues and sources.

    A span's `label_` is the kind of attribution. Its `id_` ties the parts of one attribution
    together: `"3:factive"` is number 3 (counted from 0, as in `framing.score`) with its
    endorsement, and `"4:neutral:nested"` one that lies in another's content. A source's `kb_id_`
    is the actor's name. The groups' `attrs` hold version and engine.

    Args:
        engine: `surface` (no model) or `parse`; None for the default.
        name: The component's name in its pipeline.
        keys: Keys of `doc.spans`; what they held is replaced.

    Raises:
        FramingError: There is no such engine.
    """

    def __init__(
        self,
        engine: str | None = None,
        *,
        name: str = "framing_voice",
        keys: VoiceKeys | None = None,
    ) -> None:
        self.name = name
        self.engine = choose_engine(engine)
        self.keys = keys or VoiceKeys()

    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions of `doc` and store them; return it.

        Raises:
            ModelMissingError: The engine needs a model that is not installed.
        """
        self.set_spans(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> tuple[Attribution, ...]:
        """Return the attributions of `doc`, in its order; store nothing."""
        sentences = sentence_spans(doc.text)
        skip = find_boilerplate(doc.text, sentences)
        return _voice(self.engine).attribute(doc.text, sentences, skip)

    def set_spans(self, doc: Doc, attributions: Iterable[Attribution]) -> None:
        """Store `attributions` under the three span keys of `doc`."""
        provenance = {"framing": __version__, "engine": self.engine}
        keys = (self.keys.contents, self.keys.cues, self.keys.sources)
        contents, cues, sources = (Group(doc, key, provenance) for key in keys)
        for number, item in enumerate(attributions):
            tie = _tie(number, item)
            for start, end in item.content:
                contents.add(start, end, label=item.kind, span_id=tie)
            if item.cue:
                cues.add(*item.cue, label=item.kind, span_id=tie)
            if item.source:
                actor = item.actor.name if item.actor else ""
                start, end = item.source.start, item.source.end
                sources.add(start, end, label=item.kind, span_id=tie, kb_id=actor)
        for group in (contents, cues, sources):
            group.store()


def content_around(span: Span, *, contents_key: str = CONTENTS_KEY) -> Span | None:
    """Return what somebody is made to say around `span`, None where the outlet itself speaks.

    As in the scores, a scare quote and an attribution inside another one don't count, and the
    middle of `span` decides. The content's `id_` is that of its source and its cue.

    Args:
        span: Any span of a document that `framing_voice` went over, such as a hit.
        contents_key: Where `framing_voice` stored the contents.

    Raises:
        KeyError: Nothing is stored there.
    """
    middle = (span.start_char + span.end_char - 1) // 2
    content: Span
    for content in span.doc.spans[contents_key]:
        counts = content.label_ != "scare" and not content.id_.endswith(f":{_NESTED}")
        if counts and content.start_char <= middle < content.end_char:
            return content
    return None


def _tie(number: int, item: Attribution) -> str:
    parts = [str(number), item.endorsement, *([_NESTED] if item.nested else [])]
    return ":".join(parts)


# Kept here and not in the components, which stay small enough to send to other processes.
@lru_cache(maxsize=8)
def _compiled(options: ScorerOptions) -> CompiledLexicons:
    return compile_lexicons(options.lexicons)


@lru_cache(maxsize=2)
def _voice(engine: EngineName) -> VoiceEngine:
    return VoiceEngine.parse() if engine == "parse" else VoiceEngine.surface()
