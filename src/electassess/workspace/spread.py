# SPDX-License-Identifier: Apache-2.0
"""Work on many assessments, spread over processes. What comes back is the same, in the same order, as from one."""

import functools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from electassess.progress import tell, watched

R = TypeVar("R")

WORTHWHILE: Final = 200
"""Fewest assessments for which starting processes costs less than it saves."""
_PARTS: Final = 4
"""Parts for each process: fewer leave one waiting for the other, more repeat what every part begins with."""


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

    size = -(-len(items) // (processes * _PARTS))
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    done = 0
    with ProcessPoolExecutor(processes) as pool:
        for results in pool.map(functools.partial(_listed, work), parts):
            yield from results
            done += size
            tell(min(done, len(items)), len(items))


def _listed(work: Callable[[Sequence[str]], Iterable[R]], items: Sequence[str]) -> list[R]:
    return list(work(items))


__all__ = ["WORTHWHILE", "spread"]
