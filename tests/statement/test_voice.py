"""How the worked drafts speak: of whom, to whom, in which figures, and how sure of themselves."""

import datetime as dt
import re

import pytest

from electassess import pipeline
from electassess.findings import Certainty, Firmness, Strength, Trials
from electassess.model.base import Addressee, Edition, latest_day
from electassess.model.catalogue import Outcome
from electassess.model.election import Actor, Election
from electassess.model.registry import Organisation
from electassess.statement import Draft
from electassess.statement.asks import actor_of
from electassess.statement.basis import share_in_words
from electassess.statement.naming import names_of, print_names, vary_subjects
from electassess.statement.wording import Voice
from electassess.workspace import load_assessment, load_reference
from worked import IDS, ROOT, drafted, everywhere, found, items

CAMBODIA = "khm-2023-07-23-general"


def texts(made: Draft, *blocks: str) -> list[str]:
    return [claim.text for block in made.blocks if not blocks or block.id in blocks for claim in block.claims]


@everywhere
def test_percentages_are_in_words(identity: str) -> None:
    for claim in drafted(identity).claims:
        unquoted = re.sub(r"“[^”]*”", "", claim.text)
        assert "%" not in unquoted, claim.text


@everywhere
def test_a_treaty_is_cited_by_few_articles(identity: str) -> None:
    for text in texts(drafted(identity), "standards"):
        for listed in re.findall(r"Articles? ([\d, and]+)", text):
            assert len(re.findall(r"\d+", listed)) <= 5


@everywhere
def test_articles_named_are_those_of_findings_told(identity: str) -> None:
    made, findings = drafted(identity), found(identity)
    told = {claim.findings[0] for block in made.blocks for claim in block.claims if len(claim.evidence) == 1}
    cited = {one for ref in told if ref in findings.indicators for one in findings.indicators[ref].standards}
    numbers = {one.split("/")[1].split("(")[0] for one in cited if one.startswith(("iccpr/", "uncac/", "cedaw/"))}
    for text in texts(made, "standards"):
        for listed in re.findall(r"Articles? ([\d, and]+)", text):
            assert set(re.findall(r"\d+", listed)) <= numbers


@everywhere
def test_no_standard_is_cited_that_was_not_there_at_the_vote(identity: str) -> None:
    reference, _ = load_reference(ROOT)
    election = load_assessment(ROOT, identity)[0].election.model
    assert election is not None
    assert reference.standards.model is not None
    made = drafted(identity)
    day = min(made.date, election.last_day)
    late = [one for one in reference.standards.model.standards if latest_day(one.adopted) > day]
    cited = {standard.partition("/")[0] for claim in made.claims for standard in claim.standards}
    printed = [*texts(made), *(note.text for note in made.footnotes)]
    for standard in late:
        assert standard.id not in cited
        assert not [text for text in printed if standard.title in text or f"{standard.short}," in text]


@everywhere
def test_asks_are_few_and_rest_on_faults_told(identity: str) -> None:
    made, known = drafted(identity), items(identity)
    told = {
        known[key].indicators[0] for claim in made.claims for key in claim.evidence if known[key].reading == "fault"
    }
    asked = [
        ref
        for block in made.blocks
        if block.id == "recommendation-list"
        for one in block.claims
        for ref in one.findings
    ]
    broken = {ref for ref in told if found(identity).by_ref[ref].outcome not in (Outcome.LARGELY_MET, Outcome.MET)}
    assert len(asked) <= 5
    assert bool(asked) is bool(broken), "what is largely met is not asked for"
    assert set(asked) <= broken
    entries = texts(made, "recommendation-list")
    if not entries:
        return
    assert entries[-1].endswith(".")
    assert all(entry.endswith((";", "; and")) for entry in entries[:-1])
    named = [entry.split(" to ")[0] for entry in entries]
    assert len(named) == len(set(named)), "one entry for each body asked"


def test_the_body_that_acted_is_asked() -> None:
    assert any(
        text.startswith("the NEC to") and "reverse every exclusion of a party" in text
        for text in texts(drafted(CAMBODIA), "recommendation-list")
    )
    for identity, body in (
        ("khm-2018-07-29-general", "the Supreme Court"),
        ("tha-2019-03-24-general", "the Constitutional Court"),
        ("mys-2018-05-09-general", "the Registrar of Societies"),
    ):
        entries = texts(drafted(identity), "recommendation-list")
        assert any(text.startswith(f"{body} to see that no party or candidate is excluded") for text in entries)


def test_only_a_subject_has_acted() -> None:
    roles = {"emb": Addressee.ELECTION_BODY}
    wanted = (Addressee.ELECTION_BODY,)
    assert actor_of("on 15 May 2023 the {emb} refused it", roles, wanted) == "emb"
    assert actor_of("the chair of the {emb} was detained", roles, wanted) is None
    assert actor_of("the {emb} refused it", roles, (Addressee.COURTS,)) is None


def test_signatories_are_named_as_such_once() -> None:
    text = " ".join(texts(drafted(CAMBODIA)))
    assert text.count("one of the undersigned") == 1
    assert "ANFREL, one of the undersigned, called" in text
    assert "Asian Forum for Human Rights and Development, also among the undersigned, saw" in text
    for identity in set(IDS) - {CAMBODIA}:
        assert "of the undersigned" not in " ".join(texts(drafted(identity)))


ELECTION = Election.model_validate(
    {
        "country": "KHM",
        "type": "general",
        "title": "2023 Election",
        "phrase": "general election",
        "votes": [{"date": "2023-07-23"}],
        "election_body": {"name": "National Election Committee", "short": "NEC"},
        "actors": [
            {"id": "anfrel", "name": "Asian Network", "short": "ANFREL", "introduce": "the Asian Network (ANFREL)"}
        ],
    },
    strict=False,
)


def test_an_aside_waits_for_a_mention_that_has_room() -> None:
    names = names_of(ELECTION, [Organisation(id="asian-network", name="Asian Network", acronym="ANFREL")])
    said = print_names(
        ["It was lost, {anfrel} recalled, in 2017.", "{anfrel}'s mission left.", "So held {anfrel}."], names
    )
    assert said == [
        "It was lost, the Asian Network (ANFREL) recalled, in 2017.",
        "ANFREL’s mission left.",
        "So held ANFREL, one of the undersigned.",
    ]


def test_a_signatory_with_no_better_place_is_still_named_as_such() -> None:
    names = names_of(ELECTION, [Organisation(id="asian-network", name="Asian Network", acronym="ANFREL")])
    assert print_names(["It was lost, {anfrel} recalled, in 2017."], names) == [
        "It was lost, the Asian Network, one of the undersigned, recalled, in 2017."
    ]
    assert print_names(["It was unfair, {anfrel} concluded."], names) == [
        "It was unfair, the Asian Network, one of the undersigned, concluded."
    ]


def test_a_signatory_that_is_no_actor_can_be_named() -> None:
    names = names_of(ELECTION, [Organisation(id="fidh", name="Federation for Human Rights", acronym="FIDH")])
    assert print_names(["{fidh} reported it."], names) == ["FIDH, one of the undersigned, reported it."]


def test_it_stands_only_for_the_same_subject() -> None:
    assert vary_subjects(["{a} saw it.", "However, {a} noted more."], ()) == ["{a} saw it.", "However, it noted more."]
    other = ["{a} praised the {emb}.", "{a} noted more."]
    assert vary_subjects(other, ()) == other
    person = ["{a} saw it.", "{a} noted more."]
    assert vary_subjects(person, {"a"}) == person


def test_a_report_named_before_is_the_same_report() -> None:
    def say(clause: str, *, joined: bool = False, strength: Strength = Strength.ATTRIBUTED) -> str:
        return voice.attribute(clause, strength, "S1", "AFP", joined=joined)

    voice = Voice()
    assert say("it rained") == "it rained, according to AFP"
    assert say("it rained") == "it rained, according to the same report"
    assert say("it stopped", joined=True) == "the same report added that it stopped"
    assert say("12 people came") == "the same report added that 12 people came"
    voice.turn_to_paragraph()
    assert "AFP" in say("it rained")
    assert say("it rained", strength=Strength.PLAIN) == "it rained"


def test_a_long_clause_names_its_source_first() -> None:
    long = " ".join(["it"] * 30)
    assert Voice().attribute(long, Strength.ATTRIBUTED, "S1", "AFP", joined=False).startswith("AFP reported that it")


def test_caution_follows_certainty() -> None:
    voice = Voice()
    assert voice.judge("it rained", Certainty.MEDIUM) == "it rained"
    assert voice.judge("it rained", Certainty.LOW) != "it rained"
    assert voice.judge("we are concerned", Certainty.LOW).endswith(", we are concerned")
    assert "suggests" not in voice.judge("we are concerned", Certainty.VERY_LOW)


@everywhere
def test_the_basis_stands_at_the_end_and_nowhere_else(identity: str) -> None:
    made = drafted(identity)
    assert [block.id for block in made.blocks][-2:] == ["basis-heading", "basis"]
    assert "analysts working independently" in made.blocks[-1].claims[0].text
    for block in made.blocks[:-1]:
        assert all("analysts working" not in claim.text for claim in block.claims)


def test_shares_are_said_no_more_exactly_than_they_are_known() -> None:
    assert [share_in_words(share) for share in (1.0, 0.95, 0.9, 0.8, 0.66, 0.5, 0.1)] == [
        "nearly all",
        "nearly all",
        "about nine in ten",
        "about four in five",
        "about two thirds",
        "about half",
        "fewer than half",
    ]


def basis_with(monkeypatch: pytest.MonkeyPatch, firm: Firmness | None) -> str:
    monkeypatch.setattr("electassess.findings.firmness", lambda **_: firm)
    return " ".join(texts(pipeline.draft(ROOT, CAMBODIA), "basis"))


def test_a_firm_verdict_names_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    firm = Firmness(rated=Trials(0.97, 1, 0), whole=Trials(0.96, 1, 2), few=False)
    said = basis_with(monkeypatch, firm)
    assert "nearly all of the trials give this verdict." in said
    assert "“" not in said
    assert "left out of account" not in said


def test_a_verdict_that_is_not_firm_names_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    firm = Firmness(rated=Trials(0.5, 1, 2), whole=Trials(0.3, 2, 2), few=True)
    said = basis_with(monkeypatch, firm)
    assert "about half of the trials give this verdict, and most of the others the verdict “fell short”." in said
    assert "most trials would give the verdict “fell short”." in said
    assert "fewer than three analysts" in said


def test_wide_disagreement_on_a_told_finding_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_dissent(root: object, identity: str, **_: object) -> object:
        assessment, faults = load_assessment(root, identity)  # type: ignore[arg-type]
        sheet = assessment.sheets[min(assessment.sheets)]
        assert sheet.model is not None
        ratings = tuple(
            one.model_copy(update={"level": 3}) if one.indicator == "party-inclusion.parties-barred" else one
            for one in sheet.model.ratings
        )
        sheet.model = sheet.model.model_copy(update={"ratings": ratings})
        return assessment, faults

    assert "differed" not in " ".join(texts(drafted(CAMBODIA), "basis"))
    monkeypatch.setattr(pipeline, "load_assessment", with_dissent)
    made = pipeline.draft(ROOT, CAMBODIA)
    said = next(claim for claim in made.claims if "differed" in claim.text)
    assert said.id.startswith("basis.")
    assert said.text.startswith("On parties and candidates barred the analysts differed: two judged that ")
    assert ", one that " in said.text
    assert said.findings == ("party-inclusion.parties-barred",)


def test_silence_gives_the_reason_that_holds() -> None:
    elsewhere = texts(drafted("phl-2022-05-09-general"), "silence")
    assert elsewhere == [
        "On accountability we pass no separate judgement: the facts that bear on it are set out above."
    ]
    early = pipeline.draft(ROOT, "tha-2023-05-14-general", Edition.PRELIMINARY, dt.date(2023, 5, 17))
    assert texts(early, "silence") == [
        "On party and candidate inclusion we pass no separate judgement: the facts that bear on it are set out above."
    ]
    before = pipeline.draft(ROOT, "tha-2019-03-24-general", Edition.PRE_ELECTION, dt.date(2019, 3, 21))
    assert texts(before, "silence") == [
        (
            "We make no finding on the independence of the election management body and transparency, where what is "
            "known does not permit one."
        ),
        "On accountability we pass no separate judgement: the facts that bear on it are set out above.",
    ]


def test_reports_too_weak_to_tell_are_not_passed_off_as_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def weak(root: object, identity: str, **_: object) -> object:
        assessment, faults = load_assessment(root, identity)  # type: ignore[arg-type]
        model = assessment.evidence.model
        assert model is not None
        sources = {key: one.model_copy(update={"reliability": "F"}) for key, one in model.sources.items()}
        assessment.evidence.model = model.model_copy(update={"sources": sources})
        return assessment, faults

    monkeypatch.setattr(pipeline, "load_assessment", weak)
    made = pipeline.draft(ROOT, "phl-2022-05-09-general")
    assert "too uncertain to set out" in texts(made, "silence")[-1]
    silent = {ref for block in made.blocks if block.id == "silence" for one in block.claims for ref in one.findings}
    assert silent
    assert silent.isdisjoint(block.id for block in made.blocks)


@everywhere
def test_acronyms_of_standards_are_explained_in_a_note_before(identity: str) -> None:
    made = drafted(identity)
    read = " ".join(texts(made, "standards"))
    for note in made.footnotes:
        read += note.text
        for acronym in ("ICCPR", "UNCAC", "CEDAW", "CRPD", "ICERD", "UDHR"):
            if re.search(rf"\b{acronym}\b", note.text):
                assert re.search(rf"\({acronym}[,)]", read), f"{acronym} in: {note.text}"


@everywhere
def test_no_source_is_named_anew_in_the_next_sentence(identity: str) -> None:
    by_engine = re.compile(
        r", according to (?P<a>[^,.]+)\.$|(?P<b>[A-Z][^,.]+) reported that |, as (?P<c>[^,.]+) reported\.$"
    )
    for block in drafted(identity).blocks:
        before = ""
        for claim in block.claims:
            attributed = any(rule == "strength attributed" for rule in claim.rules)
            match = by_engine.search(claim.text) if attributed else None
            named = next((one for one in match.groups() if one), "") if match else ""
            turned = claim.text.startswith(
                ("At the same time", "However", "Nevertheless", "On the other hand", "Even so")
            )
            assert turned or not named or named.removeprefix("the ").removeprefix("The ") != before, claim.text
            before = named.removeprefix("the ").removeprefix("The ")


def test_an_article_is_not_said_twice() -> None:
    names = names_of(
        ELECTION.model_copy(update={"actors": (Actor(id="bnp", name="BNP", introduce="the opposition BNP"),)})
    )
    assert print_names(["the {bnp} withdrew; the {bnp} left."], names) == ["the opposition BNP withdrew; the BNP left."]
    assert print_names(["The {bnp} withdrew."], names) == ["The opposition BNP withdrew."]
    assert print_names(["{bnp} withdrew."], names) == ["the opposition BNP withdrew."]
