# SPDX-License-Identifier: Apache-2.0
"""What must hold between the files of the catalogue and the registries."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.catalogue import Group
from electassess.model.election import ELECTION_BODY, MENTION
from electassess.model.scales import OrdinalScale
from electassess.workspace.files import Document
from electassess.workspace.ladder_checks import ladder_texts_hold_names
from electassess.workspace.name_checks import ids_of_lists_differ, organisations_stand_once
from electassess.workspace.plain_texts import shared_texts_are_plain
from electassess.workspace.reference import Reference

ReferenceCheck = Callable[[Reference], Iterable[Diagnostic]]

Loc = tuple[str | int, ...]

_BRACES = re.compile(r"\{[^{}|]*(?:\|[^{}|]*)?\}")
"""What texts of the catalogue have in braces: a name, or the two forms of a verb."""


def _inside(group: Group, loc: Loc) -> Iterator[tuple[Loc, Group]]:
    """A group and those written out inside it, with their places in its file."""
    yield loc, group
    for number, child in enumerate(group.groups):
        if isinstance(child, Group):
            yield from _inside(child, (*loc, "groups", number))


def _groups(reference: Reference) -> Iterator[tuple[Document[Any], Loc, Group]]:
    """Every group of the catalogue where it is written: in a file of its own or inside another."""
    if reference.catalogue.model is not None:
        for loc, group in _inside(reference.catalogue.model.root, ("root",)):
            yield reference.catalogue, loc, group
    for document in reference.groups.values():
        for loc, group in _inside(document.model, ()) if document.model else ():
            yield document, loc, group


def anchors_fit_scales(reference: Reference) -> Iterator[Diagnostic]:
    """Every indicator on an ordinal scale has one anchor for each level; its scale exists."""
    catalogue = reference.catalogue.model
    if catalogue is None:
        return
    if catalogue.default_scale not in catalogue.scales:
        message = f"there is no scale {catalogue.default_scale}"
        hint = nearest(catalogue.default_scale, catalogue.scales)
        yield reference.catalogue.error("EA316", ("default_scale",), message, hint)
        return
    for document, loc, group in _groups(reference):
        for number, indicator in enumerate(group.indicators):
            here = (*loc, "indicators", number)
            name = indicator.scale or catalogue.default_scale
            scale = catalogue.scales.get(name)
            if scale is None:
                message = f"there is no scale {name}"
                yield document.error("EA316", (*here, "scale"), message, nearest(name, catalogue.scales))
            elif isinstance(scale, OrdinalScale) and indicator.anchors:
                levels = [level.level for level in scale.levels]
                if sorted(anchor.level for anchor in indicator.anchors) != levels:
                    message = f"{indicator.id}: the anchors are not one for each level of the scale {name}"
                    hint = f"levels are {', '.join(map(str, levels))}"
                    yield document.error("EA322", (*here, "anchors"), message, hint)


def _id(child: str | Group) -> str:
    return child if isinstance(child, str) else child.id


def ids_differ(reference: Reference) -> Iterator[Diagnostic]:
    """No two standards and no two organisations have the same id."""
    for document in (reference.standards, reference.organisations):
        model = document.model
        if model is None:
            continue
        field = "standards" if document is reference.standards else "organisations"
        seen: set[str] = set()
        for number, one in enumerate(getattr(model, field)):
            if one.id in seen:
                yield document.error("EA315", (field, number, "id"), f"{one.id} stands twice")
            seen.add(one.id)


def ids_in_the_catalogue_differ(reference: Reference) -> Iterator[Diagnostic]:
    """No two children of a group have the same id."""
    for group_document, loc, group in _groups(reference):
        names = Counter([one.id for one in group.indicators] + [_id(child) for child in group.groups])
        for number, indicator in enumerate(group.indicators):
            if names[indicator.id] > 1:
                message = f"indicator {indicator.id} stands twice"
                yield group_document.error("EA315", (*loc, "indicators", number, "id"), message)
        for number, child in enumerate(group.groups):
            if names[_id(child)] > 1:
                yield group_document.error("EA315", (*loc, "groups", number), f"group {_id(child)} stands twice")


def standards_exist(reference: Reference) -> Iterator[Diagnostic]:
    """Every citation `standard/provision` resolves."""
    if reference.standards.model is None:
        return
    provisions = {one.id: {p.at for p in one.provisions} for one in reference.standards.model.standards}
    for document, loc, group in _groups(reference):
        cited = [((*loc, "standards", n), text) for n, text in enumerate(group.standards)]
        for number, indicator in enumerate(group.indicators):
            here = (*loc, "indicators", number, "standards")
            cited += [((*here, n), text) for n, text in enumerate(indicator.standards)]
        if document is reference.catalogue and reference.catalogue.model is not None:
            for number, act in enumerate(reference.catalogue.model.acts):
                cited += [(("acts", number, "standards", n), text) for n, text in enumerate(act.standards)]
        for place, citation in cited:
            key, slash, at = citation.partition("/")
            if key not in provisions:
                yield document.error("EA316", place, f"there is no standard {key}", nearest(key, provisions))
            elif slash and at not in provisions[key]:
                hint = f"it has: {', '.join(sorted(provisions[key])) or 'none'}"
                yield document.error("EA316", place, f"{key} has no provision {at}", hint)


def interpreted_standards_exist(reference: Reference) -> Iterator[Diagnostic]:
    """An interpretation reads an instrument that is there."""
    if reference.standards.model is None:
        return
    known = {one.id for one in reference.standards.model.standards}
    for number, one in enumerate(reference.standards.model.standards):
        if one.interprets is not None and one.interprets not in known:
            message = f"there is no standard {one.interprets}"
            loc = ("standards", number, "interprets")
            yield reference.standards.error("EA316", loc, message, nearest(one.interprets, known))


def gates_fit_ladder(reference: Reference) -> Iterator[Diagnostic]:
    """The cap of a gate is a band of the ladder."""
    if reference.catalogue.model is None or reference.ladder.model is None:
        return
    highest = len(reference.ladder.model.bands) - 1
    for number, gate in enumerate(reference.catalogue.model.gates):
        for key, cap in zip(("cap", "cap_undecided"), gate.caps, strict=False):
            if not 0 <= cap <= highest:
                message = f"gate {gate.id} caps at band {cap}, which the ladder does not have"
                yield reference.catalogue.error("EA316", ("gates", number, key), message, f"bands are 0 to {highest}")


def gates_can_be_read(reference: Reference) -> Iterator[Diagnostic]:
    """Conditions of gates follow the grammar and name nodes that are there."""
    if reference.catalogue.model is None or not reference.catalogue.model.gates:
        return
    from electassess.model.condition import parse  # noqa: PLC0415 - only a catalogue with gates needs a grammar

    for number, gate in enumerate(reference.catalogue.model.gates):
        _, faults = parse(gate.when, reference.nodes if reference.tree is not None else None)
        for fault in faults:
            place = ("gates", number, "when")
            yield reference.catalogue.error("EA324", place, f"gate {gate.id}: {fault.message}", fault.hint)


def _texts(group: Group) -> Iterator[tuple[Loc, str]]:
    """The texts of a group and its own indicators that statements print, with their places in the group."""
    if group.wording is not None:
        for name, text in group.wording.model_dump(by_alias=True).items():
            yield ("wording", name), text
    for number, indicator in enumerate(group.indicators):
        here = ("indicators", number)
        for position, anchor in enumerate(indicator.anchors):
            yield (*here, "anchors", position, "clause"), anchor.clause
        if indicator.fault is not None:
            yield (*here, "fault"), indicator.fault
        if indicator.strength is not None:
            yield (*here, "strength"), indicator.strength
        if indicator.ask is not None:
            yield (*here, "ask", "text"), indicator.ask.text


def texts_name_the_body_alone(reference: Reference) -> Iterator[Diagnostic]:
    """Texts of the catalogue serve every election: the one actor they can name is its election body, as `{emb}`."""
    for document, loc, group in _groups(reference):
        for place, text in _texts(group):
            for name in MENTION.findall(text):
                if name != ELECTION_BODY:
                    message = f"{{{name}}} names nothing: a text of the catalogue can name the election body as {{emb}}"
                    hint = "forms that change with the tense are written {was|has been}"
                    yield document.error("EA325", (*loc, *place), message, hint)
            if not text.count("{") == text.count("}") == len(_BRACES.findall(text)):
                message = "a brace stands alone here, or in another, or more than one bar within"
                yield document.error("EA325", (*loc, *place), message, "forms are written {was|has been}")
        if "{" in f"{group.noun}{group.title}" or "}" in f"{group.noun}{group.title}":
            yield document.error("EA325", (*loc, "title"), "no name can be put in here", "write it out")


def groups_are_whole(reference: Reference) -> Iterator[Diagnostic]:
    """A group named by its id has a file and does not hold itself; a group has children; classes cut a node."""
    for document, loc, group in _groups(reference):
        if not group.groups and not group.indicators:
            message = f"group {group.id} has neither groups nor indicators"
            yield document.error("EA204", (*loc, "id"), message, "give it some, or take it out")
        for number, child in enumerate(group.groups):
            if isinstance(child, str) and document is not reference.catalogue and child not in reference.groups:
                hint = nearest(child, reference.groups)
                yield document.error("EA320", (*loc, "groups", number), f"there is no file criteria/{child}.yaml", hint)
    for name, document in reference.groups.items():
        if name in _below(name, reference):
            message = f"group {name} stands, directly or through others, in itself"
            yield document.error("EA204", ("id",), message, "take it out of the groups below it")
    catalogue = reference.catalogue.model
    for number, cut in enumerate(catalogue.classes if catalogue else ()):
        if cut.node and reference.lacks(cut.node):
            hint = nearest(cut.node, reference.nodes)
            message = f"the catalogue has no node {cut.node}"
            yield reference.catalogue.error("EA316", ("classes", number, "node"), message, hint)


def _below(name: str, reference: Reference) -> set[str]:
    """The group files that a group file names, directly or through others."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        document = reference.groups.get(waiting.pop())
        for _, group in _inside(document.model, ()) if document and document.model else ():
            named = {child for child in group.groups if isinstance(child, str)} - found
            found |= named
            waiting += named
    return found


REFERENCE_CHECKS: tuple[ReferenceCheck, ...] = (
    anchors_fit_scales,
    ids_differ,
    ids_in_the_catalogue_differ,
    ids_of_lists_differ,
    organisations_stand_once,
    shared_texts_are_plain,
    standards_exist,
    interpreted_standards_exist,
    gates_fit_ladder,
    gates_can_be_read,
    texts_name_the_body_alone,
    groups_are_whole,
    ladder_texts_hold_names,
)
"""Every check of what assessments share, in the order in which they run."""


__all__ = ["REFERENCE_CHECKS", "ReferenceCheck"]
