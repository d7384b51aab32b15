# SPDX-License-Identifier: Apache-2.0
"""The use cases: check and score. Above the parts and below the edges; they return data and print nothing."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from electassess.diagnostics import Diagnostic, FaultsError, Severity, error, nearest
from electassess.progress import watched
from electassess.source import read_bytes, read_text
from electassess.workspace import (
    CHECKS,
    REFERENCE_CHECKS,
    Assessment,
    Reference,
    Snapshot,
    archives_fit,
    assessment_ids,
    gather,
    load_assessment,
    load_catalogue,
    load_reference,
    spread,
    veiled,
)
from electassess.workspace.packs import pack_faults, unspoken
from electassess.workspace.written import written_faults

if TYPE_CHECKING:
    from electassess.findings import Findings
    from electassess.scoring import Method, Scores, Structure
    from electassess.scoring.laid_out import Found


Rule = Callable[[Path, Reference, Assessment], Iterable[Diagnostic]]
"""What looks at one assessment that has no errors, in a workspace whose catalogue has none."""


def check(root: Path, ids: Sequence[str] = (), processes: int = 1, rules: Sequence[Rule] = ()) -> Iterator[Diagnostic]:
    """Every fault of a workspace, one assessment of each process in memory at a time.

    Args:
        root: the workspace.
        ids: assessments to check; all of them if left out.
        processes: most that are used where there are many assessments; what comes back is the same.
        rules: of use cases above this one, for what stands without errors.
    """
    reference, faults = _reference(root)
    yield from faults
    if any(fault.severity is Severity.ERROR for fault in faults):
        rules = ()
    yield from pack_faults(root)
    chosen, faults = _chosen(root, ids)
    yield from faults
    yield from spread(partial(_faults, root, reference, rules), chosen, processes)


def _chosen(root: Path, ids: Sequence[str]) -> tuple[list[str], list[Diagnostic]]:
    """The assessments asked for, all if none is, each once; and what is wrong with the folder or the asking."""
    found, faults = assessment_ids(root)
    faults += [_unknown_election(identity, found) for identity in ids if identity not in found]
    return [identity for identity in dict.fromkeys(ids) if identity in found] if ids else found, faults


def _faults(root: Path, reference: Reference, rules: Sequence[Rule], ids: Sequence[str]) -> Iterator[Diagnostic]:
    """The faults of some assessments."""
    for identity in ids:
        one, faults = _assessment(root, reference, identity)
        faults += written_faults(root, identity)
        yield from faults
        if reference.usable and not any(fault.severity is Severity.ERROR for fault in faults):
            for rule in rules:
                yield from _some(rule(root, reference, one))


def _reference(root: Path) -> tuple[Reference, list[Diagnostic]]:
    """What all assessments share, checked."""
    reference, faults = load_reference(root)
    return reference, [*faults, *(fault for rule in REFERENCE_CHECKS for fault in _some(rule(reference)))]


def _assessment(
    root: Path, reference: Reference, identity: str, *, with_brief: bool = True
) -> tuple[Assessment, list[Diagnostic]]:
    """One assessment, checked; without its brief for scores, which do not depend on whom a statement addresses."""
    assessment, faults = load_assessment(root, identity, with_brief=with_brief)
    faults += unspoken(root, assessment.brief)
    faults += [fault for rule in CHECKS for fault in _some(rule(reference, assessment))]
    return assessment, veiled(assessment, [*faults, *archives_fit(root, assessment)])


MOST_FAULTS = 200
"""Most faults that one check lists of an assessment: files with more are not what they are meant to be."""


def _some(faults: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The faults that one check finds; where there are too many, the first of them and a fault that says so."""
    for number, fault in enumerate(faults):
        if number == MOST_FAULTS:
            at = (fault.line, fault.column or 1) if fault.line is not None else None
            message = f"more than {MOST_FAULTS} faults of the kind of {fault.code}; the rest is not listed"
            yield error("EA116", fault.path, at, message)
            return
        yield fault


def _unknown_election(identity: str, known: Sequence[str]) -> Diagnostic:
    """There is no assessment of this name."""
    message = f"there is no assessment {identity}"
    return error("EA503", "assessments", None, message, nearest(identity, known) or "electassess score lists them")


def load(root: Path, ids: Sequence[str] = ()) -> Snapshot:
    """Load what is to be scored.

    Raises:
        FaultsError: If a file that is needed has errors.
    """
    reference, faults = _reference(root)
    chosen, more = _chosen(root, ids)
    faults += more
    assessments = {}
    for identity in watched(chosen):
        assessments[identity], more = _assessment(root, reference, identity)
        faults += more
    _stop_at_errors(faults)
    return Snapshot(root, reference, assessments)


def _stop_at_errors(faults: Sequence[Diagnostic]) -> None:
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    if errors:
        raise FaultsError(errors)


def score(loaded: Snapshot, method: "Method | None" = None) -> "Scores":
    """Score the assessments loaded."""
    from electassess.findings import publication_days  # noqa: PLC0415
    from electassess.scoring import Method, build_structure, run, tabulate  # noqa: PLC0415

    method = method or Method()
    catalogue = loaded.catalogue
    published = {key: publication_days(loaded.evidence(key)) for key in loaded.assessments}
    sheets = {key: one.read_sheets for key, one in loaded.assessments.items()}
    structure = build_structure(catalogue, method)
    ratings, _ = tabulate(structure, loaded.assessments, sheets, method, published=published)
    return run(catalogue, ratings, method, loaded.ladder)


TABLE_LIMIT = 200_000_000
"""Largest table of ratings that is read, in bytes."""


def score_table(
    table: Path, folder: Path, method: "Method | None" = None, warn: Callable[[Diagnostic], None] | None = None
) -> "Scores":
    """Score a table of ratings by a catalogue in a folder of its own.

    Args:
        table: a CSV file, or a workbook (.xlsx), with the columns of docs/formats.md.
        folder: with `catalogue.yaml` and, if there are bands, `ladder.yaml`.
        method: every choice.
        warn: is told what looks wrong and yet can be scored.

    Raises:
        FaultsError: If the table or the catalogue has faults.
    """
    from electassess.scoring import Method, StructureError, build_structure, check_gates, gathered, run  # noqa: PLC0415

    method = method or Method()
    files, faults = load_catalogue(folder)
    file = Path(os.path.realpath(table))  # whoever names a link in a command means what it leads to
    read, more = _table_reader(file)
    faults += more
    if files.tree is None or read is None:
        raise FaultsError(faults)
    document = files.catalogue
    gates = {gate.id: number for number, gate in enumerate(files.tree.gates)}
    try:
        structure = build_structure(files.tree, method)
        for problem in check_gates(structure, files.tree.gates):
            place = ("gates", gates[problem.column], "when")
            faults.append(document.error(problem.code, place, problem.message, problem.hint))
        ratings, problems = read(structure, method)
        for one in gathered(problems):
            severity = Severity.WARNING if one.warning else Severity.ERROR
            faults.append(Diagnostic(one.code, severity, table.name, one.row, None, one.message, one.hint))
        if all(fault.severity is Severity.WARNING for fault in faults):
            for fault in faults:
                if warn is not None:
                    warn(fault)
            return run(files.tree, ratings, method, files.ladder)
    except StructureError as fault:
        faults.append(error("EA423", document.path, None, str(fault)))
    raise FaultsError(faults)


def _table_reader(file: Path) -> "tuple[Callable[[Structure, Method], Found] | None, list[Diagnostic]]":
    """What reads a table of ratings, by the kind of its file, or why it cannot be read."""
    from electassess.scoring import from_csv, from_workbook  # noqa: PLC0415

    if file.suffix.lower() in {".xlsx", ".xlsm"}:
        data, fault = read_bytes(file, file.parent, file.name, TABLE_LIMIT)
        return (None if data is None else partial(from_workbook, data)), ([fault] if fault else [])
    text, faults = read_text(file, file.parent, TABLE_LIMIT)
    return (None if text is None else partial(from_csv, text)), faults


def score_workspace(
    root: Path,
    ids: Sequence[str] = (),
    method: "Method | None" = None,
    *,
    cached: bool = True,
    processes: int = 1,
) -> "Scores":
    """Score assessments without keeping them: what `score` makes of what `load` gives, in less time and memory.

    Args:
        root: the workspace.
        ids: assessments to score; all of them if left out.
        method: every choice; the default method if left out.
        cached: whether what was read of unchanged files is taken from the workspace's cache, and kept there.
        processes: most that are used where there are many assessments.

    Raises:
        FaultsError: If a file that is needed has errors.
    """
    from electassess.scoring import Method, build_structure, from_packed, run  # noqa: PLC0415

    method = method or Method()
    if method.as_of is not None:  # what counts then depends on evidence, of which nothing is kept
        return score(load(root, ids), method)
    reference, faults = _reference(root)
    chosen, more = _chosen(root, ids)
    faults += more
    sound = not any(fault.severity is Severity.ERROR for fault in faults)
    examine = partial(_assessment, with_brief=False)
    packed, more = gather(root, reference, chosen, examine, cached=cached and sound, processes=processes)
    _stop_at_errors([*faults, *more])
    assert reference.tree is not None
    structure, refs = build_structure(reference.tree, method), list(reference.indicators)
    try:
        ratings = from_packed(structure, packed, refs, method.edition)
    except ValueError:  # a cache that somebody else wrote: the files are read again
        packed, _ = gather(root, reference, chosen, examine, cached=False, processes=processes)
        ratings = from_packed(structure, packed, refs, method.edition)
    return run(reference.tree, ratings, method, reference.ladder.model)


def findings(loaded: Snapshot, identity: str, scores: "Scores", as_of: dt.date) -> "Findings":
    """The findings on one election, with the evidence that a text of a day may use."""
    from electassess.findings import find, usable_evidence  # noqa: PLC0415
    from electassess.scoring import card_of  # noqa: PLC0415

    usable = usable_evidence(loaded.evidence(identity), as_of)
    sheets = loaded.assessments[identity].read_sheets
    return find(loaded.catalogue, card_of(scores, identity), sheets, usable, loaded.election(identity).hands)


__all__ = [
    "FaultsError",
    "check",
    "findings",
    "load",
    "score",
    "score_table",
    "score_workspace",
]
