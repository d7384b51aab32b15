"""The unit assessed."""

import pytest

from electassess.model.election import Election
from worked import laid_of


@pytest.mark.parametrize(
    ("hands", "sheets", "fewer"), [(None, 3, None), (1, 3, 1), (2, 3, 2), (3, 3, None), (4, 3, None), (1, 1, None)]
)
def test_people_are_counted_where_they_are_fewer_than_the_sheets(
    hands: int | None, sheets: int, fewer: int | None
) -> None:
    one: Election = laid_of("khm-2023-07-23-general").material.election
    assert one.model_copy(update={"hands": hands}).fewer_hands(sheets) == fewer
