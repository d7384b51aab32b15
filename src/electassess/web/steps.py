# SPDX-License-Identifier: Apache-2.0
"""The steps from an empty assessment to a statement, which of them are done, and which is next."""

from dataclasses import dataclass
from pathlib import Path

from electassess.web.beside import Standing
from electassess.web.progress import Chapter
from electassess.web.store import Seen
from electassess.workspace.find import WORKING_COPY


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        title: it.
        text: how far it is, or what to do.
        href: where.
        done: whether it is.
    """

    title: str
    text: str
    href: str
    done: bool


def _counted(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def steps(
    root: Path, seen: Seen, analyst: str, mine: list[Chapter], standing: Standing, *, published: bool
) -> list[Step]:
    """All steps, in the order of work.

    Args:
        root: the workspace.
        seen: the assessment.
        analyst: who looks.
        mine: how far the own sheet is, by criterion.
        standing: where the election stands.
        published: whether there are finished files.
    """
    start = f"/e/{seen.one.id}"
    return [
        _election(seen, start),
        _evidence(seen, start),
        *_rating(seen, start, analyst, mine),
        _brief(seen, start),
        *_text(root, seen, start, standing, published=published),
    ]


def _election(seen: Seen, start: str) -> Step:
    model = seen.one.election.model
    faults = sum(one.path == seen.one.election.path and one.severity == "error" for one in seen.faults)
    if model is None or faults:
        return Step("Election", "has faults: mend them first", f"{start}/election", done=False)
    named = model.election_body.name
    if model.actors:
        named += f", and {_counted(len(model.actors), 'other name')} that facts can use"
    return Step("Election", f"{named}. Is it right?", f"{start}/election", done=True)


def _evidence(seen: Seen, start: str) -> Step:
    model = seen.one.evidence.model
    if model is None:
        return Step("Evidence", "has faults: mend them first", f"{start}/evidence", done=False)
    if not model.sources:
        return Step("Evidence", "enter the first source", f"{start}/evidence/source/new", done=False)
    if not model.items:
        return Step("Evidence", "enter the first fact", f"{start}/evidence/item/new", done=False)
    text = f"{_counted(len(model.items), 'item')} from {_counted(len(model.sources), 'source')}"
    return Step("Evidence", text, f"{start}/evidence", done=True)


def _rating(seen: Seen, start: str, analyst: str, mine: list[Chapter]) -> list[Step]:
    document = seen.one.sheets.get(f"{analyst}.yaml") if analyst else None
    others = [one for one in seen.one.read_sheets if one.submitted]
    if document is None:
        text = f"{_counted(len(others), 'sheet')} submitted; you have none" if others else "begin your sheet"
        return [Step("Rate", text, f"{start}/rate", done=bool(others))]
    done, total = sum(one.done for one in mine), sum(one.total for one in mine)
    chapter = next((one.ref for one in mine if one.done < one.total), "")
    where = f"{start}/rate/{chapter}" if chapter else f"{start}/rate"
    rate = Step("Rate", f"you have answered {done} of {total}", where, done=done == total)
    submitted = document.model is not None and document.model.submitted
    text = "your sheet counts" if submitted else "nothing of your sheet counts until you submit it, below"
    return [rate, Step("Submit", text, f"{start}/#mine", done=submitted)]


def _brief(seen: Seen, start: str) -> Step:
    brief = seen.one.brief.model if seen.one.brief else None
    if brief is None:
        return Step("Brief", "say who speaks, to whom, and when", f"{start}/brief", done=False)
    if not brief.endorsers:
        return Step("Brief", "nobody signs yet: tick the organisations that have agreed", f"{start}/brief", done=False)
    return Step(
        "Brief", f"{brief.edition}, {_counted(len(brief.endorsers), 'organisation')}", f"{start}/brief", done=True
    )


def _text(root: Path, seen: Seen, start: str, standing: Standing, *, published: bool) -> list[Step]:
    begun = (root / "assessments" / seen.one.id / WORKING_COPY).is_file()
    if standing.faults and all(fault.code == "EA501" for fault in standing.faults):
        draft = Step(
            "Draft", "too little can be judged for one yet: it says what is lacking", f"{start}/draft", done=False
        )
    elif standing.faults:
        number = len(standing.faults)
        draft = Step("Draft", f"{_counted(number, 'error')} in the way: see below", f"{start}/#check", done=False)
    else:
        draft = Step("Draft", "read it beside what it rests on", f"{start}/draft", done=standing.draft is not None)
    write = Step("Write", "make of it the text that you want to sign", f"{start}/write", done=begun)
    finish = Step("Publish", "finished files are there" if published else "look at it as a reader would, and publish",
                  f"{start}/published", done=published)  # fmt: skip
    return [draft, write, finish]


__all__ = ["Step", "steps"]
