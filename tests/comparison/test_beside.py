import csv
import dataclasses
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from electassess.comparison import Beside, Entry, Figure, compare, difference, figures
from electassess.comparison.beside import beside, credit_words
from electassess.workspace.packs import english

WANTED = {("KHM", 2018), ("KHM", 2023), ("GHA", 2020), ("KEN", 2022)}
HEAD = ["iso3", "year", "source", "name", "value", "low", "high"]


def _read(*rows: list[str], measures: tuple[str, ...] = ()) -> tuple[list[Figure], list[str]]:
    found, faults = figures("table.csv", enumerate(rows, 1), WANTED, measures)
    return found, [f"{fault.code}:{fault.line}: {fault.message}" for fault in faults]


def test_a_plain_table_is_read_by_country_and_year() -> None:
    rows = [["KHM", "2018", "Test", "freedom", "12.5", "10", "15"], ["khm", "2023", "Test", "freedom", "11", "", ""]]
    found, faults = _read(HEAD, *rows, ["DEU", "2021", "Test", "freedom", "90", "", ""])
    assert faults == []
    assert found == [
        Figure("KHM", 2018, None, "Test", "freedom", 12.5, 10.0, 15.0),
        Figure("KHM", 2023, None, "Test", "freedom", 11.0, None, None),
    ]
    assert credit_words(found[0], english().say) == "Test; version and licence not given in the table"


def test_whose_numbers_they_are_is_credited_with_version_and_licence() -> None:
    head, row = [*HEAD, "version", "licence"], ["KHM", "2018", "Test", "freedom", "1", "", "", "2.1", "CC BY 4.0"]
    assert credit_words(_read(head, row)[0][0], english().say) == "Test, version 2.1; licence CC BY 4.0"
    assert _read(head, [*row[:-1], "CC\x1b[2J"])[1][0].startswith("EA651:2: the licence is longer than 60 letters")
    vdem = [(1, ["country_text_id", "year", "v2x_polyarchy"]), (2, ["KHM", "2018", "0.2"])]
    for name, credit in (
        ("V-Dem-CY-Core-v15.csv", "V-Dem, version 15; licence CC BY-SA 4.0"),
        ("vdem_2024_extract.csv", "V-Dem; licence CC BY-SA 4.0; version not given in the table"),
        ("mine.csv", "V-Dem; licence CC BY-SA 4.0; version not given in the table"),
    ):
        assert credit_words(figures(name, vdem, WANTED)[0][0], english().say) == credit
    pei = [(1, ["ISO", "year", "date", "PEIIndexi"]), (2, ["KHM", "2018", "2018-07-29", "29"])]
    assert credit_words(figures("PEI_election-level_9.0.csv", pei, WANTED)[0][0], english().say).startswith(
        "PEI, version 9.0; "
    )
    assert credit_words(figures("PEI_elections_2012-2023.csv", pei, WANTED)[0][0], english().say).startswith(
        "PEI; version "
    )


def test_v_dem_is_read_as_published_and_its_index_named() -> None:
    head = [
        "country_name",
        "country_text_id",
        "year",
        *(f"v2x_polyarchy{end}" for end in ("", "_codelow", "_codehigh")),
    ]
    found, faults = _read(
        head, ["Kenya", "KEN", "2022", "0.548", "0.484", "0.61"], ["Ghana", "GHA", "2020", "", "", ""]
    )
    assert faults == []
    name = "electoral democracy index (v2x_polyarchy)"
    assert found == [Figure("KEN", 2022, None, "V-Dem", name, 0.548, 0.484, 0.61, "", "CC BY-SA 4.0", 0.68)]
    _, faults = _read(head, measures=("v2x_libdem",))
    assert faults == ["EA651:1: the table of V-Dem has no column v2x_libdem; it has v2x_polyarchy"]


def test_pei_is_read_by_election_and_an_interval_of_no_width_is_none() -> None:
    head = ["country", "ISO", "election", "year", "date", "PEIIndexi", "PEIIndexi_lci", "PEIIndexi_hci"]
    rows = [
        ["Cambodia", "KHM", "KHM_29072018_L1", "2018.000000", "2018-07-29", "29.0", "24.8", "33.3"],
        ["Ghana", "GHA", "GHA_07122020_P1", "2020.000000", "2020-12-07", "62.5", "62.5", "62.5"],
    ]
    found, faults = _read(head, *rows)
    assert faults == []
    assert [(one.date, one.low) for one in found] == [(dt.date(2018, 7, 29), 24.8), (dt.date(2020, 12, 7), None)]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["KHM", "2018", "Test", "freedom", "many", "", ""], "“many” in value is no number"),
        (["KHM", "2018", "Test", "freedom", "inf", "", ""], "“inf” in value is no number"),
        (["KHM", "20x8", "Test", "freedom", "1", "", ""], "“20x8” in year is no number"),
        (["Cambodia", "2018", "Test", "freedom", "1", "", ""], "“Cambodia” is no ISO code of three letters"),
        (["KHM", "2018", "Test", "freedom", "1", "0", ""], "an interval has two ends, and one is missing"),
        (["KHM", "2018", "Test", "freedom", "9", "0", "5"], "the value 9 does not lie in its interval, 0 to 5"),
        (["KHM", "2018", "", "freedom", "9", "0", "15"], "the source is empty, longer than 60 letters, or holds"),
        (
            ["KHM", "2018", "T\x1b[2J", "freedom", "9", "0", "15"],
            "the source is empty, longer than 60 letters, or holds",
        ),
    ],
)
def test_what_a_row_does_not_hold_is_a_fault_at_its_line(row: list[str], message: str) -> None:
    _, faults = _read(HEAD, row)
    assert len(faults) == 1
    assert faults[0].startswith(f"EA651:2: {message}")


def test_a_figure_that_stands_twice_and_a_table_of_another_kind_are_faults() -> None:
    row = ["KHM", "2018", "Test", "freedom", "1", "", ""]
    assert _read(HEAD, row, row)[1] == ["EA651:3: Test, freedom stands twice for KHM 2018"]
    assert _read(["a", "b"], ["1", "2"])[1] == ["EA651:1: the table lacks the columns iso3, year, source, name, value"]
    assert _read()[1] == ["EA651:1: the table lacks the columns iso3, year, source, name, value"]
    _, faults = _read(HEAD, row, measures=("wealth",))
    assert faults == ["EA651:None: the table has no figure of wealth for these elections"]


def _figures(values: Mapping[str, tuple[float, float, float]], by_id: Mapping[str, Entry]) -> list[Figure]:
    found = []
    for key, (value, low, high) in values.items():
        election = by_id[key].election
        found.append(Figure(election.country, election.first_day.year, None, "Test", "freedom", value, low, high))
    return found


@pytest.fixture(scope="module")
def four(by_id: Mapping[str, Entry]) -> Beside:
    """Two pairs that the other source orders as the index does, one the other way, and one it does not tell apart."""
    values = {
        "khm-2018": (10.0, 8, 12),
        "khm-2023": (11.0, 9, 13),
        "gha-2020": (60.0, 50, 70),
        "twn-2024": (40.0, 30, 45),
    }
    entries = [by_id[key] for key in (*values, "ken-2022")]
    (found,) = beside(entries, _figures(values, by_id))
    return found


def test_pairs_are_told_apart_by_the_other_sources_own_intervals(four: Beside, by_id: Mapping[str, Entry]) -> None:
    assert four.lacking == (by_id["ken-2022"].id,)
    assert (four.pairs, four.bounded, four.theirs) == (6, 6, 5)
    assert four.contrary == ((by_id["twn-2024"].id, by_id["gha-2020"].id),)
    assert (four.same, four.same_apart) == (4, 4)
    apart = difference(by_id["gha-2020"], by_id["twn-2024"], by_id["gha-2020"].root).apart
    assert four.contrary_apart == int(apart)
    assert four.ours == 4 + int(apart)
    assert four.ours_same == 4


def test_it_is_said_that_a_country_year_is_no_election_and_what_the_pairs_come_to(four: Beside) -> None:
    assert four.words[0] == "Test, freedom, has a figure for 4 of the 5 elections; none for Kenya 2022."
    assert four.words[1].startswith("A country-year is not an election: ")
    assert four.words[2].startswith(
        "By its own intervals it tells 5 of 6 pairs apart; our index orders 4 of these the same way"
    )
    assert "(80 per cent)" in four.words[2]
    (contrary,) = (one for one in four.words if one.startswith("Ordered the other way"))
    assert "Taiwan 2024 above Ghana 2020 here (89.9 to 72.9), below it there (40 to 60)" in contrary


def test_without_intervals_nothing_is_said_of_what_the_source_tells_apart(by_id: Mapping[str, Entry]) -> None:
    bare = [
        Figure(
            by_id[key].election.country, by_id[key].election.first_day.year, None, "Test", "total", value, None, None
        )
        for key, value in (("khm-2018", 26.0), ("gha-2020", 82.0))
    ]
    (found,) = beside([by_id["khm-2018"], by_id["gha-2020"]], bare)
    assert (found.bounded, found.theirs, found.ours, found.ours_same) == (0, 0, 1, 1)
    assert "It comes without intervals, so that nothing says which elections it tells apart." in found.words


def test_a_figure_of_another_vote_of_the_year_is_marked_and_of_two_none_is_taken(by_id: Mapping[str, Entry]) -> None:
    def of(day: dt.date) -> Figure:
        return Figure("KEN", day.year, day, "Test", "index", 50.0, None, None)

    entry = by_id["ken-2022"]
    (found,) = beside([entry], [of(dt.date(2022, 10, 1))])
    assert [(one.exact, one.date) for one in found.placed] == [(False, "2022-10-01")]
    (found,) = beside([entry], [of(dt.date(2022, 10, 1)), of(entry.election.first_day)])
    assert [(one.exact, one.date) for one in found.placed] == [(True, "2022-08-09")]
    (found,) = beside([entry], [of(dt.date(2022, 10, 1)), of(dt.date(2022, 11, 1))])
    assert found.placed == ()
    shared = dataclasses.replace(entry, shares_year=True)
    (found,) = beside([shared], [of(dt.date(2022, 10, 1))])
    assert found.placed == ()


NAME = "vdem15_polyarchy_2015_2024.csv"
PUBLISHED = [one for above in Path(__file__).resolve().parents if (one := above / "shared" / "data" / NAME).is_file()]


@pytest.mark.skipif(
    not PUBLISHED, reason="published files are not shipped; one beside the project is read if it is there"
)
def test_published_files_are_read_and_every_pair_counted(entries: list[Entry]) -> None:
    with PUBLISHED[0].open(encoding="utf-8") as file:
        published = list(csv.DictReader(file))
    wanted = {(entry.election.country, entry.election.first_day.year) for entry in entries}
    rows = [list(published[0]), *(list(one.values()) for one in published)]
    numbers, faults = figures("vdem.csv", enumerate(rows, 1), wanted)
    assert not faults
    (found,) = compare(entries, figures=numbers).beside
    by_year = {(one["country_text_id"], int(one["year"])): float(one["v2x_polyarchy"]) for one in published}
    keys = {entry.id: (entry.election.country, entry.election.first_day.year) for entry in entries}
    assert {one.election: one.value for one in found.placed} == {key: by_year[place] for key, place in keys.items()}
    assert found.same + len(found.contrary) == found.theirs
    assert found.same / found.theirs > 0.8


def test_that_intervals_hold_another_share_than_ours_stands_among_the_sentences(entries: list[Entry]) -> None:
    bounds = {"khm-2018": (0.2, 0.18, 0.22), "gha-2020": (0.7, 0.65, 0.75)}
    head = ["country_text_id", "year", *(f"v2x_polyarchy{end}" for end in ("", "_codelow", "_codehigh"))]
    rows = [head, *([key[:3].upper(), key[4:], *map(str, ends)] for key, ends in bounds.items())]
    found, _ = figures("V-Dem-CY-Core-v15.csv", enumerate(rows, 1), WANTED)
    (measure,) = beside(entries, found)
    said = "Its intervals hold 68 of 100 draws and ours 90: narrower ones tell elections apart more readily."
    assert said in measure.words
    assert "68" not in measure.credit
    (plain,) = beside(entries, [dataclasses.replace(one, level=None) for one in found])
    assert not any("68" in one for one in plain.words)
