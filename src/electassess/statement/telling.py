# SPDX-License-Identifier: Apache-2.0
"""What a text tells of the evidence, and what it does not and why. Every public item is one of the two.

A text tells what its editors pin, what is decisive, and of each serious finding at least one item; the rest of its
room goes to what weighs most. What is left is listed with one reason of a closed list, so that nothing vanishes.
"""

import enum
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from electassess.findings import Finding, Strength, strength_of
from electassess.model.base import Form, earliest_day
from electassess.model.evidence import Background, Gravity, Item, Reading, Tell
from electassess.model.ladder import Stance
from electassess.scoring.scorecard import Status
from electassess.statement import opening
from electassess.statement.bonds import company, whole
from electassess.statement.inputs import Material
from electassess.statement.told import SERIOUS, Told, weight_of, words_of

ROOM = {Form.JOINT: 310, Form.FULL: 860}
"""Words that each form has for facts: beyond them only what may not be missing is told, and what is serious as long as
the whole text has room. A report tells all."""

SUMMARY_PLACES = 3
"""How many facts a summary tells."""

_ALIKE = 0.75
"""Share of words in common from which one item is taken to say what another says."""


class Reason(enum.StrEnum):
    """Why an item is not told. The values are part of the trace, on which others rely."""

    LATER = "later than the statement"
    VAGUE = "date not known well enough"
    EVENT_LATER = "event later than the statement"
    GRADE = "grade"
    SAID = "said by another item"
    NO_ROOM = "no room in this form"
    NEVER = "never to be told"
    LEFT_OUT = "left out by the editors"
    NOTHING_ASSESSED = "bears on nothing assessed"


@dataclass(frozen=True)
class Telling:
    """What one form of a text tells.

    Attributes:
        facts: for the paragraphs of findings, in the order of the file.
        lede: the background that the opening tells, in order.
        observers: what other observers concluded.
        withheld: serious findings that rest on evidence which is not public.
        untold: the public items that are not told, with the reason, in the order of the file.
    """

    facts: tuple[Told, ...]
    lede: tuple[Told, ...]
    observers: tuple[Told, ...]
    withheld: tuple[Finding, ...]
    untold: Mapping[str, Reason]


def was_weighed(item: Item, material: Material) -> bool:
    """Whether anybody assessed an indicator that an item names, or it is background."""
    findings = material.findings
    named = (findings.by_ref[ref] for ref in item.indicators if ref in findings.by_ref)
    return item.background is not None or any(one.score.status is not Status.NOT_ASSESSED for one in named)


def _barred(item: Item, strength: Strength, best: str, material: Material) -> Reason | None:
    """Why an item may not be told at all, whatever the room."""
    if item.tell is Tell.NEVER:
        return Reason.NEVER
    if item.id in material.brief.leave_out:
        return Reason.LEFT_OUT
    if item.happened is not None and earliest_day(item.happened) > material.today:
        return Reason.EVENT_LATER
    if not was_weighed(item, material):
        return Reason.NOTHING_ASSESSED
    if strength is Strength.HEDGED and (best > "D" or item.credibility > 4):
        return Reason.GRADE
    return None


def _tellable(material: Material) -> tuple[dict[str, Told], dict[str, Reason]]:
    """The items that may be told, and those that may not."""
    usable, findings = material.findings.usable, material.findings
    may: dict[str, Told] = {}
    barred: dict[str, Reason] = {}
    for item in usable.items.values():
        sources = [source for _, source in usable.sources_of(item)]
        strength = strength_of(item, sources)
        best = min((one.reliability for one in sources), default="F")
        reason = _barred(item, strength, best, material)
        if reason is not None:
            barred[item.id] = reason
            continue
        borne = [findings.by_ref[ref] for ref in item.indicators if ref in findings.by_ref]
        cited = [one for one in findings.serious if item.id in one.evidence and one not in borne]
        may[item.id] = Told(item, strength, tuple(borne or cited))
    return may, barred


def _plain_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _alike(first: Item, second: Item) -> bool:
    one, other = _plain_words(first.clause), _plain_words(second.clause)
    return len(one & other) >= _ALIKE * len(one | other)


def _cover(may: Mapping[str, Told], material: Material, taken: dict[str, Told]) -> list[Finding]:
    """Add items until each serious finding is told by one; return those that only hidden evidence bears out.

    Of the items that could tell a finding, the one that tells most of those not yet told, then the weightiest, then
    the shortest.
    """
    usable = material.findings.usable
    withheld = []
    left = {}
    for finding in material.findings.serious:
        telling = [key for key in finding.evidence if key in may and usable.items[key].reading is not Reading.STRENGTH]
        bearing = [key for key in telling if finding.ref in usable.items[key].indicators]
        if bearing or telling:
            left[finding.ref] = bearing or telling
        elif finding.withheld:
            withheld.append(finding)
    left = {ref: keys for ref, keys in left.items() if not set(keys) & set(taken)}
    while left:
        candidates = {key for keys in left.values() for key in keys}

        def gain(key: str) -> tuple[int, tuple[float, int, int], int, str]:
            return (
                sum(key in keys for keys in left.values()),  # noqa: B023 - used before the next turn
                weight_of(may[key]),
                -words_of(may[key]),
                key,
            )

        best = max(candidates, key=gain)
        taken[best] = may[best]
        left = {ref: keys for ref, keys in left.items() if best not in keys}
    return withheld


def _criterion(told: Told) -> str:
    return told.findings[0].criterion if told.findings else ""


def _each_criterion(may: Mapping[str, Told], material: Material, taken: dict[str, Told]) -> None:
    """Let no criterion that was judged go without a fact where there is one that needs no hedge."""
    for ref in material.findings.criteria:
        if material.findings.by_ref[ref].score.value is None or any(_criterion(one) == ref for one in taken.values()):
            continue
        own = [one for one in may.values() if _criterion(one) == ref and one.strength > Strength.HEDGED]
        if own:
            best = max(own, key=weight_of)
            taken[best.item.id] = best


def _is_finding(told: Told) -> bool:
    """Whether an item of the background is serious and bears on what was judged: it stands with the findings, too."""
    bears = bool(told.findings) and told.item.background is not Background.OBSERVERS
    return bears and weight_of(told)[0] >= SERIOUS


def _fill(may: Mapping[str, Told], taken: dict[str, Told], material: Material, room: int, *, serious: bool) -> None:
    """Give what room is left to what weighs most, evenly over the criteria; see `choose`.

    Args:
        may: what may be told.
        taken: what is told, to which what fits is added.
        material: of the draft.
        room: words for all facts.
        serious: whether only what is serious is added, and of equals first what was done to persons.
    """
    used = sum(words_of(one) for one in taken.values())
    told = Counter(_criterion(one) for one in taken.values())
    critical = material.band.stance is Stance.CRITICAL
    spare = {
        key: one
        for key, one in may.items()
        if key not in taken
        and one.strength > Strength.HEDGED
        and (one.item.background is None or _is_finding(one))
        and (not critical or one.item.reading is Reading.FAULT or weight_of(one)[0] >= 2)
        and (not serious or weight_of(one)[0] >= SERIOUS)
    }

    def rank(one: Told) -> tuple[float, bool, int, tuple[float, int, int]]:
        harm = serious and not material.harming.isdisjoint(one.item.acts)
        return weight_of(one)[0], harm, -told[_criterion(one)], weight_of(one)

    while spare:
        one = max(spare.values(), key=rank)
        del spare[one.item.id]
        if one.item.id in taken or any(_alike(one.item, other.item) for other in taken.values()):
            continue
        more = [other for other in company(one, may) if other.item.id not in taken]
        cost = sum(words_of(other) for other in more)
        if cost > room - used:
            # Nothing lighter takes the place of what does not fit: to leave one fact out must not push out another.
            spare = {key: other for key, other in spare.items() if weight_of(other)[0] >= weight_of(one)[0]}
            continue
        used += cost
        taken.update((other.item.id, other) for other in more)
        told.update(_criterion(other) for other in more)


def _summary(may: Mapping[str, Told], taken: Mapping[str, Told], places: int) -> dict[str, Told]:
    """What fills the places of a summary: what turned the opening, then what weighs most.

    A fact takes its place with what turned it, what it turned, and what the accused say, or not at all.
    """
    sure = [
        one
        for one in may.values()
        if one.strength > Strength.HEDGED and (one.findings or one.item.background is not Background.OBSERVERS)
    ]
    found: dict[str, Told] = {}
    for one in (*taken.values(), *sorted(sure, key=weight_of, reverse=True)):
        more = {each.item.id: each for each in whole(one, may) if each.item.id not in {*taken, *found}}
        if len(found) + len(more) <= places and all(each.strength > Strength.HEDGED for each in more.values()):
            found |= more
    return found


def _weighed(
    may: Mapping[str, Told], taken: dict[str, Told], material: Material, room: int, spare: int
) -> list[Finding]:
    """Add what may not be missing, then what weighs most; return the findings that only hidden evidence bears out.

    Args:
        may: what may be told.
        taken: what is told, to which it is added.
        material: of the draft.
        room: words that the form has for facts.
        spare: words beyond all that for what is serious.
    """
    for one in may.values():
        if one.item.tell is Tell.ALWAYS or one.item.gravity is Gravity.DECISIVE:
            taken.update((other.item.id, other) for other in company(one, may))
    withheld = _cover(may, material, taken)
    _each_criterion(may, material, taken)
    for one in list(taken.values()):
        taken.update((other.item.id, other) for other in company(one, may))
    _fill(may, taken, material, room, serious=False)
    if spare > 0:
        used = sum(words_of(one) for one in taken.values())
        _fill(may, taken, material, used + spare, serious=True)
    return withheld


def _left(may: Mapping[str, Told], taken: Mapping[str, Told]) -> dict[str, Reason]:
    """Why what may be told is not."""
    left = {}
    for key, one in may.items():
        if key not in taken:
            said = any(_alike(one.item, other.item) for other in taken.values())
            hedged = one.strength is Strength.HEDGED
            left[key] = Reason.SAID if said else Reason.GRADE if hedged else Reason.NO_ROOM
    return left


def choose(material: Material, form: Form, spare: int = 0) -> Telling:
    """Choose what a form of the text tells.

    A strength is told in a critical text only where it weighs; a grave fault in every text.

    Args:
        material: of the draft.
        form: how much room there is.
        spare: words for what is serious beyond the form's room for facts, where the whole text leaves some.
    """
    usable = material.findings.usable
    may, untold = _tellable(material)
    lede = opening.lede(may, form, material.election.run_off)
    taken = {one.item.id: one for one in lede}
    observers = [one for one in opening.observers(may, material.band.stance, form) if one.item.id not in taken]
    taken.update((one.item.id, one) for one in observers)
    withheld: list[Finding] = []
    if form is Form.REPORT:
        taken.update(may)
        withheld = _cover(may, material, taken)
    elif form is Form.SUMMARY:
        left = SUMMARY_PLACES - sum(one.item.background not in opening.LEDE[form] for one in lede)
        taken |= _summary(may, taken, left)
    else:
        withheld = _weighed(may, taken, material, ROOM[form], spare)
    if form is not Form.REPORT:
        lede = opening.settled(lede, may, taken)
    apart = {one.item.id for one in (*lede, *observers)}
    untold |= _left(may, taken)
    for key in usable.later:
        untold[key] = Reason.VAGUE if key in usable.vague else Reason.LATER
    order = [key for key in material.items if key in untold]
    return Telling(
        facts=tuple(one for key, one in may.items() if key in taken and key not in apart),
        lede=tuple(lede),
        observers=tuple(observers),
        withheld=tuple(withheld),
        untold={key: untold[key] for key in order},
    )


__all__ = ["ROOM", "SUMMARY_PLACES", "Reason", "Telling", "choose", "was_weighed"]
