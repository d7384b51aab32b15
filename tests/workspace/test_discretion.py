"""A fault in what is or may be confidential is told by place and code; a key swallowed by a text is a fault."""

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.use_cases import pipeline
from electassess.use_cases.scaffold import init_workspace

ID = "gha-2020-12-07-general"
MARK = "ZEBRA"
run = CliRunner().invoke


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    init_workspace(tmp_path)
    return tmp_path


def plant(root: Path, item: str, source: str = "") -> None:
    """Add an item, and a source, to the evidence of Ghana."""
    file = root / "assessments" / ID / "evidence.yaml"
    text = file.read_text(encoding="utf-8").rstrip() + "\n" + item
    file.write_text(text.replace("items:\n", f"{source}items:\n", 1), encoding="utf-8")


ITEM = """  - id: told-in-confidence
    fact: ZEBRAFACT was seen.
    clause: ZEBRACLAUSE was seen
    sources: [ZEBRAKEY]
    indicators: [civic-space.observers]
    reading: fault
    kind: practice
    basis: stated
    credibility: 3
    sensitivity: confidential
    consent: ZEBRACONSENT
"""
SOURCE = """  ZEBRAKEY:
    organisation: ZEBRAORG
    title: ZEBRATITLE
    date: "2020-12-01"
    url: null
    reliability: C
    named: false
"""

FAULTS = (
    ("    reading: fault", "    reading: ZEBRAREADING"),
    ("    credibility: 3", "    credibility: ZEBRANINE"),
    ("    kind: practice", "    kind: [ZEBRAKIND]"),
    ("    basis: stated", "    zebra: ZEBRAUNKNOWN"),
    ("  - id: told", "  - id: ZEBRA told"),
    ("    clause: ZEBRACLAUSE was seen", "    clause: ZEBRACLAUSE 4711 was was seen"),
    ("    clause: ZEBRACLAUSE was seen", "    clause: “ZEBRAQUOTE” was said today"),
    ("    clause: ZEBRACLAUSE was seen", "    clause: the {zebra} ZEBRACLAUSE."),
    ("    indicators: [civic-space.observers]", "    indicators: [civic-space.ZEBRA]"),
    ("    indicators: [civic-space.observers]", "    indicators: &zebra [civic-space.observers]"),
    ("    consent: ZEBRACONSENT", "    consent: !zebra ZEBRACONSENT"),
    ("    consent: ZEBRACONSENT", "    consent: *ZEBRAALIAS"),
    ("    consent: ZEBRACONSENT", "    consent: ZEBRA: ZEBRA"),
    ("    consent: ZEBRACONSENT", "    consent: ZEBRACONSENT\n    consent: ZEBRAAGAIN"),
    ("sensitivity: confidential", "sensitivity: ZEBRACONFIDENTAL"),
    ("sensitivity: confidential", "sensitivty: confidential"),
    ("    url: null", "    url: ZEBRAURL by word of mouth"),
    ("    reliability: C", "    reliability: ZEBRA"),
    ('    date: "2020-12-01"', '    date: "ZEBRADATE"'),
    ("    named: false", "    zebra: ZEBRASOURCE"),
)


@pytest.mark.parametrize("fault", FAULTS)
def test_no_message_quotes_a_faulty_item_that_may_be_confidential(workspace: Path, fault: tuple[str, str]) -> None:
    plant(workspace, ITEM.replace(*fault), SOURCE.replace(*fault))
    for command in (
        ["check", "--format", "text"],
        ["check", "--format", "json"],
        ["check", "--format", "sarif"],
        ["score", ID],
        ["draft", ID, "--format", "md", "--out", str(workspace / "out")],
        ["explain", f"{ID}#told-in-confidence"],
    ):
        out = run(app, [*command, "--workspace", str(workspace)])
        assert MARK.casefold() not in f"{out.output}".casefold().replace("zebra_", ""), command
    assert run(app, ["check", "--workspace", str(workspace)]).exit_code == 1


def test_a_hundred_random_breaks_of_a_confidential_item_leak_nothing(workspace: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - made up, not kept secret
    file = workspace / "assessments" / ID / "evidence.yaml"
    before = file.read_text(encoding="utf-8")
    for _ in range(100):
        lines = ITEM.splitlines()
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(1, len(lines) - 2)
            key = lines[at].partition(":")[0]
            broken = (f"ZEBRA{at}", f"[ZEBRA{at}, 1]", f"{{ZEBRA{at}: x}}", "")
            lines[at] = f"{key}: {chance.choice(broken)}"
        file.write_text(before, encoding="utf-8")
        plant(workspace, "\n".join(lines) + "\n", SOURCE)
        said = [f"{fault} {fault.hint}" for fault in pipeline.check(workspace, [ID])]
        assert not [one for one in said if MARK in one]


def test_a_key_one_indent_too_deep_is_a_fault_and_the_item_stays_hidden(workspace: Path) -> None:
    swallowed = ITEM.replace(
        "    sensitivity: confidential\n", "    note: >-\n      A word on it.\n      sensitivity: confidential\n"
    )
    plant(workspace, swallowed.replace("sources: [ZEBRAKEY]", "sources: [S1]"))
    faults = list(pipeline.check(workspace, [ID]))
    assert [fault.code for fault in faults if fault.severity == "error"] == ["EA117"]
    out = run(app, ["draft", ID, "--format", "md", "--out", str(workspace / "out"), "--workspace", str(workspace)])
    assert out.exit_code == 1
    assert MARK not in out.output
    assert not (workspace / "out").exists()


def test_a_public_item_is_told_in_full(workspace: Path) -> None:
    plant(workspace, ITEM.replace("confidential", "public").replace("credibility: 3", "credibility: nine"), SOURCE)
    (message, *_) = [str(fault) for fault in pipeline.check(workspace, [ID])]
    assert "nine" in message
    assert json.dumps(message)
