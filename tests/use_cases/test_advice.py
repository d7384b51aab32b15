# SPDX-License-Identifier: Apache-2.0
"""What only people can write is asked for, in order, and nothing confidential is offered for it."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.render.advice import to_text
from electassess.use_cases.advice import Prompt, advise
from electassess.workspace import shipped_root
from electassess.workspace.packs import english

ROOT = shipped_root()
CAMBODIA = "khm-2023-07-23-general"
KENYA = "ken-2022-08-09-general"
TAIWAN = "twn-2024-01-13-general"
BELARUS = "blr-2020-08-09-presidential"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "assessments" / CAMBODIA, tmp_path / "assessments" / CAMBODIA)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def edited(root: Path, name: str, pattern: str, by: str) -> None:
    path = root / "assessments" / CAMBODIA / name
    text = path.read_text(encoding="utf-8")
    made, count = re.subn(pattern, by, text, flags=re.MULTILINE)
    assert count
    path.write_text(made, encoding="utf-8", newline="")


def kinds(prompts: tuple[Prompt, ...]) -> list[str]:
    return list(dict.fromkeys(one.kind for one in prompts))


@pytest.mark.parametrize("identity", [CAMBODIA, KENYA, TAIWAN, BELARUS])
def test_every_prompt_says_where_and_the_order_is_that_of_use(identity: str) -> None:
    prompts = advise(ROOT, identity)
    order = ["gravity", "paragraph", "verdict", "demand", "reply", "background", "headline", "brief"]
    assert kinds(prompts) == sorted(kinds(prompts), key=order.index)
    assert prompts[0].kind == "paragraph"
    for one in prompts:
        path, _, line = one.place.rpartition(":")
        lines = (ROOT / path).read_text(encoding="utf-8").split("\n")
        assert 1 <= int(line) <= len(lines)
        for item in one.about if one.kind == "demand" else ():
            assert f"id: {item}" in lines[int(line) - 1]


def test_what_is_asked_for_and_given_is_asked_for_no_more(workspace: Path) -> None:
    before = advise(workspace, CAMBODIA)
    first = next(one for one in before if one.kind == "demand")
    ask = first.snippet.replace("\\", "\\\\")
    edited(workspace, "evidence.yaml", rf"^  - id: {first.about[0]}$", rf"\g<0>\n{ask}")
    after = advise(workspace, CAMBODIA)
    assert first.about not in [one.about for one in after if one.kind == "demand"]


def test_a_snippet_is_yaml_that_says_what_the_catalogue_offers() -> None:
    demands = [one for one in advise(ROOT, CAMBODIA) if one.kind == "demand"]
    assert demands
    for one in demands:
        ask = yaml.safe_load(one.snippet)["ask"]
        assert any(f"{ask['to']} to {ask['text']}" in start for start in one.starts)
        assert "|" not in ask["text"]


def test_without_gravity_that_is_asked_for_first(workspace: Path) -> None:
    edited(workspace, "evidence.yaml", r"^    gravity: .*\n", "")
    prompts = advise(workspace, CAMBODIA)
    assert prompts[0].kind == "gravity"
    assert "paragraph" not in kinds(prompts)


def test_before_the_vote_nobody_asks_who_won(workspace: Path) -> None:
    edited(workspace, "evidence.yaml", r"^    background: (?!system).*\n", "")
    texts = [one.text for one in advise(workspace, CAMBODIA) if one.kind == "background"]
    assert texts
    assert not any("who won" in text or "turnout" in text for text in texts)
    edited(workspace, "statement.yaml", r"^edition: .*\ndate: .*", "edition: final\ndate: 2023-08-20")
    texts = [one.text for one in advise(workspace, CAMBODIA) if one.kind == "background"]
    assert [word for word in ("who won", "turnout", "stayed away") if any(word in text for text in texts)] == [
        "who won",
        "turnout",
        "stayed away",
    ]


def test_nothing_that_is_not_public_is_offered(workspace: Path) -> None:
    hidden = advise(workspace, CAMBODIA)[0].about[0]
    path = workspace / "assessments" / CAMBODIA / "evidence.yaml"
    item = next(one for one in yaml.safe_load(path.read_text(encoding="utf-8"))["items"] if one["id"] == hidden)
    edited(workspace, "evidence.yaml", rf"^  - id: {hidden}$", r"\g<0>\n    sensitivity: confidential")
    reasons = [
        rating["because"]
        for sheet in (workspace / "assessments" / CAMBODIA / "ratings").glob("*.yaml")
        for rating in yaml.safe_load(sheet.read_text(encoding="utf-8"))["ratings"]
        if hidden in rating.get("evidence", []) or rating["indicator"] in item["indicators"]
    ]
    assert reasons
    for form in ("text", "json"):
        run = CliRunner().invoke(app, ["advise", CAMBODIA, "--format", form, "--workspace", str(workspace)])
        assert run.exit_code == 0
        said = " ".join(run.output.split())
        assert hidden not in said
        assert " ".join(item["fact"].split()) not in said
        assert [reason for reason in reasons if " ".join(reason.split()) in said] == []


def test_both_formats_say_the_same() -> None:
    run = CliRunner().invoke(app, ["advise", CAMBODIA, "--format", "json", "--workspace", str(ROOT)])
    records = json.loads(run.output)
    assert [one["text"] for one in records] == [one.text for one in advise(ROOT, CAMBODIA)]
    assert all(one["text"] in to_text(advise(ROOT, CAMBODIA), english()) for one in records)


def test_an_unknown_election_is_a_fault() -> None:
    assert CliRunner().invoke(app, ["advise", "khm-1901-01-01-general", "--workspace", str(ROOT)]).exit_code == 1


def test_the_body_that_did_the_gravest_thing_is_asked_for_its_side(workspace: Path) -> None:
    def replies() -> list[Prompt]:
        return [one for one in advise(workspace, CAMBODIA) if one.kind == "reply"]

    assert replies() == [], "the shipped record has what the committee said"
    edited(workspace, "evidence.yaml", r"^  - id: (refusal-ground|ministry-letter)\n(    .*\n)+", "")
    (asked,) = replies()
    assert asked.text.startswith("what the National Election Committee says of this")
    assert asked.about == ("clp-refused",)
    assert yaml.safe_load(asked.snippet)[0]["clause"] == "the {emb} said that …"
    edited(workspace, "election.yaml", r"^election_body:\n", r"\g<0>  article: false\n")
    (bare,) = replies()
    assert yaml.safe_load(bare.snippet)[0]["clause"] == "{emb} said that …"
    assert bare.text.startswith("what National Election Committee says of this")
    path = workspace / "assessments" / CAMBODIA / "evidence.yaml"
    entered = asked.snippet.replace("id: …", "id: nec-says").replace("fact: …", "fact: The NEC said why.")
    rest = {"sources": "[S3]", "indicators": "[party-inclusion.nomination]", "kind": "practice", "basis": "stated"}
    more = "".join(f"    {key}: {value}\n" for key, value in (rest | {"credibility": "2"}).items())
    text = f"{path.read_text(encoding='utf-8').rstrip()}\n{entered.replace('…', 'why')}\n{more}"
    path.write_text(text, encoding="utf-8")
    assert replies() == [], "what is offered, filled in, is what was asked for"
