# SPDX-License-Identifier: Apache-2.0
"""One sentence with what it rests on, and the words that rules ask of both."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from electassess.findings import Strength
from electassess.model.review_words import ReviewWords
from electassess.review.lexicon import Counted, Date, Lexicon
from electassess.review.record import Known, Record
from electassess.review.remark import Grade, Remark
from electassess.working import Sentence
from electassess.workspace.said import QUOTED, plain_words

FORM = frozenset({"notice", "dateline", "signatures"})
"""Kinds of sentences that are no running text."""
OPENING = 5
"""Words of a sentence among which its subject stands, if it is a pronoun."""


@dataclass(frozen=True)
class Case:
    """One sentence under review.

    Attributes:
        sentence: with its place.
        cited: the items that it cites, or that it seems to rest on where the text has no citations.
        record: of the election.
        foreign: whether the text has no citations of its own.
        asks: whether it asks somebody for something.
        alone: whether it stands in a title or heading.
        before: text of the sentence before it in the same paragraph, to which a pronoun may go back.
        scope: text of a sentence before it in the same paragraph that says by whom all the rest is told; or nothing.
    """

    sentence: Sentence
    cited: tuple[Known, ...]
    record: Record
    foreign: bool
    asks: bool
    alone: bool
    before: str = ""
    scope: str = ""

    @property
    def text(self) -> str:
        """Of the sentence."""
        return self.sentence.text

    @property
    def lexicon(self) -> Lexicon:
        """Of the text."""
        return self.record.lexicon

    @property
    def words(self) -> ReviewWords:
        """The word lists."""
        return self.record.lexicon.words

    @cached_property
    def unquoted(self) -> str:
        """The sentence without what it quotes, and without asides that say whose judgement it is."""
        text = QUOTED.sub(" ", self.text)
        asides = self.lexicon.likely(self.words.judging, text)
        return re.sub(rf",\s*{self.lexicon.pattern(asides).pattern},", "", text) if asides else text

    @cached_property
    def basis(self) -> str:
        """Everything that the cited items say."""
        return " . ".join(one.text for one in self.cited)

    @cached_property
    def basis_stems(self) -> frozenset[str]:
        """Stems of all that they say."""
        return frozenset(stem for one in self.cited for stem in one.stems)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the sentence."""
        return frozenset(self.lexicon.stems(self.text))

    @property
    def weighs(self) -> bool:
        """Whether the signatories say, as theirs, what weighs most with them: no evidence could say it for them."""
        return self.sentence.ours and bool(self.found(self.words.weighing))

    @cached_property
    def attributed(self) -> bool:
        """Whether the sentence says who says so."""
        return bool(self.found(self.words.attributing)) or self.names_a_source(self.cited)

    def names_a_source(self, known: Iterable[Known]) -> bool:
        """Whether the sentence names anybody who says so, by itself or by the one that does so for its paragraph.

        One that goes back to whom the sentence before named does so, too.
        """
        back = f" {self.before.casefold()}" if self.before and self.goes_back else ""
        text = f"{back} {self.scope.casefold()} {self.text.casefold()} "
        return any(stands_in(name, text) for one in known for name in one.names)

    @cached_property
    def goes_back(self) -> bool:
        """Whether a pronoun of the sentence speaks: "it found", "in its view"; "his post" alone does not."""
        pronouns = self.lexicon.likely(self.words.pronouns, self.unquoted)
        if not pronouns:
            return False
        pronoun = self.lexicon.pattern(pronouns).pattern
        verbs = self.lexicon.likely(self.words.attributing, self.unquoted)
        ways = [rf"{pronoun}(?:[\W_]+\w+){{0,2}}?[\W_]+{self.lexicon.pattern(verbs).pattern}"] if verbs else []
        referring = self.lexicon.likely(self.words.referring, self.unquoted)
        ways += [rf"{self.lexicon.pattern(referring).pattern}\s+{pronoun}"] if referring else []
        if any(re.search(way, self.unquoted, re.IGNORECASE) for way in ways):
            return True
        opening = " ".join(self.unquoted.split()[:OPENING])
        return bool(self.words.subjects and self.found(self.words.subjects, opening))

    def found(self, phrases: Iterable[str], text: str | None = None) -> list[str]:
        """Which of some phrases stand in the sentence outside its quotations."""
        return self.lexicon.found(phrases, self.unquoted if text is None else text)

    def unborne(self, phrases: Sequence[str], text: str | None = None) -> list[str]:
        """Which of some words the sentence, or some text of it, has and nothing that it cites."""
        return [
            word
            for word in self.found(phrases, text)
            if not self.found([word], self.basis) and not set(self.lexicon.stems(word)) & self.basis_stems
        ]

    def unborne_stems(self, words: Sequence[str]) -> list[str]:
        """Which words of the sentence are forms of some words, where nothing that it cites has any form of them."""
        wanted = self.lexicon.stems_of(words)
        spoken = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", self.unquoted)
        return [
            word.casefold()
            for word in spoken
            if (stems := set(self.lexicon.stems(word)))
            and stems <= wanted
            and not stems & self.basis_stems
            and (word.casefold() in words or min(map(len, stems)) > 4)  # “the end” is no form of “ended”
        ]

    @cached_property
    def speaking(self) -> str:
        """Everything that the cited items and their sources say of who they are, as `plain_words`."""
        sources = [
            text
            for one in self.cited
            for source in one.sources
            if source.named
            for text in (source.organisation, source.cite_as, source.short, source.via, source.title)
        ]
        return plain_words(" . ".join([self.basis, *(name for one in self.cited for name in one.names), *sources]))

    @cached_property
    def speaking_stems(self) -> frozenset[str]:
        """Their stems."""
        return frozenset(self.lexicon.stems(self.speaking))

    @cached_property
    def forms(self) -> dict[str, str]:
        """The words of the sentence by their stems."""
        return self.lexicon.forms(self.unquoted)

    @cached_property
    def basis_forms(self) -> dict[str, str]:
        """The words of the cited items by their stems."""
        return {key: word for one in self.cited for key, word in self.record.forms(one).items()}

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """The numbers of the sentence with what they count."""
        return self.lexicon.counted(self.text)

    @cached_property
    def basis_counted(self) -> tuple[Counted, ...]:
        """The numbers of the cited items with what they count there."""
        return tuple(each for one in self.cited for each in self.record.counted(one))

    @cached_property
    def values(self) -> frozenset[float]:
        """Every number that the cited items say."""
        return frozenset(value for one in self.cited for value in self.record.values_known(one))

    @cached_property
    def dates(self) -> frozenset[Date]:
        """The dates that bear on the cited items."""
        return frozenset(date for one in self.cited for date in self.record.dates_of(one))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the sentence as words would give them: `30` for “30 per cent”."""
        return frozenset(f"{one.value:g}" for one in (each.number for each in self.counted))

    def say(self, message: str, **told: str | int) -> str:
        """A reason, in the words of the language in which the text is written."""
        return self.record.material.language.say(message, **told)

    def remark(
        self, kind: str, grade: Grade, reason: str, items: Iterable[Known] | None = None, suggestion: str = ""
    ) -> Remark:
        """A remark on this sentence, with the words of the items concerned."""
        concerned = tuple(self.cited if items is None else items)
        return Remark(
            line=self.sentence.line,
            sentence=self.text,
            kind=kind,
            grade=grade,
            reason=reason,
            items=tuple(one.id for one in concerned),
            own_words=" / ".join(one.clause for one in concerned[:3]),
            suggestion=suggestion,
        )

    def weak(self) -> Iterator[Known]:
        """The cited items that must be told as somebody's words."""
        for one in self.cited:
            if one.strength < Strength.PLAIN or one.item.attributed or one.item.said_by:
                yield one


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words."""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        if not _is_word(text[place - 1 : place]) and not _is_word(text[end : end + 1]):
            return True
        place = text.find(name, place + 1)
    return False


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


__all__ = ["FORM", "Case", "stands_in"]
