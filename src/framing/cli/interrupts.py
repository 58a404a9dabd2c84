"""Ctrl-C between two articles, never while one is being written."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Lets an interrupt from the keyboard through only while it is open.

    One that comes while it is shut waits for the next opening; a second one waits no longer.
    """

    def __init__(self) -> None:
        self._is_open = self._is_waiting = False

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Shut the gate for as long as the block runs, but for where it is `opened`."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._arrive)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Raise the interrupt that waits, or one that comes before the block ends."""
        self._is_open = True
        try:
            if self._is_waiting:
                raise KeyboardInterrupt
            yield
        finally:
            self._is_open = False

    def _arrive(self, *_: object) -> None:
        if self._is_open or self._is_waiting:
            self._is_open = False
            raise KeyboardInterrupt
        self._is_waiting = True
