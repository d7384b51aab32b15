# SPDX-License-Identifier: Apache-2.0
"""The use case of the review: a working copy, or any text on an election, read against the record."""

from dataclasses import dataclass, replace
from pathlib import Path

from electassess.diagnostics import Diagnostic, Severity, error
from electassess.language import Language
from electassess.model import Brief, Waivers
from electassess.model.base import Form
from electassess.model.evidence import Sensitivity
from electassess.review import Lexicon, Record, Remark, review
from electassess.source import read_text
from electassess.statement import Laid
from electassess.use_cases import pipeline, writing
from electassess.use_cases.drafting import lay_out
from electassess.use_cases.pipeline import FaultsError
from electassess.use_cases.writing import Published
from electassess.working import Copy, read_copy
from electassess.working.base import NOTHING, read_base
from electassess.working.publication import adoption, published
from electassess.working.write import copy_text
from electassess.workspace import Snapshot
from electassess.workspace.files import load
from electassess.workspace.find import WAIVERS, WORKING_BASE, WORKING_COPY
from electassess.workspace.review_words import load_review_words
from electassess.workspace.written import COPY_LIMIT

_BESIDE = frozenset({"title", "notice", "dateline", "signatures", "table"})
"""Kinds of blocks whose words do not count towards the length of a text."""
LIMIT = COPY_LIMIT
"""Largest text that is reviewed, in bytes."""


@dataclass(frozen=True)
class Reviewed:
    """What a review found.

    Attributes:
        path: of the text, as messages call it.
        copy: the text.
        form: that it has.
        foreign: whether it had no citations, so that they were found by its words.
        remarks: in the order of lines.
        conclusion: the sentence that says what is concluded of the whole; empty where none does.
        faults: what else is to be said, of waivers that fit nothing.
        language: of the text and of what is said of it.
    """

    path: str
    copy: Copy
    form: Form
    foreign: bool
    remarks: tuple[Remark, ...]
    conclusion: str
    faults: tuple[Diagnostic, ...]
    language: Language

    @property
    def stops(self) -> tuple[Remark, ...]:
        """The remarks that stand in the way of publication."""
        return tuple(one for one in self.remarks if one.stops)

    @property
    def words(self) -> int:
        """How long the text is: words before the signatories, without title, notice and day."""
        speaking = [one for one in self.copy.sentences if one.kind not in _BESIDE and one.block != "signatories"]
        return sum(len(one.text.split()) for one in speaking)

    @property
    def by_end(self) -> dict[int, list[Remark]]:
        """The remarks by the offset at which their sentence ends; those on the whole text stand at its start."""
        ends = {(one.line, one.text): one.end for one in self.copy.sentences}
        found: dict[int, list[Remark]] = {}
        for one in self.remarks:
            found.setdefault(ends.get((one.line, one.sentence), 0), []).append(one)
        return found


def publish(root: Path, identity: str) -> Published:
    """The statement that the working copy makes, if the review finds nothing in it that is false by the record.

    Args:
        root: the workspace.
        identity: the assessment's id.

    Raises:
        FaultsError: As `writing.working_copy`, or if a sentence is false by the record and nobody waived it.
    """
    loaded, laid, copy = writing.working_copy(root, identity)
    path = f"assessments/{identity}/{WORKING_COPY}"
    found = review_copy(loaded, identity, laid, copy, path)
    if found.stops:
        hint = f"electassess review {identity} has the evidence’s own words; mend it, or waive it in {WAIVERS}"
        raise FaultsError(
            [error("EA606", path, (one.line, 1), f"{one.kind}: {one.reason}", hint) for one in found.stops]
        )
    words = adoption(copy)
    _adopted_as_it_is(laid.material.brief, path, words)
    return Published(replace(published(laid, copy), verdict=found.conclusion), words)


def _adopted_as_it_is(brief: Brief, path: str, words: str) -> None:
    """No organisation is said to have adopted other words than those that were put to it."""
    if brief.adopted_text and brief.adopted_text != words:
        message = f"the organisations adopted other words ({brief.adopted_text}) than this text has now ({words})"
        hint = (
            "put the adopted words back; or take adopted and adopted_text out of statement.yaml until the "
            "organisations have adopted this text"
        )
        raise FaultsError([error("EA607", path, None, message, hint)])


def review_text(root: Path, identity: str, file: Path | None = None) -> Reviewed:
    """Review a text on an election.

    Args:
        root: the workspace.
        identity: the assessment's id.
        file: any Markdown or plain text; the working copy, if left out.

    Raises:
        FaultsError: If files have errors, or there is no text.
    """
    folder = root / "assessments" / identity
    shown = f"assessments/{identity}/{WORKING_COPY}" if file is None else file.name
    kept, _ = read_text(folder / WORKING_BASE, root, LIMIT) if (folder / WORKING_BASE).is_file() else (None, [])
    base = NOTHING if kept is None else read_base(kept)
    loaded = pipeline.load(root, [identity])
    laid = lay_out(loaded, identity, base.edition, base.date, base.form)
    if file is None and not (folder / WORKING_COPY).is_file():
        message = f"{identity} has no working copy of a statement"
        raise FaultsError([error("EA600", shown, None, message, f"electassess draft {identity} writes it")])
    where = folder / WORKING_COPY if file is None else file.resolve()
    text, faults = read_text(where, root if file is None else where.parent, LIMIT)
    if text is None:
        raise FaultsError(faults)
    return review_copy(loaded, identity, laid, read_copy(text), shown)


def review_copy(loaded: Snapshot, identity: str, laid: Laid, copy: Copy, shown: str) -> Reviewed:
    """Review a text that is read; as `review_text`.

    Args:
        loaded: the workspace with the election.
        identity: the assessment's id.
        laid: the plain text of the same day, edition and form.
        copy: the text.
        shown: what messages call it.
    """
    draft = laid.finish()
    plain = read_copy(copy_text(draft))
    document, faults = load_review_words(loaded.root, laid.material.brief.language)
    if document.model is None:
        raise FaultsError(faults)
    hidden = [one for one in loaded.evidence(identity).items if one.sensitivity is not Sensitivity.PUBLIC]
    record = Record(laid.material, Lexicon(document.model), [one.text for one in plain.sentences], hidden)
    foreign = not any(one.cites or one.ours for one in copy.sentences)
    sound = frozenset((one.text, frozenset(one.cites)) for one in plain.sentences)
    told = [key for key, claims in draft.told.items() if claims]
    found = review(copy, record, sound, told, ladder=draft.verdict, foreign=foreign)
    remarks, faults = _waived(loaded.root, identity, found.remarks, copy)
    form, language = laid.material.brief.form, laid.material.language
    return Reviewed(shown, copy, form, foreign, remarks, found.conclusion, tuple(faults), language)


def _waived(
    root: Path, identity: str, remarks: tuple[Remark, ...], copy: Copy
) -> tuple[tuple[Remark, ...], list[Diagnostic]]:
    """The remarks with who waived which, and the waivers that fit nothing any more.

    Raises:
        FaultsError: If the file of waivers has errors.
    """
    path = root / "assessments" / identity / WAIVERS
    if not path.is_file():
        return remarks, []
    document, faults = load(Waivers, path, root)
    if document.model is None or any(fault.severity is Severity.ERROR for fault in faults):
        raise FaultsError(faults)
    by = {(one.sentence, one.kind): one for one in document.model.waivers}
    done = []
    for one in remarks:
        waiver = by.get((one.sentence, one.kind))
        done.append(replace(one, waived_by=f"{waiver.by}: {waiver.because}") if waiver else one)
    standing = {one.text for one in copy.sentences}
    idle = [
        document.warning("EA605", ("waivers", number), "this waives a sentence that is not in the text any more")
        for number, waiver in enumerate(document.model.waivers)
        if waiver.sentence not in standing
    ]
    return tuple(done), [*faults, *idle]


__all__ = ["Reviewed", "publish", "review_copy", "review_text"]
