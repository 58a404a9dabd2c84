"""The entry language on sentences: what each construct matches and what it doesn't."""

from __future__ import annotations

import pytest

from framing.errors import LexiconError
from framing.lexicon import CompiledLexicons, cache, compile_lexicons, load_lexicon

HEAD = "frame: test\ncategories:\n  only:\n    entries:\n"


@pytest.fixture
def compiled(tmp_path, monkeypatch):
    """Compile a frame from its entry lines, with a cache of its own."""
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / "cache")

    def build(*lines: str, sets: str = "") -> CompiledLexicons:
        path = tmp_path / "test.yaml"
        body = "".join(f"      - {{{line}}}\n" for line in lines)
        path.write_text(f"{sets}\n{HEAD}{body}", encoding="utf-8")
        return compile_lexicons([load_lexicon(path)])

    return build


def found(compiled: CompiledLexicons, text: str) -> list[str]:
    return [hit.text for hit in compiled.find(text, [(0, len(text))])]


WORDS = [
    # entry, sentence, what is found
    ("groupe armé", "Des groupes armés et un GROUPE ARMÉ.", ["groupes armés", "GROUPE ARMÉ"]),
    ("groupe armé", "Un groupe d'hommes armés.", []),
    ("annoncer", "Ils ont annoncé, annoncent, annonceront.", ["annoncé", "annoncent", "annonceront"]),
    ("annonce", "Il annonça des annonces.", ["annonces"]),
    ("force", "La force et les forces ne sauraient forcer.", ["force", "forces"]),
    ("national", "Intérêts nationaux, unité nationale.", ["nationaux", "nationale"]),
    ("souveraineté", "SOUVERAINETE ! Souveraineté, souverainete.", ["SOUVERAINETE", "Souveraineté"]),
    ("état", "L'Etat, l'ETAT, l'État ; il a été etat.", ["Etat", "ETAT", "État"]),
    ("œuvre", "Une œuvre, une oeuvre, des ŒUVRES.", ["œuvre", "oeuvre", "ŒUVRES"]),
    ("traité", "Le TRAITE lie ; il traite une question traitée.", ["TRAITE"]),
    ("ONU", "L'ONU, l’Onu.", ["ONU", "Onu"]),
    ('"paris"', "Des paris à Paris.", ["paris", "Paris"]),
    ('"Paris"', "Des paris à Paris, PARIS.", ["Paris", "PARIS"]),
    ('"aide"', "Une aide, des aides.", ["aide"]),
    ('"Conseil de sécurité"', "Le Conseil de sécurité ; un conseil de sécurité.", ["Conseil de sécurité"]),
    ("terroris*", "Terrorisme, terroriste, TERRORISTES.", ["Terrorisme", "terroriste", "TERRORISTES"]),
    ("*colonial", "Un état néocolonial et colonial.", ["néocolonial", "colonial"]),
    ("néo*colon*", "Néocolonialisme, néo-colonial, colonial.", ["Néocolonialisme", "néo-colonial"]),
    ("décolon*", "Décolonisation, DECOLONISER, Decoloniser.", ["Décolonisation", "DECOLONISER"]),
    ("non-ingérence", "La non-ingérence, la non ingérence, l'ingérence.", ["non-ingérence", "non ingérence"]),
    ("porte parole", "Le porte-parole, les porte-paroles.", ["porte-parole", "porte-paroles"]),
    ("indépendance", "d’indépendance d'indépendance l' indépendance", ["indépendance"] * 3),
    ("aide alimentaire", "L'aide\u00a0alimentaire et l'aide\nalimentaire.", ["aide\u00a0alimentaire", "aide\nalimentaire"]),
    ("aide alimentaire", "Une aide,  alimentaire ou non ; une aide. Alimentaire.", []),
    ("aide alimentaire", "Une aide\n\nAlimentaire", []),
    ("aide alimentaire", "Une aide   alimentaire, une « aide » alimentaire.", ["aide   alimentaire", "aide » alimentaire"]),
    ("aide alimentaire", "Une aide - alimentaire.", []),
    ("deux poids, deux mesures", "Le « deux poids, deux mesures » et le deux poids deux mesures.",
     ["deux poids, deux mesures", "deux poids deux mesures"]),
    ("perte de souveraineté", "Perte de souveraineté, pertes de la souveraineté.",
     ["Perte de souveraineté", "pertes de la souveraineté"]),
    ("défense d'intérêt", "La défense des intérêts et la défense de l'intérêt.",
     ["défense des intérêts", "défense de l'intérêt"]),
    ("intérêts", "Des intérêts, un intérêt.", ["intérêts"]),
    ("atteinte à intérêt", "Une atteinte aux intérêts, une atteinte à l’intérêt.",
     ["atteinte aux intérêts", "atteinte à l’intérêt"]),
    ("protéger le pays", "Il faut protéger les pays, protéger le pays.", ["protéger les pays", "protéger le pays"]),
    ("(armée|troupe au sol) (malien|ivoirien)?", "L'armée ; les troupes au sol ivoiriennes ; la troupe.",
     ["armée", "troupes au sol ivoiriennes"]),
    ("nouveau? route", "Une nouvelle route, une route.", ["nouvelle route", "route"]),
    ("retrait ~2 troupe", "Le retrait de l'ensemble des troupes.", ["retrait de l'ensemble des troupes"][:0]),
    ("retrait ~2 troupe", "Le retrait de ces troupes, le retrait troupes.", ["retrait de ces troupes", "retrait troupes"]),
    ("retrait ~2 troupe", "Le retrait, demain, des troupes.", ["retrait, demain, des troupes"]),
    ("retrait ~2 troupe", "Le retrait de l'armée des troupes.", []),
    ("retrait ~3 troupe", "Le retrait de l'armée des troupes.", ["retrait de l'armée des troupes"]),
    ("se plaindre", "Il s’est plaint ; il se plaint.", ["se plaint"]),
    ("l'(armée|école)", "L'armée et les écoles.", ["L'armée", "les écoles"]),
    ("de ~1 guerre", "Hors de toute guerre.", ["de toute guerre"]),
    ("de la guerre", "Le fracas de la guerre.", ["de la guerre"]),
    ("G5 Sahel", "Le G5 Sahel, le g5 Sahel.", ["G5 Sahel", "g5 Sahel"]),
    ("école", "l'e\u0301cole, l'éco\u00adle", ["e\u0301cole", "éco\u00adle"]),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "text", "expected"), WORDS)
def test_entries(compiled, entry, text, expected):
    quoted = "'" + entry.replace("'", "''") + "'"
    assert found(compiled(f"entry: {quoted}"), text) == expected


def test_offsets_sentences_and_fields(compiled):
    engine = compiled('entry: "paix", weight: 0.5')
    text = "La guerre. La paix."
    (hit,) = engine.find(text, [(0, 10), (11, 19)])
    assert (hit.frame, hit.category, hit.entry, hit.weight) == ("test", "only", "paix", 0.5)
    assert text[hit.start : hit.end] == hit.text == "paix"
    assert (hit.sentence, hit.voice, hit.negated) == (1, "editorial", False)


def test_a_hit_stays_in_its_sentence(compiled):
    engine = compiled('entry: "retrait ~3 troupe"')
    text = "Un retrait hier. Les troupes."
    assert engine.find(text, [(0, 16), (17, 29)]) == []
    assert len(engine.find(text, [(0, 29)])) == 1


def test_a_shorter_match_is_taken_when_the_longest_leaves_the_sentence(compiled):
    engine = compiled('entry: "aide (alimentaire)?"')
    assert [hit.text for hit in engine.find("Une aide alimentaire", [(0, 8), (9, 20)])] == ["aide"]


def test_words_between_sentences_are_not_scored(compiled):
    engine = compiled('entry: "paix"')
    assert engine.find("paix paix", [(5, 9)])[0].start == 5
    assert engine.find("paix paix", []) == []


@pytest.mark.parametrize(
    ("skip", "count"), [([], 2), ([(0, 2)], 1), ([(3, 6)], 0), ([(4, 5)], 2), ([(0, 9)], 0)]
)
def test_skipped_stretches(compiled, skip, count):
    assert len(compiled('entry: "paix"').find("paix paix", [(0, 9)], skip=skip)) == count


def test_longest_match_wins_once_per_frame(compiled):
    engine = compiled(
        'entry: "sécurité"', 'entry: "sécurité alimentaire"', 'entry: "alimentaire mondial"'
    )
    assert found(engine, "La sécurité alimentaire mondiale et la sécurité.") == [
        "sécurité alimentaire",
        "sécurité",
    ]


def test_frames_are_independent(tmp_path):
    lexicons = []
    for frame, entry in (("one", "sécurité"), ("two", "sécurité alimentaire")):
        path = tmp_path / f"{frame}.yaml"
        path.write_text(
            HEAD.replace("test", frame) + f'      - {{entry: "{entry}"}}\n', encoding="utf-8"
        )
        lexicons.append(load_lexicon(path))
    hits = compile_lexicons(lexicons).find("La sécurité alimentaire.", [(0, 24)])
    assert [(hit.frame, hit.text) for hit in hits] == [
        ("one", "sécurité"),
        ("two", "sécurité alimentaire"),
    ]


def test_a_long_text_is_scanned_in_blocks_with_the_same_hits(compiled, monkeypatch):
    engine = compiled('entry: "groupe armé"', 'rule: ["Paris", "accuser"], name: blamed')
    sentence = "Un groupe armé marche et Paris est accusé."
    text = " ".join([sentence] * 30)
    spans = [(at, at + len(sentence)) for at in range(0, len(text), len(sentence) + 1)]
    whole = engine.find(text, spans, skip=[(0, 86)])
    monkeypatch.setattr("framing.lexicon.matcher._BLOCK", 100)
    assert engine.find(text, spans, skip=[(0, 86)]) == whole
    assert [hit.sentence for hit in whole] == [number for number in range(2, 30) for _ in "ab"]
    assert {hit.text for hit in whole} == {"groupe armé", "Paris est accusé"}


# Without a blank a text is cut anywhere, and a word between two blocks is lost.
@pytest.mark.parametrize(("unit", "count"), [("la trêve ", 40), ("trêve,", 39)])
def test_a_text_without_sentence_marks_is_scanned_in_pieces(compiled, monkeypatch, unit, count):
    monkeypatch.setattr("framing.lexicon.matcher._BLOCK", 100)
    text = unit * 40
    hits = compiled("entry: trêve").find(text, [(0, len(text))])
    assert [text[hit.start : hit.end] for hit in hits] == ["trêve"] * count
    assert {hit.sentence for hit in hits} == {0}


def test_names_block_shorter_entries_and_are_kept_apart(compiled):
    engine = compiled('entry: "sécurité"', 'entry: "Conseil de sécurité", as: name')
    text = "Le Conseil de sécurité parle de sécurité."
    assert found(engine, text) == ["sécurité"]
    assert [hit.text for hit in engine.find_names(text, [(0, len(text))])] == [
        "Conseil de sécurité"
    ]


CONDITIONS = [
    ('entry: "indépendance", except: ["indépendance énergétique"]', "L'indépendance énergétique.", 0),
    ('entry: "indépendance", except: ["indépendance énergétique"]', "L'indépendance.", 1),
    ('entry: "opération", unless: ["chirurgien", "hôpital"]', "L'opération à l'hôpital a duré.", 0),
    ('entry: "opération", unless: ["chirurgien", "hôpital"]', "L'opération a duré.", 1),
    ('entry: "front", only_near: {patterns: ["soldat"], within: 3}', "Les soldats gagnent le front.", 1),
    ('entry: "front", only_near: {patterns: ["soldat"], within: 3}', "Le front accueille ses soldats.", 1),
    ('entry: "front", only_near: {patterns: ["soldat"], within: 1}', "Les soldats gagnent le front.", 0),
    ('entry: "front", only_near: {patterns: ["front"], within: 3}', "Le front parle.", 0),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text", "count"), CONDITIONS)
def test_conditions(compiled, line, text, count):
    assert len(found(compiled(line), text)) == count


def test_unless_looks_at_its_sentence_only(compiled):
    engine = compiled('entry: "opération", unless: ["hôpital"]')
    text = "L'opération a duré. L'hôpital est plein."
    assert len(engine.find(text, [(0, 19), (20, 40)])) == 1


SETS = 'sets: {west: ["Paris", "ancienne puissance coloniale"], blame: [accuser, hypocrisie, "@more"], more: [mépris]}'
RULES = [
    ("", "Ils accusent Paris.", ["accusent Paris"]),
    ("", "Paris est accusé de mentir.", ["Paris est accusé"]),
    ("", "Paris parle. Ils accusent.", []),
    ("", "Le mépris de l'ancienne puissance coloniale.", ["mépris de l'ancienne puissance coloniale"]),
    ("", "Paris, Paris, hypocrisie !", ["Paris, hypocrisie"]),
    ("", "Paris accuse, et l'hypocrisie de Paris dure.", ["Paris accuse", "hypocrisie de Paris"]),
    (", ordered: true", "Ils accusent Paris.", []),
    (", ordered: true", "Paris accuse.", ["Paris accuse"]),
    (", within: 1", "L'hypocrisie de Paris.", ["hypocrisie de Paris"]),
    (", within: 1", "L'hypocrisie notoire de Paris.", []),
    (', unless: ["Moscou"]', "Paris accuse Moscou.", []),
    (', except: ["Paris accuse"]', "Paris accuse.", []),
]  # fmt: skip


@pytest.mark.parametrize(("options", "text", "expected"), RULES)
def test_rules(compiled, options, text, expected):
    engine = compiled(f'rule: ["@west", "@blame"], name: blamed{options}', sets=SETS)
    sentences = [(0, 12), (13, len(text))] if "parle." in text else [(0, len(text))]
    assert [hit.text for hit in engine.find(text, sentences)] == expected


def test_a_rule_competes_with_its_first_part_only(compiled):
    engine = compiled(
        'rule: ["Paris", "accuser"], name: blamed', 'entry: "accuser"', 'entry: "ville de Paris"'
    )
    assert found(engine, "Ils accusent Paris.") == ["accusent", "accusent Paris"]
    assert found(engine, "Ils accusent la ville de Paris.") == ["accusent", "ville de Paris"]


def test_three_parts(compiled):
    engine = compiled('rule: ["Paris", "mine", "piller"], name: plunder')
    assert found(engine, "Les mines que Paris a pillées longtemps.") == [
        "mines que Paris a pillées"
    ]
    assert found(engine, "Les mines que Paris a ouvertes.") == []


def test_negation_is_marked_not_dropped(compiled):
    engine = compiled('entry: "ingérence"')
    text = "Ce n'est pas une ingérence. C'est une ingérence."
    assert [hit.negated for hit in engine.find(text, [(0, 27), (28, len(text))])] == [True, False]


ODD = [
    "",
    " \n ",
    "\ud800 paix",
    "paix" * 5000,
    "\x00paix\x00",
    "«»''\"\"",
    "a" * 100_000,
    "l'" * 3000,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_survived(compiled, text):
    engine = compiled('entry: "paix"', 'entry: "l\' ~2 (paix|guerre)"')
    hits = engine.find(text, [(0, len(text))] if text else [])
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)


def test_an_unknown_set_is_an_error(compiled):
    with pytest.raises(LexiconError, match="unknown set @nowhere"):
        compiled('entry: "@nowhere"')
