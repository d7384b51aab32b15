"""The blocks of a report, made by hand: what each section holds, and in which order."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from electassess.findings import Certainty, Finding, Strength
from electassess.model.brief import BriefAsk
from electassess.model.catalogue import Outcome
from electassess.model.evidence import ItemAsk, Source
from electassess.model.ladder import Stance
from electassess.scoring.scorecard import Status
from electassess.statement.inputs import Kind, Line, Planned
from electassess.statement.report import report
from electassess.statement.telling import Reason, Telling
from electassess.statement.told import Told
from handmade import finding, findings, item, material, score, source, told, usable
from worked import laid_of

FOUND = {
    one.ref: one
    for one in (
        finding("second"),
        finding("second.two"),
        finding("second.one", certainty=Certainty.LOW),
        finding("first"),
        finding("first.one"),
        finding("third"),
    )
}
LAW: tuple[Planned, ...] = (
    ("standards", "paragraph", [Line(key="law/x", kind=Kind.FORM, text="We apply the law.")]),
    ("law", "table", [Line(key="law/head", kind=Kind.FORM, text="Instrument")]),
)


def fact(identity: str, *refs: str, **changes: Any) -> Told:
    return told(item(identity, **changes), Strength.PLAIN, *(FOUND[ref] for ref in refs))


def laid(
    *facts: Told,
    lede: Sequence[Told] = (),
    observers: Sequence[Told] = (),
    withheld: Sequence[Finding] = (),
    untold: Mapping[str, Reason] | None = None,
    law: Sequence[Planned] = (),
    found: Sequence[Finding] = (),
    stance: Stance = Stance.CRITICAL,
    sources: Mapping[str, Source] | None = None,
    **brief: Any,
) -> list[Planned]:
    told_all = [*lede, *facts, *observers]
    made = [{one.ref: one for one in found}.get(ref, one) for ref, one in FOUND.items()]
    known = findings(made, usable((one.item for one in told_all), sources))
    telling = Telling(facts, tuple(lede), tuple(observers), tuple(withheld), dict(untold or {}))
    whole = {"form": "report", "desk_work": False, "observed": (), "notice": "", "adopted": False, "title": ""}
    return report(material(known, stance, **(whole | {"addressees": ()} | brief)), telling, told_all, law)


def keys(blocks: Sequence[Planned]) -> list[str]:
    return [key for key, _, _ in blocks]


def evidence(blocks: Sequence[Planned]) -> list[tuple[str, list[str]]]:
    """The facts of the paragraphs that tell any."""
    each = [(key, [one for line in lines for one in line.evidence]) for key, kind, lines in blocks]
    return [(key, items) for key, items in each if items and key != "demands"]


def texts(blocks: Sequence[Planned], key: str) -> list[str]:
    return [line.text for name, _, lines in blocks for line in lines if name == key]


EMPTY = [
    "title", "notice", "dateline", "lede", "reasons", "levels", "heading/method", "method",
    "heading/second", "levels/second", "heading/first", "levels/first", "heading/third", "levels/third",
    "signatories", "signatures",
]  # fmt: skip


def test_a_report_of_which_nothing_is_told_has_its_frame_and_every_criterion_and_no_empty_section() -> None:
    blocks = laid()
    assert keys(blocks) == EMPTY
    kinds = {key: kind for key, kind, _ in blocks}
    assert [kinds[key] for key in EMPTY[:8]] == [
        "title", "notice", "dateline", "paragraph", "list", "table", "heading", "paragraph",
    ]  # fmt: skip
    assert [kinds[key] for key in EMPTY[-4:]] == ["heading", "table", "lead", "signatures"]
    assert "notice" not in keys(laid(adopted=True))


ASKED = {"ask": ItemAsk(to="government", text="free them")}
CALL = BriefAsk(text="heed them", because="i")


def test_the_sections_of_a_report_have_their_order_and_their_kinds() -> None:
    blocks = laid(
        fact("i", "first.one", **ASKED),
        lede=[fact("won", background="result")],
        observers=[fact("eu", background="observers")],
        withheld=[FOUND["second.one"]],
        untold={"x": Reason.GRADE},
        law=LAW,
        found=[finding("first.one", score=score("first.one", Status.NOT_ASSESSED))],
        addressees=("ASEAN",),
        asks=(CALL,),
    )
    assert keys(blocks)[6:] == [
        "heading/election", "background", "heading/method", "method", "heading/unjudged", "unjudged",
        "heading/second", "withheld/second", "levels/second", "heading/first", "first.one", "levels/first",
        "heading/third", "levels/third", "heading/observers", "observers",
        "heading/demands", "demands-lead", "demands", "call", "heading/law", "standards", "law",
        "heading/untold", "untold", "signatories", "signatures",
    ]  # fmt: skip
    assert {key: kind for key, kind, _ in blocks if key in (
        "background", "unjudged", "withheld/second", "first.one", "observers", "demands-lead", "demands", "call",
        "standards", "law", "untold", "signatories",
    )} == {
        "background": "paragraph", "unjudged": "list", "withheld/second": "paragraph", "first.one": "paragraph",
        "observers": "paragraph", "demands-lead": "lead", "demands": "list", "call": "paragraph",
        "standards": "paragraph", "law": "table", "untold": "list", "signatories": "lead",
    }  # fmt: skip
    assert texts(blocks, "demands-lead") == ["We call on:"]
    assert texts(blocks, "demands") == ["the Government of Cambodia to free them."]
    assert texts(blocks, "call") == ["We urge ASEAN to heed them."]
    assert evidence(blocks) == [("background", ["won"]), ("first.one", ["i"]), ("observers", ["eu"]), ("call", ["i"])]


@pytest.mark.parametrize(
    ("section", "title"),
    [
        ("election", "Background"),
        ("method", "How it was assessed"),
        ("unjudged", "What could not be judged"),
        ("observers", "What others concluded"),
        ("demands", "Demands"),
        ("law", "Standards"),
        ("untold", "What is not told"),
        ("first", "Title of first"),
    ],
)
def test_each_section_has_its_heading(section: str, title: str) -> None:
    blocks = laid(
        fact("i", "first.one", **ASKED),
        lede=[fact("won", background="result")],
        observers=[fact("eu", background="observers")],
        untold={"x": Reason.GRADE},
        law=LAW,
        found=[finding("first.one", score=score("first.one", Status.NOT_ASSESSED))],
    )
    ((key, kind, (line,)),) = [one for one in blocks if one[0] == f"heading/{section}"]
    assert (key, kind, line.key, line.kind, line.text) == (key, "heading", key, Kind.FORM, title)
    assert line.rules == (("catalogue: first",) if section == "first" else ("form: report",))


def test_a_section_of_which_one_block_is_empty_has_the_others() -> None:
    blocks = laid(fact("i", "first.one"), addressees=("ASEAN",), asks=(CALL,), law=[LAW[0], ("law", "table", [])])
    assert keys(blocks)[-6:] == ["heading/demands", "call", "heading/law", "standards", "signatories", "signatures"]


def test_demands_have_no_lead_of_their_own_where_nobody_is_asked_by_name() -> None:
    assert "demands-lead" not in keys(laid(fact("i", "first.one")))
    (lead,) = [lines for key, _, lines in laid(fact("i", "first.one", **ASKED)) if key == "demands-lead"]
    assert [(line.key, line.kind, line.rules) for line in lead] == [("demands", Kind.FORM, ("demands: opening",))]


def test_the_section_on_the_method_says_what_the_text_rests_on() -> None:
    desk = texts(laid(desk_work=True), "method")
    assert desk[:-1] == texts(laid(), "method")
    assert desk[-1] == "This statement draws on published reports."


@pytest.mark.parametrize("place", ["facts", "lede", "observers"])
def test_the_report_of_a_signatory_and_an_ask_count_wherever_the_fact_is_told(place: str) -> None:
    own = laid_of("khm-2023-07-23-general").material.endorsers[0]
    one = fact("i", *(["first.one"] if place == "facts" else []), **ASKED)
    sources = {"S1": source("B", own.name)}
    facts = [one] if place == "facts" else []
    aside = {} if place == "facts" else {place: [one]}
    blocks = laid(*facts, **aside, sources=sources, desk_work=True, addressees=("ASEAN",), asks=(CALL,))  # type: ignore[arg-type]
    assert texts(blocks, "method")[-1].endswith(", among them those of one of the undersigned.")
    assert texts(blocks, "demands") == ["the Government of Cambodia to free them."]
    assert texts(blocks, "call") == ["We urge ASEAN to heed them."]


def test_every_criterion_tells_its_facts_by_indicator_in_the_catalogues_order() -> None:
    blocks = laid(
        fact("f", "first.one", gravity="decisive"),
        fact("s1", "second.one", gravity="decisive"),
        fact("bare", "second"),
        fact("s2", "second.two", gravity="minor"),
        fact("s3", "second.one", "second.two"),
    )
    assert evidence(blocks) == [
        ("second", ["bare"]),
        ("second.two", ["s2"]),
        ("second.one", ["s1", "s3"]),
        ("first.one", ["f"]),
    ]


def test_the_facts_of_one_thread_stay_together_with_the_indicator_of_the_weightiest() -> None:
    thread = [
        fact("light", "second.two", thread="t", gravity="minor"),
        fact("heavy", "second.one", thread="t", gravity="serious"),
    ]
    assert evidence(laid(*thread, fact("own", "second.two"))) == [
        ("second.two", ["own"]),
        ("second.one", ["light", "heavy"]),
    ]


def test_a_thread_whose_weightiest_fact_bears_on_nothing_stands_with_the_first_that_does_bear() -> None:
    thread = [
        fact("none", thread="t"),
        fact("some", "second.two", thread="t"),
        fact("more", "second.one", thread="t"),
        fact("heavy", thread="t", gravity="serious"),
    ]
    assert evidence(laid(*thread)) == [("second.two", ["none", "some", "more", "heavy"])]


def test_what_bears_on_no_indicator_stands_last_in_the_first_criterion() -> None:
    assert evidence(laid(fact("none", gravity="decisive"), fact("one", "second.one"))) == [
        ("second.one", ["one"]),
        ("second", ["none"]),
    ]


@pytest.mark.parametrize(("stance", "order"), [(Stance.CRITICAL, ["f", "s"]), (Stance.FAVOURABLE, ["s", "f"])])
def test_of_one_indicator_what_speaks_as_the_verdict_does_comes_first(stance: Stance, order: list[str]) -> None:
    facts = [fact("f", "first.one"), fact("s", "first.one", reading="strength")]
    assert evidence(laid(*facts, stance=stance)) == [("first.one", order)]


def test_slight_facts_of_several_criteria_stand_each_with_its_own() -> None:
    facts = [fact("t", "first.one", gravity="minor"), fact("s", "second.one", gravity="minor")]
    assert evidence(laid(*facts)) == [("second.one", ["s"]), ("first.one", ["t"])]


def test_a_finding_on_hidden_evidence_is_told_after_the_facts_of_its_criterion() -> None:
    hidden = finding("first.one", outcome=Outcome.VIOLATED, score=score("first.one", level=0.0))
    blocks = laid(fact("f", "first.one"), withheld=[hidden, FOUND["second.two"]], found=[hidden])
    assert [key for key in keys(blocks) if key.startswith(("withheld/", "first", "heading/first", "levels/"))] == [
        "withheld/second", "levels/second", "heading/first", "first.one", "withheld/first", "levels/first",
        "levels/third",
    ]  # fmt: skip
    (text,) = texts(blocks, "withheld/first")
    assert text.startswith("Information that cannot be disclosed without risk to its sources indicates that ")


def test_what_is_not_told_is_counted_by_reason_in_the_order_of_the_reasons() -> None:
    untold = {
        "a": Reason.NOTHING_ASSESSED, "b": Reason.NO_ROOM, "c": Reason.LATER, "d": Reason.NO_ROOM,
        "e": Reason.EVENT_LATER,
    }  # fmt: skip
    (lines,) = [lines for key, _, lines in laid(untold=untold) if key == "untold"]
    assert [(line.key, line.kind, line.text, line.rules) for line in lines] == [
        ("untold/later", Kind.FORM, "Dated after this text: one item.", ("evidence untold: later than the statement",)),
        (
            "untold/event_later",
            Kind.FORM,
            "On an event after this text: one item.",
            ("evidence untold: event later than the statement",),
        ),
        ("untold/no_room", Kind.FORM, "For want of room: 2 items.", ("evidence untold: no room in this form",)),
        (
            "untold/nothing_assessed",
            Kind.FORM,
            "On what nobody assessed: one item.",
            ("evidence untold: bears on nothing assessed",),
        ),
    ]


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (Reason.VAGUE, "Of a date not known well enough"),
        (Reason.GRADE, "Not known surely enough"),
        (Reason.SAID, "Said by another item"),
        (Reason.NEVER, "Not meant for a statement"),
        (Reason.LEFT_OUT, "Left out by the editors"),
    ],
)
def test_each_reason_is_said_in_its_own_words(reason: Reason, text: str) -> None:
    assert texts(laid(untold={"a": reason}), "untold") == [f"{text}: one item."]
