import hashlib
import html
from pathlib import Path

import pytest
import yaml

from electassess.use_cases import pipeline
from electassess.use_cases.explain import explain
from electassess.web.evidence_pages import handle
from served import KEN, Browser, attached, typed, workspace

SOURCE = f"/e/{KEN}/evidence/source/{handle('S2')}"


def archive(root: Path) -> dict[str, str]:
    text = (root / "assessments" / KEN / "evidence.yaml").read_text(encoding="utf-8")
    found = yaml.safe_load(text)["sources"]["S2"].get("archive", {})
    assert isinstance(found, dict)
    return found


def test_a_copy_is_kept_with_its_digest(browser: Browser, root: Path) -> None:
    data = b"%PDF-1.7 made up"
    base = typed(browser.get(SOURCE).text)["base"][0]
    assert attached(browser, f"{SOURCE}/attach", base, "../../Made up é.PDF", data).status_code == 303
    kept = archive(root)
    assert kept["sha256"] == hashlib.sha256(data).hexdigest()
    file = root / "assessments" / KEN / kept["path"]
    assert file.read_bytes() == data
    assert file.parent == root / "assessments" / KEN / "archive"
    assert not [one for one in pipeline.check(root) if one.severity == "error"]
    answer = browser.get(f"{SOURCE}/copy")
    assert answer.content == data
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-security-policy"] == "sandbox"
    again = typed(browser.get(SOURCE).text)
    assert browser.post(SOURCE, again).status_code == 303
    assert archive(root) == kept


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.exe", b"MZ"),
        ("a", b"x"),
        ("a.pdf", b"<html>"),
        ("a.png", b"GIF89a"),
        ("a.txt", b"a\0b"),
        ("a.txt", b""),
        ("a.svg", b"<svg onload='x'>"),
    ],
)
def test_what_is_not_what_it_says_is_not_kept(browser: Browser, root: Path, name: str, data: bytes) -> None:
    base = typed(browser.get(SOURCE).text)["base"][0]
    assert attached(browser, f"{SOURCE}/attach", base, name, data).status_code == 422
    assert archive(root) == {}
    assert not (root / "assessments" / KEN / "archive").exists()


def test_a_copy_that_is_too_large_is_not_kept(browser: Browser, root: Path) -> None:
    base = typed(browser.get(SOURCE).text)["base"][0]
    answer = attached(browser, f"{SOURCE}/attach", base, "a.pdf", b"%PDF-" + b"x" * 25_000_000)
    assert answer.status_code == 413
    assert not (root / "assessments" / KEN / "archive").exists()


def test_a_copy_outside_of_the_folder_is_not_given_out(browser: Browser, root: Path) -> None:
    file = root / "assessments" / KEN / "evidence.yaml"
    text = file.read_text(encoding="utf-8")
    entry = f"  S2:\n    archive: {{path: ../../secret.txt, sha256: {'0' * 64}}}\n"
    file.write_text(text.replace("  S2:\n", entry), encoding="utf-8")
    (root / "secret.txt").write_text("secret", encoding="utf-8")
    answer = browser.get(f"{SOURCE}/copy")
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_explain_leads_to_answers_and_facts(browser: Browser, root: Path) -> None:
    page = html.unescape(browser.get(f"/e/{KEN}/explain?ref=civic-space.observers").text)
    told = explain(root, f"{KEN}#civic-space.observers")
    sheet = yaml.safe_load((root / f"assessments/{KEN}/ratings/reader-a.yaml").read_text(encoding="utf-8"))
    rating = next(one for one in sheet["ratings"] if one["indicator"] == "civic-space.observers")
    assert f"reader-a: level {rating['level']}" in page
    assert " ".join(rating["because"].split()) in " ".join(page.split())
    for key in rating["evidence"]:
        assert f"/evidence/item/{handle(key)}" in page
    assert "ratings/reader-a.yaml" in told
    assert "ratings/reader-a.yaml" not in page
    assert "There is nothing of this name" in browser.get(f"/e/{KEN}/explain?ref=no-such-thing").text


def test_explain_finds_a_sentence_of_the_text(browser: Browser) -> None:
    page = html.unescape(browser.get(f"/e/{KEN}/explain?ref=Biometric kits failed in").text)
    assert '<blockquote class="sentence">' in page
    assert "/evidence/item/" in page.split("blockquote")[-1]


def test_explain_says_nothing_of_what_is_not_public(browser: Browser, root: Path) -> None:
    file = root / "assessments" / KEN / "evidence.yaml"
    text = file.read_text(encoding="utf-8")
    hidden = text.replace("  - id: kept-at-distance\n", "  - id: kept-at-distance\n    sensitivity: confidential\n")
    file.write_text(hidden, encoding="utf-8")
    for ref in ("civic-space.observers", "civic-space", "kept-at-distance"):
        page = browser.get(f"/e/{KEN}/explain?ref={ref}").text
        assert "kept at a distance" not in page
        assert "tabulation" not in page or ref != "kept-at-distance"


def test_elections_side_by_side(tmp_path: Path) -> None:
    both = ("gha-2020-12-07-general", KEN)
    browser = Browser(workspace(tmp_path / "workspace", *both), "reader-a")
    assert "gha-2020" in browser.get("/compare").text
    page = browser.get(f"/compare/page?id={both[0]}&id={both[1]}")
    assert page.status_code == 200
    assert "sha256-" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "Ghana" in page.text
    assert browser.get("/compare/page?id=../x").status_code == 200
    newcomer = Browser(tmp_path / "workspace", "b-new")
    newcomer.post(f"/e/{KEN}/sheet", {})
    assert newcomer.get(f"/compare/page?id={both[0]}&id={both[1]}").status_code == 409
    assert "when you have submitted" in newcomer.get(f"/e/{KEN}/explain?ref=civic-space").text
