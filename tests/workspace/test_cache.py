"""Whatever happens to the cache or to the files, the result is that of reading every file again."""

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from electassess.diagnostics import Diagnostic
from electassess.model.packed_ratings import PackedRatings
from electassess.scoring import build_cards
from electassess.use_cases import pipeline
from electassess.workspace import Assessment, Reference, cache, gather, load_reference

ROOT = Path(__file__).resolve().parents[2]
ID = "gha-2020-12-07-general"
SHEET = f"assessments/{ID}/ratings/reader-a.yaml"
EVIDENCE = f"assessments/{ID}/evidence.yaml"
Gathered = tuple[dict[str, PackedRatings], list[str]]


class Reading:
    """Gathers a workspace, and keeps what had to be read for it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: list[str] = []

    def examine(self, root: Path, reference: Reference, identity: str) -> tuple[Assessment, list[Diagnostic]]:
        self.read.append(identity)
        return pipeline._assessment(root, reference, identity)

    def gathered(self, ids: Sequence[str] = (ID,), *, cached: bool = True) -> Gathered:
        self.read.clear()
        reference, _ = load_reference(self.root)
        ratings, errors = gather(self.root, reference, ids, self.examine, cached=cached)
        return ratings, [str(fault) for fault in errors]

    def holds(self, ids: Sequence[str] = (ID,)) -> bool:
        """Whether the cache spared all reading; fails if it changed the result."""
        found = self.gathered(ids)
        spared = not self.read
        assert found == self.gathered(ids, cached=False)
        return spared


@pytest.fixture
def reading(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """A workspace whose files count as old although the test has just written them, read once."""
    monkeypatch.setattr(cache, "_TICK", -(10**12))
    reading = Reading(workspace)
    assert not reading.holds()
    return reading


def _file(reading: Reading) -> Path:
    return reading.root / ".electassess-cache" / "ratings.bin"


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_has_not_changed_is_not_read_again(reading: Reading) -> None:
    assert reading.holds()


def test_a_change_that_keeps_size_and_time_is_seen(reading: Reading) -> None:
    path = reading.root / SHEET
    info = path.stat()
    _edit(path, "level: 3", "level: 1")
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (info.st_size, info.st_mtime_ns)
    assert not reading.holds()
    assert reading.holds()


def test_a_touched_file_is_compared_by_its_bytes(reading: Reading) -> None:
    os.utime(reading.root / SHEET)
    before = _file(reading).read_bytes()
    assert reading.holds()
    assert _file(reading).read_bytes() != before  # signed anew, so that the next run need not compare


def test_files_changed_within_a_tick_are_not_kept(workspace: Path) -> None:
    reading = Reading(workspace)
    os.utime(workspace / SHEET)
    reading.gathered()
    assert not reading.holds()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (SHEET, None),
        (f"assessments/{ID}/election.yaml", None),
        (f"assessments/{ID}/ratings/reader-d.yaml", "analyst: reader-d\nratings: []\n"),
        (f"assessments/{ID}/ratings/reader-e.yaml", "no sheet"),
        (EVIDENCE, "sources: {}\nitems: []\n"),
        ("countries.yaml", None),
        ("criteria/accountability.yaml", None),
    ],
)
def test_files_that_come_go_and_change_are_seen(reading: Reading, file: str, text: str | None) -> None:
    path = reading.root / file
    if text is None and path.is_file():
        path.unlink()
    elif text is not None:
        path.write_text(text, encoding="utf-8")
    assert not reading.holds()


def test_what_is_behind_a_link_is_read_each_time(reading: Reading) -> None:
    path = reading.root / SHEET
    shutil.move(path, reading.root / "elsewhere.yaml")
    path.symlink_to(reading.root / "elsewhere.yaml")
    assert not reading.holds()
    assert not reading.holds()


def test_a_kept_copy_that_changes_is_an_error_again(reading: Reading) -> None:
    copy = reading.root / "assessments" / ID / "archive" / "report.txt"
    copy.parent.mkdir()
    copy.write_text("as it was")
    digest = hashlib.sha256(b"as it was").hexdigest()
    text = f"    archive: {{path: archive/report.txt, sha256: {digest}}}\n    reliability:"
    _edit(reading.root / EVIDENCE, "    reliability:", text)
    assert not reading.holds()
    assert reading.holds()
    copy.write_text("as it is!")
    ratings, errors = reading.gathered()
    assert not ratings
    assert "EA323" in errors[0]
    assert not reading.holds()


def test_an_assessment_with_errors_is_never_kept(reading: Reading) -> None:
    path = reading.root / SHEET
    _edit(path, "level: 3", "level: 9")
    for _ in range(2):
        assert "EA302" in reading.gathered()[1][0]
        assert reading.read == [ID]
    _edit(path, "level: 9", "level: 3")
    assert reading.holds()  # the bytes are those that were kept before


@pytest.mark.parametrize("length", [0, 1, 19, 20, 51, 52, 59, 60, 100, -1])
def test_a_cache_cut_short_is_not_used(reading: Reading, length: int) -> None:
    _file(reading).write_bytes(_file(reading).read_bytes()[:length])
    assert not reading.holds()
    assert reading.holds()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(st.data())
def test_a_cache_with_other_bytes_is_not_used(reading: Reading, data: st.DataObject) -> None:
    whole = bytearray(_file(reading).read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    _file(reading).write_bytes(whole)
    assert not reading.holds()


def test_entries_that_change_places_are_not_used(reading: Reading) -> None:
    whole = _file(reading).read_bytes()
    half = len(whole) // 2
    _file(reading).write_bytes(whole[:52] + whole[half:] + whole[52:half])
    assert not reading.holds()


def test_another_version_of_the_program_reads_again(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "__version__", "0.0.0")
    assert not reading.holds()


def test_the_cache_of_a_copied_workspace_is_not_believed(
    reading: Reading, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.mktemp("copy") / "workspace"
    shutil.copytree(reading.root, copy, copy_function=shutil.copy2)
    assert not Reading(copy).holds()


def test_no_words_are_kept(reading: Reading) -> None:
    kept = _file(reading).read_bytes()
    reference, _ = load_reference(reading.root)
    one, _ = pipeline._assessment(reading.root, reference, ID)
    assert one.evidence.model
    words = [item.fact for item in one.evidence.model.items] + [item.id for item in one.evidence.model.items]
    words += [rating.because for sheet in one.sheets.values() if sheet.model for rating in sheet.model.ratings]
    assert len(words) > 100
    assert [word for word in words if word.encode() in kept] == []


def test_git_does_not_see_it(reading: Reading) -> None:
    assert (_file(reading).parent / ".gitignore").read_text() == "*\n"


def test_a_cache_folder_that_leads_out_is_not_used(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("away")
    (workspace / ".electassess-cache").symlink_to(away)
    assert not Reading(workspace).holds()
    assert list(away.iterdir()) == []


def test_one_assessment_of_many_leaves_the_others_kept(reading: Reading) -> None:
    other = "khm-2023-07-23-general"
    shutil.copytree(ROOT / "assessments" / other, reading.root / "assessments" / other)
    assert not reading.holds([ID, other])
    os.utime(reading.root / SHEET)
    assert reading.holds([ID])
    assert reading.holds([other, ID])
    shutil.rmtree(reading.root / "assessments" / other)
    assert not reading.holds([other])
    assert reading.holds([ID])


EDITS: dict[str, Callable[[Path], object]] = {
    "touch": lambda root: os.utime(root / EVIDENCE),
    "another level": lambda root: _swap(root / SHEET, "level: 3", "level: 2"),
    "no such level": lambda root: _swap(root / SHEET, "level: 4", "level: 7"),
    "another reason": lambda root: _swap(root / SHEET, "because: ", "because:  "),
    "not submitted": lambda root: _swap(root / SHEET, "analyst: reader-a\n", "submitted: false\nanalyst: reader-a\n"),
    "no brief": lambda root: (root / "assessments" / ID / "statement.yaml").unlink(missing_ok=True),
    "one sheet less": lambda root: (root / "assessments" / ID / "ratings" / "reader-b.yaml").unlink(missing_ok=True),
    "no cache": lambda root: shutil.rmtree(root / ".electassess-cache", ignore_errors=True),
}


def _swap(path: Path, one: str, other: str) -> None:
    """Put in the one for the other, or back."""
    text = path.read_text(encoding="utf-8")
    new = text.replace(other, one, 1) if other in text else text.replace(one, other, 1)
    path.write_text(new, encoding="utf-8")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=4), between=st.booleans())
def test_no_order_of_edits_makes_a_difference(reading: Reading, edits: list[str], *, between: bool) -> None:
    for edit in edits:
        EDITS[edit](reading.root)
        if between:
            reading.holds()
    reading.holds()


def test_scores_are_the_same_as_of_loaded_assessments(reading: Reading) -> None:
    for _ in range(2):
        cards = build_cards(pipeline.score_workspace(reading.root))
        assert cards == build_cards(pipeline.score(pipeline.load(reading.root)))


def test_a_brief_changes_no_score_and_stops_none(workspace: Path) -> None:
    brief = workspace / "assessments" / ID / "statement.yaml"
    made = [pipeline.score_workspace(workspace, [ID])]
    brief.write_text("edition: nonsense\n", encoding="utf-8")
    made += [pipeline.score_workspace(workspace, [ID], cached=cached) for cached in (True, False)]
    brief.unlink()
    made += [pipeline.score_workspace(workspace, [ID], cached=cached) for cached in (True, False)]
    assert len({repr(build_cards(one)) for one in made}) == 1
