"""From findings to a draft: the order of blocks, names settled, notes gathered and numbered, ways back given."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

import pytest

from electassess.findings import RatingRef, Strength
from electassess.model.base import Form
from electassess.model.evidence import Item, Source
from electassess.model.registry import Organisation
from electassess.model.standards import Standards
from electassess.scoring import Reason as Step
from electassess.scoring import Rule
from electassess.scoring.scorecard import Status
from electassess.statement import Draft, Laid, Material, compose, lay
from electassess.statement.compose import _engaged, _printed
from electassess.statement.document import BlockKind
from electassess.statement.inputs import Kind, Line, Planned
from electassess.statement.norms import Engaged
from electassess.statement.telling import Reason, Telling
from electassess.statement.told import Told
from worked import a_source, an_item, material_of, rescored, with_card

SAFETY, REMEDY, OUTLETS = "media-freedom.journalist-safety", "accountability.remedy", "media-freedom.outlets-open"
NOTHING = Telling((), (), (), (), {})
ANFREL = Organisation(id="anfrel", name="Asian Network", acronym="AN")
BERSIH = Organisation(id="bersih", name="Bersih")


def line(key: str = "line", text: str = "It is so.", kind: Kind = Kind.FACT, **own: object) -> Line:
    return dataclasses.replace(Line(key=key, kind=kind, text=text), **own)  # type: ignore[arg-type]


def paragraph(*lines: Line, key: str = "media-freedom", kind: BlockKind = "paragraph") -> Planned:
    return key, kind, lines


def finished(material: Material, *blocks: Planned, telling: Telling = NOTHING) -> Draft:
    return Laid(material, telling, blocks).finish()


def in_form(form: Form, *items: Item, sources: dict[str, Source] | None = None, **brief: object) -> Material:
    own = {"form": form, "asks": (), "addressees": ()}
    return material_of(items=items, sources=sources or {"S1": a_source()}, brief=own | brief)


# Notes


SOURCES = {"S1": a_source("First"), "S2": a_source("Second"), "S3": a_source("Third")}
FIRST, SECOND = an_item("first", sources=("S1", "S2")), an_item("second", sources=("S3", "S2"))


def citing(key: str, item: Item) -> Line:
    return line(key, evidence=(item.id,), sources=tuple((one, SOURCES[one]) for one in item.sources))


@pytest.mark.parametrize("form", [Form.JOINT, Form.SUMMARY])
def test_a_short_text_has_one_note_at_the_end_of_what_a_paragraph_cites(form: Form) -> None:
    made = finished(
        in_form(form, FIRST, SECOND, sources=SOURCES),
        paragraph(citing("a", SECOND), citing("b", FIRST), line("c")),
        paragraph(line("d")),
        paragraph(citing("e", FIRST)),
    )
    assert [claim.note for claim in made.claims] == [None, 1, None, None, 2]
    assert [note.text for note in made.footnotes] == ["Third, 5 July 2023; First, 5 July 2023.", "First, 5 July 2023."]


@pytest.mark.parametrize("form", [Form.FULL, Form.REPORT])
def test_a_long_text_has_a_note_for_each_sentence_with_all_its_sources(form: Form) -> None:
    made = finished(
        in_form(form, FIRST, SECOND, sources=SOURCES), paragraph(citing("a", SECOND), line("b"), citing("c", FIRST))
    )
    assert [claim.note for claim in made.claims] == [1, None, 2]
    assert made.footnotes[0].text.startswith("Third, “Report on the count”")
    assert made.footnotes[1].text == "First, “Report on the count”, 5 July 2023; Second, note 1 above."


def test_an_item_needs_no_source_of_its_own_where_one_that_is_named_anyway_carries_it() -> None:
    both, alone = an_item("both", sources=("S1", "S2")), an_item("alone", sources=("S1",))
    material = in_form(Form.JOINT, both, alone, sources=SOURCES)
    assert (
        finished(material, paragraph(citing("a", alone), citing("b", both))).footnotes[0].text == "First, 5 July 2023."
    )
    shared = line("c", evidence=("alone", "both"), sources=(("S1", SOURCES["S1"]), ("S2", SOURCES["S2"])))
    assert finished(material, paragraph(shared)).footnotes[0].text == "First, 5 July 2023."


def test_whoever_says_it_is_named_although_another_source_carries_it() -> None:
    keyed = {"S1": a_source("Report"), "S2": a_source("Agency")}
    alone, said = an_item("alone", sources=("S1",)), an_item("said", sources=("S1", "S2"), said_by=("agency",))
    election = {"actors": [{"id": "agency", "name": "Agency"}]}
    material = material_of(items=[alone, said], sources=keyed, election=election)
    cited = {one.id: tuple((key, keyed[key]) for key in one.sources) for one in (alone, said)}
    lines = [line(key, evidence=(key,), sources=sources) for key, sources in cited.items()]
    assert finished(material, paragraph(*lines)).footnotes[0].text == "Report, 5 July 2023; Agency, 5 July 2023."


def test_a_short_note_names_only_what_the_sentence_cites() -> None:
    material = in_form(Form.JOINT, FIRST, sources=SOURCES)
    second = line("a", evidence=("first",), sources=(("S2", SOURCES["S2"]),))
    assert finished(material, paragraph(second)).footnotes[0].text == "Second, 5 July 2023."
    other = in_form(Form.JOINT, FIRST, SECOND, sources=SOURCES)
    beside = line("a", evidence=("first", "second"), sources=(("S3", SOURCES["S3"]),))
    assert finished(other, paragraph(beside)).footnotes[0].text == "Third, 5 July 2023."
    demand = line("a", evidence=("first",), kind=Kind.DEMAND)
    assert finished(material, paragraph(demand)).footnotes == ()


@pytest.mark.parametrize(
    ("sources", "named"),
    [
        ((a_source("A", reliability="B"), a_source("B", reliability="A")), "B"),
        ((a_source("A"), a_source("B")), "A"),
        ((a_source("A", via="a mirror"), a_source("B", reliability="C")), "B"),
        ((a_source("A", via="a mirror"), a_source("B", reliability="D")), "A"),
        ((a_source("A", reliability="D"), a_source("B", reliability="C")), "B"),
        ((a_source("A", reliability="A"), a_source("Election Watch", reliability="E", via="a blog")), "Election Watch"),
        ((a_source("A", reliability="A"), a_source("EW", reliability="C")), "EW"),
        ((a_source("A", reliability="A"), a_source("Other Watch", reliability="B")), "A"),
    ],
)
def test_the_source_of_a_short_note_is_whoever_says_it_else_a_sound_one_read_where_it_was_published(
    sources: Sequence[Source], named: str
) -> None:
    keyed = {f"S{number}": source for number, source in enumerate(sources)}
    item = an_item(sources=tuple(keyed), said_by=("watch",))
    actors = [{"id": "watch", "name": "Election Watch", "short": "EW"}, {"id": "other", "name": "Other Watch"}]
    material = material_of(items=[item], sources=keyed, election={"actors": actors})
    made = finished(material, paragraph(line("a", evidence=("one",), sources=tuple(keyed.items()))))
    assert made.footnotes[0].text.startswith(f"{named}, 5 July 2023")


def test_what_came_out_before_a_fact_happened_is_not_named_for_it() -> None:
    keyed = {"S1": a_source("Early", date="2023-07-01"), "S2": a_source("Late", date="2023-07", reliability="C")}
    item = an_item(sources=("S1", "S2"), happened="2023-07-05")
    material = in_form(Form.JOINT, item, sources=keyed)
    told = line("a", evidence=("one",), sources=tuple(keyed.items()))
    assert finished(material, paragraph(told)).footnotes[0].text == "Late, July 2023."


def test_a_standard_is_noted_where_it_is_cited() -> None:
    made = finished(in_form(Form.JOINT), paragraph(line("a"), line("b", standards_notes=("ICCPR: not in war",))))
    assert [claim.note for claim in made.claims] == [None, 1]
    assert made.footnotes[0].text == "ICCPR: not in war."


# The way back


def test_a_claim_has_its_way_back_to_findings_ratings_evidence_and_law() -> None:
    one, two = RatingRef("b", 1), RatingRef("a", 7)
    material = rescored(in_form(Form.FULL), {SAFETY: {"ratings": (one, two)}, REMEDY: {"ratings": (two,)}})
    safety, remedy = material.findings.by_ref[SAFETY], material.findings.by_ref[REMEDY]
    in_force = Standards(standards=tuple(each for each in material.standards.standards if each.id == "iccpr"))
    made = finished(
        dataclasses.replace(material, standards=in_force),
        paragraph(
            line(
                "key",
                "Text.",
                Kind.OWN,
                findings=(safety, remedy, safety),
                evidence=("y", "x"),
                standards=("iccpr/9", "gone/1", "iccpr"),
                rules=("a rule",),
                cells=("a", "b"),
            ),
            line("bare"),
        ),
    )
    (block,) = made.blocks
    assert (block.id, block.kind) == ("media-freedom", "paragraph")
    claim, bare = block.claims
    assert (claim.id, claim.kind, claim.text, claim.note) == ("key", "own", "Text.", None)
    assert claim.findings == (SAFETY, REMEDY)
    assert claim.ratings == ("a:7", "b:1")
    assert (claim.evidence, claim.evidence_at) == (("y", "x"), ("evidence.yaml:y", "evidence.yaml:x"))
    assert claim.standards == ("iccpr/9", "iccpr")
    assert (claim.rules, claim.cells) == (("a rule",), ("a", "b"))
    assert (bare.findings, bare.ratings, bare.evidence, bare.standards, bare.rules, bare.cells) == ((),) * 6


def test_a_draft_says_of_itself_what_it_is() -> None:
    material = with_card(in_form(Form.FULL), {"reasons": (Step(Rule.NO_INDEX),), "scant": True}, analysts=("a", "b"))
    made = finished(
        material,
        paragraph(line("headline", "The Title", Kind.FORM), key="head", kind="title"),
        paragraph(line("lede"), line("verdict", "It was bad.", Kind.VERDICT), line("other"), key="lede"),
    )
    assert (made.election, made.form, made.edition) == (material.election_id, "full", "pre-election")
    assert (made.date, made.language) == (dt.date(2023, 7, 22), "en-GB")
    assert (made.title, made.verdict, made.band) == ("The Title", "It was bad.", 1)
    assert made.label == f"no verdict on the whole (of what could be judged: {material.band.label})"
    assert made.reasons == ("no index: too few criteria could be scored",)
    assert made.analysts == ("a", "b")
    assert made.method == material.findings.scorecard.method.to_json()
    bare = finished(in_form(Form.FULL), paragraph(line("a")))
    assert (bare.title, bare.verdict, bare.label) == ("", "", material.band.label)


def test_the_stamps_follow_the_words_and_what_they_rest_on() -> None:
    told = in_form(Form.FULL, FIRST, sources=SOURCES)
    made, same = (finished(told, paragraph(line("a", evidence=("first",)))) for _ in range(2))
    other = finished(told, paragraph(line("a", "It is else.", evidence=("first",))))
    untold = finished(told, paragraph(line("a")))
    assert (made.text_stamp, made.basis_stamp) == (same.text_stamp, same.basis_stamp)
    assert made.text_stamp != other.text_stamp
    assert made.basis_stamp == other.basis_stamp
    assert made.text_stamp == untold.text_stamp
    assert made.basis_stamp != untold.basis_stamp
    cited = finished(told, paragraph(citing("a", FIRST)))
    assert cited.text_stamp != made.text_stamp


@pytest.mark.parametrize(
    ("own", "weighs"),
    [
        ({}, True),
        ({"gravity": "serious"}, True),
        ({"reading": "strength"}, True),
        ({"gravity": "minor"}, False),
        ({"reading": "context"}, False),
        ({"reading": "context", "gravity": "serious"}, False),
    ],
)
def test_what_is_not_told_is_marked_where_it_weighs(own: dict[str, object], *, weighs: bool) -> None:
    telling = dataclasses.replace(NOTHING, untold={"one": Reason.NO_ROOM})
    (untold,) = finished(in_form(Form.JOINT, an_item("one", **own)), telling=telling).untold
    assert (untold.item, untold.reason, untold.weighs) == ("one", "no room in this form", weighs)


def test_what_is_known_too_late_weighs_nothing_and_people_may_give_the_list_themselves() -> None:
    telling = dataclasses.replace(NOTHING, untold={"late": Reason.LATER})
    laid = Laid(in_form(Form.JOINT, an_item()), telling, ())
    assert [(one.item, one.weighs) for one in laid.finish().untold] == [("late", False)]
    assert [(one.item, one.reason) for one in laid.finish({"one": Reason.GRADE}).untold] == [("one", "grade")]
    assert laid.finish({}).untold == ()


# Asks that are not printed


def asks_left(*lines: Line, addressees: tuple[str, ...] = (), to: str | None = None, because: str = "one") -> list[str]:
    """The kinds of the gaps on asks, where nothing is told of the ground of one."""
    asks = [{"text": "hear them", "because": because, "to": to}]
    made = finished(in_form(Form.FULL, an_item(), asks=asks, addressees=addressees), paragraph(*lines))
    return [gap.kind for gap in made.gaps if gap.kind in ("ask-not-printed", "addressees-not-named")]


def test_what_people_ask_in_words_of_their_own_is_not_missing() -> None:
    assert asks_left(line("x")) == ["ask-not-printed"]
    assert asks_left(line("x", kind=Kind.DEMAND, evidence=("one", "two"))) == []
    assert asks_left(line("x", kind=Kind.DEMAND, evidence=("two",))) == ["ask-not-printed"]
    assert asks_left(line("x", kind=Kind.FACT, evidence=("one",))) == ["ask-not-printed"]


def test_addressees_that_are_all_named_somewhere_are_not_missing() -> None:
    both = ("ASEAN", "its members")
    missing = ["ask-not-printed", "addressees-not-named"]
    assert asks_left(line("x"), addressees=both) == missing
    assert asks_left(line("x", "ASEAN was there."), addressees=both) == missing
    assert asks_left(line("x", "ASEAN was there."), line("y", "So were its members."), addressees=both) == missing[:1]


def test_a_draft_lists_its_gaps_and_then_the_asks_that_are_left() -> None:
    made = finished(in_form(Form.FULL, an_item(), asks=[{"text": "hear them", "because": "one"}]))
    assert made.gaps[-1].kind == "ask-not-printed"
    assert {gap.kind for gap in made.gaps[:-1]} >= {"no-finding", "set-aside", "not-yet"}


def test_an_ask_of_several_items_is_missing_until_all_are_asked_for() -> None:
    facts = [
        Told(
            an_item(f"n{number:02}", ask={"to": "courts", "text": f"mend {number}"}, gravity="serious"),
            Strength.PLAIN,
            (),
        )
        for number in range(12)
    ]
    remedy = material_of().findings.by_ref[REMEDY]
    two = [Told(an_item(key, gravity="minor"), Strength.PLAIN, (remedy,)) for key in ("x", "y")]
    telling = dataclasses.replace(NOTHING, facts=tuple(facts), lede=(two[0],), observers=(two[1],))
    material = in_form(Form.FULL, asks=[{"text": "hear them", "because": REMEDY, "to": "courts"}])

    def left(*evidence: str) -> list[str]:
        asked = paragraph(line("x", kind=Kind.DEMAND, evidence=evidence))
        return [gap.ref for gap in finished(material, asked, telling=telling).gaps if gap.kind == "ask-not-printed"]

    assert left("n00") == ["x, y"], "what the opening tells and what observers say is told too"
    assert left("x") == ["x, y"]
    assert left("x", "y") == []


# Names


def printed(*blocks: Planned) -> list[list[str]]:
    actors = [{"id": "cpp", "name": "People's Party", "short": "CPP"}]
    material = material_of(election={"actors": actors}, endorsers=[ANFREL])
    return [[one.text for one in lines] for _, _, lines in _printed(material, blocks)]


def test_names_are_settled_in_reading_order_over_all_paragraphs_and_lists() -> None:
    assert printed(
        paragraph(line(text="{cpp} won.")),
        paragraph(line(text="the {emb} ruled."), line(text="{cpp} lost."), kind="list"),
        paragraph(line(text="{anfrel} left.")),
    ) == [
        ["People’s Party (CPP) won."],
        ["the National Election Committee ruled.", "CPP lost."],
        ["AN, the undersigned, left."],
    ]


@pytest.mark.parametrize("key", ["title", "notice", "signatories", "signatures"])
def test_in_what_holds_no_actors_nothing_is_changed_but_the_marks(key: str) -> None:
    assert printed(paragraph(line(text="{cpp} won 5% of the people's votes"), key=key)) == [
        ["{cpp} won 5% of the people’s votes"]
    ]


@pytest.mark.parametrize("kind", ["heading", "table"])
def test_nor_in_headings_and_tables(kind: BlockKind) -> None:
    assert printed(paragraph(line(text="the {cpp} won 5%"), kind=kind)) == [["the {cpp} won 5%"]]
    both = (paragraph(line(text="{cpp}: votes"), kind=kind), paragraph(line(text="the party won")))
    assert printed(*both, paragraph(line(text="notes"), key="notice")) == [
        ["{cpp}: votes"],
        ["The party won"],
        ["notes"],
    ]


def test_running_text_has_its_capitals_per_cent_and_marks() -> None:
    assert printed(paragraph(line(text="the party's 5% was “5%”."))) == [["The party’s 5 per cent was “5%”."]]
    assert printed(paragraph(line(text="the party's 5%."), kind="list")) == [["the party’s 5 per cent."]]
    table = paragraph(line(text="it's | x", cells=("it's", "x")), kind="table")
    ((_, _, lines),) = _printed(material_of(), [table])
    assert lines[0].cells == ("it’s", "x")


def test_a_block_keeps_its_key_and_kind_and_its_lines_what_they_rest_on() -> None:
    ((key, kind, lines),) = _printed(material_of(), [paragraph(line("k", evidence=("one",)), key="here", kind="lead")])
    assert (key, kind, lines[0].key, lines[0].evidence) == ("here", "lead", "k", ("one",))


# The layout


def facts() -> list[Item]:
    ask = {"to": "government", "text": "free them"}
    return [
        an_item("result", background="result", indicators=(), clause="the party won", reading="context"),
        an_item("grave", gravity="decisive", ask=ask, clause="a journalist was jailed"),
        an_item("court", indicators=(REMEDY,), gravity="serious", clause="the court closed its doors for the day"),
        an_item("abroad", background="observers", indicators=(), clause="a mission found faults", gravity="serious"),
    ]


def laid_out(form: Form, *items: Item, **brief: object) -> Laid:
    asks = [{"text": "stay away", "because": "grave"}]
    own: dict[str, object] = {"form": form, "asks": asks, "addressees": ("ASEAN",)}
    return lay(material_of(items=items or facts(), sources={"S1": a_source()}, brief=own | brief))


def keys(laid: Laid) -> list[str]:
    return [key for key, _, _ in laid.blocks]


JOINT = [
    "title", "notice", "dateline", "lede", "standards", "media-freedom", "accountability", "observers", "unjudged",
    "demands-lead", "demands", "call", "signatories", "signatures",
]  # fmt: skip


def test_a_statement_stands_in_one_order() -> None:
    laid = laid_out(Form.JOINT)
    assert keys(laid) == JOINT
    kinds = {key: kind for key, kind, _ in laid.blocks}
    assert {key: kind for key, kind in kinds.items() if kind != "paragraph"} == {
        "title": "title",
        "notice": "notice",
        "dateline": "dateline",
        "demands-lead": "lead",
        "demands": "list",
        "signatories": "lead",
        "signatures": "signatures",
    }
    lines = {key: [one.key for one in lines] for key, _, lines in laid.blocks}
    assert lines["lede"] == ["lede", "verdict", "background-result/result"]
    assert lines["standards"][-1] == "desk-work"
    assert lines["standards"][0].startswith("law/iccpr")
    assert lines["media-freedom"] == ["media-freedom/grave"]
    assert lines["observers"] == ["background-observers/abroad"]
    assert (lines["demands-lead"], lines["demands"], lines["call"]) == (
        ["demands"],
        ["demand/government"],
        ["demand/addressees"],
    )
    lead = next(lines for key, _, lines in laid.blocks if key == "demands-lead")[0]
    assert (lead.text, lead.kind, lead.rules) == ("We call on:", Kind.FORM, ("demands: opening",))


def test_a_full_text_has_the_law_in_a_table_and_a_summary_a_paragraph_for_each_criterion() -> None:
    assert keys(laid_out(Form.FULL)) == [*JOINT[:-2], "law", *JOINT[-2:]]
    assert {key: kind for key, kind, _ in laid_out(Form.FULL).blocks}["law"] == "table"
    summary = laid_out(Form.SUMMARY, *facts()[:3])
    told = {key: [one.evidence for one in lines] for key, _, lines in summary.blocks}
    assert (told["media-freedom"], told["accountability"]) == ([("grave",)], [("court",)])
    assert {"law", "observers", "call"}.isdisjoint(keys(summary))


def test_a_report_has_its_own_layout() -> None:
    made = keys(laid_out(Form.REPORT))
    assert "heading/method" in made
    assert made.index("heading/law") < made.index("standards") < made.index("law")


def test_blocks_without_lines_are_left_out() -> None:
    quiet = an_item("grave", gravity="decisive")
    laid = laid_out(Form.JOINT, quiet, asks=(), addressees=(), notice="", adopted=True)
    assert keys(laid) == [
        "title",
        "dateline",
        "lede",
        "standards",
        "media-freedom",
        "unjudged",
        "signatories",
        "signatures",
    ]


def test_the_editors_order_goes_before_weight() -> None:
    assert keys(laid_out(Form.JOINT, order=("accountability",)))[5:7] == ["accountability", "media-freedom"]


def test_no_two_forms_differ_in_the_law_that_they_name() -> None:
    slight = an_item(
        "slight",
        indicators=("transparency.law-making",),
        gravity="minor",
        clause=" ".join(f"word{number}" for number in range(320)),
    )
    joint, full = laid_out(Form.JOINT, *facts(), slight), laid_out(Form.FULL, *facts(), slight)
    assert "slight" in joint.telling.untold
    assert "slight" not in full.telling.untold

    def law(laid: Laid) -> list[str]:
        lines = next(lines for key, _, lines in laid.blocks if key == "standards")
        return [one.text for one in lines if one.key.startswith("law/")]

    assert law(joint) == law(full)
    assert "UN Convention against Corruption" not in law(full)[0]
    rows = next(lines for key, _, lines in full.blocks if key == "law")
    assert "law-row/uncac" in [one.key for one in rows]


def test_the_law_of_every_form_is_chosen_by_what_the_joint_one_tells() -> None:
    officials = "accountability.officials"
    told = [
        an_item("a", gravity="serious"),
        an_item("b", indicators=(officials,), gravity="serious", clause="an office was bought"),
        an_item("c", indicators=(officials,), gravity="serious", clause="a car was lent"),
        an_item("d", indicators=("civic-space.online-space",), gravity="minor", clause="a page was blocked"),
    ]

    def law(form: Form) -> tuple[str, ...]:
        lines = next(lines for key, _, lines in laid_out(form, *told).blocks if key == "standards")
        return lines[0].standards

    assert law(Form.JOINT) == law(Form.FULL) == law(Form.REPORT) == ("iccpr", "uncac")
    assert law(Form.SUMMARY) == ("iccpr",), "though its own facts engage the other more"


def test_hidden_evidence_is_told_in_the_paragraph_of_its_criterion_after_its_facts() -> None:
    hidden = {"serious": True, "status": Status.SCORED, "level": 0.0, "withheld": 1, "evidence": ()}
    material = rescored(in_form(Form.JOINT, *facts()), {OUTLETS: hidden})
    block = next(lines for key, _, lines in lay(material).blocks if key == "media-freedom")
    assert [one.key for one in block] == ["media-freedom/grave", f"withheld/{OUTLETS}"]


def test_what_rests_on_hidden_evidence_alone_is_a_text_and_nothing_at_all_is_none() -> None:
    with pytest.raises(ValueError, match="a statement needs some"):
        lay(in_form(Form.JOINT))
    with pytest.raises(ValueError, match="a statement needs some"):
        lay(in_form(Form.JOINT, *facts()[:1])), "a result alone is none"
    hidden = {"serious": True, "status": Status.SCORED, "level": 0.0, "withheld": 1, "evidence": ()}
    material = rescored(in_form(Form.JOINT), {OUTLETS: hidden})
    assert "media-freedom" in keys(lay(material))


def test_asks_of_the_opening_and_of_observers_are_printed_too() -> None:
    items = [
        item.model_copy(update={"ask": facts()[1].ask})
        if item.id in ("result", "abroad")
        else item.model_copy(update={"ask": None})
        for item in facts()
    ]
    lines = next(lines for key, _, lines in laid_out(Form.JOINT, *items).blocks if key == "demands")
    assert sorted(lines[0].evidence) == ["abroad", "result"]


def test_only_what_the_first_finding_of_a_fact_rests_on_is_engaged_and_what_hidden_evidence_bears_out() -> None:
    by_ref = material_of().findings.by_ref
    grave = an_item(gravity="decisive", acts=("arrest",))
    telling = Telling(
        facts=(
            Told(grave, Strength.PLAIN, (by_ref[SAFETY], by_ref[REMEDY])),
            Told(an_item("bare"), Strength.PLAIN, ()),
            Told(an_item("slight", reading="context"), Strength.PLAIN, (by_ref[REMEDY],)),
        ),
        lede=(),
        observers=(Told(an_item("abroad"), Strength.PLAIN, (by_ref[REMEDY],)),),
        withheld=(by_ref[OUTLETS],),
        untold={},
    )
    assert _engaged(telling) == [
        Engaged(SAFETY, by_ref[SAFETY].standards, ("arrest",), 3),
        Engaged(REMEDY, by_ref[REMEDY].standards, (), 0.5),
        Engaged(OUTLETS, by_ref[OUTLETS].standards, (), 1.0),
    ]


def test_a_draft_is_what_was_laid_out_with_its_notes_numbered() -> None:
    material = in_form(Form.JOINT, *facts())
    assert compose(material) == lay(material).finish()
    assert compose(material).told == {
        "result": ("background-result/result",),
        "grave": ("media-freedom/grave",),
        "court": ("accountability/court",),
        "abroad": ("background-observers/abroad",),
    }


def grave(number: int, gravity: str = "serious") -> list[Item]:
    """Facts of ten words each, and no two alike."""
    return [
        an_item(f"f{one}", clause=" ".join(f"w{one}x{word}" for word in range(10)), gravity=gravity)
        for one in range(number)
    ]


def length(laid: Laid) -> int:
    apart = {"notice", "signatories", "signatures"}
    read = [lines for key, kind, lines in laid.blocks if kind != "table" and key not in apart]
    return sum(len(one.text.split()) for lines in read for one in lines)


@pytest.mark.parametrize(("form", "words"), [(Form.JOINT, 600), (Form.FULL, 1100)])
def test_what_is_serious_is_told_up_to_the_length_of_the_whole_text(form: Form, words: int) -> None:
    """An opening or a law of few words leaves more room for facts: no grave fact is dropped from a page half empty."""
    laid = lay(in_form(form, *grave(150)))
    assert words - 10 < length(laid) <= words
    assert set(laid.telling.untold.values()) == {Reason.NO_ROOM}
    longer = in_form(form, *grave(150), title=" ".join(["word"] * 100))
    assert words - 10 < length(lay(longer)) <= words
    slight = lay(in_form(form, *grave(150, "minor")))
    assert length(slight) < words - 50, "what weighs little has its own room, and no more"


def test_no_serious_fact_is_left_out_while_there_is_room() -> None:
    assert lay(in_form(Form.JOINT, *grave(40))).telling.untold == {}
    assert len(lay(in_form(Form.JOINT, *grave(60))).telling.untold) > 5
    assert lay(in_form(Form.FULL, *grave(90))).telling.untold == {}


def test_a_title_that_says_more_than_its_text_is_listed_and_stands_as_it_was_given() -> None:
    def titled(title: str) -> Draft:
        above = paragraph(line("title", title, Kind.OWN), key="title", kind="title")
        under = paragraph(line(text="Boxes were stolen."), line("form", "Fear.", Kind.FORM))
        return finished(in_form(Form.JOINT), above, under)

    def beyond(title: str) -> list[str]:
        return [gap.text for gap in titled(title).gaps if gap.kind == "title-not-told"]

    assert beyond("Stolen") == []
    (said,) = beyond("Stolen in fear")
    assert said.startswith("the title says “fear”, which")
    assert titled("Stolen in fear").title == "Stolen in fear"
