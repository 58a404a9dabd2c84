"""docs/evaluation.md and the README's figures, from docs/figures.json."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

Document = dict[str, Any]

_ENGINES = ("surface", "parse")
_SHARES = ("actor type", "actor country", "framing voice")
_WHO_SAYS_WHAT = ("voice", "content .5", "content .8", "who said what")
_LEADING = ("voice", "who said what", "actor type")
_AIMS = {
    "voice": 0.88,
    "content .5": 0.78,
    "content .8": 0.68,
    "who said what": 0.70,
    "actor type": 0.85,
    "actor country": 0.85,
    "framing voice": 0.90,
}
_NAMES = {
    "voice": "voice of the tokens",
    "content .5": "content, IoU ≥ .5",
    "content .8": "content, IoU ≥ .8",
    "who said what": "who said what",
    "actor type": "actor's type",
    "actor country": "actor's country",
    "framing voice": "voice of framings that both saw",
}
_KINDS = ("direct", "mixed", "indirect", "nominal", "label", "hearsay", "scare", "block")
_NONE = "–"


def share(value: float | None) -> str:
    """Return a share as `.873`, a dash for none."""
    if value is None:
        return _NONE
    return f"{value:.3f}".replace("0.", ".", 1) if value < 1 else f"{value:.3f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, every column but the first to the right."""
    rule = "|---|" + "--:|" * (len(head) - 1)
    lines = [f"| {' | '.join(head)} |", rule]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def sections(measured: Document) -> dict[str, str]:
    """Return the generated parts of the page by the names of their markers."""
    return {
        "attribution": attribution_table(measured),
        "baselines": baseline_table(measured),
        "kinds": kind_table(measured),
        "actors": actor_table(measured),
        "short": short_line(measured),
        "frames": frame_table(measured),
        "shipped": shipped_table(measured),
        "reliability": reliability_table(measured),
        "missed": missed_table(measured),
        "rules": rule_table(measured),
        "seeds": seed_table(measured),
        "unseen": unseen_table(measured),
        "machinery": machinery_line(measured),
    }


def attribution_table(measured: Document) -> str:
    """Return F1 with its interval for both engines, and the surface engine's two halves."""
    surface, parse = _both(measured, "coded")
    head = ("", "surface: precision", "recall", "F1", "95 %", "parse: F1", "95 %", "aim")
    rows = [
        (
            _NAMES[name],
            share(surface[name]["precision"]),
            share(surface[name]["recall"]),
            f"**{share(surface[name]['f1'])}**",
            _interval(surface[name]),
            share(parse[name]["f1"]),
            _interval(parse[name]),
            share(_AIMS[name]),
        )
        for name in _WHO_SAYS_WHAT
    ]
    return table(head, rows)


def baseline_table(measured: Document) -> str:
    """Return the F1 of others on the same articles."""
    default, textacy = measured["coded"][measured["default"]]["figures"], measured["textacy"]
    own = f"framing, {measured['default']} engine (cross-fitted)"
    again = f"textacy {textacy['version']} `direct_quotations` (measured here)"
    rows = [
        (own, *(f"**{share(default[name]['f1'])}**" for name in _WHO_SAYS_WHAT)),
        (again, *(share(textacy["figures"][name]["f1"]) for name in _WHO_SAYS_WHAT)),
        *(
            (f"{item['name']} ({item['what']})", *map(share, item["figures"]))
            for item in baselines()
        ),
    ]
    closing = (
        f"textacy raises `ValueError` on {textacy['raises']} of the {textacy['articles']} articles; "
        "there it counts as having found nothing."
    )
    return f"{table(('F1', *(_NAMES[name] for name in _WHO_SAYS_WHAT)), rows)}\n\n{closing}"


def baselines() -> list[Document]:
    """Return the figures of others."""
    found: list[Document] = yaml.safe_load(
        Path(__file__).with_name("baselines.yaml").read_text(encoding="utf-8")
    )
    return found


def kind_table(measured: Document) -> str:
    """Return recall by kind of attribution."""
    surface, parse = _both(measured, "coded")
    rows = [
        (
            f"`{kind}`",
            str(surface[name]["coded"]),
            share(surface[name]["recall"]),
            _interval(surface[name]),
            share(parse[name]["recall"]),
        )
        for kind in _KINDS
        if (name := f"kind {kind}") in surface
    ]
    return table(("kind", "coded", "surface: found", "95 %", "parse: found"), rows)


def actor_table(measured: Document) -> str:
    """Return the shares of right actors, and of framings in the right voice."""
    surface, parse = _both(measured, "coded")
    rows = [
        (
            _NAMES[name],
            str(surface[name]["coded"]),
            share(surface[name]["recall"]),
            _interval(surface[name]),
            share(parse[name]["recall"]),
            share(_AIMS[name]),
        )
        for name in _SHARES
    ]
    return table(("", "looked at", "surface: right", "95 %", "parse: right", "aim"), rows)


def short_line(measured: Document) -> str:
    """Return which figures of the default engine are under their aim."""
    figures = measured["coded"][measured["default"]]["figures"]
    short = [
        f"{_NAMES[name]} ({share(_main(figures[name]))} of {share(aim)})"
        for name, aim in _AIMS.items()
        if (_main(figures[name]) or 0) < aim
    ]
    return f"Under their aim: {', '.join(short)}." if short else "No figure is under its aim."


def frame_table(measured: Document) -> str:
    """Return precision, recall, F1 and κ by frame."""
    result = measured["coded"][measured["default"]]
    macro = ("macro", "", "", "", share(result["frames_macro_f1"]), "", "")
    rows = [*_frame_rows(result["figures"]), macro]
    return table(("frame", "sentences", "precision", "recall", "F1", "95 %", "κ"), rows)


def _frame_rows(figures: Document) -> Iterator[tuple[str, ...]]:
    for name in sorted(figures):
        if name.startswith("frame "):
            item = figures[name]
            rates = (share(item["precision"]), share(item["recall"]), share(item["f1"]))
            frame = f"`{name.removeprefix('frame ')}`"
            yield frame, str(item["coded"]), *rates, _interval(item), share(item["kappa"])


def shipped_table(measured: Document) -> str:
    """Return cross-fitted figures beside those of the weights as shipped."""
    honest = measured["coded"][measured["default"]]["figures"]
    shipped = measured["shipped"]["figures"]
    rows = [
        (_NAMES[name], share(honest[name]["f1"]), share(shipped[name]["f1"]))
        for name in _WHO_SAYS_WHAT
    ]
    return table(("F1", "cross-fitted", "as shipped"), rows)


def reliability_table(measured: Document) -> str:
    """Return the bins of confidence, and how far it is off on average."""
    filled = [item for item in measured["reliability"] if item["count"]]
    rows = [
        (
            f"{item['low']:.1f}–{item['high']:.1f}",
            str(item["count"]),
            share(item["mean"]),
            share(item["right"] / item["count"]),
        )
        for item in filled
    ]
    total = sum(item["count"] for item in filled)
    off = sum(abs(item["mean"] * item["count"] - item["right"]) for item in filled) / total
    found = table(("confidence", "attributions", "mean confidence", "share right"), rows)
    return (
        f"{found}\n\nExpected calibration error over {total} attributions: {share(round(off, 3))}."
    )


def missed_table(measured: Document) -> str:
    """Return what is coded and not found, by kind."""
    rows = [
        (
            f"`{kind}`",
            str(item["coded"]),
            str(item["missed"]),
            str(item["missed"] - item["proposed"]),
            str(item["proposed"]),
        )
        for kind in _KINDS
        if (item := measured["missed"].get(kind))
    ]
    head = ("kind", "coded", "missed", "of these: no construction saw it", "proposed, not chosen")
    return table(head, rows)


def rule_table(measured: Document) -> str:
    """Return what was found and is not coded, by construction, the costliest first."""
    ordered = sorted(measured["rules"].items(), key=lambda pair: (-pair[1]["false"], pair[0]))
    rows = [
        (
            f"`{rule}`",
            str(item["found"]),
            str(item["false"]),
            share(1 - item["false"] / item["found"]),
        )
        for rule, item in ordered
    ]
    return table(("construction", "found", "false alarms", "precision"), rows)


def seed_table(measured: Document) -> str:
    """Return the main figures on the seeds."""
    surface, parse = _both(measured, "seeds")
    rows = [
        (_NAMES.get(name, name), *(share(_main(engine[name])) for engine in (surface, parse)))
        for name in (*_WHO_SAYS_WHAT, *_SHARES)
    ]
    macro = [share(measured["seeds"][name]["frames_macro_f1"]) for name in _ENGINES]
    return table(("", "surface", "parse"), [*rows, ("frames, macro F1", *macro)])


def unseen_table(measured: Document) -> str:
    """Return the main figures on the unseen articles, and those of the frames."""
    surface, parse = _both(measured, "unseen")
    names = [
        *_WHO_SAYS_WHAT,
        *_SHARES,
        *sorted(name for name in surface if name.startswith("frame ")),
    ]
    rows = [
        (
            _NAMES.get(name, f"`{name.removeprefix('frame ')}`"),
            str(surface[name]["coded"]),
            share(surface[name].get("precision")),
            share(surface[name]["recall"]),
            f"**{share(_main(surface[name]))}**",
            _interval(surface[name]),
            share(_main(parse[name])),
        )
        for name in names
    ]
    macro, other = (share(measured["unseen"][name]["frames_macro_f1"]) for name in _ENGINES)
    head = ("", "coded", "surface: precision", "recall", "F1 or share", "95 %", "parse")
    return table(head, [*rows, ("frames, macro", "", "", "", f"**{macro}**", "", other)])


def _main(figure: Document) -> float | None:
    found: float | None = figure.get("f1", figure["recall"])
    return found


def machinery_line(measured: Document) -> str:
    """Return what was measured, in one line."""
    return (
        f"{measured['coded']['surface']['articles']} coded articles, "
        f"{measured['seeds']['surface']['articles']} seeds and "
        f"{measured['unseen']['surface']['articles']} unseen articles; framing {measured['framing']}, "
        f"{measured['model']} for the parse engine; default engine: `{measured['default']}`."
    )


def readme_table(measured: Document) -> str:
    """Return the few figures that the README shows."""
    default = measured["coded"][measured["default"]]
    figures, others = default["figures"], {item["name"]: item["figures"] for item in baselines()}
    rows = [
        (
            _NAMES[name],
            f"**{share(figures[name]['f1'])}** ({_interval(figures[name])})",
            share(others["GenderGapTracker"][place]),
            share(measured["textacy"]["figures"][name]["f1"]),
            share(others["a second coder"][place]),
        )
        for place, name in enumerate(_WHO_SAYS_WHAT)
    ]
    frames = ("framings of sentences, macro", f"**{share(default['frames_macro_f1'])}**")
    head = ("F1", "framing (95 %)", "GenderGapTracker", "textacy", "second coder")
    found = table(head, [*rows, (*frames, _NONE, _NONE, _NONE)])
    return f"{found}\n\n{_unseen_line(measured)}"


def _unseen_line(measured: Document) -> str:
    result = measured["unseen"][measured["default"]]
    told = [f"{_NAMES[name]} {share(_main(result['figures'][name]))}" for name in _LEADING]
    return (
        f"On {result['articles']} [articles that nobody had looked at]"
        "(docs/evaluation.md#articles-that-nobody-had-looked-at), written and coded by a language "
        "model: "
        f"{', '.join(told)}, framings {share(result['frames_macro_f1'])}."
    )


def _both(measured: Document, part: str) -> tuple[Document, Document]:
    found = measured[part]
    return found["surface"]["figures"], found["parse"]["figures"]


def _interval(figure: Mapping[str, Any]) -> str:
    return f"{share(figure['low'])}–{share(figure['high'])}"
