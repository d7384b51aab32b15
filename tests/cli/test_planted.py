"""Nothing that is or may be confidential stands in a message, whatever is wrong with the files.

Marked strings are planted in every field of a confidential item and of its source, one field after the other is broken
in every way there is, and every command and format is searched for them. What cannot be read counts as confidential.
"""

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess import pipeline
from electassess.cli import report, terminal
from electassess.cli.app import app
from electassess.diagnostics import Diagnostic
from electassess.workspace import Reference, load_reference

ROOT = Path(__file__).resolve().parents[2]
ONE = "gha-2020-12-07-general"
_numbers = itertools.count(1)
STRIDE = int(os.environ.get("ELECTASSESS_STRIDE", "3"))

ITEM = (
    "id", "fact", "clause", "sources", "indicators", "reading", "kind", "basis", "credibility", "happened", "gravity",
    "acts", "thread", "follows", "part_of", "tell", "said_by", "keep", "figures", "continues", "ask", "sensitivity",
    "consent", "quote", "note", "background", "attributed",
)  # fmt: skip
SOURCE = (
    "organisation", "title", "described", "date", "latest", "url", "via", "reliability", "cite_as", "short", "named",
    "archive", "note",
)  # fmt: skip
COMMANDS = (
    ("score",), ("score", "--format", "json"), ("score", "--format", "csv", "--no-cache"), ("robust", ONE),
    ("draft", ONE, "--format", "md"), ("compare",), ("compare", "--format", "csv"), ("compare", "--pair", ONE, ONE),
    ("compare", "--over-time", "GHA"), ("audit",), ("audit", "--format", "json"), ("explain", f"{ONE}#civic-space"),
    ("check",), ("check", "--format", "json"), ("check", "--format", "sarif"), ("check", "--format", "github"),
)  # fmt: skip


class Plant:
    """One evidence file with a confidential item, in which everything that somebody wrote is a marked string."""

    def __init__(self) -> None:
        self.marks: list[str] = []

    def word(self) -> str:
        """A marked word, different each time."""
        self.marks.append(f"zq{next(_numbers)}wv")
        return self.marks[-1]

    def number(self) -> str:
        """A marked number."""
        self.marks.append(f"8{next(_numbers):07d}9")
        return self.marks[-1]

    def text(self, item: dict[str, str], source: dict[str, str], key: str) -> str:
        """What is added to the evidence file; values are as YAML writes them."""
        lines = [f"  {key}:", *(f"    {name}: {value}" for name, value in source.items())]
        lines += ["items:"] + [
            f"{'  - ' if not n else '    '}{name}: {value}" for n, (name, value) in enumerate(item.items())
        ]
        return "\n".join(lines) + "\n"

    def whole(self) -> tuple[dict[str, str], dict[str, str], str]:
        """A confidential item without a fault, its source, and the source's key."""
        key, w, digits = f"S{self.word()}", self.word, self.number()
        item = {
            "id": w(), "fact": f"{w()} saw {digits} of {w()}.", "clause": f"{w()} saw {digits} of {w()}",
            "sources": f"[{key}]", "indicators": "[civic-space.assembly]", "reading": "fault", "kind": "practice",
            "basis": "stated", "credibility": "2", "happened": '"2020-11"', "gravity": "minor", "acts": "[]",
            "keep": f"[{w()}]", "figures": f'[{{number: "{digits}", counts: {w()}}}]',
            "ask": f"{{to: parliament, text: protect {w()}}}", "sensitivity": "confidential", "consent": w(),
            "quote": f"{w()} {w()}", "note": f"{w()} {w()}",
        }  # fmt: skip
        source = {
            "organisation": f"{w()} {w()}", "title": w(), "date": "2020-12-01", "url": f"https://{w()}.example/{w()}",
            "via": w(), "reliability": "B", "cite_as": w(), "short": w(), "note": w(),
        }  # fmt: skip
        return item, source, key


def wrong_values(plant: Plant) -> Iterator[str]:
    """Every way in which a value can be wrong, as YAML."""
    w = plant.word
    yield from (
        plant.number(), f"[{w()}, [{w()}]]", f"{{{w()}: {w()}}}", "", "true", f"{w()} {w()}", f"&{w()} {w()}",
        f"*{w()}", f"!{w()} {w()}", f'"{w()}', f"[{w()}", f"{w()}: {w()}", f"@{w()}", f"`{w()}`", f"%{w()}",
        f'"{w()}\\q"', f"'{w()}' {w()}", f"|\n      {w()}\n      {w()}", f"[{w()}, {w()}]", f'"{w()}\\u0007"',
        f">-\n      {w()} {w()}\n      sensitivity: confidential", f"“{w()}”", f"{{{w()}}}", f"{w()}\n     {w()}: 1",
        f"? {w()}", f"- {w()}", f"{w()} {{", f"\t{w()}", f"- {w()}\n    {w()}: {w()}", f"{w()}.{w()}", "-1", "1e999",
    )  # fmt: skip


def wrong_files() -> Iterator[tuple[Plant, str]]:  # noqa: C901, PLR0912 - one case after the other
    """Evidence files, each with one thing wrong near its confidential item."""
    for where, names in (("item", ITEM), ("source", SOURCE)):
        for name in names:
            ways = len(list(wrong_values(Plant())))
            for way in range(ways):
                plant = Plant()
                item, source, key = plant.whole()
                value = list(wrong_values(plant))[way]
                (item if where == "item" else source)[name] = value
                yield plant, plant.text(item, source, key)
    for change in sorted([*range(12)] * STRIDE):  # so that a stride meets each
        plant = Plant()
        item, source, key = plant.whole()
        w = plant.word
        match change:
            case 0:
                item[w()] = w()
            case 1:
                source[w()] = w()
            case 2:
                item["sensitivty"] = item.pop("sensitivity")
                item[w()] = w()
            case 3:
                item["clause"] = f"{w()} {plant.number()} “{w()}” {{{w()}}} {{ on 3 May {w()}"
            case 4:
                same = w()
                item["clause"] = f"today {same} {same} yesterday"
            case 5:
                item |= {"follows": w(), "sources": f"[{key}, {w()}]", "indicators": f"[civic-space.{w()}]"}
            case 6:
                source["archive"] = f"{{path: archive/{w()}.html, sha256: {'0' * 64}}}"
            case 7:
                source |= {"latest": "2019-01-01", "named": "false"}
                item |= {"happened": "2021-05-05", "follows": item["id"]}
            case 8:
                item["note"] = f">-\n      {w()}\n      sensitivity: confidential"
                del item["sensitivity"]
                item["clause"] = f"{w()} saw {plant.number()} “{w()}”"
            case 9:
                del item["sensitivity"]
                source["named"] = "false"
            case 10:
                item["sensitivity"] = "Confidential"
            case _:
                del item["sensitivity"]
                item["sensitivities"] = w()
        yield plant, plant.text(item, source, key)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("planted")
    shutil.copytree(ROOT / "criteria", root / "criteria")
    shutil.copytree(ROOT / "assessments" / ONE, root / "assessments" / ONE)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, root / name)
    return root


@pytest.fixture(scope="module")
def reference(workspace: Path) -> Reference:
    return load_reference(workspace)[0]


def sown(workspace: Path, text: str) -> None:
    """The worked evidence with the text at the seam between its sources and its items."""
    original = (ROOT / "assessments" / ONE / "evidence.yaml").read_text(encoding="utf-8")
    assert original.count("\nitems:\n") == 1
    changed = original.replace("\nitems:\n", f"\n{text}")
    (workspace / "assessments" / ONE / "evidence.yaml").write_text(changed, encoding="utf-8")


def shown(found: list[Diagnostic], root: Path) -> str:
    """What every format of `check` and a screen make of faults."""
    console = terminal.console()
    with console.capture() as screen:
        console.print(terminal.faults(found, root))
    writers = (report.to_text, report.to_json, report.to_sarif, report.to_github)
    return screen.get() + "\n".join(write(found) for write in writers)


def test_no_message_tells_of_a_confidential_item(workspace: Path, reference: Reference) -> None:
    commands = itertools.cycle(COMMANDS)
    planted, kinds = 0, set[str]()
    # Every field and every way of being wrong, not each with each: set STRIDE to 1 for all of them.
    for number, (plant, text) in enumerate(itertools.islice(wrong_files(), 0, None, STRIDE)):
        sown(workspace, text)
        _, found = pipeline._assessment(workspace, reference, ONE)
        kinds |= {fault.code for fault in found}
        said = shown(found, workspace)
        if number % 16 == 0:
            command = next(commands)
            ended = CliRunner().invoke(app, [*command, "--workspace", str(workspace)])
            assert ended.exception is None or isinstance(ended.exception, SystemExit), (command, text)
            said += ended.output
        assert "evidence.yaml" in said or not found
        told = [mark for mark in plant.marks if mark in said]
        assert not told, f"{told}\n{text}\n{said}"
        planted += len(plant.marks)
    assert planted > 5_000
    assert len(kinds) > 12


def test_no_sheet_tells_of_a_confidential_item(workspace: Path, reference: Reference) -> None:
    plant = Plant()
    item, source, key = plant.whole()
    sown(workspace, plant.text(item, source, key))
    sheet = workspace / "assessments" / ONE / "ratings" / "reader-a.yaml"
    original = (ROOT / "assessments" / ONE / "ratings" / "reader-a.yaml").read_text(encoding="utf-8")
    near = item["id"][:-1]
    ways = [f"evidence: {value}" for value in wrong_values(plant)]
    ways += [f"because: {value}" for value in wrong_values(plant)]
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
    plant = Plant()
    item, source, key = plant.whole()
    item |= {"sensitivity": "public", "clause": f"{plant.word()} saw {plant.number()}"}
    sown(workspace, plant.text(item, source, key))
    _, found = pipeline._assessment(workspace, reference, ONE)
    assert any(plant.marks[-1] in fault.message for fault in found if fault.code == "EA317")
