"""Actors in articles: whom a source means there, its type and country."""

from __future__ import annotations

import re

import pytest

from framing.text.quotations import quotation_spans
from framing.voice.actors import Gazetteer

GAZETTEER = Gazetteer.load()
_SOURCE = re.compile(r"\{([^|}]*)\|([^|}]*)\|([^}]*)\}")

# {source|type|country}, - for no country; sources are resolved and remembered one after another.
ARTICLES = {
    "school": """Mali : les écoles de Ménaka rouvrent
BAMAKO, 3 mars – {Le ministre de l'Éducation nationale, Dr Amadou Sy Savané|state|Mali}, a donné
le coup d'envoi. {Il|state|Mali} s'est félicité des progrès. Selon {le gouverneur|state|Mali}, les
forces maliennes tiennent la ville. {Le secrétaire général du syndicat des enseignants, Oumar
Toure|civil_society|Mali}, réclame des primes. {M. Toure|civil_society|Mali} menace d'une grève.
{Des parents d'élèves|citizen|Mali} applaudissent. {Une source sécuritaire|anonymous|-} parle
d'incidents. {Le porte-parole de la Minusma|international_org|-} n'a pas commenté.""",
    "radio": """Le Burkina suspend deux radios
{Le Conseil supérieur de la communication (CSC)|state|Burkina Faso} a suspendu jeudi deux radios au
Burkina Faso. {L'instance de régulation|state|Burkina Faso} leur reproche des propos hostiles.
{La directrice de la station, Mariam Zongo|media|Burkina Faso}, dénonce une injustice.
{Elle|media|Burkina Faso} saisira la justice. {Reporters sans frontières|civil_society|-} condamne.
{L'organisation|civil_society|-} évoque une dérive. {L'Association des journalistes du
Burkina|civil_society|Burkina Faso} appelle au calme. {Son président, Guézouma
Sanogo|civil_society|Burkina Faso}, veut être reçu.""",
    "talks": """Moscou et Niamey signent un accord
{Le chef de la diplomatie russe, Sergueï Lavrov|state|Russie}, a reçu son homologue nigérien.
{Le ministre|state|Russie} a salué un partenariat d'égal à égal. {Son homologue, Bakary Yaou
Sangaré|state|Niger}, a remercié la Russie. {La partie nigérienne|state|Niger} promet des facilités.
{Des experts|expert|-} s'interrogent. {Le Quai d'Orsay|state|France} n'a pas réagi. {Un diplomate
occidental|anonymous|-} parle d'un coup de com.""",
    "rebels": """RDC : le M23 avance vers Uvira
{Le porte-parole du mouvement, Lawrence Kanyuka|armed_group|République démocratique du Congo}, assure
que les civils sont protégés. {L'armée congolaise|state|République démocratique du Congo} dément.
{Son porte-parole, le général Sylvain Ekenge|state|République démocratique du Congo}, accuse le
Rwanda. {Kigali|state|Rwanda} rejette ces accusations. {L'évêque d'Uvira|religious|République
démocratique du Congo} appelle à la prière. {Le Haut-Commissariat aux
réfugiés|international_org|-} redoute un exode.""",
    "fish": """Sénégal : le poisson se fait rare
À Joal, {les pêcheurs|citizen|Sénégal} accusent les chalutiers étrangers. « Ils raclent tout »,
s'emporte {Modou Ndiaye, 52 ans, capitaine de pirogue|citizen|Sénégal}. {Le
quinquagénaire|citizen|Sénégal} songe à l'Europe. {Greenpeace|civil_society|-} confirme la chute des
stocks. {La ministre sénégalaise des Pêches, Fatou Diouf|state|Sénégal}, assure que les licences
seront revues. {Mme Diouf|state|Sénégal} promet un audit. {Le syndicat des
mareyeurs|civil_society|Sénégal} redoute la ruine.""",
    "headline": """Agbessi refuse de céder sa place
« Nous irons en justice », tonne {Koffi Agbessi|state|Togo}. Koffi Agbessi, maire de Kpalimé, au Togo,
n'a pas caché sa colère. {Tahara|citizen|Togo}, elle, s'en moque. Tahara, une vendeuse du grand marché,
en a vu d'autres. {Anne Claes|expert|Belgique} nuance : Anne Claes, de l'université de Liège, suit
l'affaire.""",
    "mine": """La société canadienne Redgrave Gold quitte le Niger, où le Niger avait repris son permis.
{La société|business|Canada} saisit un tribunal. {Son directeur général, Ian Moss|business|Canada},
parle de spoliation. {Nos informations|media|-} le confirment. {Un fonctionnaire|anonymous|-} s'en
étonne.""",
    "council": """Lomé : le Conseil des ministres adopte la loi sur les mines
Le Conseil s'est tenu mercredi au
palais de la Marina. {Le ministre secrétaire général, Kossi Aféto|state|Togo}, a lu le communiqué.
{La garde des Sceaux, Akouvi Mensan|state|Togo}, défend un texte équilibré. « Nos tribunaux
jugeront », a-t-{elle|state|Togo} lancé. {Le Conseil|state|Togo} a félicité la gendarmerie.
{La
Ligue des consommateurs|civil_society|Togo} y voit un recul. {Sa présidente, Afi
Doh|civil_society|Togo}, saisira le juge. {L'ambassade de Chine|state|Chine} n'a pas réagi.""",
    "sputnik": """Le Mali et la Russie renforcent leurs liens. Le chef de la diplomatie russe a reçu jeudi à Moscou
son homologue malien. Au cours de l'entretien, Sergueï Lavrov a promis des céréales. "Nous
tiendrons parole", a-t-{il|state|Russie} souligné. {Le responsable malien|state|Mali} a salué un
geste. Selon {l'agence RIA Fasso|media|-}, une usine verra le jour. {Un expert militaire, Andreï
Lomov|expert|-}, juge l'accord utile. {La porte-parole de la diplomatie russe|state|Russie} a
ironisé. {L'ambassadeur du Mali à Moscou, Issa Coulou|state|Mali}, était présent. {Il|state|Mali}
a remercié ses hôtes.""",
    "xinhua": """BANGUI, 4 mars (Presse du Fleuve) -- Le Premier ministre centrafricain Simon Ndolo a reçu lundi
l'ambassadeur de Chine, Zhao Wenbo. {M. Zhao|state|Chine} a rappelé l'amitié des deux pays. {Le
chef du gouvernement|state|République centrafricaine} s'est félicité des travaux.
{Il|state|République centrafricaine} a plaidé pour des bourses. {La partie chinoise|state|Chine}
fournira du riz. {Le directeur de l'hôpital, Dr Alain Yafo|expert|République centrafricaine},
attend des lits.""",
    "sec": """Nord-Bénin : attaque près de Banikoara
Cotonou, 3 fév 2025 (Presse-Sud) – Cinq soldats ont été
tués, a-t-on appris de source militaire. {Le chef d'état-major, le général Fructueux
Ogou|state|Bénin}, promet une riposte. {Deux habitants joints au téléphone|citizen|Bénin}
racontent la fuite. {Le maire, Bio Sanni|state|Bénin}, demande des renforts. {Il|state|Bénin} se
dit inquiet. {La Force multinationale mixte|international_org|-} assure surveiller la frontière.
{Le groupe jihadiste|armed_group|Bénin} n'a rien revendiqué. {Un diplomate européen|anonymous|-}
parle d'une dégradation. {Une élue de la région, sous couvert d'anonymat|anonymous|Bénin}, dit sa
lassitude. {L'ONG Bouclier civil|civil_society|-} compte cent déplacés.""",
    "un": """New York : le Conseil de sécurité divisé
L'ambassadrice américaine, Laura Pringle, a mis son
veto. {Elle|state|États-Unis} a invoqué un texte déséquilibré. {Son homologue chinois, Wei
Guang|state|Chine}, déplore l'obstruction. {Le représentant permanent de l'Algérie, Nadir
Amara|state|Algérie}, parle d'un jour noir. {Le secrétaire général|international_org|-} regrette
la division. {La Russie, qui|state|Russie} présidait la séance. {Le Programme alimentaire
mondial|international_org|-} réclame un couloir. {L'organisation|international_org|-} manque de
fonds.""",
    "rel": """Mali : les imams s'en mêlent
{Le Haut Conseil islamique du Mali|religious|Mali} condamne la
fermeture des écoles. {Son président, Chérif Ousmane Haïdara|religious|Mali}, implore les
autorités. {L'imam de Kati, Bakary Touré|religious|Mali}, prône le dialogue. {L'Église protestante
du Mali|religious|Mali} prie pour la paix. {Le chef de la junte|state|Mali} a reçu les chefs
religieux. {Il|state|Mali} a salué leur sagesse. {La CMA|armed_group|Mali} rejette l'offre. {Un
porte-parole des rebelles|armed_group|Mali} parle d'un piège. {Human Rights Watch|civil_society|-}
exige une enquête.""",
    "guest": """Invité du matin. {Le rappeur Smokey|other|-} se confie. Niamey, qui a rompu avec Paris, regarde
ailleurs. {Le collectif Debout Niger, dont le coordonnateur|civil_society|Niger} a été arrêté.
{L'avocate Aïcha Maïga, du barreau de Niamey|other|Niger}, dénonce la procédure. {Me
Maïga|other|Niger} ira en appel. {Le parquet|state|Niger} se tait. {La junte|state|Niger} parle
d'atteinte à la sûreté. {Washington|state|États-Unis} s'inquiète. {Le département
d'État|state|États-Unis} demande sa libération. {Le porte-parole, Matthew Hale|state|États-Unis},
l'a redit. {Celui-ci|state|États-Unis} évoque des visas.""",
    "assoc": """Ouagadougou : les transporteurs suspendent leur grève
{L'Union des chauffeurs routiers
burkinabè|civil_society|Burkina Faso} a levé son mot d'ordre. {Le ministre des
Transports|state|Burkina Faso} promet un décret. {L'intéressé|state|Burkina Faso} n'a pas donné de
date. {La Confédération nationale des travailleurs|civil_society|Burkina Faso} appelle à la
vigilance. {Le président de l'association des consommateurs, Adama Zongo|civil_society|Burkina
Faso}, s'inquiète. {Le gérant d'une station, Salif|business|Burkina Faso}, souffle. {L'Office
national du commerce|state|Burkina Faso} surveille les prix.""",
}


def _read(marked: str) -> tuple[str, list[tuple[int, str, str, str | None]]]:
    text, asked, place = "", [], 0
    marked = marked.replace("\n", " ").replace("  ", " ")
    for match in _SOURCE.finditer(marked):
        text += marked[place : match.start()]
        asked.append((len(text), match[1], match[2], None if match[3] == "-" else match[3]))
        text += match[1]
        place = match.end()
    return text + marked[place:], asked


@pytest.mark.parametrize("name", ARTICLES)
def test_sources_of_an_article(name):
    text, asked = _read(ARTICLES[name])
    quoted = [(one.start, one.end) for one in quotation_spans(text)]
    memory = GAZETTEER.survey(text, quoted)
    found = []
    for position, phrase, _, _ in asked:
        actor = GAZETTEER.resolve(phrase, memory=memory, position=position)
        memory.remember(phrase, actor, position)
        found.append((phrase, actor.type, actor.country))
    assert found == [(phrase, kind, country) for _, phrase, kind, country in asked]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Ouattara", "Alassane Ouattara"),
        ("le président Ouattara", "Alassane Ouattara"),
        ("M. Ouattara", "Alassane Ouattara"),
        ("A. Ouattara", "Alassane Ouattara"),
        ("ALASSANE OUATTARA", "Alassane Ouattara"),
        ("Salif Nignan Ouattara", "Salif Nignan Ouattara"),
        ("le député Salif Ouattara", "Salif Ouattara"),
        ("le porte-parole, Ouattara Salif", "Ouattara Salif"),
        ("S. Ouattara", "S. Ouattara"),
        ("l'économiste Ndèye Khady Thiam", "Ndèye Khady Thiam"),
        ("Pape Malick Diouf", "Pape Malick Diouf"),
        ("le pape François", "Pape François"),
    ],
)
def test_a_surname_beside_another_name_is_somebody_else(phrase, name):
    assert GAZETTEER.resolve(phrase).name == name


@pytest.mark.parametrize(
    ("text", "state", "expert"),
    [
        ("Au Togo, Lomé attend le Togo de demain.", "Togo", "Togo"),
        ("Le Togo et le Bénin se parlent ; le Togo attend.", "Togo", None),
        ("Le Togo et le Bénin, le Ghana et le Niger se parlent.", None, None),
        ("Un bilan du quotidien Le Monde et de l'AFP.", None, None),
        ("Donald Trump et Emmanuel Macron se sont vus.", None, None),
        ("La pluie tombe.", None, None),
        ("La pluie tombe. " * 40 + "Un Togolais passe.", None, None),
    ],
)
def test_what_goes_without_saying(text, state, expert):
    memory = GAZETTEER.survey(text)
    assert memory.at_home("state") == state
    assert memory.at_home("expert") == expert
    assert memory.at_home("anonymous") is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "L'ambassadeur de Russie à Bamako a vu les Maliens du Mali. {L'ambassadeur} sourit.",
            "ambassadeur de Russie à Bamako",
            "Russie",
        ),
        (
            "France, Espagne : la police espagnole a fouillé un bar. {La police} se tait.",
            "police espagnole",
            "Espagne",
        ),
        (
            "Le ministre malien a vu le ministre togolais. {Le ministre} sourit.",
            "ministre togolais",
            "Togo",
        ),
        ("Le ministre a vu des ministres. Au Togo, {le ministre} sourit.", "ministre", "Togo"),
        (
            "La mission du FMI est au Gabon. {Le chef de la mission, Ann Moss}, compte.",
            "Ann Moss",
            None,
        ),
    ],
)
def test_a_bare_noun_is_what_the_article_called_by_it(text, name, country):
    position = text.index("{")
    phrase = text[position + 1 : text.index("}")]
    memory = GAZETTEER.survey(text.replace("{", "").replace("}", ""))
    actor = GAZETTEER.resolve(phrase, memory=memory, position=position)
    assert (actor.name, actor.country) == (name, country)


@pytest.mark.parametrize(
    ("phrase", "kind", "country"),
    [
        ("un diplomate kényan", "anonymous", "Kenya"),
        ("un diplomate kényan, Peter Kamau", "state", "Kenya"),
        ("un porte-parole", "anonymous", None),
        ("le porte-parole", "state", None),
        ("un porte-parole de la police", "state", None),
        ("un cadre du ministère, sous couvert de l'anonymat", "anonymous", None),
        ("une ONG", "civil_society", None),
        ("l'agence TASS citant le ministère de la Défense", "media", "Russie"),
        ("nos informations", "media", None),
        ("des informations", "anonymous", None),
        ("notre correspondant à Dakar", "media", None),
        ("nos confrères de Jeune Afrique", "media", "France"),
        ("la partie russe", "state", "Russie"),
        ("une partie des Russes", "citizen", "Russie"),
        ("la fédération suisse du secteur pétrolier", "business", "Suisse"),
        ("la fédération des transporteurs", "civil_society", None),
        ("OUAGADOUGOU, 19 mai (AH) – Le gouvernement", "state", None),
        ("le doyen Amadou Tangara", "citizen", None),
        ("le doyen de la faculté", "expert", None),
    ],
)
def test_phrase_conventions(phrase, kind, country):
    actor = GAZETTEER.resolve(phrase)
    assert (actor.type, actor.country) == (kind, country)


def test_answers_do_not_hang_on_what_was_asked_before():
    text = "Yao Amegan, directeur du port de Lomé, arrive. Elsa Morel, juriste, aussi. Il parle."
    asked = ["le directeur", "Morel", "il", "le port"]
    apart = [GAZETTEER.resolve(one, memory=GAZETTEER.survey(text)) for one in asked]
    memory = GAZETTEER.survey(text)
    assert [GAZETTEER.resolve(one, memory=memory) for one in reversed(asked)] == apart[::-1]
    assert [actor.name for actor in apart] == ["Yao Amegan", "Elsa Morel", "Yao Amegan", "port"]
