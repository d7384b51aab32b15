"""The worked assessments of the repository, each drafted once for all tests that read the drafts."""

from functools import cache
from pathlib import Path

import pytest

from electassess.findings import Findings
from electassess.model.base import Edition, Form
from electassess.model.evidence import Item
from electassess.scoring import Method
from electassess.statement import Draft, Laid
from electassess.use_cases import drafting, pipeline
from electassess.workspace import assessment_ids

ROOT = Path(__file__).resolve().parents[1]
IDS = assessment_ids(ROOT)[0]
everywhere = pytest.mark.parametrize("identity", IDS)


@cache
def drafted(identity: str) -> Draft:
    return drafting.draft(ROOT, identity)


@cache
def laid_of(identity: str) -> Laid:
    """What the draft of the brief's day, edition and form is made of."""
    return drafting.lay_out(pipeline.load(ROOT, [identity]), identity, None, None, None)


@cache
def found(identity: str) -> Findings:
    made = drafted(identity)
    loaded = pipeline.load(ROOT, [identity])
    scores = pipeline.score(loaded, Method(edition=Edition(made.edition), as_of=made.date))
    return pipeline.findings(loaded, identity, scores, made.date)


@cache
def in_form(identity: str, form: Form) -> Draft:
    return drafting.draft(ROOT, identity, form=form)


def items(identity: str) -> dict[str, Item]:
    return dict(found(identity).usable.items)
