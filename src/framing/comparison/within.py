"""One article on its own: rates with intervals over its sentences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from framing.comparison import wording
from framing.comparison.evidence import Evidence
from framing.comparison.limits import FEWEST_TO_TEST
from framing.comparison.panel import Panel
from framing.comparison.periods import ends
from framing.comparison.rows import Within
from framing.comparison.sampling import generator
from framing.records import VOICES, ScoredArticle, Span
from framing.statistics.arrays import Floats
from framing.statistics.rates import per_1000
from framing.text.tokens import count_words

METHOD = wording.say("over sentences")


def within(panel: Panel, evidence: Evidence, *, seed: int, draws: int) -> Iterator[Within]:
    """Yield rows for each article of a group that has too few of them to be compared."""
    for group in panel.groups if evidence.articles else ():
        if panel.sizes[group] < FEWEST_TO_TEST:
            for doc_id in map(str, panel.articles.index[panel.rows(group)]):
                drawing = draws, generator(seed, "within", doc_id)
                yield from _rows(panel, group, evidence.articles[doc_id], drawing)


def _rows(
    panel: Panel,
    group: str,
    item: ScoredArticle,
    drawing: tuple[int, np.random.Generator],
) -> Iterator[Within]:
    counts = sentence_counts(panel, item)
    sums, rates = counts.sum(axis=0), per_1000(*np.moveaxis(counts.sum(axis=0), -1, 0))
    low, high = ends(counts, *drawing)
    for cell, (frame, voice) in enumerate(panel.cells):
        known = np.isfinite(low[cell])
        sentences = int((counts[:, cell, 1] > 0).sum())
        with_hits = int((counts[:, cell, 0] > 0).sum())
        words = wording.say("few sentences", n=sentences, with_hits=with_hits)
        yield Within(
            group=group,
            doc_id=item.doc_id,
            frame=frame,
            voice=voice,
            sentences=sentences,
            tokens=int(sums[cell, 1]),
            hits=int(sums[cell, 0]),
            per_1000=float(rates[cell]),
            low=float(low[cell]),
            high=float(high[cell]),
            method=METHOD if known else wording.Phrase(),
            reading=wording.say("within", n=sentences) if known else words,
        )


def sentence_counts(panel: Panel, item: ScoredArticle) -> Floats:
    """Return hits and tokens of each sentence and cell, shape (sentences, cells, 2)."""
    hits = np.zeros((item.n_sentences, len(panel.frames), len(VOICES)))
    for hit in item.hits:
        hits[hit.sentence, panel.frames.index(hit.frame), VOICES.index(hit.voice)] += 1
    tokens = np.array([_tokens(item, span) for span in item.sentences], dtype=np.float64)
    tokens = tokens.reshape(item.n_sentences, len(VOICES))
    shown = panel.by_voice(hits)
    sizes = np.broadcast_to(panel.by_voice(tokens)[:, None, :], shown.shape)
    return np.stack([shown, sizes], axis=-1).reshape(item.n_sentences, -1, 2)


def _tokens(item: ScoredArticle, sentence: Span) -> tuple[int, int]:
    """Return the editorial and the attributed tokens of one sentence."""
    from framing.scoring import common, complement, merged  # noqa: PLC0415 - loads the engines

    text = item.article.text
    said = merged(
        span for found in item.attributions if found.kind != "scare" for span in found.content
    )
    kept = common([sentence], complement(item.boilerplate, len(text)))
    every = sum(count_words(text, *span) for span in kept)
    attributed = sum(count_words(text, *span) for span in common(kept, said))
    return max(every - attributed, 0), min(attributed, every)
