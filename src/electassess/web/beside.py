# SPDX-License-Identifier: Apache-2.0
"""The draft beside the ratings: the verdict with its reasons as it stands now, and the statement with what it rests on.

Made by the same use cases as the commands. An analyst in the first round sees what the own sheet alone would make.
Nothing of what is not public is in it: what a draft may use is decided where drafts are made.
"""

import re
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from electassess.diagnostics import Diagnostic
from electassess.findings.score_words import called, reason_words
from electassess.model.base import Form
from electassess.model.catalogue import walk
from electassess.scoring import Method, Reason, Rule
from electassess.statement import Draft
from electassess.statement.document import Claim
from electassess.use_cases.drafting import lay_out
from electassess.use_cases.pipeline import FaultsError, findings, score
from electassess.web.progress import in_first_round
from electassess.web.store import Mark, Seen, Store
from electassess.workspace import Reference, Snapshot
from electassess.workspace.packs import english


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
        undecided: questions without an answer that could still lower the verdict, by ref and title.
        names: of questions and criteria, by ref.
        law: what citations of standards mean, in words.
        judged: how many questions have a level.
        asked: how many could have one.
        hands: how many people wrote the sheets, where they are fewer.
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
    undecided: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    law: Mapping[str, str] = field(default_factory=dict)
    judged: int = 0
    asked: int = 0
    hands: int | None = None

    @property
    def people(self) -> int:
        """How many people rated."""
        return len(self.raters) if self.hands is None else self.hands

    @property
    def rests_on(self) -> str:
        """How much the verdict rests on, in words; nothing where there are no ratings."""
        if not self.raters or not self.asked or not self.judged:
            return ""
        by = "one person" if self.people == 1 else f"{self.people} people"
        by += f" in {len(self.raters)} sheets" if self.people < len(self.raters) else ""
        could = f"{self.judged} of {self.asked} questions that could be judged, by {by}"
        without = sum(value is None for value in self.values.values())
        lacking = f"; {without} of {len(self.values)} criteria have no value" if without else ""
        return f"It rests on {could}{lacking}."

    @property
    def thin(self) -> bool:
        """Whether that is little: under two questions in three, one person alone, or a criterion without a value."""
        return bool(self.rests_on) and (
            3 * self.judged < 2 * self.asked or self.people == 1 or None in self.values.values()
        )


def names_of(reference: Reference) -> dict[str, str]:
    """What questions and criteria are called, by ref."""
    tree = reference.tree
    titles = {ref: node.title for ref, node in walk(tree.root)} if tree else {}
    return titles | {ref: node.title for ref, node in reference.indicators.items()}


def law_of(reference: Reference) -> dict[str, str]:
    """What citations of standards mean: `iccpr/25` is an article of the Covenant."""
    found: dict[str, str] = {}
    for one in reference.standards.model.standards if reference.standards.model else ():
        found[one.id] = one.title
        found |= {f"{one.id}/{each.at}": f"{one.title}, {each.at}" for each in one.provisions}
    return found


def in_words(reference: Reference, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """Reasons of a verdict with the names of questions and criteria, without gates that merely wait for an answer."""
    titles = names_of(reference)

    def named(found: re.Match[str]) -> str:
        return f"“{titles[found[0]]}”" if found[0] in titles else found[0]

    waiting = {Rule.OPEN, Rule.OPEN_ALLOWS}
    kept = (reason_words(one, english()) for one in reasons if one.rule not in waiting)
    return tuple(re.sub(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+", named, one) for one in kept)


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
    # In the first round nobody sees what others gave, not even by what is wrong with it.
    mine = {sheet.path for sheet in loaded.assessments[seen.one.id].sheets.values()}
    others = {sheet.path for sheet in seen.one.sheets.values()} - mine if alone else set()
    told = (one for one in seen.errors if one.path not in others)
    faults = (*(one for one in shared if one.severity == "error"), *told)
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
        label=called(card.verdict, scores.labels[card.band], english()) if card.band is not None else "",
        reasons=in_words(reference, card.verdict.reasons),
        values={ref: card.node(ref).value for ref in found.criteria},
        titles={ref: found.groups[ref].title for ref in found.criteria},
        faults=faults,
        draft=draft,
        raters=card.analysts,
        facts={key: item.fact for key, item in found.usable.items.items()},
        undecided=tuple(
            (ref, reference.indicators[ref].title)
            for ref in dict.fromkeys(
                ref
                for gate in card.verdict.gates
                if gate.fired is None
                for term in gate.terms
                for ref, value in zip(term.refs, term.found, strict=True)
                if value is None
            )
            if ref in reference.indicators
        ),
        names=names_of(reference),
        law=law_of(reference),
        judged=card.nodes[0].rated,
        asked=card.nodes[0].applicable,
        hands=election.fewer_hands(len(card.analysts)),
    )


def carried(draft: Draft | None, on: str) -> tuple[Claim, ...]:
    """The sentences that rest on a node of the catalogue or an item of evidence."""
    claims: Sequence[Claim] = draft.claims if draft else ()
    return tuple(one for one in claims if on in one.findings or on in one.evidence)


__all__ = ["Standing", "carried", "in_words", "standing"]
