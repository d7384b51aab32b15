"""The working copy from a workspace: drafted, written in, drafted again, published."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from electassess.cli import main
from electassess.model.base import Form
from electassess.render import WRITERS
from electassess.render.trace import trace_data
from electassess.use_cases import drafting, pipeline, reviewing, writing
from electassess.use_cases.pipeline import FaultsError
from electassess.working import read_copy
from electassess.working.publication import published
from electassess.working.write import copy_text
from worked import ROOT, everywhere, in_form

KHM = "khm-2023-07-23-general"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("criteria", "schemas", f"assessments/{KHM}"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("statement.md", "statement.base.md"):
        (tmp_path / "assessments" / KHM / name).unlink(missing_ok=True)
    return tmp_path


def copy_of(workspace: Path) -> Path:
    return workspace / "assessments" / KHM / "statement.md"


def again(workspace: Path) -> writing.Drafted:
    made = writing.draft_copy(workspace, KHM)
    writing.save_copy(workspace, made)
    return made


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


APPEAL = (
    "On 25 May 2023 the Constitutional Council rejected the appeal of the Candlelight Party in a final decision "
    "[@council-final]."
)
OWN = "The Constitutional Council rejected the party’s appeal on 25 May 2023 [@council-final]."


def test_an_unedited_round_trip_changes_no_byte(workspace: Path) -> None:
    again(workspace)
    first = copy_of(workspace).read_bytes()
    assert not again(workspace).first
    assert copy_of(workspace).read_bytes() == first


@everywhere
@pytest.mark.parametrize("form", Form)
def test_what_nobody_changed_is_published_as_the_plain_draft(identity: str, form: Form) -> None:
    laid = drafting.lay_out(pipeline.load(ROOT, [identity]), identity, form=form)
    made = published(laid, read_copy(copy_text(laid.finish())))
    assert made == in_form(identity, form)


def test_own_words_are_published_with_the_notes_of_what_they_cite(workspace: Path) -> None:
    again(workspace)
    edit(copy_of(workspace), APPEAL, OWN + "\nWe ask for no more than the law [@ours].")
    made = reviewing.publish(workspace, KHM).statement
    own = next(claim for claim in made.claims if claim.text.startswith("The Constitutional Council rejected the party"))
    assert (own.kind, own.evidence) == ("own", ("council-final",))
    assert own.evidence_at[0].startswith(f"assessments/{KHM}/evidence.yaml:")
    assert "accountability.remedy" in own.findings
    ours = next(claim for claim in made.claims if claim.text == "We ask for no more than the law.")
    assert (ours.kind, ours.evidence) == ("own", ())
    assert "@" not in WRITERS["md"].write(made).decode().split("<!-- block: party-inclusion -->")[1].split("<!--")[0]


def test_every_public_item_is_told_or_untold_in_what_is_published(workspace: Path) -> None:
    again(workspace)
    edit(copy_of(workspace), APPEAL + "\n", "")
    trace = trace_data(reviewing.publish(workspace, KHM).statement)
    told = {one["item"] for one in trace["told"]}  # type: ignore[attr-defined]
    untold = {one["item"]: one["reason"] for one in trace["untold"]}  # type: ignore[attr-defined]
    assert untold["council-final"] == "left out by the editors"
    assert not told & set(untold)
    plain = trace_data(in_form(KHM, Form.JOINT))
    assert told | set(untold) == {one["item"] for one in [*plain["told"], *plain["untold"]]}  # type: ignore[misc]


def test_entries_of_a_list_are_joined_whatever_was_taken_out(workspace: Path) -> None:
    again(workspace)
    text = copy_of(workspace).read_text(encoding="utf-8")
    last = next(line for line in text.splitlines() if line.startswith("- the parliament"))
    edit(copy_of(workspace), last + "\n", "")
    demands = next(block for block in reviewing.publish(workspace, KHM).statement.blocks if block.id == "demands")
    assert [claim.text[-1] for claim in demands.claims] == ["d", "."]
    assert demands.claims[0].text.endswith("; and")


def test_what_changed_since_must_be_drafted_again_before_it_is_published(workspace: Path) -> None:
    again(workspace)
    edit(copy_of(workspace), APPEAL, OWN)
    evidence = workspace / "assessments" / KHM / "evidence.yaml"
    edit(evidence, "rejected the appeal of the", "turned down the appeal of the")
    with pytest.raises(FaultsError) as stop:
        reviewing.publish(workspace, KHM)
    assert [fault.code for fault in stop.value.faults] == ["EA601"]
    made = again(workspace)
    assert len(made.merged.conflicts) == 1
    assert OWN in copy_of(workspace).read_text(encoding="utf-8")
    with pytest.raises(FaultsError) as stop:
        reviewing.publish(workspace, KHM)
    (fault,) = stop.value.faults
    assert fault.code == "EA602"
    assert (
        copy_of(workspace).read_text(encoding="utf-8").splitlines()[(fault.line or 0) - 1].startswith("<!-- conflict")
    )
    edit(copy_of(workspace), made.merged.conflicts[0], "")
    assert reviewing.publish(workspace, KHM)


def test_a_source_graded_otherwise_is_no_conflict_unless_the_fact_must_be_said_otherwise(workspace: Path) -> None:
    again(workspace)
    edit(copy_of(workspace), APPEAL, OWN)
    evidence = workspace / "assessments" / KHM / "evidence.yaml"
    whole = evidence.read_text(encoding="utf-8")
    item = whole[whole.index("- id: council-final\n") :]
    (key, *_) = re.search(r"sources: \[([^\]]*)\]", item)[1].split(", ")  # type: ignore[index]
    source = whole.index(f"\n  {key}:")
    place = whole.index("reliability: ", source) + len("reliability: ")
    evidence.write_text(f"{whole[:place]}{'A' if whole[place] == 'B' else 'B'}{whole[place + 1 :]}", encoding="utf-8")
    with pytest.raises(FaultsError) as stop:
        reviewing.publish(workspace, KHM)
    assert [fault.code for fault in stop.value.faults] == ["EA601"]
    made = again(workspace)
    assert made.merged.conflicts == ()
    assert OWN in copy_of(workspace).read_text(encoding="utf-8")
    assert reviewing.publish(workspace, KHM)


def test_an_item_that_is_no_longer_public_is_named_and_repeated_nowhere(
    workspace: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    again(workspace)
    edit(copy_of(workspace), APPEAL, OWN)
    evidence = workspace / "assessments" / KHM / "evidence.yaml"
    text = evidence.read_text(encoding="utf-8")
    for key in ("council-final", "vod-licence"):
        place = text.index("\n", text.index(f"- id: {key}\n"))
        text = f"{text[:place]}\n    sensitivity: confidential{text[place:]}"
    evidence.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit):
        run("draft", KHM, "--workspace", str(workspace))
    said = "".join(capfd.readouterr())
    folder = workspace / "assessments" / KHM
    assert "council-final" not in said
    assert "Voice of Democracy" not in said
    assert "council-final" not in (folder / "statement.base.md").read_text(encoding="utf-8")
    assert copy_of(workspace).read_text(encoding="utf-8").count("council-final") == 1
    with pytest.raises(SystemExit):
        run("publish", KHM, "--workspace", str(workspace))
    said = "".join(capfd.readouterr())
    assert "EA603" in said
    assert "council-final" not in said


def run(*words: str) -> None:
    kept, sys.argv = sys.argv, ["electassess", *words]
    try:
        main()
    finally:
        sys.argv = kept


@pytest.mark.parametrize("key", ["no-such-item", "result"])
def test_what_may_not_be_cited_is_a_fault_with_its_place(workspace: Path, key: str) -> None:
    again(workspace)
    edit(copy_of(workspace), APPEAL, f"It lost [@{key}].")
    with pytest.raises(FaultsError) as stop:
        reviewing.publish(workspace, KHM)
    (fault,) = stop.value.faults
    assert (fault.code, fault.column) == ("EA603", 1)
    assert key not in fault.message


def test_a_copy_without_its_base_keeps_every_word(workspace: Path) -> None:
    again(workspace)
    before = copy_of(workspace).read_text(encoding="utf-8")
    (workspace / "assessments" / KHM / "statement.base.md").unlink()
    again(workspace)
    assert copy_of(workspace).read_text(encoding="utf-8") == before


def test_windows_line_ends_stay(workspace: Path) -> None:
    again(workspace)
    path = copy_of(workspace)
    path.write_bytes(path.read_bytes().replace(APPEAL.encode(), OWN.encode()).replace(b"\n", b"\r\n"))
    edit(workspace / "assessments" / KHM / "evidence.yaml", "was sentenced in March", "was condemned in March")
    again(workspace)
    assert b"was condemned in March" in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_a_copy_that_changed_meanwhile_is_left_alone(workspace: Path) -> None:
    again(workspace)
    made = writing.draft_copy(workspace, KHM)
    edit(copy_of(workspace), APPEAL, OWN)
    with pytest.raises(writing.ChangedError):
        writing.save_copy(workspace, made)
    assert OWN in copy_of(workspace).read_text(encoding="utf-8")


def test_what_a_stopped_run_left_beside_the_copy_is_swept_away(workspace: Path) -> None:
    left = copy_of(workspace).with_name(".statement.md.1234abcd.part")
    left.write_text("half")
    again(workspace)
    assert not left.exists()


def test_the_commands_write_and_publish(workspace: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        run("draft", KHM, "--workspace", str(workspace))
    assert done.value.code == 0
    assert f"assessments/{KHM}/statement.md" in capfd.readouterr().out
    with pytest.raises(SystemExit) as done:
        run("publish", KHM, "--workspace", str(workspace), "--format", "md,html", "--out", str(tmp_path / "out"))
    assert done.value.code == 0
    trace = json.loads((tmp_path / "out" / "trace.json").read_text(encoding="utf-8"))
    assert set(trace["stamps"]) == {"text", "basis"}


def test_there_is_nothing_to_publish_before_it_is_drafted(workspace: Path) -> None:
    with pytest.raises(FaultsError) as stop:
        reviewing.publish(workspace, KHM)
    assert stop.value.faults[0].code == "EA600"


def test_a_text_is_adopted_in_its_words_and_no_other_is_published_as_adopted(workspace: Path) -> None:
    again(workspace)
    now = writing.adopted_now(workspace, KHM)
    assert reviewing.publish(workspace, KHM).words == now
    brief = workspace / f"assessments/{KHM}/statement.yaml"
    text = re.sub(r"(?ms)^notice:.*?(?=^\w|\Z)", "", brief.read_text(encoding="utf-8"))
    brief.write_text(f"{text.rstrip()}\nadopted: true\nadopted_text: {now}\n", encoding="utf-8")
    again(workspace)
    assert writing.adopted_now(workspace, KHM) == now, "who signs, and that it is adopted, is no part of the words"
    notice = "No organisation has adopted this text."
    assert notice in copy_of(workspace).read_text(encoding="utf-8")
    plain = drafting.draft(workspace, KHM)
    assert notice in WRITERS["md"].write(plain).decode(), "the tool's own text was put to nobody"
    made = reviewing.publish(workspace, KHM)
    assert made.statement.title
    assert notice not in WRITERS["md"].write(made.statement).decode()
    edit(copy_of(workspace), "We call on:", "We now call on:")
    with pytest.raises(FaultsError) as stop:
        reviewing.publish(workspace, KHM)
    (fault,) = stop.value.faults
    assert fault.code == "EA607"
    assert now in fault.message


def test_a_text_that_must_still_change_is_adopted_by_nobody(workspace: Path) -> None:
    with pytest.raises(FaultsError) as stop:
        writing.adopted_now(workspace, KHM)
    assert stop.value.faults[0].code == "EA600", "there is none"
    again(workspace)
    brief = workspace / f"assessments/{KHM}/statement.yaml"
    brief.write_text(f'title: "Another title"\n{brief.read_text(encoding="utf-8")}', encoding="utf-8")
    with pytest.raises(FaultsError) as stop:
        writing.adopted_now(workspace, KHM)
    assert stop.value.faults[0].code == "EA601", "its title is about to change"
