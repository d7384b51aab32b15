# SPDX-License-Identifier: Apache-2.0
"""`panel.yaml`: what the analysts agreed on when they talked their ratings over. The first ratings stay as they were.

No score depends on it: scores are made of what each analyst found alone. It is the record of the conversation.
"""

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from electassess.model.base import Day, Model, Ref, Text
from electassess.model.ratings import State


class Agreement(Model):
    """What was agreed on one indicator."""

    indicator: Ref
    level: Annotated[int, Field(ge=-1000, le=1000)] | None = None
    state: State | None = None
    by: Text
    """Who recorded it, by name."""
    date: Day
    note: str = ""
    """What decided it, or what stays open."""

    @model_validator(mode="after")
    def _one_answer(self) -> "Agreement":
        if (self.level is None) == (self.state is None):
            raise ValueError("an agreement gives exactly one of level and state: delete the other")
        return self


class Panel(Model):
    """The whole file."""

    guarded: ClassVar[bool] = True
    """A note may retell what evidence says, and is no more public than that is."""

    agreed: tuple[Agreement, ...] = ()


__all__ = ["Agreement", "Panel"]
