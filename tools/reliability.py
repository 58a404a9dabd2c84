"""How often an attribution of a given confidence is right: the bins and their figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

BINS = 10
_SIDE, _LEFT, _TOP = 300, 58, 16
_WIDTH, _HEIGHT = _LEFT + _SIDE + 20, _TOP + _SIDE + 52


def bins(judged: Iterable[tuple[float, bool]]) -> list[dict[str, Any]]:
    """Return ten bins of equal width, each with how many fall in it and how many are right.

    Args:
        judged: The confidence of each attribution and whether it is right.

    Returns:
        `low`, `high`, `count`, `mean` (confidence; None for an empty bin) and `right` (count).
    """
    inside: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in judged:
        inside[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    return [_bin(number, items) for number, items in enumerate(inside)]


def _bin(number: int, items: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    mean = sum(confidence for confidence, _ in items) / len(items) if items else None
    return {
        "low": number / BINS,
        "high": (number + 1) / BINS,
        "count": len(items),
        "mean": None if mean is None else round(mean, 3),
        "right": sum(is_right for _, is_right in items),
    }


def figure(found: Sequence[dict[str, Any]]) -> str:
    """Return the bins as an SVG: confidence across, the share of right ones up."""
    filled = [item for item in found if item["count"]]
    parts = [*_frame(), *(_dot(item) for item in filled)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" font-family="sans-serif" font-size="12" role="img">'
    )
    title = "<title>Share of right attributions by confidence</title>"
    paper = f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>'
    return "\n".join([head, title, paper, *parts, "</svg>", ""])


def _frame() -> list[str]:
    left, right = _at(0, 0)[0], _at(1, 0)[0]
    bottom, top = _at(0, 0)[1], _at(0, 1)[1]
    middle = (left + right) / 2
    lines = [
        f'<rect x="{left}" y="{top}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>',
        f'<line x1="{left}" y1="{bottom}" x2="{right}" y2="{top}" stroke="#999" '
        'stroke-dasharray="4 4"/>',
        f'<text x="{middle:g}" y="{bottom + 42}" text-anchor="middle">confidence</text>',
        f'<text x="16" y="{(bottom + top) / 2:g}" text-anchor="middle" '
        f'transform="rotate(-90 16 {(bottom + top) / 2:g})">share that is right</text>',
    ]
    for tick in (0, 0.25, 0.5, 0.75, 1):
        x, y = _at(tick, tick)
        lines.append(f'<text x="{x:g}" y="{bottom + 18}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{left - 8}" y="{y + 4:g}" text-anchor="end">{tick:g}</text>')
    return lines


def _dot(item: dict[str, Any]) -> str:
    share = item["right"] / item["count"]
    x, y = _at(item["mean"], share)
    radius = 3 + (item["count"] / 10) ** 0.5
    tip = f"{item['right']} of {item['count']} right at a mean confidence of {item['mean']:.2f}"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#1f5fa8" fill-opacity="0.75">'
        f"<title>{tip}</title></circle>"
    )


def _at(across: float, up: float) -> tuple[float, float]:
    return _LEFT + across * _SIDE, _TOP + (1 - up) * _SIDE
