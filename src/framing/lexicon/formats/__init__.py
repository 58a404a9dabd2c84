"""Dictionaries of other programs, read and written.

LIWC, quanteda, Yoshikoder, Lexicoder, WordStat, CSV and our own YAML; what a format can't hold is
listed, never dropped in silence.
"""

from framing.lexicon.formats.assembly import Reading
from framing.lexicon.formats.conversion import (
    Conversion,
    by_category,
    convert,
    is_foreign,
    read_dictionaries,
    read_dictionary,
    write_dictionary,
)

__all__ = [
    "Conversion",
    "Reading",
    "by_category",
    "convert",
    "is_foreign",
    "read_dictionaries",
    "read_dictionary",
    "write_dictionary",
]
