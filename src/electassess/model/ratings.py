# SPDX-License-Identifier: Apache-2.0
"""`ratings/<analyst>.yaml`: one analyst's rating sheet for one election.

A rating is a level or one of three states. Severity and ignorance never share a level: what is
not known is a state with a reason, never a middling level and never zero.
"""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from electassess.model.base import Day, Model, Ref, Slug


class State(enum.StrEnum):
    """Why an indicator has no level."""

    NOT_ASSESSED = "not-assessed"
    INSUFFICIENT_EVIDENCE = "insufficient-evidence"
    NOT_APPLICABLE = "not-applicable"


class Rating(Model):
    """One analyst's judgement on one indicator."""

    indicator: Ref
    level: Annotated[int, Field(ge=-1000, le=1000)] | None = None
    """A level of the indicator's ordinal scale."""
    value: Annotated[float, Field(ge=-1e15, le=1e15)] | None = None
    """A measured quantity, for an indicator with goalposts."""
    state: State | None = None
    confidence: Annotated[int, Field(ge=0, le=100)] | None = None
    """The analyst's own sureness, in per cent."""
    because: str = ""
    """The rationale, in words."""
    evidence: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _one_answer(self) -> "Rating":
        given = [field for field in (self.level, self.value, self.state) if field is not None]
        if len(given) != 1:
            raise ValueError("a rating gives exactly one of level, value and state: delete the others")
        return self


class RatingSheet(Model):
    """The whole file."""

    guarded: ClassVar[bool] = True
    """A reason may retell what evidence says, and is no more public than that is."""
    withholding: ClassVar[Mapping[str, str]] = MappingProxyType({"submitted": r"submitted\s*[:：=]\s*(?:false|no)\b"})

    analyst: Slug
    """A name or pseudonym: the file's own name."""
    profile: str = ""
    """From where the analyst looks, in a few words."""
    rated_on: Day | None = None
    submitted: bool = True
    """False while the analyst is still at work: the sheet is checked but not scored or shown."""
    ratings: tuple[Rating, ...]


__all__ = ["Rating", "RatingSheet", "State"]
