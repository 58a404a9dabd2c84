"""quanteda's YAML: nested mappings of categories, each with a list of glob patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from framing.lexicon.document import read_yaml
from framing.lexicon.entries import Lexicon
from framing.lexicon.formats.assembly import Draft, Reading
from framing.lexicon.formats.files import Source, decoded
from framing.lexicon.formats.flattening import Branch, Flattener, Written
from framing.lexicon.formats.losses import Losses

# quanteda's key for the words of a category that also has categories below it.
_OWN_WORDS = "__"
_OWN_KEYS = re.compile(
    r"""^\{|^["']?(?:categories|sets)["']?\s*:|^["']?frame["']?\s*:[^\S\n]*[^\s\[{]""", re.MULTILINE
)
_ONE_LETTER = re.compile(r"\?+(?!$)|(?<=\w)\?+$")
_Path = tuple[str, ...]


def is_quanteda(data: bytes) -> bool:
    """Tell a quanteda dictionary from a lexicon of our own, by the keys at its top."""
    text = (decoded(data) or "").lstrip("\ufeff")
    return bool(text.strip()) and not _OWN_KEYS.search(text)


def read(source: Source) -> Reading:
    """Return a quanteda dictionary; words such as `on`, `no` and `1960` stay words.

    A single category at the top that holds only categories is the frame.

    Raises:
        LexiconError: It isn't valid YAML, or a value is no word, list or category.
    """
    read_yaml(source.text, name=str(source.path))
    root = yaml.compose(source.text, Loader=yaml.CBaseLoader)
    if not isinstance(root, yaml.MappingNode):
        raise source.error(
            1,
            "no lexicon; it must begin with 'frame: …' and 'categories: …', "
            "or be a quanteda dictionary (category: [word, …])",
        )
    draft = Draft(source)
    draft.frame, root = _frame(root)
    for path, node in _leaves(root, ()):
        _term(draft, path, node)
    return draft.finish()


def _frame(root: yaml.MappingNode) -> tuple[str, yaml.MappingNode]:
    if len(root.value) == 1:
        key, value = root.value[0]
        if isinstance(value, yaml.MappingNode) and value.value:
            return str(key.value), value
    return "", root


def _leaves(node: yaml.Node, path: _Path) -> Iterator[tuple[_Path, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item, path)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = path if key.value == _OWN_WORDS else (*path, str(key.value))
            yield from _leaves(value, below)


def _term(draft: Draft, path: _Path, node: yaml.ScalarNode) -> None:
    category = draft.category(path)
    term = str(node.value)
    if _ONE_LETTER.search(term):
        draft.note("a ? (one letter) is read as * (any letters)", term)
        term = _ONE_LETTER.sub("*", term)
    if term.strip():
        draft.term(category, term, line=node.start_mark.line + 1)


def write(lexicon: Lexicon, stem: str) -> Written:
    """Return a lexicon as a quanteda dictionary, the frame as its only key."""
    losses = Losses("frame", "gaps")
    losses.lexicon(lexicon, stem=stem)
    tree = Flattener(lexicon, losses, gaps=True).tree()
    plain = {lexicon.frame: {branch.name: _plain(branch) for branch in tree.values()}}
    text = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=1 << 30)
    return Written(text, losses.sentences())


def _plain(branch: Branch) -> list[str] | Mapping[str, object]:
    if not branch.below:
        return list(branch.terms)
    below: dict[str, object] = {item.name: _plain(item) for item in branch.below.values()}
    return below | ({_OWN_WORDS: list(branch.terms)} if branch.terms else {})
