# SPDX-License-Identifier: Apache-2.0
"""The forms of the election and of the brief: each a whole file, of which a form changes the keys it shows."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.diagnostics import Severity, error
from electassess.model import Brief, Election
from electassess.model.base import Addressee, Edition, Form
from electassess.model.election import ElectionType
from electassess.model.evidence import Sensitivity
from electassess.model.vote import Fate, VoteKind
from electassess.source import parse
from electassess.use_cases import writing
from electassess.use_cases.pipeline import FaultsError
from electassess.web.desk import desk_of, seen_of, show
from electassess.web.entries import Entry, put_entry, show_entry, stamp
from electassess.web.fields import Loc, placed, said_of
from electassess.web.forms import Field, Option, in_short, keys_of, options_of
from electassess.web.saving import UnfitError, create
from electassess.web.store import Seen
from electassess.workspace import Document, Reference


def election_fields(reference: Reference) -> tuple[Field, ...]:
    """Keys of `election.yaml`."""
    countries = reference.countries.model
    known = sorted((one.name, code) for code, one in countries.countries.items()) if countries else []
    return (
        Field(
            "country",
            "Country",
            "choice",
            options=tuple(Option(code, name) for name, code in known),
            always=True,
            link=("/countries", "Countries: how a text names them"),
        ),
        Field("type", "What is elected", "choice", options=options_of(tuple(ElectionType)), always=True),
        Field("title", "Title", help="As in a headline, with the year: 2028 Nepalese General Election."),
        Field("phrase", "In running text", help="As it stands after “the”, without the date: general election."),
        Field("plural", "The phrase takes a plural verb (the general elections were …)", "yes"),
        Field(
            "votes",
            "Days of voting",
            "rows",
            help="In order; every round, and days that were put off or annulled.",
            columns=(
                Field("date", "Day", "day"),
                Field("round", "Round", "number"),
                Field("until", "Until", "day"),
                Field("kind", "Who votes", "choice", options=options_of(tuple(VoteKind))),
                Field("fate", "What became of it", "choice", options=options_of(tuple(Fate))),
                Field("fate_on", "Decided on", "day"),
                Field("instead_of", "Instead of", "day"),
            ),
        ),
        Field("election_body.name", "Election body"),
        Field("election_body.short", "Its short name"),
        Field("election_body.plural", "Its name takes a plural verb", "yes"),
        Field("election_body.article", "Its name takes no article in a text", "no", more=True),
        Field(
            "actors",
            "Bodies, parties and people",
            "rows",
            help="Those that facts speak of: clauses name them by their short name in braces, as {ruling-party}. The "
            "first mention prints the introduction, later ones what stands under “later”.",
            columns=(
                Field("id", "Short name", "slug"),
                Field("name", "Name"),
                Field("short", "Later"),
                Field("introduce", "Introduced as"),
                Field("role", "Body of the state", "choice", options=options_of(tuple(Addressee))),
            ),
        ),
        Field("desk_note", "Note on how this was made", "area", more=True),
        Field("hands", "People who wrote the sheets, if fewer than the sheets", "number", more=True),
    )


_BESIDE_WORDS: Final = frozenset({"adopted", "adopted_text", "notice"})
"""Keys of the brief that change none of the words that organisations adopt."""
_TEXT_CHANGES: Final = (
    "something else was changed here, which changes the text: save that without this tick, bring the text up to date "
    "on the page Write, then tick"
)


def brief_fields(reference: Reference, seen: Seen) -> tuple[Field, ...]:
    """Keys of `statement.yaml`."""
    registry = reference.organisations.model
    known = tuple(Option(one.id, one.name) for one in (registry.organisations if registry else ()))
    criteria = tuple(
        Option(one.id, one.title)
        for one in (reference.tree.root.groups if reference.tree else ())
        if not isinstance(one, str)
    )
    election, evidence = seen.one.election.model, seen.one.evidence.model
    public = [item for item in (evidence.items if evidence else ()) if item.sensitivity is Sensitivity.PUBLIC]
    grounds = (
        *(Option(item.id, in_short(item.fact), group="Items of evidence") for item in public),
        *(Option(ref, node.title, group="Questions") for ref, node in reference.indicators.items()),
        *(Option(one.value, one.title, group="Criteria") for one in criteria),
    )
    asked = (
        *(Option(one.id, one.name) for one in (election.actors if election else ())),
        *(Option(str(role), str(role)) for role in Addressee),
    )
    return (
        Field(
            "edition",
            "Edition",
            "choice",
            options=options_of(
                tuple(Edition),
                {
                    "pre-election": "before the vote",
                    "preliminary": "within days of it",
                    "final": "when the process is over",
                },
            ),
            always=True,
        ),
        Field("date", "Day of the statement", "day", help="It uses only what was public by then."),
        Field(
            "form",
            "Form",
            "choice",
            help="Empty: joint.",
            options=options_of(
                tuple(Form),
                {
                    "joint": "for signature",
                    "full": "for the record",
                    "report": "every fact",
                    "summary": "one page",
                },
            ),
        ),
        Field("language", "Language", help="Empty: en-GB."),
        Field("title", "Title", help="Empty: as the ladder gives it."),
        Field("addressees", "Whom it calls on", "lines", help="One a line, as within a sentence: the African Union."),
        Field(
            "endorsers",
            "Who speaks",
            "many",
            options=known,
            help="Those that have agreed.",
            link=("/organisations/new", "Enter an organisation that is not in the list"),
        ),
        Field("observed", "Who of them observed this election", "many", options=known, more=True),
        Field("desk_work", "It was made at the desk, from documents", "yes"),
        Field(
            "adopted",
            "These organisations have adopted this text",
            "yes",
            help="As it stands on the page Write: if a word of it changes, it is published as theirs no more. Tick it "
            "alone, when everything else is saved and the text is up to date.",
        ),
        Field(
            "asks",
            "Further asks",
            "rows",
            help="Each rests on an item of evidence, an indicator or a criterion. A verb first.",
            columns=(
                Field("text", "We call on them to …"),
                Field("because", "Because of", "choice", options=grounds),
                Field("to", "Whom", "choice", options=asked),
            ),
        ),
        Field("notice", "Notice above the text", "area"),
        Field("order", "Paragraphs told first", "many", options=criteria, more=True),
        Field("leave_out", "Items left out", "lines", help="One a line, by short name.", more=True),
    )


def _whole(seen: Seen, document: Document[Any], title: str, fields: tuple[Field, ...], model: type[Any]) -> Entry:
    """A whole file as a form."""
    data, _ = parse(document.text.removeprefix("\ufeff"), "", guarded=False)
    if not isinstance(data, dict):
        raise HTTPException(409, "the file has faults of form: see the overview")
    name = "election" if model is Election else "brief"
    place = f"/e/{seen.one.id}/{name}"
    said = said_of(placed(document, seen.faults), ())
    return Entry(title, fields, keys_of(model), data, stamp(data), said, place, f"{place}?saved")


def _at_top(data: Any) -> tuple[Loc, Any]:
    return (), data


def _election(request: Request) -> tuple[Seen, Entry]:
    seen, (reference, _) = seen_of(request), desk_of(request).store.reference()
    return seen, _whole(seen, seen.one.election, "Election", election_fields(reference), Election)


def election_form(request: Request) -> Response:
    """The form of the election."""
    return show_entry(request, _election(request)[1])


def put_election(request: Request, form: FormData) -> Response:
    """Save the election."""
    seen, entry = _election(request)
    return put_entry(request, form, entry, seen.one.election.path, Election, _at_top)


def _brief(request: Request) -> tuple[Seen, Entry | None]:
    seen, (reference, _) = seen_of(request), desk_of(request).store.reference()
    if seen.one.brief is None:
        return seen, None
    return seen, _whole(seen, seen.one.brief, "Brief of the statement", brief_fields(reference, seen), Brief)


def brief_form(request: Request) -> Response:
    """The form of the brief."""
    seen, entry = _brief(request)
    return show(request, "no_brief.html", seen=seen) if entry is None else show_entry(request, entry)


def put_brief(request: Request, form: FormData) -> Response:
    """Save the brief; one that is not there is begun."""
    seen, entry = _brief(request)
    if entry is None or seen.one.brief is None:
        election = seen.one.election.model
        if election is None:
            raise HTTPException(409, "the election comes first: see the overview")
        day = min(election.last_day + dt.timedelta(days=30), dt.date(2200, 12, 31))
        text = f"edition: final\ndate: {day.isoformat()}\naddressees: []\nendorsers: []\n"
        create(desk_of(request).store.root, f"assessments/{seen.one.id}/statement.yaml", Brief, text)
        return brief_form(request)
    root, identity = desk_of(request).store.root, seen.one.id

    def adjust(typed: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
        """What is ticked as adopted is the text as it stands now; what is no longer adopted has no stamp."""
        if not typed.get("adopted"):
            return {key: value for key, value in typed.items() if key != "adopted_text"}
        if before.get("adopted"):
            return typed
        if any(typed.get(key) != before.get(key) for key in (typed.keys() | before.keys()) - _BESIDE_WORDS):
            path = seen.one.brief.path if seen.one.brief else ""
            raise UnfitError(((("adopted",), error("EA601", path, None, _TEXT_CHANGES)),))
        try:
            return typed | {"adopted_text": writing.adopted_now(root, identity)}
        except FaultsError as stop:
            found = [fault for fault in stop.faults if fault.severity is Severity.ERROR]
            raise UnfitError(tuple((("adopted",), fault) for fault in found)) from None

    return put_entry(request, form, entry, seen.one.brief.path, Brief, _at_top, adjust=adjust)


__all__ = ["brief_form", "election_form", "put_brief", "put_election"]
