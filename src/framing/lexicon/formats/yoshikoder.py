"""Yoshikoder's `.ykd` and Lexicoder 2's `.lcd`: XML of category and pattern nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from framing.lexicon.entries import Lexicon
from framing.lexicon.formats.assembly import Draft, Reading, number
from framing.lexicon.formats.files import Source
from framing.lexicon.formats.flattening import Branch, Flattener, Written, numeral
from framing.lexicon.formats.losses import Losses
from framing.lexicon.formats.trees import Element, read_tree

_CATEGORY, _PATTERN, _ROOT = "cnode", "pnode", "dictionary"
_HEADER = '<?xml version="1.0" encoding="UTF-8"?>'


def read(source: Source) -> Reading:
    """Return a `.ykd` or `.lcd` dictionary: scores are weights, descriptions labels.

    The frame is the root's name (Lexicoder) or that of the one node that holds all others
    (Yoshikoder).

    Raises:
        LexiconError: It is no such XML, its patterns are regular expressions, or a score is none.
    """
    root = read_tree(source)
    top = [child for child in root.children if child.tag in (_CATEGORY, _PATTERN)]
    if not top:
        message = f"no <{_CATEGORY}> in <{root.tag}>; give a Yoshikoder or Lexicoder dictionary"
        raise source.error(root.line, message)
    if "regex" in root.attributes.get("patternengine", "").lower():
        message = "its patterns are regular expressions, which lexicons don't know; rewrite with *"
        raise source.error(root.line, message)
    draft = Draft(source, frame=root.attributes.get("name", ""))
    if len(top) == 1 and not draft.frame and any(item.tag == _CATEGORY for item in top[0].children):
        draft.frame = top[0].attributes.get("name", "")
        draft.definition = _description(top[0])
        top = top[0].children
    for child in top:
        _node(draft, child, ())
    return draft.finish()


def _node(draft: Draft, node: Element, above: tuple[str, ...]) -> None:
    name = node.attributes.get("name", "")
    if node.tag == _CATEGORY:
        path = (*above, name)
        draft.labels[draft.category(path)] = _description(node)
        for child in node.children:
            _node(draft, child, path)
    elif node.tag == _PATTERN and name.strip():
        draft.term(draft.category(above), name, line=node.line, weight=_score(draft.source, node))


def _description(node: Element) -> str:
    """Return a node's description; Yoshikoder repeats the name when there is none."""
    text = node.attributes.get("desc", "").strip()
    return "" if text == node.attributes.get("name", "").strip() else text


def _score(source: Source, node: Element) -> float:
    text = node.attributes.get("score", "").strip()
    if not text:
        return 1.0
    weight = number(text)
    if weight is None:
        raise source.error(node.line, f"score {text[:40]!r} is no number; correct it")
    return weight


def write_ykd(lexicon: Lexicon, stem: str) -> Written:
    """Return a lexicon as a `.ykd` file."""
    losses = Losses("frame", "weights", "definition", "labels")
    losses.lexicon(lexicon, stem=stem)
    labels = {part.name: _first(part.label) for part in lexicon.categories}
    tree = Flattener(lexicon, losses).tree()
    root = f"name={quoteattr(lexicon.frame)} desc={quoteattr(lexicon.definition)}"
    lines = [
        _HEADER,
        f'<{_ROOT} style="050805" patternengine="substring">',
        f"\t<{_CATEGORY} {root}>",
        *(line for branch in tree.values() for line in _lines(branch, 2, labels.get)),
        f"\t</{_CATEGORY}>",
        f"</{_ROOT}>",
        "",
    ]
    return Written("\n".join(lines), losses.sentences())


def write_lcd(lexicon: Lexicon, stem: str) -> Written:
    """Return a lexicon as a `.lcd` file, which has no weights."""
    losses = Losses("frame")
    losses.lexicon(lexicon, stem=stem)
    lines = [_HEADER, f'<{_ROOT} style="Lexicoder" name={quoteattr(lexicon.frame)}>']
    for name, terms in Flattener(lexicon, losses).categories().items():
        plain = dict.fromkeys(terms, 1.0)
        lines += _lines(Branch(name, name, plain, {}), 1, lambda _: None)
    return Written("\n".join([*lines, f"</{_ROOT}>", ""]), losses.sentences())


def _lines(branch: Branch, depth: int, label: Callable[[str], str | None]) -> Iterator[str]:
    indent = "\t" * depth
    described = label(branch.path)
    desc = f" desc={quoteattr(described)}" if described else ""
    yield f"{indent}<{_CATEGORY} name={quoteattr(branch.name)}{desc}>"
    for term, weight in branch.terms.items():
        score = f' score="{numeral(weight)}"' if weight != 1 else ""
        yield f"{indent}\t<{_PATTERN} name={quoteattr(term)}{score}/>"
    for below in branch.below.values():
        yield from _lines(below, depth + 1, label)
    yield f"{indent}</{_CATEGORY}>"


def _first(label: Mapping[str, str]) -> str:
    return label.get("fr") or next(iter(label.values()), "")
