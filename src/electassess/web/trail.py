# SPDX-License-Identifier: Apache-2.0
"""The way back from a score or a sentence to the ratings and facts it rests on, as a page with links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from electassess.findings import Finding, Findings, public_reason
from electassess.model import EvidenceFile
from electassess.model.evidence import Sensitivity
from electassess.scoring import Method
from electassess.statement.citations import source_in_short
from electassess.statement.document import Claim
from electassess.use_cases import pipeline, writing
from electassess.use_cases.explain import claims_of
from electassess.use_cases.pipeline import FaultsError
from electassess.web.beside import law_of, names_of, standing
from electassess.web.desk import desk_of, seen_of, show, who
from electassess.web.progress import in_first_round
from electassess.web.store import Seen, Store
from electassess.workspace.packs import english


@dataclass(frozen=True)
class Given:
    """One answer.

    Attributes:
        analyst: who gave it.
        answer: level, value or state.
        because: the reason, as far as it may be shown.
    """

    analyst: str
    answer: str
    because: str


@dataclass(frozen=True)
class Node:
    """A criterion or a question with what it rests on.

    Attributes:
        ref, title: of it.
        value: 0-100 in words; `no value` where there is none.
        outcome, certainty: in words.
        given: the answers.
        facts: the items, each with its id, what it says and who says it.
        law: the standards.
        whole: whether it is a criterion, whose questions follow.
    """

    ref: str
    title: str
    value: str
    outcome: str
    certainty: str
    given: Sequence[Given]
    facts: Sequence[tuple[str, str, str]]
    law: Sequence[str]
    whole: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence with what it rests on.

    Attributes:
        text: it.
        where: the draft, or the text that people wrote.
        findings: questions and criteria, by ref and name.
        facts: as of a node.
        law: the standards.
    """

    text: str
    where: str
    findings: Sequence[tuple[str, str]]
    facts: Sequence[tuple[str, str, str]]
    law: Sequence[str]


def page(request: Request) -> Response:
    """The page."""
    desk, seen = desk_of(request), seen_of(request)
    asked = " ".join(request.query_params.get("ref", "").split())[:400]
    blind = in_first_round(seen, who(request))
    nodes: Sequence[Node] = ()
    sentences: Sequence[Sentence] = ()
    faults = seen.errors
    if asked and not blind and not faults and not _is_hidden(seen.one.evidence.model, asked):
        nodes, sentences = _looked_up(desk.store, seen, asked)
    reference, _ = desk.store.reference()
    groups = [one for one in (reference.tree.root.groups if reference.tree else ()) if not isinstance(one, str)]
    return show(
        request, "explain.html", seen=seen, ref=asked, nodes=nodes, sentences=sentences, faults=faults, blind=blind,
        groups=groups,
    )  # fmt: skip


def _looked_up(store: Store, seen: Seen, asked: str) -> tuple[Sequence[Node], Sequence[Sentence]]:
    loaded = store.loaded(seen)
    election, brief = seen.one.election.model, seen.one.brief.model if seen.one.brief else None
    if election is None:
        return (), ()
    fits = brief is not None and not election.misfit(brief.edition, brief.date)
    method = Method(edition=brief.edition, as_of=brief.date) if brief and fits else Method()
    day = brief.date if brief and fits else election.last_day
    found = pipeline.findings(loaded, seen.one.id, pipeline.score(loaded, method), day)
    reference, _ = store.reference()
    names, law = names_of(reference), law_of(reference)
    meant = {title.casefold(): ref for ref, title in names.items()}.get(asked.casefold(), asked)
    if meant in found.by_ref:
        chosen = [one for ref, one in found.by_ref.items() if ref == meant or ref.startswith(f"{meant}.")]
        return [_node(one, found, seen, names, law) for one in chosen], ()
    now = standing(store, seen)
    made = [("draft", now.draft)] if now.draft else []
    try:
        if (written := writing.as_it_stands(store.root, seen.one.id)) is not None:
            made.insert(0, ("text", written.statement))
    except FaultsError:
        pass
    sentences: list[Sentence] = []
    for where, draft in made:
        for claim in claims_of(draft, asked):
            if all(one.text != claim.text for one in sentences):
                sentences.append(_sentence(claim, where, found, names, law))
    return (), sentences


def _facts(found: Findings, keys: Sequence[str]) -> list[tuple[str, str, str]]:
    facts = []
    for key in keys:
        item = found.usable.items.get(key)
        if item is not None:
            sources = "; ".join(source_in_short(source, english())[0] for _, source in found.usable.sources_of(item))
            facts.append((key, item.fact, sources))
    return facts


def _node(one: Finding, found: Findings, seen: Seen, names: Mapping[str, str], law: Mapping[str, str]) -> Node:
    given = []
    for ref in one.ratings if one.kind != "group" else ():
        sheet = seen.one.sheets[f"{ref.analyst}.yaml"].model
        if sheet is not None:
            rating = sheet.ratings[ref.position]
            number = rating.level if rating.level is not None else rating.value
            answer = str(rating.state).replace("-", " ") if rating.state else f"level {number:g}"
            given.append(Given(ref.analyst, answer, public_reason(rating, found.usable, english())))
    value = "no value" if one.score.value is None else f"{one.score.value:.0f} of 100"
    return Node(
        one.ref, names.get(one.ref, one.ref), value, one.outcome.value.replace("-", " "), one.certainty.label, given,
        _facts(found, one.evidence) if one.kind != "group" else (),
        [law.get(text, text) for text in dict.fromkeys(one.standards)] if one.kind != "group" else (),
        one.kind == "group",
    )  # fmt: skip


def _sentence(claim: Claim, where: str, found: Findings, names: Mapping[str, str], law: Mapping[str, str]) -> Sentence:
    return Sentence(
        claim.text, where, [(ref, names.get(ref, ref)) for ref in claim.findings], _facts(found, claim.evidence),
        [law.get(text, text) for text in dict.fromkeys(claim.standards)],
    )  # fmt: skip


def _is_hidden(evidence: EvidenceFile | None, asked: str) -> bool:
    """Whether what was asked for names an item that is not public: of it nothing is said, not even that it is there."""
    items = evidence.items if evidence else ()
    return any(item.id == asked and item.sensitivity is not Sensitivity.PUBLIC for item in items)


__all__ = ["Given", "Node", "Sentence", "page"]
