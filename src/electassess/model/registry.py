# SPDX-License-Identifier: Apache-2.0
"""The registries: `organisations.yaml` (who may endorse) and `countries.yaml` (how a text names a country).

Names of countries are political; the file is shipped, and a workspace may replace it.
"""

import datetime as dt

from electassess.model.base import Iso3, Model, PartialDate, Slug, Text, earliest_day, latest_day
from electassess.model.election import ElectionBody


class Organisation(Model):
    """One body that may endorse a statement."""

    id: Slug
    name: Text
    acronym: str = ""
    country: Iso3 | None = None
    source: str = ""
    """Where the name was read."""
    note: str = ""


class Organisations(Model):
    """The whole file."""

    organisations: tuple[Organisation, ...]


class FormerBody(ElectionBody):
    """An election body as it was called, or another one, at an earlier time."""

    until: PartialDate
    """The last day, month or year in which an election was held under this name."""
    source: str = ""
    """Where that was read."""


class Country(Model):
    """How a text names a country or territory."""

    name: Text
    """In running text, with the article it takes: `Cambodia`, `the Philippines`."""
    adjective: Text
    people: Text
    """As in "the people of …": `Cambodia`, `Hong Kong`."""
    government: Text
    """As in "we call on …": `the Government of Cambodia`, `the Hong Kong authorities`."""
    parliament: str = ""
    """The same for its legislature: `the Legislative Yuan`. Left out: "the parliament of" its people."""
    region: Text
    election_body: ElectionBody | None = None
    """The right name of its election management body, against which election.yaml is checked."""
    former_election_bodies: tuple[FormerBody, ...] = ()
    """What its election body was called before, the latest first: elections of then keep the name of then."""
    bodies: tuple[Slug, ...] = ()
    """Intergovernmental bodies it belongs to, by id: `asean`, `osce`."""

    def bodies_on(self, day: dt.date) -> tuple[ElectionBody, ...]:
        """What the election body may be called on a day, the likeliest first; none where the registry does not say.

        A name whose end is known to the year or month alone may be right within it, and so may the one after it.
        """
        former = sorted(self.former_election_bodies, key=lambda one: latest_day(one.until))
        named: list[ElectionBody] = []
        for one in former:
            if latest_day(one.until) >= day:
                named.append(one)
                if earliest_day(one.until) > day:
                    return tuple(named)
        return (*named, self.election_body) if self.election_body else tuple(named)


class Countries(Model):
    """The whole file."""

    countries: dict[Iso3, Country]


__all__ = ["Countries", "Country", "FormerBody", "Organisation", "Organisations"]
