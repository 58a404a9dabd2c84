"""What a check of lexicons finds, and what it lets be."""

import pytest

from framing.lexicon import load_lexicon, packaged_paths
from framing.lexicon.checking import check
from framing.lexicon.entries import Entry
from framing.lexicon.findings import CODES, explains
from framing.lexicon.overlap import try_entries
from framing.lexicon.samples import samples

HEAD = """\
frame: essai
label: {fr: Essai, en: Trial}
definition: A frame for the tests.
categories:
"""


@pytest.fixture
def written(tmp_path):
    def write(entries, *, name="essai.yaml", frame="essai", second=()):
        text = HEAD.replace("frame: essai", f"frame: {frame}")
        for category, lines in (("un", entries), ("deux", second)):
            if lines:
                text += f"  {category}:\n    entries:\n"
                text += "".join(f"      - {{{line}}}\n" for line in lines)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def line(entry, match, not_, rest=""):
    return f'entry: "{entry}", match: ["{match}"], not: ["{not_}"]{rest}'


TAX = line("taxe foncier", "La taxe foncière monte.", "La taxe de séjour baisse.")
FARM = line("ferme", "La ferme brûle.", "Le fermier dort.")


def codes(findings):
    return [item.code for item in findings]


def test_a_sound_file(written):
    report = check([written([FARM, TAX])])
    assert (report.errors, report.warnings, report.explained) == ((), (), ())


ERRORS = [
    (["entry: grève, mot: oui"], "schema", 7, "unknown key 'mot'"),
    ([line("grève", "Le rail s'arrête.", "La grèverie fume.")], "example", 7, "Le rail"),
    (
        [line("(loi|décret)", "Un décret tombe.", "Il loue."), 'entry: "(décret|loi)"'],
        "duplicate",
        8,
        "'(loi|décret)' (line 7)",
    ),
    (
        [
            'entry: "prix fort", except: ["fort"], match: ["Il paie le prix fort."], not: ["Ce fort."]'
        ],
        "never",
        7,
        "'prix fort' matches none",
    ),
]


@pytest.mark.parametrize(("entries", "code", "line", "part"), ERRORS)
def test_errors(written, entries, code, line, part):
    found = [item for item in check([written(entries)]).errors if item.code == code]
    assert [item.line for item in found] == [line]
    assert part in found[0].message
    assert found[0].file.endswith("essai.yaml")
    assert found[0].remedy


WARNINGS = [
    (
        [line("groupe* arm*", "Un groupe armé.", "Un groupe armera."), line("groupe armé", "Un groupe armé.", "Un groupe.")],
        "swallowed",
        "'groupe* arm*' (line 7)",
    ),
    (
        [line("budget", "Le budget est voté.", "Il budgétise."), line("vote ~1 budget", "Le vote du budget.", "Le vote.")],
        "redundant",
        "'budget' (line 7)",
    ),
    (['entry: grève, match: ["La grève dure."]'], "untested", "no not sentence"),
    (['entry: grève, not: ["Il est grevé de dettes."]'], "untested", "no match sentence"),
    ([line("gouvernemant", "Un gouvernemant.", "Un gouvernail.")], "spelling", "'gouvernemant'"),
    ([line("armes", "Des armes.", "Une armure.")], "inflection", "no other form of 'arme'"),
    ([line("(bombe|obus)", "Un obus.", "Un bombyx.")], "", ""),
    ([line('\\"armes\\"', "Des armes.", "Une arme.")], "", ""),
    ([line("prendre les armes", "Ils prennent les armes.", "Ils prennent.")], "", ""),
    ([line("pourparlers", "Des pourparlers.", "Ils parlent.")], "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "code", "part"), WARNINGS)
def test_warnings(written, entries, code, part):
    report = check([written(entries)])
    kept = [item for item in report.warnings if item.code != "weak"]
    assert codes(kept) == ([code] if code else [])
    assert not report.errors or code == "swallowed"
    assert all(part in item.message for item in kept)


def test_a_longer_entry_with_conditions_of_its_own_is_not_redundant(written):
    narrow = line("siège", "Le siège de la ville dure.", "Il siège ici.", ', unless: ["chaise"]')
    path = written([narrow, line("lever le siège", "Ils ont levé le siège.", "Il lève le pied.")])
    assert try_entries(load_lexicon(path)).overlaps == ()


def test_what_a_note_answers_is_explained(written):
    armes = line("armes", "Des armes.", "Une armure.", ', note: "check inflection: as in the law"')
    report = check([written([armes])])
    assert [item for item in report.warnings if item.code != "weak"] == []
    assert codes(report.explained) == ["inflection"]


@pytest.mark.parametrize(
    ("note", "code", "is_answered"),
    [
        ("check broad: the frame's own name", "broad", True),
        ("from the codebook; check broad, spelling: a name", "spelling", True),
        ("check broad: the frame's own name", "shared", False),
        ("check broad:", "broad", False),
        ("", "broad", False),
    ],
)
def test_explains(note, code, is_answered):
    assert explains(Entry("mot", ("mot",), note=note), code) is is_answered


def test_near_misses_are_summed_up(written):
    loose = [
        line(word, f"Voici un {word}.", "Il pleut à verse.")
        for word in ("cahier", "jardin", "tapis")
    ]
    report = check([written([*loose, TAX, FARM])])
    assert codes(report.warnings) == ["weak"]
    assert "3 of 5 entries" in report.warnings[0].message


def test_two_files(written):
    one = written([TAX])
    two = written([TAX], name="autre.yaml", frame="autre")
    again = written([FARM], name="encore.yaml")
    report = check([one, two, again])
    assert [(item.code, item.message) for item in report.warnings] == [
        ("shared", "'taxe foncier' is also in essai (line 7)")
    ]
    assert codes(report.errors) == ["duplicate"]
    assert "frame 'essai' is already in" in report.errors[0].message


def test_a_broken_file_does_not_hide_the_others(written, tmp_path):
    report = check([tmp_path / "absent.yaml", written(['entry: "armes"'])])
    assert codes(report.errors) == ["schema"]
    assert set(codes(report.warnings)) == {"inflection", "untested"}


@pytest.mark.parametrize(("taxes", "fermes", "broad"), [(55, 5, ["taxe foncier"]), (28, 2, [])])
def test_broad_entries_on_a_background(written, taxes, fermes, broad):
    texts = ["La taxe foncière monte."] * taxes + ["La ferme est vide."] * fermes
    found = check([written([FARM, TAX])], background=texts, share=0.5).warnings
    assert [item.message.split("'")[1] for item in found if item.code == "broad"] == broad


@pytest.mark.parametrize(
    ("pattern", "some"),
    [
        ("groupe? (armé|rebelle)", {"armé", "groupe rebelle"}),
        ("retrait ~2 troupe", {"retrait troupe", "retrait xx xx troupe"}),
        ("terroris*", {"terroris", "terrorisxx"}),
        ('"ONU"', {"ONU"}),
        ("poids, mesure", {"poids, mesure"}),
    ],
)
def test_samples(pattern, some):
    found = samples(Entry(pattern, (pattern,)), {})
    assert some <= set(found)
    assert found == samples(Entry(pattern, (pattern,)), {})


def test_samples_of_very_many_combinations_are_few_and_touch_each_alternative():
    letters = [f"mot{letter}" for letter in "abcdefghijklmnop"]
    pattern = f"({'|'.join(letters)}) ({'|'.join(letters)}) ({'|'.join(letters)})"
    found = samples(Entry(pattern, (pattern,)), {})
    assert len(found) <= 48
    assert all(any(text.startswith(letter) for text in found) for letter in letters)


@pytest.fixture(scope="module")
def packaged():
    return check(packaged_paths())


def test_our_own_files_have_no_errors_and_no_open_warnings(packaged):
    assert [str(item) for item in packaged.errors] == []
    assert [str(item) for item in packaged.warnings] == []
    assert set(codes(packaged.explained)) <= set(CODES)
