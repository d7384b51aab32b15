"""The other side of a grave fault is asked for where the fault is entered."""

import re
from pathlib import Path

import yaml

from electassess.web.handles import handle
from served import KEN, Browser, typed

HERE = f"/e/{KEN}/evidence"


def items(root: Path) -> list[dict[str, object]]:
    text = (root / "assessments" / KEN / "evidence.yaml").read_text(encoding="utf-8")
    return list(yaml.safe_load(text)["items"])


def charge(browser: Browser, **more: list[str]) -> dict[str, list[str]]:
    form = typed(browser.get(f"{HERE}/item/new").text)
    form |= {"fact": ["A made-up office shut polling stations."], "clause": ["polling stations were shut"]}
    form |= {"sources": ["S1"], "first": ["civic-space.observers"], "credibility": ["2"]}
    return form | {"reading": ["fault"], "gravity": ["serious"], "id": ["stations-shut"], "thread": ["shut"]} | more


def test_a_new_grave_fault_leads_to_its_other_side(browser: Browser) -> None:
    saved = browser.post(f"{HERE}/item/new", charge(browser))
    assert saved.headers["location"] == f"{HERE}/item/{handle('stations-shut')}?saved#other_side"
    page = browser.get(saved.headers["location"]).text
    assert page.count(f"item/new?after={handle('stations-shut')}&amp;what=") == 3


def test_a_slight_fault_and_a_strength_lead_back_to_the_list(browser: Browser) -> None:
    for more in ({"gravity": ["minor"]}, {"reading": ["strength"]}):
        form = charge(browser, **more) | {"id": [f"made-{next(iter(more))}"]}
        saved = browser.post(f"{HERE}/item/new", form)
        assert saved.headers["location"] == f"{HERE}?saved=item"
        assert "other_side" not in browser.get(f"{HERE}/item/{handle(form['id'][0])}").text


def test_an_answer_begins_as_one_that_follows_and_is_listed(browser: Browser, root: Path) -> None:
    browser.post(f"{HERE}/item/new", charge(browser))
    begun = browser.get(f"{HERE}/item/new?after={handle('stations-shut')}&what=answer").text
    assert "<q>A made-up office shut polling stations.</q>" in begun
    form = typed(begun)
    assert (form["follows"], form["reading"], form["thread"]) == (["stations-shut"], ["context"], ["shut"])
    assert form["first"] == ["civic-space.observers"]
    assert form["attributed"] == ["1"]
    form |= {"fact": ["The office said that they were repaired."]}
    form |= {"clause": ["the office said that they were repaired"]}
    form |= {"sources": ["S1"], "credibility": ["2"]}
    assert browser.post(f"{HERE}/item/new", form).status_code == 303
    made = items(root)[-1]
    assert made["follows"] == "stations-shut"
    assert made["attributed"] is True
    page = browser.get(f"{HERE}/item/{handle('stations-shut')}").text
    assert re.search(r"Entered to follow it:.*?The office said that they were repaired\.", page, re.DOTALL)


def test_what_follows_a_secret_fault_begins_as_secret(browser: Browser) -> None:
    browser.post(f"{HERE}/item/new", charge(browser, sensitivity=["confidential"], consent=["anonymous use"]))
    form = typed(browser.get(f"{HERE}/item/new?after={handle('stations-shut')}&what=measure").text)
    assert form["sensitivity"] == ["confidential"]


def test_an_address_that_names_no_item_gives_an_empty_form(browser: Browser) -> None:
    for query in ("after=none&what=answer", f"after={handle('missions')}&what=else"):
        assert typed(browser.get(f"{HERE}/item/new?{query}").text)["follows"] == [""]
