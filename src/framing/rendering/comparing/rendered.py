"""A comparison that can show itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from framing.comparison import Comparison
from framing.comparison.summary import Summary
from framing.rendering.comparing import files, markdown, published, screens
from framing.rendering.comparing.labels import Language, labels
from framing.rendering.comparing.report import report
from framing.rendering.console import Screen

if TYPE_CHECKING:
    import altair as alt


class RenderedComparison(Comparison):
    """A `Comparison` with its outputs: all made of one plain summary, with the same notes.

    `tables` names what is shown, as in `framing.comparison` (`profiles`, `contrasts`, …) or
    `portraits`, which tells each group in sentences; without it, what a page needs. `lang` is
    `en` or `fr`.
    """

    @classmethod
    def of(cls, found: Comparison) -> RenderedComparison:
        """Return the same comparison with its outputs."""
        return cls(found.by, found.found, found.notes, found.provenance)

    def to_markdown(self, tables: Iterable[str] = (), *, lang: Language = "en") -> str:
        """Return captions, pipe tables and notes, without headings."""
        return markdown.to_markdown(report(self._summary(lang), tuple(tables)))

    def to_html(
        self, tables: Iterable[str] = (), *, lang: Language = "en", is_page: bool = False
    ) -> str:
        """Return a fragment of HTML that brings its styles, or a whole page."""
        found = report(self._summary(lang), tuple(tables))
        return published.to_html(found, is_page=is_page)

    def to_latex(self, tables: Iterable[str] = (), *, lang: Language = "en") -> str:
        """Return tables for LaTeX with `booktabs`, `longtable` and `caption`."""
        return published.to_latex(report(self._summary(lang), tuple(tables)))

    def to_text(
        self, tables: Iterable[str] = (), *, lang: Language = "en", width: int = 120
    ) -> str:
        """Return plain text; without `tables`, the contrasts that stand, and no others."""
        screen = Screen(width)
        return screens.render_comparison(self._summary(lang), tuple(tables), screen=screen)

    def to_csv(self, table: str = files.CSV_TABLE, *, lang: Language = "en") -> str:
        """Return one table with all its columns and, in a last one, how it was made."""
        return files.to_csv(self._summary(lang), (table,))

    def to_json(self, tables: Iterable[str] = (), *, lang: Language = "en") -> str:
        """Return the tables with all their columns, notes and provenance as JSON."""
        return files.to_json_text(self._summary(lang), tuple(tables))

    def to_excel(
        self, path: str | Path, tables: Iterable[str] = (), *, lang: Language = "en"
    ) -> None:
        """Write a workbook: a sheet for each table, numbers as numbers, and one for the notes."""
        with Path(path).open("wb") as sink:
            files.write_excel(self._summary(lang), sink, tuple(tables))

    def plot(self, kind: str | None = None, *, lang: Language = "en") -> alt.FacetChart:
        """Return a plot of altair; `framing.rendering.plots.write_plot` makes files of it.

        Args:
            kind: `forest` (ratios of rates), `heatmap` (rates), `bars` (own voice beside
                attributed words) or `lines` (over time); None for the one that serves best.
            lang: Of its words.
        """
        from framing.rendering.plots import draw  # noqa: PLC0415 - only for who draws

        return draw(self._summary(lang), kind)

    def _summary(self, lang: Language) -> Summary:
        return self.summary(labels(lang).language)

    def _repr_html_(self) -> str:
        return self.to_html()
