"""Every frame file is valid, and its own sentences hold."""

from __future__ import annotations

from functools import lru_cache

import pytest

from framing.lexicon import (
    CompiledLexicons,
    Lexicon,
    check_examples,
    compile_lexicons,
    load_lexicon,
    load_lexicons,
    packaged_paths,
)

PATHS = packaged_paths()


@lru_cache(maxsize=8)
def _compiled(path) -> tuple[Lexicon, CompiledLexicons]:
    lexicon = load_lexicon(path)
    return lexicon, compile_lexicons([lexicon])


CASES = [
    pytest.param(path, category.name, id=f"{path.stem}-{category.name}")
    for path in PATHS
    for category in load_lexicon(path).categories
]


@pytest.mark.parametrize(("path", "category"), CASES)
def test_example_sentences(path, category):
    lexicon, compiled = _compiled(path)
    failures = check_examples(lexicon, category=category, compiled=compiled)
    assert not failures, "\n".join(map(str, failures))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_file_is_complete(path):
    lexicon, _ = _compiled(path)
    assert lexicon.frame == path.stem
    assert lexicon.definition
    assert lexicon.references
    assert {"fr", "en"} <= set(lexicon.label)
    bare = [entry.name for _, entry in lexicon.entries() if not (entry.match and entry.no_match)]
    assert not bare, f"entries without a match and a not sentence: {bare}"


def test_packaged_frames_are_the_four():
    frames = {lexicon.frame for lexicon in load_lexicons()}
    assert frames == {"anti_western", "development", "security", "sovereignty"}
