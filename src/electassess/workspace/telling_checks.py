# SPDX-License-Identifier: Apache-2.0
"""What items and the brief say of how an election is told refers to what is there: nothing is dropped in silence."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.base import Addressee
from electassess.model.election import ELECTION_BODY
from electassess.workspace.assessment import Assessment
from electassess.workspace.files import Document
from electassess.workspace.reference import Reference

Loc = tuple[str | int, ...]


def _unknown(
    document: Document[Any], named: Iterable[tuple[Loc, str | None]], known: Collection[str], what: str
) -> Iterator[Diagnostic]:
    """What is named but not known, each with the nearest name that is."""
    for loc, name in named:
        if name is not None and name not in known:
            yield document.error("EA316", loc, f"there is no {what} {name}", nearest(name, known))


def telling_names_what_is_there(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Acts, sentences shared, who said it, who is asked, and what the brief orders or leaves out."""
    election, evidence, brief = assessment.election.model, assessment.evidence, assessment.brief
    items = evidence.model.items if evidence.model else ()
    ids = {item.id for item in items}
    actors = {ELECTION_BODY, *(actor.id for actor in election.actors)} if election else None
    numbered = list(enumerate(items))
    yield from _unknown(evidence, ((("items", n, "part_of"), item.part_of) for n, item in numbered), ids, "item")
    if reference.tree is not None and reference.tree.acts:
        acts = [((("items", n, "acts", at)), act) for n, item in numbered for at, act in enumerate(item.acts)]
        yield from _unknown(evidence, acts, {act.id for act in reference.tree.acts}, "act")
    if actors is not None:
        said = [(("items", n, "said_by", at), who) for n, item in numbered for at, who in enumerate(item.said_by)]
        yield from _unknown(evidence, said, actors, "actor")
        asked = {*actors, *(role.value for role in Addressee)}
        bodies = [(("items", n, "ask", "to"), item.ask.to) for n, item in numbered if item.ask is not None]
        yield from _unknown(evidence, bodies, asked, "actor or role")
        if brief is not None and brief.model is not None:
            to = [(("asks", n, "to"), ask.to) for n, ask in enumerate(brief.model.asks)]
            yield from _unknown(brief, to, asked, "actor or role")
    if brief is not None and brief.model is not None:
        left = [(("leave_out", n), item) for n, item in enumerate(brief.model.leave_out)]
        yield from _unknown(brief, left, ids if evidence.model else {one for _, one in left}, "item")
        if reference.tree is not None:
            criteria = {group if isinstance(group, str) else group.id for group in reference.tree.root.groups}
            order = [(("order", n), ref) for n, ref in enumerate(brief.model.order)]
            yield from _unknown(brief, order, criteria, "criterion")


__all__ = ["telling_names_what_is_there"]
