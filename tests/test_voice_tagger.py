"""Tags of the surface tagger: one character a word, told from the words beside."""

from __future__ import annotations

import pytest

from framing.text.normalise import fold
from framing.voice.tagger import SurfaceTagger
from framing.voice.words import Tagged, tokenise


@pytest.fixture(scope="module")
def tagger() -> SurfaceTagger:
    return SurfaceTagger()


def tagged(tagger: SurfaceTagger, sentence: str) -> dict[str, str]:
    """Return each word with its tag; of a word that stands twice, the last."""
    forms, starts, ends = tokenise(fold(sentence), (0, len(sentence)))
    (tags,) = tagger.tag([Tagged(sentence, forms, starts, ends)])
    assert len(tags) == len(forms)
    return dict(zip(forms, tags, strict=True))


@pytest.mark.parametrize(
    ("sentence", "word", "tag"),
    [
        ("Le maire ferme la porte.", "la", "D"),
        ("Elle la ferme.", "la", "K"),
        ("Il nous répond.", "nous", "K"),
        ("Hier, nous partons.", "nous", "S"),
        ("Le chef du parti parle.", "du", "d"),
        ("Elle boit du lait.", "du", "D"),
        ("La fin des combats approche.", "des", "d"),
        ("Elle voit des soldats.", "des", "D"),
        ("Selon de nombreux témoins, la rue est vide.", "de", "D"),
        ("La ville de Kayes est calme.", "de", "d"),
        ("Il en parle.", "en", "K"),
        ("Il vit en ville.", "en", "P"),
        ("Le car et le train partent.", "et", "C"),
        ("Il part car il pleut.", "car", "C"),
        ("Le car part.", "car", "w"),
        ("Il a été élu.", "été", "B"),
        ("Un été chaud.", "été", "w"),
        ("Les avions décollent.", "avions", "w"),
        ("Nous avions froid.", "avions", "H"),
        ("Ayant tort, il se tait.", "ayant", "T"),
        ("Il peut avoir tort.", "avoir", "F"),
        ("Le vote est prévu.", "vote", "w"),
        ("Il vote demain.", "vote", "V"),
        ("Il n'a pas dit non.", "n'", "G"),
        ("Il n'a pas dit non.", "pas", "A"),
        ("Il a clairement annoncé un retrait.", "annoncé", "B"),
        ("Trois soldats sont morts.", "trois", "#"),
        ("En 2023, la base ferme.", "2023", "#"),
        ("Hier, Bamako dort.", "bamako", "N"),
        ("Le mouvement grandit.", "mouvement", "w"),
        ("Il parle longuement.", "longuement", "A"),
        ("Il dit que la paix tient.", "que", "Q"),
        ("Part-il ?", "?", "."),
        ("Par ailleurs, il pleut.", "par", "A"),
    ],
)
def test_words_are_told_from_the_words_beside(
    tagger: SurfaceTagger, sentence: str, word: str, tag: str
) -> None:
    assert tagged(tagger, sentence)[word] == tag


@pytest.mark.parametrize("sentence", ["", "…", "«", "- -", "A", "l'", "de de de", "\ud800 dit"])
def test_whatever_stands_there_has_a_tag(tagger: SurfaceTagger, sentence: str) -> None:
    assert {len(tag) for tag in tagged(tagger, sentence).values()} <= {1}
