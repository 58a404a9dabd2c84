"""Lexicon files looked over: what is wrong with them, and what is doubtful.

>>> from framing.lexicon import packaged_paths
>>> check(packaged_paths()).errors
()
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon.entries import Entry, Lexicon
from framing.lexicon.examples import check_examples
from framing.lexicon.findings import Finding, Report, explains, in_order
from framing.lexicon.identity import identity
from framing.lexicon.loading import load_lexicon
from framing.lexicon.matcher import CompiledLexicons, compile_lexicons
from framing.lexicon.overlap import Overlap, try_entries
from framing.lexicon.spelling import (
    all_patterns,
    missing_forms,
    nearest_words,
    partial_words,
    unknown_words,
    words_of,
)
from framing.text.sentences import sentence_spans

BROAD = 0.1
"""Share of a frame's hits in the background above which one entry is broad."""

FEWEST_HITS = 50
"""With fewer hits of a frame in the background, shares say nothing."""

WEAK = 0.25
"""Share of entries without a near miss above which a file is said to test little."""

MOST_TRIED = 20_000
"""Beyond so many entries they are not tried on samples, which takes a minute by then."""

_PLACE = re.compile(r"^(?P<file>.*?):(?P<line>\d+): (?P<rest>.*)$", re.DOTALL)
_WORD = re.compile(r"\w+")
_STEM = 4
_FEW = 2


def check(
    paths: Iterable[str | Path], *, background: Iterable[str] = (), share: float = BROAD
) -> Report:
    """Return what is wrong or doubtful in lexicon files, one file at a time and between them.

    Errors: no valid lexicon, an example that fails, two entries that are the same, an entry that
    can match nothing. Warnings: see `framing.lexicon.findings.CODES`; an entry answers one in its
    note (`note: "check broad: the frame's own name"`), which moves it to `explained`.

    Args:
        paths: The files; named sets are found as in `load_lexicon`.
        background: Texts of the kind that will be scored, to see which entries are broad.
        share: Of a frame's hits in `background`; an entry above it is broad.
    """
    texts = list(background)
    report, read = Report(), []
    for path in paths:
        try:
            lexicon = load_lexicon(path)
        except LexiconError as error:
            report += Report(errors=(_schema_finding(error, str(path)),))
            continue
        read.append(lexicon)
        report += _Checker(lexicon).report(texts, share)
    shared, explained = _parted(_shared(read))
    return report + Report(_frames_twice(read), in_order(shared), in_order(explained))


def _schema_finding(error: LexiconError, path: str) -> Finding:
    """Take the place and the remedy out of a loading error, which has both on one line."""
    found = _PLACE.match(str(error))
    file, line, rest = found.group("file", "line", "rest") if found else (path, 0, str(error))
    message, _, remedy = rest.removeprefix(f"{path}: ").rpartition("; ")
    return Finding(file, int(line), "schema", message or remedy, remedy if message else "mend it")


class _Checker:
    """Checks one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._file = lexicon.path or lexicon.frame
        self._compiled = compile_lexicons([lexicon])
        self._pairs = list(lexicon.entries())

    def report(self, background: Sequence[str], share: float) -> Report:
        errors = [*self._failing(), *self._duplicates()]
        doubts = [*self._untested(), *self._words(), *self._broad(background, share)]
        loose = [*self._weak(), *self._set_words()]
        if len(self._pairs) > MOST_TRIED:
            loose.append(self._not_tried())
        else:
            trial = try_entries(self._lexicon, compiled=self._compiled)
            errors += [_never(self._finding(entry)) for entry in trial.silent]
            doubts += [self._overlap(found) for found in trial.overlaps if not _is_twin(found)]
        open_, explained = _parted(doubts)
        return Report(in_order(errors), in_order([*open_, *loose]), in_order(explained))

    def _finding(self, entry: Entry) -> _Draft:
        return _Draft(self._file, entry)

    def _failing(self) -> Iterator[Finding]:
        for item in check_examples(self._lexicon, compiled=self._compiled):
            wanted = "does not match" if item.expected else "matches"
            message = f"{item.entry!r} {wanted} in {item.sentence!r}"
            remedy = "correct the entry or the sentence"
            yield Finding(self._file, item.line, "example", message, remedy)

    def _duplicates(self) -> Iterator[Finding]:
        first: dict[tuple[object, ...], Entry] = {}
        for _, entry in self._pairs:
            other = first.setdefault(identity(entry), entry)
            if other is not entry:
                message = f"{entry.name!r} matches the same as {other.name!r} (line {other.line})"
                yield self._finding(entry).made("duplicate", message, "keep one of the two").finding

    def _untested(self) -> Iterator[_Doubt]:
        for _, entry in self._pairs:
            lacking = [
                key for key, has in (("match", entry.match), ("not", entry.no_match)) if not has
            ]
            if lacking:
                message = f"{entry.name!r} has no {' and no '.join(lacking)} sentence"
                yield self._finding(entry).made("untested", message, "write one of your own")

    def _weak(self) -> Iterator[Finding]:
        """Summarise: a word without homographs has no near miss, a file full of them tests little."""
        weak = [entry for _, entry in self._pairs if entry.no_match and not _has_near_miss(entry)]
        if len(weak) > max(_FEW, WEAK * len(self._pairs)):
            named = ", ".join(f"{entry.name!r} (line {entry.line})" for entry in weak[:3])
            message = (
                f"{len(weak)} of {len(self._pairs)} entries have no near miss, such as {named}"
            )
            remedy = "write sentences that hold a word of the entry in another sense"
            yield Finding(self._file, weak[0].line, "weak", message, remedy)

    def _words(self) -> Iterator[_Doubt]:
        for _, entry in self._pairs:
            draft = self._finding(entry)
            for word in unknown_words(all_patterns(entry)):
                yield draft.made("spelling", *_misspelt(word))
            for pattern in entry.patterns:
                for word, lemma in partial_words(pattern):
                    yield draft.made("inflection", *_partial(word, lemma))
            for word, lacking in missing_forms(entry.patterns):
                yield draft.made("inflection", *_lacking(word, lacking))

    def _set_words(self) -> Iterator[Finding]:
        for word in unknown_words(words_of(self._lexicon)):
            yield Finding(self._file, 0, "spelling", *_misspelt(word))

    def _broad(self, background: Sequence[str], share: float) -> Iterator[_Doubt]:
        counts = _hit_counts(self._compiled, background)
        total = counts.total()
        if total < FEWEST_HITS:
            return
        for _, entry in self._pairs:
            part = counts[entry.name] / total
            if part > share:
                message = f"{entry.name!r} makes {part:.0%} of the frame's {total} hits"
                remedy = "narrow it (except, only_near, more words), or say in its note why not"
                yield self._finding(entry).made("broad", message, remedy)

    def _overlap(self, found: Overlap) -> _Doubt:
        other = f"{found.other.name!r} (line {found.other.line})"
        if found.relation == "swallowed":
            message = f"every match of {found.entry.name!r} lies inside one of {other}, which wins"
        else:
            message = f"every match of {found.entry.name!r} holds one of {other}: it adds no hit"
        return self._finding(found.entry).made(found.relation, message, "remove it")

    def _not_tried(self) -> Finding:
        message = f"{len(self._pairs)} entries, so they were not tried against each other"
        return Finding(self._file, 0, "skipped", message, f"check at most {MOST_TRIED} at a time")


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A finding that the entry's note may answer."""

    entry: Entry
    finding: Finding


@dataclass(frozen=True, slots=True)
class _Draft:
    file: str
    entry: Entry

    def made(self, code: str, message: str, remedy: str) -> _Doubt:
        return _Doubt(self.entry, Finding(self.file, self.entry.line, code, message, remedy))


def _never(draft: _Draft) -> Finding:
    message = f"{draft.entry.name!r} matches none of its own samples or sentences"
    return draft.made("never", message, "its conditions rule it out: correct or remove it").finding


def _is_twin(found: Overlap) -> bool:
    """Tell whether two entries are the same, which is an error of its own."""
    return identity(found.entry) == identity(found.other)


def _parted(doubts: Iterable[_Doubt]) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that stand, and those that the entries' notes answer."""
    parts: tuple[list[Finding], list[Finding]] = ([], [])
    for doubt in doubts:
        parts[explains(doubt.entry, doubt.finding.code)].append(doubt.finding)
    return parts


def _misspelt(word: str) -> tuple[str, str]:
    near = " or ".join(nearest_words(word))
    remedy = (
        f"did you mean {near}?"
        if near
        else "correct it, or say in the entry's note that it is right"
    )
    return f"{word!r} is in no French form list", remedy


def _partial(word: str, lemma: str) -> tuple[str, str]:
    message = f"{word!r} finds no other form of {lemma!r}"
    return (
        message,
        f"write {lemma!r}, or {word!r} between quotation marks if only this form is meant",
    )


def _lacking(word: str, forms_: Sequence[str]) -> tuple[str, str]:
    named = ", ".join(forms_)
    return f"{word!r} does not find {named}", f"write ({'|'.join([word, *forms_])})"


def _has_near_miss(entry: Entry) -> bool:
    """Tell whether a `not` sentence holds a word, or the beginning of one, of the entry."""
    stems = {stem for text in entry.patterns for stem in _stems(text)}
    if not stems or "@" in "".join(entry.patterns):
        return True
    return any(stem in stems for text in entry.no_match for stem in _stems(text))


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text.lower()) if len(word) >= _STEM]


def _hit_counts(compiled: CompiledLexicons, texts: Iterable[str]) -> Counter[str]:
    return Counter(hit.entry for text in texts for hit in compiled.find(text, sentence_spans(text)))


def _frames_twice(lexicons: Sequence[Lexicon]) -> tuple[Finding, ...]:
    first: dict[str, Lexicon] = {}
    findings = []
    for lexicon in lexicons:
        other = first.setdefault(lexicon.frame, lexicon)
        if other is not lexicon:
            message = f"frame {lexicon.frame!r} is already in {other.path}"
            findings.append(Finding(lexicon.path, 1, "duplicate", message, "rename one"))
    return tuple(findings)


def _shared(lexicons: Sequence[Lexicon]) -> Iterator[_Doubt]:
    first: dict[tuple[object, ...], tuple[Lexicon, Entry]] = {}
    for lexicon in lexicons:
        for _, entry in lexicon.entries():
            home, twin = first.setdefault(identity(entry), (lexicon, entry))
            if home is not lexicon:
                message = f"{entry.name!r} is also in {home.frame} (line {twin.line})"
                remedy = "keep it in one, or say in its note why it carries both framings"
                yield _Draft(lexicon.path, entry).made("shared", message, remedy)
