"""A bar is drawn on a screen while work lasts, and nothing of it reaches a pipe."""

import os
import subprocess
import sys

import pytest

from electassess.progress import watched, watched_by
from worked import IDS, ROOT

if sys.platform != "win32":
    import pty

CODE = """
import sys
from electassess.cli import bar
bar.PATIENCE = 0.0
from electassess.cli.app import app
app(sys.argv[1:])
"""
CHECK = [sys.executable, "-c", CODE, "check", "--workspace", str(ROOT)]


def test_each_item_is_told_once_it_is_done() -> None:
    told: list[tuple[int, int]] = []
    with watched_by(lambda done, of: told.append((done, of))):
        done = [(item, len(told)) for item in watched(["a", "b"])]
    assert done == [("a", 0), ("b", 1)]
    assert told == [(1, 2), (2, 2)]
    assert list(watched(["c"])) == ["c"]
    assert told == [(1, 2), (2, 2)], "nobody watches any more"


def test_pipes_get_nothing_of_it() -> None:
    made = subprocess.run(CHECK, capture_output=True, text=True, check=True)
    assert made.stderr == ""


def _on_a_screen(command: list[str]) -> str:
    """What a command draws and prints where both its outputs are one screen."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment) as made:
        os.close(theirs)
        drawn = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            drawn += piece
    os.close(ours)
    assert made.returncode == 0, drawn.decode()
    return drawn.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["compare", "KHM"], "Cambodia 2023"),
        (["compare", "--pair", "khm-2018", "khm-2023"], "cannot be told apart, neither as a whole"),
        (["robust", "KHM"], "khm-2018-07-29-general"),
    ],
)
def test_what_is_printed_after_a_bar_is_whole(asked: list[str], said: str) -> None:
    text = _on_a_screen([sys.executable, "-c", CODE, *asked, "--workspace", str(ROOT)])
    assert said in text
    assert "assessments/khm" not in text, "places are for files and pages"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_screen_shows_how_far_it_is_and_keeps_nothing() -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(CHECK, stdout=subprocess.PIPE, stderr=theirs, env=environment) as made:
        assert made.stdout is not None
        os.close(theirs)
        drawn = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            drawn += piece
        text = made.stdout.read().decode()
    os.close(ours)
    assert f"{len(IDS)}/{len(IDS)}".encode() in drawn
    assert drawn.rstrip().endswith(b"\x1b[2K"), "the line is wiped at the end"
    assert text.endswith("no faults, 4 note(s)\n")
    assert f"{len(IDS)}/{len(IDS)}" not in text
