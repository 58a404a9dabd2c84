"""Lexicons → dictionaries of other programs: what is written, what is lost, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon import cache, load_lexicon, packaged_paths
from framing.lexicon.formats import convert, read_dictionary, write_dictionary
from framing.lexicon.formats.expansion import Expander, TooManyError
from framing.lexicon.formats.files import decoded
from framing.lexicon.formats.terms import to_pattern

CLIMATE = """frame: climat
label: {fr: Climat}
definition: Le temps qu'il fait.
references: ["Un atlas (1999)"]
sets:
  fort: ["gros", "violent"]
categories:
  eau/pluie:
    label: {fr: Pluie}
    entries:
      - {entry: averse, weight: 0.5, note: vue du ciel, match: ["Une averse."], not: ["Avers."]}
      - {entry: "\\"OMM\\""}
      - {entry: "pluie ~1 battant", except: ["pluie d'étoiles"]}
  vent:
    entries:
      - {entry: rafale, unless: [tir]}
      - {rule: ["@fort", tempête], name: gros-temps, within: 3}
      - {entry: "Météo France", as: name}
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """Keep what is compiled here out of the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)


@pytest.fixture
def climate(tmp_path) -> Path:
    path = tmp_path / "climat.yaml"
    path.write_text(CLIMATE, encoding="utf-8")
    return path


WRITTEN = {
    ".dic": (
        "%\n1\teau/pluie\n2\tvent\n%\naverse\t1\naverses\t1\nomm\t1\npluie battant\t1\n"
        "pluie battante\t1\npluie battantes\t1\npluie battants\t1\npluies battant\t1\n"
        "pluies battante\t1\npluies battantes\t1\npluies battants\t1\nrafale\t2\nrafales\t2\n"
    ),
    ".lc3": (
        "+eau/pluie\naverse\naverses\nomm\npluie battant\npluie battante\npluie battantes\n"
        "pluie battants\npluies battant\npluies battante\npluies battantes\npluies battants\n"
        "+vent\nrafale\nrafales\n"
    ),
}


@pytest.mark.parametrize("ending", WRITTEN)
def test_words_are_written_out_in_their_forms(climate, ending):
    target = climate.with_suffix(ending)
    assert convert(climate, target).written == (target,)
    assert target.read_text(encoding="utf-8") == WRITTEN[ending]


def test_wordstat_holds_weights_rules_and_unless(climate):
    target = climate.with_suffix(".cat")
    lost = convert(climate, target).lost
    lines = target.read_text(encoding="utf-8").splitlines()
    assert lines[:4] == ["climat", "\teau", "\t\tpluie", "\t\t\taverse (0.5)"]
    assert "\t\t@gros-temps [#fort NEAR #gros-temps-2 /S 3] (1)" in lines
    assert "\t\t@rafale [#rafale-1 NOT NEAR #rafale-2 /S] (1)" in lines
    assert lines[lines.index("\tfort") + 1] == "\t\tgros (0)"
    assert lines.index("_sets") < lines.index("\tfort")
    assert not any(line.startswith(("weights", "rules")) for line in lost)


def test_yoshikoder_escapes_and_nests(tmp_path):
    source = tmp_path / "q.yml"
    source.write_text('"R&D <x>":\n  sous: ["at&t", obus]\n  autre: [tir]\n', encoding="utf-8")
    target = tmp_path / "q.ykd"
    convert(source, target)
    text = target.read_text(encoding="utf-8")
    assert '<pnode name="at&amp;t"/>' in text
    assert read_dictionary(target).lexicon.frame == "R_D_x"


EVERYWHERE = ("references are lost (1)", "frame's label is lost")
NO_WEIGHT = "weights are lost, each entry counts 1 (1: averse)"
NO_CONDITION = (
    "conditions (except, unless, only_near) are lost, so these entries match more "
    "(2: pluie ~1 battant, rafale)"
)
NO_RULE = "rules are left out (1: gros-temps)"
NO_NAME = "names that block other entries (as: name) are left out (1: Météo France)"
NO_GAP = "gaps (~n) are lost, so these entries match neighbouring words only (1: pluie ~1 battant)"
NO_CAPITAL = 'capitals are lost, so these exact forms match in lower case too (1: "OMM")'
NO_EXAMPLE = "example sentences are lost (1: averse)"
NO_NOTE = "notes are lost (1: averse)"
NO_LABEL = "labels are lost (1: eau/pluie)"
NO_DEFINITION = "the definition is lost"
PLAIN = {NO_CONDITION, NO_RULE, NO_NAME, NO_CAPITAL, NO_EXAMPLE, NO_NOTE}


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (".yaml", set()),
        (".csv", {NO_LABEL, NO_DEFINITION}),
        (".dic", PLAIN | {NO_WEIGHT, NO_GAP, NO_LABEL, NO_DEFINITION}),
        (".dicx", PLAIN | {NO_GAP, NO_LABEL, NO_DEFINITION}),
        (".lcd", PLAIN | {NO_WEIGHT, NO_GAP, NO_LABEL, NO_DEFINITION}),
        (".lc3", PLAIN | {NO_WEIGHT, NO_GAP, NO_LABEL, NO_DEFINITION}),
        (".ykd", PLAIN | {NO_GAP}),
        (".yml", PLAIN | {NO_WEIGHT, NO_LABEL, NO_DEFINITION}),
        (
            ".cat",
            PLAIN - {NO_RULE, NO_CONDITION}
            | {NO_CONDITION.replace("2: pluie ~1 battant, rafale", "1: pluie ~1 battant")}
            | {NO_GAP, NO_LABEL, NO_DEFINITION},
        ),
    ],
)
def test_what_is_lost_is_listed(climate, ending, expected):
    lost = set(convert(climate, climate.with_name(f"climat2{ending}")).lost)
    names_the_file = ending in (".dic", ".dicx", ".lc3")
    assert ("the frame's name 'climat' is lost for the file's own" in lost) is names_the_file
    others = {f"the {text}" for text in EVERYWHERE} if ending != ".yaml" else set()
    assert lost - others - {"the frame's name 'climat' is lost for the file's own"} == expected
    assert others <= lost


def test_quanteda_writes_gaps_as_stars(climate):
    target = climate.with_suffix(".yml")
    convert(climate, target)
    text = target.read_text(encoding="utf-8")
    assert "- pluie battante\n" in text
    assert "- pluie * battante\n" in text


def test_yaml_words_are_quoted_where_yaml_has_another_meaning(tmp_path):
    source = tmp_path / "m.lc3"
    source.write_text("+oui\non\nno\n1960\nnull\n~tout\n", encoding="utf-8")
    for name in ("m.yml", "m.yaml"):
        convert(source, tmp_path / name)
        back = read_dictionary(tmp_path / name).lexicon
        assert {entry.patterns[0] for _, entry in back.entries()} == {
            '"on"',
            '"no"',
            '"1960"',
            '"null"',
        }


def test_of_codes_come_back(tmp_path):
    text = "%\n1\tsorte\n2\tbon\n%\nnice\t2\nkind\t<of>1/2\n"
    source, target = tmp_path / "a.dic", tmp_path / "b.dic"
    source.write_text(text, encoding="utf-8")
    assert convert(source, target).lost == ("the frame's name 'a' is lost for the file's own",)
    assert target.read_text(encoding="utf-8") == text


def test_a_folder_makes_each_category_a_frame(tmp_path):
    source = tmp_path / "conflit.dic"
    source.write_text("%\n1\tguerre\n2\tpaix\n%\nfront\t1\t2\ntrêve\t2\n", encoding="utf-8")
    conversion = convert(source, tmp_path / "cadres")
    assert [path.name for path in conversion.written] == ["guerre.yaml", "paix.yaml"]
    assert conversion.lost == ()
    peace = load_lexicon(conversion.written[1])
    assert peace.frame == "paix"
    assert [entry.name for _, entry in peace.entries()] == ['"front"', '"trêve"']


def test_categories_below_a_frame_keep_their_words_apart(tmp_path):
    source = tmp_path / "eau.yml"
    source.write_text("eau: {mer: [vague], lac: [vague]}\nfeu: [flamme]\n", encoding="utf-8")
    conversion = convert(source, tmp_path / "cadres")
    water = load_lexicon(conversion.written[0])
    assert [part.name for part in water.categories] == ["mer", "lac"]
    assert [entry.name for _, entry in water.entries()] == ['"vague" [mer]', '"vague" [lac]']


def test_conversion_into_an_inflecting_lexicon(tmp_path):
    source = tmp_path / "a.lc3"
    source.write_text("+arme\nmissile balistique\n", encoding="utf-8")
    convert(source, tmp_path / "a.yaml", inflect=True)
    (found,) = (entry for _, entry in load_lexicon(tmp_path / "a.yaml").entries())
    assert found.patterns == ("missile balistique",)


@pytest.mark.parametrize("path", packaged_paths(), ids=lambda path: path.stem)
def test_the_packaged_lexicons_pass_through_yaml_and_csv(path, tmp_path):
    lexicon = load_lexicon(path)
    for ending in (".yaml", ".csv"):
        target = tmp_path / f"{path.stem}{ending}"
        write_dictionary(lexicon, target)
        assert read_dictionary(target).lexicon.hash == lexicon.hash


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x.doc", r"x\.doc: unknown ending '\.doc'; a dictionary ends in \.yaml, \.yml, \.dic"),
        ("climat.yaml", r"is the source itself"),
        ("climat.yaml/x.dic", r"cannot be written"),
    ],
)
def test_a_bad_target_leaves_nothing_behind(climate, name, message):
    before = sorted(climate.parent.iterdir())
    with pytest.raises(LexiconError, match=message):
        convert(climate, climate.parent / name)
    assert sorted(climate.parent.iterdir()) == before
    assert climate.read_text(encoding="utf-8") == CLIMATE


def test_a_bad_source_writes_nothing(tmp_path):
    (tmp_path / "x.dic").write_text("%\n", encoding="utf-8")
    with pytest.raises(LexiconError):
        convert(tmp_path / "x.dic", tmp_path / "x.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["x.dic"]


@pytest.mark.parametrize(
    ("term", "pattern"),
    [
        ("Groupe_armé terror*", '"groupe armé" terror*'),
        ("l’OTAN", '"l\'otan"'),
        ("ÉTAT", '"état"'),
        ("e\u0301tat", '"état"'),
        ("U.S.", '"u.s"'),
        ("#metoo", '"metoo"'),
        ("non-ingérence*", '"non" ingérence*'),
        ("anti-*", "anti*"),
        ("*-gate", "*gate"),
        ("a * * b", '"a" ~2 "b"'),
        ("* bon *", '"bon"'),
        ("~3 @set (a|b)?", None),
        ("@set", '"set"'),
        ("(bon)", '"bon"'),
        ('"bon"', '"bon"'),
        (":-)", None),
        ("c++", None),
        ("*", None),
        ("*'s", None),
        ("", None),
    ],
)
def test_foreign_terms_never_mean_our_own_marks(term, pattern):
    assert to_pattern(term) == pattern


@pytest.mark.parametrize(
    ("pattern", "terms"),
    [
        ("souverain", ["souverain", "souveraine", "souveraines", "souverains"]),
        ('"Mali"', ["mali"]),
        ('"non-ingérence"', ["non-ingérence"]),
        ("non-ingérence", ["non-ingérence", "non-ingérences"]),
        (
            '(gros|"lourd")? "obus"',
            ["gros obus", "grosse obus", "grosses obus", "lourd obus", "obus"],
        ),
        ('"fin" de "empire"', ["d'empire", "de empire", "de l'empire", "du empire"]),
        ('"fin" de "guerre"', ["de guerre", "de la guerre", "des guerre"]),
        ('"a" ~1 "b"', ["a * b", "a b"]),
        ('@mots "net"', ["bien net", "tout-à-fait net"]),
    ],
)
def test_patterns_are_written_out(pattern, terms):
    expander = Expander({"mots": ('"bien"', '"tout-à-fait"')}, gaps=True)
    found = [term.removeprefix("fin ") for term in expander.terms(pattern)]
    assert set(terms) <= set(found)
    assert not any("'g" in term or "d guerre" in term for term in found)


def test_a_pattern_with_too_many_forms():
    with pytest.raises(TooManyError):
        Expander({}).terms("(accuser|nier) ~1 (accuser|nier) (accuser|nier)")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("été".encode(), "été"),
        ("été".encode("utf-8-sig"), "été"),
        ("été".encode("utf-16"), "été"),
        ("été".encode("utf-32"), "été"),
        ("les étés".encode("utf-16-le"), "les étés"),
        ("les étés".encode("utf-16-be"), "les étés"),
        ("déjà été, c’est l’œuvre".encode("cp1252"), "déjà été, c’est l’œuvre"),
        ("déjà été, ça et là".encode("mac_roman"), "déjà été, ça et là"),
        (b"", ""),
        (b"mot\0", None),
        (bytes(range(32)) * 4, None),
    ],
)
def test_decoding(data, text):
    assert decoded(data) == text
