"""A progress line on standard error, for runs that take longer than a second."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0
_PAUSE = 0.1


class ProgressLine:
    """Counts what is done; shows nothing before a second has passed."""

    def __init__(self) -> None:
        self._started = self._shown = monotonic()
        self._done = 0
        self._line: Progress | None = None

    def advance(self, _: object = None) -> None:
        """Count one more."""
        self._done += 1
        now = monotonic()
        if self._line is None and now - self._started > _PATIENCE:
            self._line = _started_line()
        if self._line is not None and now - self._shown > _PAUSE:
            self._shown = now
            speed = self._done / (now - self._started)
            self._line.update(self._line.task_ids[0], completed=self._done, speed=f"{speed:,.0f}")
            self._line.refresh()

    def close(self) -> None:
        """Remove the line."""
        if self._line is not None:
            self._line.stop()


@contextmanager
def progress_line(*, is_wanted: bool) -> Iterator[ProgressLine | None]:
    """Yield a progress line, None if none is wanted or standard error is no terminal."""
    if not is_wanted or not sys.stderr.isatty():
        yield None
        return
    line = ProgressLine()
    try:
        yield line
    finally:
        line.close()


def _started_line() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only for runs that last
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    line = Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,} articles"),
        TextColumn("{task.fields[speed]} a second"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    line.add_task("articles", total=None, speed="0")
    line.start()
    return line
