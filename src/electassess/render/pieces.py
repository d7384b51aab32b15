# SPDX-License-Identifier: Apache-2.0
"""Scores of a table as one text, in pieces as they are made: a large table is never held as text, nor as cards.

Where a table is large, blocks of it are made in processes of their own. What comes out is the same.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from electassess.language import Language
from electassess.render.score_records import COLUMNS, csv_items, json_items
from electassess.render.score_text import text_of
from electassess.scoring import Scorecard, Scores, each_card

WORTHWHILE: Final = 3000
"""Fewest elections for which starting processes costs less than it saves."""

_PART: Final = 512
"""Elections that one process makes at a time."""


class Form(NamedTuple):
    """A way to write scores: what stands before, between and after what is written of each election.

    Attributes:
        before: the beginning.
        between: two elections.
        after: the end.
        items: from cards, labels of bands and a language to what is written of each.
    """

    before: str
    between: str
    after: str
    items: Callable[[Iterable[Scorecard], Sequence[str], Language], Iterable[str]]


def _csv(cards: Iterable[Scorecard], _: Sequence[str], __: Language) -> Iterator[str]:
    return csv_items(cards)


def _text(cards: Iterable[Scorecard], labels: Sequence[str], language: Language) -> Iterator[str]:
    return (text_of(card, labels, language) for card in cards)


FORMS: Final = {
    "text": Form("", "\n", "", _text),
    "csv": Form(",".join(COLUMNS) + "\n", "", "", _csv),
    "json": Form("[\n", ",\n", "\n]\n", json_items),
}
"""By name."""


def written(cards: Iterable[Scorecard], labels: Sequence[str], form: str, language: Language) -> Iterator[str]:
    """Cards as one text, in pieces.

    Args:
        cards: one after the other.
        labels: of the bands, from the lowest.
        form: a name in `FORMS`.
        language: in which it is told.
    """
    return _framed(FORMS[form], FORMS[form].items(cards, labels, language))


def in_pieces(scores: Scores, form: str, language: Language, processes: int = 1) -> Iterator[str]:
    """All elections of a table as one text, in pieces.

    Args:
        scores: of the table.
        form: a name in `FORMS`.
        language: in which it is told.
        processes: most that are used.
    """
    number = len(scores.ratings.elections)
    processes = min(processes, os.cpu_count() or 1)
    if processes < 2 or number < WORTHWHILE:
        yield from written(each_card(scores, answers=False), scores.labels, form, language)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few tables are large

    # What all elections share is made before, and not in every process again.
    _ = scores.fired, scores.analyst_range, scores.fill_range
    parts = [range(start, min(start + _PART, number)) for start in range(0, number, _PART)]
    with ProcessPoolExecutor(processes, initializer=_keep, initargs=(scores, form, language)) as pool:
        yield from _framed(FORMS[form], pool.map(_part, parts))


def _framed(form: Form, items: Iterable[str]) -> Iterator[str]:
    """What is written of elections, with what stands around it."""
    between = form.before
    for item in items:
        yield between
        yield item
        between = form.between
    yield form.after if between == form.between else form.before.rstrip() + form.after.lstrip()


_kept: list[tuple[Scores, str, Language]] = []
"""In a process of its own: the scores it writes parts of, how, and in which language."""


def _keep(scores: Scores, form: str, language: Language) -> None:
    """Begin a process."""
    import gc  # noqa: PLC0415

    gc.disable()  # there are many small objects, and few go round in a circle
    _kept[:] = [(scores, form, language)]


def _part(elections: range) -> str:
    """A part of the text, without what stands before and after it."""
    scores, name, language = _kept[0]
    form = FORMS[name]
    return form.between.join(form.items(each_card(scores, elections, answers=False), scores.labels, language))


__all__ = ["FORMS", "WORTHWHILE", "in_pieces", "written"]
