"""LIWC-22's `.dicx`: a CSV with a column for each category, marked by X or weighted."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from itertools import zip_longest

from framing.lexicon.entries import Lexicon
from framing.lexicon.formats.assembly import Draft, Reading, number
from framing.lexicon.formats.files import Source
from framing.lexicon.formats.flattening import Flattener, Terms, Written, numeral
from framing.lexicon.formats.losses import Losses
from framing.lexicon.formats.rows import read_rows

_MARK = "X"
_TERM = "DicTerm"


def read(source: Source) -> Reading:
    """Return a `.dicx` file: X or 1 puts a word into a category, another number weighs it.

    Raises:
        LexiconError: There is no column of a category, or a cell is neither mark nor number.
    """
    rows = read_rows(source)
    line, header = next(rows, (1, []))
    if len(header) < 2:
        raise source.error(
            line, f"no category; the first line is {_TERM} and the categories' names"
        )
    draft = Draft(source)
    names = [name and draft.category([name]) for name in header[1:]]
    for line, (term, *cells) in rows:
        for name, cell in zip_longest(names, cells, fillvalue=""):
            weight = _weight(source, line, cell)
            if weight and not name:
                raise source.error(line, f"{cell!r} stands in a column without a name; name it")
            if weight:
                draft.term(name, term, line=line, weight=weight)
    return draft.finish()


def _weight(source: Source, line: int, cell: str) -> float:
    """Return the weight that a cell gives; 0 when it is empty."""
    if not cell:
        return 0.0
    weight = 1.0 if cell.upper() == _MARK else number(cell)
    if weight is None:
        raise source.error(line, f"{cell[:40]!r} is neither {_MARK} nor a number; correct the cell")
    return weight


def write(lexicon: Lexicon, stem: str) -> Written:
    """Return a lexicon as a `.dicx` file, with numbers when a weight is not 1."""
    losses = Losses("weights")
    losses.lexicon(lexicon, stem=stem)
    categories = {
        name: {term: weight for term, weight in terms.items() if weight}
        for name, terms in Flattener(lexicon, losses).categories().items()
    }
    if any(entry.weight == 0 for _, entry in lexicon.entries()):
        losses.other("zero", "entries of weight 0 are left out, for an empty cell means the same")
    output = io.StringIO()
    table = csv.writer(output, lineterminator="\n")
    table.writerow([_TERM, *categories])
    table.writerows(_rows(categories))
    return Written(output.getvalue(), losses.sentences())


def _rows(categories: Mapping[str, Terms]) -> list[list[str]]:
    weighted = any(weight != 1 for terms in categories.values() for weight in terms.values())
    terms = dict.fromkeys(term for found in categories.values() for term in found)
    return [
        [term, *(_cell(found.get(term, 0.0), weighted=weighted) for found in categories.values())]
        for term in terms
    ]


def _cell(weight: float, *, weighted: bool) -> str:
    if not weight:
        return ""
    return numeral(weight) if weighted else _MARK
