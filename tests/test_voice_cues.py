"""The cue lists: their shape, their examples, their index, what is refused."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from framing.data import lexicon_dir
from framing.errors import LexiconError
from framing.records import Endorsement
from framing.text.normalise import fold
from framing.voice.cues import Cues, VerbCue, load_cues, read_cues
from framing.voice.cues.files import FILES, NOUN_TAKES, PRONOUN_GROUPS, VERB_TAKES, variants
from framing.voice.cues.lookup import Line
from framing.voice.cues.patterns import compile_cue
from framing.voice.groups import verb_group
from framing.voice.links import load_links
from framing.voice.senses import has_other_sense
from framing.voice.words import Words, tokenise

VERB = r"\w+(?:-(?!t-|ils?\b|elles?\b|on\b)\w+)*"
WORD = re.compile(
    r"aujourd'hui|\w+'|-(?:t-)?(?:ils?|elles?|on)\b|\w+(?:-(?!t-|ils?\b|elles?\b|on\b)\w+)*|\S"
)


def rows(name: str, section: str | None = None) -> list[dict[str, Any]]:
    path = lexicon_dir("voice", f"{name}.yaml")
    data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    found: list[dict[str, Any]] = data[section or name]
    return found


def words(sentence: str) -> list[str]:
    return WORD.findall(fold(sentence))


def line(sentence: str) -> Line:
    return Line.of(words(sentence))


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues()


# --- verbs: a rough reading of each construction, to hold the examples against `takes` ---------

DETERMINER = (
    r"(?:(?:le|la|les|un|une|des|du|son|sa|ses|leurs?|ce|cet|cette|ces|deux|trois|dix|trente|douze"
    r"|notre|nos|toute?)\b|l'|d'|«)"
)
INFINITIVE = r"(?:(?:ne|n'|ne pas|y|en|le|la|les|l'|se|s')\s*)?\w+(?:er|ir|oir|re)\b"
NEAR = r"(?:[^\s,.;:«]+\s+){0,4}?"
OF, TO = r"(?:de|du|des|d')\s*", r"(?:à|au|aux)\s+"
AFTER = {
    "que": rf"{NEAR}qu(?:e\b|')",
    "colon": r"[^.«:]{0,40}:",
    "inf": INFINITIVE,
    "de_inf": rf"{NEAR}d(?:e\s|'){INFINITIVE}",
    "a_inf": rf"{NEAR}à {INFINITIVE}",
    "si": rf"{NEAR}(?:si\b|s'|pourquoi|comment|quel)",
    "np": rf"{DETERMINER}|[A-Z]|aucun",
    "de_np": rf"{NEAR}{OF}",
    "a_np": rf"{NEAR}{TO}|{NEAR}à l'",
    "sur_np": rf"{NEAR}sur\b",
    "contre_np": rf"{NEAR}contre\b",
    "pour_np": rf"{NEAR}(?:pour|en faveur)\b",
    "person_de": rf"{DETERMINER}.{{2,40}}{OF}|[a-zà-ÿ].{{0,30}}{OF}",
    "person_a": rf"{DETERMINER}.{{2,40}}{TO}",
    "person_pour": rf"{DETERMINER}.{{2,40}}pour\b",
    "comme": r".{0,40}\b(?:comme|de|en|pour|dans)\b|.{0,40}(?:\bd'|\bà une?\b)",
    "attr": r"(?:.{2,20} )?\w+(?:e|é|ée|ent|ant|eux|u|t|te|s|in|ine|«)\b",
}
REFLEXIVE = re.compile(r"(?:\bse|\bs'|\bm'|\bme|\bnous|\bvous)\s*(?:en\s|y\s|est\s|sont\s)?$")


def places(cue: VerbCue, sentence: str, cues: Cues) -> list[tuple[str, str]]:
    """Return what stands before and after each form of the cue in a sentence."""
    folded, found = fold(sentence), []
    trail = r"\s*".join(map(re.escape, cue.words))
    for match in re.finditer(VERB, folded):
        if cue not in cues.verbs.get(match.group(), ()):
            continue
        rest = folded[match.end() :].lstrip()
        following = re.match(trail + r"(?!\w)" if trail else "", rest)
        if following:
            found.append((folded[: match.start()], rest[following.end() :].lstrip()))
    return found


def constructions(cue: VerbCue, sentence: str, cues: Cues) -> set[str]:
    """Return the constructions of the cue that a rough reading finds in a sentence."""
    found: set[str] = set()
    for before, after in places(cue, sentence, cues):
        reflexive = bool(REFLEXIVE.search(before))
        if reflexive != cue.reflexive or (
            cue.clitic and not re.search(rf"\b{cue.clitic}\b", before)
        ):
            continue
        for construction in cue.takes:
            if construction == "quote":
                hit = "»" in before or after.startswith(("«", ": «"))
            else:
                hit = bool(re.match(AFTER[construction], after))
            if hit:
                found.add(construction)
    return found


def cue_of(row: dict[str, Any], cues: Cues) -> list[VerbCue]:
    names = set(variants(row["verb"]))
    verb = next(cue for found in cues.verbs.values() for cue in found if cue.lemma in names).verb
    return [cue for cue in cues.verbs[verb] if cue.lemma in names]


def test_every_verb_is_found_in_its_example(cues: Cues) -> None:
    by_name = {cue.lemma: cue for found in cues.verbs.values() for cue in found}
    silent = [
        row["verb"]
        for row in rows("verbs")
        if not any(
            constructions(by_name[name], row["match"], cues) for name in variants(row["verb"])
        )
    ]
    assert silent == []


def test_no_verb_reports_in_its_counterexample(cues: Cues) -> None:
    by_name = {cue.lemma: cue for found in cues.verbs.values() for cue in found}
    loud = []
    for row in rows("verbs"):
        for name in variants(row["verb"]):
            found = constructions(by_name[name], row["not"], cues)
            if any(row["takes"][construction] == "strong" for construction in found):
                loud.append((name, row["not"]))
    assert loud == []


def test_verbs_are_many_and_of_every_class_and_construction() -> None:
    verbs = rows("verbs")
    assert len(verbs) >= 320
    assert sum(" " in row["verb"] for row in verbs) >= 80
    classes = {value for row in verbs for value in _classes(row)}
    assert classes == {"neutral", "committed", "factive", "distancing", "denial"}
    assert {construction for row in verbs for construction in row["takes"]} == set(VERB_TAKES)
    assert {construction for row in rows("nouns") for construction in row["takes"]} == set(
        NOUN_TAKES
    )


def _classes(row: dict[str, Any]) -> list[str]:
    given = row["endorsement"]
    return list(given.values()) if isinstance(given, dict) else [given]


LISTS = [
    ("verbs", None, "verb"),
    ("nouns", None, "noun"),
    ("prepositions", None, "cue"),
    ("labels", None, "cue"),
    ("hearsay", "formulas", "cue"),
    ("blockers", None, "name"),
    ("senses", "verbs", "verb"),
    ("senses", "nouns", "noun"),
    *(("pronouns", group, "word") for group in PRONOUN_GROUPS),
]


def _order(name: str) -> str:
    bare = unicodedata.normalize("NFD", name.lower().replace("œ", "oe"))
    return "".join(char for char in bare if not unicodedata.combining(char))


@pytest.mark.parametrize(("file", "section", "key"), LISTS)
def test_lists_are_unique_sorted_and_one_entry_a_line(
    file: str, section: str | None, key: str
) -> None:
    names = [row[key] for row in rows(file, section)]
    assert len(set(names)) == len(names) > 0
    if file in {"verbs", "nouns"}:
        assert names == sorted(names, key=_order)
    text = lexicon_dir("voice", f"{file}.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("- {")]
    assert len(lines) == sum(len(rows(file, part)) for f, part, _ in LISTS if f == file)


@pytest.mark.parametrize("file", ["verbs", "nouns"])
def test_no_example_stands_twice(file: str) -> None:
    sentences = [row["match"] for row in rows(file)]
    assert sorted({s for s in sentences if sentences.count(s) > 1}) == []


# --- index ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "lemma", "construction", "strength", "endorsement"),
    [
        ("affirment", "affirmer", "que", "strong", "committed"),
        ("affirmait", "affirmer", "inf", "strong", "committed"),
        ("dénoncé", "dénoncer", "np", "strong", "committed"),
        ("souligne", "souligner", "que", "strong", "factive"),
        ("rappelant", "rappeler", "quote", "strong", "factive"),
        ("nient", "nier", "que", "strong", "denial"),
        ("nient", "nier", "quote", "strong", "committed"),
        ("prétendra", "prétendre", "inf", "strong", "distancing"),
        ("accusée", "accuser", "person_de", "strong", "committed"),
        ("qualifient", "qualifier", "comme", "strong", "neutral"),
        ("relève", "relever", "np", "weak", "factive"),
        ("expliquer", "expliquer", "si", "strong", "factive"),
        ("expliquer", "expliquer", "que", "strong", "neutral"),
        ("saluent", "saluer", "np", "strong", "factive"),
        ("reconnaît", "reconnaître", "que", "strong", "factive"),
        ("appelle", "appeler", "a_inf", "strong", "neutral"),
    ],
)
def test_forms_lead_to_cues(
    cues: Cues,
    *,
    form: str,
    lemma: str,
    construction: str,
    strength: str,
    endorsement: Endorsement,
) -> None:
    cue = next(cue for cue in cues.verbs[form] if cue.lemma == lemma)
    assert cue.takes[construction] == strength
    assert cue.endorsement_in(construction) == endorsement


@pytest.mark.parametrize(
    ("form", "lemma", "words", "reflexive", "clitic"),
    [
        ("fait", "faire savoir", ("savoir",), False, ""),
        ("font", "faire état", ("état",), False, ""),
        ("met", "mettre l'accent", ("l'", "accent"), False, ""),
        ("tirent", "tirer la sonnette d'alarme", ("la", "sonnette", "d'", "alarme"), False, ""),
        ("félicite", "se féliciter", (), True, ""),
        ("prend", "s'en prendre", (), True, "en"),
        ("appelle", "en appeler", (), False, "en"),
        ("donnent", "donner leur parole", ("leur", "parole"), False, ""),
        ("sont", "être favorable", ("favorable",), False, ""),
        ("sont", "être favorables", ("favorables",), False, ""),
    ],
)
def test_locutions_are_taken_apart(
    cues: Cues, *, form: str, lemma: str, words: tuple[str, ...], reflexive: bool, clitic: str
) -> None:
    cue = next(cue for cue in cues.verbs[form] if cue.lemma == lemma)
    assert (cue.words, cue.reflexive, cue.clitic) == (words, reflexive, clitic)


def test_the_longest_locution_comes_first(cues: Cues) -> None:
    for found in cues.verbs.values():
        lengths = [len(cue.words) for cue in found]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        ("affirme", True),
        ("dit", True),
        ("fait", False),
        ("félicite", True),
        ("targue", False),
        ("sont", False),
    ],
)
def test_plain_forms_need_no_other_word(cues: Cues, form: str, plain: bool) -> None:
    assert form in cues.verbs
    assert (form in cues.plain) is plain


@pytest.mark.parametrize(
    ("lemma", "flag", "value"),
    [
        ("ajouter", "follow", True),
        ("renchérir", "follow", True),
        ("déclarer", "follow", False),
        ("exclure", "negatable", True),
        ("dénoncer", "negatable", False),
        ("promettre", "human", True),
        ("indiquer", "human", False),
    ],
)
def test_flags(cues: Cues, lemma: str, flag: str, value: bool) -> None:
    cue = next(cue for cue in cues.verbs[lemma] if cue.lemma == lemma)
    assert getattr(cue, flag) is value


@pytest.mark.parametrize("row", rows("nouns"), ids=lambda row: row["noun"])
def test_nouns_are_found_in_their_example_only(cues: Cues, row: dict[str, Any]) -> None:
    assert _holds_noun(cues, row["noun"], row["match"])
    assert not _holds_noun(cues, row["noun"], row["not"])


def _holds_noun(cues: Cues, lemma: str, sentence: str) -> bool:
    forms = words(sentence)
    return any(
        cue.lemma == lemma and tuple(forms[index + 1 : index + 1 + len(cue.words)]) == cue.words
        for index, form in enumerate(forms)
        for cue in cues.nouns.get(form, ())
    )


def test_media_that_speak_are_marked(cues: Cues) -> None:
    assert all(
        cues.nouns[noun][0].document for noun in ("rapport", "communiqué", "sondage", "études")
    )
    assert not cues.nouns["promesse"][0].document


# --- phrases: prepositions, labels, hearsay ------------------------------------------------------


def _examples(file: str, section: str | None = None) -> list[Any]:
    return [
        pytest.param(number, sentence, found, id=f"{row['cue'][:30]}-{found}-{index}")
        for number, row in enumerate(rows(file, section))
        for found, key in ((True, "match"), (False, "not"))
        for index, sentence in enumerate(row[key])
    ]


@pytest.mark.parametrize(("number", "sentence", "found"), _examples("prepositions"))
def test_prepositions(cues: Cues, number: int, sentence: str, found: bool) -> None:
    assert bool(list(cues.prepositions[number].find(fold(sentence)))) is found


@pytest.mark.parametrize(("number", "sentence", "found"), _examples("labels"))
def test_labels(cues: Cues, number: int, sentence: str, found: bool) -> None:
    assert bool(list(cues.labels[number].pattern.find(fold(sentence)))) is found


@pytest.mark.parametrize(("number", "sentence", "found"), _examples("hearsay", "formulas"))
def test_formulas(cues: Cues, number: int, sentence: str, found: bool) -> None:
    assert bool(list(cues.formulas[number].pattern.find(fold(sentence)))) is found


@pytest.mark.parametrize("file", ["prepositions", "labels"])
def test_each_phrase_has_both_examples(file: str) -> None:
    assert [row["cue"] for row in rows(file) if not (row["match"] and row["not"])] == []


@pytest.mark.parametrize(
    ("sentence", "source", "expected"),
    [
        ("Selon Kiev, le pont est détruit.", "after", [(0, ("selon",))]),
        ("Le pont, d'après l'ONU, est détruit.", "after", [(3, ("d'", "après"))]),
        ("Selon les mots du maire, tout va bien.", "after", [(0, ("selon", "les", "mots", "du"))]),
        ("Ce vote est, aux yeux des juges, nul.", "after", [(4, ("aux", "yeux", "des"))]),
        ("Le prix varie selon la saison.", "after", []),
        ("À ses yeux, le vote est nul.", "possessive", [(0, ("à", "ses", "yeux"))]),
        ("À ses yeux, le vote est nul.", "after", []),
        ("De source policière, il a fui.", "inside", [(0, ("de", "source"))]),
        ("Le maire, pour sa part, se tait.", "after", []),
    ],
)
def test_adverbials_in_a_sentence(
    cues: Cues, sentence: str, source: Any, expected: list[tuple[int, tuple[str, ...]]]
) -> None:
    found = [item for item in cues.adverbials(line(sentence)) if item[1].source == source]
    assert [(first, adverbial.words) for first, adverbial in found] == expected


@pytest.mark.parametrize(
    ("sentence", "initial", "needs_actor", "endorsement"),
    [
        ("Pour Rabat, le vote est nul.", True, True, "neutral"),
        ("Selon Rabat, le vote est nul.", False, False, "neutral"),
        ("À en croire Rabat, le vote est nul.", False, False, "distancing"),
        ("De l'aveu de Rabat, le vote est nul.", False, False, "factive"),
    ],
)
def test_what_is_known_of_an_adverbial(
    cues: Cues, sentence: str, initial: bool, needs_actor: bool, endorsement: Endorsement
) -> None:
    ((_, found),) = cues.adverbials(line(sentence))
    assert (found.initial, found.needs_actor, found.endorsement) == (
        initial,
        needs_actor,
        endorsement,
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Il semblerait que la digue ait cédé.", [("il", "semblerait", "que")]),
        ("Hier, on raconte qu'un car a versé.", [("on", "raconte", "qu'")]),
        ("Le roi, dit-on, dort.", [("dit", "-on")]),
        ("On surnommait ce lieu le gué.", []),
    ],
)
def test_hearsay_phrases(cues: Cues, sentence: str, expected: list[tuple[str, ...]]) -> None:
    found = cues.hearsay(line(sentence))
    forms = words(sentence)
    assert [tuple(forms[first : last + 1]) for first, last, _ in found] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ce soi-disant expert dort.", [(1, 1)]),
        ("Un projet présenté par la firme comme vert.", [(2, 6)]),
        ("Le boxeur surnommé « le Roc » se retire.", []),
    ],
)
def test_labels_in_a_sentence(cues: Cues, sentence: str, expected: list[tuple[int, int]]) -> None:
    assert [found[:2] for found in cues.labelling(line(sentence))] == expected


def test_a_trap_is_listed_but_never_yielded(cues: Cues) -> None:
    assert any(cue.trap and list(cue.find("il parle au nom du roi.")) for cue in cues.prepositions)
    assert list(cues.adverbials(line("Il parle au nom du roi."))) == []


@pytest.mark.parametrize("example", rows("hearsay", "conditional") and yaml.load(
    lexicon_dir("voice", "hearsay.yaml").read_bytes(), Loader=yaml.CSafeLoader
)["conditional"]["examples"])  # fmt: skip
def test_conditionals_of_hearsay(cues: Cues, example: dict[str, str]) -> None:
    assert _unblocked(cues, example["match"])
    assert not _unblocked(cues, example["not"])


def _unblocked(cues: Cues, sentence: str) -> bool:
    """Tell whether nothing that the list names keeps the sentence's conditional from hearsay."""
    known, forms = cues.hearsay_blockers, words(sentence)
    held = (known.verbs | known.participles | known.words) & set(forms)
    subordinate = {"que", "qu'"} & set(forms)
    return (
        not held
        and not subordinate
        and not any(phrase in fold(sentence) for phrase in known.phrases)
    )


# --- blockers ------------------------------------------------------------------------------------


def _blocker_examples() -> list[Any]:
    return [
        pytest.param(number, sentence, found, id=f"{row['name']}-{found}-{index}")
        for number, row in enumerate(rows("blockers"))
        for found, key in ((True, "match"), (False, "not"))
        for index, sentence in enumerate(row[key])
    ]


def _marked(sentence: str) -> tuple[str, tuple[int, int]]:
    start, end = sentence.index("["), sentence.index("]")
    return sentence.replace("[", "").replace("]", ""), (start, end - 1)


@pytest.mark.parametrize(("number", "sentence", "found"), _blocker_examples())
def test_blockers(cues: Cues, number: int, sentence: str, found: bool) -> None:
    plain, verb = _marked(sentence)
    assert cues.blockers[number].blocks(fold(plain), verb) is found
    assert fold(plain)[slice(*verb)] in cues.verbs


# --- other senses --------------------------------------------------------------------------------


def _sense_examples() -> list[Any]:
    return [
        pytest.param(row[key], row[example], found, id=f"{row[key]}-{example}")
        for section, key in (("verbs", "verb"), ("nouns", "noun"))
        for row in rows("senses", section)
        for example, found in (("match", True), ("not", False))
    ]


@pytest.mark.parametrize(("lemma", "sentence", "found"), _sense_examples())
def test_other_senses(cues: Cues, lemma: str, sentence: str, found: bool) -> None:
    plain, span = _marked(sentence)
    words_of = line(plain)
    last = words_of.words(span)[0]
    form = words_of.forms[last]
    known = [cue.lemma for cue in (*cues.verbs.get(form, ()), *cues.nouns.get(form, ()))]
    assert lemma in known
    assert has_other_sense(lemma, words_of, last) is found


def test_other_senses_are_sorted() -> None:
    for section, key in (("verbs", "verb"), ("nouns", "noun")):
        names = [row[key] for row in rows("senses", section)]
        assert names == sorted(names, key=_order)


# --- links ---------------------------------------------------------------------------------------


def test_links_name_constructions_of_the_cue_lists() -> None:
    links = load_links()
    assert set(links.objects) == {take for take in VERB_TAKES if take.endswith("np")}
    assert set(links.infinitives) == {take for take in NOUN_TAKES if take.endswith("inf")}
    labelling = {row["label_prep"] for row in rows("verbs") if "label_prep" in row}
    assert set(links.labels) == labelling


@pytest.mark.parametrize(
    ("sentence", "tags", "reflexive"),
    [
        ("Le maire se plaint", "DwKV", True),
        ("Nous nous félicitons", "SKV", True),
        ("L'armée nous demande", "DwKV", False),
        ("Il vous prie", "SKV", False),
    ],
)
def test_object_pronouns_reflect_only_their_own_subject(
    sentence: str, tags: str, reflexive: bool
) -> None:
    span = (0, len(sentence))
    forms, starts, ends = tokenise(fold(sentence), span)
    tagged = Words(sentence, span, tuple(forms), starts, ends, tags, (-1,) * len(tags))
    assert verb_group(tagged, len(tags) - 1).reflexive is reflexive


# --- what blocks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Le palais n'a pas [confirmé] la prise du fort.", "negation-compound"),
        ("S'il [dit] que la route est sûre, partons.", "supposition"),
        ("Il n'a [dit] que deux mots.", ""),
        ("Le palais [confirme] que rien n'est sûr.", ""),
        ("Le maire [dira]-t-il que tout va bien ?", "interrogative"),
    ],
)
def test_blocker_at_a_word(cues: Cues, sentence: str, name: str) -> None:
    plain, (start, _) = _marked(sentence)
    assert cues.blocker(line(plain), len(words(plain[:start]))) == name


# --- pronouns, triggers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "word", "gender", "number", "role"),
    [
        ("subject", "elle", "f", "sg", "last"),
        ("subject", "on", None, "sg", "anyone"),
        ("inverted", "-t-il", "m", "sg", "last"),
        ("tonic", "eux", "m", "pl", "last"),
        ("anaphoric", "cette dernière", "f", "sg", "last"),
        ("indefinite", "certains", "m", "pl", "anyone"),
        ("outlet", "notre correspondant", "m", "sg", "self"),
        ("nobody", "personne", None, "sg", "none"),
        ("titles", "mme", "f", "sg", "title"),
    ],
)
def test_pronouns(
    cues: Cues, *, group: str, word: str, gender: str | None, number: str | None, role: str
) -> None:
    pronoun = cues.pronouns[group][word]
    assert (pronoun.gender, pronoun.number, pronoun.role) == (gender, number, role)


def _all_examples() -> list[str]:
    found: list[str] = []
    for file, section, _ in LISTS:
        for row in rows(file, section):
            match = [] if row.get("trap") else row.get("match", [])
            found += [match] if isinstance(match, str) else match
    return [sentence.replace("[", "").replace("]", "") for sentence in found]


def test_every_example_holds_a_trigger(cues: Cues) -> None:
    missed = [s for s in _all_examples() if not cues.may_hold(line(s))]
    assert missed == []


@pytest.mark.parametrize("sentence", ["Le chat dort au soleil.", "Deux cars roulent vers le nord."])
def test_plain_sentences_hold_no_trigger(cues: Cues, sentence: str) -> None:
    assert not cues.may_hold(line(sentence))


def test_words_before_a_name(cues: Cues) -> None:
    assert {"intitulé", "surnommé", "film"} <= cues.naming
    assert not {"dénonce", "selon"} & cues.naming


# --- the pattern language ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("de l'avis de", "de l'avis du maire", "de l'avisé maire"),
        ("il semble que", "il semble qu'il dort", "il semble quelconque"),
        ("on dit ~2 que", "on dit ici même que", "on dit ici, là et ailleurs que"),
        ("prétendu*", "une prétendue preuve", "un tendu"),
        ("prétendu+", "une prétendue preuve", "une prétendument vraie"),
        ("à (ses|leurs) yeux", "à leurs yeux", "à nos yeux"),
        ("de? source sûre", "source sûre", "ressource sûre"),
        ("dit", "il dit oui", "dit-on oui"),
    ],
)
def test_patterns(pattern: str, yes: str, no: str) -> None:
    compiled = compile_cue(pattern)
    assert list(compiled.find(yes))
    assert not list(compiled.find(no))


def test_an_exception_undoes_only_what_it_overlaps() -> None:
    compiled = compile_cue("selon", ["selon la saison"])
    text = "selon la saison ou selon kiev"
    assert list(compiled.find(text)) == [(19, 24)]


# --- what is refused -----------------------------------------------------------------------------

GOOD = "- {verb: dire, endorsement: neutral, takes: {que: strong}, match: 'Il dit que oui.', not: 'Non.'}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(lexicon_dir("voice", f"{name}.yaml"), tmp_path)
    return tmp_path


def _with_verbs(folder: Path, *lines: str) -> Path:
    (folder / "verbs.yaml").write_text("\n".join(["verbs:", *lines]), encoding="utf-8")
    return folder


def test_a_folder_is_read(folder: Path) -> None:
    assert read_cues(_with_verbs(folder, GOOD)).verbs["disent"][0].lemma == "dire"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            GOOD.replace("neutral", "committed"),
            ["verbs.yaml:3", "'dire' with que", "committed", "neutral", "verbs.yaml:2"],
        ),
        (
            GOOD.replace("strong", "weak"),
            ["verbs.yaml:3", "'dire' with que", "weak", "strong", "verbs.yaml:2"],
        ),
        (GOOD.replace("que:", "quee:"), ["verbs.yaml:3", "'quee'", "allowed: que, quote"]),
        (GOOD.replace("strong", "sure"), ["verbs.yaml:3", "'sure'", "allowed: strong, weak"]),
        (GOOD.replace("neutral", "nice"), ["verbs.yaml:3", "'nice'", "allowed: neutral"]),
        (GOOD.replace("match:", "mach:"), ["verbs.yaml:3", "lacks match"]),
        (GOOD.replace("}, match", "}, humain: true, match"), ["verbs.yaml:3", "'humain'"]),
        (GOOD.replace("}, match", "}, human: 3, match"), ["verbs.yaml:3", "human 3", "true, false"]),
        (GOOD.replace("neutral", "{inf: neutral}"), ["verbs.yaml:3", "'inf'", "allowed: que"]),
        (GOOD.replace("{que: strong}", "{que: strong, inf: weak}").replace("neutral", "{que: neutral}"),
         ["verbs.yaml:3", "no endorsement for inf", "default"]),
        (GOOD.replace("{que: strong}", "[que]"), ["verbs.yaml:3", "takes must be a mapping"]),
        ("- dire", ["verbs.yaml:3", "'dire'", "'verb'"]),
        (GOOD.replace("dire", "dîme"), ["verbs.yaml", "dîme", "infinitive"]),
        ("- {verb: dire", ["verbs.yaml", "not valid YAML"]),
    ],
)  # fmt: skip
def test_bad_verbs_are_refused(folder: Path, line: str, parts: list[str]) -> None:
    with pytest.raises(LexiconError) as caught:
        read_cues(_with_verbs(folder, GOOD, line))
    message = str(caught.value)
    assert "\n" not in message
    assert [part for part in parts if part not in message] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "parts"),
    [
        (
            "prepositions",
            'cue: "dixit"',
            'cue: "selon"',
            ["prepositions.yaml:", "'selon'", "keep one"],
        ),
        ("prepositions", 'cue: "dixit"', 'cue: "(dixit"', ["prepositions.yaml:", "brackets"]),
        ("labels", "content: quoted", "content: quote", ["labels.yaml:", "'quote'", "quoted"]),
        ("blockers", "effect: keep", "effect: kept", ["blockers.yaml:", "'kept'", "drop, keep"]),
        ("nouns", "gender: f", "gender: x", ["nouns.yaml:", "'x'", "allowed: m, f"]),
    ],
)
def test_other_lists_are_checked(
    folder: Path, file: str, old: str, new: str, parts: list[str]
) -> None:
    path = folder / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert old in text
    with pytest.raises(LexiconError) as caught:
        read_cues(folder)
    assert [part for part in parts if part not in str(caught.value)] == []


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "labels.yaml").unlink()
    with pytest.raises(LexiconError, match=r"labels\.yaml"):
        read_cues(folder)
