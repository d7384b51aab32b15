# SPDX-License-Identifier: Apache-2.0
"""`statement.yaml`, the brief: who speaks, to whom, when, in which edition, and what is asked."""

import datetime as dt
from typing import Literal

from pydantic import field_validator, model_validator

from electassess.model.base import Edition, Model, Ref, Sentence, Slug, Text


class BriefAsk(Model):
    """An ask of this statement beyond those the ladder and the findings bring: an infinitive.

    It must rest on a finding: an ask without a ground is a fault.
    """

    text: Sentence
    because: Ref

    @field_validator("text")
    @classmethod
    def _text_is_an_infinitive(cls, text: str) -> str:
        if text[:1].isupper() or text.startswith(("that ", "to ", "the ")) or text.endswith("."):
            raise ValueError(f'an ask stands after "we urge … to": a verb first, no capital, no full stop: {text}')
        return text


class Brief(Model):
    """The whole file."""

    edition: Edition
    date: dt.date
    language: Literal["en-GB"] = "en-GB"
    title: str = ""
    """Replaces the title that the edition gives."""
    addressees: tuple[Text, ...] = ()
    """Whom the statement calls on, as they stand in a list: `ASEAN`, `its member states`."""
    endorsers: tuple[Slug, ...] = ()
    """Organisations of organisations.yaml, in any order; printed in alphabetical order."""
    asks: tuple[BriefAsk, ...] = ()
    notice: str = ""
    """Printed above the text: what a reader must know about its standing."""
    adopted: bool = False
    """Whether the organisations listed have adopted this text. Until then one without a notice says it is a draft."""

    @field_validator("addressees")
    @classmethod
    def _addressees_stand_in_a_list(cls, addressees: tuple[str, ...]) -> tuple[str, ...]:
        for one in addressees:
            if one.startswith("The ") or one.endswith((".", ",", ";")):
                raise ValueError(
                    f"an addressee stands within a sentence: no capital article, no mark at the end: {one}"
                )
        return addressees

    @model_validator(mode="after")
    def _adopted_by_somebody(self) -> "Brief":
        if self.adopted and not self.endorsers:
            raise ValueError("a text that was adopted has endorsers: name them, or take adopted out")
        return self


__all__ = ["Brief", "BriefAsk"]
