"""Instruments made by hand, shared by the tests of which law counts and of how it is said."""

from electassess.model.registry import Country
from electassess.model.standards import Standard, Standards
from electassess.statement.law import standards_paragraph
from electassess.statement.norms import Cited, Engaged, cited_standards
from electassess.workspace.packs import english

LAND = Country(name="Ruritania", adjective="Ruritanian", people="Ruritania", government="the Government", region="x")
PARTY = {"status": "party", "year": 1992, "checked": True}


def standard(
    identity: str,
    kind: str = "treaty",
    at: tuple[str, ...] = (),
    state: dict[str, object] | None = None,
    **own: object,
) -> Standard:
    plain: dict[str, object] = {
        "id": identity,
        "kind": kind,
        "title": f"Title of {identity}",
        "short": identity.upper(),
        "adopted": "1966",
        "adopted_by": "UN",
        "parties": {"RUR": state} if state else {},
        "provisions": [{"at": one, "says": "It says so.", "checked": True} for one in at],
    }
    return Standard.model_validate(plain | own)


def cited(
    identity: str,
    kind: str = "treaty",
    at: tuple[str, ...] = (),
    state: dict[str, object] | None = None,
    *,
    times: int = 1,
    weights: tuple[float, ...] | None = None,
    **own: object,
) -> Cited:
    one = standard(identity, kind, at, state, **own)
    return Cited(one, one.provisions, times, weights or (1.0,) * len(at), one.parties.get("RUR"))


def gathered(
    told: list[Engaged], *standards: Standard, reserved: dict[str, tuple[str, ...]] | None = None
) -> tuple[Cited, ...]:
    return cited_standards(Standards(standards=standards), told, "RUR", reserved)


def shown(found: tuple[Cited, ...]) -> dict[str, dict[str, float]]:
    return {
        one.standard.id: {each.at: weight for each, weight in zip(one.provisions, one.weights, strict=True)}
        for one in found
    }


def said(*instruments: Cited) -> list[str]:
    return [one.text for one in standards_paragraph(instruments, LAND, english())]
