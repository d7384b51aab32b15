# SPDX-License-Identifier: Apache-2.0
"""The registries: `organisations.yaml` (who may endorse) and `countries.yaml` (how a text names a country).

Names of countries are political; the file is shipped, and a workspace may replace it.
"""

from electassess.model.base import Iso3, Model, Slug, Text
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
    bodies: tuple[Slug, ...] = ()
    """Intergovernmental bodies it belongs to, by id: `asean`, `osce`."""


class Countries(Model):
    """The whole file."""

    countries: dict[Iso3, Country]


__all__ = ["Countries", "Country", "Organisation", "Organisations"]
