from pathlib import Path

import kill_saves

from served import KEN


def test_a_server_that_is_killed_while_it_saves_loses_nothing(root: Path) -> None:
    found = kill_saves.killed(root, 10)
    assert found.kills == 10
    assert found.saves
    assert (found.lost, found.torn, found.halves) == (0, 0, 0)


def test_the_check_sees_what_is_lost_and_what_is_torn(root: Path) -> None:
    text = (root / "assessments" / KEN / "ratings" / "reader-a.yaml").read_text(encoding="utf-8")
    other = text.replace(kill_saves.entry(text), "Made up.")
    assert kill_saves.entry(other) == "Made up."
    assert kill_saves.elsewhere(other) == kill_saves.elsewhere(text) != text
    assert kill_saves.elsewhere(text.replace("level: 2", "level: 1")) != kill_saves.elsewhere(text)
