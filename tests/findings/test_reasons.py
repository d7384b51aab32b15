"""A reason is no more public than the evidence that it retells."""

import pytest

from electassess.findings import public_reason
from electassess.model.ratings import Rating
from electassess.workspace.packs import english
from handmade import item, usable


@pytest.mark.parametrize(
    ("cited", "shown"), [((), True), (("open",), True), (("hidden",), False), (("open", "hidden"), False)]
)
def test_a_reason_that_cites_anything_withheld_is_not_shown(cited: tuple[str, ...], shown: bool) -> None:  # noqa: FBT001
    known = usable([item("open")], withheld=frozenset({"hidden", "other"}))
    rating = Rating(indicator="a.one", level=1, because="They were told.", evidence=cited)
    said = public_reason(rating, known, english())
    assert said == ("They were told." if shown else "the reason rests on evidence that is not public")
