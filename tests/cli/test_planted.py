"""Nothing that is or may be confidential stands in a message, whatever is wrong with the files.

Marked strings are planted in every field of a confidential item and of its source, one field after the other is broken
in every way there is, and every command and format is searched for them. What cannot be read counts as confidential.
`benchmarks/planting.py` makes the files and tries as many as it is asked to.
"""

import itertools
import os
import shutil
from pathlib import Path

import planting
import pytest
import typer

from electassess.cli import terminal
from electassess.cli.app import app
from electassess.diagnostics import Diagnostic
from electassess.render import faults as report
from electassess.use_cases import pipeline
from electassess.workspace import Reference, load_reference
from worked import ROOT

STRIDE = int(os.environ.get("ELECTASSESS_STRIDE", "3"))
SILENT = {"init", "schema", "catalogue", "serve", "git"}
"""Commands that read no evidence; `serve` shows it to those who wrote it, and has tests of its own."""


ONE, FOLDER = planting.ONE, planting.FOLDER


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("planted")
    for name in ("criteria", FOLDER):
        shutil.copytree(ROOT / name, root / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, root / name)
    return root


@pytest.fixture(scope="module")
def reference(workspace: Path) -> Reference:
    return load_reference(workspace)[0]


def shown(found: list[Diagnostic], root: Path) -> str:
    """What every format of `check` and a screen make of faults."""
    console = terminal.console()
    with console.capture() as screen:
        console.print(terminal.faults(found, root))
    writers = (report.to_text, report.to_json, report.to_sarif, report.to_github)
    return screen.get() + "\n".join(write(found) for write in writers)


def test_every_command_that_reads_evidence_is_tried() -> None:
    tried = {command[0] for command in planting.COMMANDS}
    assert set(typer.main.get_command(app).commands) - SILENT <= tried  # type: ignore[attr-defined]


def test_no_command_tells_of_a_confidential_item() -> None:
    tried = planting.run(3 * len(planting.COMMANDS) // STRIDE, 7)
    assert tried.leaks == []
    assert tried.planted > 1_000
    assert tried.ends[0] > 3, "some inputs stop nothing, so that finished files are made"
    assert tried.ends[1] > 3


def test_no_message_tells_of_a_confidential_item(workspace: Path, reference: Reference) -> None:
    planted, kinds = 0, set[str]()
    # Every field and every way of being wrong, not each with each: set STRIDE to 1 for all of them.
    files = itertools.chain(planting.more_wrong_files(), itertools.islice(planting.wrong_files(), 0, None, STRIDE))
    for plant, text in files:
        planting.sown(workspace, text)
        _, found = pipeline._assessment(workspace, reference, ONE)
        kinds |= {fault.code for fault in found}
        said = shown(found, workspace)
        assert "evidence.yaml" in said or not found
        told = [mark for mark in plant.marks if mark in said]
        assert not told, f"{told}\n{text}\n{said}"
        planted += len(plant.marks)
    assert planted > 5_000
    assert len(kinds) > 12


def test_no_sheet_tells_of_a_confidential_item(workspace: Path, reference: Reference) -> None:
    plant = planting.Plant()
    item, source, key = plant.whole()
    planting.sown(workspace, plant.text(item, source, key))
    sheet = workspace / "assessments" / ONE / "ratings" / "reader-a.yaml"
    original = (ROOT / "assessments" / ONE / "ratings" / "reader-a.yaml").read_text(encoding="utf-8")
    near = item["id"][:-1]
    ways = [f"evidence: {value}" for value in planting.wrong_values(plant)]
    ways += [f"because: {value}" for value in planting.wrong_values(plant)]
    ways += [f"{plant.word()}: {plant.word()}", f"evidence: [{item['id']}]", f"evidence: [{near}]"]
    codes = set()
    for number, way in enumerate(ways):
        kept = original.splitlines()[:-2] if not number % 2 else original.splitlines()
        sheet.write_text("\n".join([*kept, f"    {way}"]) + "\n", encoding="utf-8")
        _, found = pipeline._assessment(workspace, reference, ONE)
        codes |= {fault.code for fault in found}
        said = shown(found, workspace)
        told = [mark for mark in plant.marks if mark in said]
        assert not told, f"{told}\n{way}\n{said}"
    sheet.write_text(original, encoding="utf-8")
    assert {"EA104", "EA105", "EA201", "EA203"} <= codes


def test_of_public_items_messages_say_what_is_wrong(workspace: Path, reference: Reference) -> None:
    plant = planting.Plant()
    item, source, key = plant.whole()
    item |= {"sensitivity": "public", "clause": f"{plant.word()} saw {plant.number()}"}
    planting.sown(workspace, plant.text(item, source, key))
    _, found = pipeline._assessment(workspace, reference, ONE)
    assert any(plant.marks[-1] in fault.message for fault in found if fault.code == "EA317")


def test_no_trace_names_a_confidential_item_on_which_an_ask_rests(tmp_path: Path) -> None:
    planting.make_workspace(tmp_path)
    (one,) = [each for each in planting.quiet_files() if each.edits and "mend it" in each.edits[0][2]]
    planting.sown(tmp_path, one.evidence, one.edits)
    for form in ("joint", "summary"):
        said, code = planting.said_by(tmp_path, ("draft", ONE, "--form", form, "--format", "md"), one.plant)
        assert code == 0
        assert "mend it" in said
        assert not [mark for mark in one.plant.marks if mark in said]
