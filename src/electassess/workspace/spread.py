# SPDX-License-Identifier: Apache-2.0
"""Work on many assessments, spread over processes. What comes back is the same, in the same order, as from one."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final, TypeVar

from electassess.progress import tell, watched

R = TypeVar("R")

WORTHWHILE: Final = 200
"""Fewest assessments for which starting processes costs less than it saves."""
FEW: Final = 12
"""The same where each takes over ten milliseconds and a process begins as a copy of this one (`fork`, on Linux)."""
_PART: Final = 20
"""Items that a process is given at once: more leave one waiting for the other, and tell seldom how far it is."""


def spread(
    work: Callable[[Sequence[str]], Iterable[R]], items: Sequence[str], processes: int, *, slow: bool = False
) -> Iterator[R]:
    """The results of some work on items. Other processes begin at once, so that whoever calls can do other work first.

    Args:
        work: from some of the items to their results, each alone; where it runs in a process of its own it must be a
            function of a module, with its other arguments bound by `functools.partial`.
        items: ids of assessments.
        processes: most that are used. With one, or few items, or one processor, nothing is started and results come
            as they are made.
        slow: whether each item takes over ten milliseconds.

    Returns:
        Results in the order of the items.
    """
    processes = min(processes, os.cpu_count() or 1)
    few = slow and len(items) >= FEW and _by_copy()
    if processes < 2 or not (few or len(items) >= WORTHWHILE):
        return (result for item in watched(items) for result in work([item]))
    size = min(_PART, -(-len(items) // (2 * processes)))
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    found = _gathered(work, parts, processes, len(items))
    next(found)
    return chain.from_iterable(found)


def _gathered(
    work: Callable[[Sequence[str]], Iterable[R]], parts: Sequence[Sequence[str]], processes: int, number: int
) -> Iterator[Sequence[R]]:
    """The results of each part, and before them nothing, once, as soon as the processes have begun.

    They end with this, whether all results were wanted, or whoever asked for them failed before it took the first.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few workspaces are large

    done = 0
    with ProcessPoolExecutor(processes, initializer=_take_up, initargs=(work,)) as pool:
        try:
            found = pool.map(_listed, parts)
            yield ()
            for results, part in zip(found, parts, strict=True):
                yield results
                done += len(part)
                tell(done, number)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _by_copy() -> bool:
    """Whether a process that is started begins as a copy of this one, which costs next to nothing."""
    import multiprocessing  # noqa: PLC0415 - as above

    return multiprocessing.get_start_method() == "fork"


_work: list[Callable[[Sequence[str]], Iterable[object]]] = []
"""In a process that works for another: what it does, which it is told once and not with every part."""


def _take_up(work: Callable[[Sequence[str]], Iterable[object]]) -> None:
    _work[:] = [work]


def _listed(items: Sequence[str]) -> list[Any]:
    return list(_work[0](items))


__all__ = ["FEW", "WORTHWHILE", "spread"]
