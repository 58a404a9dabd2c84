"""Scores as arrays: articles in rows, sorted by group, with hits and tokens of each voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from pandas import DataFrame

from framing.records import VOICES
from framing.statistics.arrays import Floats, Integers

VoiceChoice = Literal["split", "editorial", "attributed", "all"]
REST = "the rest"


@dataclass(frozen=True)
class Panel:
    """A corpus to compare.

    Attributes:
        by: Name of the column whose values are compared.
        groups: Those values, sorted.
        borders: Group g holds the articles borders[g] to borders[g + 1], shape (groups + 1,).
        frames: In the order of the table.
        hits: Shape (n, frames, 2), editorial and attributed.
        weighted: Sums of the hits' weights, same shape.
        tokens: Shape (n, 2).
        articles: One row per article with all other columns of the table; index `doc_id`.
        voice: Which voices are compared.
    """

    by: str
    groups: tuple[str, ...]
    borders: Integers
    frames: tuple[str, ...]
    hits: Floats
    weighted: Floats
    tokens: Floats
    articles: DataFrame
    voice: VoiceChoice = "split"

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices that tables show."""
        return tuple(VOICES) if self.voice == "split" else (self.voice,)

    @property
    def cells(self) -> list[tuple[str, str]]:
        """Frame and voice of each cell, in the order of `counts`."""
        return [(frame, voice) for frame in self.frames for voice in self.voices]

    @cached_property
    def counts(self) -> Floats:
        """Hits and tokens of each article and cell, shape (n, cells, 2)."""
        hits = self.by_voice(self.hits)
        tokens = np.broadcast_to(self.by_voice(self.tokens)[:, None, :], hits.shape)
        return np.stack([hits, tokens], axis=-1).reshape(len(hits), -1, 2)

    @cached_property
    def weights(self) -> Floats:
        """Weighted hits of each article and cell, shape (n, cells)."""
        shown = self.by_voice(self.weighted)
        return shown.reshape(len(shown), -1)

    @cached_property
    def contrasted(self) -> Floats:
        """Attributed hits and tokens, editorial hits and tokens: shape (n, frames, 4)."""
        tokens = np.broadcast_to(self.tokens[:, None, :], self.hits.shape)
        both = np.stack([self.hits, tokens], axis=-1)
        return np.concatenate([both[:, :, 1], both[:, :, 0]], axis=-1)

    def by_voice(self, values: Floats) -> Floats:
        """Return values whose last axis is editorial and attributed for the voices shown."""
        if self.voice == "split":
            return values
        if self.voice == "all":
            return np.asarray(values.sum(axis=-1, keepdims=True))
        place = VOICES.index(self.voice)
        return values[..., place : place + 1]

    def rows(self, group: str) -> slice:
        """Return which articles are the group's."""
        place = self.groups.index(group)
        return slice(int(self.borders[place]), int(self.borders[place + 1]))

    def side(self, name: str, against: str = "") -> Integers:
        """Return the numbers of a group's articles; of `the rest`, all but those of `against`."""
        everyone = np.arange(len(self.hits))
        if self.is_rest(name):
            return np.delete(everyone, self.rows(against))
        return everyone[self.rows(name)]

    def is_rest(self, name: str) -> bool:
        """Return whether the name stands for all other groups together."""
        return name == REST and REST not in self.groups

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """Number of articles of each group."""
        return dict(zip(self.groups, np.diff(self.borders).tolist(), strict=True))
