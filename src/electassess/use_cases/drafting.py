# SPDX-License-Identifier: Apache-2.0
"""The use case of the draft: a statement laid out from a workspace."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from electassess.diagnostics import Severity, error
from electassess.model.base import Edition, Form
from electassess.model.evidence import Sensitivity
from electassess.use_cases.pipeline import FaultsError, findings, load, score
from electassess.workspace import Snapshot, without_words
from electassess.workspace.packs import language_of

if TYPE_CHECKING:
    from electassess.findings import Findings
    from electassess.statement import Draft, Laid


def draft(
    root: Path,
    identity: str,
    edition: Edition | None = None,
    day: dt.date | None = None,
    form: Form | None = None,
    leave_out: Sequence[str] = (),
) -> "Draft":
    """Draft the statement on one election.

    Args:
        root: the workspace.
        identity: the assessment's id.
        edition: instead of the brief's.
        day: of the statement, instead of the brief's.
        form: how much is printed, instead of the brief's.
        leave_out: items of evidence that are left out beside those of the brief.

    Raises:
        FaultsError: If files have errors, there is no such election or brief, or the day does not fit the edition.
    """
    return lay_out(load(root, [identity]), identity, edition, day, form, leave_out).finish()


def lay_out(
    loaded: Snapshot,
    identity: str,
    edition: Edition | None = None,
    day: dt.date | None = None,
    form: Form | None = None,
    leave_out: Sequence[str] = (),
    found: "Findings | None" = None,
) -> "Laid":
    """Lay out the statement on one election that is loaded, before its notes are numbered; else as `draft`.

    Args:
        loaded: the election.
        identity: its id.
        edition: as for `draft`, as are those that follow.
        day: of the statement.
        form: how much is printed.
        leave_out: items of evidence.
        found: the findings on it as of that edition and day, if the caller has them.
    """
    from electassess.findings import shortfall  # noqa: PLC0415
    from electassess.scoring import Method  # noqa: PLC0415
    from electassess.statement import LadderTextError, Material, lay  # noqa: PLC0415

    one, reference = loaded.assessments[identity], loaded.reference
    election, evidence = loaded.election(identity), loaded.evidence(identity)
    brief_file, written = one.brief, loaded.brief(identity)
    if brief_file is None or written is None:
        message = "a statement needs a brief: statement.yaml"
        raise FaultsError([error("EA320", f"assessments/{identity}/statement.yaml", None, message)])
    changes = {
        "edition": edition or written.edition,
        "date": day or written.date,
        "form": form or written.form,
        "leave_out": (*written.leave_out, *leave_out),
    }
    brief = written.model_copy(update=changes)
    misfit = election.misfit(brief.edition, brief.date)
    if misfit:
        raise FaultsError([brief_file.error("EA312", ("date",), misfit, "give --date and --edition that fit")])
    unfit = without_words(reference, one)
    if unfit is not None:
        raise FaultsError([dataclasses.replace(unfit, severity=Severity.ERROR)])
    method = Method(edition=brief.edition, as_of=brief.date)
    found = found or findings(loaded, identity, score(loaded, method), brief.date)
    registry = {org.id: org for org in loaded.organisations.organisations}
    language, faults = language_of(loaded.root, brief_file)
    if language is None:
        raise FaultsError([fault for fault in faults if fault.severity is Severity.ERROR])
    material = Material(
        election_id=identity,
        election=election,
        country=loaded.countries.countries[election.country],
        standards=loaded.standards.in_force(min(brief.date, election.last_day)),
        ladder=loaded.ladder,
        brief=brief,
        findings=found,
        endorsers=tuple(registry[key] for key in brief.endorsers),
        language=language,
        rating_at=lambda ref: one.rating_at(ref.analyst, ref.position),
        item_at=one.item_at,
        items=tuple(item.id for item in evidence.items if item.sensitivity is Sensitivity.PUBLIC),
        harming=frozenset(act.id for act in loaded.catalogue.acts if act.harm),
        reserved={act.id: act.standards for act in loaded.catalogue.acts if act.standards},
    )
    try:
        return lay(material)
    except LadderTextError as fault:
        raise FaultsError([error("EA325", reference.ladder.path, None, str(fault))]) from fault
    except ValueError as fault:
        hint = shortfall(material.findings)
        raise FaultsError([error("EA501", f"assessments/{identity}", None, str(fault), hint)]) from fault


__all__ = ["draft", "lay_out"]
