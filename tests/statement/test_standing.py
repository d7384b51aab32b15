"""What a draft says of itself and of a state where little is known: nothing that nobody looked up."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from electassess.findings.shortfall import shortfall
from electassess.model.base import Form
from electassess.scoring import Method
from electassess.statement import Draft
from electassess.use_cases import comparing, drafting, pipeline
from electassess.use_cases.scaffold import init_workspace
from electassess.workspace.packs import english

GHANA = "gha-2020-12-07-general"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    init_workspace(tmp_path)
    return tmp_path


def change(root: Path, file: str, old: str, new: str, count: int = 1) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def block(made: Draft, key: str) -> str:
    return " ".join(claim.text for one in made.blocks if one.id == key for claim in one.claims)


def test_nothing_is_said_of_a_state_whose_standing_is_unknown(workspace: Path) -> None:
    change(workspace, "criteria/standards.yaml", "      GHA:", "      ZZZ:", count=-1)
    change(workspace, "criteria/standards.yaml", "GHA", "ZZZ", count=-1)
    made = drafting.draft(workspace, GHANA)
    standards = block(made, "standards")
    assert "We have had regard to" in standards
    assert "International Covenant on Civil and Political Rights (ICCPR)" in standards
    for claim in ("party", "binds", "persuasive"):
        assert claim not in standards.replace("parties", "")
    assert not [note.text for note in made.footnotes if "persuasive" in note.text]


def test_a_text_is_a_draft_until_it_is_adopted(workspace: Path) -> None:
    brief = workspace / "assessments" / GHANA / "statement.yaml"
    brief.write_text("edition: final\ndate: 2021-05-05\nendorsers: [anfrel]\n")
    made = drafting.draft(workspace, GHANA)
    assert block(made, "notice") == english().say("not-adopted")
    assert block(made, "signatories") == english().say("signatories", count=1)
    brief.write_text("edition: final\ndate: 2021-05-05\nadopted: true\nendorsers: [anfrel]\n")
    made = drafting.draft(workspace, GHANA)
    assert block(made, "notice") == ""
    brief.write_text("edition: final\ndate: 2021-05-05\n")
    assert block(drafting.draft(workspace, GHANA), "signatories") == "", "nobody signs"
    brief.write_text("edition: final\ndate: 2021-05-05\nadopted: true\n")
    with pytest.raises(pipeline.FaultsError):
        drafting.draft(workspace, GHANA)


def test_what_nobody_has_weighed_is_not_told(workspace: Path) -> None:
    assert "vigilantes" in drafting.draft(workspace, GHANA, form=Form.FULL).told
    evidence = workspace / "assessments" / GHANA / "evidence.yaml"
    known = yaml.safe_load(evidence.read_text(encoding="utf-8"))["items"]
    refs = next(item["indicators"] for item in known if item["id"] == "vigilantes")
    for sheet in (workspace / "assessments" / GHANA / "ratings").iterdir():
        data = yaml.safe_load(sheet.read_text(encoding="utf-8"))
        for rating in data["ratings"]:
            if rating["indicator"] in refs:
                rating.pop("level", None)
                rating["state"] = "not-assessed"
        sheet.write_text(yaml.safe_dump(data), encoding="utf-8")
    made = drafting.draft(workspace, GHANA, form=Form.FULL)
    assert "vigilantes" not in made.told
    assert [one.reason for one in made.untold if one.item == "vigilantes"] == ["bears on nothing assessed"]


def test_one_signatory_is_not_called_several(workspace: Path) -> None:
    brief = workspace / "assessments" / GHANA / "statement.yaml"
    brief.write_text("edition: final\ndate: 2021-05-05\nendorsers: [anfrel]\n")
    assert block(drafting.draft(workspace, GHANA), "lede").startswith("We, the undersigned organisation, ")
    brief.write_text("edition: final\ndate: 2021-05-05\nendorsers: [anfrel, fidh]\n")
    assert block(drafting.draft(workspace, GHANA), "lede").startswith("We, the undersigned organisations, ")


@pytest.mark.parametrize(
    ("endorsers", "title", "aside"), [("anfrel", "Statement", "the"), ("anfrel, fidh", "Joint Statement", "one of the")]
)
def test_one_signatory_is_no_joint_statement_and_not_one_of_several(
    workspace: Path, endorsers: str, title: str, aside: str
) -> None:
    cambodia = "khm-2023-07-23-general"
    brief = workspace / "assessments" / cambodia / "statement.yaml"
    brief.write_text(f"edition: pre-election\ndate: 2023-07-22\nendorsers: [{endorsers}]\n")
    made = drafting.draft(workspace, cambodia)
    assert made.title.startswith(f"{title} on the ")
    said = " ".join(claim.text for one in made.blocks for claim in one.claims)
    assert f"Asian Network for Free Elections (ANFREL), {aside} undersigned, " in said


def test_a_criterion_that_does_not_apply_is_left_out_of_what_is_too_little_known(workspace: Path) -> None:
    for sheet in (workspace / "assessments" / GHANA / "ratings").iterdir():
        data = yaml.safe_load(sheet.read_text(encoding="utf-8"))
        data["ratings"] = [
            {"indicator": one["indicator"], "state": "not-applicable", "because": "There are none."}
            if one["indicator"].startswith("media-freedom.")
            else one
            for one in data["ratings"]
        ]
        sheet.write_text(yaml.safe_dump(data), encoding="utf-8")
    for form in Form:
        made = drafting.draft(workspace, GHANA, form=form)
        assert "media freedom" not in block(made, "unjudged").lower()
        assert not [gap for gap in made.gaps if gap.ref.startswith("media-freedom")]
    two = comparing.compare(workspace, [GHANA, "ken-2022-08-09-general"])
    reasons = [limit.reason for limit in two.limits if limit.criterion == "media-freedom"]
    assert "Media freedom: does not apply to Ghana 2020." in reasons
    assert not any("too few" in reason for reason in reasons)


def test_praise_that_no_public_evidence_bears_out_is_not_drafted(workspace: Path) -> None:
    evidence = workspace / "assessments" / GHANA / "evidence.yaml"
    text = evidence.read_text(encoding="utf-8")
    hidden = text.replace("    kind: ", "    sensitivity: confidential\n    consent: given in person\n    kind: ")
    evidence.write_text(hidden, encoding="utf-8")
    for sheet in (workspace / "assessments" / GHANA / "ratings").iterdir():
        rated = sheet.read_text(encoding="utf-8")
        for level in range(4):
            rated = rated.replace(f"    level: {level}\n", "    level: 4\n")
        sheet.write_text(rated, encoding="utf-8")
    with pytest.raises(pipeline.FaultsError) as stop:
        drafting.draft(workspace, GHANA)
    assert [fault.code for fault in stop.value.faults] == ["EA501"]


def test_a_missing_verdict_is_explained_by_what_falls_short(workspace: Path) -> None:
    for name in ("reader-b", "reader-c"):
        (workspace / f"assessments/{GHANA}/ratings/{name}.yaml").unlink()
    (workspace / f"assessments/{GHANA}/ratings/reader-a.yaml").write_text(
        "analyst: reader-a\nratings:\n  - indicator: civic-space.observers\n    level: 4\n    because: Observed.\n"
        "    evidence: [observers]\n"
    )
    with pytest.raises(pipeline.FaultsError) as stop:
        drafting.draft(workspace, GHANA)
    (fault,) = stop.value.faults
    assert fault.code == "EA501"
    assert "“Civic space” has 1 of 6 rated and needs 1 more" in fault.hint


def test_ratings_set_aside_are_counted_where_no_verdict_comes_of_it(workspace: Path) -> None:
    loaded = pipeline.load(workspace, [GHANA])
    day = dt.date(2020, 12, 8)
    found = pipeline.findings(loaded, GHANA, pipeline.score(loaded, Method(as_of=day)), day)
    assert "set aside: what they rest on was not, or cannot be shown to have been, out on the day" in shortfall(found)
