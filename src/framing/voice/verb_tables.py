"""The forms of every verb that the surface tagger knows, kept on disk: inflecting takes longest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from framing.data import lexicon_dir
from framing.lexicon.cache import cached, digest
from framing.lexicon.inflection import verb_forms
from framing.voice.cues import load_cues


@dataclass(frozen=True, slots=True)
class VerbTables:
    """Verb forms, folded.

    Attributes:
        tags: Form to the tags that it may have (a string out of `VBTF`).
        conditionals: Forms of the conditional.
    """

    tags: Mapping[str, str]
    conditionals: frozenset[str]


def load_verb_tables() -> VerbTables:
    """Return the tables of the everyday verbs and of the verbs of saying."""
    everyday = lexicon_dir("voice", "common_verbs.yaml").read_bytes()
    saying = lexicon_dir("voice", "verbs.yaml").read_bytes()
    return cached(
        "verb_tables",
        digest(everyday, saying, Path(__file__).read_bytes()),
        build=lambda: _build(_infinitives(everyday)),
        encode=_encode,
        decode=_decode,
    )


def _infinitives(everyday: bytes) -> set[str]:
    listed = yaml.load(everyday, Loader=yaml.CSafeLoader)["verbs"]
    return {*listed, *(cue.verb for group in load_cues().verbs.values() for cue in group)}


def _build(infinitives: Iterable[str]) -> VerbTables:
    tags: dict[str, set[str]] = {}
    conditionals: set[str] = set()
    for infinitive in sorted(infinitives):
        forms = verb_forms(infinitive)
        conditionals |= forms.conditional
        for tag, group in (
            ("V", _third_person(forms.finite)),
            ("B", forms.participle),
            ("T", {forms.present_participle}),
            ("F", {forms.infinitive}),
        ):
            for form in group:
                tags.setdefault(form, set()).add(tag)
    return VerbTables(
        {form: "".join(sorted(found)) for form, found in tags.items()}, frozenset(conditionals)
    )


def _third_person(finite: frozenset[str]) -> set[str]:
    """Leave out *tu annonces*: news hardly say *tu*, and the form is a plural noun as often."""
    return {form for form in finite if not (form.endswith("es") and form[:-1] in finite)}


def _encode(tables: VerbTables) -> dict[str, Any]:
    by_tags: dict[str, list[str]] = {}
    for form, tags in tables.tags.items():
        by_tags.setdefault(tags, []).append(form)
    return {"tags": by_tags, "conditionals": sorted(tables.conditionals)}


def _decode(data: Mapping[str, Any]) -> VerbTables:
    tags: dict[str, str] = {}
    for each, forms in data["tags"].items():
        tags |= dict.fromkeys(forms, each)
    return VerbTables(tags, frozenset(data["conditionals"]))
