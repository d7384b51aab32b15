# SPDX-License-Identifier: Apache-2.0
"""What was rated in one of two elections alone, or in neither: why, and what is known of it all the same."""

from collections.abc import Iterator

from electassess.comparison.cells import answers
from electassess.comparison.entry import Entry
from electassess.comparison.facts import Telling
from electassess.comparison.sentences import Sentence, items_of
from electassess.findings import Finding
from electassess.model.evidence import Reading
from electassess.scoring import Status


def why(entry: Entry, finding: Finding) -> str:
    """Why an indicator has no level in an election, in its analysts' words as far as these are public."""
    say = entry.language.say
    if finding.score.status is Status.NOT_APPLICABLE:
        return say("point-outside")
    given = [one for one in answers(entry, finding) if one.level is None]
    if not given:
        return say("point-not-rated")
    reasons = list(dict.fromkeys(one.because.rstrip(".") for one in given if one.because))
    status = given[0].status.replace("-", " ")
    return say("reason-quoted", status=status, reason=reasons[0]) if reasons else status


def alone(first: Entry, second: Entry, telling: Telling) -> Iterator[Sentence]:
    """Each indicator with a level in one election and none in the other, with the reason and facts on either side."""
    for entry, other in ((first, second), (second, first)):
        for ref in entry.findings.indicators:
            mine, its = entry.findings.by_ref[ref], other.findings.by_ref[ref]
            if mine.score.level is None or its.score.level is not None:
                continue
            title = entry.findings.indicators[ref].title
            told = {"title": title, "level": f"{mine.score.level:g}", "first": entry.name, "second": other.name}
            yield _on(entry.language.say("indicator-alone", why=why(other, its), **told), entry, other, ref)
            yield from telling.one(entry, mine, Reading.FAULT if mine.serious else Reading.STRENGTH, 1)
            yield from telling.one(other, its, Reading.FAULT, 1)


def neither(first: Entry, second: Entry, telling: Telling) -> Iterator[Sentence]:
    """Each indicator without a level in both elections, save those that apply in neither."""
    for ref in first.findings.indicators:
        pair = [(entry, entry.findings.by_ref[ref]) for entry in (first, second)]
        if any(one.score.level is not None for _, one in pair):
            continue
        if all(one.score.status is Status.NOT_APPLICABLE for _, one in pair):
            continue
        title = first.findings.indicators[ref].title
        whys = [why(entry, one) for entry, one in pair]
        told = {"first": first.name, "second": second.name, "why_first": whys[0], "why_second": whys[1]}
        yield _on(first.language.say("indicator-neither", title=title, **told), first, second, ref)
        for entry, one in pair:
            yield from telling.one(entry, one, Reading.FAULT, 1)


def _on(text: str, first: Entry, second: Entry, ref: str) -> Sentence:
    """A sentence on an indicator, with everything that analysts answered and cited."""
    found = [(entry, entry.findings.by_ref[ref]) for entry in (first, second)]
    return Sentence(
        text,
        tuple(entry.finding_ref(ref) for entry, _ in found),
        tuple(at for entry, one in found for at in entry.rated_at(one)),
        items_of((entry, (one,)) for entry, one in found),
    )


__all__ = ["alone", "neither", "why"]
