# SPDX-License-Identifier: Apache-2.0
"""The ratings of many assessments, checked, with only what scoring needs in memory; from the cache where that can be.

What comes back is the same with and without a cache, and whatever the number of processes.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from electassess.diagnostics import Diagnostic, Severity
from electassess.model.packed_ratings import PackedRatings, pack
from electassess.workspace.assessment import Assessment
from electassess.workspace.cache import Cache, Entry, open_cache, write_cache
from electassess.workspace.file_state import content_digest, last_change, signature, watched
from electassess.workspace.find import ASSESSMENTS
from electassess.workspace.reference import Reference
from electassess.workspace.spread import spread

Examine = Callable[[Path, Reference, str], tuple[Assessment, list[Diagnostic]]]
"""Loads and checks one assessment of a workspace."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of one assessment.

    Attributes:
        errors: what stands in the way of using it.
        ratings: its ratings, or `None` if there are errors, in it or in the catalogue.
        entry: what a cache may keep of it.
    """

    errors: tuple[Diagnostic, ...]
    ratings: PackedRatings | None
    entry: Entry | None


def gather(
    root: Path,
    reference: Reference,
    ids: Sequence[str],
    examine: Examine,
    *,
    cached: bool = True,
    processes: int = 1,
) -> tuple[dict[str, PackedRatings], list[Diagnostic]]:
    """Gather the ratings of assessments.

    Args:
        root: the workspace.
        reference: what they are checked against, without errors if a cache is used.
        ids: of the assessments, each once.
        examine: how one of them is loaded and checked; a function of a module.
        cached: whether a cache is used and kept.
        processes: most that read files.

    Returns:
        The ratings of every assessment without errors, in the order of `ids`, and the errors of the others.
    """
    cache = open_cache(root, reference) if cached else None
    gathered, renewed = _unchanged(cache, ids) if cache else ({}, {})
    errors: list[Diagnostic] = []
    others = [identity for identity in ids if identity not in gathered]
    work = partial(_read, root, reference, examine, cache.horizon if cache else None)
    for identity, read in zip(others, spread(work, others, processes), strict=True):
        errors += read.errors
        if read.ratings is not None:
            gathered[identity] = read.ratings
        if read.entry is not None:
            renewed[identity] = read.entry
    if cache and renewed:
        there = {identity: one for identity, one in cache.entries.items() if _folder(root, identity).is_dir()}
        write_cache(cache, {**there, **renewed})
    return {identity: gathered[identity] for identity in ids if identity in gathered}, errors


def _folder(root: Path, identity: str) -> Path:
    return root / ASSESSMENTS / identity


def _unchanged(cache: Cache, ids: Sequence[str]) -> tuple[dict[str, PackedRatings], dict[str, Entry]]:
    """The ratings of assessments whose files are the same as before, and entries that must be signed anew."""
    ratings, renewed = {}, {}
    start = f"{cache.root / ASSESSMENTS}{os.sep}"
    for identity in ids:
        entry = cache.entries.get(identity)
        if entry is None:
            continue
        if signature(start + identity, entry.paths) == entry.signature:
            ratings[identity] = entry.ratings
        elif content_digest(cache.root, _folder(cache.root, identity), entry.paths) == entry.digest:
            ratings[identity] = entry.ratings
            signed = _signed(cache.root, cache.horizon, identity, entry)
            if signed is not None:
                renewed[identity] = signed
    return ratings, renewed


def _signed(root: Path, horizon: int, identity: str, entry: Entry) -> Entry | None:
    """An entry with the present signature of its files; `None` if one of them changed after the horizon.

    The change is asked for last, so that none can fall between what was read, what was signed and what was asked.
    """
    folder = str(_folder(root, identity))
    now = signature(folder, entry.paths)
    changed = last_change(folder, entry.paths)
    return None if now is None or changed is None or changed >= horizon else entry._replace(signature=now)


def _read(
    root: Path, reference: Reference, examine: Examine, horizon: int | None, ids: Sequence[str]
) -> Iterator[Read]:
    """Load, check and pack some assessments."""
    columns = {ref: column for column, ref in enumerate(reference.indicators)}
    for identity in ids:
        assessment, faults = examine(root, reference, identity)
        errors = tuple(fault for fault in faults if fault.severity is Severity.ERROR)
        if errors or reference.tree is None:  # without a whole catalogue nobody can say what a rating counts for
            yield Read(errors, None, None)
            continue
        ratings = pack(assessment.read_sheets, columns)
        entry = None
        if horizon is not None:
            paths, digest = watched(assessment)
            entry = _signed(root, horizon, identity, Entry("", digest, paths, ratings))
        yield Read((), ratings, entry)


__all__ = ["gather"]
