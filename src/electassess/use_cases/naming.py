# SPDX-License-Identifier: Apache-2.0
"""Which assessments somebody means: by folder, country, ISO code, year, type, date or title, as people name elections.

`khm-2023`, `KEN`, `Kenya 2022`, `2023 Cambodian General Election` all name something. Every word must fit; what fits
several elections where one is wanted is listed, never guessed.
"""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from electassess.diagnostics import Diagnostic, error, nearest
from electassess.model.election import Election
from electassess.model.registry import Countries
from electassess.use_cases.pipeline import FaultsError
from electassess.workspace import FOLDER_ID, assessment_ids, load_shared
from electassess.workspace.files import load

_EMPTY = frozenset({"the", "of", "in", "on", "and", "election", "elections"})
"""Words that tell no election from another."""

SHOWN = 12
"""Elections that a message lists at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """One assessment by what people may call it.

    Attributes:
        id: its folder.
        label: country and date, as a list shows it.
        country: of its country, as running text has it.
        iso3: three capitals.
        region: of the country.
        words: that fit it, plain and in small letters.
    """

    id: str
    label: str
    country: str
    iso3: str
    region: str
    words: frozenset[str]


def plain_words(text: str) -> list[str]:
    """The words of a name without case, accents and signs.

    >>> plain_words("Côte d’Ivoire, 2020"), plain_words("khm-2023")
    (['cote', 'd', 'ivoire', '2020'], ['khm', '2023'])
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.findall(r"\w+", bare.casefold().replace("_", " "))


_COMPASS = {
    short: [whole, half]
    for whole in ("south", "north")
    for half in ("east", "west")
    for short in (f"{whole[0]}{half[0]}", f"{whole}{half}")
}
"""Parts of the world in one word or in two letters, and their two words: `se`, `southeast`."""


def region_words(text: str) -> list[str]:
    """The words of a region, however its compass points are written.

    >>> region_words("SE Asia"), region_words("Southeast Asia") == region_words("South-East Asia")
    (['south', 'east', 'asia'], True)
    """
    return [part for word in plain_words(text) for part in _COMPASS.get(word, [word])]


def known(root: Path) -> list[Known]:
    """The assessments of a workspace, by their folders and the registry of countries; no assessment is read."""
    document, _ = load_shared(root, Countries, "countries.yaml")
    countries = document.model.countries if document.model else {}
    found = []
    for identity in assessment_ids(root)[0]:
        iso3, year, month, day, *rest = identity.split("-")
        entry = countries.get(iso3.upper())
        country = entry.name if entry else iso3.upper()
        date = f"{int(day)} {calendar.month_name[int(month)]} {year}" if _is_day(year, month, day) else year
        words = [*plain_words(identity), *plain_words(country), *plain_words(date)]
        words += plain_words(entry.adjective) if entry else []
        kind = " ".join(rest)
        label = f"{country.removeprefix('the ')}, {date}, {kind}"
        region = entry.region if entry else ""
        found.append(Known(identity, label, country, iso3.upper(), region, frozenset(words)))
    return found


def _is_day(*parts: str) -> bool:
    try:
        dt.date.fromisoformat("-".join(parts))
    except ValueError:
        return False
    return True


def fitting(text: str, among: Sequence[Known], titles: Callable[[Known], str]) -> list[Known]:
    """The assessments that a name fits: the one with that folder, else all whom every word fits.

    Args:
        text: as somebody typed it.
        among: the assessments.
        titles: gives the title of one; asked only where no folder and no country fits.
    """
    if same := [one for one in among if one.id == text.strip().lower()]:
        return same
    asked = [word for word in plain_words(text) if word not in _EMPTY]
    if not asked:
        return []
    if found := [one for one in among if one.words.issuperset(asked)]:
        return _whole_country(asked, found)
    return [one for one in among if one.words.union(plain_words(titles(one))).issuperset(asked)]


def _whole_country(asked: Sequence[str], found: Sequence[Known]) -> list[Known]:
    """Of several countries one of which is called just so, that one: `Guinea` is not Equatorial Guinea."""
    exact = [one for one in found if plain_words(one.country.removeprefix("the ")) == list(asked)]
    return exact or list(found)


def _titles(root: Path) -> Callable[[Known], str]:
    def title(one: Known) -> str:
        document, _ = load(Election, root / "assessments" / one.id / "election.yaml", root)
        return document.model.title if document.model else ""

    return title


def each_one(root: Path, texts: Iterable[str]) -> list[str]:
    """For each name the one assessment that it means; a folder's own name is taken as it is.

    Raises:
        FaultsError: If a name fits none, or several (EA650), which are listed.
    """
    texts = list(texts)
    if all(map(FOLDER_ID.match, texts)):
        return texts
    among, titles = known(root), _titles(root)
    fits = [(text, fitting(text, among, titles)) for text in texts]
    if faults := [
        _ambiguous(text, found) if found else _nothing(text, among) for text, found in fits if len(found) != 1
    ]:
        raise FaultsError(faults)
    return [found[0].id for _, found in fits]


def several(root: Path, texts: Iterable[str]) -> list[str]:
    """All assessments that some names mean, each once, in the order of the names: `KHM` means all of Cambodia.

    A region stands for all elections in it; a folder's own name is taken as it is.

    Raises:
        FaultsError: If a name fits none.
    """
    texts = list(texts)
    if all(map(FOLDER_ID.match, texts)):
        return texts
    among = known(root)
    titles = _titles(root)
    ids: list[str] = []
    faults = []
    for text in texts:
        asked = plain_words(text)
        found = [one for one in among if asked and region_words(one.region) == region_words(text)]
        found = found or fitting(text, among, titles)
        faults += [] if found else [_nothing(text, among)]
        ids += [one.id for one in found]
    if faults:
        raise FaultsError(faults)
    return list(dict.fromkeys(ids))


def country(root: Path, text: str) -> str:
    """The one country that a name means, as three capitals: by code, name or adjective, or by one of its elections.

    A code of which there is no assessment is given back, so that it can be said how many there are.

    Raises:
        FaultsError: If it fits none, or elections of several countries (EA650).
    """
    among = known(root)
    found = fitting(text, among, _titles(root))
    codes = list(dict.fromkeys(one.iso3 for one in found))
    if len(codes) == 1:
        return codes[0]
    if not codes and re.fullmatch(r"[A-Za-z]{3}", text):
        return text.upper()
    raise FaultsError([_ambiguous(text, found) if found else _nothing(text, among)])


def _ambiguous(text: str, found: Sequence[Known]) -> Diagnostic:
    listed = "; ".join(f"{one.id} ({one.label})" for one in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    message = f"“{text}” fits {len(found)} assessments: {listed}{more}"
    return error("EA650", "assessments", None, message, "add the year, the type or the day, or give the folder's name")


def _nothing(text: str, among: Sequence[Known]) -> Diagnostic:
    places = {one.country.removeprefix("the ") for one in among}
    names = places | {f"{one.country.removeprefix('the ')} {one.id[4:8]}" for one in among}
    regions = sorted({one.region for one in among} - {""})
    hint = nearest(text, [one.id for one in among]) or nearest(text, [*sorted(names), *regions])
    listed = f"; regions are {', '.join(regions)}" if regions else ""
    message = f"there is no assessment {text}"
    return error("EA503", "assessments", None, message, hint or f"electassess score lists them{listed}")


__all__ = ["Known", "country", "each_one", "fitting", "known", "plain_words", "region_words", "several"]
