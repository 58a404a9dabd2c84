"""A comparison as HTML and LaTeX, set by great-tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.rendering.comparing.exhibit import RAISED, Exhibit
from framing.rendering.comparing.report import Report
from framing.rendering.plain import unbroken
from framing.rendering.templating import template

if TYPE_CHECKING:
    from great_tables import GT

_LONG = 30
_SECTION = "section"
_MARKS = str.maketrans(
    {
        "∞": r"$\infty$",
        "−": "$-$",
        "≤": r"$\leq$",
        "\u00a0": "~",
        **{raised: rf"\textsuperscript{{{letter}}}" for letter, raised in RAISED.items()},
    }
)
_SPECIAL = str.maketrans(
    {mark: rf"\{mark}" for mark in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {"<": r"\textless{}", ">": r"\textgreater{}"}
)


def to_html(found: Report, *, is_page: bool = False) -> str:
    """Return a fragment of HTML, its styles with it, or a whole page."""
    found = _typeset(found)
    tables = [_table(item).as_raw_html() for item in found.exhibits]
    name = "comparison.html" if is_page else "comparison-part.html"
    return template(name).render(found=found, tables=tables)


def to_latex(found: Report) -> str:
    """Return tables for `booktabs`, `longtable` where they have more than 30 rows."""
    found = _typeset(found)
    parts = [r"% \usepackage{booktabs,longtable,caption}", _paragraph("", found.headline)]
    for item in found.portraits:
        parts.append(_paragraph(item.name, f"{item.aside}. {' '.join(item.sentences)}"))
    parts += [_latex(item) for item in found.exhibits]
    notes = (rf"\item {_escaped(note)}" for note in found.notes)
    return "\n".join([*parts, r"\begin{itemize}", *notes, r"\end{itemize}", ""])


def _typeset(found: Report) -> Report:
    """Return the report with no line break before a mark or within a number."""
    portraits = (
        replace(item, sentences=tuple(map(unbroken, item.sentences))) for item in found.portraits
    )
    return replace(
        found,
        headline=unbroken(found.headline),
        portraits=tuple(portraits),
        exhibits=tuple(map(_unbroken_exhibit, found.exhibits)),
        notes=tuple(map(unbroken, found.notes)),
    )


def _unbroken_exhibit(item: Exhibit) -> Exhibit:
    return replace(
        item,
        title=unbroken(item.title),
        heads=tuple(replace(head, label=unbroken(head.label)) for head in item.heads),
        rows=tuple(tuple(map(unbroken, row)) for row in item.rows),
        notes=tuple(map(unbroken, item.notes)),
    )


def _latex(item: Exhibit) -> str:
    text = _table(item).as_latex(use_longtable=len(item.rows) > _LONG)
    return text.translate(_MARKS).strip() + "\n"


def _paragraph(head: str, text: str) -> str:
    return rf"\paragraph{{{_escaped(head)}}} {_escaped(text)}" + "\n"


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL).translate(_MARKS)


def _table(item: Exhibit) -> GT:
    """Return the table with its first columns above their rows, where that makes it narrower."""
    from great_tables import GT  # noqa: PLC0415 - slow to load, and only needed here
    from pandas import DataFrame  # noqa: PLC0415

    covered = item.covered if item.sections else 0
    heads = {f"column {place}": head for place, head in enumerate(item.heads[covered:])}
    frame = DataFrame([row[covered:] for row in item.rows], columns=list(heads))
    if covered:
        frame[_SECTION] = list(item.sections)
    table = GT(frame, id=f"framing-{item.name}", groupname_col=_SECTION if covered else None)
    table = table.tab_header(title=item.title)
    table = table.cols_label({name: head.label for name, head in heads.items()})
    for side in ("left", "right"):
        names = [name for name, head in heads.items() if head.is_number == (side == "right")]
        table = table.cols_align(side, columns=names) if names else table
    for note in item.notes:
        table = table.tab_source_note(note)
    return table.tab_options(table_font_size="14px", data_row_padding="3px", table_margin_left="0")
