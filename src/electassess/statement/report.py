# SPDX-License-Identifier: Apache-2.0
"""The layout of a report: headed sections, every fact by indicator, tables of levels, the law, what is not told."""

from collections import Counter
from collections.abc import Sequence

from electassess.statement import levels
from electassess.statement.demands import call, demands
from electassess.statement.facts import tell, tell_withheld
from electassess.statement.frame import Frame
from electassess.statement.inputs import Kind, Line, Material, Planned
from electassess.statement.paragraphs import Paragraph, lay_out
from electassess.statement.reading_order import threads
from electassess.statement.telling import Reason, Telling
from electassess.statement.told import Told, weight_of


def _heading(key: str, text: str, rule: str = "form: report") -> Planned:
    return f"heading/{key}", "heading", [Line(key=f"heading/{key}", kind=Kind.FORM, text=text, rules=(rule,))]


def _section(material: Material, key: str, *blocks: Planned) -> list[Planned]:
    """Blocks under a heading; nothing where all are empty."""
    full = [block for block in blocks if block[2]]
    return [_heading(key, material.language.say(f"section-{key}")), *full] if full else []


def _by_indicator(told: Sequence[Told], material: Material) -> dict[str, list[Told]]:
    """The facts of a criterion, those of one indicator together in the catalogue's order; threads stay whole."""
    homes: dict[str, list[Told]] = {}
    for thread in threads(told):
        heaviest = max(thread, key=weight_of)
        home = next((one.findings[0].ref for one in (heaviest, *thread) if one.findings), "")
        homes.setdefault(home, []).extend(thread)
    place = {ref: number for number, ref in enumerate(material.findings.by_ref)}
    return {home: homes[home] for home in sorted(homes, key=lambda ref: place.get(ref, len(place)))}


def _criterion(material: Material, ref: str, here: Paragraph | None) -> list[Planned]:
    """The section on one criterion: its facts, then the levels of its indicators."""
    blocks: list[Planned] = [_heading(ref, material.findings.groups[ref].title, f"catalogue: {ref}")]
    for home, told in _by_indicator(here.told, material).items() if here else ():
        blocks.append((home or ref, "paragraph", tell(material, told)))
    if here and here.withheld:
        blocks.append((f"withheld/{ref}", "paragraph", [tell_withheld(material, one) for one in here.withheld]))
    blocks.append(levels.tables(material, ref))
    return blocks


def _untold(material: Material, telling: Telling) -> list[Line]:
    """How many public items are not told, by reason."""
    counted = Counter(telling.untold.values())
    return [
        Line(
            key=f"untold/{reason.name.lower()}",
            kind=Kind.FORM,
            text=material.language.say("untold", reason=reason.name.lower().replace("_", "-"), count=counted[reason]),
            rules=(f"evidence untold: {reason.value}",),
        )
        for reason in Reason
        if counted[reason]
    ]


def report(material: Material, telling: Telling, told: Sequence[Told], law: Sequence[Planned]) -> list[Planned]:
    """All blocks in order.

    Args:
        material: of the draft.
        telling: what it tells, which is all that may be told.
        told: the same in one list.
        law: the blocks on the standards.
    """
    frame, form, findings = Frame(material), material.brief.form, material.findings
    found = lay_out(telling.facts, telling.withheld, findings, material.band.stance, findings.criteria, apart=True)
    by_criterion = {one.criterion: one for one in found}
    asks = demands(material, told, form)
    lead = [Line(key="demands", kind=Kind.FORM, text=material.language.say("call"), rules=("demands: opening",))]
    signatories, signatures = frame.signatures()
    blocks: list[Planned] = [
        ("title", "title", [frame.title()]),
        ("notice", "notice", frame.notice()),
        ("dateline", "dateline", [frame.dateline()]),
        ("lede", "paragraph", frame.verdict()),
        ("reasons", "list", levels.reasons(material)),
        ("levels", "table", levels.criteria_table(material)),
        *_section(material, "election", ("background", "paragraph", tell(material, telling.lede))),
        *_section(material, "method", ("method", "paragraph", [*levels.method(material), *frame.rests_on(told)])),
        *_section(material, "unjudged", ("unjudged", "list", levels.unjudged(material))),
    ]
    for ref in findings.criteria:
        blocks += _criterion(material, ref, by_criterion.get(ref))
    blocks += _section(material, "observers", ("observers", "paragraph", tell(material, telling.observers)))
    blocks += _section(
        material,
        "demands",
        ("demands-lead", "lead", lead if asks else []),
        ("demands", "list", asks),
        ("call", "paragraph", call(material, told, form)),
    )
    blocks += _section(material, "law", *law)
    blocks += _section(material, "untold", ("untold", "list", _untold(material, telling)))
    blocks += [("signatories", "lead", signatories), ("signatures", "signatures", signatures)]
    return [block for block in blocks if block[2]]


__all__ = ["report"]
