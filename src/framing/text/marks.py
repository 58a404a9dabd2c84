"""Quotation marks of any shape on raw characters, and what each does where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Role = Literal["open", "close", "flip"]

# One set of characters comes first, for that is what the search can leap to.
_MARK = re.compile(
    r"[«»‹›“”„‟\"<>'’‘`´](?:(?<=[«»‹›“”„‟\"])|(?<=<)<|(?<=>)>|(?<=['’‘`´])['’‘`´]{1,2})"
)
_FAMILIES = {
    "guillemet": ("«", "»", "<<", ">>"),
    "angle": ("‹", "›"),
    "curly": ("“", "”", "„", "‟"),
    "straight": ('"',),
}
_FAMILY = {shape: family for family, shapes in _FAMILIES.items() for shape in shapes}
_NOMINAL: dict[str, Role] = {
    **dict.fromkeys(("«", "<<", "‹", "“", "„", "‟", "``", "‘‘"), "open"),
    **dict.fromkeys(("»", ">>", "›", "”", "´´"), "close"),
}
_BEFORE_OPENING = frozenset("([{«“‘„‹—–-/:='’<>|*_")
_AFTER_CLOSING = frozenset(".,;:!?…)]}»”’›—–-/'<>|*_")
_PUNCTUATION = frozenset(".,;:!?…)]}")
_UNBREAKABLE = ("\u00a0", "\u202f")
_INCISE = re.compile(r"\s?\w+(?:-t)?-(?:ils?|elles?|on|je|nous)\b")


class Mark(NamedTuple):
    """One quotation mark.

    Attributes:
        start: Its first character.
        end: After its last character.
        shape: Its characters.
        family: The shapes that it pairs with.
        role: What it does: `flip` closes when a mark of its family is open, else opens.
    """

    start: int
    end: int
    shape: str
    family: str
    role: Role


def has_marks(text: str) -> bool:
    """Tell whether a double mark stands anywhere in `text`."""
    return _MARK.search(text) is not None


def marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the double marks of the paragraph `text[start:end]`; apostrophes are never marks."""
    for match in _MARK.finditer(text, start, end):
        left, right = match.span()
        if right - left == 3 and _is_letter(text, left - 1) and _is_letter(text, right):
            left += 1
        shape = text[left:right]
        role = _role(text, left, right, (start, end))
        yield Mark(left, right, shape, _FAMILY.get(shape, "apostrophes"), role)


def is_incise(text: str, position: int) -> bool:
    """Tell whether an inserted *dit-il*, *a-t-elle* begins at `position` or a space after it."""
    return _INCISE.match(text, position) is not None


def _is_letter(text: str, position: int) -> bool:
    return 0 <= position < len(text) and text[position].isalpha()


def _role(text: str, left: int, right: int, paragraph: tuple[int, int]) -> Role:
    nominal = _NOMINAL.get(text[left:right])
    if nominal == "open" and text[left] not in "“„":
        last = text[right : min(right + 2, paragraph[1])].strip()[:1]
        if last not in _PUNCTUATION and right < paragraph[1]:
            return nominal
    leaning = _leaning(text, left, right, paragraph)
    if nominal is None:
        return leaning
    return nominal if leaning in (nominal, "flip") else "flip"


def _leaning(text: str, left: int, right: int, paragraph: tuple[int, int]) -> Role:
    """Return what the neighbours of a mark of either use make of it."""
    before, after = _neighbours(text, left, right, paragraph)
    opens = before.isspace() or before in _BEFORE_OPENING
    closes = after.isspace() or after in _AFTER_CLOSING
    if opens != closes:
        return "open" if opens else "close"
    if not opens:
        return "flip"
    return _leaning_between_spaces(text, left, right, paragraph)


def _neighbours(text: str, left: int, right: int, paragraph: tuple[int, int]) -> tuple[str, str]:
    """Return the characters beside a mark, past straight marks that touch it."""
    while left > paragraph[0] and text[left - 1] == '"' and right - left < 3:
        left -= 1
    while right < paragraph[1] and text[right] == '"' and right - left < 4:
        right += 1
    before = text[left - 1] if left > paragraph[0] else " "
    return before, text[right] if right < paragraph[1] else " "


def _leaning_between_spaces(text: str, left: int, right: int, paragraph: tuple[int, int]) -> Role:
    before = text[max(paragraph[0], left - 2) : left].rstrip()[-1:]
    after = text[right : min(paragraph[1], right + 2)].lstrip()[:1]
    inside = _unbreakable_side(text, left, right)
    if not before or before in ":(" or inside == "right":
        return "open"
    if text.startswith(("...", "…"), right):
        return "open"
    if inside == "left" or not after or after in _PUNCTUATION or is_incise(text, right):
        return "close"
    return "flip"


def _unbreakable_side(text: str, left: int, right: int) -> str | None:
    """Return on which side of a mark the only no-break space is: that of the quoted words."""
    before, after = text[left - 1 : left] in _UNBREAKABLE, text[right : right + 1] in _UNBREAKABLE
    if before == after:
        return None
    return "left" if before else "right"
