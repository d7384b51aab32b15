"""Who is who, and what can be printed: each kind of slip with the place it is told at."""

from pathlib import Path

import pytest

from electassess.use_cases import pipeline

FOLDER = "assessments/gha-2020-12-07-general"


def changed(root: Path, file: str, old: str, new: str) -> tuple[Path, str]:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path, path.read_text(encoding="utf-8")


def errors(root: Path) -> list[tuple[str, str, int | None]]:
    return [(fault.code, fault.message, fault.line) for fault in pipeline.check(root) if fault.severity == "error"]


def test_a_second_actor_of_one_id_is_a_fault(workspace: Path) -> None:
    path = workspace / FOLDER / "election.yaml"
    text = path.read_text(encoding="utf-8")
    assert "\nactors:\n" in text
    second = "  - id: ndc\n    name: Another Body\n  - id: emb\n    name: A Third\n"
    path.write_text(text.replace("\nactors:\n", f"\nactors:\n{second}"), encoding="utf-8")
    assert [code for code, _, _ in errors(workspace)] == ["EA315", "EA315"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (f"{FOLDER}/evidence.yaml", "    sources: [S1]\n", "    sources: [S1, S1]\n", "EA315"),
        ("criteria/ladder.yaml", "    id: denounced", "    id: not-genuine", "EA315"),
        ("organisations.yaml", "name: Access Now", "name: the  asia DEMOCRACY network", "EA346"),
        ("organisations.yaml", "name: Access Now", "name: Access {now}", "EA325"),
        ("organisations.yaml", "name: Access Now", 'name: " \\u00ad\\u200e "', "EA349"),
        ("organisations.yaml", "name: Access Now", f"name: {'x' * 1001}", "EA350"),
        ("countries.yaml", "adjective: Ghanaian", "adjective: Ghana{ian}", "EA325"),
        ("criteria/standards.yaml", "short: ICCPR", "short: IC{CPR}", "EA325"),
        ("criteria/ladder.yaml", "{{ the_election }}", "{the_election}", "EA325"),
        (f"{FOLDER}/election.yaml", "title: ", 'title: "\\u00ad\\u2066" # ', "EA349"),
        (f"{FOLDER}/election.yaml", "title: ", "title: '{x}' # ", "EA325"),
        (f"{FOLDER}/evidence.yaml", "    organisation: ", "    organisation: '{x}' # ", "EA325"),
        (f"{FOLDER}/evidence.yaml", "    short: ", "    short: 'the {' # ", "EA325"),
    ],
)
def test_what_cannot_be_printed_is_told_where_it_stands(
    workspace: Path, file: str, old: str, new: str, code: str
) -> None:
    changed(workspace, file, old, new)
    assert [one for one, _, _ in errors(workspace)] == [code]


def test_an_acronym_is_no_identity(workspace: Path) -> None:
    changed(workspace, "organisations.yaml", "acronym: ADN", "acronym: NDC")
    text = (workspace / FOLDER / "statement.yaml").read_text(encoding="utf-8")
    assert "endorsers:" in text
    changed(workspace, f"{FOLDER}/statement.yaml", "endorsers:", "endorsers: [adn]\nobserved:")
    (fault,) = [one for one in errors(workspace) if one[0] == "EA345"]
    assert "National Democratic Congress" in fault[1]
    assert "Asia Democracy Network" in fault[1]
