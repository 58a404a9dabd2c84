"""What stands below a whole comparison: its notes, and what it was made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from framing.rendering.comparing.labels import Labels
from framing.rendering.plain import one_line

if TYPE_CHECKING:
    from framing.comparison.summary import Summary

_DIGITS = 19
SOFTWARE = ("Software: ", "Logiciels : ")
"""How the note on versions begins; a page is not out of date for it alone."""


def notes(summary: Summary, labels: Labels) -> list[str]:
    """Return the notes of the summary, then sizes, lexicons, options and versions."""
    frames = list(summary.provenance.get("lexicons", {}))
    said = (labels.renamed(_sentence(note), frames) for note in summary.notes)
    return [*map(one_line, said), *made_with(summary, labels)]


def made_with(summary: Summary, labels: Labels) -> list[str]:
    """Return sizes, lexicon hashes, options and versions, a sentence each."""
    return [one_line(note) for note in _made(summary.provenance, labels)]


def headline(summary: Summary, labels: Labels) -> str:
    """Return the title with the number of articles and tokens."""
    sizes = [size for size in (articles(summary, labels), tokens(summary, labels)) if size]
    if not sizes:
        return one_line(summary.title)
    return one_line(labels.text("headline", title=summary.title, sizes=", ".join(sizes)))


def articles(summary: Summary, labels: Labels) -> str:
    """Return how many articles were compared, in words."""
    return counted(summary.provenance.get("articles"), labels)


def tokens(summary: Summary, labels: Labels) -> str:
    """Return how many tokens they hold, in words."""
    n = summary.provenance.get("tokens")
    return "" if n is None else labels.text("tokens", n=labels.count(n))


def counted(n: int | None, labels: Labels) -> str:
    """Return `1 article`, `2 articles`; nothing when it is not known."""
    if n is None:
        return ""
    return labels.text("article" if n == 1 else "articles", n=labels.count(n))


def _sentence(note: str) -> str:
    """Return a note as a sentence; a letter that stands for a number stays small."""
    start = note[:1].upper() if note[1:2].isalpha() else note[:1]
    return start + note[1:] + ("" if note.endswith((".", "!", "?")) else ".")


def _made(known: Mapping[str, Any], labels: Labels) -> Iterator[str]:
    if known.get("groups"):
        sizes = (f"{name} {labels.count(size)}" for name, size in known["groups"].items())
        yield labels.text("sizes", sizes=", ".join(sizes))
    if known.get("lexicons"):
        hashes = (f"{name} {str(value)[:_DIGITS]}" for name, value in known["lexicons"].items())
        yield labels.text("lexicons", hashes=", ".join(hashes))
    if known.get("framing"):
        engine = " ".join(filter(None, (known.get("engine"), known.get("model"))))
        key = "made" if engine else "made plain"
        yield labels.text(key, version=known["framing"], engine=engine)
    if known.get("options"):
        yield labels.text("options", options=", ".join(_options(known["options"])))
    if known.get("python"):
        libraries = known.get("libraries", {})
        versions = {"Python": known["python"], **libraries}
        listed = ", ".join(f"{name} {version}" for name, version in versions.items())
        yield labels.text("software", software=listed)


def _options(chosen: Mapping[str, Any]) -> Iterator[str]:
    for name, value in chosen.items():
        if value is None or value in ((), []):
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
        yield f"{name} {shown}"
