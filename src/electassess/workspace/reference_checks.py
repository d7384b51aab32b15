# SPDX-License-Identifier: Apache-2.0
"""What must hold between the files of the catalogue and the registries."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.catalogue import Group, OrdinalScale
from electassess.workspace.load import Reference

ReferenceCheck = Callable[[Reference], Iterable[Diagnostic]]

Loc = tuple[str | int, ...]


def _inside(group: Group, loc: Loc) -> Iterator[tuple[Loc, Group]]:
    """A group and those written out inside it, with their places in its file."""
    yield loc, group
    for number, child in enumerate(group.groups):
        if isinstance(child, Group):
            yield from _inside(child, (*loc, "groups", number))


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
    for document in reference.groups.values():
        for loc, group in _inside(document.model, ()) if document.model else ():
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


def ids_differ(reference: Reference) -> Iterator[Diagnostic]:
    """No two children of a group, standards, organisations or gates have the same id."""
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
    for group_document in reference.groups.values():
        for loc, group in _inside(group_document.model, ()) if group_document.model else ():
            names = Counter(one.id for one in group.indicators)
            for number, indicator in enumerate(group.indicators):
                if names[indicator.id] > 1:
                    message = f"indicator {indicator.id} stands twice"
                    yield group_document.error("EA315", (*loc, "indicators", number, "id"), message)


def standards_exist(reference: Reference) -> Iterator[Diagnostic]:
    """Every citation `standard/provision` resolves."""
    if reference.standards.model is None:
        return
    provisions = {one.id: {p.at for p in one.provisions} for one in reference.standards.model.standards}
    for document in reference.groups.values():
        for loc, group in _inside(document.model, ()) if document.model else ():
            cited = [((*loc, "standards", n), text) for n, text in enumerate(group.standards)]
            for number, indicator in enumerate(group.indicators):
                here = (*loc, "indicators", number, "standards")
                cited += [((*here, n), text) for n, text in enumerate(indicator.standards)]
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
        if not 0 <= gate.cap <= highest:
            message = f"gate {gate.id} caps at band {gate.cap}, which the ladder does not have"
            yield reference.catalogue.error("EA316", ("gates", number, "cap"), message, f"bands are 0 to {highest}")


REFERENCE_CHECKS: tuple[ReferenceCheck, ...] = (
    anchors_fit_scales,
    ids_differ,
    standards_exist,
    interpreted_standards_exist,
    gates_fit_ladder,
)
"""Every check of what assessments share, in the order in which they run."""


__all__ = ["REFERENCE_CHECKS", "ReferenceCheck"]
