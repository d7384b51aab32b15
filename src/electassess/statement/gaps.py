# SPDX-License-Identifier: Apache-2.0
"""What the text does not say, and why: the list an editor reads before the text goes out."""

from electassess.findings import Findings
from electassess.scoring.scorecard import Status
from electassess.statement.document import Gap
from electassess.statement.grammar import long_date
from electassess.statement.material import Material


def _serious(findings: Findings) -> list[Gap]:
    gaps = []
    for finding in findings.serious:
        title = findings.indicators[finding.ref].title
        if finding.evidence:
            continue
        if finding.withheld:
            text = f"{title}: said in general words only, because the evidence behind it is not public"
            gaps.append(Gap("no-public-evidence", finding.ref, text))
        elif finding.later:
            text = f"{title}: not said, because its evidence came out after the day of the statement"
            gaps.append(Gap("later-evidence", finding.ref, text))
        else:
            gaps.append(Gap("no-public-evidence", finding.ref, f"{title}: not said, because no evidence supports it"))
    return gaps


def _not_scored(material: Material) -> list[Gap]:
    findings = material.findings
    gaps = []
    for finding in findings.by_ref.values():
        if finding.kind != "indicator":
            continue
        title = findings.indicators[finding.ref].title
        if finding.score.status is Status.SET_ASIDE:
            day = long_date(material.today)
            text = f"{title}: ratings set aside, because they rest only on evidence published after {day}"
            gaps.append(Gap("set-aside", finding.ref, text))
        elif finding.score.status is Status.NOT_YET and finding.ratings:
            gaps.append(Gap("not-yet", finding.ref, f"{title}: can be judged only on or after the day of voting"))
    return gaps


def find_gaps(material: Material) -> tuple[Gap, ...]:
    """List the gaps of a draft beside the items that it does not tell.

    Args:
        material: of the draft.

    Returns:
        Serious findings without usable evidence, criteria without a finding, ratings set aside or not yet due.
    """
    findings = material.findings
    gaps = _serious(findings)
    for ref in findings.criteria:
        finding = findings.by_ref[ref]
        if finding.score.status is Status.NOT_SCORED:
            title = findings.groups[ref].title
            text = f"{title}: no judgement on the whole, because too few of its indicators could be rated"
            gaps.append(Gap("no-finding", ref, text))
    return tuple(gaps + _not_scored(material))


__all__ = ["find_gaps"]
