"""The worked assessments of the repository, each drafted once for all tests that read the drafts."""

import dataclasses
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest

from electassess.findings import Finding, Findings, Usable
from electassess.model.base import Edition, Form
from electassess.model.brief import Brief
from electassess.model.election import Election
from electassess.model.evidence import Item, Source
from electassess.model.registry import Organisation
from electassess.scoring import Method
from electassess.scoring.scorecard import NodeScore
from electassess.statement import Draft, Laid, Material
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


KHM = "khm-2023-07-23-general"


def an_item(identity: str = "one", **own: object) -> Item:
    """A small item of evidence by hand; one may say otherwise of anything."""
    plain: dict[str, object] = {
        "id": identity,
        "fact": "The list was closed.",
        "clause": "the list was closed",
        "sources": ("S1",),
        "indicators": ("media-freedom.journalist-safety",),
        "reading": "fault",
        "kind": "practice",
        "basis": "reported",
        "credibility": 2,
    }
    return Item.model_validate(plain | own)


def a_source(organisation: str = "The Paper", **own: object) -> Source:
    """A small source by hand; one may say otherwise of anything."""
    plain: dict[str, object] = {
        "organisation": organisation,
        "title": "Report on the count",
        "date": "2023-07-05",
        "url": None,
        "reliability": "B",
    }
    return Source.model_validate(plain | own)


def material_of(
    *,
    items: Iterable[Item] = (),
    sources: Mapping[str, Source] | None = None,
    later: Iterable[str] = (),
    vague: Iterable[str] = (),
    brief: Mapping[str, object] | None = None,
    election: Mapping[str, object] | None = None,
    endorsers: Iterable[Organisation] | None = None,
) -> Material:
    """The material of Cambodia 2023 with evidence made by hand, and with what else is said otherwise."""
    material = laid_of(KHM).material
    usable = Usable({one.id: one for one in items}, sources or {}, frozenset(later), frozenset(vague), frozenset())
    return dataclasses.replace(
        material,
        findings=dataclasses.replace(material.findings, usable=usable),
        brief=Brief.model_validate(material.brief.model_dump() | dict(brief or {})),
        election=Election.model_validate(material.election.model_dump() | dict(election or {})),
        endorsers=material.endorsers if endorsers is None else tuple(endorsers),
        items=tuple(usable.items),
        item_at=lambda key: f"evidence.yaml:{key}",
        rating_at=lambda ref: f"{ref.analyst}:{ref.position}",
    )


def rescored(material: Material, changed: Mapping[str, Mapping[str, object]]) -> Material:
    """A material in which some findings, or else their scores, are otherwise; an outcome is that of both."""
    by_ref: dict[str, Finding] = dict(material.findings.by_ref)
    names = [one.name for one in dataclasses.fields(Finding)]
    for ref, own in changed.items():
        before = by_ref[ref]
        of_score = {key: value for key, value in own.items() if key not in names or key == "outcome"}
        rest = {key: value for key, value in own.items() if key in names}
        score = NodeScore(**(before.score._asdict() | of_score))
        by_ref[ref] = Finding(**{name: getattr(before, name) for name in names} | {"score": score} | rest)
    return dataclasses.replace(material, findings=dataclasses.replace(material.findings, by_ref=by_ref))


def with_card(material: Material, verdict: Mapping[str, object] | None = None, **own: object) -> Material:
    """A material whose scorecard, or the verdict on it, is otherwise."""
    card = material.findings.scorecard
    card = dataclasses.replace(card, verdict=dataclasses.replace(card.verdict, **(verdict or {})), **own)  # type: ignore[arg-type]
    return dataclasses.replace(material, findings=dataclasses.replace(material.findings, scorecard=card))
