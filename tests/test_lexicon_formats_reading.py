"""Dictionaries of other programs → lexicons: what is read, and what is refused."""

from __future__ import annotations

import pytest

from framing.errors import FramingWarning, LexiconError
from framing.lexicon import cache, compile_lexicons, load_lexicon
from framing.lexicon.formats import read_dictionaries, read_dictionary
from framing.text.sentences import sentence_spans


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """Keep what is compiled here out of the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)


@pytest.fixture
def save(tmp_path):
    def write(name: str, content: str | bytes):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def held(lexicon) -> dict[str, list[tuple[str, float]]]:
    return {
        part.name: [(item.patterns[0], item.weight) for item in part.entries]
        for part in lexicon.categories
    }


def words(lexicon) -> dict[str, list[str]]:
    return {name: [word for word, _ in found] for name, found in held(lexicon).items()}


DIC = """%
1\tguerre
2\tpaix
%
bataille*\t1
cessez-le-feu\t2
front\t1\t2
"""
DIC_WORDS = {"guerre": ["bataille*", '"front"'], "paix": ['"cessez-le-feu"', '"front"']}


@pytest.mark.parametrize(
    "content",
    [
        DIC,
        DIC.replace("\n", "\r\n"),
        DIC.replace("\n", "\r"),
        DIC.replace("\t", "  "),
        "\ufeff" + DIC,
        DIC.encode("utf-16"),
        DIC.encode("utf-16-le"),
        DIC.replace("1\t", "01\t").replace("\t1", "\t01"),
        DIC.replace("\n", "\n\n"),
    ],
)
def test_a_dic_file_in_any_dress(save, content):
    lexicon = read_dictionary(save("conflit.dic", content)).lexicon
    assert lexicon.frame == "conflit"
    assert {name: sorted(found) for name, found in words(lexicon).items()} == {
        name: sorted(found) for name, found in DIC_WORDS.items()
    }


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8", "utf-8-sig", "utf-16-be"])
def test_accents_in_any_encoding(save, encoding):
    text = "%\r1\tarmée\r%\rmenacé\t1\rétat-major\t1\rœuvre guerrière\t1\r"
    lexicon = read_dictionary(save("armee.dic", text.encode(encoding))).lexicon
    assert words(lexicon) == {"armée": ['"état-major"', '"menacé"', '"œuvre guerrière"']}


def test_of_codes_split_a_word_by_its_neighbour(save):
    text = "%\n1\tsorte\n2\tbon\n%\nkind\t<of>1/2\nnice\t2\n"
    lexicon = read_dictionary(save("gentil.dic", text)).lexicon
    assert words(lexicon) == {"sorte": ['"kind of"'], "bon": ['"kind"', '"nice"']}
    entries = {entry.name: entry for _, entry in lexicon.entries()}
    assert entries['"kind"'].excluded == ('"kind of"',)
    assert found(lexicon, "A kind of war.") == ["kind of"]
    assert found(lexicon, "A kind man.") == ["kind"]


def test_codes_that_depend_on_the_word_before(save):
    text = "%\n1\tsujet\n2\tappui\n3\tautre\n%\nnous\t1\nelles\t1\nsoutien*\t(1)2/3\n"
    lexicon = read_dictionary(save("appui.dic", text)).lexicon
    assert lexicon.sets == {"sujet": ('"nous"', '"elles"')}
    assert hits(lexicon, "Hier elles soutiennent le texte.") == [("appui", "elles soutiennent")]
    assert hits(lexicon, "Le soutien manque.") == [("autre", "soutien")]


def test_an_indented_legend_is_a_hierarchy(save):
    text = "%\n1\tconflit\n\t2\tarmes\n\t3\tforces\n4\tpaix\n%\nfusil*\t2\nguerre\t1\ntrêve\t4\n"
    lexicon = read_dictionary(save("liwc2015.dic", text)).lexicon
    assert words(lexicon) == {
        "conflit": ['"guerre"'],
        "conflit/armes": ["fusil*"],
        "paix": ['"trêve"'],
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("DicTerm,guerre,paix\nobus,X,\ntrêve,,x\n", {"guerre": 1.0, "paix": 1.0}),
        ("Entry;guerre;paix\nobus;0,5;\ntrêve;;2\n", {"guerre": 0.5, "paix": 2.0}),
        ("Entry\tguerre\tpaix\nobus\t1\t0\ntrêve\t\t-1.5\n", {"guerre": 1.0, "paix": -1.5}),
    ],
)
def test_dicx_marks_and_weights(save, content, expected):
    lexicon = read_dictionary(save("poids.dicx", content)).lexicon
    assert {name: items[0][1] for name, items in held(lexicon).items()} == expected
    assert words(lexicon) == {"guerre": ['"obus"'], "paix": ['"trêve"']}


def test_quanteda_words_stay_words(save):
    text = "langue:\n  refus: [no, non, off]\n  accord: [on, yes, oui, true, ~]\n  an: [1960, 007, 1e3]\n"
    lexicon = read_dictionary(save("mots.yml", text)).lexicon
    assert lexicon.frame == "langue"
    assert words(lexicon) == {
        "refus": ['"no"', '"non"', '"off"'],
        "accord": ['"on"', '"oui"', '"true"', '"yes"'],
        "an": ['"007"', '"1960"', '"1e3"'],
    }


def test_quanteda_levels_and_own_words(save):
    text = (
        "eau:\n  - source\n  - mer: [marée, 'haute mer']\nfeu:\n  __: [flamme*]\n  bois: brasier\n"
    )
    lexicon = read_dictionary(save("elements.yml", text)).lexicon
    assert lexicon.frame == "elements"
    assert words(lexicon) == {
        "eau": ['"source"'],
        "eau/mer": ['"haute mer"', '"marée"'],
        "feu": ["flamme*"],
        "feu/bois": ['"brasier"'],
    }


def test_quanteda_one_letter_wildcard_is_widened_and_said(save):
    reading = read_dictionary(save("q.yml", "ville: ['bamak?', 'qui ?']\n"))
    assert words(reading.lexicon) == {"ville": ["bamak*", '"qui"']}
    assert any("?" in note and "bamak?" in note for note in reading.notes)


@pytest.mark.parametrize(
    "text",
    [
        "frame: eau\ncategories:\n  mer:\n    entries:\n      - {entry: marée}\n",
        "{frame: eau, categories: {mer: {entries: [{entry: marée}]}}}\n",
    ],
)
@pytest.mark.parametrize("name", ["eau.yaml", "eau.yml"])
def test_our_own_yaml_is_told_from_quanteda(save, text, name):
    lexicon = read_dictionary(save(name, text)).lexicon
    assert (lexicon.frame, words(lexicon)) == ("eau", {"mer": ["marée"]})


def test_a_quanteda_category_may_be_called_frame(save):
    lexicon = load_lexicon(save("maison.yaml", "frame: [fenêtre, porte]\ntoit: [tuile]\n"))
    assert words(lexicon) == {"frame": ['"fenêtre"', '"porte"'], "toit": ['"tuile"']}


YKD = """<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805" patternengine="substring">
  <cnode name="Nouveau dictionnaire" desc="Mots du conflit">
    <cnode name="Guerre" desc="La guerre"><pnode name="obus" score="0.5"/>
      <cnode name="Mer" desc="Mer"><pnode name="sous-marin*"/></cnode>
    </cnode>
    <pnode name="conflit &amp; crise"/>
  </cnode>
</dictionary>
"""


@pytest.mark.parametrize("content", [YKD, YKD.encode("utf-16"), YKD.replace("UTF-8", "latin-1")])
def test_yoshikoder(save, content):
    lexicon = read_dictionary(save("y.ykd", content)).lexicon
    assert (lexicon.frame, lexicon.definition) == ("Nouveau_dictionnaire", "Mots du conflit")
    assert held(lexicon) == {
        "Guerre": [('"obus"', 0.5)],
        "Guerre/Mer": [('"sous" marin*', 1.0)],
        "Nouveau_dictionnaire": [('"conflit crise"', 1.0)],
    }
    assert {part.name: dict(part.label) for part in lexicon.categories} == {
        "Guerre": {"fr": "La guerre"},
        "Guerre/Mer": {},
        "Nouveau_dictionnaire": {},
    }


def test_lexicoder_xml(save):
    text = (
        '<dictionary style="Lexicoder" name="thèmes"><cnode name="paix">'
        '<pnode name=" accord "></pnode><pnode name="cessez le feu"/></cnode></dictionary>'
    )
    lexicon = read_dictionary(save("l.lcd", text)).lexicon
    assert (lexicon.frame, words(lexicon)) == ("thèmes", {"paix": ['"accord"', '"cessez le feu"']})


def test_lexicoder_lines(save):
    text = "+paix\nAccord\ncessez_le_feu\n+ guerre civile\nRebell*\n+paix\ntrêve\n"
    lexicon = read_dictionary(save("l.lc3", text)).lexicon
    assert words(lexicon) == {
        "paix": ['"accord"', '"cessez le feu"', '"trêve"'],
        "guerre civile": ["rebell*"],
    }


CAT = """CONFLIT
\tARMES
\t\tOBUS (1)
\t\tMISSILE* (0,5)
\tGUERRE (1914-1918)
\t\tTRANCHÉE_ENNEMIE (2.5)
\tVIDE
"""


@pytest.mark.parametrize(
    "content",
    [
        CAT,
        CAT.replace("\t", "  "),
        CAT.replace("\t", "   \t"),
        CAT.replace("\n", "\r").encode("cp1252"),
    ],
)
def test_wordstat(save, content):
    reading = read_dictionary(save("w.cat", content))
    assert reading.lexicon.frame == "CONFLIT"
    assert held(reading.lexicon) == {
        "ARMES": [("missile*", 0.5), ('"obus"', 1.0)],
        "GUERRE (1914-1918)": [('"tranchée ennemie"', 2.5)],
    }
    assert any("VIDE" in note for note in reading.notes)


def test_wordstat_without_weights(save):
    lexicon = read_dictionary(save("w.cat", "paix\n\taccord\n\ttrêve\nguerre\n\tobus\n")).lexicon
    assert words(lexicon) == {"paix": ['"accord"', '"trêve"'], "guerre": ['"obus"']}


RULES = """CRITIQUE
\tFRANCE
\t\tFRANCE (1)
\t\tPARIS (1)
\tBLAME
\t\tACCUS* (1)
\tREGLES
\t\t{rule} (1)
"""


@pytest.mark.parametrize(
    ("rule", "yes", "no"),
    [
        ("@R [PILLAGE NEAR #FRANCE /S]", "La France couvre un pillage.", "Un pillage a eu lieu."),
        (
            "@R [PILLAGE NEAR #FRANCE /S 2]",
            "Paris et le pillage.",
            "Paris a longtemps nié ce pillage.",
        ),
        ("@R [PILLAGE BEFORE #FRANCE /S5]", "Le pillage que Paris nie.", "Paris nie le pillage."),
        (
            "@R [PILLAGE AFTER LONDRES /S 5]",
            "Londres nie le pillage.",
            "Le pillage que Londres nie.",
        ),
        ("@R [PILLAGE NOT NEAR #FRANCE /S]", "Le pillage continue.", "Paris dit pillage."),
        (
            "@R [PILLAGE NOT AFTER AUCUN /S 2]",
            "Le pillage continue.",
            "Il n'y a aucun vrai pillage.",
        ),
        ("@R [PILLAGE NOT NEAR MUSÉE /S 3]", "Le pillage continue.", "Pillage au musée."),
        (
            "@R [PILLAGE NEAR #FRANCE AND NOT NEAR FILM /S]",
            "Paris dit pillage.",
            "Un film sur Paris et le pillage.",
        ),
        (
            "@R [PILLAGE NEAR #FRANCE NEAR #BLAME /S]",
            "Il accuse Paris de pillage.",
            "Paris, le pillage.",
        ),
    ],
)
def test_wordstat_rules(save, rule, yes, no):
    lexicon = read_dictionary(save("r.cat", RULES.format(rule=rule))).lexicon
    assert "R" in names(lexicon, yes)
    assert "R" not in names(lexicon, no)


@pytest.mark.parametrize(
    "rule", ["@R [PILLAGE]", "@R [PILLAGE NEAR OR BEFORE ARGENT AFTER #FRANCE /S]"]
)
def test_rules_of_another_kind_are_left_out_and_said(save, rule):
    reading = read_dictionary(save("r.cat", RULES.format(rule=rule)))
    assert any(note.startswith("rules of another kind") for note in reading.notes)
    assert not any(entry.is_rule for _, entry in reading.lexicon.entries())


@pytest.mark.parametrize(
    ("rule", "is_read"),
    [
        ("@R [PILLAGE OR VOL NEAR #FRANCE /S]", False),
        ("@R [PILLAGE NEAR VOL AND MINE /S 3]", False),
        ("@R [OR NEAR #FRANCE /S]", True),
        ("@R [PILLAGE NEAR MINE /S AND NEAR OR /S]", True),
    ],
)
def test_and_and_or_between_words_are_not_taken_for_words(save, rule, is_read):
    reading = read_dictionary(save("r.cat", RULES.format(rule=rule)))
    assert ("R" in {entry.name for _, entry in reading.lexicon.entries()}) is is_read
    assert any("AND or OR" in note for note in reading.notes) is not is_read


def test_csv_of_plain_words(save):
    text = "mot;catégorie;poids\nObus;guerre;0,5\ntrêve;paix;\n"
    (reading,) = read_dictionaries(save("mots.csv", text))
    assert held(reading.lexicon) == {"guerre": [('"obus"', 0.5)], "paix": [('"trêve"', 1.0)]}


def test_csv_in_our_own_language(save):
    text = (
        "frame,category,entry,kind,name,within,except,source\n"
        "guerre,armes,missile (sol-air|balistique),,,,,moi\n"
        'guerre,armes,"@fort\ntir",rule,tirs,4,"tir au but\ntir à l\'arc",\n'
        'guerre,,"(gros|lourd)\nintense",set,fort,,,\n'
    )
    (reading,) = read_dictionaries(save("x.csv", text))
    plain, rule = (entry for _, entry in reading.lexicon.entries())
    assert plain.patterns == ("missile (sol-air|balistique)",)
    assert (rule.name, rule.within, rule.patterns) == ("tirs", 4, ("@fort", "tir"))
    assert rule.excluded == ("tir au but", "tir à l'arc")
    assert reading.lexicon.sets == {"fort": ("(gros|lourd)", "intense")}
    assert reading.notes == ("columns without a meaning here are left out (1: source)",)


def test_csv_of_several_frames(save):
    path = save("cadres.csv", "frame,word\nguerre,obus\npaix,trêve\n")
    assert [item.lexicon.frame for item in read_dictionaries(path)] == ["guerre", "paix"]
    with pytest.raises(LexiconError, match=r"holds 2 frames \(guerre, paix\).*convert"):
        read_dictionary(path)


def test_a_word_of_several_categories_is_said(save):
    with pytest.warns(FramingWarning, match=r"several categories count once .*\"front\""):
        lexicon = load_lexicon(save("conflit.dic", DIC))
    assert {entry.name for _, entry in lexicon.entries()} >= {'"front" [guerre]', '"front" [paix]'}


def test_imported_words_are_exact_unless_they_may_inflect(save):
    path = save("i.lc3", "+arme\nMissile\n")
    text = "Des missiles et un MISSILE tombent."
    assert found(read_dictionary(path).lexicon, text) == ["MISSILE"]
    assert found(read_dictionary(path, inflect=True).lexicon, text) == ["missiles", "MISSILE"]


BAD = [
    ("x.dic", "guerre\t1\n", 1, "between two % lines"),
    ("x.dic", "%\n1\tguerre\nobus\t1\n", 1, "between two % lines"),
    ("x.dic", "%\n1\tguerre\n1\tpaix\n%\nobus\t1\n", 3, "number 1 stands twice"),
    ("x.dic", "%\nguerre\n%\nobus\t1\n", 2, "'guerre' is no category"),
    ("x.dic", "%\n1\tguerre\n%\nobus\n", 4, "'obus' has no category"),
    ("x.dic", "%\n1\tguerre\n%\nobus\t7\n", 4, "category 7 of 'obus' is not in the legend"),
    ("x.dic", "%\n1\tguerre\n2\tpaix\n%\nobus\t(2)1\n", 5, "depends on category 'paix'"),
    ("x.dic", "%\n1\tguerre\n%\nattaqu.*\t1\n", 4, "'u.*' is a regular expression"),
    ("x.dic", f"%\n1\tguerre\n%\n{'mot ' * 500}\t1\n", 4, "500 words, at most 30"),
    ("x.dic", "%\n1\tguerre\n%\n:-)\t1\n", 1, "no entries"),
    ("x.dicx", "DicTerm\nobus\n", 1, "no category"),
    ("x.dicx", "DicTerm,guerre\nobus,oui\n", 2, "'oui' is neither X nor a number"),
    ("x.dicx", "DicTerm,guerre\nobus,X,X\n", 2, "column without a name"),
    ("x.dicx", 'DicTerm,guerre\n"obus,X\n', 2, "not valid CSV"),
    ("x.yml", "guerre: [obus\n", 2, "not valid YAML"),
    ("x.yml", "guerre: [obus]\nguerre: [tir]\n", 2, "stands twice"),
    ("x.yml", "a: &a [obus]\nb: *a\n", 1, "aliases"),
    ("x.yml", "- obus\n", 1, "no lexicon"),
    ("x.ykd", "<dictionary>\n<cnode name='a'>\n</dictionary>", 3, "not valid XML"),
    ("x.ykd", "<!DOCTYPE d [<!ENTITY a 'b'>]>\n<dictionary/>", 1, "document type"),
    ("x.ykd", "<corpus/>", 1, "no <cnode> in <corpus>"),
    ("x.ykd", "<dictionary patternengine='regexp'><cnode/></dictionary>", 1, "regular expressions"),
    (
        "x.ykd",
        "<dictionary>\n<cnode name='a'>\n<pnode name='b' score='fort'/></cnode></dictionary>",
        3,
        "score 'fort' is no number",
    ),
    ("x.ykd", "<cnode>" * 400, 1, "nested too deep"),
    ("x.lc3", "obus\n+guerre\n", 1, "'obus' stands before the first category"),
    ("x.lc3", "+\nobus\n", 1, "category without a name"),
    ("x.cat", "obus (1)\n", 1, "'obus' is in no category"),
    ("x.cat", "GUERRE\n\tobus (1.2.3)\n", 2, "weight (1.2.3) is no number"),
    ("x.cat", RULES.format(rule="@R [PILLAGE NEAR #LONDRES /S]"), 8, "category 'LONDRES'"),
    ("x.csv", "forme,classe\nobus,guerre\n", 1, "no column entry (patterns) or word"),
    ("x.csv", "word,weight\nobus,beaucoup\n", 2, "weight 'beaucoup' is no number"),
    ("x.csv", "entry\n@arme\n", 2, "unknown set @arme"),
    ("x.csv", "entry\nobus\nobus\n", 3, "stands already at"),
    ("x.csv", "entry\n(obus\n", 2, "close the group"),
    ("x.csv", "entry,ordered\nobus,oui\n", 2, "ordered"),
    ("x.csv", "entry\n", 1, "no entries"),
    ("x.lc3", b"\x00\x01\x02\x03", 1, "looks binary"),
    ("x.lc3", "", 1, "no entries"),
]


@pytest.mark.parametrize(("name", "content", "line", "message"), BAD)
def test_bad_files_are_one_line_with_file_and_line(save, name, content, line, message):
    path = save(name, content)
    with pytest.raises(LexiconError) as caught:
        load_lexicon(path)
    text = str(caught.value)
    assert text.startswith(f"{path}:{line}: "), text
    assert message in text
    assert "\n" not in text


@pytest.mark.parametrize("name", ["absent.dic", "absent.yml", "absent.txt"])
def test_a_missing_file(tmp_path, name):
    with pytest.raises(LexiconError, match="no such file"):
        load_lexicon(tmp_path / name)


def test_a_folder(tmp_path):
    (tmp_path / "mots.dic").mkdir()
    with pytest.raises(LexiconError, match="is a folder"):
        load_lexicon(tmp_path / "mots.dic")


def found(lexicon, text: str) -> list[str]:
    return [hit.text for hit in compiled_hits(lexicon, text)]


def hits(lexicon, text: str) -> list[tuple[str, str]]:
    return [(hit.category, hit.text) for hit in compiled_hits(lexicon, text)]


def names(lexicon, text: str) -> list[str]:
    return [hit.entry for hit in compiled_hits(lexicon, text)]


def compiled_hits(lexicon, text: str):
    return compile_lexicons([lexicon]).find(text, sentence_spans(text))
