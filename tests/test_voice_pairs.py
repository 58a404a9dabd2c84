"""Minimal pairs of the voice engine: `pairs/*.yaml`, one file a family of constructions.

A case has a `text` and
`found`: what must be found: `kind`, `content`, `cue`, `source` (each null when there is none) and,
where given, `endorsement`, `actor` and `nested`;
`not`: substrings that must lie in no content but a `scare`; `found: []`: nothing may be found.
A substring that occurs twice is written `[substring, n]`, n counted from 1.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from framing.records import Actor
from framing.text.sentences import sentence_spans

FOLDER = Path(__file__).parent / "pairs"
LEAST = 20
WORD = re.compile(r"\w+")
CLITIC = re.compile(r"^[-\s]*(t-)?", re.IGNORECASE)
KINDS = {"direct", "mixed", "indirect", "nominal", "label", "hearsay", "scare", "block"}
CLASSES = {"neutral", "committed", "factive", "distancing", "denial"}
ITEM_KEYS = {"kind", "content", "cue", "source", "endorsement", "actor", "nested"}
EMPTY = frozenset(
    WORD.findall("a ai as ont avait avaient est sont été s se c l d de des du en par comme le la")
)
"""Words that may stand in a cue or be left out of it without changing which word is the cue."""


@dataclass(frozen=True)
class Case:
    family: str
    number: int
    text: str
    found: tuple
    absent: tuple

    @property
    def is_positive(self):
        return bool(self.found)

    @property
    def is_negative(self):
        return bool(self.absent) or not self.found

    @property
    def name(self):
        plain = unicodedata.normalize("NFKD", self.text).encode("ascii", "ignore").decode()
        return f"{self.family}-{self.number:02}-{'-'.join(WORD.findall(plain)[:6])}"


def load_cases():
    return [case for path in sorted(FOLDER.glob("*.yaml")) for case in read_cases(path)]


def read_cases(path):
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
    return [
        Case(
            path.stem,
            number,
            each["text"],
            tuple(each.get("found", ())),
            tuple(each.get("not", ())),
        )
        for number, each in enumerate(cases, 1)
    ]


def locate(text, reference):
    """Return the span of a substring, or of its n-th occurrence, in whole words."""
    substring, number = reference if isinstance(reference, list) else (reference, None)
    left = r"(?<!\w)" if substring[0].isalnum() else ""
    right = r"(?!\w)" if substring[-1].isalnum() else ""
    starts = [
        match.start() for match in re.finditer(f"(?={left}{re.escape(substring)}{right})", text)
    ]
    if number is None and len(starts) != 1:
        raise ValueError(f"{substring!r} occurs {len(starts)} times in {text!r}")
    start = starts[(number or 1) - 1]
    return start, start + len(substring)


def words_in(text, spans):
    """Return where the words wholly inside `spans` start."""
    return {
        match.start()
        for match in WORD.finditer(text)
        if any(start <= match.start() and match.end() <= end for start, end in spans)
    }


def differences(text, wanted, got):
    """Return the names of the fields in which an attribution is not what is wanted."""
    return [name for name, same in _comparisons(text, wanted, got) if not same]


def _comparisons(text, wanted, got):
    content = [locate(text, reference) for reference in wanted["content"]]
    yield "content", words_in(text, content) == words_in(text, got.content)
    yield "kind", wanted["kind"] == got.kind
    yield "nested", wanted.get("nested", False) == got.nested
    yield "cue", _same_cue(text, wanted["cue"], got.cue)
    yield "source", _same_source(text, wanted["source"], got.source)
    yield "endorsement", wanted.get("endorsement", got.endorsement) == got.endorsement
    yield "actor", "actor" not in wanted or Actor(**wanted["actor"]) == got.actor


def _same_cue(text, reference, got):
    if reference is None or got is None:
        return reference is None and got is None
    start, end = locate(text, reference)
    words = [set(WORD.findall(text[slice(*span)].lower())) for span in ((start, end), got)]
    return start < got[1] and got[0] < end and words[0] - EMPTY <= words[1]


def _same_source(text, reference, got):
    if reference is None or got is None:
        return reference is None and got is None
    return text[slice(*locate(text, reference))] == CLITIC.sub("", got.text.strip())


def failures(case, attributions):
    """Return one line for each thing that is missing, different or too much."""
    lines = [_missing(case.text, wanted, attributions) for wanted in case.found]
    lines += [_intruding(case.text, reference, attributions) for reference in case.absent]
    if not case.found and not case.absent:
        lines += [f"found {shown(case.text, each)}" for each in attributions]
    return [line for line in lines if line]


def _missing(text, wanted, attributions):
    candidates = [differences(text, wanted, each) for each in attributions]
    if any(not names for names in candidates):
        return None
    nearest = min((names for names in candidates if "content" not in names), key=len, default=None)
    return f"want {wanted} ({'content' if nearest is None else ', '.join(nearest)})"


def _intruding(text, reference, attributions):
    absent = words_in(text, [locate(text, reference)])
    for each in attributions:
        if each.kind != "scare" and absent & words_in(text, each.content):
            return f"{reference!r} lies in {shown(text, each)}"
    return None


def shown(text, got):
    """Return an attribution as one short line."""
    content = " … ".join(text[start:end] for start, end in got.content)
    cue = text[slice(*got.cue)] if got.cue else None
    nested = " nested" if got.nested else ""
    return f"{got.kind}/{got.endorsement}{nested} ({got.source}) <{cue}> [{content}] {got.rule}"


CASES = load_cases()
KNOWN_MISSES = frozenset((FOLDER / "known_misses.txt").read_text(encoding="utf-8").split())
"""Pairs that the engine does not get yet. One that it learns to get must leave the list."""


def marked(case):
    known = case.name in KNOWN_MISSES
    marks = [pytest.mark.xfail(strict=True, reason="known miss")] if known else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.fixture(scope="module")
def engine():
    from framing.voice.engine import VoiceEngine  # noqa: PLC0415 - the tables are tested without it

    return VoiceEngine.surface()


def test_known_misses_are_pairs():
    assert {case.name for case in CASES} >= KNOWN_MISSES


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_pair(engine, case):
    attributions = engine.attribute(case.text, sentence_spans(case.text))
    got = [shown(case.text, each) for each in attributions]
    assert not failures(case, attributions), "\n".join(
        [case.text, *failures(case, attributions), *got]
    )


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_family_has_enough_of_both_outcomes(path):
    cases = read_cases(path)
    assert sum(case.is_positive for case in cases) >= LEAST
    assert sum(case.is_negative for case in cases) >= LEAST
    assert len({case.text for case in cases}) == len(cases)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_family_is_well_formed(path):
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
        assert set(case) <= {"text", "found", "not"} and set(case) - {"text"}, case
        for wanted in case.get("found", ()):
            assert {"kind", "content", "cue", "source"} <= set(wanted) <= ITEM_KEYS, case
            assert wanted["kind"] in KINDS and wanted.get("endorsement", "neutral") in CLASSES, case
            Actor(**wanted.get("actor", {"name": "", "type": "state"}))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_substrings_occur(case):
    references = [*case.absent]
    for wanted in case.found:
        references += [*wanted["content"], wanted["cue"], wanted["source"]]
    for reference in references:
        if reference is not None:
            assert words_in(case.text, [locate(case.text, reference)]), reference
