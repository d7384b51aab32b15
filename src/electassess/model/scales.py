# SPDX-License-Identifier: Apache-2.0
"""The scales on which indicators are rated: ordered levels, or a measured quantity between two goalposts."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from electassess.model.base import Model, Text

Quantity = Annotated[float, Field(ge=-1e15, le=1e15)]
"""A measured number; with larger ones sums and differences are no longer exact."""


class ScaleLevel(Model):
    """One level of an ordinal scale, with what it means whatever the indicator."""

    level: Annotated[int, Field(ge=-1000, le=1000)]
    label: Text
    meaning: Text


class OrdinalScale(Model):
    """Ordered levels. A level's value is (level - lowest) / (highest - lowest), turned round if lower is better."""

    kind: Literal["ordinal"] = "ordinal"
    levels: Annotated[tuple[ScaleLevel, ...], Field(min_length=2)]
    direction: Literal["higher-is-better", "lower-is-better"] = "higher-is-better"
    means: bool = False
    """True where numbers between two levels are taken too: means over people, as publishers give them."""

    @model_validator(mode="after")
    def _ascending(self) -> "OrdinalScale":
        numbers = [level.level for level in self.levels]
        if numbers != sorted(set(numbers)):
            raise ValueError("the levels of a scale must be different and in ascending order")
        return self


class MeasuredScale(Model):
    """A measured quantity put on 0-1 between two fixed goalposts, as the Human Development Index does."""

    kind: Literal["measured"]
    low: Quantity
    """The goalpost worth 0 (worth 1 if lower is better)."""
    high: Quantity
    """The goalpost worth 1 (worth 0 if lower is better)."""
    log: bool = False
    """Take natural logarithms of the value and both goalposts first (HDI's income component)."""
    clip: bool = True
    """Put values beyond a goalpost on it, instead of refusing them."""
    direction: Literal["higher-is-better", "lower-is-better"] = "higher-is-better"
    unit: str = ""

    @model_validator(mode="after")
    def _goalposts(self) -> "MeasuredScale":
        if not self.low < self.high:
            raise ValueError("the low goalpost must be below the high one")
        if self.log and self.low <= 0:
            raise ValueError("a logarithmic scale needs goalposts above zero")
        return self


Scale = Annotated[OrdinalScale | MeasuredScale, Field(discriminator="kind")]


__all__ = ["MeasuredScale", "OrdinalScale", "Quantity", "Scale", "ScaleLevel"]
