"""From the rows of the cue files to records, and the forms by which they are found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from framing.errors import LexiconError
from framing.lexicon.conjugation import verb_forms
from framing.voice.cues.files import PRONOUN_GROUPS, Row, Rows, class_in, variants
from framing.voice.cues.patterns import compile_cue, needle_words
from framing.voice.cues.records import (
    Blocker,
    Conditional,
    Formula,
    Label,
    NounCue,
    Preposition,
    Pronoun,
    VerbCue,
)

_WORD = re.compile(r"\w+'|[\w-]+")
_REFLEXIVE = re.compile(r"^(?:se |s')")
_CLITIC = re.compile(r"^(en|y) ")
_AUXILIARIES = ("avoir", "être")
_EXAMPLES = frozenset({"match", "not", "note", "examples"})


@dataclass(frozen=True)
class Index:
    """Rows without their examples, and the forms of each verb: what is kept on disk.

    Attributes:
        rows: The lists by section.
        forms: Infinitive to its forms.
        moods: Conditional forms of each verb that the hearsay list names, and of the auxiliaries.
    """

    rows: Rows
    forms: Mapping[str, list[str]]
    moods: Mapping[str, list[str]]

    def encode(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        return {"rows": self.rows, "forms": self.forms, "moods": self.moods}

    @classmethod
    def decode(cls, data: Mapping[str, Any]) -> Index:
        """Return it from what `encode` gave."""
        return cls(data["rows"], data["forms"], data["moods"])

    def verbs(self) -> dict[str, tuple[VerbCue, ...]]:
        """Return the verb cues by form."""
        found: dict[str, list[VerbCue]] = defaultdict(list)
        for cue in sorted(self._verb_cues, key=_specific_first):
            for form in self.forms[cue.verb]:
                found[form].append(cue)
        return {form: tuple(cues) for form, cues in found.items()}

    def plain(self) -> frozenset[str]:
        """Return the forms that need no other word."""
        return frozenset(
            form for cue in self._verb_cues if _is_plain(cue) for form in self.forms[cue.verb]
        )

    @cached_property
    def _verb_cues(self) -> tuple[VerbCue, ...]:
        return tuple(
            _verb_cue(row, locution)
            for row in self.rows["verbs"]
            for locution in variants(row["verb"])
        )

    def nouns(self) -> dict[str, tuple[NounCue, ...]]:
        """Return the noun cues by the form of their first word."""
        found: dict[str, list[NounCue]] = defaultdict(list)
        for row in self.rows["nouns"]:
            for form in _noun_forms(row):
                head, *words = _cut(form)
                found[head].append(_noun_cue(row, tuple(words)))
        return {
            form: tuple(sorted(cues, key=lambda cue: -len(cue.words)))
            for form, cues in found.items()
        }

    def prepositions(self) -> tuple[Preposition, ...]:
        """Return *selon* and its like."""
        return tuple(
            Preposition(
                pattern=compile_cue(row["cue"], row.get("except", [])),
                endorsement=row["endorsement"],
                position=row["position"],
                source=row["source"],
                comma=row.get("comma", False),
                needs=row.get("needs", ""),
                trap=row.get("trap", False),
            )
            for row in self.rows["prepositions"]
        )

    def labels(self) -> tuple[Label, ...]:
        """Return *soi-disant* and its like."""
        return tuple(
            Label(
                pattern=compile_cue(row["cue"], row.get("except", [])),
                endorsement=row["endorsement"],
                content=row["content"],
                source=row["source"],
                strength=row["strength"],
                trap=row.get("trap", False),
            )
            for row in self.rows["labels"]
        )

    def formulas(self) -> tuple[Formula, ...]:
        """Return *dit-on* and its like."""
        return tuple(
            Formula(
                pattern=compile_cue(row["cue"], row.get("except", [])),
                endorsement=row["endorsement"],
                content=row["content"],
                strength=row.get("strength", "strong"),
                trap=row.get("trap", False),
            )
            for row in self.rows["formulas"]
        )

    def conditional(self) -> Conditional:
        """Return what keeps a conditional from being hearsay."""
        lists = self.rows["conditional"]
        context = [*lists["conditions"], *lists["subjects"]]
        return Conditional(
            verbs=frozenset(form for verb in lists["verbs"] for form in self.moods[verb]),
            participles=frozenset(lists["participles"]),
            words=frozenset(word for word in context if len(_cut(word)) == 1),
            phrases=frozenset(
                [*lists["phrases"], *(part for part in context if len(_cut(part)) > 1)]
            ),
        )

    def blockers(self) -> tuple[Blocker, ...]:
        """Return where a verb of saying reports nothing."""
        return tuple(map(_blocker, self.rows["blockers"]))

    def pronouns(self) -> dict[str, dict[str, Pronoun]]:
        """Return pronouns by group and word."""
        return {
            group: {
                row["word"]: Pronoun(row["word"], row["gender"], row["number"], row["role"], group)
                for row in self.rows[group]
            }
            for group in PRONOUN_GROUPS
        }

    def naming(self) -> frozenset[str]:
        """Return the words that announce a name, title or nickname."""
        return frozenset(self.rows["naming"])


def build_index(rows: Rows) -> Index:
    """Return the index of checked rows.

    Raises:
        LexiconError: A verb is no French infinitive, or a pattern's brackets do not close.
    """
    infinitives = {_parts(name)[0] for row in rows["verbs"] for name in variants(row["verb"])}
    named = {*rows["conditional"]["verbs"], *_AUXILIARIES}
    try:
        return Index(
            rows={name: _without_examples(section) for name, section in rows.items()},
            forms={verb: sorted(verb_forms(verb).all) for verb in sorted(infinitives)},
            moods={verb: sorted(verb_forms(verb).conditional) for verb in sorted(named)},
        )
    except ValueError as error:
        raise LexiconError(f"verbs.yaml: {error}; write the infinitive") from None


def _without_examples(part: object) -> object:
    if isinstance(part, list):
        return [_without_examples(row) for row in part]
    if isinstance(part, dict):
        return {key: value for key, value in part.items() if key not in _EXAMPLES}
    return part


def _parts(locution: str) -> tuple[str, str, tuple[str, ...], bool]:
    """Return verb, clitic, following words and whether *se* stands before."""
    rest = _REFLEXIVE.sub("", locution)
    clitic = _CLITIC.match(rest)
    verb, *words = _cut(rest[clitic.end() :] if clitic else rest)
    return verb, clitic.group(1) if clitic else "", tuple(words), rest != locution


def _cut(locution: str) -> list[str]:
    return _WORD.findall(locution)


def _verb_cue(row: Row, locution: str) -> VerbCue:
    verb, clitic, words, reflexive = _parts(locution)
    return VerbCue(
        lemma=locution,
        verb=verb,
        words=words,
        takes=row["takes"],
        endorsement={construction: class_in(row, construction) for construction in row["takes"]},
        reflexive=reflexive,
        clitic=clitic,
        human=row.get("human", False),
        follow=row.get("follow", False),
        negatable=row.get("negatable", False),
        label_prep=row.get("label_prep", ""),
    )


def _specific_first(cue: VerbCue) -> tuple[int, bool, bool, str]:
    return -len(cue.words), not cue.clitic, not cue.reflexive, cue.lemma


def _is_plain(cue: VerbCue) -> bool:
    return not (cue.words or cue.clitic or cue.reflexive)


def _noun_forms(row: Row) -> set[str]:
    singular = row["noun"]
    plural = row.get("plural") or (singular if singular[-1] in "sxz" else singular + "s")
    return {plural} if row.get("plural_only") else {singular, plural}


def _noun_cue(row: Row, words: tuple[str, ...]) -> NounCue:
    return NounCue(
        lemma=row["noun"],
        words=words,
        gender=row["gender"],
        takes=row["takes"],
        endorsement=class_in(row, "default"),
        document=row.get("document", False),
    )


def _blocker(row: Row) -> Blocker:
    return Blocker(
        name=row["name"],
        effect=row["effect"],
        before=row.get("before", ""),
        after=row.get("after", ""),
        unless=row.get("except", ""),
        needs=_needed_words(row.get("before", ""), row.get("after", "")),
        hints=compile_cue(row.get("before", "")).needles or ("",),
    )


def _needed_words(before: str, after: str) -> frozenset[str]:
    """Return words, one of which the patterns need; none where an inverted pronoun may do."""
    if " ?" in after:
        return frozenset("?")
    pattern = compile_cue(before or after)
    inverted = any(needle.startswith("-") for needle in pattern.needles)
    return frozenset() if inverted else frozenset(needle_words(pattern))
