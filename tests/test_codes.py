import re
from pathlib import Path

import pytest
import yaml

from electassess.codes import BY_ID, CODES
from electassess.use_cases import pipeline
from electassess.use_cases.scaffold import init_workspace

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = yaml.safe_load((ROOT / "tools" / "code_examples.yaml").read_text(encoding="utf-8"))
SOURCES = [path for path in (ROOT / "src").rglob("*.py") if path.name != "codes.py"]


def test_every_code_is_unique_and_written_out() -> None:
    assert len({code.id for code in CODES}) == len(CODES) == len(BY_ID)
    for code in CODES:
        assert re.fullmatch(r"EA[1-6]\d\d", code.id)
        assert all((code.title, code.meaning, code.cure))
        assert code.meaning.endswith(".")
        assert code.cure.endswith(".")


def test_every_code_used_is_explained_and_every_code_explained_is_used() -> None:
    used = {code for path in SOURCES for code in re.findall(r"\bEA\d{3}\b", path.read_text(encoding="utf-8"))}
    assert used - set(BY_ID) == set()
    assert set(BY_ID) - used == set()


def test_every_code_has_its_page() -> None:
    pages = {path.stem for path in (ROOT / "docs/codes").glob("EA*.md")}
    assert pages == set(BY_ID)


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_wrong_example_has_the_code_and_the_right_one_has_not(code: str, tmp_path: Path) -> None:
    init_workspace(tmp_path)
    sheet = tmp_path / "assessments" / "gha-2020-12-07-general" / "ratings" / "reader-a.yaml"
    found = {}
    for what, text in EXAMPLES[code].items():
        indented = "".join(f"  {line}" for line in text.splitlines(keepends=True))
        sheet.write_text(f"analyst: reader-a\nratings:\n{indented}", encoding="utf-8")
        faults = pipeline.check(tmp_path, ["gha-2020-12-07-general"])
        found[what] = {fault.code for fault in faults if fault.path.endswith("reader-a.yaml")}
    assert code in found["wrong"]
    assert found["right"] == {"EA309"}, "but for the indicators that are not on it, the sheet is sound"
    page = (ROOT / "docs" / "codes" / f"{code}.md").read_text(encoding="utf-8")
    assert all(f"```yaml\n{text}```" in page for text in EXAMPLES[code].values())
