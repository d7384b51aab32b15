import pytest

from electassess.model.evidence import Source
from electassess.statement.citations import Notes, source_text
from electassess.workspace.packs import english

SOURCE = Source.model_validate(
    {
        "organisation": "The Paper",
        "title": "Report on the count",
        "date": "2022-08-12",
        "url": "https://example.org/a",
        "via": "copy at a mirror",
        "reliability": "B",
    }
)


def test_a_source_is_given_by_its_own_title_or_told_what_it_is() -> None:
    assert source_text(SOURCE, english()) == (
        "The Paper, “Report on the count”, 12 August 2022, copy at a mirror, https://example.org/a"
    )
    told = SOURCE.model_copy(update={"described": True})
    assert source_text(told, english()).startswith("The Paper, report on the count, 12 August 2022")
    hidden = SOURCE.model_copy(update={"named": False})
    assert source_text(hidden, english()) == "Source known to the authors, 12 August 2022"


def test_a_source_is_given_in_full_once() -> None:
    notes = Notes(short=False, language=english())
    assert notes.cite([("S1", SOURCE)]) == 1
    assert notes.cite([("S1", SOURCE)], ["ICCPR, Article 25"]) == 2
    assert notes.footnotes[1].text == "ICCPR, Article 25; The Paper, note 1 above."
    assert notes.cite([]) is None


def test_a_short_note_names_the_copy_and_leads_to_the_address_letter_by_letter() -> None:
    odd = SOURCE.model_copy(update={"url": "https://example.org/it's;jsessionid=1"})
    notes = Notes(short=True, language=english())
    assert notes.cite([("S1", odd)]) == 1
    assert notes.footnotes[0].pieces == (
        ("The Paper, 12 August 2022 (copy at a mirror)", "https://example.org/it's;jsessionid=1"),
        (".", ""),
    )
    assert notes.cite([("S1", odd)]) == 2, "a short note is read alone"


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Report on the count", "report on the count"),
        ("Bassirou Faye sworn in", "Bassirou Faye sworn in"),
        ("Thailand, House of Representatives", "Thailand, House of Representatives"),
        ("UNESCO page on the media", "UNESCO page on the media"),
        ("Reuters report on the count", "Reuters report on the count"),
    ],
)
def test_what_a_source_is_begins_small_unless_with_a_name(title: str, printed: str) -> None:
    source = Source.model_validate(
        {"organisation": "Reuters", "title": title, "described": True, "date": None, "url": None, "reliability": "C"}
    )
    assert source_text(source, english()) == f"Reuters, {printed}"
