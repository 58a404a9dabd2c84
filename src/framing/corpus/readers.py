"""One file to drafts of articles, whatever its format; what fails is set aside with its reason."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from framing.corpus.drafts import Draft, SetAside
from framing.corpus.files import TABLES, File, check_columns
from framing.corpus.pages import read_page
from framing.corpus.tables import Row, find_column, json_rows, opened, read_rows
from framing.errors import ArticleError
from framing.text.decoding import decode, replace_surrogates

_UNREADABLE = (OSError, EOFError, zlib.error, ValueError)


def read_file(file: File, text_column: str) -> Iterator[Draft | SetAside]:
    """Yield a draft for each article in `file`, or why there is none."""
    try:
        if file.kind in TABLES:
            yield from _read_table(file, text_column)
        else:
            yield _read_document(file)
    except _UNREADABLE as error:
        yield SetAside(file.stem, _reason(error), str(file.path))


def read_stream(stream: BinaryIO, text_column: str) -> Iterator[Draft | SetAside]:
    """Yield the articles of standard input: JSON lines if it begins with `{`, else one text."""
    head = b""
    while not head.strip(b" \t\r\n\xef\xbb\xbf") and (chunk := stream.readline()):
        head += chunk
    if head.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"{"):
        for row in _chained_rows(head, stream):
            yield _from_row(row, "stdin", "-", None, text_column)
        return
    try:
        text, notes = decode(head + stream.read())
    except ArticleError as error:
        yield SetAside("stdin", str(error), "-")
        return
    yield _draft_or_reason(Draft(text, "stdin", "-", notes=notes))


def _chained_rows(head: bytes, stream: BinaryIO) -> Iterator[Row]:
    number = 0
    for row in json_rows(BytesIO(head)):
        number += 1
        yield row
    skipped = head.count(b"\n")
    for row in json_rows(stream):
        yield Row(row.number + number, row.line + skipped, row.values, row.error, row.notes)


def _read_document(file: File) -> Draft | SetAside:
    with opened(file.path) as stream:
        text, notes = decode(stream.read())
    page: dict[str, Any] = {}
    if file.kind == "page" and text.strip():
        text, page = read_page(text)
    return _draft_or_reason(
        Draft(text, file.stem, str(file.path), file.path, page=page, notes=notes)
    )


def _read_table(file: File, text_column: str) -> Iterator[Draft | SetAside]:
    if file.kind != "jsonl":
        check_columns(file, text_column)
    empty = True
    for row in read_rows(file.path, file.kind):
        empty = False
        yield _from_row(row, file.stem, str(file.path), file.path, text_column)
    if empty:
        yield SetAside(file.stem, "empty file: it has no row", str(file.path))


def _from_row(
    row: Row, stem: str, name: str, path: Path | None, text_column: str
) -> Draft | SetAside:
    doc_id, place = f"{stem}:{row.number}", f"{name}:{row.line}"
    if row.error:
        return SetAside(doc_id, row.error, place)
    column = find_column(tuple(row.values), text_column)
    text = row.values[column] if column is not None else None
    if not isinstance(text, str) or not text.strip():
        return SetAside(doc_id, _without_text(row, column, text_column), place)
    clean, notes = replace_surrogates(text)
    columns = {name: value for name, value in row.values.items() if name != column}
    return Draft(clean, doc_id, place, path, columns, notes=(*row.notes, *notes))


def _without_text(row: Row, column: str | None, text_column: str) -> str:
    if column is not None:
        return f"no text in its column {column!r}"
    listed = ", ".join(map(str, list(row.values)[:30]))
    return f"no column {text_column!r}; it has {listed or 'none'}; name it with --text-column"


def _draft_or_reason(draft: Draft) -> Draft | SetAside:
    if draft.text.strip("\ufeff \t\r\n\f\v\xa0\u200b"):
        return draft
    reason = "holds only white space" if draft.text else "empty file"
    return SetAside(draft.stem, reason, draft.place)


def _reason(error: BaseException) -> str:
    if isinstance(error, ArticleError):
        return str(error)
    detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read ({detail or type(error).__name__})"
