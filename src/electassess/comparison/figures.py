# SPDX-License-Identifier: Apache-2.0
"""Others' numbers, as they publish them: V-Dem by country and year, PEI by election, or a plain table of anybody's.

A plain table has the columns `iso3, year, source, name, value` and, where there is an interval, `low` and `high`; a
`date` (day of the vote) makes a figure one of an election; `version` and `licence` are credited with the source. Of
V-Dem and PEI the version is read from the name of the file, as they publish it. An interval of no width says nothing
and is left out.
"""

import dataclasses
import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from electassess.diagnostics import Diagnostic, error

PLAIN = ("iso3", "year", "source", "name", "value")
"""Columns of a plain table; `low`, `high`, `date`, `version` and `licence` may follow."""

OF_VDEM: Mapping[str, str] = MappingProxyType(
    {"v2x_polyarchy": "electoral democracy index", "v2xel_frefair": "clean elections index"}
)
"""Measures taken from a file of V-Dem if none is named, and what it calls them."""

_MISSING = frozenset({"", "NA", "NaN", "nan", ".", "..", "-", "–"})
LONGEST = 60
"""Letters in the name of a source or a measure."""
MOST_FAULTS = 20
"""Faults of one table that are listed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of another source.

    Attributes:
        iso3: of the country, three capitals.
        year: that it is of.
        date: of the election that it is of; `None` for a figure of a country and year.
        source: who publishes it.
        name: of the measure.
        value: on the source's own scale.
        low, high: its interval as published, or nothing.
        version, licence: of what the source published, as far as they are known.
        level: share of its draws that its interval holds, 0-1, where that is known.
    """

    iso3: str
    year: int
    date: dt.date | None
    source: str
    name: str
    value: float
    low: float | None
    high: float | None
    version: str = ""
    licence: str = ""
    level: float | None = None


class _WrongError(ValueError):
    """A row that cannot be read."""


def figures(
    table: str,
    rows: Iterable[tuple[int, Sequence[str]]],
    wanted: Collection[tuple[str, int]],
    measures: Collection[str] = (),
) -> tuple[list[Figure], list[Diagnostic]]:
    """Read others' numbers on some countries and years.

    Args:
        table: what diagnostics call the table.
        rows: its rows with their lines, the header first.
        wanted: country (three capitals) and year; others are passed over.
        measures: names of the measures to take; those the layout has by default, if left out.

    Returns:
        The figures in the order of the table, and what is wrong with it.
    """
    lines = iter(rows)
    _, header = next(lines, (1, []))
    names = [cell.strip() for cell in header]
    try:
        read = _reader(names, measures, _version(table))
    except _WrongError as wrong:
        return [], [
            error(
                "EA651",
                table,
                (1, 1),
                str(wrong),
                "electassess compare --with takes V-Dem's and PEI's files as published, or a plain table: "
                "docs/formats.md",
            )
        ]
    found: list[Figure] = []
    faults: list[Diagnostic] = []
    seen: set[tuple[object, ...]] = set()
    for line, cells in lines:
        row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        try:
            for one in read(row):
                if (one.iso3, one.year) not in wanted:
                    continue
                key = (one.iso3, one.year, one.date, one.source, one.name)
                if key in seen:
                    twice = f"{one.source}, {one.name}", f"{one.iso3} {one.date or one.year}"
                    faults.append(error("EA651", table, (line, 1), f"{twice[0]} stands twice for {twice[1]}"))
                seen.add(key)
                found.append(one)
        except _WrongError as wrong:
            faults.append(error("EA651", table, (line, 1), str(wrong)))
        if len(faults) >= MOST_FAULTS:
            break
    if not faults and not found and measures:
        faults.append(
            error("EA651", table, None, f"the table has no figure of {', '.join(measures)} for these elections")
        )
    return found, faults


VDEM_LICENCE = "CC BY-SA 4.0"
"""Under which V-Dem publishes its data."""
VDEM_LEVEL = 0.68
"""V-Dem's `codelow` and `codehigh` end the narrowest interval with 68 per cent of the draws of its measurement model
(V-Dem Codebook), which whoever reads ours beside it must know."""


def _version(table: str) -> str:
    """The version in the name of a file as V-Dem and PEI publish theirs: `V-Dem-CY-Core-v15.csv`, `PEI_9.0.csv`."""
    vdem, pei = r"v-?dem.*?(?<![a-z])v(\d+(?:\.\d+)*)(?![\d.])", r"pei.*?[_-]v?(\d+\.\d+)(?![\d.])"
    found = re.search(f"{vdem}|{pei}", table.removesuffix(".csv"), re.IGNORECASE)
    return (found[1] or found[2]) if found else ""


def _reader(
    names: Sequence[str], measures: Collection[str], version: str
) -> Callable[[Mapping[str, str]], Iterator[Figure]]:
    """What reads a row of a table with these columns.

    Raises:
        _WrongError: If none does.
    """
    have = set(names)
    if have.issuperset(PLAIN):
        return lambda row: (one for one in _plain(row) if not measures or one.name in measures)
    if {"ISO", "year", "date", "PEIIndexi"} <= have:
        return lambda row: _pei(row, version)
    if {"country_text_id", "year"} <= have:
        taken = [one for one in (measures or OF_VDEM) if one in have]
        if not taken:
            listed = [one.removesuffix("_codelow") for one in names if one.endswith("_codelow")][:8]
            raise _WrongError(
                f"the table of V-Dem has no column {' or '.join(measures or OF_VDEM)}; it has {', '.join(listed)}"
            )
        return lambda row: _vdem(row, taken, version)
    lacking = [one for one in PLAIN if one not in have]
    raise _WrongError(f"the table lacks the columns {', '.join(lacking)}")


def _plain(row: Mapping[str, str]) -> Iterator[Figure]:
    value = _number(row["value"], "value")
    if value is not None:
        for column in ("source", "name"):
            if not row[column] or not row[column].isprintable() or len(row[column]) > LONGEST:
                raise _WrongError(
                    f"the {column} is empty, longer than {LONGEST} letters, or holds what cannot be printed"
                )
        day, ends = _day(row.get("date", "")), (row.get("low", ""), row.get("high", ""))
        for column in ("version", "licence"):
            if not row.get(column, "").isprintable() or len(row.get(column, "")) > LONGEST:
                raise _WrongError(f"the {column} is longer than {LONGEST} letters, or holds what cannot be printed")
        found = _figure(row["iso3"], row["year"], day, row["source"], row["name"], value, *ends)
        yield dataclasses.replace(found, version=row.get("version", ""), licence=row.get("licence", ""))


def _pei(row: Mapping[str, str], version: str) -> Iterator[Figure]:
    value = _number(row["PEIIndexi"], "PEIIndexi")
    if value is not None:
        ends = row.get("PEIIndexi_lci", ""), row.get("PEIIndexi_hci", "")
        found = _figure(row["ISO"], row["year"], _day(row["date"]), "PEI", "PEIIndexi", value, *ends)
        yield dataclasses.replace(found, version=version)


def _vdem(row: Mapping[str, str], taken: Sequence[str], version: str) -> Iterator[Figure]:
    for name in taken:
        value = _number(row.get(name, ""), name)
        if value is not None:
            ends = row.get(f"{name}_codelow", ""), row.get(f"{name}_codehigh", "")
            title = f"{OF_VDEM[name]} ({name})" if name in OF_VDEM else name
            found = _figure(row["country_text_id"], row["year"], None, "V-Dem", title, value, *ends)
            yield dataclasses.replace(found, version=version, licence=VDEM_LICENCE, level=VDEM_LEVEL)


def _figure(
    iso3: str,
    year: str,
    day: dt.date | None,
    source: str,
    name: str,
    value: float,
    low: str,
    high: str,
) -> Figure:
    code = iso3.upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise _WrongError(f"“{iso3}” is no ISO code of three letters")
    number = _number(year, "year")
    if number is None or number != int(number):
        raise _WrongError(f"“{year}” is no year")
    bottom, top = _number(low, "low"), _number(high, "high")
    if (bottom is None) != (top is None):
        raise _WrongError("an interval has two ends, and one is missing")
    if bottom is not None and top is not None:
        if not bottom <= value <= top:
            raise _WrongError(f"the value {value:g} does not lie in its interval, {bottom:g} to {top:g}")
        if bottom == top:
            bottom = top = None
    return Figure(code, int(number), day, source, name, value, bottom, top)


def _number(text: str, column: str) -> float | None:
    if text in _MISSING:
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise _WrongError(f"“{text}” in {column} is no number")
    return number


def _day(text: str) -> dt.date | None:
    if text in _MISSING:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as fault:
        raise _WrongError(f"“{text}” is no date: write year, month and day, as in 2028-07-23") from fault


__all__ = ["Figure", "figures"]
