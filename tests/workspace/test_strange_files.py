"""Folders and files as a stranger may send them: links, circles, growth without bound, texts that are programs."""

import datetime as dt
import time
from pathlib import Path

import pytest

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.base import LONGEST_TEXT, Edition
from electassess.model.condition import LONGEST, parse
from electassess.model.ladder import TEXT_FILTERS, TEXT_NAMES
from electassess.statement import templates
from electassess.use_cases import pipeline
from electassess.workspace import load_catalogue
from electassess.workspace.packs import english
from worked import ROOT

FOLDER = "assessments/gha-2020-12-07-general"


def found(root: Path) -> list[Diagnostic]:
    return [fault for fault in pipeline.check(root) if fault.code != "EA318"]


def codes(root: Path) -> set[tuple[str, str]]:
    return {(fault.code, fault.path) for fault in found(root)}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_names_out_of_the_workspace_are_not_told(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("away")
    (away / "private.txt").touch()
    (workspace / FOLDER / "ratings").rename(workspace / "elsewhere")
    (workspace / FOLDER / "ratings").symlink_to(away)
    assert ("EA113", f"{FOLDER}/ratings") in codes(workspace)
    (workspace / "criteria").rename(workspace / "other")
    (workspace / "criteria").symlink_to(away)
    assert ("EA113", "criteria") in codes(workspace)
    assert not any("private" in str(fault) for fault in found(workspace))


def test_links_that_lead_nowhere_are_faults(workspace: Path) -> None:
    (workspace / "assessments" / "round").symlink_to("round")
    (workspace / "assessments" / "npl-2027-11-20-general").symlink_to("nowhere")
    (workspace / "organisations.yaml").unlink()
    (workspace / "organisations.yaml").symlink_to("nowhere")
    assert codes(workspace) >= {
        ("EA319", "assessments/round"),
        ("EA101", "assessments/npl-2027-11-20-general"),
        ("EA101", "organisations.yaml"),
    }


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_folder_of_criteria_is_not_replaced_in_silence(workspace: Path, kind: str) -> None:
    (workspace / "criteria").rename(workspace / "other")
    if kind == "file":
        (workspace / "criteria").touch()
    else:
        (workspace / "criteria").symlink_to("nowhere")
    assert ("EA101", "criteria") in codes(workspace)


def test_files_that_are_not_read_are_named(workspace: Path) -> None:
    (workspace / "organisations.yaml").rename(workspace / "organisations.yml")
    (workspace / FOLDER / "endorsements.yaml").touch()
    (workspace / "assessments" / "gha-2020-12-07-general\n").mkdir()
    (workspace / "criteria" / ".#media-freedom.yaml").symlink_to("editor")
    assert codes(workspace) == {
        ("EA319", "organisations.yml"),
        ("EA319", f"{FOLDER}/endorsements.yaml"),
        ("EA319", "assessments/gha-2020-12-07-general\n"),
    }


@pytest.mark.parametrize("date", ["0000", "0000-05", "2023-00", "2023-05-00", "2023-02-30", "２０２３"])
def test_days_that_are_none(workspace: Path, date: str) -> None:
    file = workspace / FOLDER / "evidence.yaml"
    line = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("    date: "))
    edit(file, line, f"    date: '{date}'")
    assert [fault.code for fault in found(workspace)] == ["EA204"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ nope }}",
        "{{ title",
        "{{{ title }}}",
        "{{ title | upper }}",
        "{% for i in range(99999) %}{% for j in range(99999) %}a{% endfor %}{% endfor %}",
        "{{ 'a' * 10**9 }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'a' %}",
        "{# note #}",
        "{{ " + "(" * 20_000 + "title" + ")" * 20_000 + " }}",
        "{" * 1_000_000,
    ],
)
def test_a_ladder_holds_names_and_no_program(workspace: Path, text: str) -> None:
    file = workspace / "criteria" / "ladder.yaml"
    old = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("        lede: "))
    line = file.read_text(encoding="utf-8").splitlines().index(old) + 1
    edit(file, old, f'        lede: "{text}"')
    started = time.process_time()
    fault = found(workspace)[0]
    assert time.process_time() - started < 5
    assert (fault.code, fault.path, fault.line) == (
        "EA203" if len(text) > LONGEST_TEXT else "EA325",
        "criteria/ladder.yaml",
        line,
    )
    assert len(fault.message) < 200


def test_the_names_of_the_ladder_are_those_that_are_given() -> None:
    loaded = pipeline.load(ROOT, ["gha-2020-12-07-general"])
    election, countries = loaded.assessments["gha-2020-12-07-general"].election.model, loaded.reference.countries.model
    assert election
    assert countries
    edition = Edition.FINAL
    given = templates.template_names(
        election, countries.countries["GHA"], edition, dt.date(2021, 1, 1), english(), signing=2
    )
    assert set(given) == TEXT_NAMES
    assert set(templates._ENVIRONMENT.filters) == TEXT_FILTERS


@pytest.mark.parametrize("text", ["not " * 100_000 + "a < 1", "(" * 100_000, " or ".join(["a < 1"] * 100_000)])
def test_long_conditions_are_refused_at_once(text: str) -> None:
    started = time.process_time()
    condition, faults = parse(text)
    assert time.process_time() - started < 1
    assert condition is None
    assert "longer than" in faults[0].message


def test_the_longest_condition_can_be_read() -> None:
    deep = "not " * ((LONGEST - 5) // 4) + "a < 1"
    assert parse(deep)[0] is not None


def name_each_other_twice(folder: Path, files: int) -> None:
    for number in range(files):
        last = number == files - 1
        for side in "ab":
            below = "" if last else f"groups: [g{number + 1}a, g{number + 1}b]\n"
            (folder / f"g{number}{side}.yaml").write_text(f"id: g{number}{side}\ntitle: Some title\n{below}")


def test_groups_that_grow_without_bound(workspace: Path) -> None:
    name_each_other_twice(workspace / "criteria", 30)
    edit(workspace / "criteria" / "catalogue.yaml", "groups: [", "groups: [g0a, ")
    started = time.process_time()
    messages = [fault.message for fault in found(workspace) if fault.code == "EA204"]
    assert any("more than 5000 in all" in one for one in messages)
    _, faults = load_catalogue(workspace / "criteria")
    assert time.process_time() - started < 10
    assert any("more than 5000 in all" in one.message for one in faults)


def test_more_indicators_than_can_be_worked_on(workspace: Path) -> None:
    path = workspace / "criteria" / "civic-space.yaml"
    anchors = "".join(f"      - {{level: {level}, anchor: It is so., clause: it was so}}\n" for level in range(5))
    one = f"    title: Some title\n    question: Is it so?\n    anchors:\n{anchors}"
    more = "".join(f"  - id: x{number}\n{one}" for number in range(2000))
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{more}", encoding="utf-8")
    messages = [fault.message for fault in found(workspace) if fault.code == "EA204"]
    assert messages == ["the catalogue has 2048 indicators, and one of more than 2000 is not scored"]


def test_a_long_row_of_groups(workspace: Path) -> None:
    for number in range(1200):
        text = f"id: g{number}\ntitle: Some title\ngroups: [g{number + 1}]\n"
        (workspace / "criteria" / f"g{number}.yaml").write_text(text)
    (workspace / "criteria" / "g1200.yaml").write_text("id: g1200\ntitle: Some title\n")
    edit(workspace / "criteria" / "catalogue.yaml", "groups: [", "groups: [g0, ")
    assert any("levels deep" in fault.message for fault in found(workspace))


def test_long_circles_are_told_in_short(workspace: Path) -> None:
    source = "sources:\n  S1: {organisation: O, title: T, date: 2020-01-01, url: null, reliability: A}\nitems:\n"
    rest = "fact: a fact, clause: a clause, sources: [S1], reading: fault, kind: law, basis: stated, credibility: 1"
    where = "indicators: [party-inclusion.parties-barred]"
    rows = (f"  - {{id: i{n}, {rest}, {where}, follows: i{(n + 1) % 5000}}}\n" for n in range(5000))
    (workspace / FOLDER / "evidence.yaml").write_text(source + "".join(rows))
    started = time.process_time()
    circles = [fault.message for fault in found(workspace) if "follows itself" in fault.message]
    assert time.process_time() - started < 15
    assert circles[0] == "item i0 follows itself through i1, i10, i100 …"


def test_a_list_whose_items_are_wrong_is_not_called_empty(workspace: Path) -> None:
    file = workspace / FOLDER / "evidence.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    old = next(line for line in lines if line.startswith("    indicators: ["))
    edit(file, old, "    indicators: [BAD ONE]")
    assert [fault.message for fault in found(workspace)] == ["the text does not have the form that indicators needs"]
    edit(file, "    indicators: [BAD ONE]", "    indicators: []")
    (fault,) = found(workspace)
    assert "names the indicators it bears on, or says what background it is" in fault.message


def test_the_nearest_word_is_found_fast_and_not_among_too_many() -> None:
    words = [f"party-inclusion.indicator-{number}" for number in range(1000)]
    assert nearest("party-inclusion.indicator-77x", words) == "did you mean party-inclusion.indicator-77?"
    assert nearest("a" * 10_000, words) == ""
    assert nearest("party-inclusion.indicator-1", [*words, *(f"x{number}" for number in range(2000))]) == ""


def test_no_diagnostic_quotes_what_may_be_confidential(workspace: Path) -> None:
    edit(workspace / FOLDER / "evidence.yaml", "    fact: >-", "    fact: |-")
    (fault,) = found(workspace)
    assert (fault.code, fault.message) == ("EA203", "the text does not have the form that fact needs")
    assert "one line" in fault.hint
