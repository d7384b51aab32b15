# SPDX-License-Identifier: Apache-2.0
"""What stands before and after the findings: the background of the opening, and what other observers concluded."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import takewhile

from electassess.findings import Strength
from electassess.model.base import Form, earliest_day, latest_day
from electassess.model.evidence import Background, Gravity, Reading
from electassess.model.ladder import Stance
from electassess.statement.bonds import leaders
from electassess.statement.reading_order import threads
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

MOST_TOGETHER = 4
"""Most facts that stand together in the opening, of which one is of the background."""


def lede(may: Mapping[str, Told], form: Form, run_off: dt.date | None) -> list[Told]:
    """One item for each kind of background that the opening tells; a report tells them all.

    Of several the weightiest, in an election of several rounds of the last: the result is that of the run-off. The
    turnout, and who stayed away, are of the round of which the result is told, or are left to the paragraphs.

    What decides about a result stands behind it: a result that was found to be false is never told bare.
    """
    chosen: dict[Background, list[Told]] = {}
    for kind in LEDE[form]:
        of_kind = [one for one in may.values() if one.item.background is kind and one.strength > Strength.HEDGED]
        if form is Form.REPORT:
            chosen[kind] = of_kind
            continue
        if kind in (Background.TURNOUT, Background.ABSENT):
            for told in chosen.get(Background.RESULT, ()):
                of_kind = [one for one in of_kind if _is_last(one, run_off) is _is_last(told, run_off)]
        last = [one for one in of_kind if _is_last(one, run_off)]
        chosen[kind] = [max(last or of_kind, key=weight_of)] if of_kind else []
    # Each once: what decides about a result may itself be of the background that is chosen.
    told_ones = (each for ones in chosen.values() for one in ones for each in (one, *_behind(one, may, form)))
    return list({each.item.id: each for each in told_ones}.values())


def _is_last(told: Told, run_off: dt.date | None) -> bool | None:
    """Whether an item is of the last of several rounds; nothing where its day does not say, or there is but one."""
    if run_off is None or told.item.happened is None:
        return None
    first, last = earliest_day(told.item.happened), latest_day(told.item.happened)
    return None if first < run_off <= last else first >= run_off


def _behind(told: Told, may: Mapping[str, Told], form: Form) -> list[Told]:
    """The decisive faults that follow an item of the background; at length also serious ones that bear on no finding.

    The latter have no paragraph to stand in.
    """

    def belongs(one: Told) -> bool:
        homeless = not one.findings and one.item.background is not Background.OBSERVERS
        serious = one.item.gravity is Gravity.SERIOUS and one.item.reading is Reading.FAULT
        return decides(one) or (form is Form.FULL and homeless and serious and one.strength > Strength.HEDGED)

    return [one for one in may.values() if one.item.follows == told.item.id and belongs(one)]


def settled(lede: Sequence[Told], may: Mapping[str, Told], taken: Mapping[str, Told]) -> list[Told]:
    """The opening in which nothing stands before what it follows.

    The result, and who stayed away, bring along what they follow, if it is little. All else stands in the paragraphs
    with what it follows.

    Args:
        lede: what was chosen, in order.
        may: what may be told.
        taken: what is told anywhere.
    """
    there = {one.item.id for one in lede}
    found: dict[str, Told] = {}
    for one in lede:
        before = takewhile(lambda each: each.item.id not in found, leaders(one, may))  # noqa: B023 - used at once
        together = [*reversed([each for each in before if each.item.id in taken]), one]
        if not there.issuperset(each.item.id for each in together):
            together = _brought(together, taken)
        if not together:
            there.remove(one.item.id)
        found |= {each.item.id: each for each in together if each.item.id not in found}
    return list(found.values())


def _brought(chain: list[Told], taken: Mapping[str, Told]) -> list[Told]:
    """What the last of a chain brings along into the opening, itself with it; nothing where it does not belong there.

    Who stayed away stands there with all that belongs together, or else with what it follows.
    """
    last = chain[-1]
    thread = next(each for each in threads(list(taken.values())) if last in each)
    tried: Mapping[Background | None, tuple[list[Told], ...]] = {
        Background.ABSENT: (thread, chain),
        Background.RESULT: (chain, [last]),
    }
    fitting = (
        few
        for few in tried.get(last.item.background, ())
        if len(few) <= MOST_TOGETHER and all(one.strength > Strength.HEDGED for one in few)
    )
    return next(fitting, [])


def observers(may: Mapping[str, Told], stance: Stance, form: Form) -> list[Told]:
    """What other observers concluded, the weightiest first, and what follows another behind it.

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
    few = {one.item.id: one for one in (heavy or found)[: OBSERVERS[form]]}
    ordered = (each for one in few.values() for each in (*reversed(leaders(one, few)), one))
    return list({one.item.id: one for one in ordered}.values())


__all__ = ["LEDE", "OBSERVERS", "lede", "observers", "settled"]
