"""The lines of a stream of bytes, one by one, whatever their encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from framing.text.decoding import MARKS, decode_damaged

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def decoded_lines(stream: BinaryIO) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each line of `stream` with its line end, and notes on its decoding.

    Lines are decoded one by one in constant memory (UTF-8, else cp1252), so that a damaged one
    spoils no other.
    """
    first = True
    for raw in _raw_lines(stream):
        line = raw.removeprefix(codecs.BOM_UTF8) if first else raw
        first = False
        notes: tuple[str, ...] = ()
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text, notes = decode_damaged(line), ("not UTF-8: read as cp1252",)
        for part in _LINE.findall(text):
            yield part, notes


def _raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines as UTF-8 bytes, recoding a stream that opens with a UTF-16 or UTF-32 mark."""
    head = stream.readline()
    for mark, encoding in MARKS:
        if encoding != "utf-8-sig" and head.startswith(mark):
            decoder = codecs.getincrementaldecoder(encoding)("replace")
            yield from _recoded(stream, head, decoder)
            return
    if head:
        yield head
    yield from stream


def _recoded(stream: BinaryIO, head: bytes, decoder: codecs.IncrementalDecoder) -> Iterator[bytes]:
    pending = decoder.decode(head)
    while chunk := stream.read(1 << 16):
        *lines, pending = (pending + decoder.decode(chunk)).split("\n")
        yield from (f"{line}\n".encode("utf-8", "replace") for line in lines)
    *lines, last = (pending + decoder.decode(b"", final=True)).split("\n")
    yield from (f"{line}\n".encode("utf-8", "replace") for line in lines)
    if last:
        yield last.encode("utf-8", "replace")
