"""Evidence made by hand, and what a text would tell of it: shared by the tests of each rule of telling."""

from collections.abc import Sequence
from typing import Any

from electassess.findings import Finding
from electassess.model.base import Form
from electassess.model.catalogue import Outcome
from electassess.model.evidence import Item
from electassess.scoring.scorecard import Status
from electassess.statement.inputs import Material
from electassess.statement.telling import Telling, choose
from handmade import finding, findings, ids, item, material, score, source, usable

SOURCES = {"S1": source(), "C": source("C", "Agency"), "D": source("D", "Blog"), "E": source("E", "Rumour")}


def serious(ref: str, *evidence: str, **changes: Any) -> Finding:
    return finding(ref, serious=True, outcome=Outcome.VIOLATED, evidence=evidence, **changes)


def around(items: Sequence[Item], found: Sequence[Finding] = (), **changes: Any) -> Material:
    """Material with the items, and a finding on each indicator that they name; no criterion is scored unless given."""
    own = {one.ref: one for one in found}
    refs = list(dict.fromkeys([*own, *(ref for one in items for ref in one.indicators)]))
    whole = list(dict.fromkeys(ref.partition(".")[0] for ref in refs))
    open_ones = [own.get(ref, finding(ref, score=score(ref, Status.NOT_SCORED))) for ref in whole]
    below = [own.get(ref, finding(ref)) for ref in refs if "." in ref]
    known = usable(items, SOURCES, **{key: changes.pop(key) for key in ("later", "vague") if key in changes})
    return material(findings([*open_ones, *below], known), **changes)


def chosen(*items: Item, form: Form = Form.JOINT, found: Sequence[Finding] = (), **changes: Any) -> Telling:
    return choose(around(items, found, **changes), form)


def words(identity: str, number: int) -> str:
    return " ".join(f"{identity}{one:02x}" for one in range(number))


def sized(identity: str, number: int, **changes: Any) -> Item:
    """An item of so many words."""
    return item(identity, clause=words(identity, number), **changes)


def lead(number: int = 400, **changes: Any) -> Item:
    """What decides and is always told, and fills the room of the joint form if it has so many words."""
    return item("lead", clause=words("l", number), **({"gravity": "decisive", "indicators": ("z.one",)} | changes))


def in_short(*items: Item, **changes: Any) -> list[str]:
    """The facts that the joint form tells beside one that leaves no room."""
    return [one for one in ids(chosen(lead(), *items, **changes).facts) if one != "lead"]


PINNED: dict[str, Any] = {"tell": "always", "gravity": "minor"}


def result(identity: str, **changes: Any) -> Item:
    return item(identity, **({"background": "result", "reading": "context", "indicators": ()} | changes))


def seen(identity: str, **changes: Any) -> Item:
    return item(identity, **({"background": "observers", "indicators": ()} | changes))
