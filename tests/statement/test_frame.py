"""What stands round the facts: title, notice, day, verdict, law, who observed, what was not judged, who signs."""

import dataclasses
from collections.abc import Iterable

import pytest

from electassess.findings import Strength
from electassess.model.base import Edition, Form
from electassess.model.evidence import Source
from electassess.model.ladder import Ladder, Stance
from electassess.model.registry import Organisation
from electassess.model.standards import Standards
from electassess.scoring import Reason, Rule
from electassess.scoring.scorecard import Status
from electassess.statement import LadderTextError, Material
from electassess.statement.frame import Frame
from electassess.statement.inputs import Kind
from electassess.statement.norms import Engaged
from electassess.statement.told import Told
from worked import a_source, an_item, material_of, rescored, with_card

ANFREL = Organisation(id="anfrel", name="Asian Network", acronym="AN")
FIDH = Organisation(id="fidh", name="Federation", acronym="FIDH")
BERSIH = Organisation(id="bersih", name="Bersih")


def signed(*endorsers: Organisation, **brief: object) -> Material:
    own = {"endorsers": tuple(one.id for one in endorsers), "notice": "", "desk_work": False}
    return material_of(brief=own | brief, endorsers=endorsers)


def with_ladder(material: Material, **own: object) -> Material:
    return dataclasses.replace(material, ladder=material.ladder.model_copy(update=own))


@pytest.fixture
def where() -> str:
    return f"ladder {material_of().ladder.id}, band 1, pre-election"


# Title, notice, day


def test_the_title_is_that_of_the_ladder_for_the_stance_of_the_band(where: str) -> None:
    titles = {Stance.CRITICAL: "against the {{ title }}", Stance.MIXED: "mixed", Stance.FAVOURABLE: "for"}
    line = Frame(with_ladder(signed(ANFREL), titles=titles)).title()
    assert line.text == f"Against the {material_of().election.title}"
    assert (line.key, line.kind, line.rules) == ("title", Kind.FORM, (f"{where}: title",))


def test_a_title_of_the_brief_stands_as_it_is_in_every_form() -> None:
    for form in Form:
        line = Frame(signed(ANFREL, title="our own {{ title }}", form=form)).title()
        assert (line.text, line.kind, line.rules) == ("our own {{ title }}", Kind.OWN, ("brief: title",))


def test_a_report_is_called_one() -> None:
    line = Frame(signed(ANFREL, form="report")).title()
    assert line.text == f"Report on the {material_of().election.title}"
    assert (line.kind, line.rules) == (Kind.FORM, ("form: report",))


def test_a_title_that_cannot_be_rendered_is_a_fault_that_says_where(where: str) -> None:
    broken = with_ladder(signed(ANFREL), titles=dict.fromkeys(Stance, "{{ nothing }}"))
    with pytest.raises(LadderTextError, match=f"{where}, title: "):
        Frame(broken).title()


@pytest.mark.parametrize("what", ["lede", "verdict", "caveat"])
def test_a_text_of_the_ladder_that_cannot_be_rendered_says_which_it_is(what: str, where: str) -> None:
    material = with_words(signed(ANFREL), lede="here", verdict="there")
    if what == "caveat":
        material = with_ladder(material, caveats={Edition.PRE_ELECTION: "{{ nothing }}"})
    else:
        material = with_words(material, **{what: "{{ nothing }}"})
    with pytest.raises(LadderTextError, match=f"{where}, {what}: "):
        Frame(material).verdict()


def test_a_text_says_that_it_is_a_draft_until_it_is_adopted_or_has_a_notice() -> None:
    (line,) = Frame(signed(ANFREL)).notice()
    assert line.text == "Draft for discussion. No organisation has adopted this text."
    assert (line.key, line.kind, line.rules) == ("notice", Kind.FORM, ("brief: not adopted",))
    (own,) = Frame(signed(ANFREL, notice="Take care.")).notice()
    assert (own.text, own.rules) == ("Take care.", ("brief: notice",))
    (both,) = Frame(signed(ANFREL, notice="Take care.", adopted=True)).notice()
    assert both.text == "Take care."
    assert Frame(signed(ANFREL, adopted=True)).notice() == []
    (kept,) = Frame(signed(ANFREL, adopted=True, adopted_text="text-0123456789abcdef")).notice()
    assert kept.text == line.text, "other words were adopted, for all that this text knows"


def test_the_day_is_that_of_the_brief() -> None:
    line = Frame(signed(ANFREL)).dateline()
    assert (line.key, line.kind, line.text, line.rules) == ("dateline", Kind.FORM, "22 July 2023.", ("brief: date",))


# Verdict


def with_words(material: Material, **texts: str) -> Material:
    """A material whose band says something else in every edition."""
    ladder: Ladder = material.ladder
    bands = tuple(
        band.model_copy(
            update={"wording": {key: words.model_copy(update=texts) for key, words in band.wording.items()}}
        )
        for band in ladder.bands
    )
    return with_ladder(material, bands=bands)


def test_the_verdict_follows_the_opening_and_rests_on_every_criterion(where: str) -> None:
    material = with_words(signed(ANFREL, FIDH), lede="we {{ organisations }} say", verdict="{{ it }} {{ was }} bad.")
    said = "capped at band 4: the whole cannot be praised before the vote"
    steps = (Reason(Rule.NO_INDEX), Reason(Rule.BEFORE_VOTE, 4))
    opening, verdict = Frame(with_card(material, {"reasons": steps})).verdict()
    assert (opening.key, opening.kind, opening.text) == ("lede", Kind.FORM, "We organisations say")
    assert (opening.rules, opening.findings) == ((f"{where}: lede",), ())
    assert (verdict.key, verdict.kind, verdict.text) == ("verdict", Kind.VERDICT, "It was bad.")
    assert verdict.rules == (f"{where}: verdict", "no index: too few criteria could be scored", said)
    assert [one.ref for one in verdict.findings] == list(material.findings.criteria)


def test_one_organisation_is_not_called_several() -> None:
    text = "{{ organisations }}, {{ joint_statement }}"
    assert Frame(with_words(signed(ANFREL), lede=text)).verdict()[0].text == "Organisation, Statement"
    assert Frame(with_words(signed(ANFREL, FIDH), lede=text)).verdict()[0].text == "Organisations, Joint Statement"


@pytest.mark.parametrize("form", ["report", "summary"])
def test_a_report_that_nobody_signs_speaks_of_no_undersigned(form: str, where: str) -> None:
    lede = "We, the undersigned {{ organisations }}, are concerned about {{ the_election }}, {{ when }}."
    opening, verdict = Frame(with_words(signed(form=form), lede=lede, verdict="It was bad.")).verdict()
    assert opening.text == (
        f"This {form} assesses the general election for the National Assembly in Cambodia, scheduled for tomorrow, "
        "23 July 2023."
    )
    assert (opening.rules, verdict.text) == ((f"form: {form}",), "It was bad.")
    signs, _ = Frame(with_words(signed(ANFREL, form=form), lede=lede, verdict="It was bad.")).verdict()
    assert (signs.text[:20], signs.rules) == ("We, the undersigned ", (f"{where}: lede",))
    for_signature, _ = Frame(with_words(signed(form="joint"), lede=lede, verdict="It was bad.")).verdict()
    assert for_signature.text.startswith("We, the undersigned ")


def test_an_edition_with_a_caveat_carries_it(where: str) -> None:
    material = with_ladder(signed(ANFREL), caveats={Edition.PRE_ELECTION: "{{ it }} may change."})
    *_, caveat = Frame(material).verdict()
    assert (caveat.key, caveat.kind, caveat.text, caveat.rules) == (
        "caveat",
        Kind.FORM,
        "It may change.",
        (f"{where}: caveat",),
    )
    other = with_ladder(signed(ANFREL), caveats={Edition.FINAL: "{{ it }} may change."})
    assert [line.key for line in Frame(other).verdict()] == ["lede", "verdict"]


# The law


def of_law(*standards: dict[str, object], country: str = "KHM") -> Material:
    plain: dict[str, object] = {"adopted": "1966", "adopted_by": "UN"}
    made = [plain | {"title": f"Title of {one['id']}", "short": str(one["id"]).upper()} | one for one in standards]
    return dataclasses.replace(signed(ANFREL), standards=Standards.model_validate({"standards": made}))


def law(identity: str, kind: str = "treaty", status: str = "party", **own: object) -> dict[str, object]:
    at = own.pop("at", ("1",))
    assert isinstance(at, tuple)
    return {
        "id": identity,
        "kind": kind,
        "parties": {"KHM": {"status": status, "checked": True}} if kind == "treaty" and status else {},
        "provisions": [{"at": one, "says": "It says so.", "checked": True} for one in at],
        **own,
    }


def engaged(*citations: str) -> list[Engaged]:
    return [Engaged("f", citations)]


ALL = ("a/1", "b/1", "c/1", "n/1")


def test_the_law_is_named_by_two_treaties_whatever_else_is_engaged() -> None:
    frame = Frame(of_law(law("a"), law("b"), law("c"), law("n", "practice")))
    (line,) = frame.standards(engaged(*ALL), engaged(*ALL), Form.JOINT)
    assert line.standards == ("a", "b")
    assert line.text == (
        "We apply Article 1 of the Title of a (A), to which Cambodia is a party, and the Title of b (B), which also "
        "binds it."
    )
    assert (line.key, line.kind, line.rules) == ("law/a-b", Kind.FORM, ("standards: adherence of the state",))
    assert [one.text for one in frame.standards(engaged(*ALL), engaged(*ALL), Form.FULL)] == [line.text]
    assert frame.standards([], engaged("c/1"), Form.JOINT) == []


@pytest.mark.parametrize("form", Form)
def test_no_law_is_named_that_no_fact_of_the_text_engages(form: Form) -> None:
    """A treaty named for what another form tells promises a finding that the reader does not get."""
    frame = Frame(of_law(law("a", at=("1", "2")), law("b")))
    (line,) = frame.standards(engaged("a/1", "a/2", "b/1"), engaged("a/2"), form)
    assert line.standards == ("a",)
    assert line.text == "We apply Article 2 of the Title of a (A), to which Cambodia is a party."
    assert frame.standards(engaged("a/1", "b/1"), engaged("c/1"), form) == []


def test_a_summary_names_one_measure_with_what_its_own_facts_engage() -> None:
    frame = Frame(of_law(law("a", at=("1", "2", "3")), law("b")))

    def named(*own: str) -> list[str]:
        return [
            one.text for one in frame.standards(engaged("a/1", "a/2", "a/3", "b/1", "b/1"), engaged(*own), Form.SUMMARY)
        ]

    party = ", to which Cambodia is a party."
    assert named("a/2", "b/1") == [f"We apply Article 2 of the Title of a (A){party}"]
    assert named("a/1", "a/3") == [f"We apply Articles 1 and 3 of the Title of a (A){party}"]
    assert named("b/1") == [f"We apply Article 1 of the Title of b (B){party}"], "one of which anything is told"
    assert named() == []


def test_a_summary_takes_the_declaration_where_no_treaty_binds_and_else_what_there_is() -> None:
    outside = law("a", status="not-party")
    declared = law("udhr", "commitment")
    told = engaged("a/1", "udhr/1")
    lines = Frame(of_law(outside, declared)).standards(told, told, Form.SUMMARY)
    assert [line.standards for line in lines] == [("udhr",)]
    lines = Frame(of_law(outside)).standards(told, told, Form.SUMMARY)
    assert [line.standards for line in lines] == [("a",)]
    both = engaged("b/1", "a/1")
    bound = Frame(of_law(law("a"), outside | {"id": "b"})).standards(both, both, Form.SUMMARY)
    assert [line.standards for line in bound] == [("a",)], "what binds is the measure"


def test_the_table_of_law_has_what_binds_first_and_good_practice_in_a_report_alone() -> None:
    material = of_law(
        law("n", "practice"), law("c", "commitment"), law("i", "interpretation"), law("a", at=("1", "2(b)"))
    )
    told = engaged("n/1", "c/1", "i/1", "a/2(b)", "a/1")
    head, *rows = Frame(material).law_table(told, Form.REPORT)
    assert (head.key, head.cells) == ("law/head", ("Instrument", "The state", "Provisions"))
    assert [row.key for row in rows] == ["law-row/a", "law-row/c", "law-row/i", "law-row/n"]
    assert rows[0].cells == ("Title of a (A)", "party", "Articles 1 and 2(b)")
    assert rows[0].standards == ("a/1", "a/2(b)")
    assert rows[0].rules == ("standards: adherence of the state",)
    assert [row.cells[1] for row in rows[1:]] == [
        "political commitment",
        "reading of a treaty body",
        "norm of good practice",
    ]
    full = Frame(material).law_table(told, Form.FULL)
    assert [row.key for row in full] == ["law/head", *(row.key for row in rows[:3])]
    assert Frame(material).law_table([], Form.REPORT) == []
    assert Frame(material).law_table(engaged("n/1"), Form.FULL) == []


def test_an_instrument_without_a_provision_that_was_checked_is_cited_whole() -> None:
    unchecked = law("a") | {"provisions": [{"at": "1", "says": "It says so.", "checked": False}]}
    _, row = Frame(of_law(unchecked)).law_table(engaged("a/1"), Form.FULL)
    assert (row.standards, row.cells[2]) == (("a",), "–")


def test_a_reservation_to_a_treaty_is_told_in_a_note() -> None:
    def notes(kind: str = "treaty", reservation: str = "not in war") -> tuple[str, ...]:
        state = {"status": "party", "checked": True, "reservation": reservation}
        one = law("a", kind) | {"parties": {"KHM": state}}
        return Frame(of_law(one)).law_table(engaged("a/1"), Form.FULL)[1].standards_notes

    assert notes() == ("A: not in war",)
    assert notes(reservation="Not in war.") == ("A: Not in war",)
    assert notes(reservation="") == ()
    assert notes("commitment") == ()
    assert Frame(of_law(law("a", status=""))).law_table(engaged("a/1"), Form.FULL)[1].standards_notes == ()


def test_only_the_law_of_the_states_own_region_and_what_a_told_act_engages_is_cited() -> None:
    material = of_law(law("a", at=("6", "9")), law("r", applies_to=("KEN",)))
    material = dataclasses.replace(material, reserved={"killing": ("a/6",)})
    told = [Engaged("f", ("a/6", "a/9", "r/1"))]
    _, *rows = Frame(material).law_table(told, Form.FULL)
    assert [row.cells[2] for row in rows] == ["Article 9"]


# Who observed


def resting(material: Material, *sources: Source) -> list[tuple[str, str]]:
    keyed = {f"S{number}": source for number, source in enumerate(sources)}
    usable = dataclasses.replace(material.findings.usable, sources=keyed)
    material = dataclasses.replace(material, findings=dataclasses.replace(material.findings, usable=usable))
    told = Told(an_item(sources=tuple(keyed) or ("S9",)), Strength.PLAIN, ())
    return [(line.key, line.text) for line in Frame(material).rests_on([told])]


def test_who_observed_is_named_in_the_order_of_who_signs() -> None:
    material = signed(FIDH, BERSIH, ANFREL, observed=("anfrel", "fidh"), desk_work=True)
    phrase = material.election.phrase
    assert resting(material) == [("observed", f"{{fidh}} and {{anfrel}} observed the {phrase} in Cambodia.")]
    (line,) = Frame(material).rests_on([])
    assert (line.kind, line.rules) == (Kind.FORM, ("brief: observed",))


def test_work_at_the_desk_is_told_with_whose_reports_of_those_who_sign_are_told() -> None:
    material = signed(ANFREL, FIDH, BERSIH, desk_work=True)
    begin = "This statement draws on published reports"
    assert resting(material, a_source()) == [("desk-work", f"{begin}.")]
    assert resting(material, a_source(), a_source("Bersih")) == [
        ("desk-work", f"{begin}, among them those of one of the undersigned.")
    ]
    assert resting(material, a_source("AN"), a_source("Federation"), a_source("AN")) == [
        ("desk-work", f"{begin}, among them those of several of the undersigned.")
    ]
    (line,) = Frame(material).rests_on([])
    assert (line.kind, line.rules) == (Kind.FORM, ("brief: desk_work",))


def test_where_the_brief_says_nothing_of_it_nothing_is_said() -> None:
    assert resting(signed(ANFREL)) == []


# What was not judged


def open_criteria(*bare: str, **own: Status) -> list[str]:
    """What is said of criteria with these statuses, of which those without any judgement are bare."""
    material = signed(ANFREL)
    scores: dict[str, dict[str, object]] = {
        ref: {"status": Status.SCORED, "value": None if ref.partition(".")[0] in bare else 50.0}
        for ref in material.findings.by_ref
    }
    for key, status in own.items():
        scores[key.replace("_", "-")] = {"status": status, "value": None}
    lines = Frame(rescored(material, scores)).unjudged()
    for line in lines:
        assert (line.kind, line.rules) == (Kind.FORM, ("criteria without a value",))
    return [f"{line.key}: {line.text} {' '.join(one.ref for one in line.findings)}" for line in lines]


def test_criteria_of_which_too_little_is_known_are_named_and_those_that_do_not_apply_are_not() -> None:
    assert open_criteria() == []
    assert open_criteria(media_freedom=Status.NOT_APPLICABLE, transparency=Status.NOT_YET) == []
    assert open_criteria(media_freedom=Status.NOT_SCORED, transparency=Status.NOT_YET) == [
        "unjudged-in-full: Too little is known to judge media freedom in full. media-freedom"
    ]
    assert open_criteria("media-freedom", media_freedom=Status.NOT_SCORED) == [
        "unjudged: Too little is known to judge media freedom. media-freedom"
    ]
    material = material_of()
    noun = material.findings.groups["transparency"].noun
    assert open_criteria(transparency=Status.NOT_SCORED, media_freedom=Status.NOT_SCORED) == [
        f"unjudged-in-full: Too little is known to judge media freedom and {noun} in full. media-freedom transparency"
    ]
    assert open_criteria("transparency", transparency=Status.NOT_SCORED, media_freedom=Status.NOT_SCORED) == [
        f"unjudged: Too little is known to judge {noun}. transparency",
        "unjudged-in-full: Too little is known to judge media freedom in full. media-freedom",
    ]


def test_a_criterion_without_a_noun_is_called_by_its_title() -> None:
    material = rescored(signed(ANFREL), {"media-freedom": {"status": Status.NOT_SCORED, "value": None}})
    groups = material.findings.groups
    bare = {**groups, "media-freedom": groups["media-freedom"].model_copy(update={"noun": "", "title": "The Media"})}
    findings = dataclasses.replace(material.findings, groups=bare, criteria=("media-freedom",))
    (line,) = Frame(dataclasses.replace(material, findings=findings)).unjudged()
    assert line.text == "Too little is known to judge the media in full."


# Signatures


def signatures(*endorsers: Organisation) -> tuple[list[str], list[str]]:
    lead, lines = Frame(signed(*endorsers)).signatures()
    return [line.text for line in lead], [line.text for line in lines]


def named(*names: str) -> Iterable[Organisation]:
    return [Organisation(id=f"o{number}", name=name) for number, name in enumerate(names)]


def test_those_who_sign_stand_by_name_without_the_article_and_capitals() -> None:
    assert signatures(*named("Zoe", "The Monks", "adhoc", "Odhikar", "the Lakes"))[1] == [
        "adhoc",
        "the Lakes",
        "The Monks",
        "Odhikar",
        "Zoe",
    ]


def test_an_acronym_follows_a_name_that_does_not_hold_it() -> None:
    kipp = Organisation(id="k", name="KIPP Indonesia", acronym="KIPP")
    assert signatures(ANFREL, BERSIH, kipp)[1] == ["Asian Network (AN)", "Bersih", "KIPP Indonesia"]


def test_above_them_stands_how_many_they_are_and_nothing_where_there_are_none() -> None:
    assert signatures(ANFREL)[0] == ["The undersigned organisation:"]
    assert signatures(ANFREL, BERSIH)[0] == ["The undersigned organisations:"]
    assert signatures() == ([], [])
    lead, lines = Frame(signed(ANFREL)).signatures()
    assert [(line.key, line.kind, line.rules) for line in (*lead, *lines)] == [
        ("signatories", Kind.FORM, ("signatures: heading",)),
        ("signature/anfrel", Kind.FORM, ("organisations.yaml: anfrel",)),
    ]
