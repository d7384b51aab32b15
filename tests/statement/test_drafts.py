"""Every worked assessment drafted: the promises that hold for each draft, and the brief of Cambodia 2023."""

import datetime as dt
import re
from pathlib import Path

import pytest

from electassess.model.base import Edition, Form
from electassess.model.evidence import Sensitivity
from electassess.render import WRITERS
from electassess.use_cases import drafting, pipeline
from electassess.workspace import load_assessment
from worked import IDS, ROOT, drafted, everywhere, found

CAMBODIA = "khm-2023-07-23-general"


def body(identity: str) -> str:
    return " ".join(claim.text for claim in drafted(identity).claims)


@everywhere
def test_every_serious_finding_with_evidence_is_told(identity: str) -> None:
    made, findings = drafted(identity), found(identity)
    told = {
        ref
        for claim in made.claims
        if claim.evidence or "clause of level" in " ".join(claim.rules)
        for ref in claim.findings
    }
    assert {one.ref for one in findings.serious if one.evidence} <= told


@everywhere
def test_every_claim_of_fact_has_a_place(identity: str) -> None:
    for claim in drafted(identity).claims:
        if claim.evidence:
            assert len(claim.evidence_at) == len(claim.evidence)
            for place in (*claim.evidence_at, *claim.ratings):
                path, line = place.rsplit(":", 1)
                assert int(line) <= len((ROOT / path).read_text(encoding="utf-8").splitlines())


@everywhere
def test_sentences_are_finished(identity: str) -> None:
    for block in drafted(identity).blocks:
        for claim in block.claims if block.kind in ("paragraph", "lead") else ():
            assert re.match(r"[A-Z0-9“]", claim.text), claim.text
            assert claim.text.endswith(":" if block.kind == "lead" else (".", ".”", "?”")), claim.text
            assert not re.search(r"[{}|]|  |\.\.|,,| ,", claim.text), claim.text


def test_every_number_of_the_body_is_in_a_fact() -> None:
    for identity in IDS:
        loaded = pipeline.load(ROOT, [identity])
        evidence = loaded.assessments[identity].evidence.model
        assert evidence is not None
        facts = {item.id: item.fact for item in evidence.items}
        for claim in drafted(identity).claims:
            if claim.kind == "fact":
                said = re.findall(r"\d[\d.,]*\d|\d", claim.text)
                known = " ".join(facts[key] for key in claim.evidence)
                assert [number for number in said if number not in known] == []


def test_cambodia_has_none_of_the_defects_of_the_founding_text() -> None:
    made, text = drafted(CAMBODIA), body(CAMBODIA)
    assert "scheduled for tomorrow, 23 July 2023" in text
    assert "National Election Committee (NEC)" in text
    assert "National Election Commission" not in text
    assert "International Covenant on Civil and Political Rights (ICCPR)" in text
    assert "all aspects" not in text
    names = [claim.text for block in made.blocks if block.kind == "signatures" for claim in block.claims]
    assert len(names) == 17
    assert names == sorted(names, key=str.casefold)


FOUNDING_POINTS = {
    "bias of the election body towards the ruling party": {"anfrel-nec-bias", "experts-modalities"},
    "the Candlelight Party kept out": {"clp-refused", "council-final"},
    "a shrinking space for civil society": {"turk-civic-space", "amnesty-assembly"},
    "human rights defenders and activists targeted": {"sithar-sentenced", "forum-asia-critics"},
    "independent media constrained and harassed": {"vod-licence", "sites-blocked", "crackdown-accelerated"},
    "media on the side of those in power dominate": {"traditional-media"},
    "transparency": {"amendments-late", "hrw-unanswered"},
    "accountability": {"courts-influenced", "council-last-word"},
}
"""Points of the joint statement of 22 July 2023 that public evidence of that day supports, and what tells them."""


@pytest.mark.parametrize("point", FOUNDING_POINTS)
def test_cambodia_makes_each_point_of_the_founding_text_that_evidence_supports(point: str) -> None:
    told = set(drafting.draft(ROOT, CAMBODIA, form=Form.FULL).told)
    assert told & FOUNDING_POINTS[point]


def test_tomorrow_only_the_day_before() -> None:
    earlier = drafting.draft(ROOT, CAMBODIA, day=dt.date(2023, 7, 10))
    assert "tomorrow" not in " ".join(claim.text for claim in earlier.claims)


def test_nothing_published_later_is_cited() -> None:
    loaded = pipeline.load(ROOT, [CAMBODIA])
    evidence = loaded.assessments[CAMBODIA].evidence.model
    assert evidence is not None
    later = [
        source.url
        for source in evidence.sources.values()
        if source.date and source.date > "2023-07-22" and len(source.date) == 10
    ]
    linked = {url for note in drafted(CAMBODIA).footnotes for _, url in note.pieces}
    assert later
    assert [url for url in later if url in linked] == []


def test_a_final_edition_cannot_be_dated_before_the_vote() -> None:
    with pytest.raises(pipeline.FaultsError):
        drafting.draft(ROOT, CAMBODIA, Edition.FINAL, dt.date(2023, 7, 1))


def test_restricted_evidence_reaches_no_output(monkeypatch: pytest.MonkeyPatch) -> None:
    real = load_assessment

    def with_secret(root: Path, identity: str, **_: object) -> object:
        assessment, faults = real(root, identity)
        model = assessment.evidence.model
        assert model is not None
        items = tuple(
            item.model_copy(
                update={
                    "sensitivity": Sensitivity.RESTRICTED,
                    "clause": "ZEBRACLAUSE was seen",
                    "fact": "ZEBRAFACT was seen",
                }
            )
            if number % 2
            else item
            for number, item in enumerate(model.items)
        )
        assessment.evidence.model = model.model_copy(update={"items": items})
        return assessment, faults

    monkeypatch.setattr(pipeline, "load_assessment", with_secret)
    made = drafting.draft(ROOT, CAMBODIA)
    secret = [item.id for number, item in enumerate(with_secret(ROOT, CAMBODIA)[0].evidence.model.items) if number % 2]  # type: ignore[index]
    trace = WRITERS["trace"].write(made).decode()
    for name in ("md", "html", "trace"):
        assert "ZEBRA" not in WRITERS[name].write(made).decode()
    assert [key for key in secret if f'"{key}"' in trace] == []


@pytest.mark.parametrize("identity", [CAMBODIA, "lka-2024-09-21-presidential"])
def test_same_material_same_bytes(identity: str) -> None:
    again = drafting.draft(ROOT, identity)
    for writer in WRITERS.values():
        assert writer.write(again) == writer.write(drafted(identity))


def test_verdicts_of_the_worked_examples() -> None:
    bands = {identity: drafted(identity).band for identity in IDS}
    assert bands["blr-2020-08-09-presidential"] == 0
    assert bands["khm-2023-07-23-general"] == 1
    assert bands["tha-2023-05-14-general"] == 3
    assert bands["lka-2024-09-21-presidential"] == 4, "a record too narrow for praise"
    assert bands["twn-2024-01-13-general"] == 4, "a record too narrow for praise"
