"""Faults sown one at a time into a workspace of the tool's own catalogue, each found at its line."""

from pathlib import Path

from electassess.diagnostics import Diagnostic
from electassess.use_cases import pipeline

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "assessments/gha-2020-12-07-general"


def sow(root: Path, file: str, old: str, new: str) -> int:
    """Replace the first occurrence; returns its line."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def found(root: Path, code: str) -> list[Diagnostic]:
    return [fault for fault in pipeline.check(root) if fault.code == code]


def first_item(root: Path) -> str:
    text = (root / FOLDER / "evidence.yaml").read_text(encoding="utf-8")
    return text.split("\nitems:", 1)[1].split("- id: ", 1)[1].split("\n", 1)[0]


def test_items_that_follow_each_other_in_a_circle(workspace: Path) -> None:
    item = first_item(workspace)
    line = sow(workspace, f"{FOLDER}/evidence.yaml", f"  - id: {item}\n", f"  - id: {item}\n    follows: {item}\n")
    (fault,) = found(workspace, "EA204")
    assert (fault.line, fault.message) == (line + 1, f"item {item} follows itself")


def test_a_sheet_older_than_its_evidence(workspace: Path) -> None:
    sow(workspace, f"{FOLDER}/ratings/reader-a.yaml", "ratings:\n", "rated_on: 1990-01-01\nratings:\n")
    faults = found(workspace, "EA310")
    assert faults
    assert all(fault.path.endswith("reader-a.yaml") and "rated on 1990-01-01" in fault.message for fault in faults)


def test_a_month_that_the_fact_does_not_name(workspace: Path) -> None:
    path = workspace / FOLDER / "evidence.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("    clause:")
    end = text.index("\n    sources:", start)
    path.write_text(f'{text[:start]}    clause: "it happened in February"{text[end:]}', encoding="utf-8")
    (fault,) = found(workspace, "EA317")
    assert "February" in fault.message
    assert fault.line == text[:start].count("\n") + 1


def test_archive_is_a_regular_file_inside_with_its_digest(workspace: Path) -> None:
    sha = "0" * 64
    path = f"{FOLDER}/evidence.yaml"
    archive = f"    archive: {{path: archive/a, sha256: {sha}}}\n"
    line = sow(workspace, path, "    reliability:", f"{archive}    reliability:")
    assert [(one.line, "cannot be read" in one.message) for one in found(workspace, "EA323")] == [(line, True)]
    (workspace / FOLDER / "archive").mkdir()
    (workspace / FOLDER / "archive" / "a").write_text("x")
    assert "changed" in found(workspace, "EA323")[0].message
    sow(workspace, path, "archive/a", "../../countries.yaml")
    assert "outside" in found(workspace, "EA323")[0].message


def test_groups_without_file_or_in_themselves(workspace: Path) -> None:
    group = workspace / "criteria" / "media-freedom.yaml"
    text = group.read_text(encoding="utf-8")
    group.write_text(text.replace("indicators:\n", "groups: [no-such, media-freedom]\nindicators:\n", 1))
    assert [one.message for one in found(workspace, "EA320")] == ["there is no file criteria/no-such.yaml"]
    assert any("in itself" in one.message for one in found(workspace, "EA204"))


def test_a_group_written_out_in_the_catalogue_is_checked_too(workspace: Path) -> None:
    inline = (
        "  indicators:\n    - {id: twice, title: Abc, question: Abc, scale: nope}\n"
        "    - {id: twice, title: Abc, question: Abc, standards: [nope/1]}\n  groups:"
    )
    sow(workspace, "criteria/catalogue.yaml", "  groups:", inline)
    assert len(found(workspace, "EA315")) == 2
    assert {"there is no scale nope", "there is no standard nope"} <= {one.message for one in found(workspace, "EA316")}


def test_a_catalogue_file_of_another_ending_is_named(workspace: Path) -> None:
    (workspace / "criteria" / "extra.yml").write_text("id: extra\n")
    assert [one.path for one in found(workspace, "EA319")] == ["criteria/extra.yml"]


def test_a_text_of_the_catalogue_names_no_actor_but_the_election_body(workspace: Path) -> None:
    path = "criteria/emb-independence.yaml"
    line = sow(workspace, path, "fault: biased decisions by the {emb}", "fault: biased decisions by the {nec}")
    (fault,) = found(workspace, "EA325")
    assert (fault.path, fault.line) == (path, line)
    assert "{nec}" in fault.message


def test_a_state_whose_standing_towards_a_treaty_is_unknown(workspace: Path) -> None:
    sow(
        workspace,
        "criteria/standards.yaml",
        "      GHA: {status: party, year: 2000",
        "      ZZZ: {status: party, year: 2000",
    )
    (fault,) = found(workspace, "EA326")
    assert (fault.path, fault.severity.value) == (f"{FOLDER}/election.yaml", "warning")
    assert fault.message == "standards.yaml does not say where GHA stands towards iccpr"


def test_testimony_is_not_public_because_a_line_was_forgotten(workspace: Path) -> None:
    sow(workspace, f"{FOLDER}/evidence.yaml", "    reliability:", "    named: false\n    reliability:")
    text = (workspace / FOLDER / "evidence.yaml").read_text(encoding="utf-8")
    key = text.split("sources:\n  ", 1)[1].split(":", 1)[0]
    alone = text.count(f"    sources: [{key}]\n")
    assert alone > 0
    assert len(found(workspace, "EA333")) == alone
    (workspace / FOLDER / "evidence.yaml").write_text(
        text.replace(f"    sources: [{key}]\n", f"    sources: [{key}]\n    sensitivity: restricted\n"),
        encoding="utf-8",
    )
    assert found(workspace, "EA333") == []


def test_a_title_with_the_year_of_another_vote(workspace: Path) -> None:
    line = sow(workspace, f"{FOLDER}/election.yaml", "title: 2020", "title: 2016")
    (fault,) = found(workspace, "EA330")
    assert (fault.line, fault.message) == (line, "the title says 2016, but the vote was in 2020")


def test_a_number_in_words_that_the_fact_has_otherwise_is_worth_a_look(workspace: Path) -> None:
    path = workspace / FOLDER / "evidence.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("    fact:"), text.index("\n    sources:")
    for clause, warned in (("five complaints were heard", 1), ("four complaints were heard five days later", 0)):
        item = f"    fact: Four complaints were heard.\n    clause: {clause}"
        path.write_text(text[:start] + item + text[end:], encoding="utf-8")
        told = found(workspace, "EA317")
        assert [str(one.severity) for one in told] == ["warning"] * warned, clause
