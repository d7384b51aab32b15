"""Findings and material made by hand: a test names what it is about, and all else is the same for all."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from electassess.findings import Certainty, Finding, Findings, Strength, Usable
from electassess.model.catalogue import Group, Indicator, Outcome
from electassess.model.evidence import Item, Source
from electassess.model.ladder import Stance
from electassess.scoring import Method
from electassess.scoring.scorecard import NodeScore, Scorecard, Status, Verdict
from electassess.statement.inputs import Material
from electassess.statement.told import Told
from worked import laid_of


def source(reliability: str = "B", organisation: str = "Observers", **changes: Any) -> Source:
    made = {"title": "Report", "date": "2023-01-02", "url": None}
    return Source.model_validate(made | {"organisation": organisation, "reliability": reliability} | changes)


def item(identity: str, **changes: Any) -> Item:
    """A fault known well enough to be told plainly, in words that no other item of a test has."""
    made = {
        "id": identity,
        "fact": f"It is known of {identity}.",
        "clause": f"{identity} came about",
        "sources": ("S1",),
        "indicators": ("a.one",),
        "reading": "fault",
        "kind": "practice",
        "basis": "stated",
        "credibility": 2,
    }
    return Item.model_validate(made | changes)


_EMPTY = NodeScore(
    ref="", parent=None, kind="indicator", weight=1.0, status=Status.SCORED, value=50.0, level=2.0, points=None,
    points_total=None, outcome=Outcome.PARTLY_MET, coverage=1.0, rated=1, applicable=1, shared=False, analysts=1,
    spread=0.0, low=50.0, high=50.0, worst=50.0, best=50.0, interval=None, alpha=None, alpha_reason=None, ratings=(),
)  # fmt: skip


def score(ref: str, status: Status = Status.SCORED, **changes: Any) -> NodeScore:
    value = 50.0 if status is Status.SCORED else None
    kind = "indicator" if "." in ref else "group"
    return _EMPTY._replace(**({"ref": ref, "kind": kind, "status": status, "value": value} | changes))


def finding(ref: str, **changes: Any) -> Finding:
    made = Finding(
        ref=ref,
        criterion=ref.partition(".")[0],
        kind="indicator" if "." in ref else "group",
        outcome=Outcome.PARTLY_MET,
        certainty=Certainty.MEDIUM,
        score=score(ref),
        ratings=(),
        evidence=(),
        withheld=0,
        later=(),
        standards=(),
        serious=False,
        parts=lambda: ref,
    )
    return dataclasses.replace(made, **changes)


def told(one: Item, strength: Strength = Strength.PLAIN, *findings: Finding) -> Told:
    return Told(one, strength, findings)


def usable(items: Iterable[Item], sources: Mapping[str, Source] | None = None, **changes: Any) -> Usable:
    made = Usable({one.id: one for one in items}, sources or {"S1": source()}, frozenset(), frozenset(), frozenset())
    return dataclasses.replace(made, **changes)


def card(nodes: Iterable[NodeScore] = (), band: int | None = 0) -> Scorecard:
    return Scorecard(
        election="made",
        catalogue="made",
        catalogue_version="1.0.0",
        ladder="",
        method=Method(),
        analysts=(),
        nodes=tuple(nodes),
        verdict=Verdict(index=50.0, band=band, capped_from=None, gates=(), reasons=()),
        classes=(),
        fingerprint="",
    )


def findings(made: Iterable[Finding], of: Usable | None = None, band: int | None = 0) -> Findings:
    """All findings of an election that has these; the titles of criteria and indicators are made of their ids."""
    by_ref = {one.ref: one for one in made}
    return Findings(
        scorecard=card((one.score for one in by_ref.values()), band),
        by_ref=by_ref,
        criteria=tuple(ref for ref in by_ref if "." not in ref),
        groups={
            ref: Group.model_validate({"id": ref.rpartition(".")[2], "title": f"Title of {ref}"})
            for ref, one in by_ref.items()
            if one.kind == "group"
        },
        indicators={
            ref: Indicator.model_validate({"id": ref.rpartition(".")[2], "title": f"Title {ref}", "question": "So?"})
            for ref, one in by_ref.items()
            if one.kind == "indicator"
        },
        usable=of or usable(()),
    )


def material(made: Findings, stance: Stance = Stance.CRITICAL, **brief: Any) -> Material:
    """Material with these findings and a verdict of this stance; its words are those of a worked assessment."""
    model = laid_of("khm-2023-07-23-general").material
    band = next(one.band for one in model.ladder.bands if one.stance is stance)
    other = dataclasses.replace(made, scorecard=card(made.scorecard.nodes, band))
    known = {"date": dt.date(2023, 7, 22), "leave_out": (), "order": (), "asks": ()}
    return dataclasses.replace(
        model,
        findings=other,
        brief=model.brief.model_copy(update=known | brief),
        items=(*made.usable.items, *sorted(made.usable.later)),
    )


def ids(facts: Sequence[Told]) -> list[str]:
    return [one.item.id for one in facts]
