"""How frames look: a colour, an underline and a raised number each, so that none needs colour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_TERMINAL = ("blue", "green", "red", "magenta", "yellow", "cyan")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class FrameStyle:
    """One frame's look.

    Attributes:
        frame: Its name.
        number: From 1, in the order of the frames.
    """

    frame: str
    number: int

    @property
    def raised(self) -> str:
        """The number as superscript digits."""
        return str(self.number).translate(_RAISED)

    @property
    def terminal(self) -> str:
        """The style in a terminal, in rich's words."""
        return f"bold underline {_TERMINAL[(self.number - 1) % len(_TERMINAL)]}"

    @property
    def css_class(self) -> str:
        """The class in a page; there are six looks."""
        return f"frame-{(self.number - 1) % 6 + 1}"


def frame_styles(frames: Iterable[str]) -> dict[str, FrameStyle]:
    """Return the look of each frame."""
    return {frame: FrameStyle(frame, number) for number, frame in enumerate(frames, 1)}
