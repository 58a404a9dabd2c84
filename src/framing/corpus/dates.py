"""Dates as French articles write them, to ISO 8601."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate
from functools import cache

from framing.corpus.vocabulary import vocabulary

_ISO = re.compile(r"(?P<y>\d{4})(?:[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?)?(?=$|[T\s,])")
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})(?!\d)")


@cache
def date_pattern() -> str:
    """Return a regular expression, without groups, for one date in figures or words."""
    days = "|".join(vocabulary().weekdays)
    day = rf"(?:(?:{days})\.?,?\s+)?(?:le\s+)?(?:1er|\d{{1,2}})\s+"
    return (
        rf"(?i:(?:{day})?(?:{_months()})\s+\d{{4}}\b"
        r"|\d{4}-\d{1,2}(?:-\d{1,2})?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
        r"|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d))"
    )


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:(?P<d>\d{{1,2}})(?:er)?\s+)?(?P<m>{_months()})\s+(?P<y>\d{{4}})\b")


def _months() -> str:
    """Return the alternatives, longest first."""
    return "|".join(sorted(map(re.escape, vocabulary().months), key=len, reverse=True))


def iso_date(value: object) -> str | None:
    """Return `value` as an ISO date, as precise as it is, or None if it is no date.

    Takes dates and datetimes, ISO forms, `14/02/2023` (day first), `14 février 2023`, `févr. 2023`
    and RFC 2822 strings.

    Example:
        >>> iso_date("mardi 1er mai 2012")
        '2012-05-01'
    """
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value).strip()
    return _from_figures(text) or _from_words(text) or _from_mail(text)


def _from_figures(text: str) -> str | None:
    found = _ISO.match(text) or _DAY_FIRST.match(text)
    return _checked(found["y"], found["m"], found["d"]) if found else None


def _from_words(text: str) -> str | None:
    found = _words().search(text[:200])
    if not found:
        return None
    month = vocabulary().months[found["m"].lower()]
    return _checked(found["y"], str(month), found["d"])


def _from_mail(text: str) -> str | None:
    try:
        parts = parsedate(text[:200])
    except (ValueError, TypeError, IndexError):
        return None
    return _checked(*map(str, parts[:3])) if parts and parts[0] > 1000 else None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    """Return the date if the calendar has it."""
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
