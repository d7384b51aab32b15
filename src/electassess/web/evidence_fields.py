# SPDX-License-Identifier: Apache-2.0
"""The forms of a source and of an item of evidence, in the words of those who fill them in."""

import re

from electassess.model import Election
from electassess.model.base import Addressee
from electassess.model.election import ELECTION_BODY
from electassess.model.evidence import Background, Basis, EvidenceFile, Gravity, Reading, Sensitivity, Tell
from electassess.web.forms import Field, Option, in_short, options_of
from electassess.workspace import Assessment, Reference

RELIABILITY = tuple(
    Option(grade, grade, meaning)
    for grade, meaning in zip(
        "ABCDEF",
        (
            "completely reliable – intergovernmental bodies, courts",
            "usually reliable – established observers, agencies, papers of record",
            "fairly reliable – other press, scholars’ articles, copies at a publisher who answers for them",
            "not usually reliable – mirrors, blogs, encyclopaedias, partisan groups",
            "unreliable",
            "cannot be judged",
        ),
        strict=True,
    )
)
CREDIBILITY = tuple(
    Option(str(number), str(number), meaning)
    for number, meaning in enumerate(
        ("confirmed by others", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged"), 1
    )
)
CLASSES = options_of(
    tuple(Sensitivity),
    {
        "public": "may stand in every text",
        "restricted": "counts, and stands in no text",
        "confidential": "counts, and stands in no text; its source must be protected",
    },
)

SOURCE_FIELDS = (
    Field("organisation", "Who says it", help="The organisation or person that published it."),
    Field("title", "Title"),
    Field("described", "This title is a description: the source’s own was not to be seen", "yes"),
    Field(
        "date",
        "Published on",
        "day",
        help="As exactly as known: 23 July 2028, July 2028 or 2028; empty where it shows no date.",
    ),
    Field(
        "latest",
        "Published at the latest on",
        "day",
        help="Where no day stands above: without it the source counts for no text, for it might have come out later. "
        "Say in the note how you know.",
    ),
    Field("url", "Address", "address", help="Of the page; empty where it is not on the web."),
    Field(
        "reliability",
        "How reliable is the source?",
        "choice",
        options=RELIABILITY,
        always=True,
        help="The grade of where you read it, not of who is quoted.",
    ),
    Field("via", "Read at", help="Where it was read, if not at the publisher: a copy, a mirror, a press report."),
    Field(
        "named",
        "The source must not be named",
        "no",
        help="Each of its items then says who may see it.",
    ),
    Field("cite_as", "Named in a text as", help="With its article, as in: the Phnom Penh Post.", more=True),
    Field("short", "Named again as", help="As in: the Post.", more=True),
    Field("note", "Note", "area", help="For colleagues; it stands in no text.", more=True),
)
"""Keys of a source."""


def item_fields(reference: Reference, one: Assessment) -> tuple[Field, ...]:
    """Keys of an item, with what there is to choose from in this assessment."""
    evidence = one.evidence.model
    sources = tuple(
        Option(key, key, f"{source.organisation}: {source.title}")
        for key, source in (evidence.sources.items() if evidence else ())
    )
    titles = {
        group.id: group.title
        for group in (reference.tree.root.groups if reference.tree else ())
        if not isinstance(group, str)
    }
    indicators = tuple(
        Option(ref, node.title, "", titles.get(ref.partition(".")[0], "")) for ref, node in reference.indicators.items()
    )
    acts = reference.catalogue.model.acts if reference.catalogue.model else ()
    kinds = tuple(
        Option(
            act.id, act.title, act.means, "Acts that speak against" if act.reading == "fault" else "Acts that speak for"
        )
        for act in acts
    )
    election = one.election.model
    actors = tuple(Option(actor.id, actor.name) for actor in (election.actors if election else ()))
    body = [f"{{emb}} {election.election_body.name}"] if election else []
    names = "; ".join([*body, *(f"{{{actor.value}}} {actor.title}" for actor in actors)])
    electoral = (Option(ELECTION_BODY, election.election_body.name),) if election else ()
    asked = (*actors, *(Option(str(role), str(role)) for role in Addressee))
    ids = tuple(Option(item.id, in_short(item.fact)) for item in (evidence.items if evidence else ()))
    return (
        Field("fact", "The fact", "area", help="What the source says, in one sentence."),
        Field(
            "clause",
            "As a statement would say it",
            "area",
            help="Past tense, no capital at the start unless it is a name, no full stop, no number that the fact does "
            f"not have. A name in braces is introduced where it is first told: {names}. Write “the {{emb}}” where "
            "the name takes an article.",
        ),
        Field("sources", "Sources", "many", options=sources),
        Field("sensitivity", "Who may see it", "choice", options=CLASSES, blank="public", always=True),
        Field("consent", "Consent", help="For testimony: what its giver agreed to."),
        Field(
            "reading",
            "Which way it speaks",
            "choice",
            always=True,
            options=options_of(
                tuple(Reading), {"fault": "against the election", "strength": "for it", "context": "neither"}
            ),
        ),
        Field(
            "kind",
            "Law or practice",
            "choice",
            always=True,
            blank="practice",
            options=(Option("practice", "practice", "what was done"), Option("law", "law", "what the rules say")),
        ),
        Field(
            "basis",
            "The source",
            "choice",
            always=True,
            blank="stated",
            options=options_of(
                tuple(Basis),
                {
                    "stated": "states the fact itself",
                    "reported": "reports that others do",
                    "official": "tells a law, a ruling, a declared result: what anybody could look up",
                },
            ),
        ),
        Field("credibility", "How credible is the information?", "choice", options=CREDIBILITY, always=True),
        Field(
            "gravity",
            "How much it weighs",
            "choice",
            options=options_of(
                tuple(Gravity),
                {
                    "decisive": "leads the text",
                    "serious": "is told where there is room",
                    "minor": "a detail",
                },
            ),
        ),
        Field("happened", "When it happened", "day", help="As exactly as known: 23 July 2028, July 2028 or 2028."),
        Field(
            "first",
            "Bears most on",
            "choice",
            options=tuple(Option(one.value, one.title, group=one.group) for one in indicators),
            help="That indicator decides in which paragraph it stands.",
        ),
        Field("indicators", "Bears also on", "many", options=indicators),
        Field(
            "ask.to",
            "Because of it we ask",
            "choice",
            options=asked,
            help="Of whom: a statement recommends what its items ask for, and nothing else.",
        ),
        Field("ask.text", "to …", help="A verb first, no capital, no full stop: release those held."),
        Field("attributed", "The clause itself says who states it", "yes"),
        Field("acts", "What kind of thing happened", "many", options=kinds),
        Field(
            "thread",
            "Thread",
            "slug",
            help="A name of your own: items of one thread are told together.",
        ),
        Field(
            "background",
            "Background",
            "choice",
            options=options_of(tuple(Background)),
            help="What it tells of the election beside any indicator.",
        ),
        Field("follows", "Reads naturally after", "choice", options=ids, more=True),
        Field("part_of", "Shares the sentence of", "choice", options=ids, more=True),
        Field("tell", "Told", "choice", options=options_of(tuple(Tell)), help="Empty: the plan decides.", more=True),
        Field("said_by", "Must be named wherever it is told", "many", options=(*electoral, *actors), more=True),
        Field(
            "keep",
            "Words that must not be lost",
            "lines",
            help="One a line: alleged, some, in two provinces.",
            more=True,
        ),
        Field(
            "figures",
            "Its numbers",
            "rows",
            help="So that a review can tell 38 deaths from 38 parties.",
            more=True,
            columns=(Field("number", "Number"), Field("counts", "What it counts")),
        ),
        Field("continues", "Known to go on until", "day", more=True),
        Field("quote", "The source’s own words", "area", more=True),
        Field("note", "Note", "area", help="For colleagues; it stands in no text.", more=True),
        Field("id", "Short name", "slug", help="A name of your own; empty: made of the fact.", more=True),
    )


def plain_names(election: Election | None, clause: str) -> list[tuple[str, str]]:
    """Names that stand in a clause as plain words although they could be in braces: the words, and the braces."""
    if election is None:
        return []
    body = election.election_body
    known = [("emb", body.name, body.short), *((one.id, one.name, one.short) for one in election.actors)]
    found = []
    for key, *names in known:
        said = (one for one in names if one and re.search(rf"(?<![\w{{-]){re.escape(one)}(?![\w}}-])", clause))
        if first := next(said, ""):
            found.append((first, f"{{{key}}}"))
    return found


__all__ = ["CLASSES", "SOURCE_FIELDS", "EvidenceFile", "item_fields", "plain_names"]
