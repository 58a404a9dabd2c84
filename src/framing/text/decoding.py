"""Bytes to text, whatever the encoding, with a note when it had to be guessed.

Line ends stay as they are, so that offsets slice the decoded text.
"""

from __future__ import annotations

import codecs
import re

from framing.errors import ArticleError

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; UTF-32 first, since its little-endian mark begins with UTF-16's."""

# The single-byte encodings in which French was written.
_FRENCH = ("cp1252", "mac_roman", "cp850")
_FRENCH_MARKS = frozenset("àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»“”‘’–—…€°\xa0")
_MOSTLY_FRENCH = 0.7
_SAMPLE = 50_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROL = 0.02
_SURROGATE = re.compile("[\ud800-\udfff]")
_ASCII = bytes(range(128))


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and notes on what had to be done to read it.

    A byte order mark decides; else UTF-8; else UTF-16 without a mark, UTF-8 with damaged bytes, or
    the likeliest French single-byte encoding.

    Raises:
        ArticleError: `data` is no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text, notes = _decode_marked(data, encoding)
            break
    else:
        text, notes = _decode_unmarked(data)
    if len(_CONTROL.findall(text[:_SAMPLE])) > _MOST_CONTROL * len(text[:_SAMPLE]):
        raise ArticleError("looks binary, not text; convert it to a UTF-8 text file")
    return text, notes


def replace_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` with each lone surrogate replaced by U+FFFD (same length), and a note if any.

    Example:
        >>> replace_surrogates("Bamako")
        ('Bamako', ())
    """
    replaced, count = _SURROGATE.subn("\ufffd", text)
    return replaced, (f"{count} lone surrogate(s) replaced by U+FFFD",) if count else ()


def _decode_marked(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return replace_surrogates(data.decode(encoding))
    except UnicodeDecodeError:
        note = f"{encoding} with damaged bytes, replaced by U+FFFD"
        return data.decode(encoding, "replace"), (note,)


def _decode_unmarked(data: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = _wide_encoding(data[:_SAMPLE])
    if encoding:
        return data.decode(encoding, "replace"), (f"not UTF-8: read as {encoding}",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_guessed(data)


def _wide_encoding(sample: bytes) -> str | None:
    """Return UTF-16 of the right order when nearly every second byte is NUL, as in French."""
    half = len(sample) // 2
    if half < 4 or sample.count(0) < 0.7 * half:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    high = len(data.translate(None, _ASCII))
    sound = len(data.decode("utf-8", "ignore").encode("utf-8").translate(None, _ASCII))
    if sound > 2 * (high - sound):
        return decode_damaged(data), ("UTF-8 with damaged bytes, these read as cp1252",)
    encoding = _guess(data)
    return data.decode(encoding, "replace"), (f"not UTF-8: read as {encoding}",)


def _guess(data: bytes) -> str:
    """Return the likeliest encoding of the stretch around the first accent."""
    first = len(data) - len(data.lstrip(_ASCII))
    sample = data[max(0, first - 1000) : first + _SAMPLE]
    shares = {encoding: _french_share(sample, encoding) for encoding in _FRENCH}
    best = max(_FRENCH, key=shares.__getitem__)
    if shares[best] >= _MOSTLY_FRENCH:
        return best
    # Imported here: only a text in another alphabet needs it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    guessed = from_bytes(sample).best()
    return guessed.encoding if guessed else _FRENCH[0]


def _french_share(sample: bytes, encoding: str) -> float:
    """Return the share of French letters and marks among the characters that are not ASCII."""
    decoded = sample.decode(encoding, "replace")
    high = [char for char in decoded if not char.isascii()]
    return sum(char in _FRENCH_MARKS for char in high) / len(high)


def decode_damaged(data: bytes) -> str:
    """Return UTF-8 as text, bytes that are none read as cp1252."""
    return data.decode("utf-8", "framing.cp1252")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as cp1252 (the handler of that name)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("framing.cp1252", _as_cp1252)
