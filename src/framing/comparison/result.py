"""What a comparison found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from framing.comparison import rows
from framing.comparison.summary import Summary, summarise
from framing.comparison.wording import Language, Phrase

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, eq=False)
class Comparison:
    """Profiles of groups of articles and what sets them apart.

    Every table is a DataFrame; its columns are those of the row class of `framing.comparison.rows`
    that is named with it, with `group` called as what is compared (`outlet`). Numbers that the
    articles cannot bear are `nan`, and the row's `reading` says why.

    Attributes:
        by: What is compared.
        found: The rows of each table, by the table's name.
        notes: What to know beside the tables: what was left out, the family of the q values, …
        provenance: Versions, lexicon hashes, options, counts.
    """

    by: str
    found: Mapping[str, tuple[tuple[object, ...], ...]]
    notes: tuple[Phrase, ...] = ()
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def _table(self, name: str) -> DataFrame:
        return rows.to_table(rows.KINDS[name], self.found.get(name, ()), self.by)

    @cached_property
    def profiles(self) -> DataFrame:
        """Group × frame × voice: rate with interval, shares, dispersion (`Profile`)."""
        return self._table("profiles")

    @cached_property
    def voices(self) -> DataFrame:
        """Group × frame: attributed against editorial rate, attributed share (`VoiceMix`)."""
        return self._table("voices")

    @cached_property
    def contrasts(self) -> DataFrame:
        """Frame × voice × target × reference: ratio of rates (`Contrast`)."""
        return self._table("contrasts")

    @cached_property
    def differences(self) -> DataFrame:
        """The same contrasts as differences of rates per 1,000 tokens (`Contrast`)."""
        return self._table("differences")

    @cached_property
    def models(self) -> DataFrame:
        """Pairs by the negative-binomial model, where articles suffice (`Contrast`)."""
        return self._table("models")

    @cached_property
    def distances(self) -> DataFrame:
        """How far apart profiles are (`Distance`)."""
        return self._table("distances")

    @cached_property
    def words(self) -> DataFrame:
        """Entries that set two sides apart; needs scored articles (`Word`)."""
        return self._table("words")

    @cached_property
    def actors(self) -> DataFrame:
        """Who carries the attributed part; needs scored articles (`Carrier`)."""
        return self._table("actors")

    @cached_property
    def endorsements(self) -> DataFrame:
        """How far a group goes along with whom it cites; needs scored articles
        (`EndorsementShare`).
        """  # noqa: D205
        return self._table("endorsements")

    @cached_property
    def within(self) -> DataFrame:
        """Single articles of groups too small to compare; needs scored articles (`Within`)."""
        return self._table("within")

    @cached_property
    def periods(self) -> DataFrame:
        """Rates by month or year, if asked for (`Period`)."""
        return self._table("periods")

    @cached_property
    def clusters(self) -> DataFrame:
        """Which groups go together, step by step (`Merge`)."""
        return self._table("clusters")

    @cached_property
    def map(self) -> DataFrame:
        """Groups and frames as points of a correspondence analysis (`Place`)."""
        return self._table("map")

    def summary(self, language: Language = "en") -> Summary:
        """Return the one plain summary that every output is made of.

        Args:
            language: Of titles, labels, notes and readings.
        """
        return summarise(self.by, self.found, self.notes, self.provenance, language)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(items)} {name}" for name, items in self.found.items() if items)
        return f"<Comparison by {self.by}: {counts}>"
