# SPDX-License-Identifier: Apache-2.0
"""When an election was or is to be held, as a statement of a day could say it.

Rounds apart are never one long vote, voting abroad or in advance is said as what it is, and nothing is told of which
the day of the statement did not know: neither a second round before the first, nor an annulment to come.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from electassess.language import Language, days, joined, listed
from electassess.model.election import Election, Fate, Vote, VoteKind, known_on

_APART = {VoteKind.IN_ADVANCE: "vote-in-advance", VoteKind.ABROAD: "vote-abroad"}


def when(election: Election, today: dt.date, language: Language) -> str:
    """When the vote is or was, seen from the day of the statement, as a participle after the election's name.

    Args:
        election: with its days of voting.
        today: the day of the statement.
        language: in which it is said.
    """
    known = known_on(election.votes, today)
    polling = [vote for vote in known if vote.kind is VoteKind.POLLING]
    annulled = [vote for vote in polling if vote.fate_by(today) is Fate.ANNULLED]
    repeats = [vote for vote in polling if _makes_up_for(vote, annulled, polling)]
    standing = [vote for vote in polling if vote.fate_by(today) is Fate.STANDS and vote not in repeats]
    postponed = [vote for vote in polling if vote.fate_by(today) is Fate.POSTPONED]
    cancelled = [vote for vote in polling if vote.fate_by(today) is Fate.CANCELLED]
    if not standing and not annulled:
        return _not_held(postponed, cancelled, language)
    text = _vote([*standing, *annulled], today, language)
    if annulled:
        text = _annulled(text, annulled, standing, language)
        text = _repeated(text, [vote for vote in repeats if vote.fate_by(today) is Fate.STANDS], today, language)
    if postponed:
        text = language.say("put-off-from", vote=text, days=listed(_spans(postponed), language))
    if cancelled:
        text = language.say("called-off-in-part", vote=text, days=listed(_spans(cancelled), language))
    for kind, message in _APART.items():
        apart = [vote for vote in known if vote.kind is kind and vote.fate_by(today) in {Fate.STANDS, Fate.ANNULLED}]
        if apart:
            text = language.say(message, vote=text, days=days(_spans(apart), language))
    return text


def _spans(votes: Iterable[Vote]) -> list[tuple[dt.date, dt.date]]:
    return [(vote.date, vote.ends) for vote in votes]


def _makes_up_for(vote: Vote, annulled: Sequence[Vote], votes: Sequence[Vote]) -> bool:
    """Whether a vote repeats one that was annulled, perhaps by way of a day that was itself put off."""
    while vote.instead_of is not None:
        if any(one.date == vote.instead_of for one in annulled):
            return True
        before = next((one for one in votes if one.date == vote.instead_of), None)
        if before is None:  # it was put off before anybody knew of it
            return False
        vote = before
    return False


def _not_held(postponed: Sequence[Vote], cancelled: Sequence[Vote], language: Language) -> str:
    """That nobody voted or is to vote: each day with what became of it."""
    if not cancelled:
        return language.say("put-off", days=listed(_spans(postponed), language))
    called_off = listed(_spans(cancelled), language)
    if not postponed:
        return language.say("called-off", days=called_off)
    put_off = listed(_spans(postponed), language)
    if all(vote.instead_of is None for vote in cancelled):
        text = language.say("put-off", days=put_off)
        return language.say("called-off-in-part", vote=text, days=called_off)
    planned = language.say("planned-on", days=called_off)
    return language.say("called-off-later", vote=language.say("put-off-from", vote=planned, days=put_off))


def _vote(votes: Sequence[Vote], today: dt.date, language: Language) -> str:
    """The vote itself: held, under way or to come."""
    spans = joined(_spans(votes))
    over = [span for span in spans if span[1] < today]
    now = [span for span in spans if span[0] <= today <= span[1]]
    ahead = [span for span in spans if span[0] > today]
    if not over and not now:
        return _planned(spans, today, language)
    parts = [language.say("held", days=days(over, language))] if over else []
    if now:
        one_day = now[0][0] == now[0][1]
        today_is = language.say("today", days=language.date(today))
        parts.append(today_is if one_day else language.say("taking-place", days=days(now, language)))
    text = parts[0] if len(parts) == 1 else language.say("held-and-now", held=parts[0], now=parts[1])
    if not ahead:
        return text
    begun = max(vote.round for vote in votes if vote.date <= today)
    further = all(vote.round > begun for vote in votes if vote.date > today)
    return language.say("round-due" if further else "more-due", vote=text, days=days(ahead, language))


def _planned(spans: Sequence[tuple[dt.date, dt.date]], today: dt.date, language: Language) -> str:
    """A vote to come; the day before and the day of the week are said only where the dates make them so."""
    first, last = spans[0]
    if len(spans) > 1 or first != last:
        if all(start == end for start, end in spans):
            return language.say("planned-on", days=listed(spans, language))
        return language.say("planned", days=days(spans, language))
    day = language.date(first)
    if (first - today).days == 1:
        return language.say("tomorrow", days=day)
    if (first - today).days < 7:
        return language.say("this-week", weekday=language.weekday(first), days=day)
    return language.say("planned-on", days=day)


def _annulled(text: str, annulled: Sequence[Vote], standing: Sequence[Vote], language: Language) -> str:
    """That a vote was annulled: all of it, part of it, or that of one day."""
    decided = sorted({vote.fate_on for vote in annulled if vote.fate_on})
    on = language.listing([language.date(day) for day in decided])
    if not standing:
        return language.say("annulled", vote=text, day=on)
    if {vote.date for vote in standing} & {vote.date for vote in annulled}:
        return language.say("annulled-in-part", vote=text, day=on)
    return language.say("annulled-of", vote=text, days=listed(_spans(annulled), language), day=on)


def _repeated(text: str, repeats: Sequence[Vote], today: dt.date, language: Language) -> str:
    """When it was repeated, or is to be."""
    if not repeats:
        return text
    over = all(vote.date <= today for vote in repeats)
    return language.say("repeated" if over else "to-be-repeated", vote=text, days=days(_spans(repeats), language))


__all__ = ["when"]
