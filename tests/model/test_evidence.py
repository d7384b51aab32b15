"""Items of evidence: what their faults are about. What is in them is made up for the test."""

import pytest
from pydantic import ValidationError

from electassess.model.evidence import SPEAKS_OF, Item

SOUND = {
    "id": "made-up",
    "fact": "Something was done.",
    "clause": "something was done",
    "sources": ["S1"],
    "background": "system",
    "reading": "context",
    "kind": "practice",
    "basis": "stated",
    "credibility": 2,
}
FAULTS: dict[str, dict[str, object]] = {"indicators": {"background": None}, "clause": {"clause": "something was done."}}


def test_what_messages_speak_of_is_said_of_messages_that_there_are() -> None:
    Item.model_validate(SOUND)
    told = set()
    for key, wrong in FAULTS.items():
        with pytest.raises(ValidationError) as fault:
            Item.model_validate({**SOUND, **wrong})
        (message,) = [str(one["ctx"]["error"]) for one in fault.value.errors()]
        told |= {(begins, about) for begins, about in SPEAKS_OF.items() if message.startswith(begins) and about == key}
    assert told == set(SPEAKS_OF.items())
