from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.use_cases import naming
from electassess.use_cases.pipeline import FaultsError

ROOT = Path(__file__).resolve().parents[2]
KHM = ["khm-2018-07-29-general", "khm-2023-07-23-general"]


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("khm-2023-07-23-general", KHM[1]),
        ("khm-2023", KHM[1]),
        ("Kenya 2022", "ken-2022-08-09-general"),
        ("KEN", "ken-2022-08-09-general"),
        ("kenyan", "ken-2022-08-09-general"),
        ("Cambodia, 29 July 2018", KHM[0]),
        ("the Philippines", "phl-2022-05-09-general"),
        ("2023 Cambodian General Election", KHM[1]),
        ("United States 2020", "usa-2020-11-03-general"),
        ("hong kong legislative", "hkg-2021-12-19-legislative"),
        ("2020-08-09", "blr-2020-08-09-presidential"),
    ],
)
def test_one_election_is_found_by_what_people_call_it(text: str, identity: str) -> None:
    assert naming.each_one(ROOT, [text]) == [identity]


def test_what_fits_several_is_listed_and_not_guessed() -> None:
    with pytest.raises(FaultsError) as stop:
        naming.each_one(ROOT, ["KHM", "Kenya", "Atlantis"])
    lacking, ambiguous = sorted(stop.value.faults, key=lambda one: one.code)
    assert (lacking.code, ambiguous.code) == ("EA503", "EA650")
    assert "“KHM” fits 2 assessments" in ambiguous.message
    assert all(identity in ambiguous.message for identity in KHM)
    assert "Atlantis" in lacking.message


def test_a_name_in_a_list_stands_for_all_it_fits() -> None:
    assert naming.several(ROOT, ["Cambodia", "KEN", "khm-2018"]) == [*KHM, "ken-2022-08-09-general"]
    assert set(KHM) < set(naming.several(ROOT, ["South-East Asia"]))
    assert "ken-2022-08-09-general" not in naming.several(ROOT, ["South-East Asia"])
    with pytest.raises(FaultsError):
        naming.several(ROOT, ["Asia Minor"])


@pytest.mark.parametrize("text", ["THA", "tha", "Thailand", "Thai", "Thailand 2019", "tha-2019-03-24-general"])
def test_a_country_is_found_by_code_name_or_election(text: str) -> None:
    assert naming.country(ROOT, text) == "THA"


def test_a_year_names_no_country() -> None:
    with pytest.raises(FaultsError) as stop:
        naming.country(ROOT, "2023")
    assert stop.value.faults[0].code == "EA650"
    with pytest.raises(FaultsError) as stop:
        naming.country(ROOT, "Kenia")
    assert stop.value.faults[0].hint == "did you mean Kenya?"


def test_a_country_called_just_so_goes_before_one_whose_name_holds_it() -> None:
    def entry(identity: str, country: str) -> naming.Known:
        words = frozenset([*naming.plain_words(identity), *naming.plain_words(country)])
        return naming.Known(identity, country, country, identity[:3].upper(), "West Africa", words)

    among = [entry("gin-2020-10-18-presidential", "Guinea"), entry("gnq-2022-11-20-general", "Equatorial Guinea")]
    assert [one.iso3 for one in naming.fitting("Guinea", among, lambda _: "")] == ["GIN"]
    assert len(naming.fitting("Guinea general", among, lambda _: "")) == 1


def test_titles_are_read_only_where_no_folder_or_country_fits() -> None:
    def fail(_: naming.Known) -> str:
        raise AssertionError

    among = naming.known(ROOT)
    assert len(naming.fitting("Kenya 2022", among, fail)) == 1


@pytest.mark.parametrize("words", [["score"], ["check"], ["review"], ["advise"]])
def test_every_command_takes_elections_as_people_name_them(words: list[str]) -> None:
    by_folder = CliRunner().invoke(app, [*words, "ken-2022-08-09-general", "--workspace", str(ROOT)])
    by_name = CliRunner().invoke(app, [*words, "Kenya 2022", "--workspace", str(ROOT)])
    assert by_folder.exit_code == 0
    assert by_name.output == by_folder.output


def test_a_draft_is_made_of_one_election_alone() -> None:
    out = CliRunner().invoke(app, ["draft", "Cambodia", "--workspace", str(ROOT)])
    assert out.exit_code == 1
    assert "EA650" in out.output
    assert "khm-2018-07-29-general" in out.output
