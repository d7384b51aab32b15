# SPDX-License-Identifier: Apache-2.0
"""What the text does not say, and why: the list an editor reads before the text goes out."""

import re
from collections.abc import Iterable

from electassess.findings import Finding, Findings
from electassess.scoring.scorecard import Status
from electassess.statement.document import Gap
from electassess.statement.frame import UNSIGNED
from electassess.statement.inputs import Material
from electassess.statement.naming import names_of


def _known(finding: Finding, findings: Findings) -> str:
    """How the days of what came too late are known: `later`, `vague`, or `both`, some so and some so.

    A source of which only the month or year is known is not said to have come out after a day in it.
    """
    vague = [item in findings.usable.vague for item in finding.later]
    return "vague" if vague and all(vague) else "both" if any(vague) else "later"


def _serious(material: Material) -> list[Gap]:
    findings, language = material.findings, material.language
    gaps = []
    for finding in findings.serious:
        title = findings.indicators[finding.ref].title
        if finding.evidence:
            continue
        if finding.withheld:
            text = language.say("gap-general", title=title)
            gaps.append(Gap("no-public-evidence", finding.ref, text))
        elif finding.later:
            date = language.date(material.today)
            text = language.say("gap-later", title=title, date=date, known=_known(finding, findings))
            gaps.append(Gap("later-evidence", finding.ref, text))
        else:
            gaps.append(Gap("no-public-evidence", finding.ref, language.say("gap-unsupported", title=title)))
    return gaps


def _not_scored(material: Material) -> list[Gap]:
    findings, language = material.findings, material.language
    gaps = []
    for finding in findings.by_ref.values():
        if finding.kind != "indicator":
            continue
        title = findings.indicators[finding.ref].title
        if finding.score.status is Status.SET_ASIDE:
            date = language.date(material.today)
            text = language.say("gap-set-aside", title=title, date=date, known=_known(finding, findings))
            gaps.append(Gap("set-aside", finding.ref, text))
        elif finding.score.status is Status.NOT_YET and finding.ratings:
            gaps.append(Gap("not-yet", finding.ref, language.say("gap-not-yet", title=title)))
    return gaps


def find_gaps(material: Material) -> tuple[Gap, ...]:
    """List the gaps of a draft beside the items that it does not tell.

    Args:
        material: of the draft.

    Returns:
        Serious findings without usable evidence, criteria without a finding, that nobody signs, ratings set aside or
        not yet due.
    """
    findings = material.findings
    gaps = _serious(material)
    for ref in findings.criteria:
        finding = findings.by_ref[ref]
        if finding.score.status is Status.NOT_SCORED:
            title = findings.groups[ref].title
            text = material.language.say("gap-no-finding", title=title)
            gaps.append(Gap("no-finding", ref, text))
    if not material.endorsers:
        said = "gap-unsigned" if material.brief.form in UNSIGNED else "gap-nobody-signs"
        gaps.append(Gap("no-signatories", "brief", material.language.say(said)))
    return tuple(gaps + _not_scored(material))


def title_gaps(material: Material, title: str, told: Iterable[str]) -> list[Gap]:
    """The words of a title that people gave which nothing that the text tells bears out: they change nothing of it.

    Names, and what any title of a statement says, assert nothing.

    Args:
        material: of the draft.
        title: as people gave it.
        told: the facts, the verdict and the background, as they are read.
    """
    election, country, language = material.election, material.country, material.language
    named = (election.title, election.phrase, country.name, country.adjective, country.people)
    bodies = names_of(election, material.endorsers).values()
    form = (*material.ladder.titles.values(), language.say("little-words"), language.say("joint-statement", count=2))
    known = _words(*told, *named, *(name for one in bodies for name in (one.first, one.later)), *form)
    bare = [word for word in dict.fromkeys(_words(title)) if not any(_akin(word, other) for other in known)]
    if not bare:
        return []
    words = language.listing([language.say("quoted-word", word=word) for word in bare])
    return [Gap("title-not-told", "brief", language.say("gap-title", words=words))]


def _words(*texts: str) -> list[str]:
    """The words of texts that may say something: neither figures nor what has two or three letters."""
    return [word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text.casefold())]


def _akin(word: str, other: str) -> bool:
    """Whether two words begin alike, but for an ending of up to three letters: `exclusion`, `excluded`."""
    stem = max(4, min(len(word), len(other)) - 3)
    return word[:stem] == other[:stem] if len(word) >= stem <= len(other) else word == other


__all__ = ["find_gaps", "title_gaps"]
