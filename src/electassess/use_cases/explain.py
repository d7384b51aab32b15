# SPDX-License-Identifier: Apache-2.0
"""The way back: from a score or a sentence to the lines of files it rests on."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from electassess.comparison import driven
from electassess.diagnostics import error, nearest
from electassess.findings import Finding, Findings, public_reason
from electassess.findings.score_words import called, reasons_words
from electassess.language import Language
from electassess.model.base import Edition
from electassess.scoring import Method, Panel, Scorecard, Scores, card_of
from electassess.statement import Draft
from electassess.statement.citations import source_text
from electassess.statement.document import Claim
from electassess.use_cases import days, drafting, pipeline, writing
from electassess.use_cases.likelier import likelier
from electassess.workspace import Snapshot
from electassess.workspace.packs import english


def _standards(citations: tuple[str, ...], language: Language) -> list[str]:
    return ["    " + language.say("explain-standard", standard=one) for one in dict.fromkeys(citations)]


def _reckoned(finding: Finding, findings: Findings, panel: Panel, language: Language) -> list[str]:
    """How a value came of the levels given, or of the values below."""
    score, say = finding.score, language.say
    if score.value is None:
        return []
    if finding.kind == "group":
        rule = findings.groups[finding.ref].aggregation.value.replace("_", "-")
        left = "yes" if score.rated < score.applicable else "no"
        rated, every = str(score.rated), str(score.applicable)
        return ["    " + say("explain-group", rule=rule, rated=rated, all=every, left=left)]
    levels = sorted(one.level for one in score.ratings if one.level is not None)
    told = {"levels": language.listing([f"{level:g}" for level in levels]), "value": f"{score.value:.1f}"}
    if len(levels) == 1:
        return ["    " + say("explain-alone", **told)]
    how = say("explain-levels", panel=panel.value, level=f"{score.level:g}", **told)
    apart = score.spread is not None and score.spread > 1
    return ["    " + (say("explain-apart", how=how, spread=f"{score.spread:g}") if apart else how)]


def _hands(loaded: Snapshot, identity: str, analysts: int, language: Language) -> list[str]:
    """That sheets are by fewer people than there are sheets."""
    hands = loaded.election(identity).fewer_hands(analysts)
    if hands is None:
        return []
    return ["    " + language.say("explain-hands", hands=hands, sheets=str(analysts))]


def _head(finding: Finding, language: Language) -> str:
    """What was found, in one line."""
    score, say = finding.score, language.say
    told = {
        "node": finding.ref,
        "value": say("explain-no-value") if score.value is None else f"{score.value:.1f}",
        "outcome": finding.outcome.value,
        "certainty": finding.certainty.label,
    }
    if score.level is None:
        return say("explain-finding", **told)
    return say("explain-finding-level", level=f"{score.level:g}", **told)


def _finding(
    finding: Finding, findings: Findings, loaded: Snapshot, identity: str, panel: Panel, language: Language
) -> list[str]:
    one, say = loaded.assessments[identity], language.say
    lines = [_head(finding, language), *_reckoned(finding, findings, panel, language)]
    if finding.kind == "group":
        return lines
    for ref in finding.ratings:
        rating = one.rating(ref.analyst, ref.position)
        if rating is not None:
            given = rating.state or say("explain-level", level=str(rating.level))
            because = public_reason(rating, findings.usable, language)
            lines.append(f"    {one.rating_at(ref.analyst, ref.position)}  {given}: {because}")
    cited = {
        key for ref in finding.ratings if (rating := one.rating(ref.analyst, ref.position)) for key in rating.evidence
    }
    for key in sorted(finding.evidence, key=lambda key: key not in cited):
        item = findings.usable.items[key]
        fact = item.fact if key in cited else say("explain-uncited", fact=item.fact)
        lines.append(f"    {one.item_at(key)}  {fact}")
        lines += [f"        {source_text(source, language)}" for _, source in findings.usable.sources_of(item)]
    return lines + _standards(finding.standards, language)


def _verdict(scores: Scores, card: Scorecard, loaded: Snapshot, language: Language) -> list[str]:
    """What drives a verdict, the rules behind it, and what each criterion adds to the index."""
    labels, say = scores.labels, language.say
    told = {"election": card.election, "band": "–" if card.band is None else str(card.band)}
    if card.band is not None and labels:
        label = called(card.verdict, labels[card.band], language)
        lines = [say("explain-verdict-label", label=label, **told)]
    else:
        lines = [say("explain-verdict", **told)]
    behind = driven(card, labels, loaded.catalogue, language)
    lines += _hands(loaded, card.election, len(card.analysts), language)
    lines += [f"    {sentence}" for sentence in behind.drives]
    lines += ["    " + say("explain-rule", rule=reason) for reason in reasons_words(card.verdict, language)]
    lines += [f"    {words}" for words in likelier(scores, [card]).values()]
    for one in behind.pulls:
        points = {"adds": f"{one.adds:.1f}", "most": f"{one.adds + one.lacks:.1f}"}
        place = f"{card.election}#{one.ref}"
        lines.append("    " + say("explain-pull", node=place, value=f"{one.value:.1f}", **points))
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


def _claim(claim: Claim, language: Language) -> str:
    say = language.say
    rests = [
        *(
            say("explain-evidence", item=key, place=at)
            for key, at in zip(claim.evidence, claim.evidence_at, strict=True)
        ),
        *(say("explain-of-finding", node=ref) for ref in claim.findings),
        *(say("explain-ratings", places=places) for places in _by_file(claim.ratings)),
    ]
    lines = [f"{claim.id}  {claim.text}", *(f"    {one}" for one in rests), *_standards(claim.standards, language)]
    return "\n".join(lines + ["    " + say("explain-by-rule", rule=rule) for rule in claim.rules])


def claims_of(made: Draft, name: str) -> list[Claim]:
    """The claims of a text that a name means: the item they tell, their own id, or words that stand in them."""
    words = _plain(name)
    if name in made.told:
        return [claim for claim in made.claims if name in claim.evidence]
    return [claim for claim in made.claims if claim.id == name or (len(words) > 3 and words in _plain(claim.text))]


def _of_text(made: Draft, name: str, item_at: Callable[[str], str], language: Language) -> list[str]:
    """What a text has of a name, or why it does not tell an item of this name."""
    untold = [missed for missed in made.untold if missed.item == name]
    if untold:
        told = {"item": name, "place": item_at(name), "form": made.form, "reason": untold[0].reason}
        return [language.say("explain-untold", **told)]
    return [_claim(claim, language) for claim in claims_of(made, name)]


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
    (identity, _, name), language = ref.partition("#"), english()
    loaded = pipeline.load(root, [identity])
    one = loaded.assessments[identity]
    brief, election = loaded.brief(identity), loaded.election(identity)
    scores = pipeline.score(loaded, Method(edition=edition or Edition.FINAL, as_of=day))
    findings = pipeline.findings(loaded, identity, scores, day or (brief.date if brief else election.last_day))
    card = card_of(scores, identity)
    if name in ("", card.nodes[0].ref):
        other = days.other_verdicts(loaded, {identity: card.band}) if day is None else []
        return "\n".join([*_verdict(scores, card, loaded, language), *other])
    if name in findings.by_ref:
        chosen = [one for key, one in findings.by_ref.items() if key == name or key.startswith(f"{name}.")]
        panel = scores.method.panel
        first, *rest = [line for one in chosen for line in _finding(one, findings, loaded, identity, panel, language)]
        return "\n".join([first, *_hands(loaded, identity, len(card.analysts), language), *rest])
    if brief is not None:
        plain = drafting.draft(root, identity, edition, day)
        written = writing.as_it_stands(root, identity) if edition is None and day is None else None
        parts = _of_text(plain, name, one.item_at, language)
        if written is not None:
            known = {(claim.id, claim.text) for claim in plain.claims}
            own = [claim for claim in claims_of(written.statement, name) if (claim.id, claim.text) not in known]
            parts += [language.say("explain-in-copy", claim=_claim(claim, language)) for claim in own]
        if parts:
            return "\n\n".join(parts)
    near = nearest(name, findings.by_ref)
    raise pipeline.FaultsError(
        [
            error(
                "EA503",
                f"assessments/{identity}",
                None,
                f"there is no {name} here",
                near or "give a node of the catalogue, the id of a claim, or words of a sentence",
            )
        ]
    )


__all__ = ["claims_of", "explain"]
