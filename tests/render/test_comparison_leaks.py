"""What is not public reaches no output of a comparison, nor `explain`: planted as read, looked for in the bytes."""

from pathlib import Path

import pytest

from electassess.model.evidence import Sensitivity
from electassess.render import account, acts, comparison, find_leaks, open_up
from electassess.use_cases import comparing, pipeline
from electassess.use_cases.explain import explain
from electassess.workspace import Assessment, load_assessment
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]
IDS = ("khm-2018-07-29-general", "khm-2023-07-23-general")
SECRETS = ("zebrafact", "zebraclause", "zebraquote", "zebranote", "zebrareason", "zebra.example", "zebrahouse")


def _with_secrets(root: Path, identity: str, **_: object) -> tuple[Assessment, list[object]]:
    """Every second item restricted or confidential, with its own sources; the reasons that rest on it tell of it."""
    assessment, faults = load_assessment(root, identity)
    model = assessment.evidence.model
    assert model is not None
    hidden = {item.id: number for number, item in enumerate(model.items) if number % 2}
    source = next(iter(model.sources.values())).model_copy(
        update={
            "organisation": "ZEBRAHOUSE",
            "url": "https://zebra.example/",
            "title": "ZEBRANOTE",
            "date": "2024-12-01",
            "latest": None,
        }
    )
    items = tuple(
        item.model_copy(
            update={
                "sensitivity": Sensitivity.RESTRICTED if hidden[item.id] % 4 == 1 else Sensitivity.CONFIDENTIAL,
                "fact": "ZEBRAFACT was seen",
                "clause": "ZEBRACLAUSE was seen",
                "quote": "ZEBRAQUOTE",
                "note": "ZEBRANOTE",
                "sources": ("Z1",),
            }
        )
        if item.id in hidden
        else item
        for item in model.items
    )
    assessment.evidence.model = model.model_copy(update={"items": items, "sources": {**model.sources, "Z1": source}})
    for sheet in assessment.sheets.values():
        assert sheet.model is not None
        ratings = tuple(
            one.model_copy(update={"because": "ZEBRAREASON"}) if not hidden.keys().isdisjoint(one.evidence) else one
            for one in sheet.model.ratings
        )
        sheet.model = sheet.model.model_copy(update={"ratings": ratings})
    return assessment, list(faults)


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Secrets are in the workspace; returned are the ids of the items that hold them."""
    monkeypatch.setattr(pipeline, "load_assessment", _with_secrets)
    found = []
    for identity in IDS:
        evidence = _with_secrets(ROOT, identity)[0].evidence.model
        assert evidence is not None
        found += [item.id for item in evidence.items if item.sensitivity is not Sensitivity.PUBLIC]
    return found


def test_the_secrets_are_planted(planted: list[str]) -> None:
    assert len(planted) > 40


def test_no_writer_of_a_comparison_leaks(planted: list[str]) -> None:
    table = comparing.compare(ROOT, IDS, ranked=True)
    opened = {name: open_up(write(table, english())) for name, write in comparison.FORMATS.items()}
    assert set(opened) == {"text", "csv", "json", "md", "html", "xlsx"}
    assert find_leaks(opened, SECRETS) == []
    public = {one.at for row in table.rows for cell in row.cells for point in cell.points for one in point.evidence}
    assert public


def test_no_account_and_no_audit_leaks(planted: list[str]) -> None:
    accounts = {"pair": comparing.tell_pair(ROOT, *IDS), "over time": comparing.tell_over_time(ROOT, "KHM")}
    opened = {
        f"{what} {name}": open_up(write(told, english()))
        for what, told in accounts.items()
        for name, write in account.FORMATS.items()
    }
    audit = comparing.audit(ROOT, IDS)
    opened |= {f"audit {name}": open_up(write(audit, english())) for name, write in account.AUDIT_FORMATS.items()}
    assert find_leaks(opened, SECRETS) == []


def test_no_output_names_an_item_that_is_not_public(planted: list[str]) -> None:
    """By id nothing is looked for in bytes: an id may be a word of a public text."""
    table = comparing.compare(ROOT, IDS)
    accounts = [comparing.tell_pair(ROOT, *IDS), comparing.tell_over_time(ROOT, "KHM")]
    sentences = [each for told in accounts for section in told.sections for each in section.sentences]
    named = {(row.election, fact.basis.id) for row in table.rows for fact in row.facts}
    for identity in IDS:
        evidence = _with_secrets(ROOT, identity)[0].evidence.model
        assert evidence is not None
        hidden = {item.id for item in evidence.items if item.sensitivity is not Sensitivity.PUBLIC}
        assert not {(identity, key) for key in hidden} & named
        assert not hidden & {item.id for each in sentences for item in each.items if item.assessment == identity}
    opened = {f"acts {name}": open_up(write(table, english())) for name, write in acts.FORMATS.items()}
    assert find_leaks(opened, SECRETS) == []


def test_explain_leaks_neither_evidence_nor_the_reasons_that_retell_it(planted: list[str]) -> None:
    opened = {}
    for identity in IDS:
        for criterion in ("emb-independence", "party-inclusion", "civic-space", "media-freedom", "transparency"):
            opened[f"{identity}#{criterion}"] = explain(ROOT, f"{identity}#{criterion}")
    assert find_leaks(opened, SECRETS) == []
    assert any("rests on evidence that is not public" in text for text in opened.values())
    listed = [key for key in planted if any(f" {key} " in text for text in opened.values())]
    assert listed == []


def test_a_leak_would_be_found_in_every_format(planted: list[str]) -> None:
    table = comparing.compare(ROOT, IDS)
    said = table.rows[0].cells[1].points[0].evidence[0].text[:40]
    opened = {
        name: open_up(write(table, english()))
        for name, write in comparison.FORMATS.items()
        if name in {"json", "html", "xlsx"}
    }
    assert [name for name, _ in find_leaks(opened, [said])] == ["html", "json", "xlsx"]
