# SPDX-License-Identifier: Apache-2.0
"""What only people can write, asked for in the order of what it would do for the text, with places to start from.

Anchors, asks of the catalogue and the reasons of analysts are offered here and never printed by themselves. Nothing of
what is not public is offered: no item, and no reason given on an indicator that such an item bears on.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from electassess.findings import Findings
from electassess.language import Language
from electassess.model import Brief, EvidenceFile
from electassess.model.base import Addressee, Edition
from electassess.model.catalogue import Ask, Indicator
from electassess.model.election import ELECTION_BODY, Actor, ElectionBody
from electassess.model.evidence import Background, Gravity, Item, Reading, Sensitivity, Tell
from electassess.scoring import Method
from electassess.source import read_text
from electassess.statement import LadderTextError, Laid
from electassess.statement.bonds import answers
from electassess.statement.frame import Frame
from electassess.statement.grammar import tense
from electassess.statement.prompt import Prompt
from electassess.statement.templates import render_text
from electassess.use_cases import drafting, pipeline
from electassess.use_cases.answering import doers, named_whole
from electassess.working import read_copy
from electassess.workspace import Assessment, Reference
from electassess.workspace.find import WORKING_COPY
from electassess.workspace.packs import english
from electassess.workspace.written import COPY_LIMIT

MOST_REASONS: Final = 3
"""Most reasons of analysts that are offered for one thing."""
MOST_GRAVE: Final = 3
"""Most facts without a gravity that are named at once."""


def advise(root: Path, identity: str) -> tuple[Prompt, ...]:
    """What would help the text on one election most, the most helpful first.

    Args:
        root: the workspace.
        identity: the assessment's id.

    Raises:
        FaultsError: If files have errors, or there is no such election.
    """
    loaded = pipeline.load(root, [identity])
    one, brief = loaded.assessments[identity], loaded.brief(identity)
    try:
        laid = drafting.lay_out(loaded, identity)
    except pipeline.FaultsError:  # no draft can be made yet, and most prompts need none
        laid = None
    if laid is not None:
        found = laid.material.findings
    else:
        method = Method(edition=brief.edition, as_of=brief.date) if brief else Method()
        day = brief.date if brief else dt.date.max
        found = pipeline.findings(loaded, identity, pipeline.score(loaded, method), day)
    conclusion = None if laid is None else _conclusion(root, laid)
    language = english() if laid is None else laid.material.language
    adviser = _Adviser(loaded.reference, one, found, brief, loaded.evidence(identity), conclusion, language)
    return tuple(adviser.prompts())


@dataclass(frozen=True)
class _Conclusion:
    """What the ladder gives a text to conclude with.

    Attributes:
        label: of the band.
        asks: infinitives for the addressees, offered and never printed by themselves.
        replaced: whether people conclude in words of their own: the ladder's sentence stands in their copy no more.
    """

    label: str
    asks: tuple[str, ...]
    replaced: bool


def _conclusion(root: Path, laid: Laid) -> _Conclusion:
    """The ladder's words for the verdict of a draft, and whether they still stand in the working copy."""
    material, plain = laid.material, laid.finish()
    names = Frame(material).names | {"emb": material.election.election_body.name}
    where = f"ladder {material.ladder.id}, band {material.band.band}, asks"
    try:
        asks = tuple(render_text(where, text, names) for text in material.band.asks)
    except LadderTextError:  # a fault of the ladder, of which `check` says the line
        asks = ()
    folder = root / "assessments" / material.election_id
    copy = None
    if (folder / WORKING_COPY).is_file():
        copy, _ = read_text(folder / WORKING_COPY, root, COPY_LIMIT)
    replaced = copy is not None and all(one.text != plain.verdict for one in read_copy(copy).sentences)
    return _Conclusion(material.band.label, asks, replaced)


class _Adviser:
    """Looks at one assessment; one use."""

    def __init__(
        self,
        reference: Reference,
        one: Assessment,
        found: Findings,
        brief: Brief | None,
        evidence: EvidenceFile,
        conclusion: _Conclusion | None,
        language: Language,
    ) -> None:
        self.reference = reference
        self.one = one
        self.found = found
        self.brief = brief
        self.evidence = evidence
        self.conclusion = conclusion
        self.say = language.say
        left = set(brief.leave_out) if brief else set()
        self.items = tuple(
            item for item in found.usable.items.values() if item.tell is not Tell.NEVER and item.id not in left
        )
        self.before = brief is not None and brief.edition is Edition.PRE_ELECTION
        # What bears on these is in part known from what is not public: no reason given on them is offered.
        hidden = [item for item in evidence.items if item.sensitivity is not Sensitivity.PUBLIC]
        cited = {item.id for item in hidden}
        self.closed = {ref for item in hidden for ref in item.indicators} | {
            rating.indicator
            for sheet in one.read_sheets
            for rating in sheet.ratings
            if not cited.isdisjoint(rating.evidence)
        }

    def prompts(self) -> Iterator[Prompt]:
        """Everything, in order."""
        yield from self._gravest()
        yield from self._verdict()
        yield from self._demands()
        yield from self._replies()
        yield from self._background()
        yield from self._brief()

    def _at(self, *loc: str | int) -> str:
        return self.one.evidence.where(*loc)

    @property
    def _brief_path(self) -> str:
        return f"assessments/{self.one.id}/statement.yaml"

    def _faults(self, *gravities: Gravity) -> list[Item]:
        faults = [item for item in self.items if item.reading is Reading.FAULT and item.gravity in gravities]
        return sorted(faults, key=lambda item: item.gravity is not Gravity.DECISIVE)

    def _gravest(self) -> Iterator[Prompt]:
        """The paragraph on the gravest matter; or, where nobody has said what is grave, that."""
        groups: dict[str, list[Item]] = {}
        for item in self._faults(Gravity.DECISIVE, Gravity.SERIOUS):
            groups.setdefault(item.thread or item.id, []).append(item)
        if not groups:
            yield from self._ungraded()
            return

        def weight(group: list[Item]) -> tuple[int, int]:
            return (sum(item.gravity is Gravity.DECISIVE for item in group), len(group))

        together = max(groups.values(), key=weight)
        first = together[0]
        about = tuple(item.id for item in together)
        yield Prompt(
            "paragraph",
            self.say("advice-paragraph"),
            self.one.item_at(first.id),
            about,
            tuple(f"{self.one.item_at(item.id)}: {item.fact}" for item in together) + self._starts(first),
            f"{self.say('advice-own-sentence')} [{'; '.join(f'@{one}' for one in about)}].",
        )

    def _verdict(self) -> Iterator[Prompt]:
        """The conclusion in people's own words, where the ladder's sentence still stands."""
        if self.conclusion is None or self.conclusion.replaced:
            return
        if self.found.scorecard.verdict.scant:
            yield Prompt("verdict", self.say("advice-verdict-scant"), f"{self._brief_path}:1")
            return
        what = self.say("advice-verdict", label=self.conclusion.label)
        yield Prompt("verdict", what, f"{self._brief_path}:1")

    def _ungraded(self) -> Iterator[Prompt]:
        """Faults under what is judged gravely, whose own weight nobody has said."""
        grave = {key for finding in self.found.serious for key in finding.evidence}
        items = [one for one in self.items if one.id in grave and one.reading is Reading.FAULT and one.gravity is None]
        for item in items[:MOST_GRAVE]:
            what = self.say("advice-gravity")
            fact = f"{self.one.item_at(item.id)}: {item.fact}"
            yield Prompt("gravity", what, self.one.item_at(item.id), (item.id,), (fact,), "    gravity: decisive")

    def _starts(self, item: Item) -> tuple[str, ...]:
        """The anchor of the level that was given on what an item bears on first, and the reasons of analysts."""
        ref = next((ref for ref in item.indicators if ref in self.found.indicators), None)
        finding = self.found.by_ref.get(ref) if ref else None
        if ref is None or finding is None or ref in self.closed:
            return ()
        starts = [
            self.say("advice-anchor", node=ref, level=str(anchor.level), text=self._worded(anchor.anchor))
            for anchor in self.found.indicators[ref].anchors
            if finding.score.level is not None and anchor.level == finding.score.level
        ]
        for rating in finding.ratings[:MOST_REASONS]:
            sheet = self.one.sheets[f"{rating.analyst}.yaml"].model
            because = sheet.ratings[rating.position].because if sheet else ""
            if because:
                where = self.one.rating_at(rating.analyst, rating.position)
                starts.append(f"{where}: {because}")
        return tuple(starts)

    def _demands(self) -> Iterator[Prompt]:
        """A demand for each grave fact of which none asks for anything, decisive ones first."""
        asking = [item for item in self.items if item.ask is not None]
        threads = {item.thread for item in asking if item.thread}
        resting = {ask.because for ask in self.brief.asks} if self.brief else set()
        for item in self._faults(Gravity.DECISIVE, Gravity.SERIOUS):
            covered = (
                item.ask is not None or item.thread in threads or not resting.isdisjoint({item.id, *item.indicators})
            )
            if covered or item.background is not None:
                continue
            place = self.one.item_at(item.id)
            asks = tuple(self._offered(item))
            starts = tuple(
                self.say("advice-ask", where=where, to=ask.to.value, text=self._worded(ask.text)) for where, ask in asks
            )
            to, text = (asks[0][1].to, self._worded(asks[0][1].text)) if asks else ("government", "…")
            snippet = f"    ask:\n      to: {to}\n      text: {json.dumps(text, ensure_ascii=False)}"
            what = self.say("advice-demand", gravity=str(item.gravity))
            yield Prompt("demand", what, place, (item.id,), (f"{place}: {item.fact}", *starts), snippet)

    def _replies(self) -> Iterator[Prompt]:
        """What the body that did the gravest things says of them, where nothing has it: a rebuttal would begin with it.

        A court says why in its ruling, and nobody else owes a reason.
        """
        election = self.one.election.model
        if election is None:
            return
        bodies: dict[str, Actor | ElectionBody] = {ELECTION_BODY: election.election_body}
        bodies |= {
            one.id: one for one in election.actors if one.role not in (None, Addressee.COURTS, Addressee.PARTIES)
        }
        names = {
            key: body.name if named_whole(body) else self.say("addressee-body", name=body.name)
            for key, body in bodies.items()
        }
        for item in self._faults(Gravity.DECISIVE)[:MOST_GRAVE]:
            doer = next((one for one in doers(item) if one in names), "")
            if not doer or any(answers(other, item, doer) for other in self.items):
                continue
            what = self.say("advice-reply", name=names[doer])
            actor = f"{{{doer}}}"
            speaker = actor if named_whole(bodies[doer]) else self.say("addressee-body", name=actor)
            clause = self.say("advice-clause", speaker=speaker)
            snippet = (
                f'  - id: …\n    fact: …\n    clause: "{clause}"\n    follows: {item.id}\n'
                f"    reading: context\n    attributed: true\n    said_by: [{doer}]"
            )
            place = self.one.item_at(item.id)
            yield Prompt("reply", what, place, (item.id,), (f"{place}: {item.fact}",), snippet)

    def _offered(self, item: Item) -> Iterator[tuple[str, Ask]]:
        """What the catalogue would ask for: by what kind of act it was, and by what it bears on."""
        catalogue = self.reference.tree
        for act in catalogue.acts if catalogue else ():
            if act.id in item.acts:
                yield from ((self.say("advice-of-act", act=act.id), ask) for ask in act.demands)
        for ref in item.indicators:
            indicator: Indicator | None = self.found.indicators.get(ref)
            if indicator is not None and indicator.ask is not None:
                yield self.say("advice-of-indicator", node=ref), indicator.ask

    def _worded(self, text: str) -> str:
        """A catalogue's text as it reads before or after the vote."""
        return " ".join(tense(text, before_vote=self.before).split())

    def _background(self) -> Iterator[Prompt]:
        """What a reader wants to know of any election, and no public fact tells."""
        known = {item.background for item in self.items}
        for background, after_vote in _BACKGROUND:
            if background in known or (after_vote and self.before):
                continue
            snippet = f"    background: {background.value}"
            what = self.say("advice-background", background=background.value)
            yield Prompt("background", what, self._at("items"), (), (), snippet)

    def _brief(self) -> Iterator[Prompt]:
        """What the brief leaves open."""
        if self.brief is None:
            snippet = "edition: final\ndate: …\naddressees: []\nendorsers: []"
            yield Prompt("brief", self.say("advice-brief"), self._brief_path, (), (), snippet)
            return
        place = f"{self._brief_path}:1"
        if not self.brief.title:
            yield Prompt("headline", self.say("advice-headline"), place, (), (), 'title: "…"')
        if not self.brief.addressees:
            yield Prompt("brief", self.say("advice-addressees"), place, (), (), "addressees:\n  - …")
        elif not any(ask.to is None for ask in self.brief.asks):
            given = self.conclusion
            asks = given.asks if given else ()
            label = given.label if given else ""
            offered = tuple(self.say("advice-of-ladder", label=label, ask=ask) for ask in asks)
            yield Prompt(
                "brief", self.say("advice-ask-of-addressees"), place, (), offered, "asks:\n  - text: …\n    because: …"
            )
        if not self.brief.endorsers:
            yield Prompt("brief", self.say("advice-endorsers"), place, (), (), "endorsers:\n  - …")
        elif not self.brief.observed and not self.brief.desk_work:
            yield Prompt("brief", self.say("advice-observed"), place, (), (), "observed: []\ndesk_work: true")


_BACKGROUND: Final = (
    (Background.RESULT, True),
    (Background.TURNOUT, True),
    (Background.ABSENT, False),
    (Background.OBSERVERS, True),
    (Background.CONTESTANTS, False),
    (Background.SYSTEM, False),
)
"""What background is asked for, in order, and whether it can be known only after the vote."""


__all__ = ["Prompt", "advise"]
