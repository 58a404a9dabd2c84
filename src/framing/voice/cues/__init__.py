"""The cue lists of `lexicons/voice`, indexed by the forms that a text shows.

`load_cues()` is what the voice engine asks. Sentences are given as their words, folded and cut as
`words.tokenise` does: elided words with their apostrophe (`d'`, `après`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from framing.data import lexicon_dir
from framing.lexicon.cache import cached, digest
from framing.records import Endorsement
from framing.voice.cues.blocking import Blocking
from framing.voice.cues.files import FILES, read_rows
from framing.voice.cues.index import Index, build_index
from framing.voice.cues.lookup import Line, Lookup
from framing.voice.cues.records import (
    Blocker,
    Conditional,
    Formula,
    Label,
    NounCue,
    Place,
    Preposition,
    Pronoun,
    VerbCue,
)

__all__ = ["Adverbial", "Cues", "NounCue", "Preposition", "VerbCue", "load_cues", "read_cues"]


@dataclass(frozen=True, slots=True)
class Adverbial:
    """A preposition as a sentence has it: *aux yeux du*."""

    words: tuple[str, ...]
    cue: Preposition

    @property
    def endorsement(self) -> Endorsement:
        """How far it makes the outlet share the content."""
        return self.cue.endorsement

    @property
    def source(self) -> Place:
        """Where its source stands."""
        return self.cue.source

    @property
    def initial(self) -> bool:
        """It counts only at the start of its clause."""
        return self.cue.initial

    @property
    def needs_actor(self) -> bool:
        """Not any noun may follow."""
        return self.cue.needs_actor


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """All cue lists, ready to look up.

    Attributes:
        verbs: Inflected form to the cues that it may be; locutions first, the longest before.
        plain: The forms in `verbs` that need no other word to be a cue.
        company: The forms that are none but in locutions, to the words that each of these has.
        nouns: Form of a noun of saying (first word of a locution) to its cues.
        prepositions: *selon*, *aux yeux de*; labels: *soi-disant*; formulas: *dit-on*.
        hearsay_blockers: What keeps a conditional from being hearsay.
        blockers: Where a verb of saying reports nothing.
        pronouns: By group (`subject`, `tonic`, `anaphoric` …) and word.
        naming: Words before a quoted name, title or nickname.
        heads: The verb forms and nouns that may be a cue whatever else the sentence holds.
        blocking: How the blockers are found.
        phrases: How the prepositions, labels and formulas are found.
    """

    verbs: Mapping[str, tuple[VerbCue, ...]]
    plain: frozenset[str]
    company: Mapping[str, frozenset[frozenset[str]]]
    nouns: Mapping[str, tuple[NounCue, ...]]
    prepositions: tuple[Preposition, ...]
    labels: tuple[Label, ...]
    formulas: tuple[Formula, ...]
    hearsay_blockers: Conditional
    blockers: tuple[Blocker, ...]
    pronouns: Mapping[str, Mapping[str, Pronoun]]
    naming: frozenset[str]
    heads: frozenset[str]
    blocking: Blocking
    phrases: Lookup

    def may_hold(self, line: Line) -> bool:
        """Tell whether a sentence can hold a cue, a bare conditional set aside."""
        if not self.heads.isdisjoint(line.present):
            return True
        present = line.present
        if any(self.accompanied(form, present) for form in self.company.keys() & present):
            return True
        found = self.phrases.found(line).values()
        return any(not cue.trap for cues in found for *_, cue in cues)

    def accompanied(self, form: str, present: frozenset[str]) -> bool:
        """Tell whether a verb form has the words about it without which it is no cue."""
        company = self.company.get(form)
        return company is None or any(map(present.issuperset, company))

    def adverbials(self, line: Line) -> Iterator[tuple[int, Adverbial]]:
        """Yield the prepositions of a sentence with their first word."""
        for first, last, cue in self.phrases.search(line, Preposition):
            if not cue.trap:
                yield first, Adverbial(line.forms[first : last + 1], cue)

    def labelling(self, line: Line) -> Iterator[tuple[int, int, Label]]:
        """Yield each label cue with its first and last word."""
        for found in self.phrases.search(line, Label):
            if not found[2].trap:
                yield found

    def hearsay(self, line: Line) -> Iterator[tuple[int, int, Formula]]:
        """Yield each formula of hearsay with its first and last word."""
        for found in self.phrases.search(line, Formula):
            if not found[2].trap:
                yield found

    def blocker(self, line: Line, verb: int) -> str:
        """Return why the verb of saying at word `verb` reports nothing, or "" if it does."""
        return self.blocking.reason(line, verb)


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """Return the cues of `lexicons/voice`, read once; the index is kept on disk.

    Raises:
        LexiconError: See `read_cues`.
    """
    folder = lexicon_dir("voice")
    files = [folder / f"{name}.yaml" for name in FILES]
    try:
        key = digest(*(path.read_bytes() for path in (*files, *_code())))
    except OSError:
        return read_cues(folder)
    return _cues(
        cached(
            "cues",
            key,
            build=lambda: build_index(read_rows(folder)),
            encode=Index.encode,
            decode=Index.decode,
        )
    )


def _code() -> list[Path]:
    return sorted(Path(__file__).parent.glob("*.py"))


def read_cues(folder: Path) -> Cues:
    """Return the cues of any folder with the seven files of `lexicons/voice`.

    Raises:
        LexiconError: A file is missing or no YAML, holds a key or value that is not allowed, or
            gives a cue two classes for one construction; says file, line and remedy.
    """
    return _cues(build_index(read_rows(folder)))


def _cues(index: Index) -> Cues:
    verbs, nouns = index.verbs(), index.nouns()
    company, blockers = _company(verbs), index.blockers()
    prepositions, labels, formulas = index.prepositions(), index.labels(), index.formulas()
    return Cues(
        verbs=verbs,
        plain=index.plain(),
        company=company,
        nouns=nouns,
        prepositions=prepositions,
        labels=labels,
        formulas=formulas,
        hearsay_blockers=index.conditional(),
        blockers=blockers,
        blocking=Blocking(blockers),
        pronouns=index.pronouns(),
        naming=index.naming(),
        heads=frozenset(verbs.keys() - company.keys() | nouns.keys()),
        phrases=Lookup.of([*prepositions, *labels, *formulas]),
    )


def _company(verbs: Mapping[str, Sequence[VerbCue]]) -> dict[str, frozenset[frozenset[str]]]:
    return {
        form: frozenset(frozenset(cue.words) for cue in cues)
        for form, cues in verbs.items()
        if cues[-1].words  # the longest locutions come first
    }
