"""One article as a page that stands alone: no script, nothing to fetch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.records import Hit, ScoredArticle
from framing.rendering.article import byline, headline
from framing.rendering.judgements import judgement_rows
from framing.rendering.pieces import Piece, pieces
from framing.rendering.plain import one_line, printable
from framing.rendering.styles import FrameStyle, frame_styles
from framing.rendering.summary import attribution_rows, hit_rows, speaker, summary_rows
from framing.rendering.templating import template

_LINKS = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of the text as the template needs it.

    Attributes:
        piece: The text and its edges.
        text: What is shown, of the same length.
        css: Classes.
        title: What is known of it, or "".
        opens: Number and name of each attribution that begins here.
        raised: The raised numbers of the frames whose hits end here.
    """

    piece: Piece
    text: str
    css: str
    title: str
    opens: tuple[tuple[int, str], ...]
    raised: str


def render_page(scored: ScoredArticle) -> str:
    """Return a whole HTML page: figures, the marked text, every hit and every attribution.

    Frames differ by colour, by underline and by a raised number; each hit tells its entry and
    category, each stretch of reported speech who is made to say it. Every piece of the text has
    its offsets in `data-start` and `data-end`.
    """
    styles = frame_styles(scored.frames)
    return template("article.html").render(
        headline=headline(scored),
        byline=byline(scored),
        url=_link(scored.article.url),
        styles=styles,
        summary=list(summary_rows(scored)),
        marked=list(_marked(scored, styles)),
        hits=list(hit_rows(scored)),
        attributions=list(attribution_rows(scored)),
        judgements=list(judgement_rows(scored)),
        provenance=scored.provenance,
    )


def _link(url: str | None) -> str | None:
    """Return `url` if a page may link to it."""
    return url if url and url.lower().startswith(_LINKS) else None


def _marked(scored: ScoredArticle, styles: dict[str, FrameStyle]) -> Iterator[Marked]:
    for piece in pieces(scored):
        hits = [scored.hits[number] for number in piece.hits]
        ended = (styles[scored.hits[number].frame].raised for number in piece.ends)
        opens = ((number, one_line(speaker(scored.attributions[number]))) for number in piece.opens)
        yield Marked(
            piece=piece,
            text=printable(piece.text),
            css=" ".join(_classes(piece, hits, styles)),
            title="; ".join(_titles(piece, hits, scored)),
            opens=tuple(opens),
            raised="".join(ended),
        )


def _classes(piece: Piece, hits: list[Hit], styles: dict[str, FrameStyle]) -> Iterator[str]:
    if piece.is_boilerplate:
        yield "boilerplate"
    if piece.said:
        yield "said"
    if piece.sources:
        yield "source"
    if piece.cues:
        yield "cue"
    if hits:
        yield "hit"
        yield styles[hits[0].frame].css_class


def _titles(piece: Piece, hits: list[Hit], scored: ScoredArticle) -> Iterator[str]:
    for hit in hits:
        negated = ", negated" if hit.negated else ""
        yield one_line(f"{hit.frame}: {hit.category}, entry “{hit.entry}”{negated}")
    for number in piece.said:
        said = scored.attributions[number]
        yield one_line(f"{number} {speaker(said)}: {said.kind}, {said.endorsement}")
    if piece.sources:
        yield f"source of {', '.join(map(str, piece.sources))}"
    if piece.cues:
        yield f"cue of {', '.join(map(str, piece.cues))}"
    if piece.is_boilerplate:
        yield "left out: not running text"
