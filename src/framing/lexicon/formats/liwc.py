"""LIWC's `.dic`: numbered categories between `%` lines, then words with their numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import ItemsView, Mapping
from dataclasses import dataclass, replace

from framing.lexicon.entries import Entry, Lexicon
from framing.lexicon.formats.assembly import Draft, Reading, slug
from framing.lexicon.formats.files import Source
from framing.lexicon.formats.flattening import Flattener, Terms, Written
from framing.lexicon.formats.losses import Losses

# `7`; `<of>131/125`: 131 before *of*, else 125; `(2 134)125/464`: 125 after a word of 2 or 134.
_CODE = r"\d+|<of>\d+(?:/\d+)?|\(\d+(?:\s+\d+)*\)\s*\d+(?:/\d+)?"
_CODES = re.compile(_CODE)
_LINE = re.compile(rf"(?P<term>\S.*?)\s+(?P<codes>(?:{_CODE})(?:\s+(?:{_CODE}))*)\s*")
_LEGEND = re.compile(r"(?P<indent>\s*)(?P<code>\d+)\s+(?P<name>\S.*)")
_CONDITIONAL = re.compile(
    r"(?:<(?P<of>of)>|\((?P<after>[\d\s]+)\)\s*)(?P<yes>\d+)(?:/(?P<no>\d+))?"
)
_OF = "of"
_Pairs = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the word list."""

    line: int
    term: str
    codes: tuple[str, ...]


def read(source: Source) -> Reading:
    """Return a `.dic` file of LIWC 2001, 2007 or 2015 (indented legends are hierarchies).

    Raises:
        LexiconError: The `%` lines or a word's numbers are missing, or a number is not in the
            legend.
    """
    legend, words = _sections(source)
    draft = Draft(source)
    categories = _legend(draft, legend)
    rows = [_row(source, line, text) for line, text in words]
    for row in rows:
        for code in filter(str.isdigit, row.codes):
            name = _category(source, row, code, categories)
            draft.term(name, row.term, line=row.line)
    for row in rows:
        for code in row.codes:
            if not code.isdigit():
                _conditional(draft, row, code, categories)
    return draft.finish()


def _sections(source: Source) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    lines = list(source.lines())
    marks = [index for index, (_, text) in enumerate(lines) if text.strip() == "%"]
    if len(marks) < 2:
        line = lines[marks[0]][0] if marks else 1
        raise source.error(
            line, "a LIWC dictionary opens with its categories between two % lines; add them"
        )
    first, second = marks[:2]
    return lines[first + 1 : second], lines[second + 1 :]


def _legend(draft: Draft, lines: list[tuple[int, str]]) -> dict[str, str]:
    """Return the categories' names by their numbers, without leading zeros."""
    names: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line, text in lines:
        row = _LEGEND.fullmatch(text.rstrip())
        if row is None:
            message = f"{text.strip()[:60]!r} is no category; write a number, a tab and a name"
            raise draft.source.error(line, message)
        depth, code = len(row["indent"].expandtabs(8)), _code(row["code"])
        if code in names:
            message = f"category number {code} stands twice; give each category its own"
            raise draft.source.error(line, message)
        above = [*(item for item in above if item[0] < depth), (depth, row["name"])]
        names[code] = draft.category(name for _, name in above)
    return names


def _row(source: Source, line: int, text: str) -> _Row:
    term, tab, codes = text.strip().partition("\t")
    if not tab or not re.fullmatch(rf"\s*(?:{_CODE})(?:\s+(?:{_CODE}))*\s*", codes):
        found = _LINE.fullmatch(text.strip())
        if found is None:
            message = f"{text.strip()[:60]!r} has no category; write a tab and its number after it"
            raise source.error(line, message)
        term, codes = found["term"], found["codes"]
    return _Row(line, term, tuple(_CODES.findall(codes)))


def _code(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _category(source: Source, row: _Row, code: str, categories: Mapping[str, str]) -> str:
    if _code(code) not in categories:
        message = (
            f"category {code} of {row.term!r} is not in the legend between the % lines; "
            "add it there or correct the number"
        )
        raise source.error(row.line, message)
    return categories[_code(code)]


def _conditional(draft: Draft, row: _Row, code: str, categories: Mapping[str, str]) -> None:
    """Add a word whose category depends on its neighbour, as two entries."""
    found = _CONDITIONAL.fullmatch(code)
    pattern = draft.pattern(row.term, line=row.line)
    if found is None or pattern is None:
        return
    if found["of"]:
        together = draft.pattern(f"{row.term} {_OF}", line=row.line) or pattern
    else:
        names = (_category(draft.source, row, item, categories) for item in found["after"].split())
        together = f"({'|'.join(_set(draft, name, row) for name in names)}) {pattern}"
    yes = _category(draft.source, row, found["yes"], categories)
    draft.entry(yes, Entry(together, (together,), line=row.line))
    if found["no"]:
        no = _category(draft.source, row, found["no"], categories)
        draft.entry(no, Entry(pattern, (pattern,), excluded=(together,), line=row.line))


def _set(draft: Draft, category: str, row: _Row) -> str:
    name = slug(category) or "category"
    if name not in draft.sets:
        draft.sets[name] = draft.patterns(category)
    if not draft.sets[name]:
        message = f"{row.term!r} depends on category {category!r}, which has no word; add one"
        raise draft.source.error(row.line, message)
    return f"@{name}"


def write(lexicon: Lexicon, stem: str) -> Written:
    """Return a lexicon as a `.dic` file; pairs that an `<of>` makes are written as one again."""
    losses = Losses()
    losses.lexicon(lexicon, stem=stem)
    pairs = _of_pairs(lexicon)
    categories = Flattener(_without(lexicon, pairs), losses).categories()
    used = {*categories, *(name for found in pairs.values() for pair in found for name in pair)}
    names = [category.name for category in lexicon.categories if category.name in used]
    numbers = {name: str(number) for number, name in enumerate(names, start=1)}
    legend = [f"{number}\t{name}" for name, number in numbers.items()]
    words = ["\t".join([term, *codes]) for term, codes in _codes(categories, pairs, numbers)]
    return Written("\n".join(["%", *legend, "%", *words, ""]), losses.sentences())


def _codes(
    categories: Mapping[str, Terms], pairs: _Pairs, numbers: Mapping[str, str]
) -> ItemsView[str, list[str]]:
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for name, terms in categories.items():
        for term in terms:
            codes[term].append(numbers[name])
    for term, found in pairs.items():
        codes[term] += [f"<of>{numbers[before]}/{numbers[else_]}" for before, else_ in found]
    return codes.items()


def _of_pairs(lexicon: Lexicon) -> _Pairs:
    """Return the words that `<of>` splits: for each its categories before *of* and otherwise."""
    before: dict[str, list[str]] = {}
    otherwise: dict[str, list[str]] = {}
    for category, entry in lexicon.entries():
        if term := _before_of(entry):
            before.setdefault(term, []).append(category.name)
        elif term := _not_before_of(entry):
            otherwise.setdefault(term, []).append(category.name)
    return {
        term: list(zip(before[term], names, strict=True))
        for term, names in otherwise.items()
        if len(before.get(term, ())) == len(names)
    }


def _before_of(entry: Entry) -> str:
    found = re.fullmatch(r'"([^"\s]+) of"', entry.patterns[0])
    return found[1] if found and _is_plain(entry) and not entry.excluded else ""


def _not_before_of(entry: Entry) -> str:
    found = re.fullmatch(r'"([^"\s]+)"', entry.patterns[0])
    return (
        found[1] if found and _is_plain(entry) and entry.excluded == (f'"{found[1]} of"',) else ""
    )


def _is_plain(entry: Entry) -> bool:
    conditions = entry.is_rule or entry.is_name or entry.unless or entry.only_near
    return entry.weight == 1 and not conditions


def _without(lexicon: Lexicon, pairs: Mapping[str, object]) -> Lexicon:
    categories = tuple(
        replace(
            category,
            entries=tuple(
                entry
                for entry in category.entries
                if (_before_of(entry) or _not_before_of(entry)) not in pairs
            ),
        )
        for category in lexicon.categories
    )
    return replace(lexicon, categories=categories)
