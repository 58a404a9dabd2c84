"""Delimited text to rows, with the delimiter found out and the lines kept."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from framing.lexicon.formats.files import Source

_FIRST_DELIMITER = re.compile(r'(?:"(?:[^"]|"")*"|[^",;\t])*([,;\t])')
_LARGEST = 1 << 24


def read_rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that isn't empty with the line it ends on; cells are stripped.

    The delimiter is the first comma, semicolon or tab outside of quotes.

    Raises:
        LexiconError: A quoted cell is never closed, or a cell is larger than 16 MB.
    """
    csv.field_size_limit(_LARGEST)
    found = _FIRST_DELIMITER.match(source.text)
    delimiter = found[1] if found else ","
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
