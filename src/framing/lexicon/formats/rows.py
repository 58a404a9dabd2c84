"""Delimited text to rows, with the delimiter found out and the lines kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from framing.lexicon.formats.files import Source

_DELIMITERS = ",;\t"
_LARGEST = 1 << 24


def read_rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that isn't empty with the line it ends on; cells are stripped.

    The delimiter is whichever of comma, semicolon and tab the first line has most of.

    Raises:
        LexiconError: A quoted cell is never closed, or a cell is larger than 16 MB.
    """
    csv.field_size_limit(_LARGEST)
    first = next((text for _, text in source.lines()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"not valid CSV ({error}); put cells with quotes or line breaks in quotes"
            raise source.error(reader.line_num, message) from None
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield reader.line_num, cells
