# SPDX-License-Identifier: Apache-2.0
"""A bar for work that lasts, on a screen only: nothing of it reaches a pipe or a file, nor stays on the screen."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from electassess.progress import watched_by

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE: Final = 1.0
"""Seconds that work may last before it shows how far it is."""


class _Bar:
    """The watcher: begins to draw once the work has lasted."""

    def __init__(self) -> None:
        self.since = time.monotonic()
        self.drawn: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, of: int) -> None:
        if self.drawn is None:
            if time.monotonic() - self.since < PATIENCE:
                return
            self.drawn = self._begin()
        progress, task = self.drawn
        progress.update(task, completed=done, total=of)
        if done >= of:  # what is printed next, or the next piece of work, finds the screen as it was
            self.end()

    @staticmethod
    def _begin() -> "tuple[Progress, TaskID]":
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        # Standard output stays what it is: whoever prints asks whether it is a screen, and how letters are encoded.
        console = Console(stderr=True)
        progress = Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
        progress.start()
        return progress, progress.add_task("")

    def end(self) -> None:
        """Take the bar off the screen."""
        if self.drawn is not None:
            self.drawn[0].stop()
            self.drawn = None


@contextlib.contextmanager
def shown() -> Iterator[None]:
    """Show how far the work within is, where standard error is a screen that can be drawn on."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    bar = _Bar()
    try:
        with watched_by(bar):
            yield
    finally:
        bar.end()


__all__ = ["PATIENCE", "shown"]
