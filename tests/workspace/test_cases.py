"""Small inputs that went wrong for people who do this work, each with the right value."""

import hashlib
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.source import parse
from electassess.use_cases import pipeline
from electassess.workspace import shipped_root
from electassess.workspace.said import not_said, quoted

FOLDER = "assessments/gha-2020-12-07-general"
ITEM = """  - id: made-up
    fact: {fact}
    clause: {clause}
    sources: [S1]
    indicators: [civic-space.observers]
    reading: fault
    kind: practice
    basis: stated
    credibility: 2
    quote: {quote}
"""


def with_item(root: Path, clause: str, fact: str = "It was seen.", quote: str = '""') -> list[str]:
    """The codes of an item's faults."""
    path = root / FOLDER / "evidence.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.rstrip() + "\n" + ITEM.format(fact=fact, clause=clause, quote=quote), encoding="utf-8")
    return [fault.code for fault in pipeline.check(root) if fault.code != "EA304"]


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", "»«", "‹›", "‘’", "‚’", "「」", "《》", '""', "''"])
def test_words_that_nobody_said_are_found_in_every_kind_of_marks(workspace: Path, marks: str) -> None:
    clause = f"the {{emb}} spoke of {marks[0]}a stolen vote{marks[1]} in the voters’ register"
    assert with_item(workspace, "|-\n      " + clause) == ["EA329"]
    assert quoted(clause) == [["a stolen vote"]]


def test_apostrophes_are_no_quotation(workspace: Path) -> None:
    assert (
        with_item(workspace, "the voters’ and the candidates’ rights weren’t kept, nor the party's voters' own") == []
    )


def test_a_quotation_may_leave_words_out(workspace: Path) -> None:
    quote = '"the people, and they alone, decide what the law is"'
    assert with_item(workspace, "it held that “the people … decide what [our] law is”", quote=quote) == []


def test_a_shortened_quotation_keeps_the_order(workspace: Path) -> None:
    quote = '"the people, and they alone, decide what the law is"'
    assert with_item(workspace, "it held that “the law … the people decide”", quote=quote) == ["EA329"]


@pytest.mark.parametrize("number", ["1 234 567", "1,234,567", "1\u202f234\u202f567", "1234567"])
def test_a_number_is_one_however_it_is_set(workspace: Path, number: str) -> None:
    assert with_item(workspace, f"some {number} voters stood in line", "There were 1,234,567 voters.") == []
    assert not_said(f"{number} voters", "1,234,568 voters") != set()


def test_abbreviations_and_names_are_no_slips(workspace: Path) -> None:
    clause = "the polls were to close at 5 p.m."
    assert with_item(workspace, clause, "Polls were to close at 5 p.m.") == []
    assert with_item(workspace, "the {emb} refused Kyaw Kyaw").count("EA330") == 0


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        ("the polls were closed.", "EA204"),
        ("the polls polls were closed", "EA330"),
        ("The The polls were closed", "EA330"),
    ],
)
def test_slips_are_still_found(workspace: Path, clause: str, code: str) -> None:
    assert code in with_item(workspace, clause)


def test_very_many_marks_take_no_time(workspace: Path) -> None:
    assert "EA203" in with_item(workspace, "“" * 60_000)
    assert quoted("“" * 200_000 + "”") == [[""]]
    assert quoted("‘" * 200_000 + "’")[-1:] in ([[""]], [])


@pytest.mark.parametrize("indent", ["", "      "])
@pytest.mark.parametrize("style", [">-", "|"])
def test_a_merge_conflict_is_named(indent: str, style: str) -> None:
    first, last = f"{indent}<<<<<<< HEAD\n", f"{indent}>>>>>>> other\n"
    text = f"a: {style}\n      one\n{first}      two\n{indent}=======\n      three\n{last}b: 1\n"
    data, faults = parse(text, "f.yaml")
    assert data is None
    assert [(fault.code, fault.line) for fault in faults] == [("EA121", 3)]
    assert parse("a: b <<<<<<< c\n", "f.yaml")[0] == {"a": "b <<<<<<< c"}


@pytest.mark.parametrize(
    "name",
    [
        "statement.md",
        "statement.base.md",
        "waivers.yaml",
        "../../languages/en-GB/statement.ftl",
        "../../criteria/ladder.yaml",
    ],
)
def test_a_merge_conflict_is_one_fault_in_every_kind_of_file(workspace: Path, name: str) -> None:
    shutil.copytree(shipped_root() / "languages", workspace / "languages")
    path = workspace / FOLDER / name
    path.write_text("# a\n\n  <<<<<<< HEAD\na\n=======\nb\n  >>>>>>> other\n", encoding="utf-8")
    found = [fault for fault in pipeline.check(workspace) if fault.severity == "error"]
    assert [(fault.code, fault.line) for fault in found] == [("EA121", 3)]


def test_a_table_with_a_merge_conflict_is_one_fault(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("election,analyst,indicator,level\n<<<<<<< a\na,b,c.d,1\n=======\na,b,c.d,2\n>>>>>>> b\n")
    with pytest.raises(pipeline.FaultsError) as stop:
        pipeline.score_table(table, shipped_root() / "criteria")
    assert [(fault.code, fault.line) for fault in stop.value.faults] == [("EA121", 2)]


def test_a_working_copy_with_a_merge_conflict_is_neither_drafted_over_nor_published(workspace: Path) -> None:
    run, there = CliRunner().invoke, ["--workspace", str(workspace)]
    assert run(app, ["draft", Path(FOLDER).name, *there]).exit_code == 0
    copy = workspace / FOLDER / "statement.md"
    text = copy.read_text(encoding="utf-8").replace("\n\n<!--", "\n\n<<<<<<< HEAD\n=======\n>>>>>>> b\n\n<!--", 1)
    copy.write_text(text, encoding="utf-8")
    for command in ("draft", "review", "publish"):
        ended = run(app, [command, Path(FOLDER).name, *there])
        assert ended.exit_code == 1
        assert "statement.md:" in ended.output
        assert "EA121" in ended.output
    assert copy.read_text(encoding="utf-8") == text
    assert not (workspace / "statements").exists()


def test_one_remark_is_waived_once(workspace: Path) -> None:
    one = "  - {sentence: s, kind: name, by: A Person, because: It is so., date: '2021-05-05'}\n"
    (workspace / FOLDER / "waivers.yaml").write_text(f"waivers:\n{one}{one}", encoding="utf-8")
    assert [fault.code for fault in pipeline.check(workspace) if fault.severity == "error"] == ["EA315"]


def test_two_elections_of_one_day_are_two_assessments(workspace: Path) -> None:
    run, there = CliRunner().invoke, ["--workspace", str(workspace)]
    new = ["new", "NPL", "2027-11-20", "local", "--analyst", "null"]
    for more in ([], ["--qualifier", "lalitpur"]):
        assert run(app, [*new, *more, *there]).exit_code == 0
    ids = {one.name for one in (workspace / "assessments").iterdir()}
    assert {"npl-2027-11-20-local", "npl-2027-11-20-local-lalitpur"} <= ids
    found = [fault for fault in pipeline.check(workspace) if fault.severity == "error" and "npl" in fault.path]
    assert found == []  # an analyst may be called null
    assert "--qualifier" in run(app, ["new", "NPL", "2027-11-20", "local", "--analyst", "b", *there]).output
    assert run(app, [*new, "--qualifier", "A B", *there]).exit_code == 2
    shutil.copytree(workspace / "assessments" / "npl-2027-11-20-local", workspace / "assessments" / "NPL 2027 local")
    assert ("EA319", "error") in {(fault.code, fault.severity) for fault in pipeline.check(workspace)}


def test_names_of_election_bodies_have_their_time(workspace: Path) -> None:
    registry = workspace / "countries.yaml"
    text = registry.read_text(encoding="utf-8")
    old = "    election_body:\n      name: Electoral Commission\n      short: EC\n    bodies: [african"
    assert text.count(old) == 1

    def codes(now: str, former: str = "") -> list[str]:
        new = f"    election_body:\n      name: {now}\n      short: EC\n{former}    bodies: [african"
        registry.write_text(text.replace(old, new), encoding="utf-8")
        return [fault.code for fault in pipeline.check(workspace)]

    before = "    former_election_bodies:\n      - {name: Electoral Commission, short: EC, until: '%s'}\n"
    assert codes("New Commission") == ["EA313"]
    assert codes("New Commission", before % "2021") == []
    assert codes("New Commission", before % "2020") == []
    assert codes("New Commission", before % "2020-12-06") == ["EA313"]
    assert codes("Electoral Commission", before.replace("Electoral", "Old") % "2020") == []
    assert codes("Electoral Commission", before.replace("Electoral", "Old") % "2022") == ["EA313"]


def test_a_copy_whose_line_ends_git_changed_is_told_so(workspace: Path) -> None:
    copy = workspace / FOLDER / "archive" / "page.html"
    copy.parent.mkdir()
    copy.write_bytes(b"<p>one\r\ntwo</p>\r\n")
    digest = hashlib.sha256(b"<p>one\ntwo</p>\n").hexdigest()
    path = workspace / FOLDER / "evidence.yaml"
    text = path.read_text(encoding="utf-8")
    archive = f"  S1:\n    archive: {{path: archive/page.html, sha256: {digest}}}\n"
    path.write_text(text.replace("  S1:\n", archive, 1), encoding="utf-8")
    (fault,) = [one for one in pipeline.check(workspace) if one.code == "EA323"]
    assert "ends of lines" in fault.message
    assert ".gitattributes" in fault.hint


def test_an_indicator_of_weight_nothing_is_one_fault(workspace: Path) -> None:
    path = workspace / "criteria" / "civic-space.yaml"
    text = path.read_text(encoding="utf-8")
    assert "indicators:\n" in text
    group = "groups:\n  - id: shelved\n    title: Shelved\n    weight: 0\n"
    path.write_text(text.replace("indicators:\n", f"{group}indicators:\n", 1), encoding="utf-8")
    found = [(fault.code, fault.message) for fault in pipeline.check(workspace) if "civic-space" in fault.path]
    assert found == [("EA203", "weight: should be greater than 0, but is 0")]


@pytest.mark.parametrize(
    ("clause", "warned"),
    [
        ("Some people saw it", True),
        ("The {emb} refused", True),
        ("The Economist said so", False),
        ("in May it rained", False),
    ],
)
def test_a_clause_that_begins_as_a_sentence_is_warned_of(workspace: Path, clause: str, warned: bool) -> None:  # noqa: FBT001
    assert (with_item(workspace, f'"{clause}"', "In May it rained.") == ["EA330"]) is warned


def test_a_month_that_stands_in_the_quote_alone_is_said_by_the_source(workspace: Path) -> None:
    clause = "the lists were closed on 3 July"
    quote = '"The lists closed on 3 July"'
    assert with_item(workspace, clause, "The lists were closed.", quote) == []
    path = workspace / FOLDER / "evidence.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(f"quote: {quote}", 'quote: ""'), encoding="utf-8")
    assert [fault.code for fault in pipeline.check(workspace) if fault.severity == "error"] == ["EA317"]


def test_evidence_waits_for_sheets_that_are_not_finished(workspace: Path) -> None:
    def idle() -> bool:
        return "EA304" in [fault.code for fault in pipeline.check(workspace)]

    with_item(workspace, "the lists were closed")
    path = workspace / FOLDER / "evidence.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("[civic-space.observers]\n    reading: fault", "[the-vote.secrecy]\n    reading: fault")
    )
    assert idle()
    sheet = workspace / FOLDER / "ratings" / "reader-a.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("\nratings:", "\nsubmitted: false\nratings:", 1))
    assert not idle()
