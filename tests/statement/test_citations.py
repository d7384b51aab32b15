"""What a note prints of each source, in full and in short, and how notes are numbered and parted."""

import pytest

from electassess.model.evidence import Source
from electassess.statement.citations import Notes, source_in_short, source_pieces, source_text
from electassess.workspace.packs import english
from worked import a_source

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
    assert source_text(told, english()).startswith("The Paper, Report on the count, 12 August 2022")
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


TITLES = ["Report on the count", "Moldova suspends six channels", "UNESCO page", "e-voting report"]


@pytest.mark.parametrize("title", TITLES)
def test_what_a_source_is_stands_as_it_was_entered(title: str) -> None:
    """Whether a word that begins with a capital is a name, no rule can tell."""
    told = a_source(organisation="Reuters", title=title, described=True, date=None)
    assert source_text(told, english()) == f"Reuters, {title}"


def test_a_note_leaves_out_what_is_not_known_of_a_source() -> None:
    assert source_text(a_source(date=None), english()) == "The Paper, “Report on the count”"
    assert source_text(a_source(date="2023-07"), english()) == "The Paper, “Report on the count”, July 2023"
    assert source_text(a_source(date=None, via="a mirror"), english()) == "The Paper, “Report on the count”, a mirror"


def test_a_source_that_may_not_be_named_gives_its_date_alone() -> None:
    hidden = a_source(named=False, url="https://example.org/a", via="a mirror")
    assert source_text(hidden, english()) == "Source known to the authors, 5 July 2023"
    assert source_pieces(hidden, english()) == [("Source known to the authors, 5 July 2023", "")]
    assert source_in_short(hidden, english()) == ("Source known to the authors, 5 July 2023", "")
    undated = hidden.model_copy(update={"date": None})
    assert source_text(undated, english()) == "Source known to the authors"


def test_an_address_is_a_link_letter_by_letter_and_the_words_before_it_are_set_well() -> None:
    source = a_source("People's Paper", url="https://example.org/it's")
    assert source_pieces(source, english()) == [
        ("People’s Paper, “Report on the count”, 5 July 2023, ", ""),
        ("https://example.org/it's", "https://example.org/it's"),
    ]
    copied = source.model_copy(update={"via": "a mirror"})
    assert source_pieces(copied, english())[0][0].endswith("a mirror, ")
    assert source_pieces(copied, english())[1] == ("https://example.org/it's", "https://example.org/it's")
    bare = source.model_copy(update={"url": None})
    assert source_pieces(bare, english()) == [("People’s Paper, “Report on the count”, 5 July 2023", "")]


def test_a_short_note_has_who_and_when_and_the_copy_that_was_read() -> None:
    assert source_in_short(a_source("People's Paper"), english()) == ("People’s Paper, 5 July 2023", "")
    assert source_in_short(a_source(date=None, url="https://example.org"), english()) == (
        "The Paper",
        "https://example.org",
    )
    assert source_in_short(a_source(date=None, via="a mirror"), english()) == ("The Paper (a mirror)", "")


def cited(*sources: tuple[str, Source], short: bool = False, standards: tuple[str, ...] = ()) -> str:
    notes = Notes(short=short, language=english())
    assert notes.cite(sources, standards) == 1
    return notes.footnotes[0].text


WEAK, SOUND, OTHER = a_source("Weak", reliability="D"), a_source("Sound", reliability="A"), a_source("Other")


def test_a_long_note_begins_with_the_most_reliable_and_a_short_one_follows_its_sentences() -> None:
    said = cited(("1", WEAK), ("2", OTHER), ("3", SOUND))
    assert said == (
        "Sound, “Report on the count”, 5 July 2023; Other, “Report on the count”, 5 July 2023; "
        "Weak, “Report on the count”, 5 July 2023."
    )
    assert cited(("1", WEAK), ("2", OTHER), ("3", SOUND), short=True) == (
        "Weak, 5 July 2023; Other, 5 July 2023; Sound, 5 July 2023."
    )
    same = a_source("Second")
    assert cited(("9", OTHER), ("1", same)).startswith("Other, "), "of equals the first stays first"


def test_only_addresses_lead_anywhere() -> None:
    linked = a_source("Linked", url="https://example.org/a")
    for short in (True, False):
        notes = Notes(short=short, language=english())
        notes.cite([("1", linked), ("2", OTHER)], ["ICCPR"])
        notes.cite([("1", linked), ("2", linked)])
        parted = [piece for note in notes.footnotes for piece in note.pieces if piece[0] in ("; ", ".")]
        assert parted == [("; ", ""), ("; ", ""), (".", ""), ("; ", ""), (".", "")]
        assert {link for note in notes.footnotes for _, link in note.pieces} == {"", "https://example.org/a"}
        assert notes.footnotes[0].pieces[0] == ("ICCPR", "")


def test_standards_stand_before_sources() -> None:
    assert cited(("1", OTHER), short=True, standards=("the state's reservation", "ICCPR")) == (
        "the state’s reservation; ICCPR; Other, 5 July 2023."
    )
    assert cited(standards=("ICCPR",)) == "ICCPR."


def test_a_note_that_ends_with_a_full_stop_has_no_second_one() -> None:
    assert cited(("1", a_source("Acme Inc.", date=None)), short=True) == "Acme Inc."
    assert cited(("1", a_source("Acme Inc.", date=None)), standards=("ICCPR",), short=True) == "ICCPR; Acme Inc."
    assert cited(("1", OTHER), standards=("ICCPR.",), short=True) == "ICCPR.; Other, 5 July 2023."
    assert cited(("1", a_source("Acme Inc.")), short=True) == "Acme Inc., 5 July 2023."


def test_a_source_is_named_again_by_the_note_that_gave_it_first() -> None:
    notes = Notes(short=False, language=english())
    hidden = a_source(named=False)
    assert notes.cite([("1", SOUND)]) == 1
    assert notes.cite([]) is None, "what cites nothing takes no number"
    assert notes.cite([("2", hidden), ("1", SOUND)]) == 2
    assert notes.cite([("1", SOUND), ("2", hidden)]) == 3
    assert [note.text for note in notes.footnotes] == [
        "Sound, “Report on the count”, 5 July 2023.",
        "Sound, note 1 above; Source known to the authors, 5 July 2023.",
        "Sound, note 1 above; Source, note 2 above.",
    ]


def test_a_note_names_nobody_again_who_may_not_be_named_and_sets_the_name_well() -> None:
    notes = Notes(short=False, language=english())
    paper = a_source("People's Paper")
    notes.cite([("1", paper)])
    notes.cite([("1", paper)])
    assert notes.footnotes[1].text == "People’s Paper, note 1 above."
