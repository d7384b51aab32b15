import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.render.text import addresses, plain


@given(st.text())
def test_plain_text_is_one_composed_line_and_stays_as_it_is(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert not set(once) & set("\n\r\t\0\x07\u2028")
    assert "  " not in once
    assert unicodedata.is_normalized("NFC", once)


def test_hard_spaces_and_joiners_stay() -> None:
    assert plain("No.\u00a05 ប្រ\u200bជា") == "No.\u00a05 ប្រ\u200bជា"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ANFREL, https://anfrel.org/x.", "https://anfrel.org/x"),
        ("(see http://a.org/b_(c))", "http://a.org/b_(c)"),
        ("https://www.trtworld.com:443/article/13368923; next", "https://www.trtworld.com:443/article/13368923"),
        ("“https://a.org/?p=1&q=2”, 2023", "https://a.org/?p=1&q=2"),
    ],
)
def test_an_address_ends_before_the_punctuation_of_the_sentence(text: str, address: str) -> None:
    assert [piece for piece, is_url in addresses(text) if is_url] == [address]


@given(st.text(alphabet="https://a.b ();,”"))
def test_the_pieces_of_a_note_make_the_note(text: str) -> None:
    assert "".join(piece for piece, _ in addresses(text)) == plain(text)


def test_no_other_scheme_becomes_a_link() -> None:
    assert not any(is_url for _, is_url in addresses("javascript:alert(1) data:text/html,x ftp://a.b https://"))
