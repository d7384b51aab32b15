# SPDX-License-Identifier: Apache-2.0
"""The panel: who rated what, how far apart, what to talk over, and what was agreed, beside the first ratings."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.findings import public_reason, usable_evidence
from electassess.model.panel import Agreement, Panel
from electassess.model.ratings import Rating, State
from electassess.source import AddEntry, Edit, differences
from electassess.web.desk import desk_of, go, seen_of, show, text_of, who
from electassess.web.fields import NOTHING, Said, placed, said_of
from electassess.web.forms import keys_of
from electassess.web.progress import in_first_round, is_open
from electassess.web.saving import Clash, Refused, create, expect, save, stamp
from electassess.web.store import Seen, today
from electassess.workspace import Reference
from electassess.workspace.find import PANEL
from electassess.workspace.packs import english

APART: Final = 2
"""Levels that lie so far apart, or farther, are to be talked over."""


@dataclass(frozen=True)
class Given:
    """What one analyst answered, with the reason as far as it may be shown."""

    analyst: str
    answer: str
    because: str


@dataclass(frozen=True)
class Row:
    """One indicator.

    Attributes:
        ref, title: of it.
        criterion: it belongs to.
        given: what each analyst answered.
        spread: highest minus lowest level, `None` with fewer than two.
        talk: why it is to be talked over; empty where it is not.
        agreed: what was agreed, if anything.
        base: stamp of that.
        levels: to choose from.
        said: what `check` says of what was agreed.
    """

    ref: str
    title: str
    criterion: str
    given: Sequence[Given]
    spread: int | None
    talk: str
    agreed: Agreement | None
    base: str
    levels: Sequence[tuple[int, str]]
    said: Said


def _answer(rating: Rating) -> str:
    if rating.level is not None:
        return str(rating.level)
    return f"{rating.value:g}" if rating.value is not None else str(rating.state)


def _talk(ratings: Sequence[Rating]) -> tuple[int | None, str]:
    """How far the levels of one indicator are apart, and why it is to be talked over."""
    levels = [one.level for one in ratings if one.level is not None]
    spread = max(levels) - min(levels) if len(levels) > 1 else None
    if spread is not None and spread >= APART:
        return spread, f"levels {min(levels)} and {max(levels)}"
    if levels and any(one.state is State.NOT_APPLICABLE for one in ratings):
        return spread, "does the question arise?"
    if levels and any(one.state is State.INSUFFICIENT_EVIDENCE for one in ratings):
        return spread, "does the evidence suffice?"
    return spread, ""


def rows_of(reference: Reference, seen: Seen) -> list[Row]:
    """Every indicator with what the submitted sheets say."""
    evidence = seen.one.evidence.model
    sheets = [one for one in seen.one.read_sheets if one.submitted]
    panel = seen.one.panel
    agreed = {
        one.indicator: (number, one) for number, one in enumerate(panel.model.agreed if panel and panel.model else ())
    }
    found = placed(panel, seen.faults) if panel else []
    rows = []
    for ref, node in reference.indicators.items():
        given = [
            (sheet.analyst, one)
            for sheet in sheets
            for one in sheet.ratings
            if one.indicator == ref and not is_open(one)
        ]
        spread, talk = _talk([one for _, one in given])
        number, there = agreed.get(ref, (-1, None))
        usable = usable_evidence(evidence, _EVER) if evidence else None
        rows.append(
            Row(
                ref, node.title, ref.partition(".")[0],
                [
                    Given(name, _answer(one), public_reason(one, usable, english()) if usable else "")
                    for name, one in given
                ],
                spread, talk, there,
                stamp(there.model_dump(mode="json", exclude_unset=True)) if there else "",
                [(anchor.level, anchor.anchor) for anchor in node.anchors],
                said_of(found, ("agreed", number)) if there else NOTHING,
            )
        )  # fmt: skip
    return rows


def page(request: Request) -> Response:
    """The panel."""
    desk, seen, analyst = desk_of(request), seen_of(request), who(request)
    reference, _ = desk.store.reference()
    if in_first_round(seen, analyst) or not _may_see(request, seen, analyst):
        return show(request, "panel_shut.html", seen=seen, blind=in_first_round(seen, analyst))
    return _page(request, seen, rows_of(reference, seen), 200, "", ())


def _may_see(request: Request, seen: Seen, analyst: str) -> bool:
    """Whoever has no sheet is asked first whether one is to come."""
    return f"{analyst}.yaml" in seen.one.sheets or request.query_params.get("as") == "editor"


def _page(request: Request, seen: Seen, rows: Sequence[Row], status: int, ref: str, faults: Sequence[Any]) -> Response:
    reference, _ = desk_of(request).store.reference()
    titles = {
        one.id: one.title for one in (reference.tree.root.groups if reference.tree else ()) if not isinstance(one, str)
    }
    talk = [one for one in rows if one.talk]
    only = request.query_params.get("only") == "talk"
    return show(
        request, "panel.html", status, seen=seen, rows=talk if only else rows, talk=talk, only=only, titles=titles,
        submitted="submitted" in request.query_params,
        analysts=sorted({one.analyst for row in rows for one in row.given}), today=today().isoformat(), wrong=ref,
        faults=faults, states=[str(one) for one in State], mode=request.query_params.get("as", ""),
        waiting=[one.analyst for one in seen.one.read_sheets if not one.submitted],
    )  # fmt: skip


def agree(request: Request, form: FormData) -> Response:
    """Record what was agreed on one indicator."""
    desk, seen = desk_of(request), seen_of(request)
    reference, _ = desk.store.reference()
    ref = request.path_params["ref"]
    if ref not in reference.indicators:
        raise HTTPException(404)
    if in_first_round(seen, who(request)):
        raise HTTPException(409, "You see the ratings of others when you have submitted yours.")
    kind, _, answer = text_of(form, "agreed").partition(":")
    number = int(answer) if kind == "level" and answer.isascii() and answer.isdigit() else None
    entry = {
        "indicator": ref,
        **({"level": number} if number is not None else {"state": answer}),
        "by": text_of(form, "by"),
        "date": text_of(form, "date"),
    }
    note = " ".join(text_of(form, "note").split())
    if note:
        entry["note"] = note
    shown = f"assessments/{seen.one.id}/{PANEL}"

    def plan(data: Any) -> list[Edit]:
        there = data.get("agreed") or []
        place = next(
            (at for at, one in enumerate(there) if isinstance(one, dict) and one.get("indicator") == ref), None
        )
        now = there[place] if place is not None else None
        if now == entry:
            return []
        expect(now, text_of(form, "base"))
        if place is None:
            return [AddEntry(("agreed",), entry)]
        return differences(("agreed", place), there[place], entry, keys_of(Agreement))

    if not (desk.store.root / shown).exists():
        create(desk.store.root, shown, Panel, "# What was agreed in the panel; the first ratings stay.\nagreed: []\n")
    outcome = save(desk.store.root, shown, Panel, plan)
    back = f"/e/{seen.one.id}/panel{'?as=editor' if text_of(form, 'mode') == 'editor' else ''}#{ref}"
    if isinstance(outcome, Clash):
        words = [(key, str(value)) for key, value in (outcome.now or {}).items()]
        return show(
            request, "alone.html", 409, part="clash.html", inside=False, seen=seen, back=back, stamp=outcome.stamp,
            now=words, mine=[(key, str(value)) for key, value in entry.items()], base=text_of(form, "base"),
            action=f"/e/{seen.one.id}/panel/{ref}",
            fields=[(name, value) for name, value in form.multi_items() if name != "base" and isinstance(value, str)],
        )  # fmt: skip
    if isinstance(outcome, Refused):
        seen = seen_of(request)
        return _page(request, seen, rows_of(reference, seen), 422, ref, [fault for _, fault in outcome.faults])
    return go(back)


_EVER: Final = dt.date.max
"""A day by which everything is out: what is set aside by a statement's day is no secret in the panel."""

__all__ = ["agree", "page", "rows_of"]
