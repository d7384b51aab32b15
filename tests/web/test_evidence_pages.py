import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from electassess.use_cases import pipeline
from electassess.web.evidence_pages import alike, handle
from served import KEN, Browser, typed

HERE = f"/e/{KEN}/evidence"


def file(root: Path) -> Path:
    return root / "assessments" / KEN / "evidence.yaml"


def data(root: Path) -> dict[str, dict[str, Any]]:
    found = yaml.safe_load(file(root).read_text(encoding="utf-8"))
    return {one["id"]: one for one in found["items"]} | dict(found["sources"])


def at(name: str, part: str = "item") -> str:
    return f"{HERE}/{part}/{handle(name)}"


def test_a_form_that_nobody_touched_changes_no_byte(browser: Browser, root: Path) -> None:
    before = file(root).read_bytes()
    links = re.findall(rf'href="({HERE}/(?:item|source)/\w{{20}})"', browser.get(HERE).text)
    assert len(links) == len(data(root))
    for link in links:
        answer = browser.post(link, typed(browser.get(link).text))
        assert answer.status_code == 303, link
        assert file(root).read_bytes() == before, link


def test_a_changed_item_changes_its_own_lines_alone(browser: Browser, root: Path) -> None:
    before = data(root)
    form = typed(browser.get(at("missions")).text)
    form |= {
        "gravity": ["decisive"],
        "ask.to": ["parliament"],
        "ask.text": ["let missions in early"],
        "figures.0": ["1"],
    }
    form |= {"figures.0.number": ["two"], "figures.0.counts": ["made-up things"]}
    assert browser.post(at("missions"), form).status_code == 303
    after = data(root)
    assert after["missions"]["gravity"] == "decisive"
    assert after["missions"]["ask"] == {"to": "parliament", "text": "let missions in early"}
    assert after["missions"]["figures"][0] == {"number": "two", "counts": "made-up things"}
    assert after["missions"]["figures"][1:] == before["missions"]["figures"][1:]
    assert {key for key in before if before[key] != after[key]} == {"missions"}


def test_what_no_option_shows_stays_in_the_file(browser: Browser, root: Path) -> None:
    text = file(root).read_text(encoding="utf-8")
    more = text.replace("    said_by: [emb]\n", "    said_by: [emb, nobody-known]\n", 1)
    file(root).write_text(more, encoding="utf-8")
    form = typed(browser.get(at("chair-answer")).text) | {"note": ["Looked at again."]}
    assert "emb" in form["said_by"]
    assert browser.post(at("chair-answer"), form).status_code in {303, 422}
    assert data(root)["chair-answer"]["said_by"] == ["emb", "nobody-known"]


def test_a_new_source_and_a_new_item(browser: Browser, root: Path) -> None:
    before = data(root)
    source = typed(browser.get(f"{HERE}/source/new").text)
    source |= {"organisation": ["Made-up Observers"], "title": ["A made-up report"], "date": ["2022-08-11"]}
    assert browser.post(f"{HERE}/source/new", source | {"reliability": ["B"]}).status_code == 303
    key = next(f"S{number}" for number in range(1, 99) if f"S{number}" not in before)
    assert data(root)[key] | {"date": str(data(root)[key]["date"])} == {
        "organisation": "Made-up Observers",
        "title": "A made-up report",
        "date": "2022-08-11",
        "url": None,
        "reliability": "B",
    }
    item = typed(browser.get(f"{HERE}/item/new").text)
    item |= {
        "fact": ["Observers watched made-up polling stations."],
        "sources": [key],
        "first": ["civic-space.observers"],
    }
    item |= {"clause": ["observers watched made-up polling stations"], "reading": ["strength"], "credibility": ["2"]}
    assert browser.post(f"{HERE}/item/new", item).status_code == 303
    made = data(root)["observers-watched-made-polling"]
    assert made["sensitivity"] == "public"
    assert made["indicators"] == ["civic-space.observers"]
    assert made["credibility"] == 2
    assert not [one for one in pipeline.check(root) if one.severity == "error"]
    abroad = item | {"fact": ["Łódźanie watched São Tomé polling stations."], "base": [""]}
    assert browser.post(f"{HERE}/item/new", abroad).status_code == 303
    assert "watched-tome-polling-stations" in data(root), "a word that a to z cannot write is left out whole"
    browser.post(f"{HERE}/item/new", item)
    assert "observers-watched-made-polling-2" in data(root)


def test_what_cannot_stand_is_said_at_its_field_and_kept_in_the_form(browser: Browser, root: Path) -> None:
    before = file(root).read_bytes()
    form = typed(browser.get(at("missions")).text) | {"clause": ["It ended with a full stop."], "happened": ["2022-13"]}
    answer = browser.post(at("missions"), form)
    assert answer.status_code == 422
    assert "It ended with a full stop." in answer.text
    assert re.search(r'name="happened".*?</div>', answer.text, re.DOTALL)[0].count("faults") == 1  # type: ignore[index]
    assert file(root).read_bytes() == before


def test_a_refused_save_keeps_what_an_item_bears_on_most(browser: Browser) -> None:
    item = typed(browser.get(f"{HERE}/item/new").text)
    item |= {"fact": ["Seen."], "clause": ["seen"], "reading": ["fault"], "credibility": ["2"], "sources": ["S1"]}
    item |= {"first": ["media-freedom.plurality"], "indicators": ["civic-space.observers"], "happened": ["last spring"]}
    answer = browser.post(f"{HERE}/item/new", item)
    assert answer.status_code == 422
    again = typed(answer.text)
    assert again["first"] == ["media-freedom.plurality"]
    assert again["indicators"] == ["civic-space.observers"]


def test_what_check_says_of_an_item_stands_at_its_field(browser: Browser, root: Path) -> None:
    form = typed(browser.get(at("missions")).text) | {"clause": ["all 999 missions came"]}
    assert browser.post(at("missions"), form).status_code == 303
    page = browser.get(at("missions")).text
    field = re.search(r'name="clause".*?</div>', page, re.DOTALL)
    assert field
    assert "999" in field[0]
    assert "faults" in field[0]


def test_an_item_changed_underneath_is_shown_and_not_overwritten(browser: Browser, root: Path) -> None:
    form = typed(browser.get(at("missions")).text) | {"note": ["Mine."]}
    text = file(root).read_text(encoding="utf-8").replace("  - id: missions\n", "  - id: missions\n    note: Theirs.\n")
    file(root).write_text(text, encoding="utf-8")
    answer = browser.post(at("missions"), form)
    assert answer.status_code == 409
    assert "Theirs." in answer.text
    assert "Mine." in answer.text
    assert file(root).read_text(encoding="utf-8") == text


def test_an_item_is_taken_out(browser: Browser, root: Path) -> None:
    base = typed(browser.get(at("turnout")).text)["base"]
    assert browser.post(f"{at('turnout')}/remove", {"base": "0" * 32}).headers["location"] == at("turnout")
    assert "turnout" in data(root)
    assert browser.post(f"{at('turnout')}/remove", {"base": base}).headers["location"] == HERE
    assert "turnout" not in data(root)
    assert browser.get(at("turnout")).status_code == 404


@pytest.mark.parametrize("kind", ["confidential", "restricted"])
def test_what_is_not_public_is_on_the_pages_of_evidence_alone(browser: Browser, root: Path, kind: str) -> None:
    form = typed(browser.get(at("kept-at-distance")).text) | {"sensitivity": [kind]}
    assert browser.post(at("kept-at-distance"), form).status_code == 303
    fact = re.escape(str(data(root)["kept-at-distance"]["fact"])[:40])
    listed = browser.get(HERE).text
    assert re.search(fact, listed)
    assert f"<strong>{kind.upper()}</strong>" in listed
    assert f"<strong>{kind.upper()}</strong>" in browser.get(at("kept-at-distance")).text
    others = ["", "rate/civic-space", "rate/civic-space?all=civic-space.observers", "beside", "election", "brief"]
    others += [
        "draft",
        "draft?form=full",
        "draft?form=report",
        "draft?on=kept-at-distance",
        "sentences/civic-space.observers",
    ]
    for path in others:
        page = browser.get(f"/e/{KEN}/{path}").text
        assert not re.search(fact, page), path
        assert "kept-at-distance" not in page.replace("<strong>kept-at-distance</strong>", ""), path
    assert "kept-at-distance" not in at("kept-at-distance")


def test_likely_duplicates_are_found(root: Path) -> None:
    evidence = pipeline.load(root, [KEN]).assessments[KEN].evidence.model
    assert evidence
    first = evidence.items[0]
    twin = first.model_copy(update={"id": "twin", "fact": first.fact.replace("effectively and ", "effectively, ")})
    found = alike([*evidence.items, twin])
    assert "twin" in found[first.id]
    assert len(found) < 8


def test_the_draft_says_what_each_sentence_rests_on_and_what_is_untold(browser: Browser) -> None:
    page = browser.get(f"/e/{KEN}/draft").text
    assert f"/evidence/item/{handle('close-contest')}" in page
    assert "What would change it" in page
    marked = browser.get(f"/e/{KEN}/draft?on=close-contest").text
    assert 'class="claim on"' in marked
    for form in ("full", "report", "summary"):
        assert browser.get(f"/e/{KEN}/draft?form={form}").status_code == 200


def test_election_and_brief_that_nobody_touched_change_no_byte(browser: Browser, root: Path) -> None:
    for name, path in (("election", "election.yaml"), ("brief", "statement.yaml")):
        where = root / "assessments" / KEN / path
        before = where.read_bytes()
        assert browser.post(f"/e/{KEN}/{name}", typed(browser.get(f"/e/{KEN}/{name}").text)).status_code == 303
        assert where.read_bytes() == before


def test_a_brief_is_changed_and_begun(browser: Browser, root: Path) -> None:
    where = root / "assessments" / KEN / "statement.yaml"
    form = typed(browser.get(f"/e/{KEN}/brief").text) | {"addressees": ["the African Union\nthe made-up league"]}
    assert browser.post(f"/e/{KEN}/brief", form).status_code == 303
    assert yaml.safe_load(where.read_text(encoding="utf-8"))["addressees"] == [
        "the African Union",
        "the made-up league",
    ]
    refused = browser.post(f"/e/{KEN}/brief", typed(browser.get(f"/e/{KEN}/brief").text) | {"date": ["soon"]})
    assert refused.status_code == 422
    assert 'value="soon"' in refused.text
    where.unlink()
    assert "Begin the brief" in browser.get(f"/e/{KEN}/brief").text
    browser.post(f"/e/{KEN}/brief", {})
    assert yaml.safe_load(where.read_text(encoding="utf-8"))["edition"] == "final"


def test_an_actor_is_added_to_the_election(browser: Browser, root: Path) -> None:
    form = typed(browser.get(f"/e/{KEN}/election").text)
    spare = max(int(name.split(".")[1]) for name in form if re.fullmatch(r"actors\.\d+", name)) - 1
    form |= {f"actors.{spare}.id": ["made-up"], f"actors.{spare}.name": ["Made-up Party"]}
    assert browser.post(f"/e/{KEN}/election", form).status_code == 303
    found = yaml.safe_load((root / "assessments" / KEN / "election.yaml").read_text(encoding="utf-8"))
    assert found["actors"][-1] == {"id": "made-up", "name": "Made-up Party"}


def test_no_page_of_evidence_runs_what_was_typed(browser: Browser, root: Path) -> None:
    words = '"><script>alert(1)</script>'
    form = typed(browser.get(at("missions")).text) | {"note": [words], "thread": ["x"]}
    browser.post(at("missions"), form)
    assert data(root)["missions"]["note"] == words
    for path in (HERE, at("missions"), f"/e/{KEN}/draft"):
        assert "<script>alert" not in browser.get(path).text


def test_a_reader_sees_and_changes_nothing(root: Path) -> None:
    reader = Browser(root, read_only=True)
    page = reader.get(at("missions"))
    assert page.status_code == 200
    assert '<button class="main">Save' not in page.text
    assert reader.post(at("missions"), typed(page.text)).status_code == 403


def test_what_is_not_public_is_cited_from_its_own_page(browser: Browser, root: Path) -> None:
    form = typed(browser.get(at("missions")).text) | {"sensitivity": ["confidential"]}
    browser.post(at("missions"), form)
    sheet = root / "assessments" / KEN / "ratings" / "reader-a.yaml"
    known = [one["indicator"] for one in yaml.safe_load(sheet.read_text(encoding="utf-8"))["ratings"]]
    ref = next(one for one in known if one.startswith("media-freedom."))
    assert browser.post(f"{at('missions')}/cite", {"ref": ref}).headers["location"] == at("missions")
    found = {one["indicator"]: one for one in yaml.safe_load(sheet.read_text(encoding="utf-8"))["ratings"]}
    assert "missions" in found[ref]["evidence"]
    assert f"/rate/media-freedom#{ref}" in browser.get(at("missions")).text
    assert "missions" not in browser.get(f"/e/{KEN}/rate/media-freedom").text
    assert browser.post(f"{at('missions')}/cite", {"ref": "no.such"}).status_code == 404
