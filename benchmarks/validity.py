"""Do the tests reject as rarely, and the intervals cover as often, as they say?

    python benchmarks/validity.py [--quick] [--gold FOLDER] [--write docs/methods.md]

Generated corpora: article lengths are log-normal (median 400 tokens), an article's inclination to
a frame is gamma distributed with variance α (its counts are then negative binomial), or log-normal
with the same variance. In coded French news α is about 3 over all subjects; in a corpus gathered
on one subject nearer to 1. Prints Markdown; `--write` puts it between the markers of a file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import validity_measures as measures
from threadpoolctl import threadpool_limits
from validity_corpora import COVER_BAND, DRAWS, LEVEL_BAND, Outlet, Plan, Share

MARKERS = ("<!-- validity:begin -->", "<!-- validity:end -->")

SPLITS = [
    ("5 + 5 articles", Outlet(5), Outlet(5)),
    ("10 + 10", Outlet(10), Outlet(10)),
    ("20 + 20", Outlet(20), Outlet(20)),
    ("20 + 20, rare (1 per 1,000)", Outlet(20, rate=1), Outlet(20, rate=1)),
    ("20 + 20, clustered (α 3)", Outlet(20, 5, 3), Outlet(20, 5, 3)),
    ("20 + 20, heavy tails", Outlet(20, heavy=True), Outlet(20, heavy=True)),
    ("10 + 60", Outlet(10), Outlet(60)),
    ("60 + 60", Outlet(60), Outlet(60)),
    ("60 + 60, clustered (α 3)", Outlet(60, 5, 3), Outlet(60, 5, 3)),
]
HARD = [
    ("20 + 20, α .5 and 2", Outlet(20, alpha=0.5), Outlet(20, alpha=2)),
    ("20 + 60, α 2 and .5", Outlet(20, alpha=2), Outlet(60, alpha=0.5)),
    ("20 + 60, α .5 and 2", Outlet(20, alpha=0.5), Outlet(60, alpha=2)),
    ("20 + 20, 900 and 200 tokens, α .5 and 3", Outlet(20, 10, 0.5, 900), Outlet(20, 10, 3, 200)),
    ("60 + 60, 900 and 200 tokens, α .5 and 3", Outlet(60, 10, 0.5, 900), Outlet(60, 10, 3, 200)),
]


COVERED = [
    ("10 articles a side", Outlet(10, 20), Outlet(10)),
    ("20", Outlet(20, 20), Outlet(20)),
    ("20, no difference", Outlet(20), Outlet(20)),
    ("20, rare (2 per 1,000)", Outlet(20, 4), Outlet(20, 2)),
    ("20, clustered (α 3)", Outlet(20, 10, 3), Outlet(20, 5, 3)),
    ("20, heavy tails", Outlet(20, 20, heavy=True), Outlet(20, heavy=True)),
    ("20 and 60, α 2 and .5", Outlet(20, 20, 2), Outlet(60, 10, 0.5)),
    ("60", Outlet(60, 20), Outlet(60)),
    ("60, clustered (α 3)", Outlet(60, 10, 3), Outlet(60, 5, 3)),
    ("200, clustered (α 3)", Outlet(200, 10, 3), Outlet(200, 5, 3)),
]


def table(head: list[str], rows: Iterator[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cells(found: dict[str, Share], band: tuple[float, float], plain: set[str]) -> list[str]:
    """Return shares as text; what the library does not print is not held to the band."""
    return [item.text(None if name in plain else band) for name, item in found.items()]


def level_rows(plan: Plan, cases: list, *, held: bool) -> Iterator[list[str]]:
    """Yield the false positives of each case."""
    plain = {"plain", "G²"} if held else {"permutation", "plain", "model", "G²"}
    for name, one, two in cases:
        yield [name, *cells(measures.false_positives(plan, one, two), LEVEL_BAND, plain)]


def coverage_rows(plan: Plan) -> Iterator[list[str]]:
    """Yield the coverage in each case."""
    for name, one, two in COVERED:
        found = measures.coverage(plan, one, two)
        yield [name, *cells(found, COVER_BAND, {"percentile", "BCa"})]


def more_coverage_rows(plan: Plan) -> Iterator[list[str]]:
    """Yield the coverage for voices and distances."""
    for articles in (20, 60):
        for name, found in measures.voice_coverage(plan, articles).items():
            yield [f"{name}, {articles} articles", found.text(COVER_BAND)]
    for articles in (20, 60):
        for apart, what in ((0.0, "the same mix"), (0.5, "near"), (1.0, "far")):
            for name, found in measures.distance_coverage(plan, articles, apart).items():
                yield [f"{name} distance, {what}, {articles} articles a side", found.text()]


def power_rows(plan: Plan) -> Iterator[list[str]]:
    """Yield the power curve."""
    for articles in (5, 10, 20, 50, 100):
        found = [measures.power(plan, articles, ratio).text() for ratio in (1.25, 1.5, 2, 3, 5)]
        yield [f"{articles} articles a side", *found]


def discovery_rows(plan: Plan) -> Iterator[list[str]]:
    """Yield false discoveries with none and three of twelve outlets differing."""
    for differing in (0, 3):
        false, found, corpora = measures.false_discoveries(plan, differing)
        what = f"{differing} of 12 differ (ratio 3)" if differing else "all alike"
        yield [what, f"{false:.3f}", f"{found:.3f}" if differing else "–", str(corpora)]


def coded_rows(plan: Plan, folder: Path) -> Iterator[list[str]]:
    """Yield the false positives on coded articles."""
    for frame, articles, test, g2 in measures.coded(folder, plan):
        yield [f"{frame} (in {articles} articles)", test.text(LEVEL_BAND), g2.text()]


def report(plan: Plan, folder: Path | None) -> Iterator[str]:
    """Yield the parts of the report."""
    tests = ["", "permutation", "plain permutation", "model", "token G²"]
    yield (
        f"{plan.replications:,} samples a row (80 in 250 of them for the model, 20 for BCa), "
        f"{DRAWS} draws, seed {plan.seed}. Bold: outside the band by more than chance explains."
    )
    yield "**False positives at .05, random splits of one outlet** (band .03–.07)"
    yield table(tests, level_rows(plan, SPLITS, held=True))
    yield (
        "**The same rate, but outlets that differ in length or dispersion** (no split: the hard "
        "case, for which the statistic is studentised)"
    )
    yield table(tests, level_rows(plan, HARD, held=False))
    if folder:
        yield "**Random halves of the coded articles**, framings of sentences as hits"
        yield table(["", "permutation", "token G²"], coded_rows(plan, folder))
    yield "**Coverage of 95 % intervals** (band .93–.97; percentile and BCa are not used)"
    head = ["", "rate", "ratio", "difference", "model", "percentile, rate", "BCa, rate"]
    yield table(head, coverage_rows(plan))
    yield table(["", "coverage"], more_coverage_rows(plan))
    yield "**Power**: share of true ratios found at .05, 10 hits per 1,000 tokens, α 1"
    yield table(["", *(f"ratio {ratio}" for ratio in (1.25, 1.5, 2, 3, 5))], power_rows(plan))
    yield "**False discoveries among 12 outlets** of 20 articles, 624 tests, q ≤ .05"
    head = ["", "false share of claims", "true ones found", "corpora"]
    yield table(head, discovery_rows(plan))
    seconds, peak = measures.speed(plan.seed)
    yield f"**Speed**: 10,000 articles, 12 outlets: {seconds:.1f} s, {peak:.0f} MiB at most."


def write(file: Path, text: str) -> None:
    """Put the text between the markers of a file."""
    old = file.read_text(encoding="utf-8")
    head, found, rest = old.partition(MARKERS[0])
    _, closed, tail = rest.partition(MARKERS[1])
    if not found or not closed:
        sys.exit(f"{file}: no {MARKERS[0]} … {MARKERS[1]}; put the two lines where the figures go")
    parts = [head, MARKERS[0], "\n\n", text, "\n\n", MARKERS[1], tail]
    file.write_text("".join(parts), encoding="utf-8")


def main() -> None:
    """Measure and print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="500 samples a row")
    parser.add_argument("--gold", type=Path, help="folder of coded articles")
    parser.add_argument("--write", type=Path, help="file with the markers")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    plan = Plan(500 if options.quick else 4000, options.seed)
    parts = []
    with threadpool_limits(limits=1, user_api="blas"):
        for part in report(plan, options.gold):
            print(part, flush=True, end="\n\n")
            parts.append(part)
    if options.write:
        write(options.write, "\n\n".join(parts))


if __name__ == "__main__":
    main()
