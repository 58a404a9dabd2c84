"""Coded articles: texts, sentences, attributions and framings, read from a gold folder.

The format is one `annotations/<id>.json` beside one `texts/<id>.txt` for each article; offsets
count characters of that text, end exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.errors import CorpusError
from framing.records import Actor, Article, Attribution, Source, Span


@dataclass(frozen=True, slots=True)
class CodedFrame:
    """A framing that a coder saw in one sentence, with the words that carry it."""

    sentence: int
    frame: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article as a coder left it."""

    article: Article
    sentences: tuple[Span, ...]
    boilerplate: frozenset[int]
    attributions: tuple[Attribution, ...]
    frames: tuple[CodedFrame, ...]

    @property
    def assertions(self) -> tuple[Attribution, ...]:
        """The attributions that are not nested in another one."""
        return tuple(item for item in self.attributions if not item.nested)


def load_gold(folder: str | Path) -> Iterator[GoldArticle]:
    """Yield the coded articles of `folder`, in the order of their ids.

    Raises:
        CorpusError: The folder holds no annotations, or one of them is broken.
    """
    root = Path(folder)
    files = sorted(root.glob("annotations/*.json"))
    if not files:
        raise CorpusError(
            f"{root}: no annotations/*.json in it; give a folder with texts/ and annotations/"
        )
    for file in files:
        yield _read(file, root)


def _read(file: Path, root: Path) -> GoldArticle:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        text = _text_file(root, data).read_bytes().decode("utf-8")
        return _parse(data, text)
    except (OSError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise CorpusError(
            f"{file}: not a coded article ({type(error).__name__}: {error}); "
            "see docs/evaluation.md for the format"
        ) from error


def _text_file(root: Path, data: dict[str, Any]) -> Path:
    """Return where the text is: beside the annotations, or where the annotation's `file` says."""
    if "file" in data:
        return root / str(data["file"])
    return root / "texts" / f"{data['id']}.txt"


def _parse(data: dict[str, Any], text: str) -> GoldArticle:
    article = Article(
        doc_id=data["id"],
        text=text,
        outlet=data.get("outlet"),
        language="fr",
        skip=tuple((start, end) for start, end in data.get("skip", ())),
    )
    return GoldArticle(
        article=article,
        sentences=tuple((start, end) for start, end in data["sentences"]),
        boilerplate=frozenset(data.get("boilerplate", ())),
        attributions=tuple(_attribution(item, text) for item in data["attributions"]),
        frames=tuple(_frame(item) for item in data["frames"]),
    )


def _attribution(item: dict[str, Any], text: str) -> Attribution:
    return Attribution(
        kind=item["kind"],
        content=tuple((start, end) for start, end in item["content"]),
        cue=tuple(item["cue"]) if item["cue"] else None,
        source=_source(item["source"], text),
        actor=Actor(**item["actor"]) if item.get("actor") else None,
        nested=bool(item.get("nested")),
    )


def _source(span: list[int] | None, text: str) -> Source | None:
    return Source(text[span[0] : span[1]], span[0], span[1]) if span else None


def _frame(item: dict[str, Any]) -> CodedFrame:
    evidence = tuple((start, end) for start, end in item.get("evidence", ()))
    return CodedFrame(item["s"], item["frame"], evidence)
