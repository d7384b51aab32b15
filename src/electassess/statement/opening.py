# SPDX-License-Identifier: Apache-2.0
"""What stands before and after the findings: the background of the opening, and what other observers concluded."""

import datetime as dt
from collections.abc import Mapping

from electassess.findings import Strength
from electassess.model.base import Form, earliest_day
from electassess.model.evidence import Background, Gravity, Reading
from electassess.model.ladder import Stance
from electassess.statement.told import Told, decides, weight_of

LEDE = {
    Form.JOINT: (Background.RESULT, Background.TURNOUT, Background.ABSENT),
    Form.FULL: (
        Background.SYSTEM, Background.CONTESTANTS, Background.RESULT, Background.TURNOUT, Background.ABSENT,
    ),
    Form.REPORT: (
        Background.SYSTEM, Background.CONTESTANTS, Background.RESULT, Background.TURNOUT, Background.ABSENT,
    ),
    Form.SUMMARY: (Background.RESULT,),
}  # fmt: skip
"""The background that the opening of each form tells, in this order: one item of a kind, a report all of them."""

OBSERVERS = {Form.JOINT: 2, Form.FULL: 5, Form.REPORT: None, Form.SUMMARY: 0}
"""How many verdicts of other observers each form tells."""


def lede(may: Mapping[str, Told], form: Form, run_off: dt.date | None) -> list[Told]:
    """One item for each kind of background that the opening tells; a report tells them all.

    Of several the weightiest, in an election of several rounds of the last: the result is that of the run-off.

    What decides about a result stands behind it: a result that was found to be false is never told bare.
    """
    chosen: list[Told] = []
    for kind in LEDE[form]:
        of_kind = [one for one in may.values() if one.item.background is kind and one.strength > Strength.HEDGED]
        if form is Form.REPORT:
            chosen += of_kind
            continue
        if of_kind:
            day = run_off or dt.date.max
            last = [one for one in of_kind if one.item.happened and earliest_day(one.item.happened) >= day]
            chosen.append(max(last or of_kind, key=weight_of))
    # Each once: what decides about a result may itself be of the background that is chosen.
    opening = {each.item.id: each for one in chosen for each in (one, *_behind(one, may, form))}
    return list(opening.values())


def _behind(told: Told, may: Mapping[str, Told], form: Form) -> list[Told]:
    """The decisive faults that follow an item of the background; at length also serious ones that bear on no finding.

    The latter have no paragraph to stand in.
    """

    def belongs(one: Told) -> bool:
        homeless = not one.findings and one.item.background is not Background.OBSERVERS
        serious = one.item.gravity is Gravity.SERIOUS and one.item.reading is Reading.FAULT
        return decides(one) or (form is Form.FULL and homeless and serious and one.strength > Strength.HEDGED)

    return [one for one in may.values() if one.item.follows == told.item.id and belongs(one)]


def observers(may: Mapping[str, Told], stance: Stance, form: Form) -> list[Told]:
    """What other observers concluded, the weightiest first.

    A fault that decides is a finding and stands with the findings. A critical text has room for praise that weighs,
    and none has room for what does not weigh where there is anything else.
    """
    found = [
        one
        for one in sorted(may.values(), key=weight_of, reverse=True)
        if one.item.background is Background.OBSERVERS
        and one.strength > Strength.HEDGED
        and not (one.findings and decides(one))
    ]
    if form is Form.REPORT:
        return found
    if stance is Stance.CRITICAL:
        found = [one for one in found if one.item.reading is Reading.FAULT or weight_of(one)[0] >= 2]
    heavy = [one for one in found if one.item.gravity is not Gravity.MINOR]
    return (heavy or found)[: OBSERVERS[form]]


__all__ = ["LEDE", "OBSERVERS", "lede", "observers"]
