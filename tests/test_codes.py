import re
from pathlib import Path

from electassess.codes import BY_ID, CODES

ROOT = Path(__file__).resolve().parents[1]
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
