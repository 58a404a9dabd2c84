"""Speech that the layout gives to a speaker: interview turns, signed analyses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from framing.data import lexicon_dir
from framing.records import Span
from framing.text.normalise import fold
from framing.text.paragraphs import paragraph_spans
from framing.voice.grammar import load_grammar, read_yaml
from framing.voice.scene import Proposal

_QUESTION = re.compile(r"[^.!?]{3,250}\?\s*$")


@dataclass(frozen=True, slots=True)
class _Turn:
    """One paragraph of an interview."""

    name: Span
    speech: Span
    asks: bool


def blocks(text: str, sentences: Sequence[Span]) -> Iterator[Proposal]:
    """Yield the paragraphs that the layout gives to a speaker, as attributions without a cue."""
    if not ("?" in text or _closes(text) or _openers().search(f"\n{text}")):
        return
    paragraphs = paragraph_spans(text)
    spoken = [*_turns(text, paragraphs), *_signed(text, paragraphs), *_answers(text, paragraphs)]
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


def _turns(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the answers of an interview laid out as *Name : speech*.

    Whoever asks in most turns is the outlet; a lone turn is one only beside a question.
    """
    turns = [turn for turn in (_turn(text, span) for span in paragraphs) if turn]
    if not turns:
        return
    names = Counter(text[slice(*turn.name)] for turn in turns)
    asked = Counter(text[slice(*turn.name)] for turn in turns if turn.asks)
    questions = any(_QUESTION.match(text, *span) for span in paragraphs)
    if not (asked or questions or _closes(text)):
        return
    for turn in turns:
        name = text[slice(*turn.name)]
        if 2 * asked[name] <= names[name] and name.lower() not in _askers():
            yield turn.name, turn.speech


def _closes(text: str) -> bool:
    """Tell whether a text ends an interview somewhere: *Propos recueillis par*."""
    return any(map(text.__contains__, _data()["closings"]))


def _turn(text: str, paragraph: Span) -> _Turn | None:
    match = _turns_of_speech().fullmatch(text, *paragraph)
    if not match:
        return None
    speech = match.span("speech")
    return _Turn(match.span("name"), speech, text[speech[0] : speech[1]].rstrip().endswith("?"))


def _signed(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield *Analyse de X. P*: a signed passage, to the end of its paragraph."""
    for start, end in paragraphs:
        match = _headings().match(text, start, end)
        if match and match.end() < end and not _is_clause(match["name"]):
            yield match.span("name"), (match.end(), end)


def _is_clause(name: str) -> bool:
    """Tell whether a verb stands in what should be a name: *L'avis de décès est affiché*."""
    auxiliaries = load_grammar().etre | load_grammar().avoir
    return not auxiliaries.isdisjoint(fold(name).split())


def _answers(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the paragraphs behind questions in *Trois questions à X*."""
    source: Span | None = None
    asked = False
    for start, end in paragraphs:
        heading = _interviews().match(text, start, end)
        if heading:
            source, asked = heading.span("name"), False
        elif source and _QUESTION.match(text, start, end):
            asked = True
        elif source and asked:
            yield source, (start, end)
            asked = False


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
def _openers() -> re.Pattern[str]:
    """Return the pattern of a line's end with the words of a heading behind it."""
    line_end = r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
    openers = f"{_any_of('signed')}|{_any_of('interviews')}"
    return re.compile(rf"{line_end}(?:(?!{line_end})\s)*+(?:{openers})")


@lru_cache(maxsize=1)
def _turns_of_speech() -> re.Pattern[str]:
    """Return the pattern of *Name : speech*: a capital, up to three words before, more behind."""
    particles, elisions = _any_of("particles"), _any_of("elisions")
    capital = rf"(?:{elisions})?[A-ZÀ-Ý][\w'’.-]*"
    name = rf"(?:[^\W\d_]+\.? ){{0,2}}{capital}(?: (?:{particles})?[A-ZÀ-Ý][\w'’-]*){{0,4}}"
    return re.compile(rf"(?:[–—-]\s*)?(?P<name>{name})\s?:\s+(?P<speech>[^«\"“\s].*)", re.DOTALL)


@lru_cache(maxsize=1)
def _askers() -> frozenset[str]:
    return frozenset(_data()["askers"])


@lru_cache(maxsize=1)
def _headings() -> re.Pattern[str]:
    openers = _any_of("signed")
    return re.compile(
        rf"(?:{openers})\s?(?P<name>(?:[^.!?:\n]|(?<=\bDr)\.|(?<=\bPr)\.){{3,90}})[.:]\s+"
    )


@lru_cache(maxsize=1)
def _interviews() -> re.Pattern[str]:
    openers = _any_of("interviews")
    return re.compile(rf"(?:{openers})\s(?P<name>[^,.!?:\n]{{3,70}})(?:,[^.!?\n]*)?\s*$")
