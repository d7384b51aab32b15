"""The paragraphs of every worked assessment: what stands together, and whether the judgement fits what is told."""

from electassess.findings import Certainty
from electassess.model.catalogue import GroupWording, Outcome
from electassess.model.evidence import Reading
from electassess.statement import Block
from electassess.statement.grammar import capitalise, tense
from electassess.statement.opening import words_for
from electassess.statement.wording import QUALIFIED
from worked import drafted, everywhere, found, items


def criteria(identity: str) -> list[Block]:
    return [block for block in drafted(identity).blocks if block.id in found(identity).criteria]


def told(block: Block) -> list[str]:
    """Ids of the items a paragraph tells one by one, in order."""
    return [claim.evidence[0] for claim in block.claims if len(claim.evidence) == 1]


@everywhere
def test_an_item_stands_after_the_one_it_follows(identity: str) -> None:
    known = items(identity)
    for block in criteria(identity):
        order = told(block)
        for key in order:
            leader = known[key].follows
            here = any(ref.startswith(f"{block.id}.") for ref in known[key].indicators)
            if leader in known and here and any(ref.startswith(f"{block.id}.") for ref in known[leader].indicators):
                between = order[order.index(leader) + 1 : order.index(key)] if leader in order else None
                elsewhere = leader not in order and any(leader in told(one) for one in criteria(identity))
                assert between is not None or elsewhere, f"{key} without {leader}"
                # Only others that follow the same item may stand between.
                for one in between or ():
                    assert known[one].follows, f"{one} parts {key} from {leader}"


def opening_is(block: Block, wording: GroupWording, outcome: Outcome, *, before: bool) -> bool:
    words = tense(words_for(wording, outcome), before_vote=before).split("{emb}")[0]
    return block.claims[0].text.startswith(capitalise(words))


@everywhere
def test_praise_without_reserve_stands_before_no_fault(identity: str) -> None:
    known, groups = items(identity), found(identity).groups
    before = drafted(identity).edition == "pre-election"
    for block in criteria(identity):
        wording = groups[block.id].wording
        assert wording is not None
        if opening_is(block, wording, Outcome.MET, before=before):
            assert [key for key in told(block) if known[key].reading is Reading.FAULT] == []


@everywhere
def test_a_judgement_that_is_not_sure_is_cautious(identity: str) -> None:
    findings = found(identity)
    before = drafted(identity).edition == "pre-election"
    for block in criteria(identity):
        criterion = findings.by_ref[block.id]
        wording = findings.groups[block.id].wording
        assert wording is not None
        if criterion.score.value is None:
            continue
        plain = any(opening_is(block, wording, outcome, before=before) for outcome in Outcome)
        cautious = not plain and not block.claims[0].text.startswith(("Moreover", "Additionally", "Furthermore"))
        assert cautious is (criterion.certainty <= Certainty.LOW), block.claims[0].text
        if criterion.certainty <= Certainty.LOW:
            for extreme in (wording.met, wording.violated):
                assert tense(extreme, before_vote=before) not in block.claims[0].text


@everywhere
def test_a_serious_fault_shows_in_a_good_judgement(identity: str) -> None:
    findings, known = found(identity), items(identity)
    for block in criteria(identity):
        if findings.by_ref[block.id].outcome not in (Outcome.MET, Outcome.LARGELY_MET):
            continue
        for key in told(block):
            first = findings.by_ref[known[key].indicators[0]]
            if known[key].reading is Reading.FAULT and first.serious and first.criterion == block.id:
                named = [findings.indicators[ref].fault or "" for ref in block.claims[0].findings[1:]]
                assert named
                assert named[0] in block.claims[0].text


@everywhere
def test_a_good_judgement_is_qualified_where_more_faults_than_strengths_are_told(identity: str) -> None:
    findings, known = found(identity), items(identity)
    for block in criteria(identity):
        readings = [known[key].reading for key in told(block)]
        good = findings.by_ref[block.id].outcome in (Outcome.MET, Outcome.LARGELY_MET)
        outweighed = readings.count(Reading.FAULT) > readings.count(Reading.STRENGTH)
        opening = block.claims[0]
        qualified = opening.text.rstrip(".").endswith(QUALIFIED) or len(opening.findings) > 1
        assert qualified or not (good and outweighed), opening.text
        assert good or not qualified, opening.text


@everywhere
def test_a_paragraph_tells_a_fact_of_its_own_criterion(identity: str) -> None:
    for block in criteria(identity):
        named = [ref for key in told(block) for ref in items(identity)[key].indicators]
        bare = any("clause of level" in rule for claim in block.claims for rule in claim.rules)
        assert bare or any(ref.startswith(f"{block.id}.") for ref in named)


@everywhere
def test_a_judgement_is_given_only_beside_a_fact(identity: str) -> None:
    for block in criteria(identity):
        assert len(block.claims) > 1, f"{block.id} is judged without a word of evidence"


@everywhere
def test_notes_cite_the_most_reliable_source_first_and_no_doubtful_one_beside_a_sound_one(identity: str) -> None:
    sources = found(identity).usable.sources
    for claim in drafted(identity).claims:
        if claim.note and len(claim.evidence) == 1:
            note = drafted(identity).footnotes[claim.note - 1].text
            named = [sources[key] for key in items(identity)[claim.evidence[0]].sources if key in sources]
            named = [one for one in named if one.named]
            sound = any(one.reliability in "AB" for one in named)
            cited = [one for one in named if not sound or one.reliability in "ABC"]
            grades = [grade for _, grade in sorted((note.find(one.organisation), one.reliability) for one in cited)]
            assert grades == sorted(grades)
            assert all(one.organisation in note for one in cited)
            assert not [one.url for one in named if one not in cited and one.url and one.url in note]
