"""Scores made up for tests: outlets whose rates are known."""

import numpy as np
import pandas as pd

from framing.records import Actor, Article, Attribution, FrameScore, Hit, ScoredArticle, Source

FRAMES = ("security", "sovereignty")


def scores(outlets, *, frames=FRAMES, seed=0, alpha=0.5, attributed=0.3):
    """Return a table of scores.

    Args:
        outlets: Name → (articles, rate per 1,000 tokens in every frame and voice).
        frames: Names of the frames.
        seed: Seed.
        alpha: Variance of the articles' inclination.
        attributed: Share of the tokens that is attributed.
    """
    rng = np.random.default_rng(seed)
    rows = []
    for outlet, (articles, rate) in outlets.items():
        for number in range(articles):
            tokens = int(rng.integers(200, 600))
            said = int(tokens * attributed)
            for frame in frames:
                inclined = rng.gamma(1 / alpha, alpha)
                for voice, size in (("editorial", tokens - said), ("attributed", said)):
                    hits = int(rng.poisson(rate / 1000 * size * inclined))
                    rows.append(
                        {
                            "doc_id": f"{outlet}-{number:03d}",
                            "outlet": outlet,
                            "date": f"2024-{1 + number % 12:02d}-15",
                            "frame": frame,
                            "voice": voice,
                            "hits": hits,
                            "tokens": size,
                            "per_1000": 1000 * hits / size if size else np.nan,
                            "weighted": float(hits),
                        }
                    )
    return pd.DataFrame(rows)


TEXT = "L'armée avance vers le nord. Selon Moscou, la souveraineté du pays est rétablie. " * 8
HASHES = {"security": "sha256:aa", "sovereignty": "sha256:bb"}


def scored(doc_id, outlet, *, hashes=HASHES, **metadata):
    """Return one scored article: each odd sentence a hit of the outlet, each even one of Moscow."""
    pair = len(TEXT) // 8
    starts = [pair * number for number in range(8)]
    border = TEXT.index("Selon")
    sentences = [
        span
        for start in starts
        for span in ((start, start + border - 1), (start + border, start + pair - 1))
    ]
    attributions = tuple(
        Attribution(
            kind="indirect",
            content=((start + TEXT.index("la souv"), start + pair - 2),),
            cue=(start + border, start + border + 5),
            source=Source("Moscou", start + border + 6, start + border + 12),
            actor=Actor("Russie", "state", "Russie"),
            endorsement="factive" if number % 2 else "neutral",
        )
        for number, start in enumerate(starts)
    )
    hits = [
        hit
        for number, start in enumerate(starts)
        for hit in (
            Hit("security", "army", "armée", "armée", start + 2, start + 7, 2 * number),
            Hit(
                "sovereignty", "state", "souveraineté", "souveraineté",
                start + TEXT.index("souv"), start + TEXT.index("souv") + 12, 2 * number + 1,
                voice="attributed", attribution=number,
            ),
        )
    ]  # fmt: skip
    frames = {
        "security": FrameScore(8, 1.0, 8, 0, 1.0, 1.0, 8.0),
        "sovereignty": FrameScore(8, 1.0, 0, 8, 1.0, 1.0, 8.0),
    }
    return ScoredArticle(
        article=Article(doc_id, TEXT, outlet=outlet, date="2024-02-01", metadata=metadata),
        sentences=tuple(sentences),
        boilerplate=(),
        n_tokens=8 * 14,
        n_attributed_tokens=8 * 6,
        frames=frames,
        hits=tuple(hits),
        attributions=attributions,
        provenance={"framing": "0", "engine": "surface", "lexicons": dict(hashes)},
    )
