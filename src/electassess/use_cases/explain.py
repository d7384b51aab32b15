# SPDX-License-Identifier: Apache-2.0
"""The way back: from a score or a sentence to the lines of files it rests on."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from electassess.comparison import driven
from electassess.diagnostics import error, nearest
from electassess.findings import Finding, Findings, public_reason
from electassess.model.base import Edition
from electassess.scoring import Method, Panel, Scorecard, Scores, card_of
from electassess.statement import Draft
from electassess.statement.citations import source_text
from electassess.statement.document import Claim
from electassess.use_cases import days, drafting, pipeline, writing
from electassess.use_cases.likelier import likelier
from electassess.workspace import Snapshot
from electassess.workspace.packs import english

UNCITED = "[bears on it, cited by no rating]"
"""Stands before a fact that moved no level of the finding below which it is told."""


def _standards(citations: tuple[str, ...]) -> list[str]:
    return [f"    standard {one}" for one in dict.fromkeys(citations)]


def _reckoned(finding: Finding, findings: Findings, panel: Panel) -> list[str]:
    """How a value came of the levels given, or of the values below."""
    score = finding.score
    if score.value is None:
        return []
    if finding.kind == "group":
        rule = findings.groups[finding.ref].aggregation.value.replace("_", "-")
        mean = "the mean, by weight," if rule == "arithmetic" else f"the {rule} rule over the values"
        others = ", the others are left out" if score.rated < score.applicable else ""
        have = f"{score.rated} of {score.applicable} have a value{others}"
        return [f"    how: {mean} of the indicators below; {have}"]
    levels = sorted(one.level for one in score.ratings if one.level is not None)
    given = english().listing([f"{level:g}" for level in levels])
    if len(levels) == 1:
        return [f"    how: level {given}, given by one analyst alone, is {score.value:.1f} of 100"]
    apart = f"; they lie {score.spread:g} levels apart" if score.spread and score.spread > 1 else ""
    level = f"{score.level:g}"
    how = f"of which the {panel.value} is {level}, and {level} is {score.value:.1f} of 100"
    return [f"    how: levels {given}, {how}{apart}"]


def _hands(loaded: Snapshot, identity: str, analysts: int) -> list[str]:
    """That sheets are by fewer people than there are sheets."""
    hands = loaded.election(identity).fewer_hands(analysts)
    if hands is None:
        return []
    return [
        f"    {hands} {'person' if hands == 1 else 'people'} wrote the {analysts} sheets: that they agree says little"
    ]


def _finding(finding: Finding, findings: Findings, loaded: Snapshot, identity: str, panel: Panel) -> list[str]:
    one = loaded.assessments[identity]
    score = finding.score
    value = "no value" if score.value is None else f"{score.value:.1f}"
    level = "" if score.level is None else f", level {score.level:g}"
    lines = [f"{finding.ref}: {value}{level}, {finding.outcome.value}, certainty {finding.certainty.label}"]
    lines += _reckoned(finding, findings, panel)
    if finding.kind == "group":
        return lines
    for ref in finding.ratings:
        rating = one.rating(ref.analyst, ref.position)
        if rating is not None:
            given = rating.state or f"level {rating.level}"
            because = public_reason(rating, findings.usable)
            lines.append(f"    {one.rating_at(ref.analyst, ref.position)}  {given}: {because}")
    cited = {
        key for ref in finding.ratings if (rating := one.rating(ref.analyst, ref.position)) for key in rating.evidence
    }
    for key in sorted(finding.evidence, key=lambda key: key not in cited):
        item = findings.usable.items[key]
        lines.append(f"    {one.item_at(key)}  {'' if key in cited else f'{UNCITED}: '}{item.fact}")
        lines += [f"        {source_text(source, english())}" for _, source in findings.usable.sources_of(item)]
    return lines + _standards(finding.standards)


def _verdict(scores: Scores, card: Scorecard, loaded: Snapshot) -> list[str]:
    """What drives a verdict, the rules behind it, and what each criterion adds to the index."""
    labels = scores.labels
    label = f", {card.verdict.called(labels[card.band])}" if card.band is not None and labels else ""
    lines = [f"{card.election}: band {'–' if card.band is None else card.band}{label}"]
    behind = driven(card, labels, loaded.catalogue, english())
    lines += _hands(loaded, card.election, len(card.analysts))
    lines += [f"    {sentence}" for sentence in behind.drives]
    lines += [f"    rule: {reason}" for reason in card.verdict.reasons]
    lines += [f"    {words}" for words in likelier(scores, [card]).values()]
    for one in behind.pulls:
        adds = f"adds {one.adds:.1f} of {one.adds + one.lacks:.1f} points"
        lines.append(f"    {card.election}#{one.ref}: value {one.value:.1f}, {adds}")
    return lines


def _by_file(places: Sequence[str]) -> list[str]:
    """Places with those of one file in one line.

    >>> _by_file(["a.yaml:3", "a.yaml:9", "b.yaml:4"])
    ['a.yaml:3, 9', 'b.yaml:4']
    """
    lines: dict[str, list[str]] = {}
    for place in places:
        path, _, line = place.rpartition(":")
        lines.setdefault(path, []).append(line)
    return [f"{path}:{', '.join(numbers)}" for path, numbers in lines.items()]


def _claim(claim: Claim) -> str:
    lines = [f"{claim.id}  {claim.text}"]
    lines += [f"    evidence {key} at {at}" for key, at in zip(claim.evidence, claim.evidence_at, strict=True)]
    lines += [f"    finding {ref}" for ref in claim.findings]
    lines += [f"    ratings {places}" for places in _by_file(claim.ratings)]
    lines += _standards(claim.standards)
    return "\n".join(lines + [f"    rule {rule}" for rule in claim.rules])


def claims_of(made: Draft, name: str) -> list[Claim]:
    """The claims of a text that a name means: the item they tell, their own id, or words that stand in them."""
    words = _plain(name)
    if name in made.told:
        return [claim for claim in made.claims if name in claim.evidence]
    return [claim for claim in made.claims if claim.id == name or (len(words) > 3 and words in _plain(claim.text))]


def _of_text(made: Draft, name: str, item_at: Callable[[str], str]) -> list[str]:
    """What a text has of a name, or why it does not tell an item of this name."""
    untold = [missed for missed in made.untold if missed.item == name]
    if untold:
        return [f"{name} at {item_at(name)} is not told in the {made.form} form: {untold[0].reason}"]
    return [_claim(claim) for claim in claims_of(made, name)]


def _plain(text: str) -> str:
    """A text as words alone, so that a sentence is found however its quotation marks and notes were copied."""
    return " ".join(re.findall(r"[^\W\d_]+", text.casefold()))


def explain(root: Path, ref: str, edition: Edition | None = None, day: dt.date | None = None) -> str:
    """Explain `ELECTION#NODE`, `ELECTION#CLAIM`, or `ELECTION#some words of a sentence`.

    A sentence is looked for in the plain draft and, where there is one, in the working copy as it stands.

    Args:
        root: the workspace.
        ref: an assessment's id, `#`, and a node of the catalogue, the id of a claim, or words of one.
        edition: of the draft and of the scores; the brief's draft and the scores of the final edition, if left out.
        day: of the draft and of the scores; the brief's draft and scores from all evidence, if left out.

    Raises:
        FaultsError: If there is nothing of this name, or files have errors.
    """
    identity, _, name = ref.partition("#")
    loaded = pipeline.load(root, [identity])
    one = loaded.assessments[identity]
    brief, election = loaded.brief(identity), loaded.election(identity)
    scores = pipeline.score(loaded, Method(edition=edition or Edition.FINAL, as_of=day))
    findings = pipeline.findings(loaded, identity, scores, day or (brief.date if brief else election.last_day))
    card = card_of(scores, identity)
    if name in ("", card.nodes[0].ref):
        other = days.other_verdicts(loaded, {identity: card.band}) if day is None else []
        return "\n".join([*_verdict(scores, card, loaded), *other])
    if name in findings.by_ref:
        chosen = [one for key, one in findings.by_ref.items() if key == name or key.startswith(f"{name}.")]
        panel = scores.method.panel
        first, *rest = [line for one in chosen for line in _finding(one, findings, loaded, identity, panel)]
        return "\n".join([first, *_hands(loaded, identity, len(card.analysts)), *rest])
    if brief is not None:
        plain = drafting.draft(root, identity, edition, day)
        written = writing.as_it_stands(root, identity) if edition is None and day is None else None
        parts = _of_text(plain, name, one.item_at)
        if written is not None:
            known = {(claim.id, claim.text) for claim in plain.claims}
            own = [claim for claim in claims_of(written.statement, name) if (claim.id, claim.text) not in known]
            parts += [f"in the working copy, {_claim(claim)}" for claim in own]
        if parts:
            return "\n\n".join(parts)
    hint = nearest(name, findings.by_ref) or "give a node of the catalogue, the id of a claim, or words of a sentence"
    raise pipeline.FaultsError([error("EA503", f"assessments/{identity}", None, f"there is no {name} here", hint)])


__all__ = ["claims_of", "explain"]
