# SPDX-License-Identifier: Apache-2.0
"""The ladder's texts as sandboxed templates, and the names they may use.

Templates come from whoever wrote the ladder, perhaps a stranger: they run in Jinja2's immutable sandbox, an
unknown name is a fault and not an empty string, and the result is plain text.
"""

import datetime as dt
from collections.abc import Mapping

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from electassess.language import Language
from electassess.model.base import Edition
from electassess.model.election import ELECTION_BODY, Election
from electassess.model.registry import Country
from electassess.statement.grammar import capitalise
from electassess.statement.when import when


class LadderTextError(Exception):
    """A text of the ladder that cannot be rendered; the message says which and why."""


AGREEING = ("it", "its", "is", "was", "has")
"""Names whose words agree with the election's number; each is a message of the language pack."""

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
    language: Language,
    *,
    signing: int,
) -> dict[str, str]:
    """The names that texts of the ladder may use, with their values for one statement.

    Args:
        election: whose grammar (`plural`) the pronouns and verbs follow.
        country: how the text names it.
        edition: of the statement.
        today: the day of the statement.
        language: in which it speaks.
        signing: number of organisations that sign.
    """
    plural, say = "yes" if election.plural else "no", language.say
    this = say("this-election", plural=plural)
    return {
        "title": election.title,
        "edition": edition.value,
        "country": country.name,
        "adjective": country.adjective,
        "people": country.people,
        "government": country.government,
        "organisations": say("organisations", count=signing),
        "joint_statement": say("joint-statement", count=signing),
        "emb": f"{{{ELECTION_BODY}}}",
        "the_election": say("the-election", phrase=election.phrase, country=country.name),
        "this_election": this,
        "This_election": capitalise(this),
        "when": when(election, today, language),
        **{word: say(word, plural=plural) for word in AGREEING},
    }


__all__ = ["LadderTextError", "render_text", "template_names"]
