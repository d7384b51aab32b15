import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.render.text import LEFT_TO_RIGHT, RIGHT_TO_LEFT, addresses, plain


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
    ("text", "marked"),
    [
        ("“شبكة الانتخابات”, 5 July 2023", "“شبكة الانتخابات|”, 5 July 2023"),
        ("“انتخابات 2018 العربية”, 5 July", "“انتخابات 2018 العربية|”, 5 July"),
        ("شبكة (عدل), 12 May", "شبكة (عدل)|, 12 May"),
        ("the Network (شبكة), 12 May", "the Network (شبكة|), 12 May"),
        ("“רשת”, “شبكة”, 2 May", "“רשת|”, “شبكة|”, 2 May"),
        ("the party حزب «النور» الديمقراطي, 2 May", "the party حزب «النور» الديمقراطي|, 2 May"),
        ("the list مدرسة “القمة” العربية (no. 5)", "the list مدرسة “القمة” العربية| (no. 5)"),
        ("the movement حركة “مجتمع السلم” took", "the movement حركة “مجتمع السلم”<| took"),
        ("the list “القمة” العربية took", "the list <“القمة” العربية| took"),
        ("“القمة” took, «النور» did", "“القمة|” took, «النور|» did"),
        ("“القمة”, “النور” and “العدل”", "“القمة|”, “النور|” and “العدل|”"),
        ('the party ש"ס and צה״ל, 2 May', 'the party ש"ס| and צה״ל|, 2 May'),
        ("the party ש”ס, 2 May", "the party ש”ס|, 2 May"),
        ("https://x.org/ع?q=1, 2023", "https://x.org/ع?q=1, 2023"),
        ("ខ្មែរ, ไทย, မြန်မာ, Türk, 2023", "ខ្មែរ, ไทย, မြန်မာ, Türk, 2023"),
    ],
)
def test_what_follows_a_name_written_to_the_left_stays_on_its_right(text: str, marked: str) -> None:
    assert plain(text) == marked.replace("|", LEFT_TO_RIGHT).replace("<", RIGHT_TO_LEFT)
    assert plain(plain(text)) == plain(text)


def test_no_control_turns_the_direction_of_what_follows() -> None:
    assert plain("a\u202eb\u202c \u2067c\u2069 \u202ad") == "ab c d"


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
