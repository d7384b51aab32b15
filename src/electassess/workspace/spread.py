# SPDX-License-Identifier: Apache-2.0
"""Work on many assessments, spread over processes. What comes back is the same, in the same order, as from one."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from electassess.progress import tell, watched

R = TypeVar("R")

WORTHWHILE: Final = 200
"""Fewest assessments for which starting processes costs less than it saves."""
_PART: Final = 20
"""Items that a process is given at once: more leave one waiting for the other, and tell seldom how far it is."""


def spread(work: Callable[[Sequence[str]], Iterable[R]], items: Sequence[str], processes: int) -> Iterator[R]:
    """The results of some work on items.

    Args:
        work: from some of the items to their results, each alone; where it runs in a process of its own it must be a
            function of a module, with its other arguments bound by `functools.partial`.
        items: ids of assessments.
        processes: most that are used. With one, or few items, or one processor, nothing is started and results come
            as they are made.

    Yields:
        Results in the order of the items.
    """
    processes = min(processes, os.cpu_count() or 1)
    if processes < 2 or len(items) < WORTHWHILE:
        for item in watched(items):
            yield from work([item])
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few workspaces are large

    parts = [items[start : start + _PART] for start in range(0, len(items), _PART)]
    done = 0
    with ProcessPoolExecutor(processes, initializer=_take_up, initargs=(work,)) as pool:
        for results, part in zip(pool.map(_listed, parts), parts, strict=True):
            yield from results
            done += len(part)
            tell(done, len(items))


_work: list[Callable[[Sequence[str]], Iterable[object]]] = []
"""In a process that works for another: what it does, which it is told once and not with every part."""


def _take_up(work: Callable[[Sequence[str]], Iterable[object]]) -> None:
    _work[:] = [work]


def _listed(items: Sequence[str]) -> list[Any]:
    return list(_work[0](items))


__all__ = ["WORTHWHILE", "spread"]
