"""Our own YAML, written: the only format that holds everything (`load_lexicon` reads it)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from framing.lexicon.entries import Category, Entry, Lexicon
from framing.lexicon.formats.flattening import Written

_WIDTH = 1 << 30


def write(lexicon: Lexicon, stem: str) -> Written:
    """Return a lexicon as YAML, one entry a line; nothing is lost."""
    return Written("".join(f"{line}\n" for line in _lines(lexicon)))


def _lines(lexicon: Lexicon) -> Iterator[str]:
    yield f"frame: {_flow(lexicon.frame)}"
    if lexicon.label:
        yield f"label: {_flow(dict(lexicon.label))}"
    if lexicon.definition:
        yield f"definition: {_flow(lexicon.definition)}"
    yield from _list("references", lexicon.references)
    yield from _list("blind_spots", lexicon.blind_spots)
    if lexicon.sets:
        yield "sets:"
        for name, patterns in lexicon.sets.items():
            yield f"  {_flow(name)}: {_flow(list(patterns))}"
    yield "categories:"
    for category in lexicon.categories:
        yield from _category(category)


def _list(key: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield f"{key}:"
        for item in items:
            yield f"  - {_flow(item)}"


def _category(category: Category) -> Iterator[str]:
    yield f"  {_flow(category.name)}:"
    if category.label:
        yield f"    label: {_flow(dict(category.label))}"
    yield "    entries:" if category.entries else "    entries: []"
    for entry in category.entries:
        yield f"      - {_flow(plain_entry(entry))}"


def plain_entry(entry: Entry) -> dict[str, Any]:
    """Return an entry as its YAML mapping, defaults left out."""
    plain: dict[str, Any] = {}
    if entry.is_rule:
        plain |= {"rule": list(entry.patterns), "name": entry.name, "within": entry.within}
        plain |= {"ordered": True} if entry.ordered else {}
    else:
        plain |= {"entry": entry.patterns[0]}
        plain |= {"name": entry.name} if entry.name != entry.patterns[0] else {}
    plain |= {"as": "name"} if entry.is_name else {}
    plain |= {"weight": entry.weight} if entry.weight != 1 else {}
    return {**plain, **_conditions(entry)}


def _conditions(entry: Entry) -> dict[str, Any]:
    near = entry.only_near
    conditions: dict[str, Any] = {
        "except": list(entry.excluded),
        "unless": list(entry.unless),
        "only_near": {"patterns": list(near.patterns), "within": near.within} if near else None,
        "note": entry.note,
        "match": list(entry.match),
        "not": list(entry.no_match),
    }
    return {key: value for key, value in conditions.items() if value}


def _flow(value: Any) -> str:  # noqa: ANN401 - whatever YAML can hold
    """Return a value on one line; words that YAML would read as something else get quoted."""
    text: str = yaml.dump(
        value,
        Dumper=_Dumper,
        default_flow_style=True,
        allow_unicode=True,
        sort_keys=False,
        width=_WIDTH,
    )
    return text.removesuffix("...\n").rstrip("\n")


class _Dumper(yaml.SafeDumper):
    """Never folds, and writes no aliases: the reader refuses them."""

    def ignore_aliases(self, data: object) -> bool:
        """Write a value out each time it occurs."""
        return True


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    quoted = '"' if "\n" in value or '"' not in value else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=quoted)


_Dumper.add_representer(str, _text)
