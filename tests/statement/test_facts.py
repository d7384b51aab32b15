"""Items as sentences: said as strongly as their grade allows, by the name of whoever says so."""

import dataclasses

import pytest

from electassess.findings import Strength
from electassess.model.evidence import Item, Source
from electassess.model.registry import Organisation
from electassess.scoring.scorecard import Status
from electassess.statement import Material
from electassess.statement.facts import anchor_clause, key_of, tell, tell_withheld, worth_citing
from electassess.statement.inputs import Kind
from electassess.statement.told import Told
from worked import a_source, an_item, material_of, rescored

PLAIN, ATTRIBUTED, HEDGED = Strength.PLAIN, Strength.ATTRIBUTED, Strength.HEDGED
SAFETY = "media-freedom.journalist-safety"
CLOSED = "The list was closed"

# Which of the ways an item is attributed in is decided by its id: `one` and `two` have the name last.


def told(item: Item | None = None, strength: Strength = ATTRIBUTED, *refs: str) -> Told:
    by_ref = material_of().findings.by_ref
    return Told(item or an_item(), strength, tuple(by_ref[ref] for ref in refs or (SAFETY,)))


def said(one: Told, *sources: Source, material: Material | None = None) -> str:
    keyed = {f"S{number}": source for number, source in enumerate(sources, start=1)}
    item = one.item.model_copy(update={"sources": tuple(keyed)})
    made = material or material_of(sources=keyed)
    (line,) = tell(made, [Told(item, one.strength, one.findings)])
    return line.text


def test_what_is_surely_known_is_said_as_a_fact() -> None:
    assert said(told(strength=PLAIN), a_source()) == f"{CLOSED}."
    assert said(told(strength=PLAIN)) == f"{CLOSED}."


def test_what_is_less_surely_known_is_said_with_its_source() -> None:
    assert said(told(), a_source()) == f"{CLOSED}, according to The Paper."
    assert said(told(strength=HEDGED), a_source()) == (
        "According to an unconfirmed account by The Paper, the list was closed."
    )
    assert said(told()) == f"{CLOSED}, according to a source known to us."
    assert said(told(), a_source(named=False)) == f"{CLOSED}, according to a source known to us."


def test_a_clause_that_says_who_states_it_has_no_second_source_unless_it_is_doubtful() -> None:
    own = an_item(attributed=True)
    assert said(told(own), a_source()) == f"{CLOSED}."
    assert said(told(own, PLAIN), a_source()) == f"{CLOSED}."
    assert said(told(own, HEDGED), a_source()).startswith("According to an unconfirmed account by The Paper, ")


@pytest.mark.parametrize(
    ("attributed", "via", "reliability", "copied"),
    [
        (True, "a blog", "D", True),
        (True, "a blog", "C", False),
        (True, "", "D", False),
        (False, "a blog", "D", False),
    ],
)
def test_what_a_weak_copy_holds_never_stands_as_what_it_copied(
    attributed: bool,  # noqa: FBT001
    via: str,
    reliability: str,
    copied: bool,  # noqa: FBT001
) -> None:
    text = said(told(an_item(attributed=attributed), PLAIN), a_source(via=via, reliability=reliability))
    assert text == (f"{CLOSED} (a blog)." if copied else f"{CLOSED}.")


def test_the_source_that_is_named_is_the_most_reliable_and_then_the_one_read_at_its_publisher() -> None:
    weak, copy = a_source("Weak", reliability="C"), a_source("Copy", via="a mirror")
    sound, next_one = a_source("Sound"), a_source("Next")
    hidden = a_source("Hidden", reliability="A", named=False)
    assert said(told(), hidden, weak, copy, sound, next_one) == f"{CLOSED}, according to Sound."
    assert said(told(), weak, copy) == f"{CLOSED}, according to Copy (a mirror)."


def test_what_is_in_doubt_of_a_copy_is_the_copy_and_not_whom_it_copies() -> None:
    mirror = a_source("Copy", via="a mirror", reliability="D")
    doubted = said(told(strength=HEDGED), mirror)
    assert doubted.startswith("According to an unconfirmed copy of a text by Copy (a mirror), ")
    own = told(an_item(attributed=True), HEDGED)
    assert said(own, mirror) == f"{CLOSED} (a mirror, not confirmed)."
    doubted = said(told(strength=HEDGED), a_source("Sound", reliability="D"))
    assert doubted.startswith("According to an unconfirmed account by Sound, ")


def test_a_bracket_stands_at_the_end_and_not_between_a_source_and_its_verb() -> None:
    mirror = a_source("Copy", via="a mirror", reliability="D")
    ways = {said(told(an_item(id=f"item-{number}")), mirror) for number in range(20)}
    assert ways == {f"{CLOSED}, according to Copy (a mirror)."}
    plain = {said(told(an_item(id=f"item-{number}")), a_source("Copy")) for number in range(20)}
    assert any(" reported that " in one for one in plain)


def test_a_source_is_named_as_it_says_else_as_an_actor_else_as_a_signatory() -> None:
    actors = [
        {"id": "watch", "name": "Election Watch", "short": "EW"},
        {"id": "rights", "name": "Rights Group", "short": "RG"},
    ]
    signing = [Organisation(id="rights-now", name="Rights Group", acronym="RN"), Organisation(id="b", name="Bersih")]

    def named(organisation: str, **own: object) -> str:
        source = a_source(organisation, **own)
        material = material_of(sources={"S1": source}, election={"actors": actors}, endorsers=signing)
        return said(told(), source, material=material).removeprefix(f"{CLOSED}, according to ")

    assert named("Election Watch") == "{watch}."
    assert named("EW") == "{watch}."
    assert named("RG") == "{rights}."
    assert named("Rights Group") == "{rights}.", "an actor before a signatory"
    assert named("RN") == "{rights-now}."
    assert named("Bersih") == "{b}."
    assert named("EW", cite_as="the Watch") == "the Watch."
    assert named("Else") == "Else."


def test_what_one_source_says_twice_in_a_row_is_said_by_the_same_report() -> None:
    sources = {"S1": a_source("First"), "S2": a_source("Second")}

    def lines(*pairs: tuple[str, Strength]) -> list[str]:
        facts = [
            told(an_item(f"n{number}", clause=f"deed {number} was done", sources=(key,) if key else ("S9",)), strength)
            for number, (key, strength) in enumerate(pairs)
        ]
        return [line.text for line in tell(material_of(sources=sources), facts)]

    again = "according to the same report"
    assert lines(("S1", ATTRIBUTED), ("S1", ATTRIBUTED), ("S1", ATTRIBUTED))[1:] == [
        f"Deed 1 was done, {again}.",
        f"Deed 2 was done, {again}.",
    ]
    assert again not in lines(("S1", ATTRIBUTED), ("S2", ATTRIBUTED))[1]
    assert lines(("S1", HEDGED), ("S1", ATTRIBUTED))[1] == f"Deed 1 was done, {again}."
    assert "unconfirmed account by First" in lines(("S1", ATTRIBUTED), ("S1", HEDGED))[1]
    assert again not in " ".join(lines(("S1", ATTRIBUTED), ("S1", PLAIN), ("S1", ATTRIBUTED)))
    assert again not in " ".join(lines(("", ATTRIBUTED), ("", ATTRIBUTED))), "two sources without names are not one"


@pytest.mark.parametrize(
    ("clause", "fronted"),
    [
        (" ".join(["word"] * 22), False),
        (" ".join(["word"] * 23), True),
        ("the list was closed; nobody was told", True),
        ("the list, which was long, was closed", False),
    ],
)
def test_a_long_clause_has_its_source_first(clause: str, fronted: bool) -> None:  # noqa: FBT001
    keys = ("n1", "n2", "n3", "n4", "n5", "n6")
    texts = [said(told(an_item(key, clause=clause)), a_source()) for key in keys]
    assert all(text.startswith(("According to", "The Paper reported")) for text in texts) is fronted


def test_which_way_a_source_is_named_is_decided_by_the_item() -> None:
    texts = {key: said(told(an_item(key)), a_source()) for key in ("n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8")}
    assert set(texts.values()) == {
        f"{CLOSED}, according to The Paper.",
        "The Paper reported that the list was closed.",
    }


def test_a_sentence_is_known_by_what_it_bears_on_and_its_item() -> None:
    assert key_of(told()) == "media-freedom/one"
    both = told(None, PLAIN, "accountability.remedy", SAFETY)
    assert key_of(both) == "accountability/one"
    assert key_of(Told(an_item(background="result"), PLAIN, ())) == "background-result/one"


def test_items_that_share_a_sentence_are_told_in_it_with_all_that_they_rest_on() -> None:
    sources = {"S1": a_source("First"), "S2": a_source("Second"), "S3": a_source("Third")}
    first = told(an_item("one", sources=("S1", "S2")), PLAIN, SAFETY)
    second = told(
        an_item("two", clause="nobody was told", part_of="one", sources=("S2", "S3"), attributed=True),
        ATTRIBUTED,
        "accountability.remedy",
        SAFETY,
    )
    third = told(an_item("three", clause="all left", part_of="one", sources=("S1",)), PLAIN)
    apart = told(an_item("four", clause="it rained", part_of="two"), PLAIN)
    shared, other = tell(material_of(sources=sources), [first, second, third, apart])
    assert shared.text == "The list was closed, and nobody was told, and all left."
    assert shared.evidence == ("one", "two", "three")
    assert [key for key, _ in shared.sources] == ["S1", "S2", "S3"]
    assert [one.ref for one in shared.findings] == [SAFETY, "accountability.remedy"]
    assert (shared.key, shared.kind) == ("media-freedom/one", Kind.FACT)
    assert shared.rules == (
        "evidence one: reading fault, credibility 2, plain",
        "evidence two: reading fault, credibility 2, attributed (the clause says who states it)",
        "evidence three: reading fault, credibility 2, plain",
    )
    assert (other.text, other.evidence) == ("It rained.", ("four",))


def test_an_item_whose_first_half_does_not_stand_before_it_has_a_sentence_of_its_own() -> None:
    half = told(an_item("two", part_of="one"), PLAIN)
    between = told(an_item("between"), PLAIN)
    assert [one.evidence for one in tell(material_of(), [told(strength=PLAIN), between, half])] == [
        ("one",),
        ("between",),
        ("two",),
    ]
    assert [one.evidence for one in tell(material_of(), [between, told(strength=PLAIN), half])] == [
        ("between",),
        ("one", "two"),
    ]
    assert [one.evidence for one in tell(material_of(), [half, told(strength=PLAIN)])] == [("two",), ("one",)]
    assert tell(material_of(), []) == []


@pytest.mark.parametrize(
    ("grades", "cited"),
    [("ADF", "A"), ("BCD", "BC"), ("CDE", "CDE"), ("DE", "DE"), ("DB", "B"), ("C", "C"), ("", "")],
)
def test_a_note_leaves_out_doubtful_sources_where_a_sound_one_carries_the_same(grades: str, cited: str) -> None:
    sources = [(f"S{grade}", a_source(reliability=grade)) for grade in grades]
    assert "".join(source.reliability for _, source in worth_citing(sources)) == cited


def test_a_sentence_cites_only_what_is_worth_citing() -> None:
    sources = {"S1": a_source("Weak", reliability="D"), "S2": a_source("Sound")}
    (line,) = tell(material_of(sources=sources), [told(an_item(sources=("S1", "S2")))])
    assert [key for key, _ in line.sources] == ["S2"]


@pytest.mark.parametrize(
    ("level", "clause"),
    [
        (0.0, "journalists {were|have been} jailed or attacked for their work with impunity"),
        (2.0, "a number of journalists {were|have been} harassed"),
        (2.5, "incidents against journalists {were|have been} isolated"),
        (3.0, "incidents against journalists {were|have been} isolated"),
        (4.0, "reporters of different outlets"),
        (4.5, "reporters of different outlets"),
    ],
)
def test_between_two_levels_the_milder_clause_is_said(level: float, clause: str) -> None:
    material = rescored(material_of(), {SAFETY: {"level": level, "status": Status.SCORED}})
    assert anchor_clause(material, material.findings.by_ref[SAFETY]).startswith(clause)


def with_indicator(material: Material, **own: object) -> Material:
    """A material whose catalogue has the safety of journalists otherwise."""
    findings = material.findings
    indicators = {**findings.indicators, SAFETY: findings.indicators[SAFETY].model_copy(update=own)}
    return dataclasses.replace(material, findings=dataclasses.replace(findings, indicators=indicators))


def test_the_order_in_which_a_catalogue_has_its_levels_does_not_matter() -> None:
    material = rescored(material_of(), {SAFETY: {"level": 1.0}})
    turned = with_indicator(material, anchors=tuple(reversed(material.findings.indicators[SAFETY].anchors)))
    assert anchor_clause(turned, turned.findings.by_ref[SAFETY]).startswith("violence, arrests or organised harassment")


def test_a_finding_without_a_level_or_a_clause_is_a_standard_that_was_breached() -> None:
    material = rescored(material_of(), {SAFETY: {"level": None}})
    finding = material.findings.by_ref[SAFETY]
    assert anchor_clause(material, finding) == "the standard on safety of journalists has been breached"
    after = material_of(brief={"edition": "final"})
    assert anchor_clause(after, finding) == "the standard on safety of journalists was breached"
    levelled = rescored(with_indicator(after, anchors=()), {SAFETY: {"level": 1.0}})
    assert anchor_clause(levelled, levelled.findings.by_ref[SAFETY]).endswith("was breached")


@pytest.mark.parametrize(("edition", "verb"), [("pre-election", "have been"), ("final", "were")])
def test_what_hidden_evidence_bears_out_is_said_in_the_words_of_the_catalogue(edition: str, verb: str) -> None:
    material = rescored(material_of(brief={"edition": edition}), {SAFETY: {"level": 0.0}})
    finding = material.findings.by_ref[SAFETY]
    line = tell_withheld(material, finding)
    assert line.text == (
        "Information that cannot be disclosed without risk to its sources indicates that "
        f"journalists {verb} jailed or attacked for their work with impunity."
    )
    assert (line.key, line.kind, line.findings, line.evidence, line.sources) == (
        f"withheld/{SAFETY}",
        Kind.FACT,
        (finding,),
        (),
        (),
    )
    assert line.rules == (f"indicator {SAFETY}: clause of level 0", "evidence that is not public")
