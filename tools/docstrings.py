"""docs/reference-python.md: the public names, from their signatures and docstrings."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Iterator, Sequence

_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises|Example|Note|Figures):[ \t]*$", re.M)
_LISTS = {
    "Args": "Arguments",
    "Attributes": "Attributes",
    "Raises": "Raises",
    "Figures": "Figures",
}
_WIDTH = 96
_ITEM = re.compile(r"^([\w.]+): ", re.M)

FACE = (
    "framing:score",
    "framing:score_corpus",
    "framing:compare",
    "framing:load",
    "framing:load_lexicon",
    "framing:evaluate",
    "framing:FramingVectorizer",
)
RECORDS = (
    "framing:Article",
    "framing:ScoredArticle",
    "framing.records:FrameScore",
    "framing:Hit",
    "framing:Attribution",
    "framing.records:Source",
    "framing:Actor",
)
EVIDENCE = (
    "framing.comparison:Comparison",
    "framing.rendering.comparing.rendered:RenderedComparison",
    "framing.rendering.plots:write_plot",
    "framing.concordance:concordance",
    "framing.concordance:HitsOf",
    "framing.rendering.page:render_page",
    "framing.evaluation:Evaluation",
    "framing.evaluation:Counts",
    "framing.gold:load_gold",
)
SPACY = (
    "framing.nlp.components:FramingHits",
    "framing.nlp.components:FramingVoice",
    "framing.nlp.components:content_around",
)
ERRORS = (
    "framing.errors:FramingError",
    "framing.errors:ArticleError",
    "framing.errors:CorpusError",
    "framing.errors:LexiconError",
    "framing.errors:ModelMissingError",
    "framing.errors:FramingWarning",
)


def reference(names: tuple[str, ...]) -> str:
    """Return the manual of the objects called `module:name`, as Markdown."""
    return "\n\n".join(part for name in names for part in _described(name))


def _described(name: str) -> Iterator[str]:
    module, _, attribute = name.partition(":")
    found = getattr(importlib.import_module(module), attribute)
    yield f"### `{module}.{attribute}`"
    if not _is_plain_error(found):
        yield f"<!-- skip -->\n```python\n{_signature(attribute, found)}\n```"
    yield markdown(inspect.getdoc(found) or "")
    if inspect.isclass(found) and (members := list(_members(found))):
        yield "\n".join(members)


def _is_plain_error(found: object) -> bool:
    return inspect.isclass(found) and issubclass(found, Exception)


def _signature(name: str, found: Callable[..., object]) -> str:
    """Return a call with its parameters, one a line where they don't fit on one."""
    signature = inspect.signature(found)
    parameters = [item for key, item in signature.parameters.items() if key != "self"]
    parts = list(_starred(parameters))
    returns = "" if inspect.isclass(found) else f" -> {_plain(signature.return_annotation)}"
    line = f"{name}({', '.join(parts)}){returns}"
    if len(line) <= _WIDTH:
        return line
    lines = "".join(f"    {part},\n" for part in parts)
    return f"{name}(\n{lines}){returns}"


def _starred(parameters: Sequence[inspect.Parameter]) -> Iterator[str]:
    """Yield the parameters as they are written, with the star before those by keyword."""
    starred = False
    for item in parameters:
        if item.kind is inspect.Parameter.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        yield _parameter(item)


def _parameter(item: inspect.Parameter) -> str:
    written = f"{item.name}: {_plain(item.annotation)}"
    if item.default is inspect.Parameter.empty:
        return written
    default = repr(item.default)
    return f"{written} = {'…' if 'factory' in default else default}"


def _plain(annotation: object) -> str:
    return str(annotation).strip("'")


def _members(found: type) -> Iterator[str]:
    """Yield the properties and methods that the class itself defines, a line each."""
    for name, member in sorted(vars(found).items()):
        inner = member.fget if isinstance(member, property) else member
        inner = inner.__func__ if isinstance(inner, classmethod | staticmethod) else inner
        if name.startswith("_") or not inspect.isfunction(inner) or not inner.__doc__:
            continue
        called = "" if isinstance(member, property) else "()"
        first = inspect.cleandoc(inner.__doc__).split("\n\n")[0]
        yield f"- `.{name}{called}`: {' '.join(first.split())}"


def markdown(doc: str) -> str:
    """Return a docstring in Google's style as Markdown."""
    first, *rest = _SECTION.split(doc)
    parts = [first.strip()]
    parts += [_section(title, body) for title, body in zip(rest[::2], rest[1::2], strict=True)]
    return "\n\n".join(part for part in parts if part)


def _section(title: str, body: str) -> str:
    text = inspect.cleandoc(body)
    if title == "Example":
        return f"```python\n{text}\n```"
    if title in _LISTS:
        return f"**{_LISTS[title]}**\n\n{_list(text)}"
    return f"**{title}**: {_joined(text)}"


def _list(text: str) -> str:
    items = re.split(r"\n(?=\S)", text)
    return "\n".join(f"- {_ITEM.sub(_strong, _joined(item), count=1)}" for item in items)


def _strong(found: re.Match[str]) -> str:
    return f"`{found[1]}`: "


def _joined(text: str) -> str:
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text)]
    return "\n\n  ".join(paragraphs)
