"""What a plain draft may say: each sentence by its licence, nothing lost, nothing renamed by what stands near it."""

import re
from itertools import pairwise

import pytest

from electassess.model.base import Form
from electassess.model.election import Actor, ElectionBody
from electassess.statement import Draft
from electassess.statement.inputs import Kind
from electassess.statement.telling import Reason
from electassess.use_cases import drafting, pipeline
from electassess.workspace.packs import english
from worked import IDS, ROOT, drafted, everywhere, found, in_form

forms = pytest.mark.parametrize("form", Form)


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@everywhere
@forms
def test_each_sentence_has_its_licence(identity: str, form: Form) -> None:
    made = in_form(identity, form)
    told = {item for claim in made.claims if claim.kind == Kind.FACT for item in claim.evidence}
    for claim in made.claims:
        match Kind(claim.kind):
            case Kind.FACT:
                assert claim.evidence or claim.id.startswith("withheld/")
            case Kind.DEMAND:
                assert claim.evidence, claim.text
                assert set(claim.evidence) <= told, claim.text
            case Kind.FORM:
                assert not claim.evidence, claim.text
            case Kind.VERDICT:
                assert claim.text == made.verdict
            case Kind.OWN:
                assert claim.rules


@everywhere
@forms
def test_a_fact_is_its_clause_with_no_more_than_its_source(identity: str, form: Form) -> None:
    items = found(identity).usable.items
    for claim in in_form(identity, form).claims:
        if claim.kind != Kind.FACT or not claim.evidence:
            continue
        said = set(plain(claim.text))
        clause = {word for key in claim.evidence for word in plain(re.sub(r"\{[^}]*\}", " ", items[key].clause))}
        missing = clause - said - {"the", "per"}
        assert not missing, claim.text


@everywhere
@forms
def test_every_public_item_is_told_or_listed_with_a_reason(identity: str, form: Form) -> None:
    made = in_form(identity, form)
    evidence = pipeline.load(ROOT, [identity]).assessments[identity].evidence.model
    assert evidence is not None
    untold = [one.item for one in made.untold]
    assert len(untold) == len(set(untold))
    assert set(untold).isdisjoint(made.told)
    assert {*untold, *made.told} == {item.id for item in evidence.items if item.sensitivity == "public"}
    assert {one.reason for one in made.untold} <= {reason.value for reason in Reason}


@everywhere
@pytest.mark.parametrize("form", [Form.JOINT, Form.FULL])
def test_every_serious_finding_with_evidence_is_told_in_both_long_forms(identity: str, form: Form) -> None:
    findings = found(identity)
    told = set(in_form(identity, form).told)
    items = findings.usable.items
    barred = {one.item for one in in_form(identity, form).untold if one.reason == Reason.GRADE}
    for finding in findings.serious:
        faults = {key for key in finding.evidence if items[key].reading != "strength"} - barred
        assert not faults or faults & told, finding.ref


@everywhere
@forms
def test_no_two_claims_have_one_id_and_ids_hold_no_place(identity: str, form: Form) -> None:
    ids = [claim.id for claim in in_form(identity, form).claims]
    assert len(ids) == len(set(ids))
    assert not [one for one in ids if re.search(r"[./]\d+$", one)]


def _formulas() -> str:
    """The words of attribution and of introducing a signatory, which depend on what stands before."""
    say, told = english().say, {"clause": "", "source": ""}
    asides = [say("aside-first", count=2), say("aside-first", count=1), say("aside-second"), say("aside-later")]
    said = (say("attributed", **told), say("fronted", **told), say("same-report", clause=""), "reported that")
    return " ".join((*asides, *said))


def _facts(made: Draft) -> dict[str, str]:
    return {claim.id: claim.text for claim in made.claims if claim.kind == Kind.FACT}


@pytest.mark.parametrize("identity", IDS[::3])
def test_leaving_one_fact_out_renames_nothing_and_rewords_only_what_depended_on_it(identity: str) -> None:
    before = in_form(identity, Form.FULL)
    loaded = pipeline.load(ROOT, [identity]).assessments[identity]
    assert loaded.election.model
    assert loaded.evidence.model
    known: list[Actor | ElectionBody] = [loaded.election.model.election_body, *loaded.election.model.actors]
    names = " ".join(f"{one.name} {one.short} {getattr(one, 'introduce', '')}" for one in known)
    sources = " ".join(f"{one.organisation} {one.cite_as} {one.via}" for one in loaded.evidence.model.sources.values())
    may_change = {*plain(names), *plain(sources), *plain(_formulas())}

    for key in list(before.told)[:6]:
        after = drafting.draft(ROOT, identity, form=Form.FULL, leave_out=(key,))
        assert key not in after.told
        assert {one.item: one.reason for one in after.untold}[key] == Reason.LEFT_OUT
        kept = {name: text for name, text in _facts(after).items() if name in _facts(before)}
        gone = set(_facts(before)) - set(kept)
        # Facts that only filled the room may give way to others of their weight; all else stays.
        assert len([name for name in gone if not name.endswith(f"/{key}")]) <= 2, gone
        # A body that the fact introduced is introduced elsewhere, and a report it named is named again; no more.
        for name, text in kept.items():
            assert set(plain(text)) ^ set(plain(_facts(before)[name])) <= may_change, text


@everywhere
def test_the_short_forms_contradict_the_long_one_in_nothing(identity: str) -> None:
    full = in_form(identity, Form.FULL)
    for form in (Form.JOINT, Form.SUMMARY):
        short = in_form(identity, form)
        assert short.verdict == full.verdict
        assert short.title == full.title


@everywhere
def test_the_joint_form_is_as_long_as_such_statements_are(identity: str) -> None:
    made = in_form(identity, Form.JOINT)
    words = sum(
        len(claim.text.split())
        for block in made.blocks
        if block.kind not in ("notice", "signatures")
        for claim in block.claims
    )
    assert 350 <= words <= 700
    assert len(made.footnotes) <= 10


@everywhere
def test_the_summary_fits_a_page_and_tells_three_facts(identity: str) -> None:
    made = in_form(identity, Form.SUMMARY)
    words = sum(
        len(claim.text.split())
        for block in made.blocks
        if block.kind not in ("notice", "signatures")
        for claim in block.claims
    )
    assert words <= 260
    assert len(made.footnotes) <= 4


def runs(made: Draft) -> set[tuple[str, ...]]:
    """Six-word runs of a draft: without title, verdict, signatories, names of instruments, tables, and what a report
    says of its method, which is the same for all."""
    found_runs: set[tuple[str, ...]] = set()
    for block in made.blocks:
        if block.kind in ("title", "notice", "signatures"):
            continue
        for claim in block.claims:
            form = claim.id.startswith(("law/", "method/", "reason/", "unjudged/"))
            if claim.kind == Kind.VERDICT or claim.cells or form:
                continue
            words = plain(claim.text)
            found_runs |= {tuple(words[start : start + 6]) for start in range(len(words) - 5)}
    return found_runs


@forms
def test_two_elections_are_not_told_in_the_same_words(form: Form) -> None:
    texts = {identity: runs(in_form(identity, form)) for identity in IDS}
    for first, second in ((one, other) for one in IDS for other in IDS if one != other):
        shared = len(texts[first] & texts[second])
        # One country's elections share the names of its parties and bodies; a summary is little more than its frame.
        most = 0.25 if form is Form.SUMMARY else 0.08 if first[:3] == second[:3] else 0.05
        assert shared <= most * len(texts[first]), (first, second)


@everywhere
def test_no_sentence_stands_twice(identity: str) -> None:
    for form in Form:
        texts = sorted(claim.text for claim in in_form(identity, form).claims if not claim.cells)
        assert not [one for one, other in pairwise(texts) if one == other]


def test_the_drafted_forms_are_the_briefs_own_where_it_names_none() -> None:
    assert drafted(IDS[0]).form == Form.JOINT
