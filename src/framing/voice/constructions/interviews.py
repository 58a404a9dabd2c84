"""Interviews: who answers in *Name : question ? Name : answer.*, and in *Entretien avec X*."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from framing.data import lexicon_dir
from framing.records import Span
from framing.text.sentences import sentence_spans
from framing.voice.grammar import read_yaml

_QUESTION = re.compile(r"[^.!?]{3,250}\?\s*$")
_FULL_NAME = re.compile(r"\w\S* (?:\S+ )?[A-ZÀ-Ý]")
_LEAST = 3
"""Turns in one paragraph that make an interview, whatever the names look like."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn of an interview."""

    name: Span
    speech: Span
    asks: bool


def labelled_answers(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield source and speech of the answers of an interview laid out as *Name : speech*.

    Whoever asks in most turns is the outlet; a lone turn is one only beside a question.
    """
    turns = [turn for span in paragraphs for turn in _turns(text, span)]
    if not turns:
        return
    names = Counter(text[slice(*turn.name)] for turn in turns)
    asked = Counter(text[slice(*turn.name)] for turn in turns if turn.asks)
    questions = any(_QUESTION.match(text, *span) for span in paragraphs)
    if not (asked or questions or closes(text)):
        return
    for turn in turns:
        name = text[slice(*turn.name)]
        if 2 * asked[name] <= names[name] and name.lower() not in _words("askers"):
            yield _answering(text, turn.name), turn.speech


def headed_answers(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield what stands behind the questions in *Trois questions à X*, a paragraph or sentences."""
    source: Span | None = None
    asked = False
    for start, end in paragraphs:
        heading = _headings().match(text, start, end)
        if heading and heading.end("line") == end:
            source, asked = heading.span("name"), False
        elif heading:
            yield from _answers_within(text, (heading.end(), end), heading.span("name"))
        elif source and _QUESTION.match(text, start, end):
            asked = True
        elif source and asked:
            yield source, (start, end)
            asked = False


def _answers_within(text: str, span: Span, source: Span) -> Iterator[tuple[Span, Span]]:
    """Yield the answers of an interview without paragraphs: what parts its questions."""
    if len(_labels(text, span)) > 1:
        return
    sentences = [
        (span[0] + start, span[0] + end) for start, end in sentence_spans(text[slice(*span)])
    ]
    asks = [index for index, each in enumerate(sentences) if text[slice(*each)].endswith("?")]
    if len(asks) < 2:
        return
    for index, following in pairwise([*asks, len(sentences)]):
        if following > index + 1:
            yield source, (sentences[index + 1][0], sentences[following - 1][1])


def closes(text: str) -> bool:
    """Tell whether a text ends an interview somewhere: *Propos recueillis par*."""
    return any(map(text.__contains__, _data()["closings"]))


def _turns(text: str, paragraph: Span) -> list[_Turn]:
    """Return the turns of a paragraph: one, or several if questions part them."""
    labels = _labels(text, paragraph)
    if not labels:
        return []
    ends = [*(label.start() for label in labels[1:]), paragraph[1]]
    turns = [_turn(text, label, end) for label, end in zip(labels, ends, strict=True)]
    if _converses(text, turns):
        return turns
    heads = labels[0].start() == paragraph[0]
    return [_turn(text, labels[0], paragraph[1])] if heads else []


def _turn(text: str, label: re.Match[str], end: int) -> _Turn:
    speech = text[label.end() : end].rstrip()
    return _Turn(label.span("name"), (label.end(), label.end() + len(speech)), speech[-1:] == "?")


def _converses(text: str, turns: Sequence[_Turn]) -> bool:
    """Tell whether one asks and another answers within a paragraph."""
    answers = [
        text[slice(*turn.name)]
        for before, turn in pairwise(turns)
        if before.asks and text[slice(*turn.name)] != text[slice(*before.name)]
    ]
    return bool(answers) and (len(turns) >= _LEAST or bool(_FULL_NAME.match(answers[0])))


def _labels(text: str, paragraph: Span) -> list[re.Match[str]]:
    """Return the names before a colon that begin a paragraph, or a sentence if it asks something."""
    start, end = paragraph
    head = _label().match(text, start, end)
    heads = [head] if head else []
    inside = head.end() if head else start
    if text.find("?", start, end) < 0 or text.find(":", inside, end) < 0:
        return heads
    return [*heads, *_inner_label().finditer(text, inside, end)]


def _answering(text: str, name: Span) -> Span:
    """Return who is called *R* or *Réponse*: whom the heading names."""
    if text[slice(*name)].lower().rstrip(".") not in _words("answerers"):
        return name
    heading = _named().search(text)
    return heading.span("name") if heading else name


@lru_cache(maxsize=1)
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = read_yaml(lexicon_dir("voice", "blocks.yaml"))
    return data


@lru_cache(maxsize=4)
def _words(key: str) -> frozenset[str]:
    return frozenset(_data()[key])


def _any_of(key: str) -> str:
    return "|".join(map(re.escape, _data()[key]))


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    """Return the pattern of *Name :*: a capital, up to two words before, more behind."""
    particles, elisions = _any_of("particles"), _any_of("elisions")
    capital = rf"(?:{elisions})?[A-ZÀ-Ý][\w'’.-]*"
    name = rf"(?:[^\W\d_]+\.? ){{0,2}}{capital}(?: (?:{particles})?[A-ZÀ-Ý][\w'’.-]*){{0,4}}"
    return re.compile(rf"(?:[–—-]\s*)?(?P<name>{name})\s?:\s+(?=[^«\"“\s])")


@lru_cache(maxsize=1)
def _inner_label() -> re.Pattern[str]:
    return re.compile(rf"(?<=[.!?…»”\"]\s){_label().pattern}")


@lru_cache(maxsize=1)
def _headings() -> re.Pattern[str]:
    """Return the pattern of *Entretien avec X, économiste*, to its line's or sentence's end."""
    openers = _any_of("interviews")
    return re.compile(
        rf"(?P<line>(?:{openers})\s(?P<name>[^,.!?:\n]{{3,70}})(?:,[^.!?\n]*)?)(?:\s*$|[.:]\s)"
    )


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of('interviews')})\s(?P<name>[^,.!?:\n]{{3,70}})")
