# SPDX-License-Identifier: Apache-2.0
"""What is false by the record: quotations and names that nothing has, and what is not public."""

import re
from collections.abc import Iterator

from electassess.review.case import Case
from electassess.review.remark import Grade, Remark
from electassess.workspace.said import plain_words, quoted, said_in_order


def quotations(case: Case) -> Iterator[Remark]:
    """Words in quotation marks stand in the record, in what is cited, and not cut where the source turns."""
    here = plain_words(case.basis)
    for parts in quoted(case.text):
        words = " … ".join(part.strip() for part in parts)
        if said_in_order(parts, here):
            yield from _cut(case, parts, here)
        elif said_in_order(parts, case.record.everything):
            if case.cited:
                reason = case.say("quotation-elsewhere", words=words)
                serious = Grade.WARNING if case.foreign or case.asks or case.alone else Grade.ERROR
                yield case.remark("quotation", serious, reason)
        elif plain_words(words).strip():
            yield case.remark("quotation", Grade.ERROR, case.say("quotation-nowhere", words=words))


def _cut(case: Case, parts: list[str], here: str) -> Iterator[Remark]:
    """Whether a quotation stops just before its source turns."""
    last = plain_words(parts[-1])
    place = here.find(last)
    following = here[place + len(last) : place + len(last) + 30].split()
    turned = set(plain_words(case.unquoted).split()) & set(case.words.turning)
    if following and following[0] in case.words.turning and not turned:
        yield case.remark("quotation-cut", Grade.WARNING, case.say("quotation-cut", word=following[0]))


_PART = r"[A-Z][^\W\d_]*(?:[-’'][^\W\d_]+)*"
_NAME = re.compile(rf"(?<![\w’'-]){_PART}(?:\s+{_PART})*")


def names(case: Case) -> Iterator[Remark]:
    """Every name is in the record."""
    if case.alone:
        return
    for match in _NAME.finditer(case.text):
        words = match.group().split()
        opens = not case.text[: match.start()].strip("“‘\"' ")
        if any(_is_strange(case, word) for word in words[1 if opens else 0 :]):
            yield case.remark("name", Grade.WARNING, case.say("name-nowhere", name=match.group()))
            return


def _is_strange(case: Case, word: str) -> bool:
    """Whether nothing in the record has a word that is written as a name."""
    bare = re.sub(r"[’']s?$", "", word)
    if len(bare) < 3 or bare in case.words.months or bare.casefold() in case.lexicon.stop:
        return False
    return not any(plain_words(form) in case.record.everything for form in (bare, f"{bare}s", bare.removesuffix("s")))


def withheld(case: Case) -> Iterator[Remark]:
    """No sentence says what only an item that is not public says. The remark says no more than the sentence does."""
    words = plain_words(case.text).split()
    runs = {tuple(words[at : at + 6]) for at in range(len(words) - 5)}
    rare = any(len(only) >= 3 and len(only & case.stems) >= max(3, len(only) // 2) for only in case.record.hidden_stems)
    if runs & case.record.hidden_runs or rare:
        reason = case.say("not-public")
        yield case.remark("not-public", Grade.ERROR, reason, ())


RULES = (quotations, names, withheld)

__all__ = ["RULES", "names", "quotations", "withheld"]
