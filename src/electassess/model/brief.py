# SPDX-License-Identifier: Apache-2.0
"""`statement.yaml`, the brief: who speaks, to whom, when, in which edition, and what is asked."""

from typing import Annotated

from pydantic import Field, field_validator, model_validator

from electassess.model.base import Day, Edition, Form, Model, Ref, Sentence, Slug, Text, infinitive
from electassess.model.pack import Tag


class BriefAsk(Model):
    """An ask of this statement beyond those that items of evidence bring: an infinitive.

    It must rest on something: an ask without a ground is a fault.
    """

    text: Sentence
    because: Ref
    """An item of evidence, by its id, or an indicator or criterion that was rated."""
    to: Slug | None = None
    """Who is asked, as in the `ask` of an item: an actor's id or a role. Left out: the addressees."""

    @field_validator("text")
    @classmethod
    def _text_is_an_infinitive(cls, text: str) -> str:
        return infinitive(text)


class Brief(Model):
    """The whole file."""

    edition: Edition
    date: Day
    form: Form = Form.JOINT
    """How much: `joint` for signature, `full` for the record, `report` with every fact, `summary` on one page."""
    language: Tag = "en-GB"
    """The pack in whose language the text speaks: a folder of `languages/`, the workspace's own or a shipped one."""
    title: str = ""
    """Replaces the title that the ladder gives."""
    order: tuple[Ref, ...] = ()
    """Paragraphs to be told first, by criterion, in this order; left out, by weight."""
    leave_out: tuple[Slug, ...] = ()
    """Items of evidence that the editors leave out of the text; they are listed as untold."""
    observed: tuple[Slug, ...] = ()
    """Which of the endorsers observed this election themselves."""
    desk_work: bool = False
    """True where the assessment was made at the desk, from documents, and nobody observed for it."""
    addressees: tuple[Text, ...] = ()
    """Whom the statement calls on, as they stand in a list: `ASEAN`, `its member states`."""
    endorsers: tuple[Slug, ...] = ()
    """Organisations of organisations.yaml, in any order; printed in alphabetical order."""
    asks: tuple[BriefAsk, ...] = ()
    notice: str = ""
    """Printed above the text: what a reader must know about its standing."""
    adopted: bool = False
    """Whether the organisations listed have adopted this text. Until then one without a notice says it is a draft."""
    adopted_text: Annotated[str, Field(pattern=r"^(text-[0-9a-f]{16})?$")] = ""
    """The stamp of the words that the organisations adopted, as `publish` gives it: no other words are published."""

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
    def _observers_sign(self) -> "Brief":
        strangers = [one for one in self.observed if one not in self.endorsers]
        if strangers:
            raise ValueError(f"observed names those of the endorsers that observed; not among them: {strangers[0]}")
        return self

    @model_validator(mode="after")
    def _adopted_by_somebody(self) -> "Brief":
        if self.adopted and not self.endorsers:
            raise ValueError("adopted: true is said of endorsers, and there are none: name them, or take adopted out")
        if self.adopted_text and not self.adopted:
            raise ValueError(
                "adopted_text is the stamp of an adopted text: write adopted: true beside it, or take adopted_text out"
            )
        return self


__all__ = ["Brief", "BriefAsk"]
