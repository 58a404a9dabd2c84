"""A lexicon as a page for its readers: definition, categories, examples, figures, blind spots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from framing.lexicon.entries import Category, Entry, Lexicon

_EXAMPLES = 4
_ALARMS = 5
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\|*_`<["})

Figures = Mapping[str, Sequence[Mapping[str, Any]]]
"""By name of the coded articles: the figures of one frame, as `framing lexicon validate --json`."""


def frame_page(lexicon: Lexicon, figures: Figures) -> str:
    """Return the page of a frame as Markdown.

    Args:
        lexicon: The frame's lexicon.
        figures: Of this frame alone; may be empty.
    """
    parts = (
        _head(lexicon),
        _categories(lexicon),
        _examples(lexicon),
        _figures(figures),
        _alarms(figures),
        _listed("Known blind spots", lexicon.blind_spots),
        _listed("References", lexicon.references),
    )
    return "\n".join(line for part in parts for line in part)


def _head(lexicon: Lexicon) -> Iterator[str]:
    labels = lexicon.label
    yield f"# {labels.get('en', lexicon.frame)}"
    yield ""
    french = f" ({labels['fr']})" if "fr" in labels else ""
    yield f"Frame `{lexicon.frame}`{french}. {' '.join(lexicon.definition.split())}"
    yield ""


def _categories(lexicon: Lexicon) -> Iterator[str]:
    yield from ("## Categories", "", "| category | what | entries | rules | names |")
    yield "| --- | --- | ---: | ---: | ---: |"
    for category in lexicon.categories:
        names = sum(entry.is_name for entry in category.entries)
        rules = sum(entry.is_rule for entry in category.entries)
        label = category.label.get("en") or category.label.get("fr", "")
        plain = len(category.entries) - names - rules
        yield f"| `{category.name}` | {label} | {plain} | {rules} | {names} |"
    yield ""
    yield "*Names* hold a word of the frame without framing; they are counted apart, never scored."
    yield ""


def _examples(lexicon: Lexicon) -> Iterator[str]:
    yield from ("## Examples of entries", "", "| entry | finds | does not find |")
    yield "| --- | --- | --- |"
    for category in lexicon.categories:
        for entry in _spread(category):
            found, not_found = entry.match[0], entry.no_match[0]
            yield f"| {_plain(entry.name)} | {_plain(found)} | {_plain(not_found)} |"
    yield ""


def _spread(category: Category) -> Sequence[Entry]:
    """Return some entries with example sentences, evenly from the category's short ones."""
    tested = [entry for entry in category.entries if entry.match and entry.no_match]
    short = sorted(tested, key=lambda entry: len(entry.name))[: max(_EXAMPLES, len(tested) // 2)]
    return short[:: max(1, len(short) // _EXAMPLES)][:_EXAMPLES]


def _figures(figures: Figures) -> Iterator[str]:
    if not figures:
        return
    yield from ("## Figures", "", "Sentence by sentence, 95 % intervals over articles.", "")
    yield "| coded articles | precision | recall | F1 | κ | sentences coded |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, rows in figures.items():
        for row in rows:
            if row["level"] == "frame":
                shares = " | ".join(
                    _with_interval(row, key) for key in ("precision", "recall", "f1")
                )
                yield f"| {name} | {shares} | {_share(row['kappa'])} | {row['coded']} |"
    yield ""


def _alarms(figures: Figures) -> Iterator[str]:
    rows = [
        (name, row)
        for name, found in figures.items()
        for row in found
        if row["level"] == "entry" and row["false_alarms"] > 1
    ]
    if not rows:
        return
    rows.sort(key=lambda pair: (-pair[1]["false_alarms"], pair[1]["entry"]))
    yield from (
        "## Entries with most false alarms",
        "",
        "| entry | coded articles | found | false |",
    )
    yield "| --- | --- | ---: | ---: |"
    for name, row in rows[:_ALARMS]:
        yield f"| {_plain(row['entry'])} | {name} | {row['found']} | {row['false_alarms']} |"
    yield ""


def _listed(title: str, items: Iterable[str]) -> Iterator[str]:
    kept = list(items)
    if kept:
        yield from (f"## {title}", "", *(f"- {item}" for item in kept), "")


def _with_interval(row: Mapping[str, Any], key: str) -> str:
    low, high = row[f"{key}_interval"]
    bounds = "" if low is None else f" ({_share(low)}–{_share(high)})"
    return f"{_share(row[key])}{bounds}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def _plain(text: str) -> str:
    return text.translate(_MARKS)
