"""How firmly a verdict stands, on the worked assessments."""

import datetime as dt

import pytest

from electassess import pipeline
from electassess.findings import Firmness, firmness
from electassess.model.base import Edition
from electassess.scoring import Method
from worked import IDS, ROOT, drafted


def firm(identity: str, method: Method) -> Firmness | None:
    loaded = pipeline.load(ROOT, [identity])
    rated = pipeline.score(loaded, method.replace(fill_missing=False))
    return firmness(rated=rated, whole=pipeline.score(loaded, method))


@pytest.mark.parametrize("identity", IDS)
def test_shares_belong_to_the_verdict_and_come_out_again(identity: str) -> None:
    method = Method(edition=Edition(drafted(identity).edition), as_of=drafted(identity).date)
    found = firm(identity, method)
    assert found is not None
    assert found == firm(identity, method)
    band = drafted(identity).band
    for trials in (found.rated, found.whole):
        assert 0 <= trials.same <= 1
        assert trials.next != band
        assert trials.usual in {band, trials.next}
        assert (trials.next is None) is (trials.same == 1)
    assert not found.few


def test_nothing_varied_nothing_lost() -> None:
    still = Method(
        edition=Edition.FINAL, resample_analysts=False, spread_confidence=False, vary_weights=False, fill_missing=False
    )
    loaded = pipeline.load(ROOT, ["lka-2024-09-21-presidential"])
    scores = pipeline.score(loaded, still)
    found = firmness(rated=scores, whole=scores)
    assert found is not None
    assert found.rated.same == 1
    assert found.rated.next is None


def test_without_a_verdict_there_is_nothing_to_be_firm_about() -> None:
    early = Method(edition=Edition.PRE_ELECTION, as_of=dt.date(2024, 1, 10))
    assert firm("twn-2024-01-13-general", early) is None


def test_a_panel_of_two_is_few(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.load_assessment

    def two_readers(*arguments: object, **choice: object) -> object:
        assessment, faults = real(*arguments, **choice)  # type: ignore[arg-type]
        del assessment.sheets[max(assessment.sheets)]
        return assessment, faults

    monkeypatch.setattr(pipeline, "load_assessment", two_readers)
    found = firm("lka-2024-09-21-presidential", Method())
    assert found is not None
    assert found.few
