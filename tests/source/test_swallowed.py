"""A key that one indent too many puts into the text above it is a fault, wherever the text is and however it is set."""

import pytest

from electassess.model import KINDS, EvidenceFile
from electassess.source import parse, swallowed_keys

HEAD = "sources:\n  S1:\n    organisation: X\nitems:\n  - id: a\n"


def places(kind: str, text: str) -> list[tuple[str, int | None]]:
    texts: list[tuple[int, int]] = []
    data, faults = parse(text, "f.yaml", texts=texts)
    assert data is not None
    assert not faults
    return [(fault.code, fault.line) for fault in swallowed_keys(KINDS[kind], data, "f.yaml", text, texts)]


@pytest.mark.parametrize(
    "text",
    [
        "    note: >-\n      Kept.\n      sensitivity: confidential\n    reading: fault\n",
        "    note: >-\n      Kept.\n      sensitivity: confidential",
        "    quote: |\n      Kept.\n      sensitivity:   restricted\n",
        "    quote: |2-\n      Kept.\n      tell: never\n",
        "    note: >-\n      Kept.\n      Sensitivty: secret\n",
        "    note: >-\n      Kept.\n      “sensitivity”：confidential\n",
        '    note: "Kept.\n      sensitivity: confidential"\n',
        "    note: 'Kept.\n      sensitivity: confidential'\n",
        "    note: Kept.\n      sensitivity:confidential\n",
        "    note: Kept.\n      sensitivity confidential\n",
        "    note: 'Kept. sensitivity: confidential'\n",
        "    note: >-\n      Kept by an editor that\n      folds lines. sensitivity: confidential\n",
        "    ask:\n      to: parliament\n      text: >-\n        do it\n        sensitivity: confidential\n",
        "    note: >-\n      Kept.\n      consent: not to be named\n",
        "    note: >-\n      Kept.\n      - id: b\n",
    ],
)
def test_a_key_in_a_text_of_an_item_is_a_fault(text: str) -> None:
    (found,) = places("evidence", HEAD + text)
    assert found[0] == "EA117"
    assert found[1] is not None
    assert found[1] >= 6


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("evidence", "sources:\n  S1:\n    title: >-\n      A title\n      named: false\n"),
        ("ratings", "analyst: a\nprofile: >-\n  from afar\n  submitted: false\n"),
        ("statement", "edition: final\nnotice: |\n  To be read.\n  adopted: true\n"),
        ("ladder", "id: x\ntitles:\n  critical: >-\n    A title\n    mixed: another\n"),
    ],
)
def test_so_it_is_in_every_kind_of_file(kind: str, text: str) -> None:
    assert [code for code, _ in places(kind, text)] == (["EA117"] if kind != "ladder" else [])


@pytest.mark.parametrize(
    "text",
    [
        "    note: >-\n      They said:\n      https://example.org/x and\n      organisation: X\n",
        "    quote: |\n      Three things were seen: lists,\n      queues: long ones, and observers.\n",
        "    note: >-\n      A sensitive matter, confidential to some.\n",
        "    note: >-\n      x\n    sensitivity: confidential\n",
        "    {id: b, sensitivity: confidential, note: c}\n".replace("    {", "  - {"),
    ],
)
def test_words_with_a_colon_are_words(text: str) -> None:
    assert places("evidence", HEAD + text) == []


def test_a_search_is_spared_only_where_it_would_find_nothing() -> None:
    import random  # noqa: PLC0415

    from electassess.source.swallowed import _vocabulary  # noqa: PLC0415

    held = _vocabulary(EvidenceFile)[1]
    assert held is not None
    chance, found = random.Random(4), 0  # noqa: S311
    alike = {"s": "sSſ", "i": "iİIı", "n": "nN", "t": "tT", "e": "eE", "l": "lL"}
    for _ in range(3000):
        word = chance.choice(["sensitivity: confidential", "named: false", "tell: never", "tel: never", "sensible"])
        text = "".join(chance.choice(alike.get(sign, sign)) for sign in word)
        there = held.pattern.search(f"Some words, {text}") is not None
        assert held.stands_in(f"Some words, {text}") is there
        found += there
    assert 1000 < found < 2500
