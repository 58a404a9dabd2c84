"""Who may import whom: the house as it is meant, against the imports as they stand."""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.imports import package_imports, room_imports  # noqa: E402

PACKAGE = ROOT / "src" / "framing"

EVERYONE = {"records", "errors", "data", "_version"}
"""What any room may know: the records that flow, the errors, where the data lie, the version."""

MAY_IMPORT = {
    "records": set(),
    "errors": set(),
    "data": set(),
    "_version": set(),
    "text": set(),
    "statistics": set(),
    "lexicon": {"text"},
    "corpus": {"text"},
    "voice": {"text", "lexicon", "nlp"},
    "nlp": {"text", "lexicon", "corpus", "voice", "scoring", "scorers"},
    "scoring": {"text", "lexicon", "corpus", "voice"},
    "scorers": {"lexicon", "voice", "nlp", "scoring"},
    "running": {"corpus", "scorers"},
    "gold": set(),
    "evaluation": {"gold", "statistics"},
    "validation": {"gold", "evaluation", "statistics", "lexicon", "scorers", "scoring"},
    "calibration": {"gold", "evaluation", "text", "voice"},
    "classifier": {"gold", "evaluation", "lexicon", "nlp", "scorers", "scoring", "text"},
    "concordance": {"corpus", "running", "scorers", "scoring"},
    "suggesting": {"concordance", "corpus", "lexicon", "nlp", "running", "scorers", "statistics", "text"},
    "estimators": {"scorers"},
    "comparison": {"statistics", "corpus", "scoring", "text"},
    "rendering": {"evaluation", "comparison"},
    "face": {"classifier", "comparison", "corpus", "rendering", "running", "scorers", "text"},
    "__init__": {"classifier", "corpus", "estimators", "evaluation", "face", "lexicon", "comparison"},
    "__main__": {"cli"},
    "cli": {
        "__init__", "calibration", "classifier", "comparison", "concordance", "corpus", "evaluation", "gold",
        "lexicon", "rendering", "running", "scorers", "suggesting", "validation",
    },
}  # fmt: skip
"""What each room may know beside `EVERYONE`. A new room is entered here first."""

PARSERS = {("voice/engine.py", "framing.nlp.tagging"), ("scorers.py", "framing.nlp.model")}
"""Where the linguistic rooms ask for a model: each time in so many words, never in passing."""

HEAVY = frozenset(
    {
        "jinja2", "numpy", "pandas", "pyarrow", "pydantic", "rich", "scipy", "simplemma", "sklearn",
        "spacy", "statsmodels", "textacy", "trafilatura", "typer", "yaml",
    }
)  # fmt: skip

ONLY_IN = {
    "spacy": {"nlp"},
    "textacy": {"concordance", "suggesting", "lexicon"},
    "trafilatura": {"corpus"},
    "sklearn": {"estimators", "calibration", "classifier"},
    "typer": {"cli"},
    "jinja2": {"rendering"},
    "great_tables": {"rendering"},
    "altair": {"rendering"},
    "vl_convert": {"rendering"},
    "ahocorasick_rs": {"voice", "lexicon"},
}

IMPORTS = package_imports(PACKAGE)
ROOMS = room_imports(PACKAGE)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_room_knows_only_what_it_may(room):
    assert room in MAY_IMPORT, f"{room}: enter the new room into MAY_IMPORT"
    assert ROOMS[room] <= MAY_IMPORT[room] | EVERYONE


def test_each_room_named_by_a_room_is_entered():
    assert set().union(*MAY_IMPORT.values()) <= set(MAY_IMPORT)


def test_modules_do_not_import_in_circles():
    graph: dict[str, set[str]] = {}
    for item in IMPORTS:
        if item.at_start and not item.for_types and item.target_room:
            graph.setdefault(module_of(item.file), set()).add(item.target)
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"circular import: {' → '.join(error.args[1])}")
    assert "framing.records" in order


def module_of(file):
    return ".".join(("framing", *Path(file).with_suffix("").parts)).removesuffix(".__init__")


def test_only_the_named_places_ask_for_a_model():
    asking = {
        (item.file, item.target)
        for item in IMPORTS
        if item.target_room == "nlp" and item.room in {"text", "lexicon", "voice", "scorers"}
    }
    assert asking >= PARSERS
    assert {file for file, _ in asking} <= {
        *(file for file, _ in PARSERS),
        *(item.file for item in IMPORTS if item.room == "lexicon" and not item.at_start),
    }


def test_statistics_know_only_arrays():
    known = {item.target.split(".")[0] for item in IMPORTS if item.room == "statistics"}
    assert known & {"numpy"}
    assert not known & {"pandas", "spacy", "sklearn", "textacy", "rich"}


@pytest.mark.parametrize(("package", "rooms"), ONLY_IN.items(), ids=ONLY_IN)
def test_package_is_used_in_its_room(package, rooms):
    using = {item.room for item in IMPORTS if item.target.split(".")[0] == package}
    assert using
    assert using <= rooms


def test_rendering_knows_neither_model_nor_voice_nor_lexicon():
    known = {item.target for item in IMPORTS if item.room == "rendering"}
    assert "framing.records" in known
    hidden = ("spacy", "framing.voice", "framing.nlp", "framing.lexicon", "framing.scoring")
    assert not [target for target in known if target.startswith(hidden)]


@pytest.mark.parametrize("module", ["framing", "framing.records", "framing.errors"])
def test_import_loads_nothing_heavy(module):
    code = f"import sys, {module}; print(*sorted({set(HEAVY)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_library_neither_asserts_nor_exits():
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        if "cli" in file.parts or file.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Assert) or is_sys_exit(node):
                found.append(f"{file.name}:{node.lineno}")
    assert found == []


def is_sys_exit(node):
    named = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    return named and (node.value.id, node.attr) == ("sys", "exit")
