# SPDX-License-Identifier: Apache-2.0
"""`languages/TAG/pack.yaml`: what a language does in every sentence, beside the messages of its `.ftl` files."""

from typing import Annotated

from pydantic import Field

from electassess.model.base import Model, Text

TAG = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"
"""A language tag (BCP 47, without extensions), which is the name of the pack's folder."""

Tag = Annotated[str, Field(pattern=rf"^{TAG}$", max_length=35)]
Locale = Annotated[str, Field(pattern=r"^[a-z]{2,3}(?:_[A-Za-z0-9]{2,8}){0,2}$")]
Mark = Annotated[str, Field(min_length=1, max_length=3)]
Word = Annotated[str, Field(min_length=1, max_length=30)]
Skeleton = Annotated[str, Field(pattern=r"^(?:[dMyEL .,/年月日’-]|'[^']{0,20}'){1,40}$", max_length=40)]
"""Days, months, years and weekdays; other letters stand in quotation marks, since a day has no hour or zone."""


class Pack(Model):
    """The whole file."""

    tag: Tag
    """The same as the name of the folder."""
    locale: Locale
    """Of the Unicode locale data, by which dates, lists and plurals are written: `en_GB`."""
    title: Text
    articles: tuple[Word, ...] = ()
    """Definite articles that stand before a name, so that one that the name brings is not said twice."""
    conjunctions: tuple[Word, ...] = ()
    """Words that join the last entry of a list."""
    quotes: tuple[Mark, Mark]
    """Opening and closing marks of a quotation."""
    inner_quotes: tuple[Mark, Mark]
    """The same of a quotation within one."""
    apostrophe: Mark
    per_cent: Word
    """What running text prints for a per cent sign, with the space before it."""
    long_clause: Annotated[int, Field(ge=1, le=200)] = 22
    """Words beyond which a clause is long, so that its source is named first."""
    date: Skeleton
    """A day, as a pattern of the Unicode locale data: `d MMMM yyyy`."""
    month: Skeleton
    """A month: `MMMM yyyy`."""


__all__ = ["TAG", "Locale", "Pack", "Tag"]
