# SPDX-License-Identifier: Apache-2.0
"""What must hold of rating sheets: levels of their scale, grounds for them, one sheet for each analyst."""

import math
from collections.abc import Collection, Iterator

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.evidence import Reading
from electassess.model.ratings import Rating, RatingSheet
from electassess.model.scales import MeasuredScale
from electassess.workspace.assessment import Assessment
from electassess.workspace.files import Document
from electassess.workspace.reference import Reference

LOW_VALUE = 0.25
HIGH_VALUE = 0.75
"""Shares of the scale at or below, and at or above, which a level blames or praises and cannot do without evidence."""

_AGAINST = {0.0: Reading.STRENGTH, 1.0: Reading.FAULT}
"""What evidence for the worst and for the best level cannot be of alone."""


def _off_scale(reference: Reference, rating: Rating) -> tuple[str, str, str] | None:
    """What is wrong with a rating on its scale: key, message and hint."""
    levels = reference.levels.get(rating.indicator)
    if levels is not None:
        if rating.level is not None and rating.level not in levels:
            hint = f"levels are {levels[0]} to {levels[-1]}"
            return "level", f"level {rating.level} is not on the scale of {rating.indicator}", hint
        if rating.value is not None:
            hint = f"levels are {levels[0]} to {levels[-1]}"
            return "value", f"{rating.indicator} takes a level, not a measured value", hint
    elif rating.level is not None and reference.scales.get(rating.indicator) is not None:
        return "level", f"{rating.indicator} takes a measured value, not a level", "give value instead of level"
    return None


def ratings_are_on_the_scale(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Known indicators, levels of their scale, each rated once, none left out."""
    if reference.tree is None:
        return
    for sheet in assessment.sheets.values():
        if sheet.model is None:
            continue
        seen: set[str] = set()
        for number, rating in enumerate(sheet.model.ratings):
            here = ("ratings", number)
            if rating.indicator not in reference.indicators:
                message = f"the catalogue has no indicator {rating.indicator}"
                hint = nearest(rating.indicator, reference.indicators) or "electassess catalogue lists them all"
                yield sheet.error("EA301", (*here, "indicator"), message, hint)
                continue
            if rating.indicator in seen:
                message = f"{rating.indicator} is rated a second time"
                yield sheet.error("EA307", (*here, "indicator"), message, "keep one of the two ratings")
            seen.add(rating.indicator)
            wrong = _off_scale(reference, rating)
            if wrong is not None:
                name, message, hint = wrong
                yield sheet.error("EA302", (*here, name), message, f"{hint}, see {reference.catalogue.path}")
        missing = [ref for ref in reference.indicators if ref not in seen]
        if missing:
            some = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
            message = f"{len(missing)} of {len(reference.indicators)} indicators are not on the sheet: {some}"
            yield sheet.warning("EA309", ("ratings",), message, "rate them, or give state: not-assessed with a reason")


def _value(reference: Reference, rating: Rating) -> float | None:
    """What a rating is worth, 0 for the worst and 1 for the best; `None` where it has none or is off its scale."""
    if rating.level is not None:
        return reference.worth.get((rating.indicator, rating.level))
    scale, quantity = reference.scales.get(rating.indicator), rating.value
    if quantity is None or not isinstance(scale, MeasuredScale):
        return None
    if scale.log and quantity <= 0:
        return 0.0
    ends = (scale.low, scale.high, quantity)
    low, high, here = (math.log(number) for number in ends) if scale.log else ends
    value = (here - low) / (high - low)
    return 1 - value if reference.indicators[rating.indicator].lower_is_better(scale) else value


def _level_has_grounds(
    sheet: Document[RatingSheet], number: int, rating: Rating, value: float, cited: Collection[Reading]
) -> Iterator[Diagnostic]:
    """A level or value worth 0-1 rests on evidence, and not on such alone as speaks against it."""
    name = "level" if rating.level is not None else "value"
    place, said = ("ratings", number, name), f"{rating.indicator} has {name} {getattr(rating, name)}"
    if not rating.evidence:
        sown = sheet.warning if LOW_VALUE < value < HIGH_VALUE else sheet.error
        hint = "cite items of evidence.yaml, or give state: insufficient-evidence"
        yield sown("EA305", place, f"{said} and no evidence", hint)
    elif value in _AGAINST and cited == {_AGAINST[value]}:
        message = f"{said}, but all the evidence it cites is of the reading {_AGAINST[value]}"
        yield sheet.warning("EA327", place, message, "cite what bears it out, or weigh it again")


def ratings_have_grounds(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Levels cite evidence that exists and does not only speak against them; every level and state has a reason.

    A middling level without evidence is a warning, a low or a high one an error: blame and praise alike need grounds.
    """
    evidence = assessment.evidence.model
    known = {item.id: item for item in evidence.items} if evidence else None
    for sheet in assessment.sheets.values():
        for number, rating in enumerate(sheet.model.ratings if sheet.model else ()):
            here = ("ratings", number)
            if known is not None:
                for position, item in enumerate(rating.evidence):
                    if item not in known:
                        message = f"evidence.yaml has no item {item}"
                        yield sheet.error("EA303", (*here, "evidence", position), message, nearest(item, known))
                    elif rating.state is None and rating.indicator not in known[item].indicators:
                        message = f"item {item} does not name {rating.indicator} among its indicators"
                        hint = "add it there, or cite what bears on it: it makes the finding no surer"
                        yield sheet.warning("EA334", (*here, "evidence", position), message, hint)
            value = _value(reference, rating)
            if value is not None and known is not None and (value in _AGAINST or not rating.evidence):
                cited = {known[item].reading for item in rating.evidence if item in known}
                yield from _level_has_grounds(sheet, number, rating, value, cited)
            if not rating.because.strip():
                if rating.state is not None:
                    message = f"{rating.indicator} has the state {rating.state} and no reason"
                    yield sheet.error("EA306", (*here, "state"), message, "fill in because")
                else:
                    message = f"{rating.indicator} has a level and no reason"
                    yield sheet.warning("EA306", here, message, "fill in because")


def agreements_fit(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """What a panel agreed on is about known indicators, on their scale, once each."""
    panel = assessment.panel
    if panel is None or panel.model is None or reference.tree is None:
        return
    seen: set[str] = set()
    for number, one in enumerate(panel.model.agreed):
        here = ("agreed", number)
        if one.indicator not in reference.indicators:
            hint = nearest(one.indicator, reference.indicators) or "electassess catalogue lists them all"
            message = f"the catalogue has no indicator {one.indicator}"
            yield panel.error("EA301", (*here, "indicator"), message, hint)
            continue
        if one.indicator in seen:
            message = f"{one.indicator} is agreed on a second time"
            yield panel.error("EA307", (*here, "indicator"), message, "keep the one that holds")
        seen.add(one.indicator)
        levels = reference.levels.get(one.indicator)
        if one.level is not None and levels is not None and one.level not in levels:
            message = f"level {one.level} is not on the scale of {one.indicator}"
            yield panel.error("EA302", (*here, "level"), message, f"levels are {levels[0]} to {levels[-1]}")


def sheets_have_one_analyst(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """A sheet is named after its analyst, and each analyst has one."""
    del reference
    seen: dict[str, str] = {}
    for name, sheet in assessment.sheets.items():
        if sheet.model is None:
            continue
        analyst = sheet.model.analyst
        if analyst in seen:
            message = f"analyst {analyst} has another sheet, {seen[analyst]}"
            yield sheet.error("EA308", ("analyst",), message, "one sheet for each analyst")
        elif name != f"{analyst}.yaml":
            message = f"the sheet of {analyst} is in the file {name}"
            yield sheet.error("EA308", ("analyst",), message, f"name the file {analyst}.yaml")
        seen.setdefault(analyst, name)


def sheets_are_submitted(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Whoever waits for a sheet to count is told that it does not yet."""
    del reference
    for sheet in assessment.sheets.values():
        if sheet.model is not None and not sheet.model.submitted:
            message = f"the sheet of {sheet.model.analyst} is not submitted: nothing in it counts yet"
            yield sheet.warning("EA328", ("submitted",), message, "take the line out when the sheet is done")


def outcomes_wait_for_the_vote(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """No outcome indicator has a level on a sheet dated before the vote."""
    election = assessment.election.model
    for sheet in assessment.sheets.values():
        if sheet.model is None or election is None or sheet.model.rated_on is None:
            continue
        if sheet.model.rated_on >= election.first_day:
            continue
        for number, rating in enumerate(sheet.model.ratings):
            indicator = reference.indicators.get(rating.indicator)
            if indicator is not None and indicator.is_outcome and rating.state is None:
                name = "level" if rating.level is not None else "value"
                message = (
                    f"{rating.indicator} has a {name}, but the sheet is of {sheet.model.rated_on}, before the vote"
                )
                hint = f"the vote is on {election.first_day}; give state: not-assessed"
                yield sheet.error("EA311", ("ratings", number, name), message, hint)


__all__ = [
    "HIGH_VALUE",
    "LOW_VALUE",
    "agreements_fit",
    "outcomes_wait_for_the_vote",
    "ratings_are_on_the_scale",
    "ratings_have_grounds",
    "sheets_are_submitted",
    "sheets_have_one_analyst",
]
