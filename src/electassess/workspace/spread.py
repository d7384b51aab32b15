# SPDX-License-Identifier: Apache-2.0
"""Work on many assessments, spread over processes. What comes back is the same, in the same order, as from one."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

from electassess.progress import tell, watched

if TYPE_CHECKING:
    from concurrent.futures import Executor

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
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few workspaces are large

    size = min(_PART, -(-len(items) // (2 * processes)))
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    pool = ProcessPoolExecutor(processes, initializer=_take_up, initargs=(work,))
    return _gathered(pool, pool.map(_listed, parts), parts, len(items))


def _gathered(
    pool: "Executor", found: Iterable[Sequence[R]], parts: Sequence[Sequence[str]], number: int
) -> Iterator[R]:
    """The results of the processes of a pool, which ends with them."""
    done = 0
    with pool:
        for results, part in zip(found, parts, strict=True):
            yield from results
            done += len(part)
            tell(done, number)


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
