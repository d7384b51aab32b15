from electassess.model.evidence import Basis
from electassess.sheets.facts import ITEM_FIELDS


def test_every_basis_that_can_be_chosen_is_explained_beside_it() -> None:
    (field,) = [one for one in ITEM_FIELDS if one.key == "basis"]
    assert field.choices == tuple(Basis)
    for word in field.choices:
        assert f"{word}: " in field.note
