"""A comparison as Markdown: captions, pipe tables, notes; no headings, so that it fits any page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.rendering.comparing.exhibit import Exhibit
from framing.rendering.comparing.portraits import Portrait
from framing.rendering.comparing.report import Report
from framing.rendering.formats import escaped


def to_markdown(found: Report) -> str:
    """Return the headline, the portraits, each table with caption and notes, the notes of all."""
    parts = [f"**{escaped(found.headline)}**"]
    parts += [_portrait(item) for item in found.portraits]
    parts += [_table(item) for item in found.exhibits]
    parts.append("\n".join(f"- {escaped(note)}" for note in found.notes))
    return "\n\n".join(filter(None, parts)) + "\n"


def _portrait(item: Portrait) -> str:
    text = escaped(" ".join(item.sentences))
    return f"**{escaped(item.name)}** ({escaped(item.aside)}). {text}"


def _table(item: Exhibit) -> str:
    below = "  \n".join(map(escaped, item.notes))
    return "\n\n".join(filter(None, [f"*{escaped(item.title)}*", "\n".join(_lines(item)), below]))


def _lines(item: Exhibit) -> Iterator[str]:
    yield _line([head.label for head in item.heads])
    yield f"| {' | '.join('---:' if head.is_number else '---' for head in item.heads)} |"
    yield from map(_line, item.rows)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"
