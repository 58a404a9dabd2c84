"""Actors: what a source phrase resolves to, alone and in an article."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from framing.data import lexicon_dir
from framing.errors import LexiconError
from framing.records import Actor
from framing.voice.actors import ActorMemory, Gazetteer
from framing.voice.actors.forms import plain
from framing.voice.actors.lexicon import TYPES, load_actors
from framing.voice.actors.storage import _decode, _encode

GAZETTEER = Gazetteer.load()
FILES = sorted(lexicon_dir("actors").glob("*.yaml"))


def triple(phrase: str, **context) -> tuple[str, str, str | None] | None:
    actor = GAZETTEER.resolve(phrase, **context)
    return (actor.name, actor.type, actor.country) if actor else None


@pytest.mark.parametrize(
    ("phrase", "name", "kind", "country"),
    [
        # states and what stands for them
        ("Moscou", "Russie", "state", "Russie"),
        ("le Kremlin", "Russie", "state", "Russie"),
        ("la diplomatie russe", "Russie", "state", "Russie"),
        ("la Maison-Blanche", "États-Unis", "state", "États-Unis"),
        ("l'Etat malien", "Mali", "state", "Mali"),
        ("L’ÉLYSÉE", "France", "state", "France"),
        ("les autorités de Bamako", "Mali", "state", "Mali"),
        ("la junte au pouvoir à Niamey", "Niger", "state", "Niger"),
        ("le ministère burkinabè de la Sécurité", "Burkina Faso", "state", "Burkina Faso"),
        ("Paris, Londres et Berlin", "France et Royaume-Uni et Allemagne", "state", None),
        ("le Saint-Siège", "Vatican", "religious", "Vatican"),
        # organs of a state keep their own name
        ("L’armée malienne", "armée malienne", "state", "Mali"),
        ("les Forces armées maliennes", "FAMa", "state", "Mali"),
        ("la NASA", "NASA", "state", "États-Unis"),
        ("le maire de Gao", "maire de Gao", "state", "Mali"),
        ("la police madrilène", "police madrilène", "state", "Espagne"),
        # persons of the lexicon
        ("Vladimir V. Poutine", "Vladimir Poutine", "state", "Russie"),
        ("le président Poutine", "Vladimir Poutine", "state", "Russie"),
        ("B. Obama", "Barack Obama", "state", "États-Unis"),
        ("le porte-parole du Kremlin, Dmitri Peskov", "Dmitri Peskov", "state", "Russie"),
        ("le Premier ministre Choguel Kokalla Maïga", "Choguel Maïga", "state", "Mali"),
        ("l'opposant sénégalais Ousmane Sonko", "Ousmane Sonko", "political", "Sénégal"),
        ("l'ancien Premier ministre Moussa Mara", "Moussa Mara", "political", "Mali"),
        ("António Guterres", "António Guterres", "international_org", None),
        # persons typed from their office
        ("le ministre malien du Commerce, Sory Kaba", "Sory Kaba", "state", "Mali"),
        ("le ministre des Mines et de l'Énergie Sory Kaba", "Sory Kaba", "state", None),
        ("Sory Kaba, député de Kayes", "Sory Kaba", "political", "Mali"),
        ("Sory Kaba (UDPS)", "Sory Kaba", "political", "République démocratique du Congo"),
        ("Awa Kaba, de la CGT", "Awa Kaba", "civil_society", "France"),
        ("Awa Kaba, chercheuse à Amnesty International", "Awa Kaba", "civil_society", None),
        ("Kaba, un autre manifestant", "Kaba", "citizen", None),
        ("Mme Kaba, habitante de Kidal", "Kaba", "citizen", "Mali"),
        ("l'ambassadeur de Russie au Togo, Oleg Ivanenko", "Oleg Ivanenko", "state", "Russie"),
        ("l'ancien ambassadeur allemand Karl Weber", "Karl Weber", "expert", "Allemagne"),
        ("l'historienne et politologue belge Anne Claes", "Anne Claes", "expert", "Belgique"),
        ("Anne Claes, spécialiste du Niger", "Anne Claes", "expert", None),
        ("Anne Claes, professeure à l'université de Genève", "Anne Claes", "expert", "Suisse"),
        ("le PDG de Renault, Paul Roux", "Paul Roux", "business", "France"),
        ("l'imam Seydou Barry", "Seydou Barry", "religious", None),
        ("le Dr Barry", "Barry", "expert", None),
        # organisations
        ("l’AFP", "AFP", "media", "France"),
        ("le quotidien Le Point", "Le Point", "media", "France"),
        ("Le Monde", "Le Monde", "media", "France"),
        ("l'agence russe Sputnik", "Sputnik", "media", "Russie"),
        ("Bruxelles", "Union européenne", "international_org", None),
        ("la Cedeao", "CEDEAO", "international_org", None),
        ("la Fédération de Russie", "Russie", "state", "Russie"),
        ("la Confédération générale du travail (CGT)", "CGT", "civil_society", "France"),
        ("la secte islamiste Boko Haram", "Boko Haram", "armed_group", "Nigeria"),
        ("les talibans", "Talibans", "armed_group", "Afghanistan"),
        ("une ONG nigérienne", "ONG nigérienne", "civil_society", "Niger"),
        # whom the complement types
        ("le porte-parole du parti", "porte-parole du parti", "political", None),
        ("un porte-parole de l'ONU", "porte-parole de l'ONU", "international_org", None),
        ("des membres du MNLA", "membres du MNLA", "armed_group", "Mali"),
        ("un responsable syndical", "responsable syndical", "civil_society", None),
        (
            "un responsable politique tchadien",
            "responsable politique tchadien",
            "political",
            "Tchad",
        ),
        ("le président du club", "président du club", "other", None),
        ("le président du Togo", "président du Togo", "state", "Togo"),
        # the unnamed
        ("des sources diplomatiques", "sources diplomatiques", "anonymous", None),
        ("une source sécuritaire malienne", "source sécuritaire malienne", "anonymous", "Mali"),
        ("certains", "certains", "anonymous", None),
        ("un habitant de Kidal", "habitant de Kidal", "citizen", "Mali"),
        ("de nombreux experts", "nombreux experts", "expert", None),
        ("Les Maliens", "Maliens", "citizen", "Mali"),
        ("la moitié des Espagnols", "Espagnols", "citizen", "Espagne"),
        ("les dirigeants européens", "dirigeants européens", "state", None),
        # documents speak for their authors
        ("le rapport du FMI", "FMI", "international_org", None),
        ("un communiqué de la police kényane", "communiqué de la police kényane", "state", "Kenya"),
        ("une étude de l'Inserm", "INSERM", "expert", "France"),
    ],
)
def test_phrase_alone(phrase, name, kind, country):
    assert triple(phrase) == (name, kind, country)


@pytest.mark.parametrize(
    "phrase", ["il", "Elle", "t-il", "selon lui", "dit-elle", "ce dernier", "l’intéressé"]
)
def test_pronoun_needs_an_article(phrase):
    assert GAZETTEER.resolve(phrase) is None


@pytest.mark.parametrize("phrase", ["le monde", "le point de vue", "la croix", "l'orange"])
def test_common_word_is_no_name(phrase):
    assert GAZETTEER.resolve(phrase).type == "other"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("le gouvernement", "Gabon"), ("la police", "Gabon"), ("les experts", None)],
)
def test_home_fills_in_for_a_bare_institution(phrase, expected):
    assert GAZETTEER.resolve(phrase, home="Gabon").country == expected
    assert GAZETTEER.resolve(phrase).country is None


def spoken(*turns: tuple[str, str]) -> ActorMemory:
    """Return a memory in which each phrase has spoken, resolved on the way."""
    memory = ActorMemory(GAZETTEER)
    for position, (phrase, _) in enumerate(turns):
        memory.remember(phrase, GAZETTEER.resolve(phrase, memory=memory), position)
    return memory


MINISTER = ("le ministre togolais de la Santé, Kodjo Mensah", "")
EXPERT = ("Claire Morel, sociologue", "")
UNION = ("le syndicat UNTM", "")
REBELS = ("les rebelles", "")


@pytest.mark.parametrize(
    ("turns", "phrase", "name"),
    [
        ([MINISTER], "Mensah", "Kodjo Mensah"),
        ([MINISTER], "K. Mensah", "Kodjo Mensah"),
        ([MINISTER, EXPERT], "le ministre", "Kodjo Mensah"),
        ([MINISTER, EXPERT], "le ministre togolais", "Kodjo Mensah"),
        ([MINISTER], "le ministre béninois", "ministre béninois"),
        ([MINISTER, EXPERT], "la sociologue", "Claire Morel"),
        ([EXPERT, MINISTER], "l'experte", "Claire Morel"),
        ([MINISTER, EXPERT], "il", "Kodjo Mensah"),
        ([EXPERT, MINISTER], "elle", "Claire Morel"),
        ([MINISTER, EXPERT], "ce dernier", "Kodjo Mensah"),
        ([MINISTER, EXPERT], "cette dernière", "Claire Morel"),
        ([MINISTER, EXPERT], "t-elle", "Claire Morel"),
        ([REBELS, MINISTER], "ils", "rebelles"),
        ([UNION, MINISTER], "l'organisation", "UNTM"),
        ([UNION, MINISTER], "la centrale", "centrale"),
        ([MINISTER, ("Awa Kaba", "")], "elle", "Awa Kaba"),
        ([UNION, EXPERT], "ce rapport", "UNTM"),
        ([UNION, EXPERT], "ses propos", "Claire Morel"),
    ],
)
def test_article_explains(turns, phrase, name):
    assert GAZETTEER.resolve(phrase, memory=spoken(*turns)).name == name


def test_complement_that_points_back():
    memory = spoken(("la fédération patronale Medef", ""))
    assert triple("la porte-parole de la fédération", memory=memory)[1:] == ("business", "France")
    assert triple("la porte-parole de la fédération")[1:] == ("civil_society", None)


def test_memory_answers_from_before_the_position():
    memory = spoken(MINISTER, EXPERT)
    assert memory.pronoun("", "s", 1).name == "Kodjo Mensah"
    assert memory.pronoun("", "s", 9).name == "Claire Morel"
    assert memory.pronoun("", "s", 0) is None
    assert memory.pronoun("", "p", 9) is None
    assert memory.recall("la sociologue", 1) is None
    assert memory.recall("la sociologue", 9).name == "Claire Morel"


def test_memory_orders_by_position():
    memory = GAZETTEER.survey("Awa Kaba est partie. " + "La pluie tombe. " * 9 + "Awa Diarra rit.")
    memory.remember("Claire Morel, sociologue", GAZETTEER.resolve("Claire Morel, sociologue"), 50)
    assert memory.recall("Diarra", 100).name == memory.recall("Diarra", 200).name == "Awa Diarra"
    assert memory.recall("Sow", 200) is None
    assert memory.pronoun("f", "s", 40).name == "Awa Kaba"
    assert memory.pronoun("f", "s", 100).name == "Claire Morel"


def test_storage_gives_back_what_was_read():
    assert GAZETTEER.lexicon == load_actors()
    assert _decode(json.loads(json.dumps(_encode(load_actors())))) == load_actors()


def test_pronoun_keeps_its_actor_as_the_last_speaker():
    memory = spoken(MINISTER, EXPERT, ("il", ""))
    assert memory.pronoun("", "s", 9).name == "Kodjo Mensah"


def test_survey_finds_introductions_and_the_country():
    text = (
        "Le directeur de l'hôpital de Sokodé, Yao Amegan, a reçu les familles. "
        "Au Togo, la pluie a tout emporté, et Lomé attend. Amegan parle d'un miracle. "
        "Le ministre a rencontré Komla Dossou à Paris."
    )
    memory = GAZETTEER.survey(text)
    assert memory.at_home("state") == "Togo"
    assert triple("Amegan", memory=memory) == ("Yao Amegan", "expert", "Togo")
    assert GAZETTEER.resolve("Dossou", memory=memory).type == "other"
    assert triple("le gouvernement", memory=memory) == ("Togo", "state", "Togo")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Moscou", True),
        ("le ministre", True),
        ("une source", True),
        ("Seydou Barry", True),
        ("elle", True),
        ("le lendemain", False),
        ("la pluie", False),
        ("ce rapport", False),
    ],
)
def test_is_actor(phrase, expected):
    assert GAZETTEER.is_actor(phrase) is expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moscou et Bamako s'accordent.", ["Moscou", "Bamako"]),
        ("L’Otan, l'OTAN et OTAN", ["Otan", "OTAN", "OTAN"]),
        ("l'otan n'existe pas en minuscules", []),
        ("Les Maliens du Mali", ["Mali"]),
        ("La Guinée-Bissau et la Guinée", ["Guinée-Bissau", "Guinée"]),
        ("Le Monde a tort, mais Le monde tourne.", ["Le Monde"]),
        ("Les États-Unis, les Etats-Unis", ["États-Unis", "Etats-Unis"]),
        ("Le Conseil de sécurité de l'ONU", ["Conseil de sécurité de l'ONU"]),
        ("Vladimir Poutine parle ; Poutine se tait.", ["Vladimir Poutine", "Poutine"]),
        ("Maurice mange une orange à Kidal.", []),
        ("affirme Paris-Match contre Paris", ["Paris"]),
        ("MALI : LA FRANCE SE RETIRE", ["MALI", "FRANCE"]),
        ("Le chef du\u00a0JNIM", ["JNIM"]),
    ],
)
def test_scan(text, names):
    assert [text[start:end] for start, end, _ in GAZETTEER.scan(text)] == names


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    memory = GAZETTEER.survey(text)
    actor = GAZETTEER.resolve(text, memory=memory)
    assert actor is None or actor.type in TYPES
    assert len(plain(text)) == len(text)


# The files


def _sort_key(word: str) -> str:
    word = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe"))
    return word.encode("ascii", "ignore").decode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_are_sorted_and_unique(path: Path):
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    for entries in data.values() if isinstance(data, dict) else [data]:
        keys = [next(iter(e.values())) if isinstance(e, dict) else e for e in entries]
        assert keys == sorted(keys, key=lambda key: (_sort_key(key), key))
        assert len(keys) == len(set(keys))


def test_coverage_of_the_lexicon():
    lexicon = load_actors()
    states = {name.actor.name for name in lexicon.names.values() if name.kind == "state"}
    persons = {name.actor.name for name in lexicon.names.values() if name.kind == "person"}
    assert len(states) >= 190
    assert len(persons) >= 150
    assert len(lexicon.first_names) >= 300
    assert set(lexicon.places.values()) <= states


SMALL = {
    "states.yaml": "- {name: Mali, demonyms: [malien], capital: Bamako, metonyms: [Bamako]}\n",
    "places.yaml": "- {name: Gao, country: Mali}\n",
    "persons.yaml": "- {name: Awa Kaba, type: state, country: Mali}\n",
    "organisations.yaml": "- {name: ONU, type: international_org}\n",
    "media.yaml": "- {name: ORTM, country: Mali}\n",
    "offices.yaml": "heads:\n- {noun: ministre, type: state}\nmodifiers:\n- {word: armé, type: armed_group}\n",
    "pronouns.yaml": "- {word: il, gender: m, number: s}\n",
    "first_names.yaml": "f:\n- Awa\n",
}


def small(folder: Path, **changed: str) -> Path:
    grammar = lexicon_dir("actors", "grammar.yaml").read_text(encoding="utf-8")
    for name, text in {**SMALL, "grammar.yaml": grammar}.items():
        (folder / name).write_text(changed.get(name.removesuffix(".yaml"), text), encoding="utf-8")
    return folder


def test_own_folder(tmp_path):
    gazetteer = Gazetteer(load_actors(small(tmp_path)))
    assert gazetteer.resolve("Bamako") == Actor("Mali", "state", "Mali")
    assert gazetteer.resolve("Moscou").country is None


@pytest.mark.parametrize(
    ("file", "text", "parts"),
    [
        (
            "media",
            "- {name: ORTM}\n- {name: Essor, aliases: [Onu]}\n",
            ["media.yaml:2", "'Onu'", "organisations.yaml:1"],
        ),
        ("media", "- {name: ORTM}\n- {name: Télé, aliases: [ORTM]}\n", [":2", "media.yaml:1"]),
        ("places", "- {name: Gao, country: Mali}\n- {name: Gao, country: Niger}\n", [":2", ":1"]),
        (
            "organisations",
            "- {name: ONU, type: club}\n",
            ["organisations.yaml:1", "'club'", "other"],
        ),
        ("persons", "- {name: Awa Kaba, typ: state}\n", ["persons.yaml:1", "'typ'", "type"]),
        ("states", "- {iso: ML}\n", ["states.yaml:1", "'name'"]),
        ("states", "- {name: [Mali]}\n", ["states.yaml:1", "'name'"]),
        ("states", "name: Mali\n", ["states.yaml:1", "list"]),
        ("states", "- Mali\n", ["states.yaml:1", "entry"]),
        ("states", "- {name: Mali, demonyms: {a: b}}\n", ["states.yaml:1", "list"]),
        ("states", "- {name: [\n", ["states.yaml:", "not valid YAML"]),
        ("offices", "- a\n", ["offices.yaml:1", "sections"]),
    ],
)
def test_bad_file_is_named_with_its_line(tmp_path, file, text, parts):
    with pytest.raises(LexiconError) as caught:
        load_actors(small(tmp_path, **{file: text}))
    assert all(part in str(caught.value) for part in parts)
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path):
    with pytest.raises(LexiconError, match=r"states\.yaml:1: cannot be read"):
        load_actors(tmp_path)
