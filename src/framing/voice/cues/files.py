"""The files of `lexicons/voice` that list cues, checked and as plain rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, cast, get_args

from framing.errors import LexiconError
from framing.lexicon.document import Document, read_yaml
from framing.records import Endorsement
from framing.voice.cues.patterns import to_regex

Row = dict[str, Any]
Rows = dict[str, Any]

VERB_TAKES = (
    *("que", "quote", "colon", "inf", "de_inf", "a_inf", "si", "np", "de_np", "a_np", "sur_np"),
    *("contre_np", "pour_np", "person_de", "person_a", "person_pour", "comme", "attr"),
)
NOUN_TAKES = (
    *("selon_laquelle", "que", "colon", "de_inf", "a_inf"),
    *("de_np", "a_np", "sur_np", "contre_np", "pour_np"),
)
FILES = ("verbs", "nouns", "prepositions", "labels", "hearsay", "blockers", "pronouns")
PRONOUN_GROUPS = (
    *("subject", "inverted", "tonic", "possessive", "relative"),
    *("anaphoric", "indefinite", "outlet", "nobody", "titles"),
)
_EXAMPLES = ("match", "not", "note")
_FLAG = (True, False)
_CLASSES = get_args(Endorsement)
_STRENGTHS = ("strong", "weak")
_PLACES = ("after", "inside", "possessive", "relative", "agent", "none")


@dataclass(frozen=True, slots=True)
class _Section:
    """What rows of one list may hold: the key that names a row, the needed keys, allowed values."""

    name: str
    needed: tuple[str, ...]
    values: Mapping[str, tuple[Any, ...] | None]
    takes: tuple[str, ...] = ()


_SECTIONS = {
    "verbs": _Section(
        "verb",
        ("endorsement", "takes", "match", "not"),
        {
            "human": _FLAG,
            "follow": _FLAG,
            "negatable": _FLAG,
            "label_prep": ("comme", "de", "en", "à", "pour", "dans"),
        },
        VERB_TAKES,
    ),
    "nouns": _Section(
        "noun",
        ("gender", "endorsement", "takes", "match", "not"),
        {"gender": ("m", "f"), "plural": None, "document": _FLAG, "plural_only": _FLAG},
        NOUN_TAKES,
    ),
    "prepositions": _Section(
        "cue",
        ("endorsement", "position", "source", "match", "not"),
        {
            "position": ("any", "initial", "final"),
            "source": _PLACES,
            "comma": _FLAG,
            "needs": ("speaker", "document"),
            "except": None,
            "trap": _FLAG,
        },
    ),
    "labels": _Section(
        "cue",
        ("endorsement", "content", "source", "strength", "match", "not"),
        {
            "content": ("after", "before", "quoted"),
            "source": _PLACES,
            "strength": _STRENGTHS,
            "except": None,
            "trap": _FLAG,
        },
    ),
    "formulas": _Section(
        "cue",
        ("endorsement", "content", "match", "not"),
        {
            "content": ("after", "before", "any"),
            "source": _PLACES,
            "strength": _STRENGTHS,
            "except": None,
            "trap": _FLAG,
        },
    ),
    "blockers": _Section(
        "name",
        ("effect", "match", "not"),
        {"effect": ("drop", "keep"), "before": None, "after": None, "except": None},
    ),
    **dict.fromkeys(
        PRONOUN_GROUPS,
        _Section(
            "word",
            ("gender", "number", "role"),
            {
                "gender": ("m", "f", None),
                "number": ("sg", "pl", None),
                "role": ("last", "self", "anyone", "speaker", "relative", "title", "none"),
            },
        ),
    ),
}


def read_rows(folder: Path) -> Rows:
    """Return the lists of `folder` by section, checked; examples are kept.

    Raises:
        LexiconError: A file is missing or no YAML, a key or value is not allowed, or a cue has two
            classes for one construction; names file, line, what is allowed.
    """
    rows: Rows = {}
    for name in FILES:
        document = _read(folder / f"{name}.yaml")
        sections = document.data if isinstance(document.data, dict) else {}
        for section, entries in sections.items():
            if section in _SECTIONS:
                _check_list(document, section, entries)
            rows[section] = entries
    return rows


def _read(path: Path) -> Document:
    try:
        document = read_yaml(path.read_bytes(), name=path.name)
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise LexiconError(f"{path}: cannot be read ({reason}); every cue list is needed") from None
    if not isinstance(document.data, dict):
        raise LexiconError(
            f"{path.name}:1: must be a mapping of lists such as `{path.stem}: [...]`"
        )
    return document


def _check_list(document: Document, section: str, entries: object) -> None:
    if not isinstance(entries, list):
        raise LexiconError(f"{document.where((section,))}: {section!r} must be a list of entries")
    claims: dict[tuple[str, str], tuple[str, str]] = {}
    for index, row in enumerate(entries):
        where = document.where((section, index))
        _check_row(row, _SECTIONS[section], where)
        for construction, value in _claims(row, _SECTIONS[section]):
            _claim(claims, construction, value, where)


def _check_row(row: object, section: _Section, where: str) -> None:
    if not isinstance(row, dict) or not isinstance(row.get(section.name), str):
        raise LexiconError(f"{where}: {row!r} must be a mapping with the key {section.name!r}")
    title = f"{where}: {section.name} {row[section.name]!r}"
    missing = [key for key in section.needed if key not in row]
    if missing:
        raise LexiconError(f"{title} lacks {', '.join(missing)}; add it")
    allowed = {section.name, *section.needed, *section.values, *_EXAMPLES}
    for key, value in row.items():
        _one_of(key, tuple(sorted(allowed)), f"{title}: unknown key")
        choices = section.values.get(key)
        if choices:
            _one_of(value, choices, f"{title}: {key}")
    _check_takes(row, section, title)
    _check_classes(row, section, title)
    _check_patterns(row, title)


def _check_patterns(row: Row, title: str) -> None:
    undoing = row.get("except", [])
    patterns = [row[key] for key in ("cue", "before", "after") if row.get(key)]
    for pattern in [*patterns, *([undoing] if isinstance(undoing, str) else undoing)]:
        try:
            to_regex(pattern)
        except (ValueError, TypeError) as error:
            raise LexiconError(f"{title}: {error}") from None


def _check_takes(row: Row, section: _Section, title: str) -> None:
    if not section.takes:
        return
    if not isinstance(row["takes"], dict) or not row["takes"]:
        raise LexiconError(f"{title}: takes must be a mapping such as {{que: strong}}")
    for construction, strength in row["takes"].items():
        _one_of(construction, section.takes, f"{title}: unknown construction")
        _one_of(strength, _STRENGTHS, f"{title}: {construction}")


def _check_classes(row: Row, section: _Section, title: str) -> None:
    if "endorsement" not in section.needed:
        return
    given = row["endorsement"]
    classes = given if isinstance(given, dict) else {"default": given}
    for construction, value in classes.items():
        _one_of(construction, (*row.get("takes", ()), "default"), f"{title}: endorsement for")
        _one_of(value, _CLASSES, f"{title}: endorsement")
    missing = sorted(set(row.get("takes", ())) - set(classes))
    if missing and "default" not in classes:
        raise LexiconError(f"{title}: no endorsement for {', '.join(missing)}; add `default`")


def _one_of(value: object, allowed: tuple[Any, ...], title: str) -> None:
    if value not in allowed:
        names = ", ".join(
            str(choice).lower() if choice in _FLAG else str(choice) for choice in allowed
        )
        raise LexiconError(f"{title} {value!r}; allowed: {names}")


def _claims(row: Row, section: _Section) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what the row says of each of its cues in each construction."""
    for name in variants(row[section.name]):
        for construction in row.get("takes", {"": ""}):
            strength = row.get("takes", {}).get(construction, "")
            words = (class_in(row, construction), strength) if "endorsement" in row else ("here",)
            yield (name, construction), " ".join(words).strip()


def _claim(
    claims: dict[tuple[str, str], tuple[str, str]], key: tuple[str, str], value: str, where: str
) -> None:
    earlier, place = claims.setdefault(key, (value, where))
    if place == where or (earlier == value and key[1]):
        return
    name = f"{key[0]!r}" + (f" with {key[1]}" if key[1] else "")
    raise LexiconError(f"{where}: {name} is {value}, but {earlier} at {place}; keep one of the two")


def class_in(row: Row, construction: str) -> Endorsement:
    """Return the endorsement class of a row in one construction."""
    given = row["endorsement"]
    if isinstance(given, dict):
        given = given.get(construction, given.get("default"))
    return cast(Endorsement, given)


def variants(locution: str) -> list[str]:
    """Return the wordings of a locution: *donner sa/leur parole* is two.

    Example:
        >>> variants("donner sa/leur parole")
        ['donner sa parole', 'donner leur parole']
    """
    return [" ".join(choice) for choice in product(*(word.split("/") for word in locution.split()))]
