"""Actors by where they stand: pronouns, relatives, the body and the country left unsaid."""

from __future__ import annotations

import pytest

from framing.text.quotations import quotation_spans
from framing.voice.actors import Gazetteer

GAZETTEER = Gazetteer.load()


def resolved(marked):
    """Return the actor of the phrase in braces; others in brackets have spoken before it."""
    text, turns = "", []
    for piece in marked.replace("{", "\0{").replace("[", "\0[").split("\0"):
        marked_off = piece[:1] in ("{", "[")
        phrase, _, rest = piece[1:].partition("}" if piece[:1] == "{" else "]")
        if marked_off:
            turns.append((len(text), phrase, piece[0] == "{"))
        text += phrase + rest if marked_off else piece
    quoted = [(one.start, one.end) for one in quotation_spans(text) if one.depth == 0]
    memory = GAZETTEER.survey(text, quoted)
    for position, phrase, asked in turns:
        actor = GAZETTEER.resolve(phrase, memory=memory, position=position)
        if asked:
            return actor
        memory.remember(phrase, actor, position)
    raise ValueError(marked)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the subject before the pronoun, who has not spoken
        (
            "Le maire de Thiès, Alioune Faye, a reçu Modou Sarr. {Il} promet une école.",
            "Alioune Faye",
        ),
        ("Le préfet Ali Bako est arrivé avec Issa Dan. « Rentrez », a-t-{il} lancé.", "Ali Bako"),
        ("Au lever du jour, la députée Awa Kone a vu Fanta Sy. {Elle} exige un pont.", "Awa Kone"),
        ("[Aline Roux, juriste], doute. La juge Rose Mba est venue. {Elle} refuse.", "Rose Mba"),
        ("Son oncle Salif, berger, s'emporte : la route, dit-{il}, est un leurre.", "Salif"),
        (
            "Le ministre Abel Oro a vu le général Yao Ba, que l'on craint ; {il} se tait.",
            "Abel Oro",
        ),
        # not where somebody spoke after the subject, nor of another gender, number or kind
        (
            "Le juge Luc Mba est venu. [Jean Roy, avocat], se dit surpris. {Il} ira en appel.",
            "Jean Roy",
        ),
        ("La juge Rose Mba est venue. Jean Roy, avocat, l'attendait. {Elle} refuse.", "Rose Mba"),
        ("[Paul Sow, médecin], soupire. Les habitants sont partis. {Il} reste.", "Paul Sow"),
        ("[Paul Sow, médecin], soupire. Le pont est tombé. {Il} attend.", "Paul Sow"),
        ("[Paul Sow, médecin], parle. « Le maire Ali Bako ment. » {Il} attend.", "Paul Sow"),
        ("[Paul Sow, médecin], parle. Le juge Luc Mba, affirme-t-{il}, a menti.", "Paul Sow"),
    ],
)
def test_a_pronoun_takes_up_the_subject_or_who_spoke(text, name):
    assert resolved(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On a entendu le sociologue Omar Sy, pour {qui} tout est joué.", "Omar Sy"),
        ("La rumeur vise Kigali, {qui} dément.", "Rwanda"),
        ("Il a vu le chef du parti, {qui} crie au complot.", "chef du parti"),
        (
            "[Trois mineurs] sont restés. « Non », dit l'un d'eux, pour {qui} rien ne presse.",
            "mineurs",
        ),
        ("Elle cite l'ONG Eau vive, {laquelle} réclame un puits.", "ONG Eau vive"),
        ("Le prix a doublé, ce {qui} inquiète.", None),
    ],
)
def test_a_relative_takes_up_the_noun_before_it(text, name):
    actor = resolved(text)
    assert (actor and actor.name) == name


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("À Bamako, {on} parle d'un malentendu.", "state", "Mali"),
        ("Au ministère togolais des Mines, {on} assure le contraire.", "state", "Togo"),
        ("À Bruxelles, où l'{on} s'impatiente, rien ne bouge.", "international_org", None),
        ("Dans l'opposition, {on} hausse le ton.", "political", None),
        ("Au marché, {on} n'en croit rien.", "anonymous", None),
        ("Sur le quai, {on} n'en croit rien.", "anonymous", None),
        ("Il est parti, a-{t-on} appris.", "anonymous", None),
    ],
)
def test_on_speaks_for_the_body_it_is_in(text, kind, country):
    actor = resolved(text)
    assert (actor.type, actor.country) == (kind, country)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Le syndicat Solidaires du rail, dont {le secrétaire général} menace, attend.",
            "civil_society",
        ),
        ("[La société Redal] a payé. {Le porte-parole, Ian Moss}, le confirme.", "business"),
        ("[Le parti Renouveau] boude. {La porte-parole} l'explique.", "political"),
        ("[Le ministre] a signé. {Le porte-parole, Ian Moss}, le confirme.", "state"),
        ("[La société Redal] a payé. {Le porte-parole du gouvernement} le confirme.", "state"),
        ("[La société Redal] a payé. {Le président} s'en félicite.", "state"),
    ],
)
def test_an_office_without_its_body(text, kind):
    assert resolved(text).type == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{Un élu du nord}, sous couvert d'anonymat, craint le pire.", "anonymous"),
        ("{Deux officiers maliens} qui ont requis l'anonymat doutent.", "anonymous"),
        ("{Un préfet joint par téléphone} dément.", "anonymous"),
        ("{Le préfet joint par téléphone} dément.", "state"),
        ("{Des habitants joints au téléphone} racontent.", "citizen"),
        ("{Un élu du nord} craint le pire. Un autre, sous couvert d'anonymat, rit.", "political"),
        ("{Le préfet} dénonce l'anonymat des lettres.", "state"),
    ],
)
def test_who_asks_not_to_be_named(text, kind):
    assert resolved(text).type == kind


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # datelines, headlines and towns tell where an article is at home
        (
            "DAKAR, 3 mai (Presse-Sud) – Moscou, Pékin, Moscou et Pékin. {Le gouvernement} agit.",
            "Sénégal",
        ),
        ("Natitingou : la peur. Le Niger, le Niger, le Nigeria. {Le préfet} se tait.", "Bénin"),
        (
            "Grève à Kankan. La Chine et le Japon achètent ; Kindia attend. {Le ministre} agit.",
            "Guinée",
        ),
        ("Le groupe australien part. {Le préfet} se tait.", None),
        # a place that opens a sentence tells where what follows is, up to the end of the paragraph
        ("Lomé, Lomé, Lomé. À Accra, le ton monte. {Le gouvernement} dément.", "Ghana"),
        ("Lomé, Lomé, Lomé. À Accra, le ton monte.\n{Le gouvernement} dément.", "Togo"),
        ("Lomé, Lomé, Lomé. Le ton monte à Accra. {Le gouvernement} dément.", "Togo"),
        # embassies are of another country
        ("Lomé, Lomé, Lomé reçoit le Japon. {L'ambassade} s'en réjouit.", "Japon"),
        ("Lomé, Lomé, Lomé. {L'ambassade} s'en réjouit.", None),
        # a named expert is of the place, one who studies it need not be
        ("Lomé, Lomé, Lomé et Accra. {L'économiste Ama Doh} doute.", "Togo"),
        ("Lomé, Lomé, Lomé et Accra. {Le spécialiste du Togo Jan Roy} doute.", None),
        ("Lomé, Accra, Lomé, Accra et Lomé. {Des économistes} doutent.", None),
    ],
)
def test_the_country_that_goes_without_saying(text, country):
    assert resolved(text).country == country


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Le Courrier du Kassaï", "media"),
        ("La Dépêche du Kassaï", "media"),
        ("le quotidien L'Aube nouvelle", "media"),
        ("la billettiste de L'Enclume", "media"),
        ("Kasapo Mining", "business"),
        ("la Sotra Holding", "business"),
        ("Marie Gold", "other"),
        ("Le Kassaï du courrier", "other"),
        ("un courrier du Kassaï", "other"),
        ("la dépêche", "other"),
    ],
)
def test_names_that_tell_their_kind(phrase, kind):
    assert GAZETTEER.resolve(phrase).type == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("La presse s'interroge. Les journaux titrent. Au kiosque, {Le Trait jaune} rit.", "media"),
        ("La presse s'interroge. {Le Trait jaune} rit.", "other"),
        ("La presse, les journaux, le kiosque : {Le Togo} y répond.", "state"),
    ],
)
def test_an_unknown_name_in_a_press_review(text, kind):
    assert resolved(text).type == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "[Le Premier ministre Ali Oro] part, M. Zhou aussi. {Le chef du gouvernement} rit.",
            "Ali Oro",
        ),
        ("L'ambassadrice de Chine, Zhou Lan, est venue. {Mme Zhou} sourit.", "Zhou Lan"),
        ("L'ambassadrice Rose Mba est venue. {Mme Zhou} sourit.", "Zhou"),
        ("[Macron, maraîcher], salue. {Macron} dit oui.", "Macron"),
        ("[Issa, maraîcher], salue. {Macron} dit oui.", "Emmanuel Macron"),
        ("[Son président, l'imam Ali Oro], prie. {Le chef de la junte} rit.", "chef de la junte"),
    ],
)
def test_who_comes_back_under_another_name(text, name):
    assert resolved(text).name == name


@pytest.mark.parametrize(
    ("phrase", "kind", "country"),
    [
        ("la République centrafricaine", "state", "République centrafricaine"),
        ("la Centrafrique", "state", "République centrafricaine"),
        ("l'armée centrafricaine", "state", "République centrafricaine"),
        ("une note consultée par l'AFP", "other", None),
        ("une note publiée par l'AFP", "media", "France"),
        ("la ligue des consommateurs", "civil_society", None),
        ("les producteurs de Konni", "citizen", "Niger"),
        ("le Front panafricain pour la paix", "civil_society", None),
        ("les chiffres de la police", "state", None),
        ("les chiffres", "anonymous", None),
    ],
)
def test_phrases_that_used_to_mislead(phrase, kind, country):
    actor = GAZETTEER.resolve(phrase)
    assert (actor.type, actor.country) == (kind, country)
