"""Quotations: what stands between marks, however they are shaped, nested or forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.records import Span
from framing.text.marks import Mark, has_marks, is_incise, marks_in
from framing.text.paragraphs import paragraph_spans, trimmed
from framing.text.sentences import sentence_ends
from framing.text.singles import may_hold_pairs, single_pairs

LONGEST = 3000
FARTHEST = 6
UNPARTED = 1000
AHEAD = 400
DEEPEST = 12

_ENGLISH = frozenset(("apostrophes", "curly", "straight"))


class Quotation(NamedTuple):
    """A stretch between quotation marks.

    Attributes:
        start: First character of the opening mark.
        end: After the closing mark, or after the last quoted character if there is none.
        inner: What is quoted, without the marks and the spaces beside them.
        mark: The opening mark.
        depth: 0, or how many quotations lie around it.
        closed: Whether a closing mark was found.
        paragraphs: `inner` parted where it runs over paragraphs, reopening marks left out.
    """

    start: int
    end: int
    inner: Span
    mark: str
    depth: int
    closed: bool
    paragraphs: tuple[Span, ...]


@dataclass(slots=True)
class _Draft:
    """A quotation while it is read; `close` is where its closing mark begins."""

    mark: Mark
    paragraph: int
    close: int = -1
    end: int = -1
    closed: bool = False
    reopened: dict[int, int] = field(default_factory=dict)


def quotation_spans(text: str) -> list[Quotation]:
    """Return the quotations of `text` in the order of their opening marks.

    Marks are paired by a stack whose entries know their family (« », “ ”, ", ''): a mark that
    finds none of its own family open may close another's. A quotation goes on over a paragraph's
    end if the next paragraph opens with a mark again, or if a closing mark comes within
    `FARTHEST` paragraphs and `LONGEST` characters with no opening one before it. Else, left
    unclosed, it ends with its sentence if it begins in lower case or another of its kind opens
    after it, otherwise with its paragraph; in a text without paragraphs, with a sentence at most
    `AHEAD` characters on. Apostrophes and inches are no marks. Never raises.
    """
    if not (has_marks(text) or may_hold_pairs(text)):
        return []
    paragraphs = paragraph_spans(text)
    drafts = [*_Reader(text, paragraphs).read(), *_single_drafts(text, paragraphs)]
    drafts.sort(key=lambda draft: (draft.mark.start, -draft.end))
    found = (_quotation(text, paragraphs, draft, depth) for draft, depth in _nested(drafts))
    return [quotation for quotation in found if quotation.paragraphs]


class _Reader:
    """Pairs the double marks of a text, paragraph by paragraph."""

    def __init__(self, text: str, paragraphs: list[Span]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.marks = [list(marks_in(text, start, end)) for start, end in paragraphs]
        self.stack: list[_Draft] = []
        self.done: list[_Draft] = []
        self.left: Counter[tuple[str, str]] = Counter()
        self.at = 0

    def read(self) -> list[_Draft]:
        """Return a draft for each opening mark, ends settled, in no order."""
        for at, marks in enumerate(self.marks):
            self.at = at
            if marks:
                self._read_paragraph(marks)
            if self.stack:
                self._leave_paragraph()
        return self.done

    def _read_paragraph(self, marks: list[Mark]) -> None:
        self.left = Counter([(mark.family, mark.role) for mark in marks])
        for mark in marks:
            self.left[mark.family, mark.role] -= 1
            self._take(mark)

    def _take(self, mark: Mark) -> None:
        if self._reopens(mark):
            self.stack[0].reopened[self.at] = mark.end
        elif mark.role == "open":
            self._open(mark)
        elif mark.role == "flip" and self._innermost(mark.family) is None:
            if self._closings(mark.family) > 0:
                self.stack.append(_Draft(mark, self.at))
        else:
            self._close(mark)

    def _reopens(self, mark: Mark) -> bool:
        """Tell whether `mark` only repeats, at a paragraph's start, one opened before."""
        return (
            bool(self.stack)
            and self.stack[0].paragraph < self.at
            and mark.start == self.paragraphs[self.at][0]
            and _may_reopen(self.stack[0], mark)
        )

    def _open(self, mark: Mark) -> None:
        top = self.stack[-1] if self.stack else None
        if top and top.mark.family == mark.family:
            if self._misplaced(mark):
                self._close(mark)
                return
            if not self._nests(mark, top):
                self.stack.pop()
                self._abandon(top, mark.start, parted=True)
        self.stack.append(_Draft(mark, self.at))

    def _misplaced(self, mark: Mark) -> bool:
        """Tell whether a closing mark leans to the wrong side: `… partons, "dit-il`."""
        if mark.family not in ("straight", "apostrophes"):
            return False
        if is_incise(self.text, mark.end):
            return True
        others = self._closings(mark.family) + self.left[mark.family, "open"]
        pause = self.text[mark.start - 2 : mark.start - 1] in tuple(",.!?…")
        return pause and others % 2 == 0 and self._surplus(mark.family) <= 0

    def _nests(self, mark: Mark, top: _Draft) -> bool:
        surplus = self._surplus(mark.family)
        if surplus == 1 and self.text[mark.end : mark.end + 1].islower():
            return self._goes_on(top)
        return surplus > 1

    def _surplus(self, family: str) -> int:
        """Return how many more marks close than open in the rest of the paragraph."""
        return self._closings(family) - self.left[family, "open"]

    def _closings(self, family: str) -> int:
        return self.left[family, "close"] + self.left[family, "flip"]

    def _innermost(self, family: str) -> int | None:
        """Return the place in the stack of the last draft that `family` opened, or None."""
        deepest = max(-1, len(self.stack) - 1 - DEEPEST)
        for at in range(len(self.stack) - 1, deepest, -1):
            if self.stack[at].mark.family == family:
                return at
        return None

    def _close(self, mark: Mark) -> None:
        at = self._innermost(mark.family)
        if at is None:
            at = self._other_family(mark)
        if at is None:
            return
        for inner in self.stack[at + 1 :]:
            self._settle(inner, mark.start, mark.start, closed=False)
        draft = self.stack[at]
        del self.stack[at:]
        if mark.end - draft.mark.start > LONGEST and draft.paragraph == self.at:
            self._abandon(draft, self.paragraphs[self.at][1])
        else:
            self._settle(draft, mark.start, mark.end, closed=True)

    def _other_family(self, mark: Mark) -> int | None:
        """Return the last draft if `mark` closes it though of another shape."""
        if not self.stack or mark.role != "close" or self.text[mark.start - 1].isdigit():
            return None
        own = self._surplus(self.stack[-1].mark.family)
        return len(self.stack) - 1 if own <= 0 else None

    def _settle(self, draft: _Draft, close: int, end: int, *, closed: bool) -> None:
        draft.close, draft.end, draft.closed = close, end, closed
        self.done.append(draft)

    def _leave_paragraph(self) -> None:
        kept = self.stack[:1] if self._goes_on(self.stack[0]) else []
        for draft in self.stack[len(kept) :]:
            self._abandon(draft, self.paragraphs[self.at][1])
        self.stack = kept

    def _goes_on(self, draft: _Draft) -> bool:
        """Tell whether the next paragraphs reopen or close the draft."""
        ahead = range(self.at + 1, min(self.at + 1 + FARTHEST, len(self.marks)))
        marked = next((at for at in ahead if self.marks[at]), None)
        if marked is None:
            return False
        mark = self.marks[marked][0]
        at_start = mark.start == self.paragraphs[marked][0]
        if marked == self.at + 1 and at_start and _may_reopen(draft, mark):
            return True
        same = mark.family == draft.mark.family or not self.text[mark.start - 1].isdigit()
        return mark.role == "close" and same and mark.end - draft.mark.start <= LONGEST

    def _abandon(self, draft: _Draft, limit: int, *, parted: bool = False) -> None:
        """Settle a draft that nothing closes, at `limit` or at the end of a sentence before it."""
        last = max(draft.reopened, default=draft.paragraph)
        start = draft.reopened.get(last, draft.mark.end)
        limit = min(limit, self.paragraphs[last][1])
        parted = parted or self.text[start : start + 2].lstrip()[:1].islower()
        if parted or limit - start > UNPARTED:
            limit = self._sentence_end(start, limit, first=parted)
        self._settle(draft, limit, limit, closed=False)

    def _sentence_end(self, start: int, limit: int, *, first: bool) -> int:
        if first:
            return next(sentence_ends(self.text, start, limit), limit)
        near = min(limit, start + AHEAD)
        ends = list(sentence_ends(self.text, start, near))
        return ends[-1] if ends else max(start, self.text.rfind(" ", start, near))


def _may_reopen(draft: _Draft, mark: Mark) -> bool:
    """Tell whether a paragraph that begins with `mark` goes on with what `draft` began."""
    if mark.role == "close":
        return mark.shape == "»" and draft.mark.shape == "«"
    return mark.family == draft.mark.family or {mark.family, draft.mark.family} <= _ENGLISH


def _single_drafts(text: str, paragraphs: list[Span]) -> Iterator[_Draft]:
    for at, paragraph in enumerate(paragraphs if may_hold_pairs(text) else ()):
        for start, end in single_pairs(text, *paragraph):
            mark = Mark(start, start + 1, text[start], "single", "open")
            yield _Draft(mark, at, end - 1, end, closed=True)


def _nested(drafts: list[_Draft]) -> list[tuple[_Draft, int]]:
    """Return the sorted drafts with their depths; where two cross, the surer one stands."""
    around: list[_Draft] = []
    kept: list[tuple[_Draft, int]] = []
    for draft in drafts:
        while around and _ends_before(around[-1], draft):
            around.pop()
        if around and draft.end > around[-1].end:
            if draft.closed:
                continue
            draft.close = draft.end = around[-1].close
        if around and _doubles(around[-1], draft):
            continue
        kept.append((draft, len(around)))
        around.append(draft)
    return kept


def _doubles(outer: _Draft, draft: _Draft) -> bool:
    """Tell whether `draft` repeats `outer`, as in the doubled marks of a CSV cell."""
    touch = outer.mark.end == draft.mark.start and draft.end == outer.close
    return touch and outer.mark.shape == draft.mark.shape == '"'


def _ends_before(outer: _Draft, draft: _Draft) -> bool:
    """Tell whether `outer` ends before `draft`, cutting it there if its end was but a guess."""
    if draft.mark.start < outer.end < draft.end and not outer.closed:
        outer.close = outer.end = draft.mark.start
    return outer.end <= draft.mark.start


def _quotation(text: str, paragraphs: list[Span], draft: _Draft, depth: int) -> Quotation:
    parts = tuple(_parts(text, paragraphs, draft))
    inner = (parts[0][0], parts[-1][1]) if parts else (draft.mark.end, draft.mark.end)
    return Quotation(
        start=draft.mark.start,
        end=draft.end if draft.closed else inner[1],
        inner=inner,
        mark=draft.mark.shape,
        depth=depth,
        closed=draft.closed,
        paragraphs=parts,
    )


def _parts(text: str, paragraphs: list[Span], draft: _Draft) -> Iterator[Span]:
    for at in range(draft.paragraph, len(paragraphs)):
        start, end = paragraphs[at]
        if start >= draft.close:
            return
        opening = draft.reopened.get(at, start)
        part = trimmed(text, max(opening, draft.mark.end), min(end, draft.close))
        if part[0] < part[1]:
            yield part
