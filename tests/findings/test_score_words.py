"""What scores hold as data, in English; every kind of it can be said."""

import pickle
from typing import Any

import pytest

from electassess.findings.score_words import (
    alpha_words,
    assumption_words,
    called,
    found_words,
    lack_words,
    reason_words,
    reasons_words,
    variant_words,
)
from electassess.scoring import (
    Assumed,
    Assumption,
    Lack,
    Reason,
    Rule,
    Term,
    Variant,
    Verdict,
    Width,
    card_of,
)
from electassess.use_cases import pipeline
from electassess.workspace.packs import english
from handmade import score
from worked import IDS, ROOT

BARRED = (Term("a.b <= 0", ("a.b",), (0.0,)),)
OPEN = (Term("a.b <= 0", ("a.b",), (None,)),)
NARROW = Width(12, 40, 0, 50.0, 61.25)
WITH = "with the others at 50 the index would be 61.2"
SCANT = "band 2 of what could be judged: the record is too narrow for any verdict on the whole"


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason(Rule.NO_INDEX), "no index: too few criteria could be scored"),
        (Reason(Rule.INDEX, 3, "mixed", 52.04), "index 52.0 gives band 3 (mixed)"),
        (
            Reason(Rule.LOWERS, 1, gate="main-contender-barred", terms=BARRED),
            "capped at band 1 by the gate “main contender barred” (a.b = 0)",
        ),
        (
            Reason(Rule.HOLDS, 1, gate="main-contender-barred", terms=BARRED),
            "gate “main contender barred” holds (a.b = 0): band 1 at most, and the verdict is no higher",
        ),
        (
            Reason(Rule.OPEN_LOWERS, 5, gate="x", terms=OPEN),
            "capped at band 5 while the gate “x” cannot be decided: a.b has no value",
        ),
        (Reason(Rule.OPEN, gate="x", terms=OPEN), "gate “x” cannot be decided: a.b has no value"),
        (
            Reason(Rule.OPEN, 0, gate="x", terms=OPEN),
            "gate “x” cannot be decided: a.b has no value; band 0 at most, if it held",
        ),
        (Reason(Rule.ALLOWS, 1, gate="x", terms=BARRED, classes=True), "gate “x” holds (a.b = 0): class 1 at most"),
        (Reason(Rule.OPEN_ALLOWS, gate="x", terms=OPEN), "gate “x” cannot be decided: a.b has no value"),
        (
            Reason(Rule.OPEN_ALLOWS, 2, gate="x", terms=OPEN),
            "gate “x” cannot be decided: a.b has no value; band 2 at most",
        ),
        (
            Reason(Rule.NARROW, 4, width=NARROW),
            f"capped at band 4: the record is too narrow for praise (12 of 40 indicators were judged, {WITH})",
        ),
        (
            Reason(Rule.SCANT, 2, width=NARROW._replace(unscored=3)),
            f"{SCANT} (12 of 40 indicators were judged, 3 criteria have no value, {WITH})",
        ),
        (Reason(Rule.BEFORE_VOTE, 4), "capped at band 4: the whole cannot be praised before the vote"),
    ],
)
def test_each_step_is_said(reason: Reason, said: str) -> None:
    assert reason_words(reason, english()) == said


def test_what_decided_a_gate_is_said_once() -> None:
    both = Term("a <= 25", ("a",), (20.0,), (True,))
    assert found_words((*BARRED, both, *BARRED), english()) == "a.b = 0 and a = 20 points"
    assert found_words((Term("1 > 0", (), ()),), english()) == "1 > 0"


def test_every_cap_of_the_worked_examples_names_its_gate() -> None:
    scores = pipeline.score(pipeline.load(ROOT))
    caps = 0
    for identity in IDS:
        verdict = card_of(scores, identity).verdict
        for reason, said in zip(verdict.reasons, reasons_words(verdict, english()), strict=True):
            if reason.gate:
                caps += 1
                assert f"gate “{reason.gate.replace('-', ' ')}”" in said
    assert caps > 20


@pytest.mark.parametrize(
    ("scant", "said"), [(True, "no verdict on the whole (of what could be judged: mixed)"), (False, "mixed")]
)
def test_a_scant_record_has_no_verdict_on_the_whole(scant: Any, said: str) -> None:
    assert called(Verdict(50.0, 3, None, (), (), scant=scant), "mixed", english()) == said


def test_the_rest_has_words() -> None:
    say = english()
    assumed = [assumption_words(Assumption(what, 0 if what is Assumed.SURE else 2), say) for what in Assumed]
    assert [one.split()[0] for one in assumed] == ["2", "2", "no"]
    assert len({variant_words(one, say) for one in Variant}) == len(Variant)
    assert len({lack_words(one, say) for one in Lack}) == len(Lack)
    assert alpha_words(score("a", alpha=0.714), say) == "alpha 0.71"
    assert alpha_words(score("a", alpha_reason=Lack.NO_VARIATION), say) == "alpha undefined (no variation)"
    assert alpha_words(score("a.b"), say) == ""


def test_another_process_speaks_the_same_language() -> None:
    there = pickle.loads(pickle.dumps(english()))  # noqa: S301 - our own
    assert there.say("result-no-verdict") == english().say("result-no-verdict")
