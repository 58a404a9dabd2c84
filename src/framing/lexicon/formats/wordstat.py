"""WordStat's `.cat`: indented categories, words with a weight in brackets, proximity rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.lexicon.entries import Category, Entry, Lexicon
from framing.lexicon.formats import proximity
from framing.lexicon.formats.assembly import SEPARATOR, Draft, Reading, number, slug
from framing.lexicon.formats.files import Source
from framing.lexicon.formats.flattening import Branch, Flattener, Written, branches, numeral, walk
from framing.lexicon.formats.losses import Losses

_LINE = re.compile(
    r"(?P<indent>\s*)(?P<text>.*?)(?:\s+\((?P<weight>[-+]?[\d.,]*\d[\d.,]*(?:[eE][-+]?\d+)?)\))?\s*"
)
_RULE = re.compile(r"@(?P<name>[^\[\]]*)\[(?P<body>[^\]]*)\]")
_JOINED = re.compile(r"\S\s+(?:AND|OR)\s+\S")
_HELPERS = "_sets"
_TAB = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the file: a category, a word or a rule, with the categories above it."""

    line: int
    text: str
    weight: float | None
    above: tuple[str, ...]
    is_category: bool


def read(source: Source) -> Reading:
    """Return a `.cat` dictionary.

    A line with a weight is a word, one with lines below it a category. A single category at the
    top that holds only categories is the frame. Rules are `@NAME [A NEAR B /S 5]`.

    Raises:
        LexiconError: A weight is no number, or a rule names no known category.
    """
    rows = list(_rows(source))
    for row in rows:
        if not row.above and not row.is_category:
            message = f"{row.text[:60]!r} is in no category; indent it below one"
            raise source.error(row.line, message)
    draft = Draft(source)
    draft.frame = _frame(rows)
    rules = [(row, None if row.is_category else _RULE.fullmatch(row.text)) for row in rows]
    for row, found in rules:
        if found is None:
            _plain(draft, row)
    for row, found in rules:
        if found is not None:
            _rule(draft, row, found)
    return draft.finish()


def _rows(source: Source) -> Iterator[_Row]:
    lines = [(line, text, _indent(text)) for line, text in source.lines()]
    weighted = any(_weight(source, line, text) is not None for line, text, _ in lines)
    above: list[tuple[int, str]] = []
    for index, (line, text, indent) in enumerate(lines):
        above = [item for item in above if item[0] < indent]
        deeper = index + 1 < len(lines) and lines[index + 1][2] > indent
        weight = None if deeper else _weight(source, line, text)
        is_category = deeper or (weight is None and weighted and "@" not in text)
        name = text.strip() if deeper else _text(text)
        yield _Row(line, name, weight, tuple(item for _, item in above), is_category)
        if is_category:
            above.append((indent, name))


def _indent(text: str) -> int:
    return len(_LINE.fullmatch(text)["indent"].expandtabs(_TAB))  # type: ignore[index]


def _text(text: str) -> str:
    found = _LINE.fullmatch(text)
    return found["text"] if found else ""


def _weight(source: Source, line: int, text: str) -> float | None:
    found = _LINE.fullmatch(text)
    if found is None or found["weight"] is None:
        return None
    weight = number(found["weight"])
    if weight is None:
        raise source.error(line, f"weight ({found['weight']}) is no number; write (1) or (0.5)")
    return weight


def _frame(rows: list[_Row]) -> str:
    """Return the single category at the top, when all it holds is categories."""
    top = {row.text for row in rows if row.is_category and not row.above} - {_HELPERS}
    direct = any(len(row.above) == 1 and not row.is_category for row in rows)
    nested = any(row.above and row.is_category for row in rows)
    return top.pop() if len(top) == 1 and nested and not direct else ""


def _plain(draft: Draft, row: _Row) -> None:
    """Add a category or a word; those of the helpers are sets."""
    path = _path(draft, row)
    if row.above[:1] == (_HELPERS,) or row.text == _HELPERS:
        if len(row.above) == 2 and (pattern := draft.pattern(row.text, line=row.line)):
            name = slug(row.above[1])
            draft.sets[name] = (*draft.sets.get(name, ()), pattern)
    elif not row.is_category:
        weight = 1.0 if row.weight is None else row.weight
        draft.term(draft.category(path), row.text, line=row.line, weight=weight)
    elif path:
        draft.category(path)


def _path(draft: Draft, row: _Row) -> tuple[str, ...]:
    path = (*row.above, row.text) if row.is_category else row.above
    return path[1:] if draft.frame and path[0] == draft.frame else path


def _rule(draft: Draft, row: _Row, found: re.Match[str]) -> None:
    target, clauses = proximity.parse_rule(found["body"])
    name = " ".join(found["name"].split()) or " ".join(found["body"].split())
    if any(_JOINED.search(text) for text in (target, *(c.operand for c in clauses))):
        draft.note("rules with AND or OR between words are left out", name)
        return
    patterns = [_operand(draft, row, text) for text in (target, *(c.operand for c in clauses))]
    known = [pattern for pattern in patterns if pattern is not None]
    clauses = tuple(replace(c, operand=p) for c, p in zip(clauses, known[1:], strict=False))
    entry = proximity.rule_entry(name, known[0], clauses) if len(known) == len(patterns) else None
    if entry is None:
        draft.note("rules of another kind than A NEAR, AFTER or BEFORE B are left out", name)
        return
    if any(clause.unit not in ("", "S", "W") for clause in clauses):
        draft.note("a reach other than the sentence (/S) is read as the sentence", name)
    weight = 1.0 if row.weight is None else row.weight
    draft.entry(draft.category(_path(draft, row)), replace(entry, weight=weight, line=row.line))


def _operand(draft: Draft, row: _Row, text: str) -> str | None:
    """Return the pattern of a word, or of a category (`#NAME`) as a set."""
    if not text.startswith("#"):
        return draft.pattern(text, line=row.line)
    name = slug(text[1:])
    if name not in draft.sets:
        draft.sets[name] = _members(draft, text[1:].strip())
    if not draft.sets[name]:
        message = (
            f"rule {row.text[:60]!r} names the category {text[1:]!r}, which has no word; add it"
        )
        raise draft.source.error(row.line, message)
    return f"@{name}"


def _members(draft: Draft, wanted: str) -> tuple[str, ...]:
    """Return the words of the categories with a name, whichever categories they are in."""
    for path in draft.categories():
        if wanted.casefold() in (path.casefold(), path.rpartition(SEPARATOR)[2].casefold()):
            return draft.patterns(path)
    return ()


def write(lexicon: Lexicon, stem: str) -> Written:
    """Return a lexicon as a `.cat` file; the sets that rules need are words of weight 0."""
    losses = Losses("frame", "weights", "rules")
    losses.lexicon(lexicon, stem=stem)
    return _Writer(lexicon, losses).write()


class _Writer:
    def __init__(self, lexicon: Lexicon, losses: Losses) -> None:
        self._lexicon = lexicon
        self._losses = losses
        self._flattener = Flattener(_without_rules(lexicon), losses)
        self._words = Flattener(lexicon, losses)
        self._helpers: dict[str, tuple[str, ...]] = {}

    def write(self) -> Written:
        rules = {part.name: list(self._rules(part)) for part in self._lexicon.categories}
        terms = self._flattener.categories()
        held = {name: terms.get(name, {}) for name in rules if rules[name] or name in terms}
        lines = [self._lexicon.frame]
        for depth, branch in walk(branches(held), 1):
            lines += _lines(branch, depth, rules.get(branch.path, []))
        return Written("\n".join([*lines, *self._helper_lines(), ""]), self._losses.sentences())

    def _rules(self, category: Category) -> Iterator[str]:
        for entry in category.entries:
            clauses = _rule_clauses(entry)
            if clauses and self._losses.entry(
                replace(entry, unless=(), excluded=()), category.name
            ):
                try:
                    body = proximity.written_rule(entry, clauses, _Operands(self, entry).text)
                except LookupError:
                    continue
                name = re.sub(r"[\[\]]", " ", entry.name).strip()
                yield f"@{name} [{body}] ({numeral(entry.weight)})"

    def operand(self, pattern: str, name: str, helper: str) -> str:
        """Return a pattern as its only term, or as a reference to a category made for it.

        Raises:
            LookupError: It has no term, or too many (noted as a loss of the entry `name`).
        """
        is_set = re.fullmatch(r"@[\w-]+", pattern)
        terms = self._words.terms(pattern, name=name)
        if not terms:
            raise LookupError(pattern)
        if len(terms) == 1 and not is_set:
            return terms[0]
        helper = pattern[1:] if is_set else helper
        self._helpers[helper] = terms
        return f"#{helper}"

    def _helper_lines(self) -> Iterator[str]:
        if self._helpers:
            yield _HELPERS
        for name, terms in self._helpers.items():
            yield f"\t{name}"
            yield from (f"\t\t{term} (0)" for term in terms)


class _Operands:
    """Names the categories that an entry's patterns need."""

    def __init__(self, writer: _Writer, entry: Entry) -> None:
        self._writer = writer
        self._entry = entry
        self._count = 0

    def text(self, pattern: str) -> str:
        self._count += 1
        helper = f"{slug(self._entry.name) or 'rule'}-{self._count}"
        return self._writer.operand(pattern, self._entry.name, helper)


def _rule_clauses(entry: Entry) -> tuple[proximity.Clause, ...]:
    """Return the clauses of an entry that is best said as a rule."""
    clauses = proximity.clauses_of(entry) or ()
    if not clauses and entry.is_rule:
        return proximity.clauses_of(replace(entry, only_near=None, excluded=())) or ()
    return clauses


def _without_rules(lexicon: Lexicon) -> Lexicon:
    categories = tuple(
        replace(part, entries=tuple(item for item in part.entries if not _rule_clauses(item)))
        for part in lexicon.categories
    )
    return replace(lexicon, categories=categories)


def _lines(branch: Branch, depth: int, rules: list[str]) -> Iterator[str]:
    indent = "\t" * depth
    yield f"{indent}{branch.name}"
    for term, weight in branch.terms.items():
        yield f"{indent}\t{term} ({numeral(weight)})"
    for rule in rules:
        yield f"{indent}\t{rule}"
