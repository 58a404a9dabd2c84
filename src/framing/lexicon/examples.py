"""The sentences that entries must and must not match: run, and say which fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.lexicon.entries import Entry, Lexicon
from framing.lexicon.matcher import CompiledLexicons, compile_lexicons, plan_matches
from framing.lexicon.program import Plan
from framing.text.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence that an entry doesn't treat as its file says.

    Attributes:
        entry: The entry's name.
        category: Its category.
        line: Its line in the file; 0 when unknown.
        sentence: The sentence that fails.
        expected: Whether the entry should match in it.
    """

    entry: str
    category: str
    line: int
    sentence: str
    expected: bool

    def __str__(self) -> str:
        verb = "does not match" if self.expected else "matches"
        return f"line {self.line}: {self.entry!r} {verb} in {self.sentence!r}"


def check_examples(
    lexicon: Lexicon, *, category: str | None = None, compiled: CompiledLexicons | None = None
) -> list[Failure]:
    """Return the example sentences of a lexicon (or of one category) that fail.

    An entry matches when its own pattern and conditions do, before it competes with others.

    Args:
        lexicon: Its entries' `match` and `not` sentences are tried.
        category: Try this one only.
        compiled: The lexicon alone, compiled; made when not given.
    """
    compiled = compiled or compile_lexicons([lexicon])
    pairs = zip(lexicon.entries(), compiled.program.plans, strict=True)
    return [
        failure
        for (part, entry), plan in pairs
        if category in (None, part.name)
        for failure in _failures(compiled, plan, entry)
    ]


def _failures(compiled: CompiledLexicons, plan: Plan, entry: Entry) -> Iterator[Failure]:
    expectations = ((entry.match, True), (entry.no_match, False))
    for sentences, expected in expectations:
        for sentence in sentences:
            if _matches(compiled, plan, sentence) is not expected:
                yield Failure(entry.name, plan.category, entry.line, sentence, expected)


def _matches(compiled: CompiledLexicons, plan: Plan, sentence: str) -> bool:
    placement = compiled.place(sentence, sentence_spans(sentence))
    return any(True for _ in plan_matches(placement, plan))
