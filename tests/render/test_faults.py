import json

import pytest

from electassess.diagnostics import error, warning
from electassess.render.faults import to_github, to_json, to_sarif, to_text, visible

FAULTS = (
    error("EA302", "assessments/a/ratings/b.yaml", (7, 12), "level 7 is not on the scale", "levels are 0 to 4"),
    warning("EA304", "assessments/a/evidence.yaml", None, "100% of it, and: more\nthan a line"),
)


def test_text_has_place_code_hint_and_count() -> None:
    assert to_text(FAULTS).splitlines() == [
        "assessments/a/ratings/b.yaml:7:12: EA302 level 7 is not on the scale",
        "    hint: levels are 0 to 4",
        r"assessments/a/evidence.yaml: EA304 warning: 100% of it, and: more\nthan a line",
        "1 error(s), 1 warning(s)",
    ]
    assert to_text([]) == "no faults"


def test_json_has_every_field() -> None:
    first, second = json.loads(to_json(FAULTS))
    assert first == {
        "code": "EA302",
        "severity": "error",
        "path": "assessments/a/ratings/b.yaml",
        "line": 7,
        "column": 12,
        "message": "level 7 is not on the scale",
        "hint": "levels are 0 to 4",
    }
    assert second["line"] is None


def test_sarif_names_each_rule_once_and_places_each_result() -> None:
    log = json.loads(to_sarif([*FAULTS, FAULTS[0]]))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["EA302", "EA304"]
    first, second, _ = run["results"]
    assert first["level"] == "error"
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 7, "startColumn": 12}
    assert first["message"]["text"] == "level 7 is not on the scale. Hint: levels are 0 to 4"
    assert second["level"] == "warning"
    # A fault of a whole file has no region: SARIF has no line 0.
    assert "region" not in second["locations"][0]["physicalLocation"]


def test_github_escapes_what_would_end_the_command() -> None:
    first, second = to_github(FAULTS).splitlines()
    assert first == (
        "::error file=assessments/a/ratings/b.yaml,line=7,col=12,title=EA302::"
        "level 7 is not on the scale (levels are 0 to 4)"
    )
    assert second == ("::warning file=assessments/a/evidence.yaml,title=EA304::100%25 of it, and: more%0Athan a line")
    assert "file=a%2Cb%3Ac.yaml," in to_github([error("EA101", "a,b:c.yaml", None, "x")])


@pytest.mark.parametrize("mark", ["\x1b[2J", "\r", "\x9b31m", "\u202e", "\u2066"])
def test_no_control_of_a_stranger_reaches_the_screen(mark: str) -> None:
    assert mark not in visible(f"a{mark}b")
    assert mark not in to_text([error("EA101", f"assessments/a{mark}", None, f"x{mark}", f"y{mark}")])
