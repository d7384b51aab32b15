# SPDX-License-Identifier: Apache-2.0
"""The ladder's texts as sandboxed templates, and the names they may use.

Templates come from whoever wrote the ladder, perhaps a stranger: they run in Jinja2's immutable sandbox, an
unknown name is a fault and not an empty string, and the result is plain text.
"""

import datetime as dt
from collections.abc import Mapping

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from electassess.model.base import Edition
from electassess.model.election import ELECTION_BODY, Election
from electassess.model.registry import Country
from electassess.statement.grammar import capitalise, when


class LadderTextError(Exception):
    """A text of the ladder that cannot be rendered; the message says which and why."""


_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_ENVIRONMENT.filters.clear()
_ENVIRONMENT.filters["capitalise"] = capitalise


def render_text(where: str, template: str, names: Mapping[str, object]) -> str:
    """Render one text.

    Args:
        where: what the text is, for the message: `ladder band 1, pre-election, lede`.
        template: the text.
        names: the names it may use.

    Raises:
        LadderTextError: If it uses an unknown name, is no template, or tries what the sandbox forbids.
    """
    try:
        return " ".join(_ENVIRONMENT.from_string(template).render(names).split())
    except (TemplateError, ArithmeticError, TypeError, ValueError) as fault:
        raise LadderTextError(f"{where}: {fault}") from fault


def template_names(
    election: Election,
    country: Country,
    edition: Edition,
    today: dt.date,
    *,
    signing: int,
) -> dict[str, str]:
    """The names that texts of the ladder may use, with their values for one statement.

    Args:
        election: whose grammar (`plural`) the pronouns and verbs follow.
        country: how the text names it.
        edition: of the statement.
        today: the day of the statement.
        signing: number of organisations that sign.
    """
    plural = election.plural
    this = "these elections" if plural else "this election"
    return {
        "title": election.title,
        "edition": edition.value,
        "country": country.name,
        "adjective": country.adjective,
        "people": country.people,
        "government": country.government,
        "organisations": "organisation" if signing == 1 else "organisations",
        "emb": f"{{{ELECTION_BODY}}}",
        "the_election": f"the {election.phrase} in {country.name}",
        "this_election": this,
        "This_election": capitalise(this),
        "when": when(election.first_day, election.last_day, today),
        "it": "they" if plural else "it",
        "its": "their" if plural else "its",
        "is": "are" if plural else "is",
        "was": "were" if plural else "was",
        "has": "have" if plural else "has",
    }


__all__ = ["LadderTextError", "render_text", "template_names"]
