"""Lexicoder 3's `.lc3`: a line `+category`, then its words, one a line."""

from __future__ import annotations

from framing.lexicon.entries import Lexicon
from framing.lexicon.formats.assembly import Draft, Reading
from framing.lexicon.formats.files import Source
from framing.lexicon.formats.flattening import Flattener, Written
from framing.lexicon.formats.losses import Losses

_MARK = "+"


def read(source: Source) -> Reading:
    """Return a `.lc3` dictionary.

    Raises:
        LexiconError: A word stands before the first category, or a category has no name.
    """
    draft = Draft(source)
    category = ""
    for line, text in source.lines():
        term = text.strip()
        if term.startswith(_MARK):
            name = term.removeprefix(_MARK).strip()
            if not name:
                raise source.error(line, f"a category without a name; write {_MARK}name")
            category = draft.category([name])
        elif not category:
            message = (
                f"{term[:60]!r} stands before the first category; put a {_MARK}name line first"
            )
            raise source.error(line, message)
        else:
            draft.term(category, term, line=line)
    return draft.finish()


def write(lexicon: Lexicon, stem: str) -> Written:
    """Return a lexicon as a `.lc3` file, which has no weights."""
    losses = Losses()
    losses.lexicon(lexicon, stem=stem)
    lines = [
        line
        for name, terms in Flattener(lexicon, losses).categories().items()
        for line in (_MARK + name, *terms)
    ]
    return Written("\n".join([*lines, ""]), losses.sentences())
