"""Terms as other programs write them → patterns of our own language.

Other dictionaries don't inflect and don't mind case: a word becomes an exact form in lower case, a
word with `*` a glob, a `*` that stands alone a gap of at most one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from framing.lexicon.patterns import PatternError, parse

_VARIANTS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "_": " ", "‐": "-", "‑": "-", "\u00ad": None}
)
_EDGES = ".,;:!?…\"«»“”„()[]{}<>#@/&%-'"
_SIMPLE = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[\w*]+(?:['.,&/%-]+[\w*]+)*")
_STARRED_SEPARATOR = re.compile(r"['-]+")
_HYPHENED_STAR = re.compile(r"(?<=\w)-+(?=\*+(?:[-']|$))|(?<=^\*)-+|(?<=[-']\*)-+")
# What has few words and no marks needs no check of its syntax, which takes most of the time.
_FEW = 8
_MARKED = re.compile(r"[^\w\s*'-]")
_REGEX = re.compile(r"\w\.[*+]|\\[a-z]|\[[\w-]+\]|[^\W\d]\$(?:\s|$)|(?:^|\s)\^\w")
_LONE_STAR = re.compile(r"(?:^|\s)\*+(?:\s|$)")


def to_pattern(term: str, *, inflect: bool = False) -> str | None:
    """Return the pattern of a term, or None when no word of a text can match it (`:-)`, `c++`).

    Args:
        term: One or several words; `*` stands for any letters, `_` for a space.
        inflect: Leave words free to inflect.

    Raises:
        PatternError: The term is too long, or looks like a regular expression.

    Example:
        >>> to_pattern("Groupe_armé terror*")
        '"groupe armé" terror*'
    """
    folded = unicodedata.normalize("NFC", term).translate(_VARIANTS).lower()
    if _SIMPLE.fullmatch(folded):
        return folded if inflect else f'"{folded}"'
    _refuse_regex(folded)
    tokens = [token for token in (part.strip(_EDGES) for part in folded.split()) if token]
    pieces = [piece for token in tokens for piece in _pieces(token)]
    if "" in pieces or not (pattern := _joined(_trimmed(pieces), inflect=inflect)):
        return None
    if len(pieces) > _FEW or _MARKED.search(folded):
        parse(pattern)
    return pattern


def _refuse_regex(term: str) -> None:
    if found := _REGEX.search(term):
        raise PatternError(
            f"{found.group()!r} is a regular expression, which dictionaries don't know: "
            "use * for any letters"
        )


def has_lone_star(term: str) -> bool:
    """Tell whether a `*` stands for a whole word, which is read as a gap."""
    return bool(_LONE_STAR.search(term))


def _pieces(token: str) -> Iterator[str]:
    """Yield the parts of a token that are all word or all glob; an empty one if it can't be."""
    if not _TOKEN.fullmatch(token):
        yield ""
    elif "*" not in token or _is_gap(token):
        yield token
    else:
        yield from map(_starred, _STARRED_SEPARATOR.split(_HYPHENED_STAR.sub("", token)))


def _starred(part: str) -> str:
    """Refuse marks beside a star, and a star that an apostrophe holds (`*'s`)."""
    return part if re.fullmatch(r"\w[\w*]*|\*+[\w*]*\w[\w*]*", part) else ""


def _trimmed(pieces: list[str]) -> list[str]:
    """Drop stars that stand alone at either end: any word may be there, or none."""
    while pieces and _is_gap(pieces[0]):
        pieces = pieces[1:]
    while pieces and _is_gap(pieces[-1]):
        pieces = pieces[:-1]
    return pieces


def _is_gap(piece: str) -> bool:
    return not piece.strip("*")


def _joined(pieces: list[str], *, inflect: bool) -> str:
    return " ".join(
        _written(kind, list(run), inflect=inflect) for kind, run in groupby(pieces, key=_kind)
    )


def _kind(piece: str) -> str:
    if _is_gap(piece):
        return "gap"
    return "glob" if "*" in piece else "word"


def _written(kind: str, run: list[str], *, inflect: bool) -> str:
    if kind == "gap":
        return f"~{len(run)}"
    if kind == "glob" or inflect:
        return " ".join(run)
    return f'"{" ".join(run)}"'
