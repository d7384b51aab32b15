# SPDX-License-Identifier: Apache-2.0
"""Writing a workspace, and the folder of a new assessment with every question and anchor in it."""

import datetime as dt
import json
import re
import secrets
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from electassess.model.base import LONGEST_SLUG, SLUG, slug_of
from electassess.model.election import ElectionType
from electassess.sharing.driver import ATTRIBUTES
from electassess.sheets.blank import blank_sheet, schema_line
from electassess.source import OutsideError, write_bytes
from electassess.workspace import load_reference, shipped_root

SHARED = ("criteria", "schemas", "assessments", "organisations.yaml", "countries.yaml")


GIT_ATTRIBUTES = """\
# Kept copies of sources are bytes with a digest: git must not change the ends of their lines.
/assessments/*/archive/** -text
"""
"""What keeps git from changing kept copies where it is told to convert line ends (`core.autocrlf`)."""


PHRASES = {ElectionType.BY_ELECTION: "by-election", ElectionType.REFERENDUM: "referendum"}
"""What is not called an election of its type."""

VOTES = """\
# Every day of voting, in order. A later round: round: 2. Several days in a row: until. Voting that is not everybody’s:
# kind: abroad or in-advance. A day that was not to be: fate: postponed, cancelled or annulled, with fate_on, the day of
# that decision; the day that makes up for it: instead_of, with the date it replaces. A statement tells only what was
# known on its day. The folder keeps the day set first.
"""
"""What a new assessment says of its days."""


EVIDENCE = """\
# Sources by a key of your own; then the facts, one assertion to an item: of two halves, each from another source,
# either would count as borne out by both. Take out {} and [] and the signs #. docs/howto.md says what the keys mean.
sources: {}
#  S1:
#    organisation: who published it
#    title: its title, or what it is and described: true
#    date: "2027-11-05"          # or "2027-11", "2027", null, as exactly as known
#    url: https://…              # or null
#    via: where you read it, if not at the publisher
#    reliability: B              # A-F
items: []
#  - id: what-happened
#    fact: What the source says, as a sentence.
#    clause: how a statement would say it, no capital, no full stop; "{emb} did it" needs quotation marks
#    quote: ""                   # the source's own words, where it matters that they are
#    sources: [S1]
#    indicators: []              # the one it bears on most first: that decides the paragraph and the law that is cited
#    reading: fault              # fault, strength, context
#    kind: practice              # law, practice
#    basis: stated               # stated, reported; official: a law, a decree, a ruling, a declared result
#    credibility: 2              # 1-6
#    happened: "2027-11-04"
#    gravity: serious            # decisive, serious, minor
#    sensitivity: public         # public, restricted, confidential
"""
"""What evidence of a new assessment looks like, for who has not seen any."""


_ASSIGNED_BY_USERS = re.compile(r"AA.|Q[M-Z].|X..|ZZ.")
"""Codes that ISO 3166 gives to no country and leaves to everybody's own use."""
_FORMER = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})
"""Codes of ISO 3166-3, withdrawn, of which CLDR names the one country that followed as if they were its own."""


class ScaffoldError(Exception):
    """What was asked for cannot be written; the message says why.

    Attributes:
        offer: lines that would help, to be copied into a file.
    """

    def __init__(self, message: str, offer: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.offer = tuple(offer)


def init_workspace(folder: Path, *, examples: bool = True) -> int:
    """Copy catalogue, registries, schemas and, if wished, worked assessments, all or nothing.

    Returns:
        The number of assessments.

    Raises:
        OSError: If something cannot be written; nothing is left then.
    """
    shipped, folder = shipped_root(), folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    half = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.part")
    try:
        half.mkdir()
        for name in SHARED:
            source = shipped / name
            if name == "assessments" and not examples:
                (half / name).mkdir()
            elif source.is_dir():
                shutil.copytree(source, half / name, copy_function=shutil.copyfile)
            else:
                shutil.copyfile(source, half / name)
        for path in half.rglob("*"):  # the rights that the user's own settings leave, as of all that is written
            if path.is_dir():
                path.chmod(half.stat().st_mode & 0o777)
        (half / ".gitattributes").write_text(GIT_ATTRIBUTES + ATTRIBUTES, encoding="utf-8")
        if folder.is_dir():  # it is empty, and may be where the user stands
            for part in half.iterdir():
                part.rename(folder / part.name)
            half.rmdir()
        else:
            half.rename(folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return sum(one.is_dir() for one in (folder / "assessments").iterdir())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _unknown_country(iso3: str, known: Iterable[str]) -> ScaffoldError:
    """That a country is missing, and the entry to put in; its name is that of the Unicode CLDR, which people check."""
    from babel import Locale  # noqa: PLC0415 - few need it
    from babel.core import get_global  # noqa: PLC0415

    names = Locale("en", "GB").territories
    meant = get_global("territory_aliases").get(iso3, ())  # several, of a country that fell apart
    no_country = len(meant) != 1 or iso3 in _FORMER or _ASSIGNED_BY_USERS.fullmatch(iso3)
    name = "" if no_country else names.get(meant[0], "")
    if not name:
        message = f"countries.yaml has no country {iso3}, nor has ISO 3166; it has {', '.join(sorted(known))}"
        return ScaffoldError(message)
    return ScaffoldError(
        f"countries.yaml has no country {iso3}. Put this in, fill in what is open and check each name; then say in "
        "criteria/standards.yaml which treaties bind it (check lists those that do not say), and call this again",
        (
            f"  {iso3}:",
            f"    name: {name}",
            "    adjective: …    # as in “the … election”",
            f"    people: {name}",
            f"    government: the Government of {name}",
            "    region: …       # South Asia, West Africa, Europe, as other countries have it",
            "    bodies: []      # what it belongs to, as other countries have it: african-union, commonwealth, osce",
        ),
    )


def _refuse_misnamed(iso3: str, kind: str, analyst: str, qualifier: str) -> None:
    """Refuse names that have not the right form."""
    if not re.fullmatch(r"[A-Z]{3}", iso3):
        raise ScaffoldError(f"{iso3} is no country code: three letters, as in KHM")
    if kind not in {one.value for one in ElectionType}:
        raise ScaffoldError(f"{kind} is no type of election: {', '.join(one.value for one in ElectionType)}")
    if not re.fullmatch(SLUG, analyst) or len(analyst) > LONGEST_SLUG:
        form = f"up to {LONGEST_SLUG} lower-case letters, digits and hyphens, as in a-rivera"
        near = slug_of(analyst)
        raise ScaffoldError(f"{analyst} is no name for an analyst: {form}{f'; try {near}' if near else ''}")
    if qualifier and (not re.fullmatch(SLUG, qualifier) or len(qualifier) > LONGEST_SLUG):
        raise ScaffoldError(f"{qualifier} is no qualifier: lower-case letters, digits and hyphens, as in phnom-penh")


def new_assessment(root: Path, iso3: str, date: dt.date, kind: str, analyst: str, qualifier: str = "") -> list[str]:
    """Write the folder.

    Args:
        root: the workspace.
        iso3: country.
        date: first day of voting.
        kind: type of election.
        analyst: name or pseudonym.
        qualifier: tells elections of one country, day and type apart: `phnom-penh`.

    Returns:
        The files written, relative to the workspace. Existing files are never overwritten: a second analyst gets a
        sheet in the same folder.

    Raises:
        ScaffoldError: If a name has not the right form, or the sheet exists.
    """
    _refuse_misnamed(iso3, kind, analyst, qualifier)
    reference, _ = load_reference(root)
    if not reference.usable:
        raise ScaffoldError("the catalogue has faults: run electassess check")
    known = reference.countries.model.countries if reference.countries.model else {}
    if iso3 not in known:
        raise _unknown_country(iso3, known)
    identity = f"{iso3.lower()}-{date.isoformat()}-{kind}{f'-{qualifier}' if qualifier else ''}"
    folder = root / "assessments" / identity
    country = known[iso3]
    body = country.election_body
    later = dt.date.fromordinal(min(date.toordinal() + 30, dt.date.max.toordinal()))
    phrase = PHRASES.get(ElectionType(kind), f"{kind} election")
    title = f"{date.year} {country.adjective} {phrase.title()}"
    files = {
        "election.yaml": schema_line("election", 2)
        + f"country: {iso3}\ntype: {kind}\n"
        + f"# As in a headline, with the year.\ntitle: {_quoted(title)}\n"
        + f"# As in running text after “the”; a local vote or a by-election says where: “{phrase} in …”.\n"
        + f"phrase: {phrase}\n{VOTES}votes:\n  - date: {date.isoformat()}\nelection_body:\n"
        + (
            f"  name: {_quoted(body.name)}\n" + (f"  short: {_quoted(body.short)}\n" if body.short else "")
            if body
            else "  name: electoral authorities\n"
        )
        + ("  plural: true\n" if body is None or body.plural else "")
        + "# Bodies, parties and people that clauses name as {id}.\nactors: []\n",
        "evidence.yaml": schema_line("evidence", 2) + EVIDENCE,
        "statement.yaml": schema_line("statement", 2)
        + f"edition: final\ndate: {later.isoformat()}\naddressees: []\nendorsers: []\n",
        f"ratings/{analyst}.yaml": blank_sheet(reference, analyst),
    }
    if (folder / "ratings" / f"{analyst}.yaml").exists():
        raise ScaffoldError(f"assessments/{identity}/ratings/{analyst}.yaml is there already; nothing was changed")
    written = []
    for path, text in files.items():
        if not (folder / path).exists():
            try:
                write_bytes(folder / path, text.encode(), root)
            except OutsideError as fault:
                raise ScaffoldError(f"assessments/{identity} leads out of the workspace: {fault}") from fault
            written.append(f"assessments/{identity}/{path}")
    return written


__all__ = ["ScaffoldError", "init_workspace", "new_assessment"]
