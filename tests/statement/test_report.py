"""The report: every fact with its source, the levels with who gave what, what could not be judged, the law."""

import re
from pathlib import Path

import pytest

from electassess.findings import Findings
from electassess.model.base import Form
from electassess.model.standards import StandardKind
from electassess.scoring.scorecard import Status
from electassess.statement import Claim, Draft
from electassess.statement.levels import figure
from worked import everywhere, found, in_form

KEN, KHM = "ken-2022-08-09-general", "khm-2023-07-23-general"


def _rows(made: Draft, block: str) -> dict[str, Claim]:
    return {claim.cells[0]: claim for each in made.blocks if each.id == block for claim in each.claims[1:]}


@everywhere
def test_every_item_that_may_be_told_is_told(identity: str) -> None:
    report, full = in_form(identity, Form.REPORT), in_form(identity, Form.FULL)
    reasons = {one.reason for one in report.untold}
    assert not reasons & {"no room in this form", "said by another item"}
    assert set(full.told) <= set(report.told)


@everywhere
def test_the_report_gives_every_level_that_was_given(identity: str) -> None:
    report, findings = in_form(identity, Form.REPORT), found(identity)
    for ref in findings.criteria:
        rows = _rows(report, f"levels/{ref}")
        assert len(rows) == len(findings.under(ref))
        for finding in findings.under(ref):
            row = rows[findings.indicators[finding.ref].title.replace("'", "’")]
            given = sorted(one.level for one in finding.score.ratings if one.level is not None)
            assert row.cells[3] == (", ".join(figure(level) for level in given) or "–")
            assert row.cells[2] == (figure(finding.score.level) or "–")
            assert len(row.ratings) == len(finding.ratings)
            assert row.findings == (finding.ref,)


def _unrated(findings: Findings) -> set[str]:
    return {
        one.ref for one in findings.by_ref.values() if one.kind == "indicator" and one.score.status is not Status.SCORED
    }


@everywhere
def test_what_could_not_be_judged_is_listed_whole(identity: str) -> None:
    report = in_form(identity, Form.REPORT)
    listed = {
        ref
        for claim in report.claims
        if claim.id.startswith("unjudged/") and claim.id != "unjudged/criteria"
        for ref in claim.findings
    }
    assert listed == _unrated(found(identity))


@everywhere
def test_the_verdict_of_the_report_is_that_of_the_statement(identity: str) -> None:
    report, joint = in_form(identity, Form.REPORT), in_form(identity, Form.JOINT)
    assert (report.band, report.verdict) == (joint.band, joint.verdict)
    for word in ("reason/index",):
        assert any(claim.id == word for claim in report.claims)


def test_a_gate_that_lowered_the_verdict_is_said_with_its_reason() -> None:
    made, verdict = in_form(KHM, Form.REPORT), found(KHM).scorecard.verdict
    lowered = [gate for gate in verdict.gates if gate.capped]
    said = {claim.id: claim for claim in made.claims if claim.id.startswith("reason/")}
    for gate in lowered:
        assert gate.because in said[f"reason/{gate.id}"].text
        assert said[f"reason/{gate.id}"].ratings


@pytest.mark.parametrize("form", [Form.FULL, Form.REPORT])
def test_the_law_stands_in_a_table_binding_law_first(form: Form) -> None:
    rows = _rows(in_form(KEN, form), "law")
    states = [row.cells[1] for row in rows.values()]
    binding = [number for number, state in enumerate(states) if state.startswith("party")]
    assert binding == list(range(len(binding)))
    assert rows["International Covenant on Civil and Political Rights (ICCPR)"].cells[1] == "party since 1972"
    assert ("norm of good practice" in states) is (form is Form.REPORT)
    assert StandardKind.PRACTICE.value not in states


def test_no_analyst_is_named(tmp_path: Path) -> None:
    made = in_form(KEN, Form.REPORT)
    text = " ".join(claim.text for claim in made.claims)
    assert not re.search(r"reader-[abc]", text)
    assert "Three analysts rated 29 of the 48 indicators" in text
