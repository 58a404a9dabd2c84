"""From scores to a comparison."""

from __future__ import annotations

import platform
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import Any

import numpy as np
from pandas import DataFrame
from threadpoolctl import threadpool_limits

from framing._version import __version__
from framing.comparison import contrasts
from framing.comparison.carriers import carriers, endorsements
from framing.comparison.distances import distances, merges
from framing.comparison.evidence import Evidence, gather
from framing.comparison.limits import FEWEST_FOR_INTERVAL, FEWEST_FOR_MODEL, FEWEST_TO_TEST
from framing.comparison.maps import places
from framing.comparison.models import models
from framing.comparison.panel import REST, Panel, VoiceChoice
from framing.comparison.periods import Over, dated, periods
from framing.comparison.profiles import profiles, voice_mixes
from framing.comparison.reading_scores import lexicons_of, nearest, read_panel
from framing.comparison.result import Comparison
from framing.comparison.rows import Period
from framing.comparison.sampling import Sampler, Side
from framing.comparison.within import within
from framing.comparison.wording import ColumnName, Phrase, say
from framing.comparison.words import words
from framing.errors import CorpusError, FramingWarning
from framing.records import ScoredArticle

_LIBRARIES = ("numpy", "pandas", "scipy", "statsmodels")
_MANY_GROUPS = 2
_FEWEST_DRAWS = 199


@dataclass(frozen=True)
class Options:
    """How to compare; see `compare`."""

    by: str
    target: str | None
    reference: str | None
    voice: VoiceChoice
    over: Over | None
    covariates: tuple[str, ...]
    seed: int
    draws: int


@dataclass
class Notes:
    """What to know beside the tables; some of it is also a warning."""

    said: list[Phrase] = field(default_factory=list)
    warned: list[Phrase] = field(default_factory=list)

    def note(self, key: str, **values: object) -> None:
        """Add a note."""
        self.said.append(say(key, **values))

    def warn(self, key: str, **values: object) -> None:
        """Add a note that is also part of the call's one warning."""
        self.add(say(key, **values))

    def add(self, phrase: Phrase) -> None:
        """Add what is both, ready to be said."""
        self.said.append(phrase)
        self.warned.append(phrase)

    def send(self) -> None:
        """Warn once about everything."""
        if self.warned:
            text = "; ".join(str(item) for item in self.warned)
            warnings.warn(text, FramingWarning, stacklevel=3)


def compare(  # noqa: PLR0913 - the choices of an analysis, each with a plain default
    scores: DataFrame | Iterable[ScoredArticle],
    *,
    by: str = "outlet",
    target: str | None = None,
    reference: str | None = None,
    voice: VoiceChoice = "split",
    over: Over | None = None,
    covariates: Sequence[str] = (),
    seed: int = 0,
    draws: int = 999,
) -> Comparison:
    """Return how groups of articles frame, what sets them apart, and how sure one can be.

    The article is the unit of inference: intervals resample articles, the test permutes them.

    Args:
        scores: The table of `framing.score_corpus`, any further columns kept, or scored articles;
            with articles, entries, actors and endorsements are compared too.
        by: The column whose values are compared.
        target: Compare only this value with each other one, and with the rest.
        reference: Compare only with this value, or with `the rest`.
        voice: `split` keeps editorial and attributed apart, `all` adds them up.
        over: Also give rates by `month` or `year`; `date` chooses.
        covariates: Columns that the model adjusts for; `tokens` is the article's length.
        seed: The same seed gives the same numbers, whatever the order of the rows.
        draws: Resamples for each interval and random arrangements for each test.

    Raises:
        CorpusError: The table cannot be used, or an option names what is not there.

    Example:
        >>> from pandas import DataFrame
        >>> rows = [("a", "RFI", "security", "editorial", 3, 300),
        ...         ("b", "RT", "security", "editorial", 6, 300)]
        >>> names = ["doc_id", "outlet", "frame", "voice", "hits", "tokens"]
        >>> import warnings; warnings.simplefilter("ignore")
        >>> compare(DataFrame(rows, columns=names)).contrasts.reading[0]
        '1 article: a rate, no comparison between outlets'
    """
    options = Options(by, target, reference, voice, over, tuple(covariates), seed, draws)
    if draws < _FEWEST_DRAWS:
        raise CorpusError(f"draws={draws}: too few for a 5 % level; at least {_FEWEST_DRAWS}")
    table, evidence = _table(scores)
    panel, left_out = read_panel(table, by=by, voice=voice)
    pairs = contrasts.sides(panel, *_checked(panel, target, reference))
    notes = Notes()
    for item in left_out:
        notes.add(item)
    _note_sizes(panel, notes)
    # One thread adds in one order: the same bytes on every machine, and no waiting for busy cores.
    with threadpool_limits(limits=1, user_api="blas"):
        found = _found(panel, evidence, pairs, options, notes)
    notes.send()
    origin = table.attrs.get("provenance") or evidence.provenance or _carried(table)
    return Comparison(by, found, tuple(notes.said), _provenance(panel, origin, options))


def _table(scores: DataFrame | Iterable[ScoredArticle]) -> tuple[DataFrame, Evidence]:
    table, evidence = (scores, Evidence({})) if isinstance(scores, DataFrame) else gather(scores)
    if table.empty:
        raise CorpusError("scores: holds no article; score some first")
    return table, evidence


def _carried(table: DataFrame) -> dict[str, Any]:
    """Return what a table that was read from a file tells of its making."""
    lexicons = lexicons_of(table)
    return {"lexicons": lexicons} if lexicons else {}


def _checked(
    panel: Panel, target: str | None, reference: str | None
) -> tuple[str | None, str | None]:
    """Return target and reference if they are there, else say which names are."""
    for option, name in (("target", target), ("reference", reference)):
        allowed = [*panel.groups, *([REST] if option == "reference" else [])]
        if name is not None and name not in allowed:
            raise CorpusError(
                f"{option}={name!r}: no {panel.by} of this name; nearest are "
                f"{nearest(name, allowed)}"
            )
    if target is not None and target == reference:
        raise CorpusError(f"target and reference are both {target!r}; name two, or only one")
    if reference == REST and target is None and REST not in panel.groups:
        raise CorpusError(f"reference={REST!r}: the rest of what? name a target")
    return target, reference


def _note_sizes(panel: Panel, notes: Notes) -> None:
    sizes = panel.sizes
    if len(sizes) == 1:
        notes.warn("one group", by=ColumnName(panel.by), name=panel.groups[0])
    few = [name for name, size in sizes.items() if size < FEWEST_FOR_INTERVAL]
    if few:
        named = ", ".join(f"{name} ({sizes[name]})" for name in few)
        limits = {"test": FEWEST_TO_TEST, "interval": FEWEST_FOR_INTERVAL}
        notes.warn("few articles", named=named, **limits)
    for name in panel.groups:
        if not panel.tokens[panel.rows(name)].any():
            notes.warn("no tokens", name=name)
    empty = [frame for at, frame in enumerate(panel.frames) if not panel.hits[:, at].any()]
    if empty:
        notes.note("no hits of", frames=", ".join(empty))


def _found(
    panel: Panel, evidence: Evidence, pairs: Sequence[Side], options: Options, notes: Notes
) -> dict[str, tuple[tuple[object, ...], ...]]:
    sampler = Sampler(panel, options.seed, options.draws)
    drawing = {"seed": options.seed, "draws": options.draws}
    both = list(contrasts.rows(panel, contrasts.tested(sampler, pairs)))
    parts: dict[str, Callable[[], Iterable[tuple[object, ...]]]] = {
        "profiles": lambda: profiles(sampler),
        "voices": lambda: voice_mixes(sampler),
        "contrasts": lambda: (row for row, _ in both),
        "differences": lambda: (row for _, row in both),
        "models": lambda: models(panel, pairs, options.covariates),
        "distances": lambda: distances(sampler),
        "words": lambda: words(panel, evidence, pairs),
        "actors": lambda: carriers(panel, evidence),
        "endorsements": lambda: endorsements(panel, evidence),
        "within": lambda: within(panel, evidence, **drawing),
        "periods": lambda: _periods(panel, options, notes),
        "clusters": lambda: merges(panel),
        "map": lambda: places(panel),
    }
    found = {name: tuple(part()) for name, part in parts.items()}
    _note_tests(panel, found, notes)
    return found


def _periods(panel: Panel, options: Options, notes: Notes) -> Iterable[Period]:
    if options.over is None:
        return ()
    when, lost = dated(panel, options.over)
    if lost:
        notes.add(lost)
    return periods(panel, when, seed=options.seed, draws=options.draws)


def _note_tests(
    panel: Panel, found: Mapping[str, tuple[tuple[object, ...], ...]], notes: Notes
) -> None:
    p = [float(row.p) for row in found["contrasts"]]  # type: ignore[attr-defined]
    family = int(np.isfinite(p).sum())
    if family:
        values = {"frames": len(panel.frames), "voices": len(panel.voices)}
        notes.note("family", tests=family, **values)
    if family and len(panel.groups) > _MANY_GROUPS:
        notes.warn("many groups", by=ColumnName(panel.by), groups=len(panel.groups), tests=family)
    if found["models"]:
        notes.note("family of models", tests=len(found["models"]))
    elif len(panel.groups) > 1:
        notes.note("no model", needed=FEWEST_FOR_MODEL)
    if found["words"]:
        notes.note("ranking")


def _provenance(panel: Panel, origin: Mapping[str, Any], options: Options) -> dict[str, Any]:
    return {
        **origin,
        "framing": __version__,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "options": asdict(options),
        "articles": len(panel.hits),
        "tokens": int(panel.tokens.sum()),
        "groups": dict(panel.sizes),
    }
