# SPDX-License-Identifier: Apache-2.0
"""`waivers.yaml`: what a review found false by the record, and who answers for it all the same."""

from electassess.model.base import Day, Model, Sentence, Slug, Text


class Waiver(Model):
    """One remark that somebody waived."""

    sentence: Text
    """The sentence as the review gives it, without citations: another sentence is another matter."""
    kind: Slug
    """Of the remark: `number`, `quotation`, …"""
    by: Text
    """Who answers for it, by name."""
    because: Sentence
    """Why it may stand."""
    date: Day


class Waivers(Model):
    """The whole file."""

    waivers: tuple[Waiver, ...] = ()


__all__ = ["Waiver", "Waivers"]
