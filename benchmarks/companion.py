"""What the learned companion gains on the lexicons alone.

    python benchmarks/companion.py --gold FOLDER [--vectors] [--write docs/classifier.md]

Sentence-level F1, on the coded articles of FOLDER and on the project's own seeds: five-fold by
article on each, learnt from one and tested on the other, and learnt from both and tested on the
unseen articles. Then the same with lexicons of which a seventh of the entries is left, drawn at
random: a user's own first list is about as long. Prints Markdown; `--write` puts it between the
markers of a file.
"""

from __future__ import annotations

import argparse
import random
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from framing.classifier import FrameClassifier
from framing.classifier.training import Gain, Lesson, cross_validated, fitted, held_out, lessons
from framing.errors import FramingWarning
from framing.evaluation import Evaluation
from framing.gold import load_gold
from framing.lexicon import Lexicon, load_lexicons
from framing.lexicon.entries import content_hash
from framing.scorers import build_scorer, scorer_options

ROOT = Path(__file__).resolve().parent.parent
SEEDS, UNSEEN = ROOT / "seeds" / "gold", ROOT / "tests" / "unseen"
MARKERS = ("<!-- companion:begin -->", "<!-- companion:end -->")
FRAMES = ("sovereignty", "security", "anti_western", "development")
LEFT = 1 / 7
DRAWS = 1000


def shortened(lexicons: Sequence[Lexicon], share: float, seed: int) -> tuple[Lexicon, ...]:
    """Return lexicons with about `share` of their entries, drawn at random."""
    drawn = random.Random(seed)
    bare = [
        replace(
            lexicon,
            categories=tuple(
                replace(
                    category,
                    entries=tuple(item for item in category.entries if drawn.random() < share),
                )
                for category in lexicon.categories
            ),
        )
        for lexicon in lexicons
    ]
    return tuple(replace(lexicon, hash=content_hash(lexicon)) for lexicon in bare)


def taught(folder: Path, lexicons: Sequence[Lexicon]) -> list[Lesson]:
    """Return the lessons of a folder of coded articles."""
    score = build_scorer(scorer_options(lexicons=lexicons)).score
    return lessons(list(load_gold(folder)), score)


def gains(
    blank: FrameClassifier, gold: list[Lesson], seeds: list[Lesson], unseen: list[Lesson]
) -> Iterator[tuple[str, Gain]]:
    """Yield what is gained, with the name of the design."""
    yield "news, five-fold", cross_validated(blank, gold)
    yield "seeds, five-fold", cross_validated(blank, seeds)
    yield "news, learnt from the seeds", held_out(fitted(blank, seeds), gold)
    yield "seeds, learnt from the news", held_out(fitted(blank, gold), seeds)
    yield "unseen, learnt from both", held_out(fitted(blank, [*gold, *seeds]), unseen)


def table(found: Iterator[tuple[str, Gain]]) -> str:
    """Return Markdown: F1 of the lexicons → with the classifier, by frame and on average."""
    lines = [
        f"| | {' | '.join(FRAMES)} | macro | gain (95 %) |",
        f"|---|{'---|' * (len(FRAMES) + 2)}",
    ]
    for name, gain in found:
        cells = [
            _pair(*(item.total(f"frame {frame}").f1 for item in _both(gain))) for frame in FRAMES
        ]
        macro = _pair(*map(_macro, _both(gain)))
        low, high = difference(gain)
        lines.append(f"| {name} | {' | '.join(cells)} | {macro} | {low:+.3f} … {high:+.3f} |")
    return "\n".join(lines)


def difference(gain: Gain) -> tuple[float, float]:
    """Return the 95 % interval of the gain in macro F1, articles resampled in pairs."""
    generator = np.random.default_rng(0)
    count = len(gain.lexicons.articles)
    values = []
    for pick in generator.integers(0, count, size=(DRAWS, count)):
        plain, learnt = (_macro(_drawn(item, pick)) for item in _both(gain))
        values.append(learnt - plain)
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def _drawn(evaluation: Evaluation, pick: np.ndarray) -> Evaluation:
    return Evaluation(tuple(evaluation.articles[number] for number in pick))


def _macro(evaluation: Evaluation) -> float:
    """Return mean F1; a frame that nobody found or coded counts 0."""
    values = [evaluation.total(f"frame {frame}").f1 for frame in FRAMES]
    return float(np.mean(np.nan_to_num(values)))


def _both(gain: Gain) -> tuple[Evaluation, Evaluation]:
    return gain.lexicons, gain.classifier


def _pair(plain: float, learnt: float) -> str:
    return " → ".join(f"{value:.3f}".removeprefix("0") for value in (plain, learnt))


def report(folder: Path, *, vectors: bool) -> str:
    """Return both tables."""
    full = load_lexicons()
    parts = []
    for title, lexicons in (
        ("The packaged lexicons:", full),
        ("A seventh of their entries:", shortened(full, LEFT, 0)),
    ):
        blank = FrameClassifier(lexicons=lexicons, vectors=vectors)
        found = gains(blank, *(taught(each, lexicons) for each in (folder, SEEDS, UNSEEN)))
        parts += [title, table(found)]
    return "\n\n".join(parts)


def main() -> None:
    """Print the tables, or put them into a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder of coded news articles")
    parser.add_argument("--vectors", action="store_true")
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    warnings.simplefilter("ignore", FramingWarning)
    with threadpool_limits(1):
        text = report(options.gold, vectors=options.vectors)
    if options.write is None:
        print(text)
        return
    page = options.write.read_text("utf-8")
    before, rest = page.split(MARKERS[0])
    after = rest.split(MARKERS[1])[1]
    options.write.write_text(f"{before}{MARKERS[0]}\n{text}\n{MARKERS[1]}{after}", "utf-8")


if __name__ == "__main__":
    main()
