"""What stands above an article: YAML front matter, and lines such as `Titre : …` or `date 2023-02`.

It becomes metadata, and its span is left out of the running text; the text is never edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from framing.corpus.dates import date_pattern, iso_date
from framing.corpus.vocabulary import vocabulary
from framing.records import Span

_FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_FRONT_LIMIT = 20_000
_PAIR = re.compile(
    r"^[ \t]*[\"']?([^\s:\"'#][^:\r\n]{0,60}?)[\"']?[ \t]*:[ \t]*(.*?)[ \t\r]*$", re.M
)
_DATED = frozenset({"date", "modified"})
_LONGEST = {"title": 250, "url": 500, "language": 20}
_LONGEST_OTHER = 80


@dataclass(frozen=True, slots=True)
class Header:
    """What was found above the running text.

    Attributes:
        fields: Names as they stand there (front matter) or canonical ones (lines) → values.
        skip: The spans it takes up.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    skip: tuple[Span, ...] = ()

    @property
    def end(self) -> int:
        """Where the running text may begin."""
        return self.skip[-1][1] if self.skip else 0


def find_header(text: str) -> Header:
    """Return the metadata above `text` and the spans that hold them.

    Example:
        >>> find_header("date 2023-02 Le marché a rouvert.")
        Header(fields={'date': '2023-02'}, skip=((0, 12),))
    """
    front = _front_matter(text)
    lines = list(_header_lines(text, front.end))
    if not lines:
        return front
    fields: dict[str, Any] = {}
    for name, value, _ in lines:
        fields.setdefault(name, value)
    return Header(fields | dict(front.fields), (*front.skip, (lines[0][2][0], lines[-1][2][1])))


def dateline_date(text: str) -> str | None:
    """Return the ISO date that opens one of the first lines, as in `22 mai 2012. - Le …`."""
    found = _dateline().search(text, 0, 1000)
    return iso_date(found[1]) if found else None


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*(?![Ll]e\s)({date_pattern()})\.?[ \t\xa0]*[-–—]", re.M)


def _front_matter(text: str) -> Header:
    if not text.lstrip("\ufeff \t\r\n").startswith("---"):
        return Header()
    found = _FRONT.match(text[:_FRONT_LIMIT])
    fields = _parsed(found[1]) if found else {}
    if not found or not fields:
        return Header()
    start = text.index("---")
    return Header(fields, ((start, len(found[0].rstrip())),))


def _parsed(block: str) -> dict[str, Any]:
    """Return the pairs of a YAML block, line by line where it is no YAML (`title: Mali : …`)."""
    try:
        # Values stay strings, so that a date or a "no" is what was written.
        data = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        data = None
    if not isinstance(data, dict):
        return {name: value.strip("\"' ") for name, value in _PAIR.findall(block)}
    return {str(name): value for name, value in data.items() if _is_plain(value)}


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def _header_lines(text: str, start: int) -> Iterator[tuple[str, str, Span]]:
    """Yield field, value and span of each header from `start` on, until running text begins."""
    position = start
    while True:
        while position < len(text) and text[position] in " \t\r\n\ufeff\xa0|":
            position += 1
        found = _dated(text, position) or _named(text, position) or _bare_date(text, position)
        if not found:
            return
        yield found
        position = found[2][1]


def _dated(text: str, start: int) -> tuple[str, str, Span] | None:
    found = _dated_pattern().match(text, start)
    if not found:
        return None
    return vocabulary().headers[_key(found[1])], found[2], (start, found.end())


def _named(text: str, start: int) -> tuple[str, str, Span] | None:
    """Match a name with a colon whose value ends with the line or before the next header."""
    found = _named_pattern().match(text, start)
    if not found:
        return None
    name, value = vocabulary().headers[_key(found[1])], found[2].strip()
    if name in _DATED or len(value) > _LONGEST.get(name, _LONGEST_OTHER):
        return None
    return name, value, (start, start + len(found[0].rstrip()))


def _bare_date(text: str, start: int) -> tuple[str, str, Span] | None:
    found = _bare_pattern().match(text, start)
    return ("date", found[1], (start, found.end())) if found else None


def _key(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())


def _names() -> str:
    names = sorted(vocabulary().headers, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)


_TIME = r"(?:[ \t\xa0]*(?:à|-|–|,|\|)?[ \t\xa0]*\d{1,2}[ \t\xa0]?[hH:][ \t\xa0]?\d{2}(?:min)?\b)?"


@cache
def _dated_pattern() -> re.Pattern[str]:
    # What follows must begin anew: « Publié le 3 mars 2023, le rapport… » is running text.
    follows = r"(?=[ \t\xa0]*(?:[\r\n]|\Z|[-–—|]?[ \t\xa0]*[A-ZÀÂÉÈÊÎÔŒÇ«\"“]))"
    colon = r"[ \t\xa0]*[:=]?[ \t\xa0]*"
    return re.compile(rf"((?i:{_names()})){colon}({date_pattern()}){_TIME}{follows}")


@cache
def _named_pattern() -> re.Pattern[str]:
    names = _names()
    end = rf"(?=[ \t\xa0]*[\r\n]|[ \t\xa0|]+(?:{names})[ \t\xa0]*:[ \t\xa0])"
    return re.compile(rf"(?i)({names})[ \t\xa0]*:[ \t\xa0]*([^\r\n]{{1,500}}?){end}")


@cache
def _bare_pattern() -> re.Pattern[str]:
    return re.compile(rf"({date_pattern()}){_TIME}(?=[ \t\xa0]*[\r\n])")
