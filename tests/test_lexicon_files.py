"""Lexicon files: what is read, what is refused and how it is said, what the cache keeps."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import islice, product
from time import process_time

import pytest

import framing
from framing.errors import LexiconError
from framing.lexicon import cache, compile_lexicons, load_lexicon, load_lexicons
from framing.lexicon.entries import from_plain, to_plain
from framing.lexicon.patterns import parse

HEAD = "frame: test\ncategories:\n  only:\n    entries:\n"
GOOD = HEAD + '      - {entry: "paix", match: ["La paix."], not: ["Le pays."]}\n'


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)
    return folder


@pytest.fixture
def write(tmp_path):
    def write(text: str | bytes, name: str = "test.yaml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_lexicon_as_read(write):
    text = """
frame: climate
label: {fr: Climat, en: Climate}
definition: Climate as a problem.
references: ["Someone (2020), A book"]
sets: {weather: [orage, tempête], unused: [pluie]}
categories:
  heat:
    label: {fr: Chaleur, en: Heat}
    entries:
      - {entry: on, weight: 2, note: a word, not a truth value}
      - {entry: "@weather", only_near: {patterns: [climat], within: 5}, unless: [thé]}
      - {rule: [chaleur, mort], name: deadly, within: 4, ordered: true, except: ["chaleur humaine"]}
      - {entry: Vague de chaleur, as: name}
"""
    lexicon = load_lexicon(
        write(text.replace("a word, not a truth value", '"a word, not a truth value"'))
    )
    on, storm, deadly, name = (entry for _, entry in lexicon.entries())
    assert (lexicon.frame, lexicon.label["en"], len(lexicon)) == ("climate", "Climate", 4)
    assert (on.name, on.weight, on.line) == ("on", 2.0, 11)
    assert storm.only_near.within == 5
    assert storm.unless == ("thé",)
    assert lexicon.sets == {"weather": ("orage", "tempête")}
    assert (deadly.is_rule, deadly.within, deadly.ordered) == (True, 4, True)
    assert deadly.excluded == ("chaleur humaine",)
    assert name.is_name
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", lexicon.hash)
    assert from_plain(to_plain(lexicon)) == lexicon


REFUSED = [
    # what the file holds, line named, part of the message
    ("", 1, "no lexicon"),
    ("- a\n- b\n", 1, "no lexicon"),
    ("frame: [a\n", 2, "not valid YAML"),
    ("frame: a\ncategories: {x: {entries: [}}\n", 2, "not valid YAML"),
    ("frame: a\n", 1, "'categories' is missing"),
    ("frame: a\ncategories: {}\n", 2, "categories"),
    ("frame: a b\ncategories: {x: {entries: []}}\n", 1, "frame"),
    (HEAD + "      - {entry: a, weigth: 2}\n", 5, "unknown key 'weigth'"),
    (HEAD + "      - {entry: a, weight: heavy}\n", 5, "weight"),
    (
        HEAD + "      - {entry: a}\n      - {entry: 3}\n",
        6,
        "found 3 where words are needed; put it",
    ),
    (HEAD + "      - paix\n", 5, "an entry is written '- entry: …'"),
    ("frame: a\ncategories:\n  only: [paix]\n", 3, "a category 'name: {entries: […]}'"),
    (HEAD + '      - {entry: ""}\n', 5, "empty entry"),
    (HEAD + "      - {entry: ' '}\n", 5, "empty entry"),
    (HEAD + "      - {weight: 1}\n", 5, "either 'entry' or 'rule'"),
    (HEAD + "      - {entry: a, rule: [a, b], name: c}\n", 5, "either 'entry' or 'rule'"),
    (HEAD + "      - {rule: [a, b]}\n", 5, "needs a 'name'"),
    (HEAD + "      - {rule: [a], name: b}\n", 5, "rule"),
    (HEAD + "      - {entry: a, within: 3}\n", 5, "belong to rules"),
    (HEAD + "      - {entry: a, as: title}\n", 5, "as"),
    (HEAD + "      - {entry: guerre.*}\n", 5, "regular expression"),
    (HEAD + "      - {entry: '\\bguerre'}\n", 5, "regular expression"),
    (HEAD + "      - {entry: 'guerre[s]'}\n", 5, "regular expression"),
    (HEAD + "      - {entry: '^guerre$'}\n", 5, "regular expression"),
    (HEAD + "      - {entry: '*'}\n", 5, "matches any word"),
    (HEAD + "      - {entry: '(a|b'}\n", 5, "close the group"),
    (HEAD + "      - {entry: 'a|b)'}\n", 5, "without '('"),
    (HEAD + "      - {entry: 'a ~2'}\n", 5, "word on both sides"),
    (HEAD + "      - {entry: 'a ~ b'}\n", 5, "~3"),
    (HEAD + "      - {entry: 'a?'}\n", 5, "everything is optional"),
    (HEAD + "      - {entry: 'a (b|)'}\n", 5, "nothing to match"),
    (HEAD + "      - {entry: '\"a'}\n", 5, "close the exact form"),
    (HEAD + "      - {entry: 'a ; b'}\n", 5, "not allowed here"),
    (HEAD + "      - {entry: '" + "mot " * 31 + "'}\n", 5, "at most 30"),
    (HEAD + "      - {entry: '" + "mot " * 500 + "'}\n", 5, "at most 30"),
    (HEAD + "      - {entry: '" + "(" * 50 + "a" + ")" * 50 + "'}\n", 5, "nested"),
    (HEAD + "      - {entry: a, except: ['(']}\n", 5, "nothing to match"),
    (HEAD + "      - {entry: a}\n      - {entry: b}\n      - {entry: A}\n", 7, "stands already at"),
    (
        HEAD + "      - {entry: a}\n  other:\n    entries:\n      - {entry: a}\n",
        8,
        "stands already",
    ),
    (HEAD + "      - {entry: '@none'}\n", 5, "unknown set @none"),
    ("sets: {a: ['@a']}\n" + HEAD + "      - {entry: b}\n", 1, "holds itself"),
    ("sets: {a: ['@b'], b: ['@a']}\n" + HEAD + "      - {entry: b}\n", 1, "holds itself"),
    ("sets: {a: []}\n" + HEAD + "      - {entry: b}\n", 1, "is empty"),
    ("frame: a\nframe: b\n", 2, "stands twice"),
    ("a: &x [1, 2]\nb: *x\n", 1, "aliases"),
    ("[" * 100 + "]" * 100, 1, "nested too deep"),
    ("[" * 100_000, 1, "nested too deep"),
    ("- " * 100_000, 1, "nested too deep"),
]


@pytest.mark.parametrize(("text", "line", "message"), REFUSED, ids=range(len(REFUSED)))
def test_refused_in_one_line_with_place_and_remedy(write, text, line, message):
    path = write(text)
    with pytest.raises(LexiconError) as caught:
        load_lexicon(path)
    said = str(caught.value)
    assert said.startswith(f"{path}:{line}: ")
    assert message in said
    assert "\n" not in said


def test_billion_laughs_are_refused(write):
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
    with pytest.raises(LexiconError, match="aliases"):
        load_lexicon(write("l0: &l0 [lol, lol]\n" + levels))


def test_binary_and_wrongly_encoded_files(write):
    for content in (b"\x00\x01\x02", "frame: \xe9t\xe9".encode("latin-1"), b"\xff\xfe\x00"):
        with pytest.raises(LexiconError, match=r"test\.yaml:1: "):
            load_lexicon(write(content))


def test_a_folder_and_a_missing_file(tmp_path):
    with pytest.raises(LexiconError, match="is a folder; give"):
        load_lexicon(tmp_path)
    with pytest.raises(LexiconError, match="no such file"):
        load_lexicon(tmp_path / "none.yaml")


def test_two_frames_of_one_name(write):
    paths = [write(GOOD), write(GOOD, "again.yaml")]
    with pytest.raises(LexiconError, match=r"again\.yaml: frame 'test' is already in .*test\.yaml"):
        load_lexicons(paths)


def test_sets_beside_the_file_come_before_packaged_ones(write):
    write("sets: {near: [orage]}\n", "_sets.yaml")
    lexicon = load_lexicon(write(HEAD + '      - {entry: "@near"}\n'))
    assert lexicon.sets == {"near": ("orage",)}


def test_the_hash_follows_what_decides_hits(write):
    first = load_lexicon(write(GOOD)).hash
    same = load_lexicon(
        write("# a remark\n" + GOOD.replace("La paix.", "Vive la paix."), "b.yaml")
    ).hash
    other = load_lexicon(write(GOOD.replace('"paix"', '"paix", weight: 2'), "c.yaml")).hash
    assert first == same != other


def test_the_cache_is_used(write, own_cache, monkeypatch):
    path = write(GOOD)
    before = load_lexicon(path), compile_lexicons([load_lexicon(path)]).program
    monkeypatch.setattr("framing.lexicon.own_files._parse", None)
    monkeypatch.setattr("framing.lexicon.compiler.compile_program", None)
    after = load_lexicon(path), compile_lexicons([load_lexicon(path)]).program
    assert before == after
    assert len(list(own_cache.glob("*.json"))) == 2


@pytest.mark.parametrize("junk", ["", "{", "[]", "null", '{"frame": 1}', "\x00"])
def test_a_broken_cache_is_made_anew(write, own_cache, junk):
    path = write(GOOD)
    expected = compile_lexicons([load_lexicon(path)]).program
    for file in own_cache.glob("*.json"):
        file.write_text(junk)
    assert compile_lexicons([load_lexicon(path)]).program == expected


def test_an_unwritable_cache_is_no_error(write, monkeypatch, tmp_path):
    blocker = write("", "file")
    monkeypatch.setattr(cache, "cache_folder", lambda: blocker / "below")
    assert compile_lexicons([load_lexicon(write(GOOD))]).find("La paix.", [(0, 8)])


def test_old_cache_files_are_cleared(write, own_cache, monkeypatch):
    monkeypatch.setattr(cache, "_KEPT", 3)
    for number in range(6):
        load_lexicon(write(GOOD, f"{number}.yaml"))
    assert len(list(own_cache.glob("lexicon-*.json"))) == 3


@pytest.mark.slow
def test_two_hundred_thousand_entries(tmp_path):
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aiou"]
    words = ["".join(parts) for parts in islice(product(syllables, repeat=4), 200_000)]
    path = tmp_path / "big.csv"
    path.write_text("frame,category,entry\n" + "".join(f'big,all,"""{w}"""\n' for w in words))
    start = process_time()
    found = framing.score(f"Le {words[-1]} du {words[0]} a vu {words[99]}s.", lexicons=path)
    assert [hit.text for hit in found.hits] == [words[-1], words[0]]
    assert process_time() - start < 120


def test_many_entries(write):
    lines = "".join(f"      - {{entry: mot{number}}}\n" for number in range(3000))
    compiled = compile_lexicons([load_lexicon(write(HEAD + lines))])
    assert [hit.text for hit in compiled.find("mot7 mot2999 mot3000", [(0, 20)])] == [
        "mot7",
        "mot2999",
    ]


@pytest.mark.parametrize(
    "pattern", ["a", "a-b", "d'a b", '"A b"', "a*", "(a|b c)? d", "a ~3 b", "@x y", "M. Dupont"]
)
def test_patterns_that_parse(pattern):
    assert parse(pattern) is not None


def test_a_warm_start_needs_neither_schema_nor_form_list():
    code = (
        "import sys; from framing.lexicon import compile_lexicons, load_lexicons;"
        "compile_lexicons(load_lexicons());"
        "print(sorted({'pydantic', 'simplemma', 'spacy'} & set(sys.modules)))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        for _ in "ab"
    ]
    assert runs[1].stdout.strip() == "[]"
