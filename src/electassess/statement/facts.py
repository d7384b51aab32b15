# SPDX-License-Identifier: Apache-2.0
"""Items of evidence as sentences: the analyst's clause, with its source where the grade asks for it, and no more."""

from collections.abc import Sequence

from electassess.findings import Finding, Strength
from electassess.model.evidence import Source
from electassess.statement.grammar import sentence, tense
from electassess.statement.inputs import Kind, Line, Material
from electassess.statement.told import Told


def _named(material: Material, told: Told) -> list[tuple[str, Source]]:
    """The sources of an item that may be named, one read at its publisher before a copy, then the most reliable."""
    sources = [pair for pair in material.findings.usable.sources_of(told.item) if pair[1].named]
    return sorted(sources, key=lambda pair: (pair[1].reliability, bool(pair[1].via)))


def _name(material: Material, source: Source) -> str:
    """How the text names a source: as the source says, else an actor or a signatory by its placeholder."""
    if source.cite_as:
        return source.cite_as
    for actor in material.election.actors:
        if source.organisation in (actor.name, actor.short):
            return f"{{{actor.id}}}"
    for one in material.endorsers:
        if source.organisation in (one.name, one.acronym):
            return f"{{{one.id}}}"
    return source.organisation


def worth_citing(sources: Sequence[tuple[str, Source]]) -> tuple[tuple[str, Source], ...]:
    """The sources a note gives: not the doubtful ones where sound ones carry the same."""
    sound = any(source.reliability <= "B" for _, source in sources)
    return tuple(pair for pair in sources if not sound or pair[1].reliability <= "C")


def _said(material: Material, told: Told, clause: str, before: str) -> tuple[str, str]:
    """A clause as strongly as its grade allows, and the key of the source that the sentence names.

    Args:
        material: of the draft.
        told: the item.
        clause: its clause.
        before: key of the source that the sentence before names, or nothing.
    """
    say = material.language.say
    item, named = told.item, _named(material, told)
    key, best = named[0] if named else ("", None)
    plain = told.strength is Strength.PLAIN or (item.attributed and told.strength is Strength.ATTRIBUTED)
    copy = best.via if best is not None else ""
    if plain:
        # A mirror, a blog or an encyclopaedia never stands as what it copied, even where the clause says whose it is.
        copied = copy and item.attributed and best is not None and best.reliability > "C"
        return say("copied", clause=clause, via=copy) if copied else clause, ""
    author = say("unnamed-source") if best is None else _name(material, best)
    if told.strength is Strength.HEDGED:
        if copy and item.attributed:  # the clause says whose words they are
            return say("hedged-copied", clause=clause, via=copy), key
        if copy:  # what is in doubt is the copy
            return say("hedged-copy", clause=clause, source=author, via=copy), key
        return say("hedged", clause=clause, source=author), key
    name = say("copy", source=author, via=copy) if copy else author
    if key and key == before:
        return say("same-report", clause=clause), key
    long = ";" in clause or len(clause.split()) > material.language.pack.long_clause
    way = "fronted" if long else "attributed"
    if copy:  # "X (copy at Y) reported that" would be read as said by Y
        return say(way, clause=clause, source=name), key
    return material.language.vary(way, item.id, clause=clause, source=name), key


def key_of(told: Told) -> str:
    """The identity of the sentence on an item: what it bears on, and the item."""
    item = told.item
    about = told.findings[0].criterion if told.findings else f"background-{item.background}"
    return f"{about}/{item.id}"


def tell(material: Material, told: Sequence[Told]) -> list[Line]:
    """The sentences on some items that stand one after the other.

    Args:
        material: of the draft.
        told: the items, in order. One that shares the sentence of the one before it is told in it.
    """
    lines: list[Line] = []
    before = ""
    number = 0
    while number < len(told):
        one = told[number]
        group = [one]
        clause = one.item.clause
        while number + 1 < len(told) and told[number + 1].item.part_of == one.item.id:
            number += 1
            group.append(told[number])
            clause = material.language.say("shared", clause=clause, other=told[number].item.clause)
        text, before = _said(material, one, clause, before)
        usable = material.findings.usable
        sources = dict.fromkeys(pair for each in group for pair in worth_citing(usable.sources_of(each.item)))
        lines.append(
            Line(
                key=key_of(one),
                kind=Kind.FACT,
                text=sentence(text),
                findings=tuple(dict.fromkeys(finding for each in group for finding in each.findings)),
                evidence=tuple(each.item.id for each in group),
                sources=tuple(sources),
                rules=tuple(
                    f"evidence {each.item.id}: reading {each.item.reading.value}, credibility {each.item.credibility}, "
                    f"{each.strength.name.lower()}{' (the clause says who states it)' if each.item.attributed else ''}"
                    for each in group
                ),
            )
        )
        number += 1
    return lines


def anchor_clause(material: Material, finding: Finding) -> str:
    """The catalogue's clause for the level of a finding; between two levels, the milder one."""
    indicator = material.findings.indicators[finding.ref]
    level = finding.score.level
    if level is None or not indicator.anchors:
        before = "yes" if material.before_vote else "no"
        return material.language.say("standard-breached", title=indicator.title.lower(), before=before)
    anchor = min(
        (anchor for anchor in indicator.anchors if anchor.level >= level),
        key=lambda anchor: anchor.level,
        default=indicator.anchors[-1],
    )
    return anchor.clause


def tell_withheld(material: Material, finding: Finding) -> Line:
    """A serious finding that rests on evidence which cannot be shown, in the words of the catalogue's anchor."""
    clause = tense(anchor_clause(material, finding), before_vote=material.before_vote)
    return Line(
        key=f"withheld/{finding.ref}",
        kind=Kind.FACT,
        text=sentence(material.language.say("withheld", clause=clause)),
        findings=(finding,),
        rules=(f"indicator {finding.ref}: clause of level {finding.score.level:g}", "evidence that is not public"),
    )


__all__ = ["anchor_clause", "key_of", "tell", "tell_withheld", "worth_citing"]
