"""The rows of every table of a comparison, and their DataFrames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, get_type_hints

from framing.comparison.wording import Phrase

if TYPE_CHECKING:
    from pandas import DataFrame

_DTYPES = {int: "int64", float: "float64", str: "str", Phrase: "str"}


class Profile(NamedTuple):
    """One outlet, frame and voice.

    Attributes:
        group: The outlet, or whatever is compared.
        frame: The frame.
        voice: `editorial`, `attributed` or `all`.
        articles: Number of articles.
        with_frame: Share of them that hold at least one hit in that voice, from 0 to 1.
        tokens: Tokens of that voice.
        hits: Hits in that voice.
        per_1000: Hits per 1,000 of these tokens.
        low: Lower end of its 95 % interval; `nan` where the articles cannot bear one.
        high: Upper end.
        share: Share of the group's hits in that voice that are this frame's, from 0 to 1.
        dispersion: Gries' DP over articles: 0 spread like the tokens, near 1 all in one article.
        weighted: Sum of the hits' weights.
        method: How the interval was made; empty if there is none.
        reading: The row in words, or why there is no interval.
    """

    group: str
    frame: str
    voice: str
    articles: int
    with_frame: float
    tokens: int
    hits: int
    per_1000: float
    low: float
    high: float
    share: float
    dispersion: float
    weighted: float
    method: Phrase
    reading: Phrase


class VoiceMix(NamedTuple):
    """How much of a frame a group says itself: its two rates, each over its own tokens.

    `share` is the part of the frame's hits that is attributed; `ratio` is the attributed rate over
    the editorial one.
    """

    group: str
    frame: str
    articles: int
    editorial_per_1000: float
    attributed_per_1000: float
    ratio: float
    ratio_low: float
    ratio_high: float
    share: float
    share_low: float
    share_high: float
    method: Phrase
    reading: Phrase


class Contrast(NamedTuple):
    """Target against reference in one frame and voice.

    Attributes:
        frame: The frame.
        voice: `editorial`, `attributed` or `all`.
        target: The side of which `reading` speaks.
        reference: The side that it is held against; `the rest` for all other groups together.
        estimate: Ratio of the rates (`contrasts`, `models`) or their difference (`differences`).
        low: Lower end of its 95 % interval.
        high: Upper end.
        p: Two-sided, for equal rates.
        q: The same after Benjamini and Hochberg, over the family that the notes name.
        effect: Cliff's delta of the articles' rates, from −1 to 1.
        n_target: Articles of the target with tokens in that voice.
        n_reference: Articles of the reference with tokens in that voice.
        method: How interval and p were made.
        reading: The direction as a sentence, or why nothing is claimed.
    """

    frame: str
    voice: str
    target: str
    reference: str
    estimate: float
    low: float
    high: float
    p: float
    q: float
    effect: float
    n_target: int
    n_reference: int
    method: Phrase
    reading: Phrase


class Distance(NamedTuple):
    """How far apart two groups' profiles are.

    `observed` is what the counts give, which chance makes too large; `estimate` is corrected.
    """

    measure: str
    target: str
    reference: str
    observed: float
    estimate: float
    low: float
    high: float
    n_target: int
    n_reference: int
    method: Phrase
    reading: Phrase


class Word(NamedTuple):
    """An entry of a lexicon that sets target and reference apart: a ranking, not a test."""

    target: str
    reference: str
    frame: str
    entry: str
    hits_target: int
    hits_reference: int
    articles_target: int
    articles_reference: int
    log_odds: float
    z: float
    specificity: float


class Carrier(NamedTuple):
    """An actor whose words carry a frame in a group; `share` is of its attributed hits."""

    group: str
    frame: str
    actor: str
    type: str
    country: str
    hits: int
    share: float
    articles: int


class EndorsementShare(NamedTuple):
    """How far a group shares what it attributes: hits of a frame by class of cue."""

    group: str
    frame: str
    endorsement: str
    hits: int
    share: float


class Within(NamedTuple):
    """One article on its own: a rate with an interval over its sentences."""

    group: str
    doc_id: str
    frame: str
    voice: str
    sentences: int
    tokens: int
    hits: int
    per_1000: float
    low: float
    high: float
    method: Phrase
    reading: Phrase


class Period(NamedTuple):
    """One group in one month or year; `smoothed` is a line through the group's rates."""

    group: str
    period: str
    frame: str
    voice: str
    articles: int
    tokens: int
    hits: int
    per_1000: float
    low: float
    high: float
    smoothed: float


class Merge(NamedTuple):
    """One step of the clustering: two sets of groups, and how far apart they are."""

    left: str
    right: str
    distance: float
    groups: int


class Place(NamedTuple):
    """A point of the map; `share_x` and `share_y` say how much of the inertia an axis holds."""

    kind: str
    name: str
    voice: str
    x: float
    y: float
    hits: int
    share_x: float
    share_y: float


def to_table(kind: type, rows: Iterable[tuple[object, ...]], by: str = "group") -> DataFrame:
    """Return rows as a DataFrame whose columns and types are those of `kind`.

    Args:
        kind: One of the row classes.
        rows: Its instances.
        by: What the column `group` is called.
    """
    from pandas import DataFrame  # noqa: PLC0415 - slow to load, and only needed here

    hints = get_type_hints(kind)
    cells = [[str(cell) if isinstance(cell, Phrase) else cell for cell in row] for row in rows]
    frame = DataFrame.from_records(cells, columns=list(hints))
    typed = frame.astype({name: _DTYPES[hint] for name, hint in hints.items()})
    return typed.rename(columns={"group": by})


KINDS: dict[str, type] = {
    "profiles": Profile,
    "voices": VoiceMix,
    "contrasts": Contrast,
    "differences": Contrast,
    "models": Contrast,
    "distances": Distance,
    "words": Word,
    "actors": Carrier,
    "endorsements": EndorsementShare,
    "within": Within,
    "periods": Period,
    "clusters": Merge,
    "map": Place,
}
