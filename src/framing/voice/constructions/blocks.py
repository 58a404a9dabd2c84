"""Speech that the layout gives to a speaker: interview turns, signed analyses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from framing.data import lexicon_dir
from framing.records import Span
from framing.text.normalise import fold
from framing.text.paragraphs import paragraph_spans
from framing.voice.constructions.interviews import closes, headed_answers, labelled_answers
from framing.voice.grammar import load_grammar, read_yaml
from framing.voice.scene import Proposal

_NAME = r"(?:[^.!?:\n]|(?<=\bDr)\.|(?<=\bPr)\.)"


def blocks(text: str, sentences: Sequence[Span]) -> Iterator[Proposal]:
    """Yield the paragraphs that the layout gives to a speaker, as attributions without a cue."""
    if not ("?" in text or closes(text) or any(map(text.__contains__, _openers()))):
        return
    paragraphs = paragraph_spans(text)
    spoken = [
        *labelled_answers(text, paragraphs),
        *_signed(text, paragraphs),
        *headed_answers(text, paragraphs),
    ]
    for source, speech in spoken:
        yield Proposal(
            rule="block",
            content=(_without_stop(text, speech),),
            cue=None,
            source=source,
            kind="block",
            endorsement="neutral",
            sentence=_sentence_of(sentences, speech[0]),
        )


def _signed(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield *Analyse de X. P*: a signed passage, to the end of its paragraph."""
    if not any(map(text.__contains__, _data()["signed"])):
        return
    for start, end in paragraphs:
        match = _headings().match(text, start, end) or _inner_headings().search(text, start, end)
        if match and match.end() < end and not _is_clause(match["name"]):
            yield match.span("name"), (match.end(), end)


def _is_clause(name: str) -> bool:
    """Tell whether a verb stands in what should be a name: *L'avis de décès est affiché*."""
    auxiliaries = load_grammar().etre | load_grammar().avoir
    return not auxiliaries.isdisjoint(fold(name).split())


def _without_stop(text: str, span: Span) -> Span:
    start, end = span
    return (start, start + len(text[start:end].rstrip().rstrip(".")))


def _sentence_of(sentences: Sequence[Span], offset: int) -> int:
    return max(0, bisect_right(sentences, offset, key=itemgetter(0)) - 1)


@lru_cache(maxsize=1)
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = read_yaml(lexicon_dir("voice", "blocks.yaml"))
    return data


def _any_of(key: str) -> str:
    return "|".join(map(re.escape, _data()[key]))


@lru_cache(maxsize=1)
def _openers() -> tuple[str, ...]:
    """Return the words that open a signed passage or an interview."""
    return (*_data()["signed"], *_data()["interviews"])


@lru_cache(maxsize=1)
def _headings() -> re.Pattern[str]:
    openers = _any_of("signed")
    return re.compile(rf"(?:{openers})\s?(?P<name>{_NAME}{{3,90}})[.:]\s+")


@lru_cache(maxsize=1)
def _inner_headings() -> re.Pattern[str]:
    """Return the pattern of a heading within a paragraph: a sentence that is nothing else."""
    return re.compile(rf"(?<=[.!?…»”\"]\s)(?:{_any_of('signed')})\s?(?P<name>{_NAME}{{3,90}})\.\s+")
