"""What is named in the new fields is there; an ask that is not printed is listed."""

from pathlib import Path

import pytest

from electassess.model.base import Form
from electassess.use_cases import drafting, pipeline
from electassess.use_cases.scaffold import init_workspace

ID = "ken-2022-08-09-general"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    init_workspace(tmp_path)
    return tmp_path


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / "assessments" / ID / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("evidence.yaml", "    acts: [", "    acts: [barrng, ", "there is no act barrng"),
        ("evidence.yaml", "    gravity: ", "    part_of: nobody-said\n    gravity: ", "there is no item nobody-said"),
        ("evidence.yaml", "    said_by: [", "    said_by: [nobody, ", "there is no actor nobody"),
        ("evidence.yaml", "      to: ", "      to: nobody # ", "there is no actor or role nobody"),
        ("statement.yaml", "edition: ", "leave_out: [nothing]\nedition: ", "there is no item nothing"),
        ("statement.yaml", "edition: ", "order: [media]\nedition: ", "there is no criterion media"),
        ("statement.yaml", "asks:\n", "asks:\n  - {text: act, because: civic-space, to: nobody}\n", "role nobody"),
    ],
)
def test_a_name_that_nothing_has_is_a_fault(workspace: Path, file: str, old: str, new: str, said: str) -> None:
    edit(workspace, file, old, new)
    faults = [fault for fault in pipeline.check(workspace, [ID]) if fault.severity == "error"]
    assert [fault.code for fault in faults] == ["EA316"]
    assert said in faults[0].message
    assert faults[0].line is not None


def test_an_ask_that_is_not_printed_is_listed_with_its_reason(workspace: Path) -> None:
    full = drafting.draft(workspace, ID, form=Form.FULL)
    (call,) = [claim for claim in full.claims if claim.id == "demand/addressees"]
    short = drafting.draft(workspace, ID, form=Form.FULL, leave_out=call.evidence)
    assert not [claim for claim in short.claims if claim.id == "demand/addressees"]
    said = [gap.text for gap in short.gaps if gap.kind == "ask-not-printed"]
    assert [text for text in said if text.endswith("what it rests on is not told in this form")]
    summary = drafting.draft(workspace, ID, form=Form.SUMMARY)
    assert [gap for gap in summary.gaps if gap.kind == "ask-not-printed"]
