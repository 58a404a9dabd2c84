"""A comparison written by hand, with everything that is awkward to print."""

import math

from framing.comparison import rows
from framing.comparison.wording import Number, say
from framing.rendering.comparing.rendered import RenderedComparison

NAN, INF = float("nan"), float("inf")
COAST, HILLS, SHACK = "Côte & Mer", "Radio <Collines>", "=cabane|*1*"
PROVENANCE = {
    "framing": "1.2.3",
    "engine": "surface",
    "model": None,
    "lexicons": {"anti_western": f"sha256:{'a' * 64}", "security": f"sha256:{'5' * 64}"},
    "python": "3.11.0",
    "libraries": {"numpy": "1.2", "scipy": "3.4"},
    "options": {"by": "outlet", "target": None, "voice": "split", "covariates": (), "seed": 7},
    "articles": 41,
    "tokens": 12345,
    "groups": {COAST: 20, HILLS: 20, SHACK: 1},
}
NOTES = (
    say("few articles", named=f"{SHACK} (1)", test=5, interval=10),
    say("no hits of", frames="anti_western"),
    say("family", tests=4, frames=2, voices=2),
)
BOOTSTRAP = "bootstrap over articles"
PERMUTATION = "permutation of articles (999 arrangements, random)"


def profile(group, frame, voice, articles, tokens, hits, low=NAN, high=NAN):  # noqa: PLR0917
    reading = (
        say("one article")
        if articles == 1
        else say("rate", rate=Number(hits), low=Number(low), high=Number(high))
    )
    rate = 1000 * hits / tokens if tokens else NAN
    return rows.Profile(
        group, frame, voice, articles, 0.5, tokens, hits, rate, low, high, 0.25, 0.123, float(hits),
        "" if articles == 1 else BOOTSTRAP, reading,
    )  # fmt: skip


PROFILES = (
    profile(COAST, "security", "editorial", 20, 4000, 80, 15.04, 26.6),
    profile(COAST, "security", "attributed", 20, 2000, 10, 0.0, 9.96),
    profile(COAST, "anti_western", "editorial", 20, 4000, 0, 0.0, INF),
    profile(COAST, "anti_western", "attributed", 20, 2000, 0, 0.0, INF),
    profile(HILLS, "security", "editorial", 20, 1000, 30, 21.0, 42.0),
    profile(HILLS, "security", "attributed", 20, 5000, 40, 6.5, 9.7),
    profile(HILLS, "anti_western", "editorial", 20, 1000, 1, 0.1, 4.0),
    profile(HILLS, "anti_western", "attributed", 20, 5000, 4, 0.2, 1.6),
    profile(SHACK, "security", "editorial", 1, 345, 3),
    profile(SHACK, "security", "attributed", 1, 0, 0),
    profile(SHACK, "anti_western", "editorial", 1, 345, 0),
    profile(SHACK, "anti_western", "attributed", 1, 0, 0),
)
VOICES = (
    rows.VoiceMix(COAST, "security", 20, 20.0, 5.0, 0.25, 0.1, 0.5, 0.11, 0.05, 0.2, BOOTSTRAP,
                  say("share", share=Number(11, 0), ends=say("share interval", low=Number(5, 0), high=Number(20, 0)))),
    rows.VoiceMix(SHACK, "security", 1, 8.7, NAN, NAN, NAN, NAN, 0.0, NAN, NAN, "", say("one article")),
)  # fmt: skip


def contrast(frame, voice, sides, estimate, ends, p, q, reading):  # noqa: PLR0917
    low, high = ends
    n = {COAST: 20, HILLS: 20, SHACK: 1}
    return rows.Contrast(
        frame, voice, *sides, estimate, low, high, p, q, -0.25, n[sides[0]], n.get(sides[1], 21),
        "" if math.isnan(p) else f"{BOOTSTRAP}; {PERMUTATION}", reading,
    )  # fmt: skip


def claim(key, frame, voice):
    names = {"target": COAST, "reference": HILLS, "frame": frame, "voice": say(voice)}
    numbers = {"sides": say("sides", one=Number(20), two=Number(30)), "n": 20, "m": 20}
    ratio = say("ratio", value=Number(0.67, 2), low=Number(0.48, 2), high=Number(0.93, 2))
    return say(key, ratio=ratio, **names, **numbers)


CONTRASTS = (
    contrast("security", "editorial", (COAST, HILLS), 0.667, (0.48, 0.93), 0.0004, 0.0016,
             claim("less", "security", "editorial")),
    contrast("security", "attributed", (COAST, HILLS), 0.625, (0.2, 1.9), 0.4, 0.5333,
             claim("same", "security", "attributed")),
    contrast("anti_western", "editorial", (COAST, HILLS), 0.0, (NAN, NAN), 0.31, 0.5333,
             claim("same", "anti_western", "editorial")),
    contrast("anti_western", "attributed", (COAST, HILLS), 0.9, (0.5, INF), 0.02, 0.04,
             claim("less", "anti_western", "attributed")),
    contrast("security", "editorial", (COAST, SHACK), 2.3, (NAN, NAN), NAN, NAN, say("one article")),
    contrast("security", "editorial", (COAST, "the rest"), 0.7, (0.5, 1.1), 0.2, 0.5333,
             claim("same", "security", "editorial")),
)  # fmt: skip
WORDS = tuple(
    rows.Word(COAST, HILLS, "security", f"entrée {n}*", n, 0, 1, 0, n / 10, n / 5, -n / 20)
    for n in range(12, 0, -1)
)
ACTORS = (
    rows.Carrier(COAST, "security", "Russie", "state", "Russie", 6, 0.6, 4),
    rows.Carrier(COAST, "security", "unnamed", "", "", 3, 0.3, 2),
    rows.Carrier(HILLS, "security", "un témoin", "", "", 1, 0.025, 1),
)
PERIODS = tuple(
    rows.Period(group, f"2024-{month:02}", frame, voice, 5, 900, month, rate, NAN, NAN, rate)
    for group in (COAST, HILLS)
    for month, rate in ((1, 3.0), (2, 4.5), (4, 2.0))
    for frame in ("security", "anti_western")
    for voice in ("editorial", "attributed")
)
WITHIN = (
    rows.Within(SHACK, "cabane-1", "security", "editorial", 15, 345, 3, 8.7, 2.0, 21.0, BOOTSTRAP,
                say("within", n=15)),
    rows.Within(SHACK, "cabane-1", "security", "attributed", 0, 0, 0, NAN, NAN, NAN, "",
                say("few sentences", n=0, with_hits=0)),
)  # fmt: skip
FOUND = {
    "profiles": PROFILES,
    "voices": VOICES,
    "contrasts": CONTRASTS,
    "words": WORDS,
    "actors": ACTORS,
    "within": WITHIN,
    "periods": PERIODS,
}


def comparison(**changes):
    """The comparison of a coast, some hills and a shack; tables can be left out or replaced."""
    found = {name: table for name, table in {**FOUND, **changes}.items() if table}
    return RenderedComparison("outlet", found, NOTES, PROVENANCE)
