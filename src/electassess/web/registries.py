# SPDX-License-Identifier: Apache-2.0
"""The pages of what all assessments share: how texts name countries, and the organisations that can speak.

The workspace's own file is changed. Where it has none, the shipped one that is in force is copied into it first, so
that one entry is added and all the others stay as they were.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.model import Countries, Model, Organisations
from electassess.model.base import slug_of
from electassess.model.registry import Country, Organisation
from electassess.source import parse
from electassess.web.desk import Desk, desk_of, show, text_of
from electassess.web.entries import Entry, entry_said, put_entry, show_entry, stamp
from electassess.web.fields import Loc, placed
from electassess.web.forms import Field, Option, keys_of
from electassess.web.saving import create
from electassess.workspace import Document, Reference

NEW: Final = "new"
COUNTRIES, ORGANISATIONS = "countries.yaml", "organisations.yaml"


def _options(found: set[str]) -> tuple[Option, ...]:
    return tuple(Option(one, one) for one in sorted(found))


def country_fields(reference: Reference) -> tuple[Field, ...]:
    """Keys of a country, with the regions and bodies that other countries and the standards name."""
    known = reference.countries.model.countries.values() if reference.countries.model else ()
    return (
        Field("name", "Name", help="As within a sentence, with its article: Cambodia, the Philippines."),
        Field("adjective", "Adjective", help="Cambodian, Philippine."),
        Field("people", "The people of …", help="As it stands after “the people of”: Cambodia, the Philippines."),
        Field("government", "Its government", help="As it stands after “we call on”: the Government of Cambodia."),
        Field("parliament", "Its parliament", help="Empty: the parliament of its people.", more=True),
        Field(
            "region", "Region", help="As other countries have it: " + ", ".join(sorted({one.region for one in known}))
        ),
        Field(
            "bodies",
            "Belongs to",
            "many",
            options=_options({body for one in known for body in one.bodies}),
            help="By it a statement knows which commitments bind the country.",
        ),
        Field("election_body.name", "Election body", help="Its right name; election forms are checked against it."),
        Field("election_body.short", "Its short name"),
        Field("election_body.plural", "Its name takes a plural verb", "yes", more=True),
        Field("election_body.article", "Its name takes no article in a text", "no", more=True),
    )


ORGANISATION_FIELDS: Final = (
    Field("name", "Name", help="As the organisation writes it itself."),
    Field("acronym", "Acronym"),
    Field("country", "Country", help="Its code of three capital letters, as KHM; empty for an international one."),
    Field("source", "Where the name was read", "address"),
    Field("note", "Note", "area", help="For colleagues; it stands in no text.", more=True),
    Field(
        "id",
        "Short name",
        "slug",
        help="Empty: made of acronym or name, if that is written in letters a to z.",
        more=True,
    ),
)
"""Keys of an organisation."""


def _data(document: Document[Any], part: str) -> Any:
    data, _ = parse(document.text.removeprefix("\ufeff"), "", guarded=True)
    if document.model is None or not isinstance(data, dict):
        raise HTTPException(409, f"The file {document.path} has faults of form: mend them in an editor.")
    return data.get(part)


def own(desk: Desk, name: str, document: Document[Any], model: type[Model]) -> None:
    """Give the workspace a file of its own, with what is in force, where it has none."""
    if not (desk.store.root / name).exists():
        create(desk.store.root, name, model, document.text)


def countries(request: Request) -> Response:
    """All countries."""
    reference, faults = desk_of(request).store.reference()
    found = reference.countries.model
    listed = [
        (code, one.name, f"{one.region} · {one.election_body.name if one.election_body else 'no election body given'}")
        for code, one in (found.countries.items() if found else ())
    ]
    return show(
        request, "registry.html", title="Countries", listed=sorted(listed, key=lambda one: one[1]), place="/countries",
        lead="How texts name a country, its people and its government, and the right name of its election body.",
        word="country", faults=[one for one in faults if one.path == reference.countries.path],
        saved="saved" in request.query_params, come=_come(request),
    )  # fmt: skip


def organisations(request: Request) -> Response:
    """All organisations."""
    reference, faults = desk_of(request).store.reference()
    found = reference.organisations.model
    listed = [(one.id, one.name, one.acronym) for one in (found.organisations if found else ())]
    return show(
        request, "registry.html", title="Organisations", listed=sorted(listed, key=lambda one: one[1].casefold()),
        place="/organisations", word="organisation", saved="saved" in request.query_params, come=_come(request),
        lead="Who can speak in a statement. An organisation that is entered here can be ticked in the brief.",
        faults=[one for one in faults if one.path == reference.organisations.path],
    )  # fmt: skip


_WAY_BACK = re.compile(r"/new|/e/[a-z0-9-]{1,120}/(?:brief|election)")


def _come(request: Request) -> str:
    """The page that sent here; empty where none did, or one that is none of ours."""
    come = request.query_params.get("for", "")
    return come if _WAY_BACK.fullmatch(come) else ""


def _ways(request: Request, registry: str, name: str) -> tuple[str, str]:
    """Where a form goes, and where one goes on from it: to the page that sent here, else to the registry."""
    come = _come(request)
    return (
        (f"/{registry}/{name}?for={come}", f"{come}?saved") if come else (f"/{registry}/{name}", f"/{registry}?saved")
    )


def _country(request: Request) -> tuple[Entry, Document[Any]]:
    reference, faults = desk_of(request).store.reference()
    document, code = reference.countries, request.path_params["handle"]
    entries: Mapping[str, Any] = _data(document, "countries") or {}
    now = None if code == NEW else entries.get(code)
    if code != NEW and now is None:
        raise HTTPException(404)
    action, back = _ways(request, "countries", code)
    entry = Entry(
        title="New country" if now is None else f"Country {code}",
        fields=country_fields(reference),
        order=keys_of(Country),
        data=now or {},
        base=stamp(now),
        said=entry_said(placed(document, faults), None if now is None else ("countries", code)),
        action=action,
        back=back,
        model=Country,
    )
    return entry, document


def country_form(request: Request) -> Response:
    """The form of a country."""
    entry, _ = _country(request)
    return show_entry(request, entry, "country.html", new=not entry.base, code="")


def put_country(request: Request, form: FormData) -> Response:
    """Save a country."""
    entry, document = _country(request)
    own(desk_of(request), COUNTRIES, document, Countries)
    code = text_of(form, "code").upper() if not entry.base else request.path_params["handle"]

    def place(data: Any) -> tuple[Loc, Any]:
        known = data.get("countries") or {}
        return ("countries", code), known.get(code)

    return put_entry(
        request, form, entry, COUNTRIES, Countries, place, template="country.html", new=not entry.base, code=code
    )


def _organisation(request: Request) -> tuple[Entry, Document[Any], str]:
    reference, faults = desk_of(request).store.reference()
    document, name = reference.organisations, request.path_params["handle"]
    entries = _data(document, "organisations") or []
    number = next((at for at, one in enumerate(entries) if name != NEW and one.get("id") == name), None)
    if name != NEW and number is None:
        raise HTTPException(404)
    now = None if number is None else entries[number]
    action, back = _ways(request, "organisations", name)
    entry = Entry(
        title="New organisation" if now is None else str(now.get("name", name)),
        fields=ORGANISATION_FIELDS,
        order=keys_of(Organisation),
        data=now or {},
        base=stamp(now),
        said=entry_said(placed(document, faults), None if number is None else ("organisations", number)),
        action=action,
        back=back,
        model=Organisation,
    )
    return entry, document, "" if now is None else name


def organisation_form(request: Request) -> Response:
    """The form of an organisation."""
    return show_entry(request, _organisation(request)[0])


def put_organisation(request: Request, form: FormData) -> Response:
    """Save an organisation."""
    entry, document, name = _organisation(request)
    own(desk_of(request), ORGANISATIONS, document, Organisations)

    def place(data: Any) -> tuple[Loc, Any]:
        entries = data.get("organisations") or []
        found = next((at for at, one in enumerate(entries) if entry.base and one.get("id") == name), None)
        return (("organisations",), None) if found is None else (("organisations", found), entries[found])

    def adjust(typed: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
        del before
        names = (str(typed.get(key) or "") for key in ("acronym", "name"))
        made = typed.get("id") or next(filter(None, map(slug_of, names)), "")
        rest = {key: value for key, value in typed.items() if key != "id"}
        return {"id": made, **rest} if made else rest  # without one, it is asked for

    return put_entry(request, form, entry, ORGANISATIONS, Organisations, place, listed=True, adjust=adjust)


__all__ = [
    "countries",
    "country_fields",
    "country_form",
    "organisation_form",
    "organisations",
    "put_country",
    "put_organisation",
]
