"""Generated corpora, and how often something happened in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
import pandas as pd

DRAWS = 499
BATCH = 250
LEVEL_BAND = (0.03, 0.07)
COVER_BAND = (0.93, 0.97)
Array = np.ndarray


@dataclass(frozen=True)
class Outlet:
    """How one outlet writes."""

    articles: int
    rate: float = 10.0  # hits per 1,000 tokens
    alpha: float = 1.0  # variance of the articles' inclination
    median: int = 400  # tokens
    heavy: bool = False  # log-normal instead of gamma

    def draw(self, rng: np.random.Generator, copies: int) -> Array:
        """Return hits and tokens of `copies` samples, shape (articles, copies, 2)."""
        shape = (self.articles, copies)
        tokens = np.maximum(np.round(self.median * np.exp(0.6 * rng.standard_normal(shape))), 30)
        hits = rng.poisson(self.rate / 1000 * tokens * self.inclination(rng, shape))
        return np.stack([hits.astype(float), tokens], axis=-1)

    def inclination(self, rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
        """Return how much more or less than the rate each article is inclined to the frame."""
        if not self.heavy:
            return rng.gamma(1 / self.alpha, self.alpha, shape)
        spread = np.log1p(self.alpha)
        return np.exp(np.sqrt(spread) * rng.standard_normal(shape) - spread / 2)


@dataclass(frozen=True)
class Plan:
    """How long to look."""

    replications: int
    seed: int

    def batches(self, *names: object) -> Iterator[np.random.Generator]:
        """Yield a source of chance for every batch of samples."""
        key = [self.seed, *(crc32(str(name).encode()) for name in names)]
        for batch in range(max(1, self.replications // BATCH)):
            yield np.random.default_rng([*key, batch])


@dataclass(frozen=True)
class Share:
    """How often something happened among how many."""

    happened: float
    among: float

    def __add__(self, other: Share) -> Share:
        return Share(self.happened + other.happened, self.among + other.among)

    @property
    def value(self) -> float:
        """The share, `nan` among none."""
        return self.happened / self.among if self.among else float("nan")

    def text(self, band: tuple[float, float] | None = None) -> str:
        """Return the share, bold when it is farther outside the band than chance explains."""
        if self.among < 100:
            return "–"
        slack = 2.6 * (self.value * (1 - self.value) / self.among) ** 0.5
        outside = band and not band[0] - slack <= self.value <= band[1] + slack
        return f"**{self.value:.3f}**" if outside else f"{self.value:.3f}"


def share(happened: Array, among: Array) -> Share:
    """Count."""
    return Share(float((happened & among).sum()), float(among.sum()))


def total(shares: Sequence[Share]) -> Share:
    """Add up."""
    return sum(shares, start=Share(0, 0))


def table_of(rng: np.random.Generator, outlets: Sequence[Outlet], frames: int = 4) -> pd.DataFrame:
    """Return scores as `score_corpus` gives them."""
    parts = []
    for name, outlet in enumerate(outlets):
        ids = [f"{name:02d}-{number:05d}" for number in range(outlet.articles)]
        tokens = replace(outlet, rate=0).draw(rng, 1)[:, 0, 1].astype(int)
        said = rng.binomial(tokens, 0.3)
        for frame in range(frames):
            inclined = outlet.inclination(rng, (outlet.articles,))
            for voice, size in (("editorial", tokens - said), ("attributed", said)):
                hits = rng.poisson(outlet.rate / 1000 * size * inclined)
                columns = {"doc_id": ids, "hits": hits, "tokens": size, "weighted": hits * 1.0}
                part = pd.DataFrame(columns)
                labels = {"outlet": f"outlet {name:02d}", "frame": f"f{frame}", "voice": voice}
                parts.append(part.assign(**labels, date=None))
    return pd.concat(parts, ignore_index=True)
