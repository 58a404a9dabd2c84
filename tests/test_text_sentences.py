import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.sentences import sentence_ends, sentence_spans

# A bar stands where a sentence ends.
GOLDEN_RULES = [
    # Final punctuation
    "Le convoi est parti.| Il roule vers le nord.",
    "Qui paiera ?| Personne ne le sait.",
    "Quelle surprise !| Le stade exulte.",
    "Vraiment ?!| On peine à le croire.",
    "Bravo !!!| À demain.",
    "Il hésite…| Puis il signe.",
    "Il hésite… puis signe sous les flashs.",
    "Les comptes, les primes, les stocks... tout a disparu.",
    "Ah ! c'est donc cela.",
    "Le texte passe.| À Gao, on l'ignore.| Ça viendra.",
    # Titles, initials, acronyms
    "M. Diallo a reçu MM. Petit et Sow.",
    "Mme Koné et Me. Barry plaident.",
    "Le Dr. Ndiaye opère.| Le Pr. Ba assiste.",
    "J.-C. Martin et A. Le Goff ont voté contre.",
    "B. Traoré succède à F. Hollande.",
    "Selon V. Petrov, rien ne presse.",
    "Le maire, George W. Bell, démissionne.",
    "Le secrétaire d'État, P.-H. Roy, se tait.",
    "On passe au plan B.| Le gouvernement recule.",
    "Il manque de vitamine C.| Un médecin s'inquiète.",
    "Le G.I.A. Sahel recrute encore.",
    "Elle vit aux U.S.A.| Depuis dix ans, elle enseigne.",
    "L'avis vient de l'ONU.| Aucun vote n'est prévu.",
    "(M. Sy est absent.)| La séance reprend.",
    # Other abbreviations
    "Voir l'art. 12 et le n. 5 de la revue, p. 44.",
    "Cf. Le traité de 1992, chap. IV.",
    "La ville comptait env. 3 000 âmes au 2e s. av. J.-C., dit-on.",
    "La ville fut prise en 52 av. J.-C.| Les légions y campèrent.",
    "Des sacs, des nattes, etc. jonchent la cour.",
    "Ils vendent du mil, du riz, etc.| Les prix montent.",
    "Il en coûte 10 M.| Le total reste flou.",
    # Numbers
    "Le taux atteint 10.5 points, à 7h44, le 1er mai.",
    "Elle est née en 1960.| 12 ans plus tard, elle partait.",
    "Il pleut depuis le 5.| Les routes sont coupées.",
    "Il fera 38°C.| Une brise est attendue.",
    "Il mesure 30 cm.| La règle a cédé.",
    "2. Le calendrier",
    "IV. Les suites",
    # Datelines, dashes, brackets
    "22 mai 2030.| - Le port rouvre.",
    "Dakar, le 3 juin.| — Les pêcheurs rentrent.",
    "Le port (fermé en avril.) a rouvert.",
    "Le port a rouvert.| (Avec nos envoyés.)",
    "Le port a rouvert.| (avec agences)",
    # Quotations
    "« Nous restons. », a-t-il lancé.",
    "« Nous restons ! » a lancé le maire.",
    "« Est-ce fini ? », demande-t-elle.",
    '"Nous restons.", a-t-il lancé.',
    "« Nous restons.| Nous tiendrons. »| La salle applaudit.",
    "« Nous restons.| Nous tiendrons », promet-il.",
    '"Nous restons."| Il le répète.',
    '"Nous restons !"| Le public se lève.',
    '" Nous restons. "| Le public se lève.',
    '" Nous restons.| Nous tiendrons. "| Le public se lève.',
    '" Nous restons. ", dit-il.| " Nous tiendrons. "| Le public se lève.',
    "« Nous restons. »|Le public se lève.",
    "''Nous restons.''| Le public se lève.",
    "“Nous restons.”| Le public se lève.",
    'Il se tait.| "Nous restons", dit-elle.',
    'Il se tait.| " Nous restons ", dit-elle.',
    "Il se tait.| « non », souffle-t-elle.",
    "Elle crie : « Dehors ! ».| Puis plus rien.",
    "« Assez ! » — selon un témoin, la phrase a fusé.",
    "Il tonne : « M. Sow, sortez ! »| M. Sow sort.",
    "« Le mot “paix.” »| Rien de plus.",
    # Omissions and doubts
    "« Le pays [...] Malien vit », dit-il.",
    "Il accuse (...) Puis il nie.",
    "« Le froid tue.| [...] Nous mourons », écrit-il.",
    "« Le froid tue [...].| Nous mourons », écrit-il.",
    "Un chiffre douteux (!) selon lui, et faux.",
    # No space after the stop
    "Il quitte le pays.|Le vol est direct.",
    "Il quitte le pays.|L'avion est plein.",
    "Il part en 2024.|Elle reste.",
    'Il dit : "Je quitte le pays."|Le vol est direct.',
    'Il se lève.|"Je pars", dit-il.',
    "« Je quitte le pays ».|Le vol est direct.",
    "Le site www.Exemple.com reste ouvert.",
    "Sur Exemple.Com, on en parle.",
    "Écrire à jean.Dupont@exemple.fr pour voter.",
    "Le débat Mme.Sy a tourné court.",
    # Paragraphs, headings, lists
    "Un retour attendu|\n\nLe vol est direct.",
    "Un retour attendu|\nLe vol est direct.",
    "Il cite\n|\nLe vol est direct.",
    "Au programme|\n• Le budget|\n• La dette",
    "Au programme :|\n- le budget ;|\n- la dette.",
    "Au programme| • Le budget| • La dette",
    "le vol est\ndirect et complet.",
]


@pytest.mark.parametrize("rule", GOLDEN_RULES)
def test_golden_rules(rule):
    text = rule.replace("|", "")
    expected = [part.strip() for part in rule.split("|")]
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


def test_wrapped_lines_are_joined():
    text = (
        "Les négociations ouvertes lundi dans la capitale se poursuivront jusqu'à la fin\n"
        "de la semaine. Le porte-parole du gouvernement, joint au téléphone par M.\n"
        "Cissé, a précisé que rien ne serait signé avant le retour du président de la\n"
        "République."
    )
    found = [text[start:end] for start, end in sentence_spans(text)]
    assert [sentence.split()[0] for sentence in found] == ["Les", "Le"]
    assert found[1].endswith("République.")


@pytest.mark.parametrize("text", ["", " \n\t\u00a0"])
def test_no_sentence_in_blanks(text):
    assert sentence_spans(text) == []


def test_sentence_ends_are_those_inside():
    text = "Un. Deux. Trois."
    assert list(sentence_ends(text, 0, len(text))) == [3, 9]
    assert list(sentence_ends(text, 4, 9)) == []


@given(st.text(alphabet="aB1.!?… \n\"'«»’()[]-•M,\u00a0", max_size=60) | st.text())
def test_sentences_hold_all_but_white_space_in_order(text):
    spans = sentence_spans(text)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("unit", ["Le mil manque. ", ".", " .", "M. A", ". «", '."A', "[...] A"])
def test_cost_is_linear(unit):
    text = unit * (200_000 // len(unit))
    began = time.perf_counter()
    sentence_spans(text)
    assert time.perf_counter() - began < 2
