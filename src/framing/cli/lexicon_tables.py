"""What the tools for lexicons print: tables for the terminal, objects for JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from framing.rendering.console import Screen, empty_table, listed, rendered
from framing.rendering.plain import MISSING, one_line, plural, printable

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from framing.lexicon.findings import Finding, Report
    from framing.suggesting import Suggestion
    from framing.validation import Coded, CodedShare, Figure, Interval, Validation

_ENTRY_WIDTH = 44
_SAME_CODE = 20


# framing lexicon check


def report_lines(report: Report) -> Iterator[str]:
    """Yield a line per finding, many of one kind cut short, and a line that counts them."""
    for kind in ("errors", "warnings"):
        found = getattr(report, kind)
        for code in dict.fromkeys(item.code for item in found):
            yield from _cut([item for item in found if item.code == code])
    counts = (
        plural(len(report.errors), "error"),
        plural(len(report.warnings), "warning"),
        f"{len(report.explained):,} explained in notes",
    )
    yield ", ".join(counts)


def _cut(findings: list[Finding]) -> Iterator[str]:
    yield from (one_line(str(item)) for item in findings[:_SAME_CODE])
    if (rest := len(findings) - _SAME_CODE) > 0:
        yield f"… and {rest:,} more of the kind {findings[0].code!r}; --json names them all"


# framing lexicon validate


def validation_text(found: Validation, *, limit: int, screen: Screen) -> str:
    """Return the tables of frames, of categories, of false alarms and of influence."""
    from rich.text import Text  # noqa: PLC0415 - only for what is shown to a person

    alarms = [item for item in found.by_false_alarms() if item.false_alarms][:limit]
    parts: list[RenderableType] = [
        _figures("frame", found.of("frame"), has_agreement=True),
        Text(
            f"\nmacro F1 {_share(found.macro_f1)} over {plural(found.articles, 'coded article')}\n"
        ),
        _figures("category", found.of("category")),
        Text(f"\nEntries by false alarms (the first {len(alarms)})\n"),
        _entries(alarms),
        Text("\nEntries by influence: macro F1 with the entry less macro F1 without it\n"),
        _entries(found.by_influence()[:limit]),
        Text(f"\n{plural(len(found.unused), 'entry')} hit nowhere in these articles"),
    ]
    return rendered(*parts, screen=screen)


def _figures(name: str, figures: Iterable[Figure], *, has_agreement: bool = False) -> Table:
    table = empty_table()
    table.add_column(name, no_wrap=True)
    extra = ("κ", "α") if has_agreement else ()
    for head in ("precision", "95 %", "recall", "95 %", "F1", "95 %", *extra, "found", "coded"):
        table.add_column(head, justify="right", no_wrap=True)
    for item in figures:
        agreement = (_share(item.counts.kappa), _share(item.alpha)) if has_agreement else ()
        counts = (str(item.counts.found), str(item.counts.coded))
        label = f"{item.frame}/{item.category}" if item.category else item.frame
        table.add_row(label, *_with_intervals(item), *agreement, *counts)
    return table


def _with_intervals(item: Figure) -> Iterator[str]:
    counts = item.counts
    for value, bounds in (
        (counts.precision, item.precision),
        (counts.recall, item.recall),
        (counts.f1, item.f1),
    ):
        yield from (_share(value), _bounds(bounds))


def _entries(figures: Iterable[Figure]) -> Table:
    table = empty_table()
    table.add_column("entry", no_wrap=True, overflow="ellipsis", max_width=_ENTRY_WIDTH)
    table.add_column("frame", no_wrap=True)
    for head in ("found", "false", "precision", "95 %", "influence"):
        table.add_column(head, justify="right", no_wrap=True)
    for item in figures:
        table.add_row(
            item.entry,
            item.frame,
            str(item.counts.found),
            str(item.false_alarms),
            _share(item.counts.precision),
            _bounds(item.precision),
            f"{item.influence:+.4f}",
        )
    return table


def validation_document(found: Validation) -> dict[str, Any]:
    """Return everything as one object for JSON."""
    return {
        "articles": found.articles,
        "macro_f1": _number(found.macro_f1),
        "figures": [_figure_document(item) for item in found.figures],
        "unused": [list(key) for key in found.unused],
    }


def _figure_document(item: Figure) -> dict[str, Any]:
    counts = item.counts
    return {
        "level": item.level,
        "frame": item.frame,
        "category": item.category,
        "entry": item.entry,
        "both": counts.both,
        "found": counts.found,
        "coded": counts.coded,
        "false_alarms": item.false_alarms,
        "precision": _number(counts.precision),
        "precision_interval": _pair(item.precision),
        "recall": _number(counts.recall),
        "recall_interval": _pair(item.recall),
        "f1": _number(counts.f1),
        "f1_interval": _pair(item.f1),
        "kappa": _number(counts.kappa) if item.level == "frame" else None,
        "alpha": _number(item.alpha),
        "influence": _number(item.influence),
    }


# framing lexicon code


def coded_text(coded: Coded, *, screen: Screen) -> str:
    """Return the table of shares."""
    table = empty_table()
    for head in ("frame", "category", "entry"):
        table.add_column(head, no_wrap=True, overflow="ellipsis", max_width=_ENTRY_WIDTH)
    for head in ("right", "judged", "precision", "95 %"):
        table.add_column(head, justify="right", no_wrap=True)
    for item in coded.shares:
        share = item.precision
        numbers = (str(item.right), str(item.judged), _share(share.value))
        bounds = f"{_share(share.low)}–{_share(share.high)}"
        table.add_row(item.frame, item.category, item.entry, *numbers, bounds)
    judged = sum(item.judged for item in coded.shares if not (item.category or item.entry))
    closing = f"{plural(judged, 'hit')} judged, {coded.blank:,} left blank\n"
    return (rendered(table, screen=screen) if coded.shares else "") + closing


def coded_document(coded: Coded) -> dict[str, Any]:
    """Return everything as one object for JSON."""
    return {"shares": list(map(_share_document, coded.shares)), "blank": coded.blank}


def _share_document(item: CodedShare) -> dict[str, Any]:
    value, low, high = map(_number, item.precision)
    rest = {name: getattr(item, name) for name in ("frame", "category", "entry", "right", "judged")}
    return {**rest, "precision": value, "precision_interval": [low, high]}


# framing lexicon suggest


def suggestions_text(found: Iterable[Suggestion], *, screen: Screen) -> str:
    """Return each suggestion with its numbers, and its contexts below it."""
    from rich.text import Text  # noqa: PLC0415

    parts: list[RenderableType] = []
    for item in found:
        out = item.outcome
        numbers = (
            f"  gain {item.gain:.1f} · {plural(out.sentences, 'sentence')}, {out.new} of them new · "
            f"{plural(out.articles, 'article')} · {', '.join(item.methods)}"
        )
        parts.append(Text.assemble((item.pattern, "bold"), (numbers, "dim")))
        for context in out.contexts:
            words = Text.assemble(
                printable(context.left),
                (one_line(context.match), "underline"),
                printable(context.right),
                (f"  {context.doc_id}", "dim"),
            )
            parts.append(listed(Text("   "), words))
    return rendered(*parts, screen=screen) if parts else ""


def suggestions_document(found: Iterable[Suggestion]) -> dict[str, Any]:
    """Return everything as one object for JSON."""
    return {"suggestions": [_suggestion_document(item) for item in found]}


def _suggestion_document(item: Suggestion) -> dict[str, Any]:
    outcome = item.outcome
    return {
        "entry": item.pattern,
        "methods": list(item.methods),
        "gain": _number(item.gain),
        "sentences": outcome.sentences,
        "new": outcome.new,
        "beside_hits": outcome.beside,
        "articles": outcome.articles,
        "contexts": [context._asdict() for context in outcome.contexts],
    }


def report_document(report: Report) -> dict[str, Any]:
    """Return a report as one object for JSON."""
    names = ("errors", "warnings", "explained")
    return {name: [asdict(item) for item in getattr(report, name)] for name in names}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _pair(bounds: Interval) -> list[float | None]:
    return [_number(bounds.low), _number(bounds.high)]


def _share(value: float) -> str:
    return MISSING if math.isnan(value) else f"{value:.3f}".removeprefix("0")


def _bounds(bounds: Interval) -> str:
    return "" if math.isnan(bounds.low) else f"{_share(bounds.low)}–{_share(bounds.high)}"
