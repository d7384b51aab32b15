from pathlib import Path

import pytest

from electassess.use_cases import pipeline
from electassess.workspace import load_reference

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "assessments/gha-2020-12-07-general"
CLAUSE = "clause: >-"
A = "ratings/reader-a.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "mark"),
    [
        (A, "    level: 3\n", "    level: 7\n", "EA302", "    level: 7"),
        (A, "evidence: [opposition-distrust,", "evidence: [oposition-distrust,", "EA303", "oposition-distrust"),
        (
            A,
            '    state: insufficient-evidence\n    because: "No verified fact on appointment or removal."\n',
            "    level: 1\n    because: The members were removed.\n",
            "EA305",
            "    level: 1",
        ),
        (
            A,
            '    state: insufficient-evidence\n    because: "No verified fact on appointment or removal."\n',
            "    level: 4\n    because: All is well.\n",
            "EA305",
            "    level: 4\n    because: All",
        ),
        (
            A,
            '    state: insufficient-evidence\n    because: "No verified fact on appointment or removal."\n',
            "    level: 4\n    because: All is well.\n    evidence: [vigilantes]\n",
            "EA327",
            "    level: 4\n    because: All",
        ),
        (
            A,
            '    state: insufficient-evidence\n    because: "No fact on threats to commission staff."\n',
            "    state: not-assessed # bare\n",
            "EA306",
            "# bare",
        ),
        (
            A,
            "indicator: emb-independence.resources",
            "indicator: emb-independence.appointment # again",
            "EA307",
            "# again",
        ),
        (A, "  - indicator: emb-independence.appointment", "  - indicator: emb-independence.apointment", "EA301",
         "emb-independence.apointment"),
        (A, "analyst: reader-a", "analyst: reader-z", "EA308", "analyst: reader-z"),
        ("evidence.yaml", "the {ndc} frequently", "the {ndcc} frequently", "EA316", CLAUSE),
        ("evidence.yaml", "    sources: [S1]\n", "    sources: [S1, S99]\n", "EA316", "S99"),
        ("evidence.yaml", "the latter with a parallel tabulation", "the latter with 350 observers", "EA317",
         CLAUSE),
        ("evidence.yaml", "  - id: new-register", "  - id: opposition-distrust # twice", "EA315", "# twice"),
        ("evidence.yaml", 'happened: "2020-12-08"', 'happened: "2022-01-08"', "EA310", "2022-01-08"),
        ("statement.yaml", "edition: final", "edition: pre-election", "EA312", "date: 2021-05-05"),
        ("statement.yaml", "endorsers: []", "endorsers: [no-such-body]", "EA314", "no-such-body"),
        ("election.yaml", "  short: EC\n", "  short: ECG\n", "EA313", "short: ECG"),
        ("election.yaml", "type: general", "type: local", "EA321", "type: local"),
        ("election.yaml", "phrase: ", "phrase: the ", "EA204", "phrase: the"),
        ("election.yaml", "    introduce: ", "    introduce: the {ndc} ", "EA325", "introduce: the {ndc}"),
        ("evidence.yaml", "the {ndc} frequently", "the {ndc frequently", "EA325", CLAUSE),
        ("evidence.yaml", "the {ndc} frequently", "the {ndc} “roundly” frequently", "EA329", CLAUSE),
        ("evidence.yaml", "the {ndc} frequently", 'the {ndc} "roundly" frequently', "EA329", CLAUSE),
        ("evidence.yaml", "the {ndc} frequently", "the {ndc} “oice” frequently", "EA329", CLAUSE),
        ("evidence.yaml", "the {ndc} frequently", "the the {ndc} frequently", "EA330", CLAUSE),
        ("evidence.yaml", "the {ndc} frequently", "today the {ndc} frequently", "EA330", CLAUSE),
        ("evidence.yaml", "the {ndc} frequently", "60 times the {ndc} frequently", "EA330", CLAUSE),
        ("statement.yaml", "asks:\n", "asks:\n  - text: press {nobody}\n    because: transparency\n",
         "EA316", "text: press {nobody}"),
        ("statement.yaml", "asks:\n", "asks:\n  - text: that it ends\n    because: transparency\n",
         "EA204", "text: that it ends"),
        ("statement.yaml", "asks:\n",
         "asks:\n  - text: insist\n    because: party-inclusion.under-represented\n", "EA331",
         "party-inclusion.under-represented"),
        ("statement.yaml", "  - the African Union", "  - the Government of Ghana", "EA332", "the Government of Ghana"),
        ("statement.yaml", "endorsers: []", "endorsers: []\nadopted: true", "EA204", "edition: final"),
        (A, "evidence: [opposition-distrust,", "evidence: [vigilantes,", "EA334", "[vigilantes,"),
        ("statement.yaml", "addressees:", "addressees: [The Commonwealth.]\nasks: []\nx:", "EA204", "addressees:"),
    ],
)  # fmt: skip
def test_each_fault_is_found_on_its_line(workspace: Path, file: str, old: str, new: str, code: str, mark: str) -> None:
    path = workspace / FOLDER / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    found = {(one.path, one.line) for one in pipeline.check(workspace) if one.code == code}
    # The text of a block has the place of its key, which stands before it.
    changed = text.index(new)
    at = text.rindex(mark, 0, changed) if mark == CLAUSE else text.index(mark)
    assert found == {(f"{FOLDER}/{file}", text.count("\n", 0, at) + 1)}


def test_an_analyst_with_two_sheets(workspace: Path) -> None:
    path = workspace / FOLDER / A
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("analyst: reader-a", "analyst: reader-b"), encoding="utf-8")
    found = {(one.path, one.line): one.message for one in pipeline.check(workspace) if one.code == "EA308"}
    assert found == {
        (f"{FOLDER}/{A}", 3): "the sheet of reader-b is in the file reader-a.yaml",
        (f"{FOLDER}/ratings/reader-b.yaml", 3): "analyst reader-b has another sheet, reader-a.yaml",
    }


def test_outcomes_wait_for_the_vote(workspace: Path) -> None:
    path = workspace / FOLDER / A
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("analyst: reader-a", "analyst: reader-a\nrated_on: 2020-12-01"), encoding="utf-8")
    reference = load_reference(workspace)[0]
    found = [one for one in pipeline.check(workspace) if one.code == "EA311"]
    named = {one.message.split()[0] for one in found}
    assert named
    assert all(reference.indicators[ref].is_outcome for ref in named)
    path.write_text(text.replace("analyst: reader-a", "analyst: reader-a\nrated_on: 2020-12-07"), encoding="utf-8")
    assert "EA311" not in {one.code for one in pipeline.check(workspace)}


def test_indicators_left_out_and_evidence_for_nothing(workspace: Path) -> None:
    for name in ("reader-b", "reader-c"):
        (workspace / FOLDER / f"ratings/{name}.yaml").unlink()
    (workspace / FOLDER / A).write_text(
        "analyst: reader-a\nratings:\n  - indicator: civic-space.observers\n    level: 4\n    because: Observed.\n"
        "    evidence: [observers]\n"
    )
    found = list(pipeline.check(workspace))
    assert {one.code for one in found} == {"EA304", "EA309", "EA331"}
    assert all(one.severity.value == "warning" for one in found)
    assert not any("item observers " in one.message for one in found)
