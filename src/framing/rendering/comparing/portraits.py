"""Each group and each frame told in sentences, every word of which follows from the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.rendering.comparing.labels import Labels
from framing.rendering.comparing.notes import counted
from framing.rendering.plain import Cell, one_line

if TYPE_CHECKING:
    from framing.comparison.summary import Summary

Record = dict[str, Cell]

_FEWEST_TO_DESCRIBE = 3
_MOST_ACTORS = 3
_MOSTLY = 2 / 3
_PER = 1000


@dataclass(frozen=True)
class Portrait:
    """A group or a frame, and what is said of it.

    Attributes:
        name: Its name.
        aside: A group's articles and tokens, in words; what a frame's figures are.
        sentences: What it does, or who uses it.
    """

    name: str
    aside: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class _Framing:
    """One frame of one group: counts by voice, and tokens of each voice."""

    frame: str
    hits: tuple[int, int]
    tokens: tuple[int, int]

    @property
    def total(self) -> int:
        return sum(self.hits)

    @property
    def rate(self) -> float:
        return _PER * self.total / max(sum(self.tokens), 1)

    def voice_rate(self, voice: int) -> float:
        return _PER * self.hits[voice] / max(self.tokens[voice], 1)


def portraits(summary: Summary, labels: Labels) -> Iterator[Portrait]:
    """Yield a portrait of each group, frames in the order of their hits, then one of each frame.

    Of a frame with at least three hits it is said in whose voice they are and who carries the
    attributed ones. It needs both voices apart: with `voice="all"` only the rates are told.
    """
    rows = _records(summary, "profiles")
    yield from _of_groups(rows, _records(summary, "actors"), labels)
    yield from _of_frames(rows, labels)


def _of_groups(
    rows: Sequence[Record], carriers: Sequence[Record], labels: Labels
) -> Iterator[Portrait]:
    for group in dict.fromkeys(str(_group(row)) for row in rows):
        own = [row for row in rows if _group(row) == group]
        framings = sorted(_framings(own), key=lambda item: (-item.total, item.frame))
        said = [row for row in carriers if _group(row) == group]
        yield Portrait(
            one_line(group),
            _size(own, labels),
            tuple(_capital(item) + "." for item in _sentences(framings, said, labels)),
        )


def _of_frames(rows: Sequence[Record], labels: Labels) -> Iterator[Portrait]:
    """Yield a portrait of each frame that occurs: the groups in the order of their rates."""
    groups = list(dict.fromkeys(str(_group(row)) for row in rows))
    found = {
        group: {
            item.frame: item for item in _framings([row for row in rows if _group(row) == group])
        }
        for group in groups
    }
    for frame in dict.fromkeys(str(row["frame"]) for row in rows):
        ranked = sorted(
            (group for group in groups if found[group][frame].total),
            key=lambda group: -found[group][frame].rate,
        )
        if ranked:
            told = (_ranked(group, found[group][frame], labels) for group in ranked)
            text = _capital(labels.value("frame", frame))
            yield Portrait(text, labels.portrait("figures"), (", ".join(told) + ".",))


def _ranked(group: str, item: _Framing, labels: Labels) -> str:
    share = labels.share(item.hits[1] / item.total)
    return labels.portrait(
        "ranked", group=one_line(group), rate=labels.number(item.rate, 1), share=share
    )


def _records(summary: Summary, name: str) -> list[Record]:
    table = summary.table(name)
    if table is None:
        return []
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def _group(record: Record) -> Cell:
    return next(iter(record.values()))


def _size(rows: Sequence[Record], labels: Labels) -> str:
    tokens = {str(row["voice"]): int(row["tokens"] or 0) for row in rows}
    articles = counted(int(rows[0]["articles"] or 0), labels)
    return f"{articles}, {labels.text('tokens', n=labels.count(sum(tokens.values())))}"


def _framings(rows: Sequence[Record]) -> Iterator[_Framing]:
    for frame in dict.fromkeys(str(row["frame"]) for row in rows):
        cells = {row["voice"]: row for row in rows if row["frame"] == frame}
        parts = [cells.get("editorial") or cells.get("all"), cells.get("attributed")]
        hits, tokens = (
            tuple(int(part[name] or 0) if part else 0 for part in parts)
            for name in ("hits", "tokens")
        )
        yield _Framing(frame, (hits[0], hits[1]), (tokens[0], tokens[1]))


def _sentences(
    framings: Sequence[_Framing], carriers: Sequence[Record], labels: Labels
) -> Iterator[str]:
    found = [item for item in framings if item.total]
    if not found:
        yield labels.portrait("nothing")
        return
    yield _ranking(found, labels)
    for item in found:
        if item.total >= _FEWEST_TO_DESCRIBE and item.tokens[1]:
            said = [row for row in carriers if row["frame"] == item.frame]
            yield _voices(item, said, labels)
    if absent := [labels.value("frame", item.frame) for item in framings if not item.total]:
        yield labels.portrait("none", frames=_listed(absent, labels))


def _ranking(found: Sequence[_Framing], labels: Labels) -> str:
    keys = ["most"] + ["then"] * (len(found) - 1)
    parts = (
        labels.portrait(
            key,
            frame=labels.value("frame", item.frame),
            hits=_hits(item.total, labels),
            rate=labels.number(item.rate, 1),
        )
        for key, item in zip(keys, found, strict=True)
    )
    return ", ".join(parts)


def _voices(item: _Framing, carriers: Sequence[Record], labels: Labels) -> str:
    text = labels.portrait(
        _whose(item),
        frame=labels.value("frame", item.frame),
        hits=_hits(item.total, labels),
        editorial=labels.count(item.hits[0]),
        attributed=labels.count(item.hits[1]),
        total=labels.count(item.total),
        own_rate=labels.number(item.voice_rate(0), 1),
        said_rate=labels.number(item.voice_rate(1), 1),
    )
    if not carriers:
        return text
    actors = [
        labels.portrait("actor", name=labels.value("actor", str(row["actor"])), n=row["hits"])
        for row in carriers[:_MOST_ACTORS]
    ]
    return f"{text}, {labels.portrait('carried', actors=_listed(actors, labels))}"


def _whose(item: _Framing) -> str:
    share = item.hits[1] / item.total
    if share in {0, 1}:
        return "said" if share else "own"
    if share >= _MOSTLY:
        return "mostly said"
    return "mostly own" if share <= 1 - _MOSTLY else "both"


def _hits(n: int, labels: Labels) -> str:
    return labels.portrait("hit" if n == 1 else "hits", n=labels.count(n))


def _listed(items: Sequence[str], labels: Labels) -> str:
    if len(items) == 1:
        return items[0]
    return labels.portrait("and", first=", ".join(items[:-1]), last=items[-1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
