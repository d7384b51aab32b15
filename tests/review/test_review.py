"""What a review finds in sentences that people wrote, and what it leaves alone."""

import json
from functools import cache
from pathlib import Path

import pytest

from electassess.render.review import to_json, to_marks, to_text
from electassess.review import Grade, Remark
from electassess.statement import Laid
from electassess.use_cases import drafting, pipeline, reviewing
from electassess.working import read_copy
from electassess.workspace import Snapshot
from use_cases.test_writing import again, copy_of, edit, run, workspace  # noqa: F401 - a fixture
from worked import ROOT

KHM, KEN, GHA, LKA, GEO, SEN, IDN = (
    "khm-2023-07-23-general",
    "ken-2022-08-09-general",
    "gha-2020-12-07-general",
    "lka-2024-09-21-presidential",
    "geo-2024-10-26-legislative",
    "sen-2024-03-24-presidential",
    "idn-2024-02-14-general",
)
REWRITTEN = (KHM, KEN, GHA, LKA, GEO, SEN)


@cache
def laid(identity: str) -> tuple[Snapshot, Laid]:
    loaded = pipeline.load(ROOT, [identity])
    return loaded, drafting.lay_out(loaded, identity)


def remarks(identity: str, text: str) -> tuple[Remark, ...]:
    found = reviewing.review_copy(*(laid(identity)[0], identity, laid(identity)[1]), read_copy(text), "x.md")
    return tuple(one for one in found.remarks if one.sentence)


PLANTED = [
    (KHM, "quotation", "ANFREL called the disqualification “wholly unjust and cruel” [@anfrel-unjust]."),
    (KHM, "number", "The Candlelight Party took 32.3 per cent of the vote in 2022 [@clp-stood-in-2022]."),
    (KHM, "number", "Kem Sokha was sentenced in March 2023 to 37 years of house arrest on charges of treason [@kem-sokha-sentenced]."),
    (KHM, "date", "On 16 May 2023 the NEC refused to register the Candlelight Party [@clp-refused]."),
    (KHM, "date", "In August 2022 the government revoked the licence of Voice of Democracy [@vod-licence]."),
    (KHM, "name", "The NEC refused the party on the advice of Commissioner Vandersloot [@clp-refused]."),
    (KHM, "attribution-lost", "There is evidence of clear bias of the NEC towards the CPP [@anfrel-nec-bias]."),
    (KHM, "attribution-lost", "We found that attacks on members of the Candlelight Party form a consistent pattern [@clp-attacked]."),
    (KHM, "attribution-lost", "Virtually no free media outlet is left in the country [@no-free-outlet]."),
    (KHM, "universal", "Every independent news organisation lost its licence, Voice of Democracy on 13 February 2023 [@vod-licence]."),
    (KHM, "cause", "The government revoked the licence of Voice of Democracy so that voters would hear nothing [@vod-licence]."),
    (KHM, "cause", "Sam Rainsy and 16 others were barred from voting because they led the opposition [@rainsy-barred]."),
    (KHM, "time", "Immediately afterwards the Constitutional Council rejected the appeal of the party [@council-final]."),
    (KHM, "stronger", "The NEC illegally refused to register the Candlelight Party [@clp-refused]."),
    (KHM, "qualifier-gained", "Most of the last independent news organisations lost a licence in 2023 [@vod-licence]."),
    (KHM, "verdict", "The election will be free and fair."),
    (KHM, "uncited", "Soldiers stood in front of many polling stations with rifles."),
    (KHM, "citation", "") if False else (KHM, "day", "Yesterday the people of Cambodia voted [@ours]."),
    (GEO, "attribution-lost", "Complaints after the vote were not considered sufficiently [@no-remedy]."),
    (GEO, "qualifier-lost", "A recount at 12 per cent of stations changed tallies at 9% of them, the CEC said [@recount]."),
    (GEO, "number", "Under Article 112, 300 cases of alleged offences were opened by prosecutors [@cases-opened]."),
    (GEO, "number", "Over 2.4m of more than 3.5m electors voted [@turnout]."),
    (GEO, "charge", "Two people were jailed for five years over stuffed ballots in Marneuli [@marneuli]."),
    (SEN, "number", "Of 7.9m voters on the register some 4.5m voted [@turnout]."),
    (SEN, "number", "Of 7.35m voters on the register some 4.5m voted [@turnout]."),
    (SEN, "qualifier-lost", "Some 200 people were arrested after the President had put off the election [@arrests]."),
    (SEN, "universal", "In all 31% of the stations that COSCE watched, some voters were turned away [@turned-away]."),
    (SEN, "stronger", "Police prosecuted at least 25 journalists at the protests, the CPJ found [@journalists]."),
    (KEN, "quotation", "Four commissioners spoke of the “secret nature” of the final tally [@commissioners-split]."),
    (KEN, "number", "Five hundred forms aside, the IEBC posted more than 64,000 result forms online, according to Reuters [@forms-online]."),
    (KEN, "number", "Biometric kits failed in 325 polling stations, the Supreme Court noted [@kits-failed]."),
    (KEN, "attribution-lost", "Important uncertainties persisted as election day approached and affected its procedures [@late-uncertainties]."),
    (KEN, "attribution-lost", "Broadcasters drew up tallies of their own from the public result forms [@broadcast-tallies]."),
    (KEN, "qualifier-lost", "Fundamental rights were respected during the campaign, the EU mission found [@rights-respected]."),
    (KEN, "qualifier-lost", "Key measures of integrity were not followed, especially in the count, the EU mission noted [@integrity-steps]."),
    (KEN, "qualifier-lost", "The Commonwealth group concluded that election day had been peaceful and orderly [@commonwealth-verdict]."),
    (KEN, "universal", "All seven members of the IEBC disowned the presidential result [@commissioners-split]."),
    (KEN, "stronger", "The final tally was rigged, four of the seven members of the IEBC held [@commissioners-split]."),
    (KEN, "verdict", "These elections fell short of international standards."),
    (GHA, "number", "Police counted more than 90 violent incidents; five people were killed and 19 injured [@violence]."),
    (GHA, "date", "On 4 March 2020 the Supreme Court dismissed the petition of Mahama, the agency reported [@petition-dismissed]."),
    (GHA, "attribution-lost", "State media favoured the ruling New Patriotic Party [@state-media]."),
    (GHA, "qualifier-lost", "Journalists were assaulted by supporters of the NDC, according to the Media Foundation for West Africa [@journalists-assaulted]."),
    (GHA, "qualifier-lost", "Voters took part freely, the EU mission found, and it noted incidents of violence [@took-part-freely]."),
    (GHA, "cause", "Five people were killed and 19 injured, which is why many voters stayed away [@violence]."),
    (GHA, "universal", "State media throughout the country favoured the ruling party, the EU mission found [@state-media]."),
    (LKA, "number", "The register held 18,140,354 voters [@turnout]."),
    (LKA, "attribution-lost", "The advantage of incumbency skewed the playing field [@incumbency]."),
    (LKA, "attribution-lost", "The government bought votes by bribing voters [@bribery-accusation]."),
    (LKA, "qualifier-lost", "Fundamental freedoms were respected during the campaign, the EU mission found [@freedoms]."),
    (LKA, "qualifier-lost", "New and proposed laws could restrict political freedoms, the EU mission warned [@restrictive-laws]."),
    (LKA, "stronger", "The commission ignored 836 complaints, OnLanka reported [@complaints]."),
    (LKA, "verdict", "The election was a sham."),
    (IDN, "number", "We regret that nine commissioners of the KPU were found in breach of ethics [@commissioners-breach]."),
    (IDN, "number", "Seventeen commissioners were found in breach of ethics on 5 February 2024 [@commissioners-breach]."),
    (IDN, "date", "The commissioners of the KPU were found in breach of ethics in July 2024 [@commissioners-breach]."),
    (IDN, "turned", "Media freedom was respected throughout, Amnesty Indonesia said [@journalists-targeted]."),
    (IDN, "turned", "ANFREL praised Bawaslu for its quick answers to complaints [@anfrel-independence]."),
    (IDN, "turned", "The DKPP cleared the chair and the other commissioners of a breach of ethics [@commissioners-breach]."),
    (IDN, "source", "ANFREL found laws on defamation used against journalists, activists and academics [@lawfare]."),
    (KEN, "quotation", "In the mission’s words, the playing field was a swamp of money [@no-finance-rules]."),
    (GHA, "source", "On 30 December 2020 Mahama challenged the result before the Supreme Court, according to Radio France Internationale [@petition]."),
    (GHA, "superlative", "The worst of it was that police counted more than 60 violent incidents [@violence]."),
    (LKA, "turned", "Voters did not have genuine political choices, the EU mission concluded [@genuine-choice]."),
    (KHM, "turned", "Sam Rainsy and 16 others were allowed to vote, and their right was respected [@rainsy-barred]."),
    (LKA, "verdict", "The election met international standards in full."),
]  # fmt: skip


@pytest.mark.parametrize(("identity", "kind", "sentence"), PLANTED)
def test_a_planted_fault_is_found(identity: str, kind: str, sentence: str) -> None:
    found = {one.kind for one in remarks(identity, sentence + "\n\nA second sentence that cites [@ours].\n")}
    assert kind in found


@pytest.mark.parametrize("identity", REWRITTEN)
def test_a_statement_rewritten_under_review_has_neither_error_nor_warning(identity: str) -> None:
    found = reviewing.review_text(ROOT, identity)
    assert [one for one in found.remarks if one.grade is not Grade.ADVICE] == []
    own = [one for one in found.copy.sentences if one.cites]
    assert len(own) > 12
    assert reviewing.publish(ROOT, identity).statement.blocks, "it is up to date with its evidence"


SOUND = [
    (SEN, "Of 7.37m voters on the register some 4.5m voted [@turnout]."),
    (SEN, "More than 200 people were arrested after the President had put off the election [@arrests]."),
    (
        SEN,
        "In all, 1,568 national and 889 international observers were accredited, according to Pledge Times [@observation].",
    ),
    (GEO, "A recount at some 12 per cent of stations did not alter the result, the CEC said [@recount]."),
    (GEO, "Under Article 2 of no law, prosecutors opened 47 cases of alleged election offences [@cases-opened]."),
    (GEO, "Over 2.1m of more than 3.5million electors voted [@turnout]."),
    (KHM, "In March 2023 a court sentenced Kem Sokha to 27 years of house arrest for treason [@kem-sokha-sentenced]."),
    (KHM, "The licence of Voice of Democracy was revoked on 13 February 2023 [@vod-licence]."),
    (KHM, "With 22.3 per cent of the vote in 2022, the Candlelight Party came second to the CPP [@clp-stood-in-2022]."),
    (KEN, "The IEBC put turnout at about 65 per cent [@turnout]."),
    (KEN, "Nearly 87,000 voters were allowed to vote manually, the Supreme Court noted [@kits-failed]."),
    (KEN, "Ruto won with 50.5 per cent of the vote, the Associated Press reported from a copy [@close-contest]."),
    (GHA, "By the count of the police, five people were killed and 19 injured [@violence]."),
    (LKA, "The register held some 17 million voters [@turnout]."),
]


@pytest.mark.parametrize(("identity", "sentence"), SOUND)
def test_a_sound_sentence_is_left_alone(identity: str, sentence: str) -> None:
    serious = [one for one in remarks(identity, sentence + "\n") if one.grade is not Grade.ADVICE]
    assert serious == []


STOPPING = [
    (IDN, "number", "We regret that nine commissioners of the KPU were found in breach of ethics [@commissioners-breach]."),
    (IDN, "date", "The commissioners of the KPU were found in breach of ethics in July 2024 [@commissioners-breach]."),
    (IDN, "source", "ANFREL found laws on defamation used against journalists, activists and academics [@lawfare]."),
    (KEN, "quotation", "In the mission’s words, the playing field was a swamp of money [@no-finance-rules]."),
    (KHM, "quotation", "The NEC refused the Candlelight Party, which was “both unjust and disproportionate” [@clp-refused]."),
    (KHM, "turned", "Sam Rainsy and 16 others were allowed to vote, and their right was respected [@rainsy-barred]."),
]  # fmt: skip


@pytest.mark.parametrize(("identity", "kind", "sentence"), STOPPING)
def test_what_the_evidence_cited_has_otherwise_stops_publication(identity: str, kind: str, sentence: str) -> None:
    assert kind in {one.kind for one in remarks(identity, sentence + "\n") if one.grade is Grade.ERROR}


COUNTED = [
    (SEN, "Both men were freed ten days before the vote [@faye-freed]."),
    (IDN, "The presidential result was announced on 20 March 2024, five weeks after the vote [@result-announced]."),
    (KEN, "Two things speak against that: the commissioners disowned the result, and the court struck down the rule [@commissioners-split; @sole-tally-power]."),
]  # fmt: skip


@pytest.mark.parametrize(("identity", "sentence"), COUNTED)
def test_what_a_sentence_counts_or_reckons_itself_is_no_false_number(identity: str, sentence: str) -> None:
    assert [one for one in remarks(identity, sentence + "\n") if one.kind in ("number", "date")] == []


def test_a_short_form_that_nothing_writes_out_is_worth_a_look() -> None:
    found = [
        one
        for one in remarks(KHM, "The XQZ looked on, and so did the UN [@clp-refused].\n")
        if one.kind == "introduction"
    ]
    assert [(one.grade, "XQZ" in one.reason) for one in found] == [(Grade.ADVICE, True)]
    long = "The Xylo Quorum of Zed (XQZ) looked on [@clp-refused].\n\nThe XQZ was silent [@clp-refused].\n"
    assert not [one for one in remarks(KHM, long) if one.kind == "introduction"]


def test_a_demand_that_rests_on_what_the_brief_leaves_out_is_found(workspace: Path) -> None:  # noqa: F811
    brief = workspace / "assessments" / KHM / "statement.yaml"
    brief.write_text(brief.read_text(encoding="utf-8") + "leave_out: [vod-licence]\n", encoding="utf-8")
    file = workspace / "other.md"
    told = "The NEC refused to register the Candlelight Party [@clp-refused].\n\n"
    asked = "- We call on the government to restore the licence of Voice of Democracy [@clp-refused; @vod-licence].\n"
    file.write_text(told + asked, encoding="utf-8")
    found = [one for one in reviewing.review_text(workspace, KHM, file).remarks if one.kind == "demand-left-out"]
    assert [(one.grade, one.items) for one in found] == [(Grade.WARNING, ("vod-licence",))]
    file.write_text(told + "Voice of Democracy lost its licence [@vod-licence].\n\n" + asked, encoding="utf-8")
    assert not [one for one in reviewing.review_text(workspace, KHM, file).remarks if one.kind == "demand-left-out"]


def test_a_fault_turned_round_is_found_and_the_month_of_may_is_no_verb() -> None:
    turned = "The right of the Candlelight Party to stand was respected by the NEC [@clp-refused].\n"
    assert "turned" in {one.kind for one in remarks(KHM, turned)}
    told = (
        "On 15 May 2023 the NEC refused to register the Candlelight Party for handing in a photocopy [@clp-refused].\n"
    )
    assert not {"turned", "qualifier-lost"} & {one.kind for one in remarks(KHM, told)}
    later = "The NEC refused to register the Candlelight Party over a photocopy [@clp-refused].\n"
    assert "qualifier-lost" not in {one.kind for one in remarks(KHM, later)}


def test_a_text_concludes_in_the_ladders_words_in_its_own_or_is_told_that_it_does_not() -> None:
    loaded, plain = laid(GEO)
    ladder = plain.finish().verdict
    told = (
        "The secrecy of the vote was potentially compromised in 24 per cent of observations, ODIHR found [@secrecy].\n"
    )

    def found(text: str) -> reviewing.Reviewed:
        return reviewing.review_copy(loaded, GEO, plain, read_copy(text), "x.md")

    silent = found(told)
    assert silent.conclusion == ""
    (remark,) = [one for one in silent.remarks if one.kind == "verdict-untold"]
    assert (remark.grade, remark.suggestion) == (Grade.WARNING, ladder)
    ours = (
        "We conclude that these elections fell short of what secrecy asks, whatever ODIHR found of the rest [@secrecy]."
    )
    assert found(f"{told}\n{ours}\n").conclusion == "", "it names whose finding it rests on"
    ours = "We, the undersigned organisations, conclude that these elections fell short of what the secret ballot asks"
    assert found(f"{told}\n{ours} [@secrecy; @voters-pressed].\n").conclusion == f"{ours}."
    for words in (ladder, "Whoever doubts that his ballot is secret is not free: the vote fell short [@ours]."):
        ending = found(f"{told}\n{words}\n")
        assert ending.conclusion == words.removesuffix(" [@ours].") + ("." if words.endswith("[@ours].") else "")
        assert "verdict-untold" not in {one.kind for one in ending.remarks}
    others = found(f"{told}\nThe vote was free and fair, ODIHR said [@odihr-verdict].\n")
    assert others.conclusion == "", "what others conclude is theirs"


def test_the_own_voice_says_nothing_of_what_was_done() -> None:
    def kinds(text: str) -> set[str]:
        return {one.kind for one in remarks(GEO, text)}

    assert "ours-asserts" in kinds("We have examined the stolen election [@ours].\n")
    assert "ours-asserts" not in kinds("We ask ourselves what a vote is worth that others can see [@ours].\n")
    told = "In all stations the secrecy of the vote was compromised, and we are troubled by it"
    assert "attribution-lost" in kinds(f"{told} [@secrecy; @ours].\n"), "the mark switches no rule off"
    assert kinds(f"{told} [@secrecy; @ours].\n") >= kinds(f"{told} [@secrecy].\n")


def test_a_source_named_for_a_paragraph_is_named_for_its_sentences() -> None:
    def lost(text: str) -> list[str]:
        return [one.sentence for one in remarks(LKA, text) if one.kind == "attribution-lost"]

    opening = "On the campaign we follow in this paragraph the EU EOM [@ours]."
    skewed = "The advantage of incumbency skewed the playing field [@incumbency]."
    bought = "The government bought votes by bribing voters [@bribery-accusation]."
    assert lost(f"{opening} {skewed}\n") == []
    assert len(lost(f"{opening} {skewed} {bought}\n")) == 1, "another source is not named by it"
    assert len(lost(f"{opening}\n\n{skewed}\n")) == 1, "it ends with its paragraph"
    assert len(lost(f"The EU EOM was there [@ours]. {skewed}\n")) == 1, "it must say so"


@pytest.mark.parametrize(
    ("opening", "lost"),
    [
        ("On the campaign we rely on the EU EOM", 0),
        ("What follows is taken from the report of the EU EOM", 0),
        ("We follow the account of the EU EOM", 0),
        ("The EU EOM named the following matters", 1),
        ("An oath is taken from those whom the EU EOM sends", 1),
        ("We follow with concern what the EU EOM saw", 1),
        ("We follow the account of those who were there", 1),
    ],
)
def test_only_who_says_whose_account_a_paragraph_follows_names_its_source(opening: str, lost: int) -> None:
    text = f"{opening} [@ours]. The advantage of incumbency skewed the playing field [@incumbency].\n"
    assert len([one for one in remarks(LKA, text) if one.kind == "attribution-lost"]) == lost


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("# Two votes of 2022-23 in Cambodia", "# Two votes of 2022-29 in Cambodia"),
        ("The Covenant has bound Cambodia since 1992 [@ours].", "The Covenant has bound Cambodia since 1991 [@ours]."),
    ],
)
def test_years_of_a_title_and_of_the_law_are_no_false_dates(true: str, false: str) -> None:
    assert not {one.kind for one in remarks(KHM, f"{true}\n")} & {"number", "date"}
    assert {one.kind for one in remarks(KHM, f"{false}\n")} & {"number", "date"}


@pytest.mark.parametrize(("years", "false"), [("2003-04", False), ("2004-05", True), ("2003–04", False)])
def test_two_years_in_digits_that_are_a_month_too_are_no_false_date(years: str, *, false: bool) -> None:
    found = {one.kind for one in remarks(KEN, f"The votes of {years} were others [@ours].\n")}
    assert bool(found & {"number", "date"}) == false


def test_what_weighs_most_is_for_the_signatories_to_say() -> None:
    def kinds(text: str) -> set[str]:
        return {one.kind for one in remarks(KHM, f"{text}\n")} - {"twice"}

    told = "Of all that happened the refusal to register the Candlelight Party weighs most with us"
    assert "qualifier-gained" not in kinds(f"{told} [@ours; @clp-refused].")
    assert "qualifier-gained" in kinds("The NEC refused most papers of the Candlelight Party [@clp-refused].")
    assert "qualifier-gained" in kinds("The NEC refused most papers of the Candlelight Party [@ours; @clp-refused].")


def test_a_closing_line_beside_the_demands_is_none() -> None:
    closing = "Cambodians are owed a vote in which they can choose"
    text = "<!-- block: demands -->\n\n- the NEC to register the Candlelight Party [@clp-refused]\n- {}\n"

    def kinds(mark: str) -> set[str]:
        found = remarks(KHM, text.format(f"{closing}{mark}."))
        return {one.kind for one in found if one.sentence.startswith(closing)}

    assert "demand-ungrounded" in kinds("")
    assert "demand-ungrounded" not in kinds(" [@ours]")


@pytest.mark.parametrize(
    ("sound", "false"),
    [
        ("Article 23 of the Constitution names no such ground [@clp-refused].", "It names 23 grounds [@clp-refused]."),
        ("Articles 31, 32 and 33 require it [@clp-refused].", "In 31, 32 and 33 places it was so [@clp-refused]."),
    ],
)
def test_the_number_of_a_rule_of_law_counts_nothing(sound: str, false: str) -> None:
    assert "number" not in {one.kind for one in remarks(KHM, f"{sound}\n")}
    assert "number" in {one.kind for one in remarks(KHM, f"{false}\n")}


def test_a_sentence_in_the_own_voice_tells_nothing_a_second_time() -> None:
    told = "On 15 May 2023 the NEC refused to register the Candlelight Party [@clp-refused]."
    again = "The NEC refused to register the Candlelight Party {}."
    kinds = [
        {one.kind for one in remarks(KHM, f"{told} {again.format(mark)}\n")}
        for mark in ("[@clp-refused]", "[@ours; @clp-refused]")
    ]
    assert ["twice" in found for found in kinds] == [True, False]


def test_an_aside_that_says_whose_judgement_it_is_parts_no_verdict() -> None:
    found = remarks(KHM, "This was not, we conclude, a genuine election [@ours].\n")
    assert "verdict" not in {one.kind for one in found}
    kept = reviewing.review_copy(
        *(laid(KHM)[0], KHM, laid(KHM)[1]), read_copy("It was not, we hold, a genuine election [@ours].\n"), "x.md"
    )
    assert "verdict-untold" not in {one.kind for one in kept.remarks}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Kem Sokha was sentenced in March 2023 to 27 years of house arrest for treason", True),
        ("Kem Sokha was sentenced in March 2023 to 27 years of house arrest over a treasonous speech", True),
        ("Kem Sokha was sentenced in March 2023 to 27 years of house arrest on charges of treason", False),
        ("Kem Sokha was sentenced in March 2023 to house arrest for 27 years", False),
        ("Kem Sokha, accused of treason, was sentenced for it in March 2023", False),
        ("Kem Sokha was jailed for 27 years over a treasonous speech", True),
        ("Kem Sokha was jailed in March 2023 for life over treason", True),
        ("Kem Sokha was sentenced for life, and his party asked for a pardon", False),
        ("Kem Sokha was sentenced for life; many prayed for mercy", False),
        ("Kem Sokha was held over a speech, and barred over it", False),
    ],
)
def test_what_is_a_charge_is_not_told_as_done(told: str, *, found: bool) -> None:
    assert ("charge" in {one.kind for one in remarks(KHM, f"{told} [@kem-sokha-sentenced].\n")}) == found


def test_a_name_that_begins_with_digits_is_no_number() -> None:
    assert not {one.kind for one in remarks(KHM, "The NEC refused it, 263Chat wrote [@clp-refused].\n")} & {"number"}
    assert "number" in {one.kind for one in remarks(KHM, "The NEC refused it to 263 people [@clp-refused].\n")}


def test_who_says_that_he_does_not_judge_does_not_judge() -> None:
    neither = "We say neither that these elections met international standards nor that they failed [@ours].\n"
    assert "verdict" not in {one.kind for one in remarks(GEO, neither)}
    assert "verdict" in {one.kind for one in remarks(GEO, "These elections met international standards [@ours].\n")}


def test_what_is_published_has_the_conclusion_that_people_wrote(workspace: Path) -> None:  # noqa: F811
    again(workspace)
    path = copy_of(workspace)
    ladder = laid(KHM)[1].finish().verdict
    own = "What is prepared here is not a genuine election: those who could win it may not stand."
    edit(path, ladder, f"{own[:-1]} [@ours].")
    made = reviewing.publish(workspace, KHM).statement
    assert made.verdict == own
    assert own in {claim.text for block in made.blocks for claim in block.claims}
    assert ladder not in {claim.text for block in made.blocks for claim in block.claims}


def test_emphasis_and_links_that_would_be_left_out_are_said() -> None:
    ours = "We stand by *one* thing and [no other](https://example.org) [@ours].\n"
    assert [(one.kind, one.grade) for one in remarks(KHM, ours) if one.line == 1] == [("markup", Grade.ADVICE)]
    assert not [one for one in remarks(KHM, "We ask for 1\\_000 things [@ours].\n") if one.kind == "markup"]


def test_a_text_without_citations_is_aligned_by_its_words() -> None:
    text = (
        "On 15 May 2023 the NEC refused to register the Candlelight Party for handing in a photocopy.\n\n"
        "Kem Sokha, former leader of the dissolved opposition party, was sentenced to 37 years of house arrest.\n\n"
        "Helicopters dropped leaflets over villages in the mountains and frightened farmers.\n"
    )
    found = reviewing.review_copy(*(laid(KHM)[0], KHM, laid(KHM)[1]), read_copy(text), "x.md")
    assert found.foreign
    kinds = {(one.line, one.kind) for one in found.remarks}
    assert (3, "number") in kinds
    assert (5, "unsupported") in kinds
    assert not [one for one in found.remarks if one.line == 1 and one.sentence and one.grade is Grade.ERROR]
    wrong = next(one for one in found.remarks if one.line == 3 and one.kind == "number")
    assert wrong.items[0] == "kem-sokha-sentenced"


def test_json_has_what_others_rely_on() -> None:
    (one,) = json.loads(
        to_json(
            [each for each in remarks(KHM, "It took 32.3 per cent [@clp-stood-in-2022].\n") if each.kind == "number"]
        )
    )
    assert one["line"] == 1
    assert one["sentence"] == "It took 32.3 per cent."
    assert (one["kind"], one["severity"], one["items"]) == ("number", "error", ["clp-stood-in-2022"])
    assert "32.3" in one["reason"]


def test_text_has_the_own_words_and_marks_stand_behind_the_sentence() -> None:
    text = "There is evidence of clear bias of the NEC [@anfrel-nec-bias].\n"
    found = reviewing.review_copy(*(laid(KHM)[0], KHM, laid(KHM)[1]), read_copy(text), "x.md")
    told = to_text("x.md", found.remarks, found.words, found.form, found.language)
    assert "attribution-lost" in told
    assert "found reason to doubt" in told
    marked = to_marks(found.copy.text, found.by_end)
    assert "[@anfrel-nec-bias]. <!-- review: warning attribution-lost" in marked


def test_what_is_false_by_the_record_stops_publication_until_it_is_waived(workspace: Path) -> None:  # noqa: F811
    with pytest.raises(SystemExit):
        run("draft", KHM, "--workspace", str(workspace))
    edit(copy_of(workspace), "of its 1998 registration [@clp-refused].", "of its 1987 registration [@clp-refused].")
    with pytest.raises(pipeline.FaultsError) as stop:
        reviewing.publish(workspace, KHM)
    assert {fault.code for fault in stop.value.faults} == {"EA606"}
    (wrong,) = reviewing.review_text(workspace, KHM).stops
    waivers = workspace / "assessments" / KHM / "waivers.yaml"
    waivers.write_text(
        f"waivers:\n  - sentence: >-\n      {wrong.sentence}\n    kind: {wrong.kind}\n    by: A. Tester\n"
        "    because: the year was read on the original\n    date: 2023-07-22\n  - sentence: Gone.\n    kind: number\n"
        "    by: A. Tester\n    because: it was there once\n    date: 2023-07-22\n",
        encoding="utf-8",
    )
    found = reviewing.review_text(workspace, KHM)
    assert found.stops == ()
    assert [fault.code for fault in found.faults] == ["EA605"]
    assert reviewing.publish(workspace, KHM)


def test_what_only_hidden_evidence_says_is_an_error_that_does_not_repeat_it(workspace: Path) -> None:  # noqa: F811
    evidence = workspace / "assessments" / KHM / "evidence.yaml"
    text = evidence.read_text(encoding="utf-8")
    place = text.index("\n", text.index("- id: son-chhay-fined\n"))
    evidence.write_text(f"{text[:place]}\n    sensitivity: confidential{text[place:]}", encoding="utf-8")
    file = workspace / "other.md"
    file.write_text(
        "The vice-president was ordered to pay over USD 1 million to the NEC and the CPP for defamation.\n",
        encoding="utf-8",
    )
    found = reviewing.review_text(workspace, KHM, file)
    (only,) = [one for one in found.remarks if one.kind == "not-public"]
    assert only.grade is Grade.ERROR
    assert only.items == ()
    assert only.own_words == ""
    assert "son-chhay" not in to_json(found.remarks)
    assert "Son Chhay" not in to_text("other.md", found.remarks, found.words, found.form, found.language)


def test_no_wording_is_offered_that_would_not_follow() -> None:
    false = "Pressure on 43 judges and extensive tracking of voters on election day raised doubt about their vote.\n"
    offered = [one for one in remarks(GEO, f"{false}\nWe add this [@ours].\n") if one.kind == "uncited"]
    assert offered, "it cites nothing"
    assert [one.suggestion for one in offered] == [""]
    true = "Voters were extensively tracked on election day, the OSCE Office for Democratic Institutions and Human Rights found.\n"
    found = [one for one in remarks(GEO, f"{true}\nWe add this [@ours].\n") if one.kind == "uncited"]
    assert [one.suggestion for one in found] == [f"{true[:-2]} [@voters-pressed]."]
