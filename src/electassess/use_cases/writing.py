# SPDX-License-Identifier: Apache-2.0
"""The use case of the working copy: draft it, or draft it again and keep what people wrote."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from electassess.diagnostics import Diagnostic, Severity, error, nearest
from electassess.model.base import Edition, Form
from electassess.source import read_text, write_bytes
from electassess.source.outputs import alone, sweep
from electassess.source.write import stays_within
from electassess.statement import Draft, Laid
from electassess.statement.stamping import fact_stamps, word_stamps
from electassess.use_cases.drafting import lay_out
from electassess.use_cases.pipeline import FaultsError, load
from electassess.working import CONFLICT, Copy, read_copy
from electassess.working.base import NOTHING, Base, base_text, read_base
from electassess.working.merge import Merged, merge
from electassess.working.publication import adoption, published
from electassess.working.write import copy_text
from electassess.workspace import Snapshot
from electassess.workspace.find import WORKING_BASE, WORKING_COPY
from electassess.workspace.written import COPY_LIMIT

LIMIT = COPY_LIMIT


class ChangedError(Exception):
    """The working copy changed between reading and writing, so that nothing was written."""


@dataclass(frozen=True)
class Drafted:
    """A working copy, drafted or drafted again.

    Attributes:
        path: of the file, relative to the workspace.
        first: whether there was none before.
        merged: its text, and what came and went.
        plain: the plain draft as the tool makes it now.
        base: text of the file kept beside it.
        before: text of the file that was there, as it was read.
    """

    path: str
    first: bool
    merged: Merged
    plain: Draft
    base: str
    before: str | None


@dataclass(frozen=True)
class Published:
    """A statement as a working copy makes it.

    Attributes:
        statement: it.
        words: the stamp of its words, to which `adopted_text` in the brief holds those who adopt them.
    """

    statement: Draft
    words: str


def _read(root: Path, path: str) -> str | None:
    """A text file of the workspace, or nothing where there is none.

    Raises:
        FaultsError: If it is there and cannot be read.
    """
    if not (root / path).is_file():
        return None
    text, faults = read_text(root / path, root, LIMIT)
    if text is None:
        raise FaultsError(faults)
    return text


def _kept(root: Path, identity: str) -> Base:
    text = _read(root, f"assessments/{identity}/{WORKING_BASE}")
    return NOTHING if text is None else read_base(text)


def draft_copy(
    root: Path, identity: str, edition: Edition | None = None, day: dt.date | None = None, form: Form | None = None
) -> Drafted:
    """Draft a working copy, or draft again and keep what people wrote. Nothing is written yet.

    Args:
        root: the workspace.
        identity: the assessment's id.
        edition: instead of the brief's.
        day: of the statement, instead of the brief's.
        form: instead of the brief's.

    Raises:
        FaultsError: As `drafting.draft`, or if a file of the working copy cannot be read.
    """
    laid = lay_out(load(root, [identity]), identity, edition, day, form)
    plain = laid.finish()
    path = f"assessments/{identity}/{WORKING_COPY}"
    before, base = _read(root, path), _kept(root, identity)
    usable = laid.material.findings.usable
    facts, words = fact_stamps(usable), word_stamps(usable)
    theirs = copy_text(plain)
    if before is None:
        merged = Merged(theirs, (), (), ())
    else:
        changed = base.changed(facts) - base.settled(words)
        merged = merge(base.copy, read_copy(before), read_copy(theirs), changed, base.gone(facts), base.weighed(words))
        if "\r\n" in before:
            merged = Merged(merged.text.replace("\n", "\r\n"), merged.arrived, merged.gone, merged.conflicts)
    brief = laid.material.brief
    kept = base_text(theirs, brief.form, brief.edition, brief.date, facts, words)
    return Drafted(path, before is None, merged, plain, kept, before)


def save_copy(root: Path, drafted: Drafted) -> None:
    """Write a working copy and its base; what people wrote last.

    Raises:
        ChangedError: If somebody changed the working copy since it was read; nothing was written then.
        OutsideError: If a link leads out of the workspace.
        OSError: If it cannot be written.
    """

    def still_the_same() -> None:
        now = _read(root, drafted.path)
        if now != drafted.before:
            raise ChangedError(drafted.path)

    text, path = drafted.merged.text, root / drafted.path
    stays_within(path, root)
    with alone(path.parent):
        sweep(path.parent, (WORKING_COPY, WORKING_BASE))
        if text != drafted.before:
            write_bytes(path, text.encode(), root, before=still_the_same)
        else:
            still_the_same()
        write_bytes(path.with_name(WORKING_BASE), drafted.base.encode(), root)


def working_copy(root: Path, identity: str) -> tuple[Snapshot, Laid, Copy]:
    """A working copy fit to be published, with what it was made of.

    Args:
        root: the workspace.
        identity: the assessment's id.

    Returns:
        The workspace with the election, the plain text that the working copy goes back to, and the working copy.

    Raises:
        FaultsError: If there is no working copy, it is not up to date, conflicts stand in it, or it cites what it
            may not.
    """
    path = f"assessments/{identity}/{WORKING_COPY}"
    text, base = _read(root, path), _kept(root, identity)
    if text is None:
        message = f"{identity} has no working copy of a statement"
        raise FaultsError([error("EA600", path, None, message, f"electassess draft {identity} writes it")])
    loaded = load(root, [identity])
    laid = lay_out(loaded, identity, base.edition, base.date, base.form)
    copy = read_copy(text)
    faults = [*_stale(path, identity, laid, base), *_conflicts(path, copy), *_citations(path, laid, copy)]
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise FaultsError(faults)
    return loaded, laid, copy


def as_it_stands(root: Path, identity: str) -> Published | None:
    """What the working copy would publish as it stands, whatever is wrong with it; `None` where there is none.

    Args:
        root: the workspace.
        identity: the assessment's id.

    Raises:
        FaultsError: If it cannot be read, or the files behind it have errors.
    """
    text = _read(root, f"assessments/{identity}/{WORKING_COPY}")
    if text is None:
        return None
    base, copy = _kept(root, identity), read_copy(text)
    laid = lay_out(load(root, [identity]), identity, base.edition, base.date, base.form)
    return Published(published(laid, copy), adoption(copy)) if any(block.sentences for block in copy.blocks) else None


def adopted_now(root: Path, identity: str) -> str:
    """The stamp of the words of a working copy, for organisations that adopt them.

    Args:
        root: the workspace.
        identity: the assessment's id.

    Raises:
        FaultsError: As `working_copy`: words that nothing has, or that must still change, are adopted by nobody.
    """
    return adoption(working_copy(root, identity)[2])


def _stale(path: str, identity: str, laid: Laid, base: Base) -> list[Diagnostic]:
    """Whether the evidence, the ratings or the brief changed since the text was drafted."""
    now = read_copy(copy_text(laid.finish())).text
    if base.copy.text.strip() == now.strip() and not base.changed(fact_stamps(laid.material.findings.usable)):
        return []
    message = "the files behind this text have changed since it was drafted"
    hint = f"electassess draft {identity} brings it up to date and keeps what you wrote"
    return [error("EA601", path, None, message, hint)]


def _conflicts(path: str, copy: Copy) -> list[Diagnostic]:
    """The conflicts that nobody has dealt with."""
    return [
        error(
            "EA602",
            path,
            (copy.text.count("\n", 0, block.start) + 1, 1),
            "something changed under the words above this comment",
            "change the words if need be, then delete the comment",
        )
        for block in copy.blocks
        if block.kind == CONFLICT
    ]


def _citations(path: str, laid: Laid, copy: Copy) -> list[Diagnostic]:
    """Citations of what the text may not cite. No key is repeated: it may be that of an item that is not public."""
    findings = laid.material.findings
    faults = []
    for one in copy.sentences:
        for key in one.cites:
            if key in findings.usable.items or key in findings.by_ref:
                continue
            known = (*findings.usable.items, *findings.by_ref)
            if key in findings.usable.later:
                message = "cites an item that was not published by the day of the statement"
            else:
                message = "cites something that is no public item of evidence of this election"
            faults.append(error("EA603", path, (one.line, one.column), message, nearest(key, known) or ""))
    return faults


__all__ = [
    "ChangedError",
    "Drafted",
    "Published",
    "adopted_now",
    "as_it_stands",
    "draft_copy",
    "save_copy",
    "working_copy",
]
