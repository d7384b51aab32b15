import io
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from electassess.cli import terminal
from electassess.diagnostics import error, warning
from electassess.findings.score_words import reasons_words
from electassess.render.comparison_words import cell_text, index_text, marks
from electassess.scoring import build_cards
from electassess.use_cases import comparing, pipeline
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]


def shown(what: RenderableType, width: int = 120) -> str:
    file = io.StringIO()
    Console(file=file, width=width, highlight=False, markup=False).print(what)
    return file.getvalue()


def test_a_fault_shows_its_line_with_a_mark_under_the_column(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one: 1\r\ntwo: [x, y]\r\n", encoding="utf-8", newline="")
    lines = shown(terminal.faults([error("EA302", "a.yaml", (2, 10), "no y", "try z")], tmp_path)).splitlines()
    assert lines[0] == "a.yaml"
    at = next(number for number, line in enumerate(lines) if "two: [x, y]" in line)
    assert lines[at + 1].index("^") == lines[at].index("y]")
    assert "hint: try z" in lines[at + 2]
    assert lines[-1] == "1 error(s), 0 warning(s)"


def test_the_mark_stands_right_under_wide_letters_and_in_long_lines(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("ក: 日本語 x\n" + "w" * 500 + "!\n", encoding="utf-8")
    found = [error("EA302", "a.yaml", (1, 8), "x"), error("EA302", "a.yaml", (2, 501), "long")]
    lines = shown(terminal.faults(found, tmp_path)).splitlines()
    wide = next(line for line in lines if "日本語" in line)
    under = lines[lines.index(wide) + 1]
    assert cell_len(wide[: wide.index(" x") + 1]) == under.index("^")
    long = next(line for line in lines if line.endswith("!"))
    assert lines[lines.index(long) + 1].index("^") == long.index("!")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"", b"a: [/b]\x1b[2J [bold]x"])
def test_any_file_can_be_shown(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    found = [error("EA103", "a.yaml", (1, 1), "[red]no text[/red]"), warning("EA101", "gone.yaml", (4, 2), "gone")]
    text = shown(terminal.faults(found, tmp_path))
    assert "[red]no text[/red]" in text
    assert "\x1b" not in text
    assert "1 error(s), 1 warning(s)" in text


def test_a_file_outside_the_workspace_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret: word\n", encoding="utf-8")
    (tmp_path / "w").mkdir()
    (tmp_path / "w/a.yaml").symlink_to(tmp_path / "secret")
    assert "word" not in shown(terminal.faults([error("EA113", "a.yaml", (1, 1), "leads out")], tmp_path / "w"))


def test_scores_and_comparison_hold_the_numbers_of_the_plain_text() -> None:
    ids = ["khm-2018-07-29-general", "twn-2024-01-13-general"]
    loaded = pipeline.load(ROOT, ids)
    assert loaded.reference.ladder.model
    cards = build_cards(pipeline.score(loaded))
    text = shown(terminal.cards(cards, [band.label for band in loaded.reference.ladder.model.bands], english()))
    for card in cards:
        assert f"{card.election}   band {card.band}" in text
        assert all(reason in " ".join(text.split()) for reason in reasons_words(card.verdict, english()))
    table = comparing.compare(ROOT, ids)
    wide, narrow = (shown(terminal.heat(table, width, english()), width) for width in (180, 80))
    for row in table.rows:
        line = next(line for line in wide.splitlines() if line.startswith(row.election))
        short = next(line for line in narrow.splitlines() if line.startswith(row.election)).split()
        assert index_text(row) in line
        assert all(cell_text(cell) in line for cell in row.cells)
        numbers = [index_text(row), *(cell_text(cell) for cell in row.cells)]
        stars = ["*" if number.endswith("*") else "" for number in numbers]
        plain = [number.partition(" ")[0] for number in numbers]
        assert short[1:] == [f"{row.band}{marks(row)}", *(one + star for one, star in zip(plain, stars, strict=True))]
    assert "Intervals are left out" in narrow
    assert "Intervals are left out" not in wide
    assert all(len(line) <= 80 for line in narrow.splitlines())
