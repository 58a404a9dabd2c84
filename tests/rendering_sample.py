"""Scored articles built by hand, and the comparison of output with the files in `golden/`."""

import os
from pathlib import Path

from framing.records import (
    Actor,
    Article,
    Attribution,
    FrameScore,
    Hit,
    ScoredArticle,
    Source,
)

GOLDEN = Path(__file__).parent / "golden"

TEXT = (
    "Partager | Imprimer\n\n"
    "Le port change de mains\n\n"
    "Selon Moscou, « le port retrouve sa souveraineté » et la piraterie recule. "
    "Le maire, lui, parle d'un <simple> contrat & refuse la tutelle.\n\n"
    "« Nos routes, a promis Awa Keïta, seront refaites. » "
    "Des hommes armés auraient été vus au large."
)


def span(words, *, after=0):
    """Where `words` stand in the sample's text."""
    start = TEXT.index(words, after)
    return start, start + len(words)


def source(words):
    return Source(words, *span(words))


def hit(frame, words, sentence, **rest):
    start, end = span(words)
    return Hit(
        frame=frame,
        category=rest.pop("category", "core"),
        entry=rest.pop("entry", words),
        text=words,
        start=start,
        end=end,
        sentence=sentence,
        **rest,
    )


SENTENCES = tuple(
    span(words)
    for words in (
        "Partager | Imprimer",
        "Le port change de mains",
        "Selon Moscou, « le port retrouve sa souveraineté » et la piraterie recule.",
        "Le maire, lui, parle d'un <simple> contrat & refuse la tutelle.",
        "« Nos routes, a promis Awa Keïta, seront refaites. »",
        "Des hommes armés auraient été vus au large.",
    )
)

ATTRIBUTIONS = (
    Attribution(
        kind="indirect",
        content=(span("« le port retrouve sa souveraineté » et la piraterie recule"),),
        cue=span("Selon"),
        source=source("Moscou"),
        actor=Actor("Russie", "state", "Russie"),
        rule="adverbial",
        confidence=0.9,
    ),
    Attribution(
        kind="direct",
        content=(span("le port retrouve sa souveraineté"),),
        source=source("Moscou"),
        actor=Actor("Russie", "state", "Russie"),
        nested=True,
        rule="quoted",
    ),
    Attribution(
        kind="direct",
        content=(span("Nos routes"), span("seront refaites")),
        cue=span("a promis"),
        source=source("Awa Keïta"),
        endorsement="committed",
        rule="inserted",
    ),
    Attribution(
        kind="hearsay",
        content=(span("Des hommes armés auraient été vus au large"),),
        cue=span("auraient"),
        endorsement="distancing",
        rule="conditional",
        confidence=0.5,
    ),
)

HITS = (
    hit("sovereignty", "souveraineté", 2, voice="attributed", attribution=0, category="principle"),
    hit("security", "piraterie", 2, voice="attributed", attribution=0, weight=2.0),
    hit("sovereignty", "refuse la tutelle", 3, entry="refuser ~1 tutelle", negated=True),
    hit("development", "routes", 4, voice="attributed", attribution=2, entry="route"),
    hit("security", "hommes armés", 5, voice="attributed", attribution=3, entry="homme armé"),
)

PROVENANCE = {
    "framing": "1.2.3",
    "engine": "surface",
    "model": None,
    "lexicons": {"development": "sha256:d", "security": "sha256:5", "sovereignty": "sha256:0"},
}


def scored_sample(**changes):
    """The port's article: three frames and a fourth without hit, four attributions."""
    known = {
        "doc_id": "port-01",
        "outlet": "Le Courrier du port",
        "date": "2024-03",
        "title": "Le port change de mains",
        "url": "https://exemple.test/port",
    }
    return ScoredArticle(
        article=Article(**{"text": TEXT, **known, **changes}),
        sentences=SENTENCES,
        boilerplate=(span("Partager | Imprimer"),),
        n_tokens=40,
        n_attributed_tokens=20,
        frames={
            "anti_western": FrameScore(0, 0.0, 0, 0, 0.0, 0.0),
            "development": FrameScore(1, 25.0, 0, 1, 0.0, 50.0, 1.0),
            "security": FrameScore(2, 50.0, 0, 2, 0.0, 100.0, 3.0),
            "sovereignty": FrameScore(2, 50.0, 1, 1, 50.0, 50.0, 2.0),
        },
        hits=HITS,
        attributions=ATTRIBUTIONS,
        provenance=PROVENANCE,
    )


def empty_sample():
    """An article in which nothing was found, not even a token."""
    nan = float("nan")
    return ScoredArticle(
        article=Article(doc_id="vide", text="…"),
        sentences=((0, 1),),
        boilerplate=(),
        n_tokens=0,
        n_attributed_tokens=0,
        frames={"security": FrameScore(0, nan, 0, 0, nan, nan)},
        hits=(),
        attributions=(),
        provenance=PROVENANCE,
    )


def check_golden(name, text):
    """Compare with a golden file; `UPDATE_GOLDEN=1` writes it instead."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(text.encode("utf-8"))
    assert text == path.read_bytes().decode("utf-8")
