"""What is found by reading as far as a place is what the whole text says."""

from typing import Any

import pytest

from electassess.source import Positions
from electassess.source.positions import LITTLE
from electassess.source.reader import parse
from electassess.source.spots import spot_of, way_to
from worked import ROOT

FILES = [
    *sorted((ROOT / "assessments").glob("ken-*/*.yaml")),
    *sorted((ROOT / "assessments").glob("khm-2018*/ratings/*.yaml")),
    ROOT / "criteria" / "ladder.yaml",
]
FLOW = "a: {b: [1, {c: 2}], d: x}\ne:\n- - 1\n  - 2\n-\n  f: >-\n    text\n    more\n\ng: |\n  x\n"


def ways(data: Any, loc: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [loc, *(way for step, value in pairs for way in ways(value, (*loc, step)))]


def composed(text: str) -> Positions:
    found = Positions(text)
    for _ in range(LITTLE):
        found.at()
    return found


@pytest.mark.parametrize(
    "text", [*(path.read_text(encoding="utf-8") for path in FILES), FLOW], ids=range(len(FILES) + 1)
)
def test_every_place_and_every_line(text: str) -> None:
    data, faults = parse(text, "")
    assert not faults
    whole = composed(text)
    every = ways(data)
    for loc in every[:: max(1, len(every) // 60)]:
        for key in (False, True):
            spot = spot_of(text, loc, key=key)
            assert spot is not None
            assert (spot[0] + 1, spot[1] + 1) == whole.at(*loc, key=key), loc
    lines = text.count("\n") + 2
    for line in range(0, lines, max(1, lines // 60)):
        assert way_to(text, line) == whole.leading_to(line), line


def test_what_leads_nowhere_is_asked_of_the_whole() -> None:
    for loc in (("a", "z"), ("z",), ("e", 9), ("a", "b", 0, "c"), ("e", -1)):
        assert spot_of(FLOW, loc, key=False) is None
        assert Positions(FLOW).at(*loc) == composed(FLOW).at(*loc)
    assert spot_of("a: [1, }", ("a", 1), key=False) is None
    assert spot_of("", (), key=False) is None
    assert way_to("? [a]\n: b\n", 0) is None
