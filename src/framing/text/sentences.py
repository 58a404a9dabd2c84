"""Sentences of French news, on the raw characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.records import Span
from framing.text.abbreviations import listed_words, load_abbreviations
from framing.text.marks import Mark, marks_in
from framing.text.paragraphs import paragraph_spans, trimmed

# A run of final punctuation with the marks and brackets that close after it.
_RUN = re.compile(
    r"""[.!?…](?:
        [.!?…»”›)\]]
      | (?:"|''|’’|['’])(?!\w)
      | \s[»”›)\]]
      | \s[.!?…](?!\w)
    )*+""",
    re.VERBOSE,
)
_BULLETS = "•●▪■◦‣"
# Slower, for it stops at every blank.
_RUN_OR_BULLET = re.compile(rf"{_RUN.pattern} | \s(?P<bullet>[{_BULLETS}])\s", re.VERBOSE)
_OMISSION = re.compile(r"[.!?…]+\s?[)\]]")
_SPACED_MARK = re.compile(r"\s(?:\"|'')(?=[\s.,;:!?)]|\Z)")
_CLOSING = re.compile(r"[»”›\"'’]")
_NEXT = re.compile(r"\s*+([^\w\s]*+\s?[^\w\s]{0,3}\s?)(\w?)")
_NEXT_WORD = re.compile(r"[^\W\d_]+['’]?")
_TOKEN = re.compile(r"[\s'’(\[«“\"/]")
_INITIALS = re.compile(r"(?:[^\W\d_a-zà-ÿ]\w?\.-?)*[^\W\d_a-zà-ÿ]|Ch|Fr|Ph|Th|Jr")
_NUMERAL = re.compile(r"\d{1,2}|[IVX]{1,5}|[A-H]")
_NUMBER = re.compile(r"\d|(?:[IVXLC]+|[A-Z])\b(?!['’])")
_GLUED = re.compile(r"(?P<mark>(?:\"|''|«\s?|“)?)(?P<first>[^\W\d_])(?:\w|['’]|(?<=[ÀAÔY])\s)")
_ADDRESS = re.compile(r"www\.|//|@|_")

_STRAIGHT = frozenset("\"'")
_CLOSERS = frozenset("»”)\"'’")
_CONTINUES = frozenset(",;:)]»”›%/=+")


def sentence_spans(text: str) -> list[Span]:
    """Return the trimmed spans of the sentences of `text`, in order.

    No sentence crosses a paragraph (see `framing.text.paragraphs`), and every character that is
    no white space lies in one. A quotation of several sentences is parted inside; its closing
    mark goes with the sentence before it, and what follows in lower case (« … », a-t-il dit)
    stays in that sentence.
    """
    splitter = _Splitter(text)
    return [span for paragraph in paragraph_spans(text) for span in splitter.sentences(*paragraph)]


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield, lazily, where a sentence ends inside the paragraph `text[start:end]`, before `end`."""
    return _Splitter(text).ends(start, end)


class _Splitter:
    """Judges the final punctuation of a text, a paragraph at a time, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._runs = _RUN_OR_BULLET if any(map(text.__contains__, _BULLETS)) else _RUN

    def sentences(self, start: int, end: int) -> Iterator[Span]:
        """Yield the trimmed sentences of the paragraph `text[start:end]`."""
        for boundary in (*self.ends(start, end), end):
            sentence = trimmed(self.text, start, boundary)
            if sentence[0] < sentence[1]:
                yield sentence
            start = boundary

    def ends(self, start: int, end: int) -> Iterator[int]:
        """Yield where a sentence ends inside the paragraph `text[start:end]`, before `end`."""
        self._begun, self._end = start, end
        self._marks = marks_in(self.text, start, end)
        self._next_mark: Mark | None = None
        self._quoting = False
        for run in self._runs.finditer(self.text, start, end):
            boundary = self._boundary(run)
            if boundary is not None and self._begun < boundary < end:
                yield boundary
                self._begun = boundary

    def _boundary(self, run: re.Match[str]) -> int | None:
        """Return where the sentence ends that this punctuation may end, or None."""
        if run.lastgroup == "bullet":
            return run.start()
        text, (start, stop) = self.text, run.span()
        if stop >= self._end:
            return None
        if text[start - 1 : start] in ("(", "["):
            omission = _OMISSION.match(text, start, stop)
            start = omission.end() if omission else start
        if text[stop + 1 : stop + 2] in _STRAIGHT:
            stop = self._with_spaced_mark(stop)
        if not start < stop < self._end:
            return None
        if stop - start == 1 and text[start] == "." and _is_abbreviation(text, self._begun, start):
            return None
        if not text[stop].isspace():
            return self._glued_boundary(start, stop)
        return stop if self._begins_anew(start, stop) else None

    def _with_spaced_mark(self, stop: int) -> int:
        """Return `stop`, past a closing straight mark that stands between two spaces."""
        mark = _SPACED_MARK.match(self.text, stop)
        return mark.end() if mark and self._is_quoting(stop) else stop

    def _is_quoting(self, position: int) -> bool:
        """Tell whether a straight mark is open at `position`; positions never go back."""
        mark = self._next_mark or next(self._marks, None)
        while mark and mark.start < position:
            if mark.family in ("straight", "apostrophes"):
                self._quoting = mark.role == "open" or (mark.role == "flip" and not self._quoting)
            mark = next(self._marks, None)
        self._next_mark = mark
        return self._quoting

    def _begins_anew(self, start: int, stop: int) -> bool:
        """Tell whether what follows the punctuation and a space begins a sentence."""
        if self.text[stop + 1 : stop + 2].isupper():
            return True
        following = _NEXT.match(self.text, stop, self._end)
        opening, first = following.groups() if following else ("", "")
        if opening[:1] in _CONTINUES:
            return False
        if not first.islower():
            return True
        stopped = self.text[start] == "." and not self.text.startswith("..", start)
        return stopped and bool(opening) and not _CLOSING.search(self.text, start, stop)

    def _glued_boundary(self, start: int, stop: int) -> int | None:
        """Return the end of a sentence whose successor is glued to it (*pays.Le*), or None."""
        following = _GLUED.match(self.text, stop, self._end)
        before = self.text[max(self._begun, start - 1)]
        if not following or not following["first"].isupper():
            return None
        if not (before.islower() or before.isdigit() or before in _CLOSERS):
            return None
        if _is_address(self.text, start, stop):
            return None
        return following.start("first") if self._is_quoting(stop) else stop


def _is_address(text: str, start: int, stop: int) -> bool:
    """Tell whether the stop stands in a web or mail address or a file name."""
    left = text[max(0, start - 60) : start].rsplit(None, 1)[-1:]
    right = text[stop : stop + 60].split(None, 1)[:1]
    word = _NEXT_WORD.match(text, stop)
    after = word[0].lower() if word else ""
    return bool(_ADDRESS.search(".".join(left + right))) or after in load_abbreviations().domains


def _is_abbreviation(text: str, begun: int, start: int) -> bool:
    """Tell whether the full stop at `start` belongs to the word before it and ends nothing."""
    left = text[max(begun, start - 30) : start]
    if _is_plain(left.rpartition(" ")[2]):
        return False
    lists = load_abbreviations()
    tokens = _TOKEN.split(left)
    word, before = tokens[-1], tokens[-2] if len(tokens) > 1 else ""
    if start - len(word) == begun and _NUMERAL.fullmatch(word):
        return True
    following = text[start + 1 : start + 40].lstrip()
    if word in lists.titles:
        return not before.isdigit()
    if word.lower() in lists.inner:
        return True
    if word.lower() in lists.numbered and _NUMBER.match(following):
        return True
    return bool(_INITIALS.fullmatch(word)) and _is_name(word, before, following)


def _is_plain(word: str) -> bool:
    """Tell quickly whether a word is like most: no initials, no short number and in no list."""
    lowered, listed = word.lower(), listed_words()
    is_usual = len(word) > 2 and word.isalnum() and word[1:] == lowered[1:]
    return is_usual and word not in listed and lowered not in listed


def _is_name(word: str, before: str, following: str) -> bool:
    """Tell whether initials go on as a name: `B. Obama`, but not `le plan B. Le chef …`."""
    lists = load_abbreviations()
    if before.lower() in lists.letter_nouns or (word == "J.-C" and before in lists.era_words):
        return False
    words = _NEXT_WORD.findall(following)
    first = words[0].lower().replace("’", "'") if words else ""
    if first in lists.name_particles:
        return len(words) > 1 and words[1][0].isupper()
    return first not in lists.starters
