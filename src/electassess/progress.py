# SPDX-License-Identifier: Apache-2.0
"""How far work on many assessments has come, for whoever shows it. Without a watcher nothing is told."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

Watcher = Callable[[int, int], None]
"""Is told how many are done and how many there are."""

_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextlib.contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Tell a watcher of the work within."""
    before = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(before)


def tell(done: int, of: int) -> None:
    """Tell the watcher, if there is one."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(done, of)


def watched(items: Sequence[T]) -> Iterator[T]:
    """The items, each told when the next is asked for."""
    for number, item in enumerate(items, 1):
        yield item
        tell(number, len(items))


__all__ = ["Watcher", "tell", "watched", "watched_by"]
