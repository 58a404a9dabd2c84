"""WordStat's proximity rules ↔ rules, `unless` and `except` of our own language.

`A NEAR B /S 5 AND NOT AFTER C /S 3`: A with B at most five words away, not after C within three.
`/S` without a number is the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from framing.lexicon.entries import Entry, Within

_OPERATOR = re.compile(r"\s+(?:AND\s+)?(NOT\s+)?(NEAR|AFTER|BEFORE)\s+")
_REACH = re.compile(r"\s*/\s*(?P<unit>[A-Za-z]?)\s*(?P<words>\d*)\s*$")
_GAPPED = re.compile(r"(?P<first>.+) ~(?P<words>\d+) (?P<second>.+)")
_MAX_PARTS = 8
_MAX_WORDS = 200
# Gaps end with the sentence, so this many words stand for all of it.
_SENTENCE = 50


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition on a rule's target.

    Attributes:
        operator: `NEAR`, `AFTER` or `BEFORE`.
        operand: What must, or must not, be there.
        is_negated: Whether it must not.
        words: The reach in words; None for the sentence.
        unit: The letter of the reach: `S` for sentence.
    """

    operator: str
    operand: str
    is_negated: bool = False
    words: int | None = None
    unit: str = "S"


def parse_rule(body: str) -> tuple[str, tuple[Clause, ...]]:
    """Return a rule's target and its clauses; a clause without a reach has the next one's."""
    target, *rest = _OPERATOR.split(f"{body.strip()} ")
    clauses: list[Clause] = []
    reach: tuple[int | None, str] = (None, "S")
    for negated, operator, operand in reversed(list(zip(*[iter(rest)] * 3, strict=True))):
        if found := _REACH.search(operand):
            reach = (int(found["words"]) if found["words"] else None, found["unit"].upper())
            operand = operand[: found.start()]  # noqa: PLW2901
        clauses.insert(0, Clause(operator, operand.strip(), bool(negated), *reach))
    return _REACH.sub("", target).strip(), tuple(clauses)


def rule_entry(name: str, target: str, clauses: Sequence[Clause]) -> Entry | None:
    """Return the entry of a rule whose operands are patterns; None when it can't be said."""
    wanted = [clause for clause in clauses if not clause.is_negated]
    parts = _arranged(target, wanted)
    if not clauses or parts is None or len({clause.words for clause in wanted}) > 1:
        return None
    refused = [clause for clause in clauses if clause.is_negated]
    entry = Entry(
        name=name,
        patterns=parts,
        excluded=tuple(item for clause in refused for item in _excluded(target, clause)),
        unless=tuple(clause.operand for clause in refused if _is_unless(clause)),
    )
    return _reaching(entry, wanted[0]) if wanted else entry


def _reaching(entry: Entry, clause: Clause) -> Entry:
    within: Within = "sentence" if clause.words is None else min(clause.words, _MAX_WORDS)
    return replace(entry, is_rule=True, within=within, ordered=clause.operator != "NEAR")


def _arranged(target: str, clauses: list[Clause]) -> tuple[str, ...] | None:
    operands = [clause.operand for clause in clauses]
    if len({clause.operator for clause in clauses}) > 1 or len(clauses) >= _MAX_PARTS:
        return None
    if clauses and clauses[0].operator == "AFTER":
        return (*reversed(operands), target)
    return (target, *operands)


def _is_unless(clause: Clause) -> bool:
    return clause.operator == "NEAR" and clause.words is None


def _excluded(target: str, clause: Clause) -> Iterator[str]:
    words = _SENTENCE if clause.words is None else clause.words
    if clause.operator != "BEFORE" and not _is_unless(clause):
        yield f"{clause.operand} ~{words} {target}"
    if clause.operator != "AFTER" and not _is_unless(clause):
        yield f"{target} ~{words} {clause.operand}"


def clauses_of(entry: Entry) -> tuple[Clause, ...] | None:
    """Return the clauses that say an entry's rule and conditions; None when some can't be said."""
    if entry.only_near or entry.is_name:
        return None
    words = entry.within if isinstance(entry.within, int) else None
    operator = "BEFORE" if entry.ordered else "NEAR"
    clauses = [Clause(operator, part, words=words) for part in entry.patterns[1:]]
    refused = [_refusal(pattern, entry.patterns[0]) for pattern in entry.excluded]
    if None in refused or (refused and entry.is_rule):
        return None
    unless = [Clause("NEAR", pattern, is_negated=True) for pattern in entry.unless]
    return (*clauses, *(clause for clause in refused if clause), *unless)


def _refusal(excluded: str, target: str) -> Clause | None:
    """Return the clause of an `except` that is the target, a gap and something else."""
    for found in [_GAPPED.fullmatch(excluded)]:
        if found and found["second"] == target:
            return Clause("AFTER", found["first"], is_negated=True, words=int(found["words"]))
        if found and found["first"] == target:
            return Clause("BEFORE", found["second"], is_negated=True, words=int(found["words"]))
    return None


def written_rule(entry: Entry, clauses: Sequence[Clause], operand: Callable[[str], str]) -> str:
    """Return a rule's body.

    Args:
        entry: The target is its first pattern.
        clauses: From `clauses_of`.
        operand: Writes a pattern as a word or as the name of a category.
    """
    body = operand(entry.patterns[0])
    for position, clause in enumerate(clauses):
        joint = (
            " AND NOT" if clause.is_negated and position else " NOT" if clause.is_negated else ""
        )
        reach = "/S" if clause.words is None else f"/S {clause.words}"
        body += f"{joint} {clause.operator} {operand(clause.operand)} {reach}"
    return body
