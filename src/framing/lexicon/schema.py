"""What a lexicon file may hold, checked with pydantic; every error names file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from framing.errors import LexiconError
from framing.lexicon.document import Document, Path
from framing.lexicon.entries import Category, Entry, Lexicon, Near
from framing.lexicon.patterns import Choice, Maybe, Node, PatternError, Sequence, SetRef, parse

_Text = Annotated[str, Field(strict=True)]
_Patterns = list[_Text]
_Model = TypeVar("_Model", bound=BaseModel)
_Sets = dict[str, list[_Text]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _NearModel(_Strict):
    patterns: _Patterns = Field(min_length=1)
    within: int = Field(ge=0, le=50)


class _EntryModel(_Strict):
    entry: _Text | None = None
    rule: _Patterns | None = Field(None, min_length=2, max_length=8)
    name: _Text | None = None
    kind: Literal["name"] | None = Field(None, alias="as")
    within: Annotated[int, Field(ge=0, le=200)] | Literal["sentence"] = "sentence"
    ordered: bool = False
    weight: float = Field(1.0, allow_inf_nan=False)
    note: _Text = ""
    excluded: _Patterns = Field(default_factory=list, alias="except")
    unless: _Patterns = Field(default_factory=list)
    only_near: _NearModel | None = None
    match: _Patterns = Field(default_factory=list)
    no_match: _Patterns = Field(default_factory=list, alias="not")

    @model_validator(mode="after")
    def _one_kind(self) -> _EntryModel:
        if (self.entry is None) == (self.rule is None):
            raise ValueError("give either 'entry' or 'rule'")
        if self.rule is not None and self.name is None:
            raise ValueError("a rule needs a 'name'")
        if self.entry is not None and (self.ordered or "within" in self.model_fields_set):
            raise ValueError(
                "'within' and 'ordered' belong to rules; for an entry use ~3 or only_near"
            )
        return self


class _CategoryModel(_Strict):
    label: dict[str, str] = Field(default_factory=dict)
    entries: list[_EntryModel]


class _LexiconModel(_Strict):
    frame: str = Field(pattern=r"^\w[\w-]*$")
    label: dict[str, str] = Field(default_factory=dict)
    definition: str = ""
    references: list[str] = Field(default_factory=list)
    blind_spots: list[str] = Field(default_factory=list)
    sets: _Sets = Field(default_factory=dict)
    categories: dict[str, _CategoryModel] = Field(min_length=1)


class _SetsModel(_Strict):
    sets: _Sets


def lexicon_from(document: Document, *, shared: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """Return the lexicon that a document holds, its hash not yet filled in.

    Args:
        document: A YAML file read by `read_yaml`.
        shared: Named sets that every lexicon may use; the file's own come first.

    Raises:
        LexiconError: Anything is wrong; one line with file, line and remedy.
    """
    model = _validated(_LexiconModel, document)
    own = {name: tuple(patterns) for name, patterns in model.sets.items()}
    builder = _Builder(document, {**shared, **own})
    builder.check_sets(own)
    categories = tuple(
        Category(name, builder.entries(name, part), part.label)
        for name, part in model.categories.items()
    )
    return Lexicon(
        frame=model.frame,
        categories=categories,
        label=model.label,
        definition=model.definition.strip(),
        references=tuple(model.references),
        blind_spots=tuple(model.blind_spots),
        sets=builder.used_sets(),
        path=document.name,
    )


def sets_from(document: Document) -> dict[str, tuple[str, ...]]:
    """Return the named sets of a file that holds nothing else (`_sets.yaml`).

    Raises:
        LexiconError: Anything is wrong; one line with file, line and remedy.
    """
    model = _validated(_SetsModel, document)
    sets = {name: tuple(patterns) for name, patterns in model.sets.items()}
    _Builder(document, sets).check_sets(sets)
    return sets


def _validated(schema: type[_Model], document: Document) -> _Model:
    if not isinstance(document.data, dict):
        raise LexiconError(
            f"{document.name}:1: no lexicon; it must begin with 'frame: …' and 'categories: …'"
        )
    try:
        return schema.model_validate(document.data)
    except ValidationError as error:
        raise LexiconError(_message(error, document)) from None


def _message(error: ValidationError, document: Document) -> str:
    first = error.errors()[0]
    path = tuple(part for part in first["loc"])
    where, key = document.where(path), path[-1] if path else ""
    if first["type"] == "extra_forbidden":
        return (
            f"{where}: unknown key {key!r}; known keys are in the lexicon guide, check its spelling"
        )
    if first["type"] == "missing":
        return f"{where}: key {key!r} is missing; add it"
    named = ".".join(str(part) for part in path)
    if first["type"].startswith(("model_", "dict_type")):
        return (
            f"{where}: {named}: found {str(first['input'])[:60]!r} where 'key: value' is needed; "
            "an entry is written '- entry: …', a category 'name: {entries: […]}'"
        )
    if first["type"] == "string_type":
        return (
            f"{where}: {named}: found {first['input']!r} where words are needed; put it in quotes"
        )
    text = first["msg"].removeprefix("Value error, ")
    return f"{where}: {named}: {text} (found {str(first['input'])[:60]!r}); correct the value"


class _Builder:
    """Builds entries, checking each pattern on the way."""

    def __init__(self, document: Document, sets: Mapping[str, tuple[str, ...]]) -> None:
        self._document = document
        self._sets = sets
        self._used: dict[str, None] = {}
        self._names: dict[str, str] = {}

    def used_sets(self) -> dict[str, tuple[str, ...]]:
        return {name: self._sets[name] for name in sorted(self._used)}

    def check_sets(self, names: Mapping[str, tuple[str, ...]]) -> None:
        for name, patterns in names.items():
            where = ("sets", name)
            if not patterns:
                raise self._error(where, f"set {name!r} is empty; add a pattern or remove it")
            for index, pattern in enumerate(patterns):
                self._check_pattern(pattern, (*where, index), inside=(name,))

    def entries(self, category: str, model: _CategoryModel) -> tuple[Entry, ...]:
        path: Path = ("categories", category, "entries")
        return tuple(self._entry(item, (*path, index)) for index, item in enumerate(model.entries))

    def _entry(self, model: _EntryModel, path: Path) -> Entry:
        entry = _entry_record(model, line=self._document.lines.get(path, 0))
        for key, pattern in _patterns_of(model):
            self._check_pattern(pattern, (*path, *key))
        place = self._document.where(path)
        first = self._names.setdefault(" ".join(entry.name.split()).casefold(), place)
        if first != place:
            raise LexiconError(f"{place}: {entry.name!r} stands already at {first}; keep one")
        return entry

    def _check_pattern(self, pattern: str, path: Path, inside: tuple[str, ...] = ()) -> None:
        if not pattern.strip():
            raise self._error(path, "empty entry; write a pattern or remove it")
        try:
            tree = parse(pattern)
        except PatternError as error:
            raise self._error(path, f"{pattern[:60]!r}: {error}") from None
        for name in set_names(tree):
            self._follow(name, path, inside)

    def _follow(self, name: str, path: Path, inside: tuple[str, ...]) -> None:
        """Check that a set exists and doesn't hold itself; note it and those in it as used."""
        if name not in self._sets:
            known = ", ".join(sorted(self._sets)) or "none"
            raise self._error(path, f"unknown set @{name} (known: {known}); define it under 'sets'")
        if name in inside:
            raise self._error(path, f"set @{name} holds itself; remove the circle")
        if name in self._used and not inside:
            return
        self._used[name] = None
        for pattern in self._sets[name]:
            for inner in set_names(parse(pattern)):
                self._follow(inner, path, (*inside, name))

    def _error(self, path: Path, message: str) -> LexiconError:
        return LexiconError(f"{self._document.where(path)}: {message}")


def set_names(node: Node) -> Iterator[str]:
    """Yield the names of the sets that a pattern uses."""
    if isinstance(node, SetRef):
        yield node.name
    elif isinstance(node, Maybe):
        yield from set_names(node.node)
    elif isinstance(node, Choice | Sequence):
        for child in node.options if isinstance(node, Choice) else node.items:
            yield from set_names(child)


def _patterns_of(model: _EntryModel) -> Iterator[tuple[Path, str]]:
    if model.entry is not None:
        yield ("entry",), model.entry
    lists = {"rule": model.rule or [], "except": model.excluded, "unless": model.unless}
    for key, patterns in lists.items():
        for index, pattern in enumerate(patterns):
            yield (key, index), pattern
    if model.only_near:
        for index, pattern in enumerate(model.only_near.patterns):
            yield ("only_near", "patterns", index), pattern


def _entry_record(model: _EntryModel, *, line: int) -> Entry:
    near = model.only_near
    return Entry(
        name=model.name or model.entry or "",
        patterns=tuple(model.rule or [model.entry or ""]),
        is_rule=model.rule is not None,
        within=model.within,
        ordered=model.ordered,
        weight=model.weight,
        is_name=model.kind == "name",
        excluded=tuple(model.excluded),
        unless=tuple(model.unless),
        only_near=Near(tuple(near.patterns), near.within) if near else None,
        note=model.note,
        match=tuple(model.match),
        no_match=tuple(model.no_match),
        line=line,
    )
