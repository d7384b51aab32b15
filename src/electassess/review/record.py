# SPDX-License-Identifier: Apache-2.0
"""The record that a text is read against: every public fact of its day, and what is known of the election itself."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from electassess.findings import Strength, strength_of
from electassess.model.election import MENTION, Actor
from electassess.model.evidence import Item, Source, Tell
from electassess.review.lexicon import Counted, Date, Lexicon, maybe_years
from electassess.statement.inputs import Material
from electassess.statement.naming import names_of, print_names
from electassess.workspace.said import plain_words


@dataclass(frozen=True)
class Known:
    """One public item as a review reads it.

    Attributes:
        item: the evidence.
        sources: those that may be cited.
        strength: how strongly it may be said.
        text: everything that it says: fact, clause, quotation, figures, with names in place of ids.
        clause: its clause as a text would print it.
        names: who may be named for it, in lower case.
        read: gives the stems of a text.
    """

    item: Item
    sources: tuple[Source, ...]
    strength: Strength
    text: str
    clause: str
    names: frozenset[str]
    read: Callable[[str], list[str]] = field(repr=False, compare=False)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the words of its text and of who may be named for it."""
        return frozenset(self.read(f"{self.text} {' '.join(sorted(self.names))}"))

    @property
    def id(self) -> str:
        """Of the item."""
        return self.item.id


ELECTION_BODY = "emb"
"""How a clause mentions the election body."""


def _named(actor: Actor) -> list[str]:
    return [one for one in (actor.name, actor.short, actor.introduce) if one]


class Record:
    """Everything public that a text of its day may rest on."""

    def __init__(self, material: Material, lexicon: Lexicon, plain: Sequence[str], hidden: Sequence[Item]) -> None:
        """Read the material.

        Args:
            material: of the draft.
            lexicon: of the text.
            plain: every sentence of the plain draft: its form says things of the election too.
            hidden: the items that are not public.
        """
        self.material, self.lexicon = material, lexicon
        self.election, self.today = material.election, material.today
        self.plain = tuple(plain)
        self._hidden = tuple(hidden)
        self._dates: dict[str, frozenset[Date]] = {}
        self._values: dict[str, frozenset[float]] = {}
        self._counted: dict[str, tuple[Counted, ...]] = {}
        self._forms: dict[str, dict[str, str]] = {}
        self._names = names_of(material.election, material.endorsers)
        usable = material.findings.usable
        self.known: dict[str, Known] = {
            key: self._known(item, tuple(source for _, source in usable.sources_of(item)))
            for key, item in usable.items.items()
        }

    def _known(self, item: Item, sources: tuple[Source, ...]) -> Known:
        (clause,) = print_names([item.clause], self._names, self.material.language, len(self.material.endorsers))
        spoken = [item.fact, item.clause, item.quote, *(f"{one.number} {one.counts}" for one in item.figures)]
        text = " . ".join(MENTION.sub(self._every_form, one) for one in spoken if one)
        named = [
            name for source in sources if source.named for name in (source.organisation, source.cite_as, source.short)
        ]
        actors = {actor.id: actor for actor in self.election.actors}
        speaking = list(item.said_by)
        if item.attributed:
            # Of those whom a clause names, the ones who also published a source speak; the others are spoken of.
            mentioned = [key for key in MENTION.findall(item.clause) if key in actors or key == ELECTION_BODY]
            published = [key for key in mentioned if key in actors and set(_named(actors[key])) & set(named)]
            said = self.lexicon.found(self.lexicon.words.attributing, item.clause)
            # Where the clause has a verb of saying, and nobody whom it names says it, somebody without a name does.
            speaking += published or self._speaking(item.clause, mentioned) or ([] if said else mentioned)
        for key in speaking:
            if key in actors:
                named += _named(actors[key])
            elif key == ELECTION_BODY:
                named += [self.election.election_body.name, self.election.election_body.short]
        for actor in actors.values():
            if set(_named(actor)) & set(named):
                named += _named(actor)
        return Known(
            item=item,
            sources=sources,
            strength=strength_of(item, sources),
            text=text,
            clause=clause,
            names=frozenset(re.sub(r"^the ", "", one.casefold()) for one in named if one),
            read=self.lexicon.stems,
        )

    def _speaking(self, clause: str, mentioned: Sequence[str]) -> list[str]:
        """Whom a clause lets say something: those before a verb of saying, or behind "according to" and its like."""
        words = self.lexicon.words
        verbs = self.lexicon.likely(words.attributing, clause)
        citing = self.lexicon.likely(words.citing or words.attributing, clause)
        ways = []
        if verbs:
            ways.append(rf"\{{([^{{}}]*)\}}(?:['’]s)?\s+(?:\w+\s+){{0,2}}?{self.lexicon.pattern(verbs).pattern}")
        if citing:
            ways.append(rf"{self.lexicon.pattern(citing).pattern}\s+(?:the\s+)?\{{([^{{}}]*)\}}")
        said = {match[1] for way in ways for match in re.finditer(way, clause, re.IGNORECASE)}
        return [key for key in mentioned if key in said]

    def _every_form(self, match: re.Match[str]) -> str:
        """All names of an actor, so that whichever a sentence uses is found."""
        body = self.election.election_body
        if match[1] == "emb":
            return f"{body.name} {body.short}".strip()
        actor = next((one for one in self.election.actors if one.id == match[1]), None)
        return " ".join(dict.fromkeys(_named(actor))) if actor else match[1]

    @cached_property
    def common(self) -> str:
        """What is known beside any item: names, places, the law, the days."""
        election, country = self.election, self.material.country
        parts = [election.title, election.phrase, country.name, country.adjective, country.people, country.government]
        parts += [election.election_body.name, election.election_body.short, country.parliament]
        parts += [name for actor in election.actors for name in _named(actor)]
        parts += [name for one in self.material.endorsers for name in (one.name, one.acronym)]
        parts += [*self.material.brief.addressees, *(ask.text for ask in self.material.brief.asks)]
        parts += [text for standard in self.material.standards.standards for text in (standard.title, standard.short)]
        joined = (one.parties.get(election.country) for one in self.material.standards.standards)
        parts += [f"{one.year or ''} {one.since or ''}" for one in joined if one is not None]
        return " . ".join(part for part in (*parts, *self.plain) if part)

    @cached_property
    def places(self) -> frozenset[str]:
        """Stems of the names of the country and of its people, which say nothing of who speaks."""
        country = self.material.country
        return frozenset(self.lexicon.stems(f"{country.name} {country.adjective} {country.people}"))

    @cached_property
    def speakers(self) -> Mapping[str, str]:
        """Everybody who is known to say or do anything, as `plain_words` and as written."""
        names = [name for actor in self.election.actors for name in (actor.name, actor.short)]
        names += [self.election.election_body.name, self.election.election_body.short]
        names += [name for one in self.material.endorsers for name in (one.name, one.acronym)]
        names += [
            name
            for one in self.known.values()
            for source in one.sources
            if source.named
            for name in (source.organisation, source.cite_as, source.short)
        ]
        return {
            plain_words(bare).strip(): bare
            for name in names
            if name[:1].isupper() or re.match(r"the [A-Z]", name)
            for bare in [re.sub(r"^the ", "", name)]
        }

    @cached_property
    def left_out(self) -> frozenset[str]:
        """Ids of the items that the editors leave out of the text."""
        never = (one.id for one in self.known.values() if one.item.tell is Tell.NEVER)
        return frozenset((*self.material.brief.leave_out, *never))

    @cached_property
    def whole_names(self) -> frozenset[str]:
        """Short forms of which a name is made: nobody writes out `BERSIH 2.0`, or a newspaper called by its letters."""
        names = [actor.name for actor in self.election.actors]
        names += [source.organisation for one in self.known.values() for source in one.sources if source.named]
        names += [self.election.election_body.name, *(one.name for one in self.material.endorsers)]
        names += [text for standard in self.material.standards.standards for text in (standard.title, standard.short)]
        return frozenset(word for name in names if name for word in re.findall(r"[A-Z]{2,}[A-Z0-9]*", name))

    @cached_property
    def everything(self) -> str:
        """Every public word, as `plain_words`."""
        titles = [
            text
            for one in self.known.values()
            for source in one.sources
            for text in (source.title, source.via, *((source.organisation, source.cite_as) if source.named else ()))
        ]
        return plain_words(" . ".join([*(one.text for one in self.known.values()), *titles, self.common]))

    def dates_of(self, one: Known) -> frozenset[Date]:
        """The dates that bear on one item."""
        if one.id not in self._dates:
            self._dates[one.id] = frozenset(self._read_dates(one))
        return self._dates[one.id]

    def values_known(self, one: Known) -> frozenset[float]:
        """Every number that one item says."""
        if one.id not in self._values:
            self._values[one.id] = frozenset(self.values_of(one.text))
        return self._values[one.id]

    def forms(self, one: Known) -> dict[str, str]:
        """The words of one item by their stems."""
        if one.id not in self._forms:
            self._forms[one.id] = self.lexicon.forms(one.text)
        return self._forms[one.id]

    def counted(self, one: Known) -> tuple[Counted, ...]:
        """The numbers of one item with what they count."""
        if one.id not in self._counted:
            figures = [
                Counted(number, each.counts, frozenset(self.lexicon.stems(each.counts)))
                for each in one.item.figures
                for number in self.lexicon.numbers(each.number)
            ]
            self._counted[one.id] = (*self.lexicon.counted(one.text), *figures)
        return self._counted[one.id]

    def _read_dates(self, one: Known) -> set[Date]:
        found = set(self.lexicon.dates(one.text)[0])
        for partial in (one.item.happened, one.item.continues, *(source.date for source in one.sources)):
            if partial:
                found.add(_date(partial))
        return found

    @cached_property
    def dates(self) -> frozenset[Date]:
        """Every date of the record, that of the text itself left out."""
        own = (self.today.year, self.today.month, self.today.day)
        found = set(self.lexicon.dates(self.common)[0]) - {own}
        days = [day for vote in self.election.votes for day in (vote.date, vote.until) if day]
        found |= {(day.year, day.month, day.day) for day in days}
        return frozenset(found.union(*(self.dates_of(one) for one in self.known.values())))

    def values_of(self, text: str) -> set[float]:
        """Every number of a text, however it is written, and the years and days of its dates."""
        dates, _ = self.lexicon.dates(text)
        found = {float(part) for date in dates for part in date if part is not None}
        found |= {float(year + 1) for year, *_ in maybe_years(text) if year}
        return found | {one.value for one in self.lexicon.numbers(text)}

    @cached_property
    def values(self) -> frozenset[float]:
        """Every number of the record."""
        own = (self.today.year, self.today.month, self.today.day)
        found = self.values_of(self.common)
        found |= {float(part) for date in (*self.dates, own) for part in date if part is not None}
        return frozenset(found.union(*(self.values_known(one) for one in self.known.values())))

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How telling each stem is: the fewer items have it, the more."""
        import math  # noqa: PLC0415

        count: dict[str, int] = {}
        for one in self.known.values():
            for stem in one.stems:
                count[stem] = count.get(stem, 0) + 1
        return {stem: math.log(1 + len(self.known) / times) for stem, times in count.items()}

    @cached_property
    def hidden_stems(self) -> tuple[frozenset[str], ...]:
        """What the items that are not public say, in stems that nothing public has."""
        if not self._hidden:
            return ()
        public = {stem for one in self.known.values() for stem in one.stems}
        public |= set(self.lexicon.stems(self.common))
        return tuple(
            frozenset(self.lexicon.stems(f"{item.fact} {item.clause} {item.quote}")) - public for item in self._hidden
        )

    @cached_property
    def hidden_runs(self) -> frozenset[tuple[str, ...]]:
        """Runs of six words of the items that are not public and that nothing public has."""
        found = set()
        for item in self._hidden:
            for text in (item.fact, item.clause, item.quote):
                words = plain_words(text).split()
                found |= {tuple(words[at : at + 6]) for at in range(len(words) - 5)}
        return frozenset(run for run in found if f" {' '.join(run)} " not in self.everything)


def _date(partial: str) -> Date:
    parts = [int(part) for part in partial.split("-")]
    return parts[0], parts[1] if len(parts) > 1 else 0, parts[2] if len(parts) > 2 else None


def same_day(one: Date, other: Date) -> bool:
    """Whether two dates, each as far as it is said, can be the same."""
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


__all__ = ["Known", "Record", "same_day"]
