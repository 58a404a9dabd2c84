"""One article as terminal text: framings numbered and coloured, who speaks in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from framing.records import Attribution, NearMiss, ScoredArticle
from framing.rendering.console import Screen, frame_table, listed, rendered
from framing.rendering.judgements import judgement_list
from framing.rendering.pieces import Piece, pieces
from framing.rendering.plain import one_line, plural, printable
from framing.rendering.styles import FrameStyle, frame_styles
from framing.rendering.summary import speaker

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_WHO = "bold italic"
_SAID = "italic"


def render_article(scored: ScoredArticle, *, screen: Screen) -> str:
    """Return the article with its framings and voices, then its figures and its attributions.

    Where a classifier was asked, its decisions follow, each with what moved it.

    A framing is underlined in its colour and followed by its raised number; ⟦0 Russie: …⟧ holds
    what somebody is made to say; boilerplate is dimmed. It all reads without colour, too.
    """
    from rich.text import Text  # noqa: PLC0415 - only for what is shown to a person

    styles = frame_styles(scored.frames)
    items: list[Text] = [_head(scored), _legend(styles), Text(), _body(scored, styles), Text()]
    said = [_attribution(number, item, scored) for number, item in enumerate(scored.attributions)]
    foot: list[RenderableType] = [Text(), *said] if said else []
    judged = list(judgement_list(scored))
    last: list[RenderableType] = [Text(), *judged] if judged else []
    return rendered(*items, frame_table(scored), *foot, *last, screen=screen)


def render_near_misses(misses: Sequence[NearMiss], text: str, *, screen: Screen) -> str:
    """Return what was nearly reported speech, one line each, with the reason it was dropped."""
    from rich.text import Text  # noqa: PLC0415

    lines = [listed(Text("  –", "dim"), Text.assemble(*_near_miss(miss, text))) for miss in misses]
    return rendered(Text(), Text("Not taken", "bold"), *lines, screen=screen)


def _near_miss(miss: NearMiss, text: str) -> Iterator[str]:
    yield f"{miss.rule}: {miss.reason}"
    if miss.cue:
        yield f", cue “{one_line(text[slice(*miss.cue)])}”"
    if miss.content:
        yield f", content “{one_line(text[miss.content[0][0] : miss.content[-1][1]])}”"


def attribution_label(number: int, said: Attribution) -> str:
    """Return the number, as in the tables, and the name that stand at the opening bracket."""
    return f"{number} {one_line(speaker(said))}"


def headline(scored: ScoredArticle) -> str:
    """Return the title, or the id of an article that has none."""
    return one_line(scored.article.title or scored.doc_id)


def byline(scored: ScoredArticle) -> str:
    """Return what is known of the article, in one line."""
    article = scored.article
    known = [article.outlet, article.date, article.doc_id, plural(scored.n_tokens, "token")]
    return one_line(" · ".join(item for item in known if item))


def _head(scored: ScoredArticle) -> Text:
    from rich.text import Text  # noqa: PLC0415

    return Text.assemble((headline(scored), "bold"), "\n", (byline(scored), "dim"))


def _legend(styles: Mapping[str, FrameStyle]) -> Text:
    from rich.text import Text  # noqa: PLC0415

    names = [Text(f"{style.frame}{style.raised}", style.terminal) for style in styles.values()]
    return Text("  ").join(names)


def _body(scored: ScoredArticle, styles: Mapping[str, FrameStyle]) -> Text:
    from rich.text import Text  # noqa: PLC0415

    parts = [part for piece in pieces(scored) for part in _parts(piece, scored, styles)]
    body = Text.assemble(*parts)
    body.rstrip()
    return body


def _parts(
    piece: Piece, scored: ScoredArticle, styles: Mapping[str, FrameStyle]
) -> Iterator[tuple[str, str]]:
    for number in piece.opens:
        yield f"⟦{attribution_label(number, scored.attributions[number])}: ", _WHO
    yield printable(piece.text), _style(piece, scored, styles)
    for number in piece.ends:
        style = styles[scored.hits[number].frame]
        yield style.raised, style.terminal.replace(" underline", "")
    for _ in piece.closes:
        yield "⟧", _WHO


def _style(piece: Piece, scored: ScoredArticle, styles: Mapping[str, FrameStyle]) -> str:
    if piece.is_boilerplate:
        return "dim"
    looks = [_SAID] if piece.said else []
    looks += ["bold"] if piece.sources else []
    looks += [styles[scored.hits[number].frame].terminal for number in piece.hits[:1]]
    return " ".join(looks) or "none"


def _attribution(number: int, said: Attribution, scored: ScoredArticle) -> Table:
    from rich.text import Text  # noqa: PLC0415

    facts = Text.assemble((one_line(speaker(said)), _WHO), *_facts(said, scored))
    return listed(Text(f"{number:>3}", "bold"), facts)


def _facts(said: Attribution, scored: ScoredArticle) -> Iterator[str]:
    if said.actor:
        yield f" ({', '.join(filter(None, (said.actor.type, said.actor.country)))})"
    yield f": {said.kind}, {said.endorsement}"
    if said.cue:
        yield f", cue “{one_line(scored.article.text[slice(*said.cue)])}”"
    if said.source and said.actor:
        yield f", source “{one_line(said.source.text)}”"
    if said.nested:
        yield ", nested"
    if said.rule:
        yield f", rule {said.rule}"
