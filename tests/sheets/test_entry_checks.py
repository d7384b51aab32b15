from electassess.model.evidence import Item
from electassess.sheets import entry_checks
from electassess.sheets.entry_checks import faulty_keys

SOUND = {
    "id": "made-up", "fact": "Something was done.", "clause": "something was done", "sources": ["S1"],
    "background": "system", "reading": "context", "kind": "practice", "basis": "stated", "credibility": 2,
}  # fmt: skip


def test_faulty_keys_are_those_that_are_wrong_or_missing_and_an_empty_one_for_the_whole() -> None:
    assert faulty_keys(Item, SOUND) == frozenset()
    assert faulty_keys(Item, {**SOUND, "clause": "it ended.", "credibility": 9}) == {"clause", "credibility"}
    assert faulty_keys(Item, {key: value for key, value in SOUND.items() if key != "fact"}) == {"fact"}
    assert faulty_keys(Item, {key: value for key, value in SOUND.items() if key != "background"}) == {""}
    assert "faulty_keys" in entry_checks.__all__
