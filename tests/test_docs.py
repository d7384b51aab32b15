"""What the how-to shows is what the worked example has."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from electassess.model import KINDS, Ladder
from electassess.source import read, validate

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assessments" / "khm-2018-07-29-general"


def blocks(name: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / name).read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_item_shown_is_that_of_the_worked_example() -> None:
    shown = yaml.safe_load(blocks("howto.md")[0])
    there = yaml.safe_load((FOLDER / "evidence.yaml").read_text(encoding="utf-8"))
    for key, source in shown["sources"].items():
        assert source.items() <= there["sources"][key].items()
    items = {item["id"]: item for item in there["items"]}
    assert [items[item["id"]] for item in shown["items"]] == shown["items"]


def test_the_rating_shown_is_that_of_a_reader() -> None:
    (shown,) = yaml.safe_load(blocks("howto.md")[1])
    sheets = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (FOLDER / "ratings").glob("*.yaml")]
    assert shown in [rating for sheet in sheets for rating in sheet["ratings"]]


def test_every_page_that_is_linked_to_is_there() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_pages_of_codes_are_what_the_codes_say(tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in (ROOT / "docs" / "codes").iterdir()}
    (tmp_path / "tools").mkdir()
    for name in ("build_docs.py", "code_examples.yaml"):
        (tmp_path / "tools" / name).write_bytes((ROOT / "tools" / name).read_bytes())
    subprocess.run([sys.executable, str(tmp_path / "tools" / "build_docs.py")], check=True)
    assert {path.name: path.read_bytes() for path in (tmp_path / "docs" / "codes").iterdir()} == before


def names_in(schema: object) -> Iterator[str]:
    """Every key that a file of a kind can have."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from names_in(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from names_in(part)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_file_is_in_the_formats(kind: str) -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    keys = set(names_in(json.loads((ROOT / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))))
    assert keys
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []


def test_the_ladder_of_the_method_is_the_shipped_one() -> None:
    page = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    data, _ = read(ROOT / "criteria" / "ladder.yaml", ROOT)
    assert data is not None
    ladder, _ = validate(Ladder, data, "ladder.yaml", "")
    assert ladder is not None
    rows = re.findall(r"^\| (\d) \| ([^|]+) \| ([\d.]+) \|$", page, flags=re.MULTILINE)
    assert rows == [(str(one.band), one.label, f"{one.at_least:g}") for one in ladder.bands]


def test_the_example_in_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(code, "formats.md", "exec"), {})  # noqa: S102 - our own page
    assert "'example-one': np.float64(67.7)" in capsys.readouterr().out


def test_the_table_of_packages_is_the_contract_of_imports() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Where things are")[2]
    told = [set(re.findall(r"`([\w.]+)`", row)) for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)]
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    layers = [set(layer.replace("electassess.", "").split(" | ")) for layer in contract["layers"]]
    for row in told:  # a row is of one layer, or of several that follow each other
        held: set[str] = set()
        while held < row:
            held |= layers.pop(0)
        assert held == row
    assert not layers
