"""What the how-to shows is what the worked example has."""

import re
from pathlib import Path

import yaml

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
