"""Paths to articles: reads each file, settles the metadata, keeps ids distinct."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from framing.corpus.assembling import Assembler
from framing.corpus.drafts import Draft, SetAside
from framing.corpus.files import Listing, list_files
from framing.corpus.metadata import MetadataTable, read_metadata
from framing.corpus.readers import read_file, read_stream
from framing.records import Article

_STDIN = "-"


def load(
    paths: Iterable[str | Path],
    *,
    outlet: str | None = None,
    metadata: str | Path | None = None,
    text_column: str = "text",
) -> Iterator[Article | SetAside]:
    """Yield the articles of files, folders and globs one by one, and what had to be set aside.

    Reads .txt .md .html .htm .csv .tsv .jsonl .ndjson .parquet and .gz of these; `-` is standard
    input. Folders are read whole, in sorted order; other endings in them are passed over. A table
    that names files but holds no text gives the metadata of the files beside it.

    Args:
        paths: What to read; one string or path may stand alone.
        outlet: The outlet of articles of which nothing else says it.
        metadata: A table keyed by file name (`file`) or `doc_id`.
        text_column: The column or key that holds the text.

    Returns:
        An iterator in constant memory. Each fact about an article is taken from the first of
        these that says it: its own row, a metadata table, its front matter or header lines, its
        HTML page; for the outlet then `outlet`, then the folder's name. Ids are distinct.

    Raises:
        CorpusError: At once, when a path, a column or the metadata table cannot be used.
    """
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    stdin = any(str(path) == _STDIN for path in listed)
    table = Path(metadata) if metadata is not None else None
    names = [path for path in listed if str(path) != _STDIN]
    listing = list_files(names, text_column=text_column, without=table)
    rows = MetadataTable() if table is None else read_metadata(table)
    folders = {found.parent.resolve(): read_metadata(found) for found in listing.tables}
    assembler = Assembler(rows, folders, outlet)
    return _articles(_drafts(listing, stdin=stdin, text_column=text_column), assembler)


def _articles(
    drafts: Iterable[Draft | SetAside], assembler: Assembler
) -> Iterator[Article | SetAside]:
    taken: set[str] = set()
    repeats: Counter[str] = Counter()
    for draft in drafts:
        if isinstance(draft, SetAside):
            yield draft
            continue
        article = assembler.article(draft)
        for doc_id in _ids(article.doc_id, draft, repeats):
            if doc_id not in taken:
                break
        taken.add(doc_id)
        yield replace(article, doc_id=doc_id)


def _ids(doc_id: str, draft: Draft, repeats: Counter[str]) -> Iterator[str]:
    """Yield the id, then ids qualified by the file and by a number."""
    yield doc_id
    if draft.path is not None and not doc_id.startswith(draft.stem):
        yield f"{draft.stem}/{doc_id}"
    while True:
        repeats[doc_id] += 1
        yield f"{doc_id}#{repeats[doc_id] + 1}"


def _drafts(listing: Listing, *, stdin: bool, text_column: str) -> Iterator[Draft | SetAside]:
    if stdin:
        yield from read_stream(_standard_input(), text_column)
    for file in listing.files:
        yield from read_file(file, text_column)


def _standard_input() -> BinaryIO:
    buffer = getattr(sys.stdin, "buffer", None)
    if buffer is None:  # replaced by a text stream
        return BytesIO(sys.stdin.read().encode("utf-8", "replace"))
    return cast(BinaryIO, buffer)
