"""Inflection: forms that must come out, and other words that must not."""

from __future__ import annotations

import pytest

from framing.lexicon.inflection import forms, is_verb, verb_forms

NOUNS = [
    # word, forms among others, words that are not its forms
    ("armé", "armés armée armées", "armer arme armes"),
    ("traité", "traités", "traitée traiter traite"),
    ("force", "forces", "forcer forcé force-t"),
    ("annonce", "annonces", "annoncer annoncé"),
    ("retrait", "retraits", "retraite retraites retraité"),
    ("parti", "partis", "partie parties partir"),
    ("port", "ports", "porte portes"),
    ("accord", "accords", "accorde accordes"),
    ("appel", "appels", "appelle appelles"),
    ("cas", "cas", "casse casses"),
    ("refus", "refus", "refuse refuses"),
    ("front", "fronts", "affront"),
    ("capital", "capitaux", "capitale capitales"),
    ("national", "nationale nationales nationaux", "nation"),
    ("local", "locale locaux", "localité"),
    ("travail", "travaux", "travaille"),
    ("drapeau", "drapeaux", "drap"),
    ("œil", "yeux", "œillet"),
    ("pays", "pays", "paysan paye"),
    ("paix", "paix", "pais paie"),
    ("souverain", "souveraine souverains souveraines", "souveraineté"),
    ("africain", "africaine africaines", "afrique"),
    ("malien", "malienne maliens maliennes", "mali"),
    ("français", "française françaises", "france"),
    ("agressif", "agressive agressifs", "agression"),
    ("dangereux", "dangereuse dangereuses", "danger"),
    ("étranger", "étrangère étrangères étrangers", "étrange"),
    ("pétrolier", "pétrolière pétroliers", "pétrole"),
    ("inquiet", "inquiète inquiets", "inquiéter"),
    ("public", "publique publiques publics", "publier"),
    ("turc", "turque turcs turques", "truc"),
    ("franc", "franche francs", "france"),
    ("commun", "commune communs", "communauté"),
    ("uni", "unie unis unies", "unité unir"),
    ("détruit", "détruite détruits", "détruire détruisent"),
    ("élu", "élue élus", "élit"),
    ("imposé", "imposée imposées", "imposer impose"),
    ("occupant", "occupante occupants", "occuper"),
    ("acteur", "acteurs actrice actrices", "acte"),
    ("libre", "libres", "libérer"),
    ("cours", "cours", "course cour"),
    ("foi", "foi", "fois"),
    ("ONU", "onu", "onus"),
    ("de", "d du des de", "dé"),
    ("d'", "d du des de", "la"),
    ("l'", "le la les l", "lui"),
    ("anti", "anti", "antis"),
    ("G5", "g5", "g5s"),
]


@pytest.mark.parametrize(("word", "wanted", "unwanted"), NOUNS)
def test_nouns_and_adjectives(word, wanted, unwanted):
    found = forms(word)
    assert found >= set(wanted.split())
    assert not found & set(unwanted.split())


VERBS = [
    # infinitive, forms among others, no forms
    ("annoncer", "annonce annonçait annonceront annoncée annonçant annonçons", "annonciateur"),
    ("juger", "juge jugeait jugent jugèrent jugions jugeant", "jugement"),
    ("rejeter", "rejette rejetait rejettera rejetées", "rejet"),
    ("appeler", "appelle appelons appellerait", "appel"),
    ("lever", "lève levons lèvera levée", "levier"),
    ("espérer", "espère espérons espérera espèrent", "espoir"),
    ("protéger", "protège protégeait protégés", "protection"),
    ("employer", "emploie employait emploiera", "emploi"),
    ("essayer", "essaie essaye essaiera", "essai"),
    ("nier", "nie niait nia nieront niée nié", "ni"),
    ("envahir", "envahit envahissent envahirent envahie", "invasion"),
    ("investir", "investit investissent investira", "investis-tu"),
    ("maintenir", "maintient maintiennent maintiendra maintînt maintenu", "maintien"),
    ("intervenir", "intervient interviendrait intervint intervenue", "intervention"),
    ("dire", "dit dites disait dira dirait dise dits disent", "dicter"),
    ("contredire", "contredit contredisez contredisait", "contredites-moi"),
    ("faire", "fait font faisait fera fasse faites fit", "fer"),
    ("prendre", "prend prennent pris prise prit prendra", "prénom"),
    ("défendre", "défend défendent défendait défendue", "défense"),
    ("craindre", "craint craignent craignait craindra", "crainte-là"),
    ("mettre", "met mettent mis mise mit mettra", "maître"),
    ("combattre", "combat combattent combattu combattait", "combattive"),
    ("détruire", "détruit détruisent détruisirent détruite", "destruction"),
    ("reconnaître", "reconnaît reconnaissent reconnu reconnaîtra reconnut", "reconnaissance"),
    ("recevoir", "reçoit reçoivent reçu recevra reçurent", "recette"),
    ("devoir", "doit doivent devra dû devrait", "dette"),
    ("pouvoir", "peut peuvent pu pourra puisse pouvoirs", "peu"),
    ("vouloir", "veut veulent voulu voudra veuille", "vœu"),
    ("savoir", "sait savent su saura sachant sache", "sage"),
    ("voir", "voit voient vu verra vit", "voix"),
    ("prévoir", "prévoit prévoient prévu prévoira", "prévision"),
    ("conclure", "conclut concluent conclu conclurent", "conclusion"),
    ("exclure", "exclut excluent exclu exclue", "exclusion"),
    ("inclure", "inclut incluent inclus incluse", "inclusion"),
    ("écrire", "écrit écrivent écrivait écrite", "écriture"),
    ("suivre", "suit suivent suivi suivra", "suite"),
    ("vivre", "vit vivent vécu vivra", "vie"),
    ("offrir", "offre offrent offert offerte offrira", "offrande"),
    ("couvrir", "couvre couvrent couvert couvrira", "couverture"),
    ("partir", "part partent parti partira", "partition"),
    ("répartir", "répartit répartissent réparti", "répart"),
    ("acquérir", "acquiert acquis acquerra acquièrent", "acquêt"),
    ("convaincre", "convainc convainquent convaincu", "conviction"),
    ("résoudre", "résout résolvent résolu résoudra", "résolution"),
    ("aller", "va vont alla ira allée aille", "allié"),
    ("être", "est sont était fut sera soit été étant", "es-ce"),
    ("avoir", "a ont avait eut aura ait eu ayant", "avoirdupois"),
    ("instrumentaliser", "instrumentalise instrumentalisée", "instrument"),
]


@pytest.mark.parametrize(("verb", "wanted", "unwanted"), VERBS)
def test_verbs(verb, wanted, unwanted):
    found = forms(verb)
    assert found >= {verb, *wanted.split()}
    assert not found & set(unwanted.split())


NOT_VERBS = (
    "danger militaire affaire avenir ordre cadre lettre hiver pétrolier titre ministre désir"
)


@pytest.mark.parametrize("word", NOT_VERBS.split())
def test_nouns_that_look_like_verbs(word):
    assert not is_verb(word)
    assert len(forms(word)) <= 4


@pytest.mark.parametrize(
    "verb", ["affirmer", "soutenir", "dire", "nier", "promettre", "craindre", "voir", "finir"]
)
def test_verbs_are_known(verb):
    assert is_verb(verb)


def test_verb_forms_by_kind():
    dire = verb_forms("dire")
    assert dire.infinitive == "dire"
    assert dire.participle == {"dit", "dite", "dits", "dites"}
    assert dire.present_participle == "disant"
    assert {"dira", "diront"} <= dire.future
    assert {"dirait", "diraient"} <= dire.conditional
    assert dire.future | dire.conditional <= dire.finite
    assert not dire.future & dire.conditional
    assert "dite" not in dire.finite


@pytest.mark.parametrize("reflexive", ["s'indigner", "s’indigner", "se plaindre"])
def test_reflexive_verbs(reflexive):
    assert verb_forms(reflexive).infinitive in ("indigner", "plaindre")


@pytest.mark.parametrize("word", ["table", "dites", ""])
def test_no_infinitive(word):
    with pytest.raises(ValueError, match="no French infinitive"):
        verb_forms(word)
