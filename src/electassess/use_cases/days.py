# SPDX-License-Identifier: Apache-2.0
"""The statement's own day beside the day asked for: two commands never give one election two verdicts in silence."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from electassess.diagnostics import Diagnostic
from electassess.model.base import Edition
from electassess.model.publication import publication_days
from electassess.use_cases import pipeline
from electassess.use_cases.pipeline import score
from electassess.workspace import Assessment, Reference, Snapshot

MOST_DAYS = 100
"""Most assessments of which the verdict on the statement's own day is reckoned beside the one asked for."""


@dataclass(frozen=True)
class OwnDay:
    """What the statement's own day makes of an election.

    Attributes:
        edition: of the brief.
        date: of the brief.
        band: that the evidence of that day gives; `None` without a verdict.
        label: of the band.
    """

    edition: Edition
    date: dt.date
    band: int | None
    label: str


def other_days(loaded: Snapshot, bands: Mapping[str, int | None]) -> dict[str, OwnDay]:
    """The verdict on the day and in the edition of each statement, where it is another. Without a brief there is none.

    Args:
        loaded: the workspace.
        bands: the verdicts that it is held against, by election, `None` where there is none.
    """
    from electassess.findings.score_words import called  # noqa: PLC0415
    from electassess.scoring import NO_BAND, Method, card_of  # noqa: PLC0415
    from electassess.workspace.packs import english  # noqa: PLC0415

    found = {}
    for key, band in bands.items():
        brief = loaded.brief(key)
        if brief is None or loaded.election(key).misfit(brief.edition, brief.date):
            continue
        scores = score(loaded.alone(key), Method(edition=brief.edition, as_of=brief.date))
        given = int(scores.bands[0])
        own = None if given == NO_BAND else given
        if own != band:  # a card takes longer than all the rest, and few are called for
            label = "" if own is None else called(card_of(scores, key).verdict, scores.labels[own], english())
            found[key] = OwnDay(brief.edition, brief.date, own, label)
    return found


def bands_of(loaded: Snapshot, edition: Edition | None = None) -> dict[str, int | None]:
    """The verdicts that all evidence gives, by election, `None` where there is none."""
    from electassess.scoring import Method  # noqa: PLC0415

    scores = score(loaded, Method(edition=edition or Edition.FINAL))
    return dict(
        zip(scores.ratings.elections, [None if band < 0 else band for band in scores.bands.tolist()], strict=True)
    )


def other_verdicts(loaded: Snapshot, bands: Mapping[str, int | None]) -> list[str]:
    """In a line each, the elections that get another verdict on the day of their statement.

    Args:
        loaded: the workspace.
        bands: verdicts by election, `None` where there is none.
    """
    from electassess.workspace.packs import english  # noqa: PLC0415

    say = english().say
    if len(bands) > MOST_DAYS:
        return [say("other-verdicts-many", most=str(MOST_DAYS))]
    lines = []
    known = {key: band for key, band in bands.items() if key in loaded.assessments}
    for key, own in other_days(loaded, known).items():
        told = {"election": key, "edition": own.edition.value, "date": own.date.isoformat()}
        if own.band is None:
            lines.append(say("other-verdict-none", **told))
        else:
            lines.append(say("other-verdict", band=str(own.band), label=own.label, **told))
    return lines


@dataclass(frozen=True)
class SetAside:
    """What the day of a statement sets aside of one assessment. Nothing of it names an item that is not public.

    Attributes:
        items: ids of the public items, in the order of the file.
        wholly: indicators of which every level given is set aside.
        partly: indicators of which some analysts' levels are set aside and others' count, with those analysts.
    """

    items: tuple[str, ...]
    wholly: tuple[str, ...]
    partly: tuple[tuple[str, tuple[str, ...]], ...]

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.items or self.wholly or self.partly)

    def __str__(self) -> str:
        """In one line."""
        partly = [f"{ref} ({', '.join(analysts)})" for ref, analysts in self.partly]
        parts = (
            ("items", self.items),
            ("every level of", self.wholly),
            ("some analysts’ levels of", partly),
        )
        return "; ".join(f"{what} {', '.join(names)}" for what, names in parts if names)


def set_aside(one: Assessment, day: dt.date) -> SetAside:
    """What a day sets aside of an assessment, by the rules that scores and drafts follow."""
    from electassess.findings import usable_evidence  # noqa: PLC0415
    from electassess.scoring import Status, status_of  # noqa: PLC0415

    evidence = one.evidence.model
    if evidence is None:
        return SetAside((), (), ())
    days, usable = publication_days(evidence), usable_evidence(evidence, day)
    late: dict[str, list[str]] = {}
    counted: set[str] = set()
    for sheet in one.read_sheets:
        for rating in sheet.ratings if sheet.submitted else ():
            status = status_of(rating, day, days)
            if status is Status.SET_ASIDE:
                late.setdefault(rating.indicator, []).append(sheet.analyst)
            elif status is Status.SCORED:
                counted.add(rating.indicator)
    return SetAside(
        items=tuple(item.id for item in evidence.items if item.id in usable.later),
        wholly=tuple(ref for ref in late if ref not in counted),
        partly=tuple((ref, tuple(sorted(names))) for ref, names in late.items() if ref in counted),
    )


def day_faults(root: Path, reference: Reference, one: Assessment) -> Iterator[Diagnostic]:
    """What the day of the brief sets aside, and a warning where that gives another verdict than all evidence."""
    document = one.brief
    if document is None or document.model is None or one.election.model is None:
        return
    if one.evidence.model is None or max(publication_days(one.evidence.model).values(), default=dt.date.min) <= (
        document.model.date
    ):
        return  # what is known at once needs no scores
    found = set_aside(one, document.model.date)
    if not found:
        return
    message = f"the statement of {document.model.date} sets aside {found}"
    yield document.note(
        "EA620", ("date",), message, "their sources came out later, or cannot be shown to have been out"
    )
    alone = Snapshot(root, reference, {one.id: one})
    bands = bands_of(alone)
    own, whole = other_days(alone, bands).get(one.id), bands[one.id]
    if own is not None:
        says = "no verdict" if own.band is None else f"band {own.band}, {own.label}"
        there = "no verdict" if whole is None else f"band {whole}"
        message = (
            f"by what was known on {own.date} the {own.edition.value} edition has {says}; by all evidence, {there}"
        )
        hint = "date sources more exactly, choose a later day, or let it say what could be known then"
        yield document.warning("EA621", ("date",), message, hint)


def check(root: Path, ids: Sequence[str] = (), processes: int = 1) -> Iterator[Diagnostic]:
    """Every fault of a workspace, as `pipeline.check`, and what the day of each statement sets aside."""
    return pipeline.check(root, ids, processes, (day_faults,))


__all__ = [
    "MOST_DAYS",
    "OwnDay",
    "SetAside",
    "bands_of",
    "check",
    "day_faults",
    "other_days",
    "other_verdicts",
    "set_aside",
]
