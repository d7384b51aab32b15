# SPDX-License-Identifier: Apache-2.0
"""The draft beside the ratings: the verdict with its reasons as it stands now, and the statement with what it rests on.

Made by the same use cases as the commands. An analyst in the first round sees what the own sheet alone would make.
Nothing of what is not public is in it: what a draft may use is decided where drafts are made.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from electassess.diagnostics import Diagnostic
from electassess.drafting import lay_out
from electassess.model.base import Form
from electassess.pipeline import FaultsError, findings, score
from electassess.scoring import Method
from electassess.statement import Draft
from electassess.statement.document import Claim
from electassess.web.progress import in_first_round
from electassess.web.store import Mark, Seen, Store
from electassess.workspace import Snapshot


@dataclass(frozen=True)
class Standing:
    """Where an election stands by its ratings.

    Attributes:
        alone: whether only the sheet of the analyst who looks counts.
        band: of the ladder, `None` where there is no verdict.
        label: of the band.
        reasons: how it came about, in words.
        values: value 0-100 of each criterion, by ref, `None` where it has none.
        titles: of the criteria, by ref.
        faults: what stands in the way of a statement.
        draft: the statement, where there is one.
        raters: whose ratings count.
        facts: the public items that a text may use, by id: what each says.
    """

    alone: bool
    band: int | None
    label: str
    reasons: tuple[str, ...]
    values: dict[str, float | None]
    titles: dict[str, str]
    faults: tuple[Diagnostic, ...]
    draft: Draft | None
    raters: tuple[str, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


_MOST = 100
_kept: OrderedDict[tuple[str, str, Mark, str, str], Standing] = OrderedDict()
_lock = threading.Lock()


def standing(store: Store, seen: Seen, analyst: str = "", form: Form | None = None) -> Standing:
    """Where an election stands; made once for each state of its files.

    Args:
        store: the workspace.
        seen: the assessment.
        analyst: who looks.
        form: of the statement; the brief's, if left out.
    """
    alone = in_first_round(seen, analyst)
    reference, _ = store.reference()
    key = (str(id(reference)), seen.one.id, seen.grounds, analyst if alone else "", str(form))
    with _lock:
        if key in _kept:
            return _kept[key]
        made = _standing(store, seen, store.loaded(seen, analyst, alone=alone), form, alone=alone)
        _kept[key] = made
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
        return made


def _standing(store: Store, seen: Seen, loaded: Snapshot, form: Form | None, *, alone: bool) -> Standing:
    reference, shared = store.reference()
    faults = (*(one for one in shared if one.severity == "error"), *seen.errors)
    one = loaded.assessments[seen.one.id]
    nothing = Standing(
        alone=alone, band=None, label="", reasons=(), values={}, titles={}, faults=faults, draft=None, raters=()
    )
    if not (reference.usable and one.usable):
        return nothing
    brief, election = loaded.brief(one.id), loaded.election(one.id)
    fits = brief is not None and not election.misfit(brief.edition, brief.date)
    method = Method(edition=brief.edition, as_of=brief.date) if brief and fits else Method()
    scores = score(loaded, method)
    found = findings(loaded, one.id, scores, brief.date if brief and fits else election.last_day)
    card = found.scorecard
    draft = None
    if not faults and brief is not None:
        try:
            draft = lay_out(loaded, one.id, form=form, found=found if fits else None).finish()
        except FaultsError as stop:
            faults = stop.faults
    return Standing(
        alone=alone,
        band=card.band,
        label=scores.labels[card.band] if card.band is not None else "",
        reasons=card.verdict.reasons,
        values={ref: card.node(ref).value for ref in found.criteria},
        titles={ref: found.groups[ref].title for ref in found.criteria},
        faults=faults,
        draft=draft,
        raters=card.analysts,
        facts={key: item.fact for key, item in found.usable.items.items()},
    )


def carried(draft: Draft | None, on: str) -> tuple[Claim, ...]:
    """The sentences that rest on a node of the catalogue or an item of evidence."""
    claims: Sequence[Claim] = draft.claims if draft else ()
    return tuple(one for one in claims if on in one.findings or on in one.evidence)


__all__ = ["Standing", "carried", "standing"]
